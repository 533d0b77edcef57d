#include "support/text_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace headroom {
namespace {

constexpr std::size_t kLargest = 16u << 20;

tl::unexpected<Problems> unreadable(const std::string& path, const std::string& why) {
  return tl::unexpected(Problems{{Mark{path, 0, 0}, "", why, "a file that can be read", {}}});
}

}  // namespace

Result<std::string> read_text_file(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return unreadable(path, "not there");
  if (std::filesystem::is_directory(status)) return unreadable(path, "a folder");
  std::ifstream file{path, std::ios::binary};
  if (!file) return unreadable(path, std::string{"closed to us ("} + std::strerror(errno) + ")");
  std::string text;
  std::string block(1u << 16, '\0');
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
    text.append(block, 0, static_cast<std::size_t>(file.gcount()));
    if (text.size() > kLargest) {
      return tl::unexpected(
          Problems{{Mark{path, 0, 0}, "", "larger than 16 MB", "a file of at most 16 MB", {}}});
    }
  }
  if (file.bad()) return unreadable(path, "broken off while reading");
  return text;
}

}  // namespace headroom
