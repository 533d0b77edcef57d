// Names exchanged by the system, or two renames that the next command completes.

#include "support/atomic_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "support/atomic_file.hpp"
#include "support/file_attributes.hpp"
#include "support/written_file.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMark = ".headroom-";
constexpr const char* kOld = ".old";

std::string folder_above(const std::string& path) {
  const fs::path above = fs::path{path}.parent_path();
  return above.empty() ? "." : above.string();
}

/// ".NAME.headroom-", beside the folder.
std::string beside(const std::string& target) {
  return (fs::path{target}.parent_path() / ('.' + fs::path{target}.filename().string() + kMark)).string();
}

bool is_there(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool is_own_folder(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid();
}

/// A folder that is open and held as long as it is.
struct Held {
  int file = -1;
  bool by_another = false;
};

/// Some disks know no locks: then nobody holds it.
Held hold(const std::string& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (file < 0) return {};
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return {file, false};
  const bool by_another = errno == EWOULDBLOCK;
  ::close(file);
  return {-1, by_another};
}

/// Of a command that is at work.
bool is_held(const std::string& folder) {
  const Held held = hold(folder);
  if (held.file >= 0) ::close(held.file);
  return held.by_another;
}

/// In their order; or the error number.
tl::expected<std::vector<std::string>, int> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator entry{folder, failed}, end; !failed && entry != end; entry.increment(failed))
    names.push_back(entry->path().filename().string());
  if (failed) return tl::unexpected{failed.value()};
  std::sort(names.begin(), names.end());
  return names;
}

/// The folders that killed commands left beside the target, without the endings of those renamed away.
std::vector<std::string> left_beside(const std::string& target) {
  const std::string start = fs::path{beside(target)}.filename().string();
  std::vector<std::string> left;
  for (const std::string& name : names_in(folder_above(target)).value_or(std::vector<std::string>{})) {
    if (!is_temporary_name(name, start, "") && !is_temporary_name(name, start, kOld)) continue;
    const std::string path = (fs::path{target}.parent_path() / name).string();
    const std::string whole = name.ends_with(kOld) ? path.substr(0, path.size() - std::strlen(kOld)) : path;
    if (left.empty() || left.back() != whole) left.push_back(whole);
  }
  return left;
}

/// A command was killed after it had renamed the earlier folder away: what it had written was whole.
void finish_exchange(const std::string& target, const std::string& temporary) {
  const std::string old = temporary + kOld;
  if (is_there(target) || !is_own_folder(old)) return;
  const std::string& next = is_own_folder(temporary) ? temporary : old;
  static_cast<void>(std::rename(next.c_str(), target.c_str()));
}

/// Whether `..` stands behind what is not there, which for the system is no place.
bool goes_up_from_nowhere(const fs::path& path) {
  fs::path so_far;
  bool is_there = true;
  for (const fs::path& name : path) {
    if (!is_there && name == "..") return true;
    so_far /= name;
    std::error_code failed;
    is_there = is_there && fs::exists(so_far, failed);
  }
  return false;
}

/// Through links, without slashes and dots at the end; of what is not there yet, as far as it is there. Or
/// the error number.
tl::expected<std::string, int> resolved(const std::string& path) {
  if (goes_up_from_nowhere(path) || goes_up_from_nowhere(through_links(path))) return tl::unexpected{ENOENT};
  std::error_code failed;
  fs::path clean = fs::weakly_canonical(through_links(path), failed);
  if (failed) clean = fs::absolute(path, failed).lexically_normal();
  return (clean.has_filename() ? clean : clean.parent_path()).string();
}

/// 0, or the error number.
int exchange_names(const std::string& a, const std::string& b) {
#ifdef RENAME_EXCHANGE
  if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0) return 0;
  return errno;
#else
  static_cast<void>(a), static_cast<void>(b);
  return ENOSYS;
#endif
}

/// 0, or the error number; then everything is as before.
int by_two_renames(const std::string& fresh, const std::string& target, const std::string& away) {
  if (std::rename(target.c_str(), away.c_str()) != 0) return errno;
  if (std::rename(fresh.c_str(), target.c_str()) == 0) return 0;
  const int failed = errno;
  static_cast<void>(std::rename(away.c_str(), target.c_str()));
  return failed;
}

/// As those of the folder that is replaced; else as a program makes them.
void take_rights(const std::string& folder, const std::string& target, const struct stat* earlier) {
  if (earlier != nullptr) {
    static_cast<void>(::chown(folder.c_str(), earlier->st_uid, earlier->st_gid));  // may be not ours to give
    static_cast<void>(::chmod(folder.c_str(), earlier->st_mode & 07777));
    take_attributes(target, folder);
    return;
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  static_cast<void>(::chmod(folder.c_str(), 0777 & ~mask));
}

}  // namespace

bool is_temporary_name(const std::string& name, const std::string& start, const std::string& end) {
  constexpr std::size_t kRandomLetters = 6;
  if (name.size() != start.size() + kRandomLetters + end.size() || !name.starts_with(start) ||
      !name.ends_with(end))
    return false;
  const std::string random = name.substr(start.size(), kRandomLetters);
  return std::all_of(random.begin(), random.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

void clear_left_beside(const std::string& path, const AtomicFolder::IsOurs& is_ours) {
  const auto resolves = resolved(path);
  if (!resolves) return;
  const std::string& target = *resolves;
  for (const std::string& temporary : left_beside(target)) {
    const std::string old = temporary + kOld;
    if (is_held(temporary) || is_held(old)) continue;
    finish_exchange(target, temporary);
    if (is_there(target) && is_own_folder(old)) remove_our_folder(old, is_ours);
    if (is_own_folder(temporary)) remove_our_folder(temporary, is_ours);
  }
}

tl::expected<std::string, int> first_stranger(const std::string& folder,
                                              const AtomicFolder::IsOurs& is_ours) {
  if (!is_there(folder)) return std::string{};
  const auto names = names_in(folder);
  if (!names) return tl::unexpected{names.error()};
  for (const std::string& name : *names) {
    struct stat status {};
    const std::string path = (fs::path{folder} / name).string();
    if (!is_ours(name) || ::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return path;
  }
  return std::string{};
}

bool remove_our_folder(const std::string& folder, const AtomicFolder::IsOurs& is_ours) {
  constexpr int kTries = 3;  // a network disk may refuse once
  for (int i = 0; i < kTries; ++i) {
    if (!is_there(folder)) return true;
    if (!is_folder(folder)) return false;
    const auto stranger = first_stranger(folder, is_ours);
    if (!stranger) continue;
    if (!stranger->empty()) return false;
    for (const std::string& name : names_in(folder).value_or(std::vector<std::string>{}))
      ::unlink((fs::path{folder} / name).c_str());
    if (::rmdir(folder.c_str()) == 0) return true;
  }
  return false;
}

namespace {

/// Why a folder is not ours to exchange; nothing where it is.
tl::expected<void, std::string> all_ours(const std::string& folder, const std::string& called,
                                         const AtomicFolder::IsOurs& is_ours) {
  const auto stranger = first_stranger(folder, is_ours);
  if (!stranger)
    return tl::unexpected{
        fmt::format("cannot read the folder {}: {}", called, std::strerror(stranger.error()))};
  if (stranger->empty()) return {};
  return tl::unexpected{fmt::format("{} is not ours and is left alone, and so is its folder", *stranger)};
}

}  // namespace

AtomicFolder::AtomicFolder(std::string called, std::string target, IsOurs is_ours)
    : called_{std::move(called)}, target_{std::move(target)}, is_ours_{std::move(is_ours)} {}

AtomicFolder::AtomicFolder(AtomicFolder&& other) noexcept
    : called_{std::move(other.called_)},
      target_{std::move(other.target_)},
      temporary_{std::exchange(other.temporary_, {})},
      earlier_{std::exchange(other.earlier_, {})},
      made_{std::exchange(other.made_, {})},
      is_ours_{std::move(other.is_ours_)},
      committed_{std::exchange(other.committed_, false)},
      lock_{std::exchange(other.lock_, -1)},
      earlier_lock_{std::exchange(other.earlier_lock_, -1)} {}

AtomicFolder::~AtomicFolder() {
  if (committed_) {
    static_cast<void>(finish());
  } else if (!temporary_.empty()) {
    remove_our_folder(temporary_, is_ours_);
  }
  if (!committed_) remove_made();
  close_locks();
}

void AtomicFolder::close_locks() {
  for (int* lock : {&lock_, &earlier_lock_}) {
    if (*lock >= 0) ::close(std::exchange(*lock, -1));
  }
}

void AtomicFolder::remove_made() {
  for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) {
    if (::rmdir(folder->c_str()) != 0) ::rmdir(folder->c_str());  // none that is in use
  }
  made_.clear();
}

tl::expected<AtomicFolder, std::string> AtomicFolder::create(const std::string& path, IsOurs is_ours) {
  const auto target = resolved(path);
  if (!target) return tl::unexpected{write_failure(path, target.error())};
  AtomicFolder folder{path, *target, std::move(is_ours)};
  std::vector<std::string> missing;
  for (std::string above = folder_above(folder.target_); !is_there(above); above = folder_above(above))
    missing.push_back(above);
  for (; !missing.empty(); missing.pop_back()) {
    if (::mkdir(missing.back().c_str(), 0777) != 0 && errno != EEXIST)
      return tl::unexpected{write_failure(path, errno)};
    folder.made_.push_back(missing.back());
  }
  clear_left_beside(path, folder.is_ours_);
  std::string temporary = beside(folder.target_) + "XXXXXX";
  if (::mkdtemp(temporary.data()) == nullptr) return tl::unexpected{write_failure(path, errno)};
  folder.temporary_ = temporary;
  folder.lock_ = hold(temporary).file;
  take_default_rights(folder.target_, temporary);  // for what is made in it
  return folder;
}

tl::expected<void, std::string> AtomicFolder::commit(Exchange how, Replaces what) {
  const IsOurs may_go =
      what == Replaces::nothing ? IsOurs{[](const std::string&) { return false; }} : is_ours_;
  const auto failed = [&](int error) { return tl::unexpected{write_failure(called_, error)}; };
  if (const int error = sync_folder(temporary_)) return failed(error);
  struct stat earlier {};
  const bool replaces = ::lstat(target_.c_str(), &earlier) == 0;
  take_rights(temporary_, target_, replaces ? &earlier : nullptr);
  if (!replaces) {
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return failed(errno);
  } else {
    if (!S_ISDIR(earlier.st_mode)) return failed(ENOTDIR);
    if (::access(target_.c_str(), W_OK) != 0) return failed(errno);
    if (const auto ours = all_ours(target_, called_, may_go); !ours) return ours;
    earlier_lock_ = hold(target_).file;
    const int error = how == Exchange::in_one_step ? exchange_names(temporary_, target_) : ENOSYS;
    earlier_ = temporary_;
    if (error == ENOSYS || error == EINVAL || error == ENOTSUP) {
      earlier_ = temporary_ + kOld;
      if (const int again = by_two_renames(temporary_, target_, earlier_)) return failed(again);
    } else if (error != 0) {
      return failed(error);
    }
  }
  committed_ = true;
  // What came in at the last moment is not thrown away with the folder.
  if (const auto ours = replaces ? all_ours(earlier_, called_, may_go) : tl::expected<void, std::string>{};
      !ours) {
    take_back();
    return ours;
  }
  static_cast<void>(sync_folder(folder_above(target_)));  // done: a disk that cannot sync does not undo it
  return {};
}

void AtomicFolder::take_back() {
  if (!committed_) return;
  committed_ = false;
  if (earlier_.empty()) {
    static_cast<void>(std::rename(target_.c_str(), temporary_.c_str()));
  } else if (earlier_ != temporary_) {
    static_cast<void>(by_two_renames(earlier_, target_, temporary_));
  } else if (const int error = exchange_names(temporary_, target_); error != 0) {
    committed_ = true;  // both are there and whole
  }
}

std::string AtomicFolder::finish() {
  if (!committed_ || earlier_.empty()) return {};
  const std::string earlier = std::exchange(earlier_, {});
  temporary_.clear();
  if (remove_our_folder(earlier, is_ours_)) return {};
  return fmt::format("the tables that were there before could not be removed; they are in {}", earlier);
}

}  // namespace headroom
