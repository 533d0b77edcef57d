// What cannot be opened or is too large, in the words of a problem.

#include "reading/text_file.hpp"

#include "study/text/limits.hpp"

namespace headroom {
namespace {

tl::unexpected<Problems> problem(const std::string& path, const std::string& why, const char* expected) {
  return tl::unexpected(Problems{{Mark{path, 0, 0}, "", why, expected, {}}});
}
tl::unexpected<Problems> unreadable(const std::string& path, const std::string& why) {
  return problem(path, why, "a file that can be read");
}

}  // namespace

Result<std::string> read_text_file(const std::string& path, Pipes pipes) {
  const auto file = open_plain(path, pipes);
  if (!file) return unreadable(path, file.error().found);
  std::string text = file->read(kMostStudyBytes + 1);
  if (text.size() > kMostStudyBytes) return problem(path, "larger than 16 MB", "a file of at most 16 MB");
  return text;
}

}  // namespace headroom
