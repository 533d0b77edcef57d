#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answer_from.hpp"
#include "commands.hpp"
#include "compare_question.hpp"
#include "comparison_output.hpp"
#include "nation_words.hpp"
#include "report/study_difference.hpp"
#include "results/comparison.hpp"
#include "results/side_by_side.hpp"
#include "results/week_bands.hpp"
#include "run_words.hpp"
#include "store/result_reader.hpp"
#include "support/study_files.hpp"

namespace headroom {
namespace {

constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;

/// Whether what is asked for holds figures that no stream and no priority has a part of.
bool has_whole_service_figures(const CompareOptions& options) {
  if (options.metrics.empty()) return options.about != "waits";
  return std::any_of(options.metrics.begin(), options.metrics.end(),
                     [](const std::string& name) { return !find_metric(name)->by_stream(); });
}

bool is_table(Format format) { return format == Format::table || format == Format::markdown; }

std::string in_a_row(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Why these files cannot be compared; nothing where they can.
std::optional<std::string> nothing_in_common(const std::vector<Results>& files) {
  if (!common_streams(files).empty()) return std::nullopt;
  std::string text = "the files have no stream in common, so there is nothing to compare:";
  for (const Results& file : files) text += "\n  " + file.files.front().path + ": " + in_a_row(file.streams);
  return text;
}

/// A study that cannot be read again is left out of the comparison as a whole.
std::vector<StudyDifference> differences_between(const std::vector<ResultFile>& files) {
  if (files.size() < 2) return {};
  std::vector<Node> studies;
  for (const ResultFile& file : files) {
    const FileSource kept = files_kept(file.inputs, file.path);
    studies.push_back(read_study_tree(file.study, file.path, kept).root);
  }
  return studies_differ(studies);
}

/// Scenarios in tables: what fits, or the baseline and the best.
std::vector<std::size_t> shown_in_table(const Comparison& whole, const CompareOptions& options) {
  if (!options.all && is_table(options.format) && whole.scenarios.size() > kMostInTable)
    return baseline_and_best(whole, kBestInTable);
  std::vector<std::size_t> every(whole.scenarios.size());
  for (std::size_t s = 0; s < every.size(); ++s) every[s] = s;
  return every;
}

/// Where there are too many scenarios to stand side by side, the staffing question is answered by its metrics
/// alone, a row for each scenario.
void narrow_to_tables(Question& question, std::size_t scenarios, const CompareOptions& options) {
  if (!is_table(options.format) || !question.metrics.empty()) return;
  const bool long_staffing = question.about == About::staffing && scenarios > kMostInTable;
  if (question.about != About::staffing || question.beyond != Beyond::nothing)
    question.least = Prominence::headline;
  if (!long_staffing || question.beyond != Beyond::nothing) return;
  for (const Metric& metric : metrics()) {
    if (metric.about == About::staffing && metric.prominence == Prominence::headline)
      question.metrics.emplace_back(metric.name);
  }
}

int show_weeks(const Results& results, std::size_t baseline, const CompareOptions& options,
               const FilesCompared& files) {
  const auto asked = week_question_of(results, options);
  if (!asked) return say(kWrongInput, asked.error());
  const Comparison headline =
      compare(results, {.baseline = baseline, .metrics = {"in_time", "wait_first_mean"}});
  std::vector<std::size_t> shown = shown_in_table(headline, options);
  std::sort(shown.begin(), shown.end());
  const Results of_shown = only(results, shown);
  print_weeks({headline, of_shown, week_bands(of_shown, asked->series, asked->of)}, files, options.format);
  return kDone;
}

int show_comparison(const Results& results, std::size_t baseline, const CompareOptions& options,
                    const FilesCompared& files) {
  auto asked = question_of(results, baseline, options);
  if (!asked) return say(kWrongInput, asked.error());
  if ((options.stream || options.priority) && has_whole_service_figures(options)) {
    std::cerr
        << "headroom: --stream and --priority choose patients; figures of staff, hours and cost are for the "
           "whole service\n";
  }
  narrow_to_tables(*asked, results.scenarios.size(), options);
  Comparison whole = compare(results, *asked);
  const std::vector<std::size_t> shown = shown_in_table(whole, options);
  if (shown.size() == whole.scenarios.size()) {
    print_comparison({std::move(whole), std::nullopt, asked->beyond}, files, options.format);
  } else {
    Comparison best = only(whole, shown);
    print_comparison({std::move(best), std::move(whole), asked->beyond}, files, options.format);
  }
  return kDone;
}

int compare_results(std::vector<Results> read, const CompareOptions& options) {
  if (const auto why = nothing_in_common(read)) return say(kWrongInput, *why);
  FilesCompared files{common_streams(read), {}};
  Results results = side_by_side(std::move(read));
  files.studies_differ = differences_between(results.files);
  const auto baseline = baseline_of(results, options.baseline);
  if (!baseline) return say(kWrongInput, baseline.error());
  const auto chosen = scenarios_of(results, *baseline, options.scenarios);
  if (!chosen) return say(kWrongInput, chosen.error());
  const auto at = std::find(chosen->begin(), chosen->end(), *baseline) - chosen->begin();
  if (!options.warned) {
    for (const ResultFile& file : results.files) warn_of_nations(file);
  }
  results = only(std::move(results), *chosen);
  if (options.by_week) return show_weeks(results, static_cast<std::size_t>(at), options, files);
  return show_comparison(results, static_cast<std::size_t>(at), options, files);
}

}  // namespace

int compare(const CompareOptions& options) {
  std::vector<Results> read;
  for (const std::string& path : options.results) {
    auto results = read_results(path);
    if (!results) {
      const bool damaged = results.error().kind == ReadFailure::Kind::damaged;
      return say(damaged ? kFailed : kWrongInput, results.error().message);
    }
    read.push_back(std::move(*results));
  }
  return answer_from(options.results, [&] { return compare_results(std::move(read), options); });
}

}  // namespace headroom
