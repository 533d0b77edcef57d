// Only the study itself has keys.

#include "web/hint_calls.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "editing/edit_json.hpp"
#include "editing/hints_json.hpp"
#include "reading/study_files.hpp"
#include "web/asked.hpp"
#include "web/asked_study.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {
namespace {

Message hinted(const Message& asked, ordered_json (*hint)(std::string_view, std::size_t)) {
  const std::string file = text(asked, "file");
  const std::string* written = attached(asked, file);
  if (file != text(asked, "study") || written == nullptr) return {};
  return {hint(*written, std::min<std::size_t>(number(asked, "offset").value_or(0), written->size()))};
}

}  // namespace

Message complete_call(const Message& asked) { return hinted(asked, complete_json); }
Message hover_call(const Message& asked) { return hinted(asked, hover_json); }

Message edit_call(const Message& asked, const WorkFolder& folder) {
  const std::string study = put_study(asked, folder);
  const auto operations = asked.json.find("ops");
  if (operations == asked.json.end()) throw CannotDo{"the page asked for an edit without saying which"};
  Message answer{edit_json(*attached(asked, study), study, *operations, files_beside(study))};
  answer.json["version"] = number(asked, "version").value_or(0);
  return answer;
}

}  // namespace headroom::web
