// A study file read from disk or from a result, parsed and checked.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "reading/study_files.hpp"
#include "study/study.hpp"

namespace headroom {

struct LoadedStudy {
  Study study;
  std::string path;
  std::string text;      ///< the file as read, for the result file
  StudyInputs inputs{};  ///< those that it names, as read
};

/// Reads, parses and checks a study file. A file that cannot be read is a problem like any other; what refers
/// to rows that are missing for it cannot be judged, so the rest is checked when all files can be read.
[[nodiscard]] Result<LoadedStudy> load_study(const std::string& path);

/// The same of a text at hand; `path` is what problems call it.
[[nodiscard]] Result<LoadedStudy> load_study_text(std::string text, const std::string& path,
                                                  const FileSource& files);

/// The same of a tree that was read of this text.
[[nodiscard]] Result<LoadedStudy> load_study_tree(const StudyTree& tree, std::string text,
                                                  const std::string& path);

/// The same of a text that is kept in a result; `path` is what problems call it.
[[nodiscard]] Result<LoadedStudy> load_kept_study(std::string text, const std::string& path,
                                                  const StudyInputs& inputs = {});

}  // namespace headroom
