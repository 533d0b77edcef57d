#include "store/part_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "store/hdf5_handle.hpp"
#include "support/plain_file.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPart = ".part", kTemporary = ".tmp", kLock = "lock";

/// What stands in the folder; nothing where it cannot be read.
std::vector<fs::path> entries(const std::string& folder) {
  std::vector<fs::path> all;
  std::error_code failed;
  for (fs::directory_iterator at{folder, failed}, end; !failed && at != end; at.increment(failed)) {
    all.push_back(at->path());
  }
  return all;
}

void remove_all(const std::string& folder, std::string_view ending) {
  for (const fs::path& entry : entries(folder)) {
    if (entry.extension() == ending) ::unlink(entry.c_str());
  }
}

/// A file that is open for writing. Its name is gone again unless it was finished.
class NewFile {
 public:
  explicit NewFile(std::string path) : path_{std::move(path)} {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file_ < 0) fail(errno);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (file_ >= 0) ::close(file_);
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void finish(const std::string& name) {
    if (::close(std::exchange(file_, -1)) != 0) fail(errno);  // network disks report a full disk here
    if (std::rename(path_.c_str(), name.c_str()) != 0) fail(errno);
    path_.clear();
  }

 private:
  [[noreturn]] void fail(int error) const {
    throw StoreError{fmt::format("cannot write {}: {}", path_, std::strerror(error))};
  }
  std::string path_;
  int file_ = -1;
};

enum class Locked { yes, by_another, vanished };

/// Whether the lock of the folder is now this process's; the file is left open in `file`.
struct LockAttempt {
  Locked locked = Locked::vanished;
  int file = -1;
};

LockAttempt try_lock(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return {};
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) {
      ::close(file);
      return {Locked::by_another, -1};
    }
    return {Locked::yes, file};  // a disk that knows no locks: nobody can be kept out
  }
  // One who has just finished may have taken the file away between the two calls.
  struct stat held {
  }, named{};
  if (::fstat(file, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino) {
    return {Locked::yes, file};
  }
  ::close(file);
  return {};
}

}  // namespace

std::string part_name(const BlockSpan& block) {
  return fmt::format("{:06}-{:07}{}", block.scenario, block.first, kPart);
}

tl::expected<PartFolder, std::string> PartFolder::open(const std::string& output) {
  std::string path = output + ".parts";
  const auto failed = [&](int error) {
    const fs::path folder = fs::path{path}.parent_path();
    return tl::unexpected{
        fmt::format("cannot write in {}: {}", folder.empty() ? "." : folder.string(), std::strerror(error))};
  };
  for (int attempt = 0; attempt < 100; ++attempt) {
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return failed(errno);
    const LockAttempt lock = try_lock(path + '/' + std::string{kLock});
    if (lock.locked == Locked::yes) {
      remove_all(path, kTemporary);  // of a run that was killed while it wrote
      return PartFolder{std::move(path), lock.file};
    }
    if (lock.locked == Locked::by_another) {
      return tl::unexpected{fmt::format(
          "another run is writing {} at this moment; wait for it, or name another --output", output)};
    }
    if (errno != ENOENT) break;
  }
  const int error = errno;
  return tl::unexpected{fmt::format("cannot write in {}: {}", path, std::strerror(error))};
}

PartFolder::PartFolder(PartFolder&& other) noexcept
    : path_{std::move(other.path_)}, lock_{std::exchange(other.lock_, -1)} {}

PartFolder::~PartFolder() {
  if (lock_ < 0) return;
  ::unlink(temporary().c_str());
  if (parts().empty()) {
    // Whoever comes now finds either the lock or no file, and then begins anew.
    ::unlink((path_ + '/' + std::string{kLock}).c_str());
    ::rmdir(path_.c_str());
  }
  ::close(lock_);
}

std::vector<std::string> PartFolder::parts() const {
  std::vector<std::string> names;
  for (const fs::path& entry : entries(path_)) {
    if (entry.extension() == kPart) names.push_back(entry.filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::uint64_t PartFolder::bytes() const {
  std::uint64_t sum = 0;
  for (const std::string& name : parts()) sum += size_of(name);
  return sum;
}

std::uint64_t PartFolder::size_of(const std::string& name) const {
  std::error_code failed;
  const auto size = fs::file_size(path_ + '/' + name, failed);
  return failed ? 0 : size;
}

void PartFolder::write(const std::string& name, std::string_view bytes) const {
  const std::string path = path_ + '/' + name;
  NewFile file{path + std::string{kTemporary}};
  file.write(bytes);
  file.finish(path);
}

std::optional<std::string> PartFolder::read(const std::string& name) const {
  const auto file = PlainFile::open(path_ + '/' + name);
  if (!file) return std::nullopt;
  try {
    std::string bytes = file->next(file->size());
    if (bytes.size() == file->size()) return bytes;
  } catch (const std::system_error&) {
    // The disk gives no answer: it is simulated again.
  }
  return std::nullopt;
}

void PartFolder::clear() const {
  remove_all(path_, kPart);
  remove_all(path_, kTemporary);
}

}  // namespace headroom
