// Folders, devices and pipes told apart before reading, those handed over by a shell let in.

#include "reading/plain_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace headroom {
namespace {

/// One that was open before this program began.
bool is_handed_over(std::string_view path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

/// Throws where it is about the disk, not about the name.
NotRead why_not(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return {NotRead::Kind::absent, "not there"};
  if (error == ENXIO || error == ENODEV) return {NotRead::Kind::never_ends, "a pipe or a device"};
  const FileFailure failure = cannot_read(path, error);
  if (!failure.is_about_the_name()) throw failure;
  return {NotRead::Kind::closed, std::string{"closed to us ("} + std::strerror(error) + ")"};
}

}  // namespace

tl::expected<FileReader, NotRead> open_plain(const std::string& path, Pipes pipes) {
  // Without O_NONBLOCK a pipe that nobody writes to would be waited for here.
  Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)};
  if (!file) return tl::unexpected{why_not(path, errno)};
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) throw cannot_read(path, errno);
  if (S_ISDIR(about.st_mode)) return tl::unexpected{NotRead{NotRead::Kind::folder, "a folder"}};
  const bool is_fed = S_ISFIFO(about.st_mode) && pipes == Pipes::where_handed_over && is_handed_over(path);
  if (!S_ISREG(about.st_mode) && !is_fed)
    return tl::unexpected{NotRead{NotRead::Kind::never_ends, "a pipe or a device"}};
  if (is_fed) {  // its writer is waited for
    const int flags = ::fcntl(file.number(), F_GETFL);
    if (flags < 0 || ::fcntl(file.number(), F_SETFL, flags & ~O_NONBLOCK) < 0) throw cannot_read(path, errno);
  }
  return FileReader{std::move(file), path};
}

}  // namespace headroom
