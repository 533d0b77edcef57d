// Exchanged whole where that can be, else filled file by file with the study last.

#include "support/new_folder.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "support/atomic_folder.hpp"
#include "support/written_file.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

/// Without the slashes at the end, which would make the last name an empty one. What `..` means is the
/// system's to say: behind a link it is another folder than the name tells.
fs::path cleaned(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

/// ".NAME.headroom-XXXXXX" of a file, until it has its name.
std::string start_of_temporary(std::string_view name) { return '.' + std::string{name} + ".headroom-"; }

bool is_temporary_of_any(const std::string& name, const std::vector<NewFile>& files) {
  return std::any_of(files.begin(), files.end(), [&](const NewFile& file) {
    return is_temporary_name(name, start_of_temporary(file.name), "");
  });
}

bool holds(const fs::path& path, std::string_view text) {
  std::error_code failed;
  if (!fs::is_regular_file(fs::symlink_status(path, failed))) return false;
  std::ostringstream found;
  found << std::ifstream{path, std::ios::binary}.rdbuf();
  return found.str() == text;
}

/// What a killed command left in a folder that was empty: one of its temporary files at least, and besides
/// nothing but finished ones with the very text that they were to have. Empty where there is anything else.
std::vector<fs::path> left_unfinished(const fs::path& folder, const std::vector<NewFile>& files) {
  std::vector<fs::path> left;
  bool any_temporary = false;
  std::error_code failed;
  for (fs::directory_iterator entry{folder, failed}, end; !failed && entry != end; entry.increment(failed)) {
    const fs::path& path = entry->path();
    const std::string name = path.filename().string();
    const bool temporary =
        is_temporary_of_any(name, files) && entry->symlink_status(failed).type() == fs::file_type::regular;
    const bool finished = std::any_of(files.begin(), files.end(), [&](const NewFile& file) {
      return file.name == name && holds(path, file.text);
    });
    if (!temporary && !finished) return {};
    any_temporary = any_temporary || temporary;
    left.push_back(path);
  }
  return any_temporary && !failed ? left : std::vector<fs::path>{};
}

/// Files on their way into a folder; those that are there when it ends without `keep` are removed.
class Arrivals {
 public:
  Arrivals() = default;
  Arrivals(const Arrivals&) = delete;
  Arrivals& operator=(const Arrivals&) = delete;
  ~Arrivals() {
    for (const std::string& path : paths_) {
      if (::unlink(path.c_str()) != 0) ::unlink(path.c_str());  // a network disk may refuse once
    }
  }
  std::string& add(std::string path) { return paths_.emplace_back(std::move(path)); }
  std::vector<std::string>& paths() { return paths_; }
  void keep() { paths_.clear(); }

 private:
  std::vector<std::string> paths_;
};

mode_t rights_of_new_files() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

/// Empty before; nothing at once makes several files appear in a folder that stays, so the study comes last.
tl::expected<void, std::string> fill_empty(const fs::path& folder, const std::string& called,
                                           const std::vector<NewFile>& files) {
  for (const fs::path& left : left_unfinished(folder, files)) ::unlink(left.c_str());
  Arrivals arrivals;
  for (const NewFile& file : files) {
    std::string path = (folder / start_of_temporary(file.name)).string() + "XXXXXX";
    const int made = ::mkstemp(path.data());
    if (made < 0) return tl::unexpected{write_failure(called, errno)};
    arrivals.add(path);
    static_cast<void>(::fchmod(made, rights_of_new_files()));
    ::close(made);
    if (const auto written = write_and_read_again(path, called, file.text); !written) return written;
  }
  for (std::size_t i = files.size(); i-- > 0;) {
    std::string& path = arrivals.paths()[i];
    const std::string name = (folder / files[i].name).string();
    if (std::rename(path.c_str(), name.c_str()) != 0) return tl::unexpected{write_failure(called, errno)};
    path = name;
  }
  arrivals.keep();
  static_cast<void>(sync_folder(folder.string()));
  return {};
}

AtomicFolder::IsOurs names_of(const std::vector<NewFile>& files) {
  return [&files](const std::string& name) {
    return std::any_of(files.begin(), files.end(), [&](const NewFile& file) { return file.name == name; });
  };
}

std::string cannot_read_folder(const std::string& called, const std::string& why) {
  return fmt::format("cannot read the folder {}: {}", called, why);
}

tl::expected<void, std::string> make(const std::string& path, const std::vector<NewFile>& files) {
  auto folder = AtomicFolder::create(path, names_of(files));
  if (!folder) return tl::unexpected{folder.error()};
  for (const NewFile& file : files) {
    const std::string inside = (fs::path{folder->temporary()} / file.name).string();
    if (const auto written = write_and_read_again(inside, path, file.text); !written) return written;
  }
  return folder->commit(AtomicFolder::Exchange::in_one_step, AtomicFolder::Replaces::nothing);
}

}  // namespace

std::string refusal_of_new_folder(const std::string& path, const std::vector<NewFile>& files) {
  std::error_code failed;
  const fs::path folder = cleaned(path);
  if (!fs::exists(fs::symlink_status(folder, failed))) return {};
  if (!fs::is_directory(folder, failed))
    return fmt::format("{} is there already, and is no folder; name one that is not there yet", path);
  clear_left_beside(path, names_of(files));  // also where there is nothing more to do
  if (!fs::is_empty(folder, failed) && !failed && left_unfinished(folder, files).empty())
    return fmt::format(
        "{} is not empty, and nothing in it is overwritten; name a folder that is not there yet", path);
  return {};  // what cannot be read is no mistake: writing says it
}

tl::expected<void, std::string> write_new_folder(const std::string& path, const std::vector<NewFile>& files) {
  std::error_code failed;
  const fs::path folder = cleaned(path);
  if (!fs::is_directory(folder, failed)) return make(path, files);
  const bool free = fs::is_empty(folder, failed) || !left_unfinished(folder, files).empty();
  if (failed || !free)
    return tl::unexpected{cannot_read_folder(path, failed ? failed.message() : "not empty")};
  // Somebody who is in it would be left in a folder that is no longer there.
  const bool may_go = fs::is_empty(folder, failed) && !fs::equivalent(folder, ".", failed) && !failed;
  // One that is a disk of its own, or in a folder that is not ours, can only be filled.
  return may_go && make(path, files) ? tl::expected<void, std::string>{} : fill_empty(folder, path, files);
}

}  // namespace headroom
