// A digest of what was written against what the disk gives back.

#include "support/written_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace headroom {
namespace {

constexpr std::size_t kPiece = 1U << 18;
constexpr std::uint64_t kFirst = 0xCBF29CE484222325U, kPrime = 0x100000001B3U;

/// FNV-1a, byte by byte: what was written against what is read, against accidents and not against people.
std::uint64_t digest_of(std::string_view bytes, std::uint64_t before) {
  for (const char c : bytes) before = (before ^ static_cast<unsigned char>(c)) * kPrime;
  return before;
}

/// 0, or the error number.
int write_whole(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    if (written == 0) return EIO;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// 0, or the error number. `take` is given every piece of the file.
template <class Take>
int read_whole(const std::string& path, int flags, const Take& take) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return errno;
  int failed = (flags & O_ACCMODE) == O_RDWR && ::fsync(file) != 0 ? errno : 0;
  // What the memory still holds says nothing of the disk.
#ifdef POSIX_FADV_DONTNEED
  static_cast<void>(::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED));
#endif
  std::string piece(kPiece, '\0');
  while (failed == 0) {
    const ssize_t read = ::read(file, piece.data(), piece.size());
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) failed = errno;
    if (read <= 0) break;
    take(std::string_view{piece.data(), static_cast<std::size_t>(read)});
  }
  if (::close(file) != 0 && failed == 0) failed = errno;
  return failed;
}

}  // namespace

std::string write_failure(const std::string& called, int error) {
  return fmt::format("cannot write {}: {}", called, std::strerror(error));
}

int sync_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return errno;
  int failed = ::fsync(folder) == 0 ? 0 : errno;
  if (failed == EINVAL || failed == ENOTSUP) failed = 0;  // some disks have nothing to sync in a folder
  if (::close(folder) != 0 && failed == 0) failed = errno;
  return failed;
}

WrittenFile::WrittenFile(std::string path, std::string called, int file)
    : path_{std::move(path)}, called_{std::move(called)}, file_{file}, digest_{kFirst} {}

WrittenFile::WrittenFile(WrittenFile&& other) noexcept
    : path_{std::move(other.path_)},
      called_{std::move(other.called_)},
      waiting_{std::move(other.waiting_)},
      file_{std::exchange(other.file_, -1)},
      failed_{other.failed_},
      size_{other.size_},
      digest_{other.digest_} {}

WrittenFile::~WrittenFile() {
  if (file_ >= 0) ::close(file_);
}

tl::expected<WrittenFile, std::string> WrittenFile::create(const std::string& path,
                                                           const std::string& called) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (file < 0) return tl::unexpected{write_failure(called, errno)};
  return WrittenFile{path, called, file};
}

void WrittenFile::add(std::string_view piece) {
  waiting_ += piece;
  if (waiting_.size() >= kPiece) write_out();
}

void WrittenFile::write_out() {
  if (failed_ == 0) failed_ = write_whole(file_, waiting_);
  size_ += waiting_.size();
  digest_ = digest_of(waiting_, digest_);
  waiting_.clear();
}

tl::expected<void, std::string> WrittenFile::finish() {
  write_out();
  if (failed_ == 0 && ::fsync(file_) != 0) failed_ = errno;
  if (::close(std::exchange(file_, -1)) != 0 && failed_ == 0) failed_ = errno;
  if (failed_ != 0) return tl::unexpected{write_failure(called_, failed_)};
  std::uint64_t size = 0, digest = kFirst;
  const int unread = read_whole(path_, O_RDONLY, [&](std::string_view piece) {
    size += piece.size();
    digest = digest_of(piece, digest);
  });
  if (unread != 0)
    return tl::unexpected{
        fmt::format("{} was written and cannot be read again: {}", called_, std::strerror(unread))};
  if (size != size_ || digest != digest_)
    return tl::unexpected{
        fmt::format("{} was not kept as it was written: the disk is damaged or full", called_)};
  return {};
}

tl::expected<std::string, std::string> read_from_disk(const std::string& path) {
  std::string bytes;
  const int failed = read_whole(path, O_RDWR, [&](std::string_view piece) { bytes += piece; });
  if (failed != 0) return tl::unexpected{std::string{std::strerror(failed)}};
  return bytes;
}

tl::expected<void, std::string> write_and_read_again(const std::string& path, const std::string& called,
                                                     std::string_view text) {
  auto file = WrittenFile::create(path, called);
  if (!file) return tl::unexpected{file.error()};
  file->add(text);
  return file->finish();
}

}  // namespace headroom
