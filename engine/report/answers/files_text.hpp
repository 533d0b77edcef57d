// Several result files: what each is, and what differs between their studies.
#pragma once

#include <vector>

#include "report/words/study_difference.hpp"
#include "report/words/table.hpp"
#include "results/comparison/comparison.hpp"

namespace headroom {

inline constexpr std::size_t kMostDifferences = 20;

/// The file of each scenario by its short name: title, scenarios, seed, replications, period, version. Notes
/// say where the seeds, versions or periods differ and what follows from it, and which streams only some of
/// the files have. The comparison is of several files and holds all of their scenarios.
[[nodiscard]] Table files_table(const Comparison& comparison, const std::vector<std::string>& common_streams);

/// A row a difference, a column a file, and at most `most` rows; a note says how many more there are, or that
/// the studies are the same.
[[nodiscard]] Table differences_table(const Comparison& comparison,
                                      const std::vector<StudyDifference>& differences, std::size_t most);

}  // namespace headroom
