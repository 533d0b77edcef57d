// Only the study itself has keys.

#include "web/hint_calls.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "editing/hints_json.hpp"
#include "web/asked.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {
namespace {

Message hinted(const Message& asked, ordered_json (*hint)(std::string_view, std::size_t)) {
  const std::string file = text(asked, "file");
  const std::vector<std::string> names = texts(asked, "files");
  const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), file) - names.begin());
  if (file != text(asked, "study") || at >= asked.attachments.size()) return {};
  const std::string& written = asked.attachments[at];
  return {hint(written, std::min<std::size_t>(number(asked, "offset").value_or(0), written.size()))};
}

}  // namespace

Message complete_call(const Message& asked) { return hinted(asked, complete_json); }
Message hover_call(const Message& asked) { return hinted(asked, hover_json); }

}  // namespace headroom::web
