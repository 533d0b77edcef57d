// A study as a tree with the rows of the files that it names, from its folder or out of a result.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "study/text/tree.hpp"

namespace headroom {

/// The files that a study names, by the name as written: their texts.
using StudyInputs = std::map<std::string, std::string>;

/// Where the files are that a study names.
struct FileSource {
  /// The text, or what is wrong with the file as `found` and `expected` of a problem.
  std::function<Result<std::string>(const std::string& name)> text;
  std::function<std::string(const std::string& name)> called;  ///< by problems
};

/// In the folder of the study at `path`, or from there. Only real files are opened: what might never end, a
/// pipe or a device, is refused.
[[nodiscard]] FileSource files_beside(const std::string& path);
/// Kept in a result with the study, which problems call `path`.
[[nodiscard]] FileSource files_kept(StudyInputs inputs, const std::string& path);

/// A study as a tree, with the rows of the files that it names.
struct StudyTree {
  Node root;
  Problems problems;
  bool readable = true;  ///< whether `root` is the whole study, with all rows
  StudyInputs inputs;    ///< the files that were read
};

/// `path` is what problems call the study. At most 1,000 files of 64 MB together.
[[nodiscard]] StudyTree read_study_tree(std::string_view text, const std::string& path,
                                        const FileSource& source);

/// And of `more` those that stand elsewhere or are of another key than what is known already: a text that is
/// refused for its characters need not be refused for its meaning too.
[[nodiscard]] Problems with_new(Problems problems, const Problems& more);

}  // namespace headroom
