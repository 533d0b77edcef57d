// Broken promises and failed reads turned into one sentence about the files.

#include "answer_from.hpp"

#include <fmt/format.h>

#include <iostream>
#include <stdexcept>

#include "command_line/exit_codes.hpp"
#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

int answer_from(const std::vector<std::string>& paths, const std::function<int()>& answer) {
  try {
    return answer();
  } catch (const StoreError& broken) {
    std::cerr << "headroom: " << broken.what() << '\n';
  } catch (const std::logic_error& broken) {
    std::cerr << fmt::format(
        "headroom: {} cannot be used: what {} does not fit together ({}); headroom run makes it again\n",
        fmt::join(paths, " and "), paths.size() == 1 ? "it holds" : "they hold", broken.what());
  }
  return kFailed;
}

}  // namespace headroom
