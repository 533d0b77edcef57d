// `compare`: result files side by side, by question, metric, week, quantile or rank.

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answers/answer_from.hpp"
#include "answers/comparison_output.hpp"
#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "compare.hpp"
#include "reading/study_files.hpp"
#include "report/answers/deciding_text.hpp"
#include "report/words/study_difference.hpp"
#include "results/comparison/comparison.hpp"
#include "results/comparison/side_by_side.hpp"
#include "results/comparison/week_bands.hpp"
#include "running/kept_study.hpp"
#include "running/run_words.hpp"
#include "said_back/nation_words.hpp"
#include "store/result/result_reader.hpp"

namespace headroom {
namespace {

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

/// Where streams are heading is said beside their standards.
bool is_about_being_in_time(const Question& question) {
  if (question.beyond != Beyond::nothing) return false;
  if (question.metrics.empty()) return question.about == About::waits;
  return question.metrics.front() == name_of(MetricId::in_time);
}

int show_weeks(const Results& results, std::size_t baseline, const CompareOptions& options,
               const FilesCompared& files) {
  const auto asked = week_question_of(results, options);
  if (!asked) return say(kWrongInput, asked.error());
  const Comparison headline = compare(
      results, {.baseline = baseline, .metrics = names_of({MetricId::in_time, MetricId::wait_first_mean})});
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
  asked->headings = is_table(options.format) && is_about_being_in_time(*asked);
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

/// What decides the answer belongs to the question of waits, asked whole, and to the baseline of the file.
void take_what_decides(FilesCompared& files, const Results& results, std::size_t baseline,
                       const CompareOptions& options) {
  const bool is_whole = options.metrics.empty() && !options.stream && !options.priority && !options.by_week &&
                        !options.quantiles && !options.ranking;
  if (!is_whole || options.about != "waits") return;
  const auto knows = [](const ResultFile& file) { return !file.decides.empty(); };
  const auto one = std::find_if(results.files.begin(), results.files.end(), knows);
  if (one == results.files.end()) {
    files.why_not_decides = how_to_learn_what_decides();
  } else if (results.files.size() > 1) {
    files.why_not_decides =
        fmt::format("What decides it is said of one result by itself: headroom compare {}.", one->path);
  } else if (baseline != 0) {
    files.why_not_decides =
        fmt::format("What decides it is known of {} alone: it is said where that is the baseline.",
                    results.scenarios.front());
  } else {
    files.decides = deciding(results, options.rule);
  }
}

int compare_results(std::vector<Results> read, const CompareOptions& options) {
  if (const auto why = nothing_in_common(read)) return say(kWrongInput, *why);
  FilesCompared files{common_streams(read), {}};
  if (is_table(options.format)) {
    const NumbersWritten numbers = numbers_written(read.front().files.front());
    files.numbers = numbers.all;
    files.uncertain = numbers.unknown;
  }
  Results results = side_by_side(std::move(read));
  files.studies_differ = differences_between(results.files);
  const auto baseline = baseline_of(results, options.baseline);
  if (!baseline) return say(kWrongInput, baseline.error());
  take_what_decides(files, results, *baseline, options);
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

CommandHelp compare_help() {
  return {
      {{"waits, and what each scenario changes", "compare my-clinic/study.h5"},
       {"is leave and sickness covered, and who pays for it?", "compare my-clinic/study.h5 --about staffing"},
       {"one figure, of urgent patients", "compare my-clinic/study.h5 --metric in_time --priority urgent"},
       {"how bad is a bad year?", "compare my-clinic/study.h5 --quantiles"},
       {"last year's study beside this year's", "compare this-year.h5 last-year.h5"},
       {"all figures for a spreadsheet", "compare my-clinic/study.h5 --format tsv"}},
      {{"",
        "Differences are paired by replication where the random numbers are the same: in one file, or in "
        "files "
        "with the same seed; between files of different seeds they are unpaired (Welch). Intervals are 95% "
        "(t, corrected for skewness after Hall 1992, never beyond what is possible), those of differences "
        "simultaneous over the scenarios (Bonferroni for each figure)."},
       {"",
        "--json holds metrics.METRIC.streams.S or .all, each by scenarios.X: median, p5 and p95 over "
        "replications by rank (n + 1) p; chance, chance_low, chance_high and chance_of, how often the "
        "standard "
        "is met (Wilson), null without one; mean, low, high; and from the baseline difference_median, _p5, "
        "_p95, the shares better, same and worse, difference_chance, _low, _high, and difference, _low, "
        "_high "
        "of means; and"},
       {"files[]", "path, title, seed, version, replications, start, weeks"},
       {"studies_differ[]", "path and values, by file (null: not there)"},
       {"decides.causes, .numbers",
        "what decides the baseline's answer: the same figures of the baseline without each cause, and with "
        "each number moved "
        "(moved[]: scenario, path, value, moved_to, unit, standing); replications; null where the file does "
        "not know, of several "
        "files, and beside another baseline"},
       {"pairing.X", "of several files: file (its position) and difference, paired or unpaired"},
       {"quantiles.METRIC.streams.S or .all",
        "with --quantiles, by scenarios.X: p5, p50, p95, each value, low, high (null: open) and coverage; "
        "replications"},
       {"ranking.METRIC.streams.S or .all", "with --ranking, by scenarios.X: mean, rank, low, high"},
       {"by_week.scenarios.X.streams.S or .posts.P",
        "with --by-week, instead of metrics: weeks, mean, p5, p25, p50, p75, p95, each a list"},
       {"",
        "--about staffing asks whether leave and sickness are covered. --json then holds, beside the "
        "metrics,"},
       {"hours.CAUSE.scenarios.X",
        "hours of all posts: contracted, delivered, leave, public_holidays, study, sickness, absent, "
        "vacancy, "
        "unused, bank, not_planned (at work without a job plan and without work in the study)"},
       {"planned_delivered.CATEGORY.planned, .delivered", "hours of dcc, spa, ar and ed, by scenarios.X"},
       {"protected_hours_used.by_category[], .by_activity[]",
        "protected hours taken to see patients: category, reason, and post, activity, pillar (null: none), "
        "by "
        "scenarios.X"},
       {"covered.colleagues, .protected_time, .bank, .cancelled",
        "appointments of those off, by scenarios.X"},
       {"worst_days[]",
        "date, role, and by scenarios.X the share of replications below minimum with low and high (Wilson), "
        "the "
        "worst first"},
       {"",
        "--format tsv has them as the metrics hours/CAUSE, planned_hours/CATEGORY, delivered_hours/CATEGORY, "
        "protected_hours_used/POST/CATEGORY/ACTIVITY/PILLAR/REASON and below_minimum/DATE/ROLE."}}};
}

/// What to show instead of levels and differences, and how much of it.
std::vector<Word> ways_to_compare(CompareOptions& options) {
  return {flag("--quantiles", options.quantiles,
               "P5, P50 and P95 over replications with their intervals, instead of means"),
          flag("--ranking", options.ranking,
               "the scenarios from best to worst, and which ranks the data allow each")
              .excludes({"--quantiles"}),
          option("--by-week", "SERIES", options.by_week,
                 "the distribution over replications week by week of a series of "
                 "weekly/, e.g. waiting or lost_sickness")
              .excludes({"--quantiles", "--ranking"}),
          option("--post", "POST", options.post, "only this post, with --by-week").needs({"--by-week"}),
          flag("--all", options.all,
               "every scenario, where there are more than 12 and a table shows the best 20")};
}

}  // namespace

int compare(const CompareOptions& options) {
  if (const std::string refused = refusal_of(options.rule); !refused.empty())
    return say(kWrongInput, refused);
  std::vector<Results> read;
  for (const std::string& path : options.results) {
    auto results = read_results(path);
    if (!results) {
      const bool damaged = results.error().kind == ReadFailure::Kind::damaged;
      return say(damaged ? kFailed : kWrongInput, results.error().message);
    }
    take_goals(*results);
    read.push_back(std::move(*results));
  }
  return answer_from(options.results, [&] { return compare_results(std::move(read), options); });
}

Command compare_command() {
  auto options = std::make_shared<CompareOptions>();
  return {
      "compare", "Levels and paired differences between scenarios, with their uncertainty",
      all_of({{arguments(
                   "RESULTS", options->results,
                   "result files written by run; several are laid side by side, FILE:NAME being a scenario "
                   "of a further file whose name another file has too")
                   .required(),
               option("--baseline", "SCENARIO", options->baseline,
                      "the scenario that the others are held against (default: baseline, of the first file)"),
               scenarios_word(options->scenarios),
               option("--about", "SUBJECT", options->about, "waits, staffing or cost (default: waits)")
                   .one_of({"waits", "staffing", "cost"}),
               option("--metric", "METRIC", options->metrics, "only this metric; may be repeated"),
               option("--stream", "STREAM", options->stream, "only this stream"),
               option("--priority", "PRIORITY", options->priority, "only patients of this priority")},
              ways_to_compare(*options),
              verdict_words(options->rule),
              format_words(options->format),
              // Taken so that a script may give it everywhere.
              {flag(
                  "-q,--quiet", [] {}, "nothing but the answer, as always")}}),
      compare_help(), [options] { return compare(*options); }};
}

}  // namespace headroom
