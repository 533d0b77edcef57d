// The study that a result keeps, read again for reports and exports.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/load_study.hpp"
#include "report/page/page_input.hpp"
#include "results/results.hpp"
#include "study/assumptions/study_figures.hpp"

namespace headroom {

/// The study that a result keeps, read again.
struct KeptStudy {
  std::optional<LoadedStudy> study;  ///< none where this version cannot read it
  std::vector<StudyFigure> figures;  ///< that it writes, and what its comments say of them
  std::string why;                   ///< then: the first thing that is wrong with it
  /// By position in the results; none where it makes no such scenario, or was not asked for.
  std::vector<std::optional<Scenario>> scenarios;
};

/// Of results of one file; the scenarios at these positions are made.
[[nodiscard]] KeptStudy kept_study(const Results& results, const std::vector<std::size_t>& positions);

/// How many numbers the study in the file writes: dates and names of files are none, a distribution is one.
struct NumbersWritten {
  std::size_t all = 0, unknown = 0;
};
[[nodiscard]] NumbersWritten numbers_written(const ResultFile& file);

/// What streams should reach, out of the study that each result keeps (of one file, as it was read), as it is
/// asked for. Where this version cannot read the study they are not known, and a warning says so.
void take_goals(Results& results);

/// Into what a page or an export is made from; a warning where the study cannot be read. `kept` must outlive
/// it.
void take_study(PageInput& input, const KeptStudy& kept);

}  // namespace headroom
