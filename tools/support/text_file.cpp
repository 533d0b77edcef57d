#include "support/text_file.hpp"

#include <cstring>
#include <filesystem>
#include <system_error>

#include "support/checked_file.hpp"

namespace headroom {
namespace {

constexpr std::size_t kLargest = 16u << 20;

tl::unexpected<Problems> problem(const std::string& path, const std::string& why, const char* expected) {
  return tl::unexpected(Problems{{Mark{path, 0, 0}, "", why, expected, {}}});
}
tl::unexpected<Problems> unreadable(const std::string& path, const std::string& why) {
  return problem(path, why, "a file that can be read");
}

}  // namespace

Result<std::string> read_text_file(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return unreadable(path, "not there");
  if (std::filesystem::is_directory(status)) return unreadable(path, "a folder");
  try {
    std::string text = FileReader{path}.read(kLargest + 1);
    if (text.size() > kLargest) return problem(path, "larger than 16 MB", "a file of at most 16 MB");
    return text;
  } catch (const FileFailure& failure) {
    if (!failure.is_about_the_name()) throw;
    return unreadable(path, std::string{"closed to us ("} + std::strerror(failure.error()) + ")");
  }
}

}  // namespace headroom
