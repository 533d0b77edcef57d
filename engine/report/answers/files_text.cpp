// A row a file, with notes on unequal seeds, versions, periods and streams; long values cut short.

#include "report/answers/files_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"
#include "results/comparison/side_by_side.hpp"

namespace headroom {
namespace {

std::vector<std::string> labels(const Comparison& comparison) {
  std::vector<std::string> paths;
  for (const ResultFile& file : comparison.files) paths.push_back(file.path);
  return file_labels(paths);
}

/// How many things the files have of what `of` tells.
template <class Of>
std::size_t different(const Comparison& comparison, Of of) {
  std::set<decltype(of(comparison.files.front()))> all;
  for (const ResultFile& file : comparison.files) all.insert(of(file));
  return all.size();
}

/// "20 to 100" where the scenarios of the file were not played equally often.
std::string replications_of(const Comparison& comparison, std::size_t file) {
  std::size_t fewest = comparison.files[file].replications;
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
    if (comparison.file_of[s] == file) fewest = std::min(fewest, comparison.played[s]);
  }
  const std::size_t most = comparison.files[file].replications;
  return fewest == most ? fmt::to_string(most) : fmt::format("{} to {}", fewest, most);
}

std::vector<std::string> file_notes(const Comparison& comparison, const std::vector<std::string>& common) {
  std::vector<std::string> lines;
  const auto seed = [](const ResultFile& f) { return f.seed; };
  const auto period = [](const ResultFile& f) { return period_text(f.weeks, f.start); };
  const auto version = [](const ResultFile& f) { return f.version; };
  if (different(comparison, seed) > 1) {
    lines.emplace_back(
        "The seeds differ: differences between files of different seeds are unpaired and less sure.");
  }
  if (different(comparison, period) > 1) {
    lines.emplace_back(
        "The periods differ: hours, money and counts are over different lengths or times of year.");
  }
  if (different(comparison, version) > 1) {
    lines.emplace_back("The files were written by different versions of the program.");
  }
  if (common.size() < comparison.streams.size())
    lines.push_back(fmt::format("Streams of every file: {}. {} stands for what a file does not have.",
                                joined(common), kNoFigure));
  return lines;
}

std::string shortened(const std::string& text) {
  constexpr std::size_t kMost = 60;
  if (display_width(text) <= kMost) return text;
  std::size_t end = kMost - 1;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;  // not within a letter
  return text.substr(0, end) + "…";
}

}  // namespace

Table files_table(const Comparison& comparison, const std::vector<std::string>& common_streams) {
  Table table{"Files",
              {{"", false},
               {"file", false},
               {"title", false},
               {"scenarios", true},
               {"seed", true},
               {"replications", true},
               {"period", false},
               {"version", false}},
              {},
              file_notes(comparison, common_streams)};
  const std::vector<std::string> names = labels(comparison);
  for (std::size_t f = 0; f < comparison.files.size(); ++f) {
    const ResultFile& file = comparison.files[f];
    const auto scenarios = std::count(comparison.file_of.begin(), comparison.file_of.end(), f);
    table.rows.push_back({names[f], file.path, file.title, fmt::to_string(scenarios),
                          fmt::to_string(file.seed), replications_of(comparison, f),
                          period_text(file.weeks, file.start), file.version});
  }
  return table;
}

Table differences_table(const Comparison& comparison, const std::vector<StudyDifference>& differences,
                        std::size_t most) {
  const std::vector<std::string> names = labels(comparison);
  const std::string title = "What differs between the studies";
  if (differences.empty()) {
    const auto fingerprint = [](const ResultFile& f) { return f.fingerprint; };
    return {
        title,
        {},
        {},
        {different(comparison, fingerprint) > 1
             ? "The texts are the same, but not what was simulated: other scenarios were chosen, or files "
               "that the study names have changed."
             : "Nothing: they are the same study."}};
  }
  Table table{title, {{"path", false}}, {}, {}};
  for (const std::string& name : names) table.columns.push_back({name, false});
  for (std::size_t d = 0; d < std::min(most, differences.size()); ++d) {
    std::vector<std::string> row{shortened(differences[d].path)};
    for (const std::optional<std::string>& value : differences[d].values)
      row.push_back(value ? shortened(*value) : kNoFigure);
    table.rows.push_back(std::move(row));
  }
  if (differences.size() > most)
    table.notes.push_back(
        fmt::format("and {} more places; --json lists them all.", differences.size() - most));
  return table;
}

}  // namespace headroom
