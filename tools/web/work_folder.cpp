// Files put, read and taken away by name, none of them outside the folder.

#include "web/work_folder.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

namespace headroom::web {

namespace fs = std::filesystem;

WorkFolder::WorkFolder(fs::path folder) : folder_{std::move(folder)} {
  fs::create_directories(folder_);
  folder_ = fs::canonical(folder_);
  fs::current_path(folder_);
}

fs::path WorkFolder::path_of(const std::string& name) const {
  const fs::path path = fs::path{name}.lexically_normal();
  if (name.empty() || path.is_absolute() || path == "." || *path.begin() == "..")
    throw CannotDo{"'" + name + "' is no name of a file in the page's own folder"};
  return folder_ / path;
}

void WorkFolder::put(const std::string& name, std::string_view bytes) const {
  const fs::path path = path_of(name);
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  std::ofstream file{path, std::ios::binary};
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw CannotDo{"'" + name + "' cannot be kept in the page's memory"};
}

std::vector<std::string> WorkFolder::named(const std::string& name) const {
  const fs::path path = path_of(name);
  if (fs::is_regular_file(path)) return {name};
  std::vector<std::string> names;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::recursive_directory_iterator{path})
      if (entry.is_regular_file()) names.push_back(entry.path().lexically_relative(folder_).generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string WorkFolder::read(const std::string& name) const {
  std::ifstream file{path_of(name), std::ios::binary};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) throw CannotDo{"'" + name + "' cannot be read in the page's memory"};
  return std::move(bytes).str();
}

void WorkFolder::remove(const std::string& name) const { fs::remove_all(path_of(name)); }

}  // namespace headroom::web
