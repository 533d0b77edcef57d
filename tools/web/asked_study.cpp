// Files are put as they came, and the study among them is read once.

#include "web/asked_study.hpp"

#include <algorithm>
#include <utility>

#include "web/asked.hpp"

namespace headroom::web {

AskedStudy asked_study(const Message& asked, const WorkFolder& folder) {
  const std::string path = text(asked, "study");
  const std::vector<std::string> names = put_files(asked, folder);
  const auto at = std::find(names.begin(), names.end(), path);
  if (at == names.end()) throw CannotDo{"the study " + path + " is not among its files"};
  const std::string& text = asked.attachments[static_cast<std::size_t>(at - names.begin())];
  StudyTree tree = read_study_tree(text, path, files_beside(path));
  Result<LoadedStudy> loaded = load_study_tree(tree, text, path);
  return {path, text, std::move(tree), std::move(loaded)};
}

LoadedStudy good_study(const Message& asked, const WorkFolder& folder) {
  AskedStudy study = asked_study(asked, folder);
  if (!study.loaded) throw CannotDo{to_string(study.loaded.error().front())};
  return *std::move(study.loaded);
}

}  // namespace headroom::web
