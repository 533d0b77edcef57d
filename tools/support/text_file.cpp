#include "support/text_file.hpp"

#include <system_error>

#include "study/limits.hpp"

namespace headroom {
namespace {

tl::unexpected<Problems> unreadable(const std::string& path, const std::string& why) {
  return tl::unexpected(Problems{{Mark{path, 0, 0}, "", why, "a file that can be read", {}}});
}

}  // namespace

Result<std::string> read_text_file(const std::string& path, Pipes pipes) {
  const auto file = PlainFile::open(path, pipes);
  if (!file) return unreadable(path, file.error().found);
  std::string text;
  try {
    for (std::string block; !(block = file->next(1u << 16)).empty();) {
      text += block;
      if (text.size() > kMostStudyBytes) {
        return tl::unexpected(
            Problems{{Mark{path, 0, 0}, "", "larger than 16 MB", "a file of at most 16 MB", {}}});
      }
    }
  } catch (const std::system_error&) {
    return unreadable(path, "broken off while reading");
  }
  return text;
}

}  // namespace headroom
