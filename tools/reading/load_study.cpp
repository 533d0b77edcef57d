// Problems of form and of files first; meaning is judged only when all rows are there.

#include "reading/load_study.hpp"

#include "reading/text_file.hpp"
#include "study/read_study.hpp"

namespace headroom {
namespace {

Result<LoadedStudy> checked(std::string text, const std::string& path, const FileSource& source) {
  StudyTree tree = read_study_tree(text, path, source);
  if (!tree.readable) return tl::unexpected(in_file_order(std::move(tree.problems), path));
  auto study = read_study(tree.root);
  if (study && tree.problems.empty())
    return LoadedStudy{std::move(*study), path, std::move(text), std::move(tree.inputs)};
  Problems problems = with_new(std::move(tree.problems), study ? Problems{} : study.error());
  return tl::unexpected(in_file_order(std::move(problems), path));
}

}  // namespace

Result<LoadedStudy> load_study(const std::string& path) {
  auto text = read_text_file(path, Pipes::where_handed_over);
  if (!text) return tl::unexpected(text.error());
  return checked(std::move(*text), path, files_beside(path));
}

Result<LoadedStudy> load_kept_study(std::string text, const std::string& path, const StudyInputs& inputs) {
  return checked(std::move(text), path, files_kept(inputs, path));
}

}  // namespace headroom
