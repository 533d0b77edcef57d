#include "support/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace headroom {
namespace {

namespace fs = std::filesystem;

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

/// 0, or the error number.
int sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return errno;
  const int failed = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  return failed;
}

}  // namespace

std::string through_links(const std::string& path) {
  fs::path at{path};
  std::error_code failed;
  for (int links = 0; links < 40 && fs::is_symlink(at, failed); ++links) {
    const fs::path target = fs::read_symlink(at, failed);
    if (failed) break;
    at = target.is_absolute() ? target : at.parent_path() / target;
  }
  return at.string();
}

std::string refusal_to_replace(const std::string& path) {
  std::error_code missing;
  const fs::file_status status = fs::status(through_links(path), missing);
  if (!fs::exists(status) || fs::is_regular_file(status)) return {};
  return fmt::format("{} is not a plain file, and is left alone", path);
}

tl::expected<AtomicFile, std::string> AtomicFile::create(const std::string& path) {
  if (std::string refused = refusal_to_replace(path); !refused.empty()) return tl::unexpected{refused};
  const std::string target = through_links(path);
  std::string temporary = target + ".XXXXXX.tmp";
  const int file = ::mkostemps(temporary.data(), 4, O_CLOEXEC);
  if (file < 0) {
    return tl::unexpected{fmt::format("cannot write in {}: {}", folder_of(path), std::strerror(errno))};
  }
  ::fchmod(file, rights(target));
  ::close(file);
  return AtomicFile{target, std::move(temporary)};
}

tl::expected<AtomicFile, std::string> AtomicFile::create(const std::string& path,
                                                         const std::string& temporary) {
  if (std::string refused = refusal_to_replace(path); !refused.empty()) return tl::unexpected{refused};
  const std::string target = through_links(path);
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) {
    return tl::unexpected{fmt::format("cannot write {}: {}", temporary, std::strerror(errno))};
  }
  ::fchmod(file, rights(target));
  ::close(file);
  return AtomicFile{target, temporary};
}

AtomicFile::AtomicFile(std::string path, std::string temporary)
    : path_{std::move(path)}, temporary_{std::move(temporary)} {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_{std::move(other.path_)}, temporary_{std::exchange(other.temporary_, {})} {}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

tl::expected<void, std::string> AtomicFile::commit() {
  const auto failed = [&](int error) {
    return tl::unexpected{fmt::format("cannot write {}: {}", path_, std::strerror(error))};
  };
  if (const int error = sync(temporary_, O_RDONLY)) return failed(error);
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return failed(errno);
  temporary_.clear();
  // The rename is done; a folder that cannot be synced (some network disks) does not undo it.
  static_cast<void>(sync(folder_of(path_), O_RDONLY | O_DIRECTORY));
  return {};
}

}  // namespace headroom
