// Exceptions sorted into another kind of file, refused, damaged and out of memory, each in its words.

#include "store/hdf5/reading.hpp"

#include <fmt/format.h>

#include <exception>
#include <new>
#include <system_error>

#include "reading/checked_file.hpp"

namespace headroom {

ReadFailure failure_of_reading(const std::string& path, const char* damaged) {
  using Kind = ReadFailure::Kind;
  const auto broken = [&](const std::string& why) {
    return ReadFailure{Kind::damaged, fmt::format("{} {}: {}", path, damaged, why)};
  };
  try {
    throw;
  } catch (const WrongInput& wrong) {
    return {Kind::wrong_input, wrong.message};
  } catch (const RefusedFile& refused) {
    return {Kind::damaged, fmt::format("{} {}", path, refused.what())};
  } catch (const StoreError& why) {
    return broken(why.what());
  } catch (const std::bad_alloc&) {
    return {Kind::damaged, fmt::format("{} cannot be read: it needs more memory than there is", path)};
  } catch (const FileFailure& failed) {
    return {Kind::damaged, failed.what()};
  } catch (const std::system_error& failed) {
    return {Kind::damaged, fmt::format("{} cannot be read: {}", path, failed.code().message())};
  } catch (const std::exception&) {  // of numbers in it that cannot be lengths or places
    return broken("what it holds does not fit together");
  }
}

}  // namespace headroom
