// Reads and writes repeated until done or failed, and close reported, in blocks that the system takes.

#include "reading/checked_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace headroom {
namespace {

/// The system takes no more at once.
constexpr std::size_t kMostAtOnce = 1u << 30;
constexpr std::size_t kFirstBlock = 1u << 16;

FileFailure failure(const char* doing, const std::string& path, int error) {
  return {std::string{"cannot "} + doing + ' ' + path + ": " + std::strerror(error), error};
}

using Failure = FileFailure (*)(const std::string& path, int error);

Descriptor opened(const std::string& path, int flags, Failure failed) {
  const int number = ::open(path.c_str(), flags | O_CLOEXEC);
  if (number < 0) throw failed(path, errno);
  return Descriptor{number};
}

}  // namespace

bool FileFailure::is_about_the_name() const {
  constexpr std::array kErrors{ENOENT, ENOTDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG, EISDIR};
  return std::find(kErrors.begin(), kErrors.end(), error_) != kErrors.end();
}

FileFailure cannot_read(const std::string& path, int error) { return failure("read", path, error); }
FileFailure cannot_write(const std::string& path, int error) { return failure("write", path, error); }

Descriptor::~Descriptor() { static_cast<void>(close()); }

int Descriptor::close() {
  if (number_ < 0) return 0;
  // Never again after EINTR: the system has taken the number back, and another thread may have it.
  return ::close(std::exchange(number_, -1)) == 0 || errno == EINTR ? 0 : errno;
}

FileReader::FileReader(const std::string& path) : path_{path}, file_{opened(path, O_RDONLY, cannot_read)} {}

FileReader::FileReader(Descriptor file, std::string path) : path_{std::move(path)}, file_{std::move(file)} {}

std::uint64_t FileReader::size() const {
  struct stat about {};
  if (::fstat(file_.number(), &about) != 0) throw cannot_read(path_, errno);
  return static_cast<std::uint64_t>(about.st_size);
}

void FileReader::seek(std::uint64_t place) const {
  if (::lseek(file_.number(), static_cast<off_t>(place), SEEK_SET) < 0) throw cannot_read(path_, errno);
}

std::size_t FileReader::read(char* into, std::size_t count) const {
  std::size_t got = 0;
  while (got < count) {
    const ssize_t more = ::read(file_.number(), into + got, std::min(count - got, kMostAtOnce));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) throw cannot_read(path_, errno);
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  return got;
}

std::string FileReader::read(std::size_t count) const {
  std::string bytes;
  while (bytes.size() < count) {
    // Twice as much each time: who asks for all there is does not know how little that may be.
    const std::size_t had = bytes.size(), asked = std::min(count - had, std::max(had, kFirstBlock));
    bytes.resize(had + asked);
    const std::size_t got = read(bytes.data() + had, asked);
    bytes.resize(had + got);
    if (got < asked) break;
  }
  return bytes;
}

FileWriter::FileWriter(Descriptor file, std::string path) : path_{std::move(path)}, file_{std::move(file)} {}

FileWriter FileWriter::at_end_of(const std::string& path) {
  return {opened(path, O_WRONLY | O_APPEND, cannot_write), path};
}

FileWriter FileWriter::into(const std::string& path) {
  return {opened(path, O_WRONLY | O_TRUNC, cannot_write), path};
}

void FileWriter::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_.number(), bytes.data(), std::min(bytes.size(), kMostAtOnce));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw cannot_write(path_, written < 0 ? errno : ENOSPC);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void FileWriter::sync() const {
  if (::fsync(file_.number()) != 0) throw cannot_write(path_, errno);
}

void FileWriter::close() {
  if (const int error = file_.close()) throw cannot_write(path_, error);
}

}  // namespace headroom
