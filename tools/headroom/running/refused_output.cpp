// Studies, data, folders and links looked at under the name that an output leads to.

#include "refused_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "store/result/our_file.hpp"
#include "support/atomic_file.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

bool ends_as_input(const std::string& path) {
  std::string ending = fs::path{path}.extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ending == ".yaml" || ending == ".yml" || ending == ".csv";
}

/// What people write: a study or its data. What is written is what a link leads to.
bool looks_like_input(const std::string& output) {
  std::error_code failed;
  return fs::exists(output, failed) && (ends_as_input(output) || ends_as_input(through_links(output)));
}

/// Where it is or would be.
fs::path place(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  std::error_code failed;
  const fs::path whole = fs::absolute(through_links(path), failed);
  if (failed) return path;  // the folder that one is in may be gone
  const fs::path above = whole.parent_path();
  if (above != whole && !fs::exists(above, failed)) return place(above.string()) / whole.filename();
  const fs::path place = fs::weakly_canonical(whole, failed);
  return failed ? whole.lexically_normal() : place;
}

bool lies_below(const fs::path& path, const fs::path& folder) {
  const auto [in_folder, in_path] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return in_folder == folder.end() && in_path != path.end();
}

}  // namespace

std::string refused_as_output(const std::string& output, Makes what, const char* option) {
  if (const std::string unfit = unfit_as_place(output); !unfit.empty())
    return fmt::format("{} is {}, {}; name another file", option, output, unfit);
  if (what != Makes::result && begins_as_hdf5(output))
    return fmt::format("{} is {}, which is there already and looks like a result; name another file", option,
                       output);
  if (!looks_like_input(output)) return {};
  return fmt::format("{} is {}, which is there already and looks like a study or its data; name another file",
                     option, output);
}

std::string refused_as_folder(const std::string& folder, const char* option) {
  const std::string unfit = unfit_as_place(folder);
  return unfit.empty() ? "" : fmt::format("{} is {}, {}; name another folder", option, folder, unfit);
}

std::string refused_together(const std::string& csv, const std::string& xlsx) {
  const fs::path tables = place(csv), book = place(xlsx);
  if (tables == book) return "--csv and --xlsx name the same place; name two";
  if (lies_below(book, tables))
    return "--xlsx lies in the folder of --csv, which holds nothing but tables; name another place";
  if (lies_below(tables, book)) return "--csv lies below the file of --xlsx; name another place";
  return {};
}

}  // namespace headroom
