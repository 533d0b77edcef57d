#include "support/plain_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

namespace headroom {
namespace {

/// One that was open before this program began.
bool is_handed_over(std::string_view path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

NotRead closed(int error) {
  return {NotRead::Kind::closed, std::string{"closed to us ("} + std::strerror(error) + ")"};
}

NotRead why_not(int error) {
  if (error == ENOENT || error == ENOTDIR) return {NotRead::Kind::absent, "not there"};
  if (error == ENXIO || error == ENODEV) return {NotRead::Kind::never_ends, "a pipe or a device"};
  return closed(error);
}

}  // namespace

tl::expected<PlainFile, NotRead> PlainFile::open(const std::string& path, Pipes pipes) {
  // Without O_NONBLOCK a pipe that nobody writes to would be waited for here.
  const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (file < 0) return tl::unexpected{why_not(errno)};
  PlainFile opened{file, 0};
  struct stat about {};
  if (::fstat(file, &about) != 0) return tl::unexpected{closed(errno)};
  if (S_ISDIR(about.st_mode)) return tl::unexpected{NotRead{NotRead::Kind::folder, "a folder"}};
  const bool is_fed = S_ISFIFO(about.st_mode) && pipes == Pipes::where_handed_over && is_handed_over(path);
  if (!S_ISREG(about.st_mode) && !is_fed)
    return tl::unexpected{NotRead{NotRead::Kind::never_ends, "a pipe or a device"}};
  if (is_fed) ::fcntl(file, F_SETFL, ::fcntl(file, F_GETFL) & ~O_NONBLOCK);  // its writer is waited for
  opened.size_ = static_cast<std::uint64_t>(about.st_size);
  return opened;
}

PlainFile::PlainFile(PlainFile&& other) noexcept
    : file_{std::exchange(other.file_, -1)}, size_{other.size_} {}

PlainFile::~PlainFile() {
  if (file_ >= 0) ::close(file_);
}

std::string PlainFile::next(std::size_t most) const {
  std::string bytes(most, '\0');
  std::size_t there = 0;
  while (there < most) {
    const ssize_t count = ::read(file_, bytes.data() + there, most - there);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw std::system_error{errno, std::generic_category()};
    if (count == 0) break;
    there += static_cast<std::size_t>(count);
  }
  bytes.resize(there);
  return bytes;
}

}  // namespace headroom
