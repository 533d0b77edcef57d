#pragma once

#include <string>

#include "base/problem.hpp"
#include "study/study.hpp"

namespace headroom {

struct LoadedStudy {
  Study study;
  std::string path;
  std::string text;  ///< the file as read, for the result file
};

/// Reads, parses and checks a study file. A file that cannot be read is a problem like any other.
[[nodiscard]] Result<LoadedStudy> load_study(const std::string& path);

/// The same of a text that is kept in a result; `path` is what problems call it.
[[nodiscard]] Result<LoadedStudy> load_kept_study(std::string text, const std::string& path);

}  // namespace headroom
