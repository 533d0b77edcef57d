// Problems of form and of files first; meaning is judged only when all rows are there.

#include "reading/load_study.hpp"

#include "reading/text_file.hpp"
#include "study/read_study.hpp"

namespace headroom {
Result<LoadedStudy> load_study_tree(const StudyTree& tree, std::string text, const std::string& path) {
  if (!tree.readable) return tl::unexpected(in_file_order(tree.problems, path));
  auto study = read_study(tree.root);
  if (study && tree.problems.empty())
    return LoadedStudy{std::move(*study), path, std::move(text), tree.inputs};
  return tl::unexpected(in_file_order(with_new(tree.problems, study ? Problems{} : study.error()), path));
}

Result<LoadedStudy> load_study_text(std::string text, const std::string& path, const FileSource& files) {
  const StudyTree tree = read_study_tree(text, path, files);
  return load_study_tree(tree, std::move(text), path);
}

Result<LoadedStudy> load_study(const std::string& path) {
  auto text = read_text_file(path, Pipes::where_handed_over);
  if (!text) return tl::unexpected(text.error());
  return load_study_text(std::move(*text), path, files_beside(path));
}

Result<LoadedStudy> load_kept_study(std::string text, const std::string& path, const StudyInputs& inputs) {
  return load_study_text(std::move(text), path, files_kept(inputs, path));
}

}  // namespace headroom
