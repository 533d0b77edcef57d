// Names by pattern, the mark, and the first entry that no run wrote.

#include "store/parts/folder_entries.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <memory>

namespace headroom {
namespace {

/// Takes so many digits or more off the front.
bool take_digits(std::string_view& text, std::size_t least) {
  std::size_t count = 0;
  while (count < text.size() && std::isdigit(static_cast<unsigned char>(text[count])) != 0) ++count;
  text.remove_prefix(count);
  return count >= least;
}

bool is_block(const Descriptor& folder, const std::string& name) {
  return is_part_name(name) && beginning_of(folder, name, kPartMark.size()) == kPartMark;
}

/// Without the whole mark: whether an entry is what a run of an earlier version leaves, or one that was
/// killed before it could write the mark. Beside blocks, which say themselves whose they are, the mark may be
/// torn or changed: it is ours by its name.
bool is_left_by_a_run(const Descriptor& folder, const std::string& name, bool beside_blocks) {
  struct stat about {};
  if (::fstatat(folder.number(), name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0)
    throw cannot_read(name, errno);
  if (!S_ISREG(about.st_mode)) return false;
  if (name == kLockName) return about.st_size == 0;
  if (name == kMarkName)
    return beside_blocks || folder_mark().starts_with(beginning_of(folder, name, folder_mark().size() + 1));
  if (is_temporary_name(name)) return true;
  return is_block(folder, name) || (is_part_name(name) && about.st_size == 0);
}

}  // namespace

std::string_view folder_mark() {
  return "Finished blocks of a run of headroom, which its --resume goes on from. The run that needs them no "
         "longer\n"
         "removes what it wrote here: this file, lock, result.tmp and files such as 000012-0000340.part. "
         "Nothing\n"
         "else in this folder is ever touched.\n";
}

bool is_part_name(std::string_view name) {
  if (!take_digits(name, 6) || !name.starts_with('-')) return false;
  name.remove_prefix(1);
  return take_digits(name, 7) && name == kPartEnding;
}

bool is_temporary_name(std::string_view name) {
  constexpr std::string_view kTemporary = ".tmp";
  if (name == kResultTemporary) return true;
  if (!name.ends_with(kTemporary)) return false;
  name.remove_suffix(kTemporary.size());
  return name == kMarkName || is_part_name(name);
}

std::vector<std::string> names_in(const Descriptor& folder, const std::string& path) {
  // A descriptor of its own: reading moves its place.
  const int again = ::openat(folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (again < 0) throw cannot_read(path, errno);
  const std::unique_ptr<DIR, int (*)(DIR*)> entries{::fdopendir(again), ::closedir};
  if (!entries) throw cannot_read(path, errno);
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(entries.get());
    if (entry == nullptr) break;
    const std::string_view name{entry->d_name};
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) throw cannot_read(path, errno);
  std::sort(names.begin(), names.end());
  return names;
}

std::string beginning_of(const Descriptor& folder, const std::string& name, std::size_t most) {
  Descriptor file{::openat(folder.number(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
  if (!file && (errno == ENOENT || errno == ELOOP)) return {};
  if (!file) throw cannot_read(name, errno);
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) throw cannot_read(name, errno);
  if (!S_ISREG(about.st_mode)) return {};
  return FileReader{std::move(file), name}.read(most);
}

std::optional<Stranger> stranger_in(const Descriptor& folder, const std::string& path) {
  if (beginning_of(folder, kMarkName, folder_mark().size() + 1) == folder_mark()) return std::nullopt;
  const std::vector<std::string> names = names_in(folder, path);
  const bool has_blocks = std::any_of(names.begin(), names.end(),
                                      [&](const std::string& name) { return is_block(folder, name); });
  const bool has_lock = std::find(names.begin(), names.end(), kLockName) != names.end();
  // Every run has a lock there, from before its first file to after its last; blocks may have been moved.
  if (!names.empty() && !has_lock && !has_blocks) return Stranger{names.front(), false};
  for (const std::string& name : names) {
    if (!is_left_by_a_run(folder, name, has_blocks)) return Stranger{name, has_blocks};
  }
  return std::nullopt;
}

}  // namespace headroom
