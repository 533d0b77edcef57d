// The figures that a study writes, each with the comment that says where it is from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "study/text/tree.hpp"

namespace headroom {

/// A figure that the study writes, and what a comment says of it.
struct StudyFigure {
  std::string path, value;
  std::string comment;  ///< empty where none stands by it
};

/// Every number with or without its unit, date and file of data, in the order of the file, but for the format
/// version and the experiment; a distribution and a list of figures are one. Its comment is the one at the
/// end of its line, else the comment lines just above it, else that of the map or list that it stands in; a
/// value in a file that the study names has that of the place that names it.
/// `text` is what `root` was read from. Worked example: "# survey 2024\nwaiting:\n  count: 3\n  longest: 2
/// weeks # a guess" -> waiting.count 3 "survey 2024", waiting.longest 2 weeks "a guess".
[[nodiscard]] std::vector<StudyFigure> study_figures(const Node& root, const std::string& text);

/// How many of them are numbers: dates and names of files are none, a distribution is one.
[[nodiscard]] std::size_t numbers_among(const std::vector<StudyFigure>& figures);
/// How many of them a path of what is not known leads to, in which a * stands for every name.
[[nodiscard]] std::size_t numbers_unknown(const std::vector<StudyFigure>& figures,
                                          const std::vector<std::string>& paths);

}  // namespace headroom
