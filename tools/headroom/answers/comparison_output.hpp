// A comparison as it is printed, in any format and cut to what fits where there are many scenarios.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command_line/format.hpp"
#include "report/words/study_difference.hpp"
#include "results/comparison/comparison.hpp"
#include "results/comparison/deciding.hpp"
#include "results/comparison/week_bands.hpp"

namespace headroom {

/// Above so many scenarios, a table shows the baseline and the best of the others alone.
inline constexpr std::size_t kMostInTable = 12, kBestInTable = 20;

/// A comparison as it is printed.
struct PrintedComparison {
  Comparison shown;
  std::optional<Comparison> whole;  ///< where not all of its scenarios are shown
  Beyond beyond = Beyond::nothing;
};

/// What is said of several files besides the comparison.
struct FilesCompared {
  std::vector<std::string> common_streams;
  std::vector<StudyDifference> studies_differ;
  /// Written in the study of the first, and of how many of them it says how sure they are.
  std::size_t numbers = 0, uncertain = 0;
  /// What decides the baseline's answer, where that is asked for and known.
  std::optional<Deciding> decides{};
  std::string why_not_decides{};  ///< a sentence, where it is asked for and cannot be said
};

/// Prints a comparison to stdout in the given format.
void print_comparison(const PrintedComparison& comparison, const FilesCompared& files, Format format);

struct PrintedWeeks {
  Comparison headline;  ///< what files and scenarios there are
  Results results;      ///< of those that are shown
  WeekBands bands;
};
void print_weeks(const PrintedWeeks& weeks, const FilesCompared& files, Format format);

}  // namespace headroom
