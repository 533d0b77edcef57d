// Only the study itself has keys.

#include "web/hint_calls.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "editing/edit_json.hpp"
#include "editing/hints_json.hpp"
#include "reading/study_files.hpp"
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

Message edit_call(const Message& asked, const WorkFolder& folder) {
  const std::string study = text(asked, "study");
  const std::vector<std::string> names = put_files(asked, folder);
  const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), study) - names.begin());
  if (at == names.size()) throw CannotDo{"the study " + study + " is not among its files"};
  const auto operations = asked.json.find("ops");
  if (operations == asked.json.end()) throw CannotDo{"the page asked for an edit without saying which"};
  Message answer{edit_json(asked.attachments[at], study, *operations, files_beside(study))};
  answer.json["version"] = number(asked, "version").value_or(0);
  return answer;
}

}  // namespace headroom::web
