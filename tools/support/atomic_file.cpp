// A locked temporary beside the target, synced, verified and renamed; links followed, leftovers cleared.

#include "support/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "support/file_attributes.hpp"
#include "support/written_file.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

/// NAME.headroom-XXXXXX.tmp: with our name in it, so that it cannot be a file of anybody else.
constexpr std::string_view kOurs = ".headroom-", kEnding = ".tmp";
constexpr std::size_t kRandom = 6;

std::string folder_of(const std::string& path) {
  const fs::path folder = fs::path{path}.parent_path();
  return folder.empty() ? "." : folder.string();
}

/// Rights of a file that a program makes afresh; those of the file it replaces, where there is one.
mode_t rights(const std::string& path) {
  struct stat existing {};
  if (::stat(path.c_str(), &existing) == 0) return existing.st_mode & 0777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

bool is_at(const Descriptor& file, const std::string& path) {
  struct stat held {
  }, named{};
  return ::fstat(file.number(), &held) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/// Whether a file beside `target` is called as our temporary files for it are.
bool is_temporary_of(const std::string& name, const std::string& target) {
  const std::string begin = fs::path{target}.filename().string() + std::string{kOurs};
  if (name.size() != begin.size() + kRandom + kEnding.size()) return false;
  if (!name.starts_with(begin) || !name.ends_with(kEnding)) return false;
  const std::string_view random = std::string_view{name}.substr(begin.size(), kRandom);
  return std::all_of(random.begin(), random.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
}

/// Of commands that were killed: nobody holds their lock any more. Where a disk knows no locks they stay.
void remove_abandoned(const std::string& target) {
  std::error_code failed;
  for (fs::directory_iterator at{folder_of(target), failed}, end; !failed && at != end;
       at.increment(failed)) {
    if (!is_temporary_of(at->path().filename().string(), target)) continue;
    const std::string path = at->path().string();
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    if (!file || ::flock(file.number(), LOCK_EX | LOCK_NB) != 0 || !is_at(file, path)) continue;
    ::unlink(path.c_str());
  }
}

/// The name itself, and where it is one of a link, what each names in turn: at most so many as the system
/// allows.
std::vector<std::string> names_through_links(const std::string& path) {
  constexpr std::size_t kMost = 40;
  std::vector<std::string> names{path};
  std::error_code failed;
  while (names.size() <= kMost && fs::is_symlink(names.back(), failed)) {
    const fs::path target = fs::read_symlink(names.back(), failed);
    if (failed) break;
    names.push_back((target.is_absolute() ? target : fs::path{names.back()}.parent_path() / target).string());
  }
  return names;
}

/// /proc/self/fd/1 and the like.
bool is_open_file(const std::string& name) {
  std::error_code failed;
  const fs::path folder = fs::canonical(folder_of(name), failed);
  return !failed && folder.filename() == "fd" && folder.string().starts_with("/proc/");
}

std::string why_not(const Verify& verify, const std::string& temporary) {
  try {
    return verify(temporary);
  } catch (const FileFailure& failure) {
    return failure.what();
  }
}

}  // namespace

std::string through_links(const std::string& path) { return names_through_links(path).back(); }

std::string unfit_as_place(const std::string& path) {
  std::error_code failed;
  static_cast<void>(fs::status(path, failed));
  if (failed == std::errc::too_many_symbolic_link_levels) return "a link that leads back to itself";
  const std::vector<std::string> names = names_through_links(path);
  if (std::none_of(names.begin(), names.end(), is_open_file)) return {};
  return "a file that is open already, and what is written would take its name alone";
}

std::string refusal_to_replace(const std::string& path) {
  if (const std::string unfit = unfit_as_place(path); !unfit.empty())
    return fmt::format("{} is {}, and is left alone", path, unfit);
  std::error_code missing;
  const fs::file_status status = fs::status(through_links(path), missing);
  if (!fs::exists(status) || fs::is_regular_file(status)) return {};
  return fmt::format("{} is not a plain file, and is left alone", path);
}

tl::expected<AtomicFile, std::string> AtomicFile::create(const std::string& path) {
  if (std::string refused = refusal_to_replace(path); !refused.empty()) return tl::unexpected{refused};
  const std::string target = through_links(path);
  remove_abandoned(target);
  for (;;) {
    std::string temporary = target + std::string{kOurs} + std::string(kRandom, 'X') + std::string{kEnding};
    Descriptor file{::mkostemps(temporary.data(), static_cast<int>(kEnding.size()), O_CLOEXEC)};
    if (!file) {
      return tl::unexpected{fmt::format("cannot write in {}: {}", folder_of(path), std::strerror(errno))};
    }
    // Before the lock is ours another command may take the file for one that was abandoned.
    if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0 && !is_at(file, temporary)) continue;
    ::fchmod(file.number(), rights(target));
    take_attributes(target, temporary);
    return AtomicFile{target, std::move(temporary), std::move(file)};
  }
}

tl::expected<AtomicFile, std::string> AtomicFile::create(const std::string& path,
                                                         const std::string& temporary) {
  if (std::string refused = refusal_to_replace(path); !refused.empty()) return tl::unexpected{refused};
  const std::string target = through_links(path);
  ::unlink(temporary.c_str());  // never into what stands there, nor through a link
  Descriptor file{::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
  if (!file) return tl::unexpected{fmt::format("cannot write {}: {}", temporary, std::strerror(errno))};
  ::fchmod(file.number(), rights(target));
  take_attributes(target, temporary);
  return AtomicFile{target, temporary, std::move(file)};
}

AtomicFile::AtomicFile(std::string path, std::string temporary, Descriptor file)
    : path_{std::move(path)}, temporary_{std::move(temporary)}, file_{std::move(file)} {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_{std::move(other.path_)},
      temporary_{std::exchange(other.temporary_, {})},
      file_{std::move(other.file_)} {}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

tl::expected<void, std::string> AtomicFile::commit(const Verify& verify) {
  const auto failed = [&](int error) {
    return tl::unexpected{fmt::format("cannot write {}: {}", path_, std::strerror(error))};
  };
  // Through the file that has been open all along: a write that failed later is told to it, not to a new one.
  if (::fsync(file_.number()) != 0) return failed(errno);
  if (std::string wrong = verify ? why_not(verify, temporary_) : ""; !wrong.empty())
    return tl::unexpected{std::move(wrong)};
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return failed(errno);
  temporary_.clear();
  // The rename is done; a folder that cannot be synced (some network disks) does not undo it.
  static_cast<void>(sync_folder(folder_of(path_)));
  return {};
}

tl::expected<void, std::string> write_text_file(const std::string& path, std::string_view text) {
  try {
    auto file = AtomicFile::create(path);
    if (!file) return tl::unexpected{file.error()};
    FileWriter writer = FileWriter::into(file->temporary());
    writer.write(text);
    writer.close();
    return file->commit([&](const std::string& written) {
      if (FileReader{written}.read(text.size() + 1) == text) return std::string{};
      return fmt::format("{} was not written: what was read back is not it", path);
    });
  } catch (const FileFailure& failure) {
    return tl::unexpected{fmt::format("{} was not written: {}", path, std::strerror(failure.error()))};
  }
}

}  // namespace headroom
