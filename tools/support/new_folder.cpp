#include "new_folder.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace headroom {
namespace {

namespace fs = std::filesystem;

/// Without the slashes at the end, which would make the last name an empty one.
fs::path cleaned(const std::string& path) {
  fs::path clean = fs::path{path}.lexically_normal();
  return clean.has_filename() ? clean : clean.parent_path();
}

/// The folders above a path, made where they are missing; those that were made go again unless they are kept.
class FoldersAbove {
 public:
  explicit FoldersAbove(const fs::path& path) {
    for (fs::path above = path.parent_path(); !above.empty() && !fs::exists(above);
         above = above.parent_path())
      made_.push_back(above);
    if (!made_.empty()) fs::create_directories(made_.front());
  }
  FoldersAbove(const FoldersAbove&) = delete;
  FoldersAbove& operator=(const FoldersAbove&) = delete;
  ~FoldersAbove() {
    std::error_code ignored;
    for (const fs::path& above : made_) fs::remove(above, ignored);  // the deepest first; none that is in use
  }
  void keep() { made_.clear(); }

 private:
  std::vector<fs::path> made_;
};

/// A folder for what is not finished, removed with all that is still in it.
class Workbench {
 public:
  explicit Workbench(const fs::path& in) {
    std::string name = (in / ".headroom-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw fs::filesystem_error{"mkdtemp", in, std::error_code{errno, std::generic_category()}};
    path_ = name;
  }
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;
  ~Workbench() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write(const fs::path& path, std::string_view text) {
  errno = 0;
  std::ofstream stream{path, std::ios::binary};
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  if (!stream)
    throw fs::filesystem_error{"write", path, std::error_code{errno ? errno : EIO, std::generic_category()}};
}

void fill(const fs::path& folder, const std::vector<NewFile>& files) {
  for (const NewFile& file : files) write(folder / file.name, file.text);
}

void make(const fs::path& path, const std::vector<NewFile>& files) {
  FoldersAbove above{path};
  const Workbench bench{path.has_parent_path() ? path.parent_path() : fs::path{"."}};
  const fs::path folder = bench.path() / "new";  // made like any other, so that the user's umask holds
  fs::create_directory(folder);
  fill(folder, files);
  fs::rename(folder, path);
  above.keep();
}

void fill_empty(const fs::path& path, const std::vector<NewFile>& files) {
  const Workbench bench{path};
  fill(bench.path(), files);
  for (const NewFile& file : files) fs::rename(bench.path() / file.name, path / file.name);
}

}  // namespace

std::string refusal_of_new_folder(const std::string& path) {
  std::error_code failed;
  const fs::path folder = cleaned(path);
  if (!fs::exists(fs::symlink_status(folder, failed))) return {};
  if (!fs::is_directory(folder, failed))
    return fmt::format("{} is there already, and is no folder; name one that is not there yet", path);
  if (!fs::is_empty(folder, failed) && !failed)
    return fmt::format(
        "{} is not empty, and nothing in it is overwritten; name a folder that is not there yet", path);
  return failed ? fmt::format("cannot read the folder {}: {}", path, failed.message()) : std::string{};
}

tl::expected<void, std::string> write_new_folder(const std::string& path, const std::vector<NewFile>& files) {
  const fs::path folder = cleaned(path);
  try {
    fs::is_directory(folder) ? fill_empty(folder, files) : make(folder, files);
    return {};
  } catch (const fs::filesystem_error& failure) {
    return tl::unexpected{fmt::format("cannot write {}: {}", path, failure.code().message())};
  }
}

}  // namespace headroom
