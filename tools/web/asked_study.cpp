// Files are put as they came, and the study among them is read once.

#include "web/asked_study.hpp"

#include <utility>

#include "web/asked.hpp"

namespace headroom::web {

AskedStudy asked_study(const Message& asked, const WorkFolder& folder) {
  const std::string path = put_study(asked, folder), text = *attached(asked, path);
  StudyTree tree = read_study_tree(text, path, files_beside(path));
  Result<LoadedStudy> loaded = load_study_tree(tree, text, path);
  return {path, text, std::move(tree), std::move(loaded)};
}

std::string put_study(const Message& asked, const WorkFolder& folder) {
  std::string path = text(asked, "study");
  put_files(asked, folder);
  if (attached(asked, path) == nullptr) throw CannotDo{"the study " + path + " is not among its files"};
  return path;
}

LoadedStudy good_study(const Message& asked, const WorkFolder& folder) {
  AskedStudy study = asked_study(asked, folder);
  if (!study.loaded) throw CannotDo{to_string(study.loaded.error().front())};
  return *std::move(study.loaded);
}

}  // namespace headroom::web
