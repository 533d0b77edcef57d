#include <memory>
#include <string>

#include "command_line.hpp"
#include "command_words.hpp"
#include "commands.hpp"
#include "options.hpp"

namespace headroom {
namespace {

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
       {"", "--json holds metrics, and"},
       {"files[]", "path, title, seed, version, replications, start, weeks"},
       {"studies_differ[]", "path and values, by file (null: not there)"},
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
       {"raided.by_category[], raided.by_activity[]",
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
        "raided_hours/POST/CATEGORY/ACTIVITY/PILLAR/REASON and below_minimum/DATE/ROLE."}}};
}

/// What to show instead of levels and differences, and how much of it.
void add_ways_to_compare(CLI::App& command, CompareOptions& options) {
  CLI::Option* quantiles =
      command.add_flag("--quantiles", options.quantiles,
                       "P5, P50 and P95 over replications with their intervals, instead of means");
  CLI::Option* ranking = command.add_flag(
      "--ranking", options.ranking, "the scenarios from best to worst, and which ranks the data allow each");
  CLI::Option* by_week = command
                             .add_option("--by-week", options.by_week,
                                         "the distribution over replications week by week of a series of "
                                         "weekly/, e.g. waiting or lost_sickness")
                             ->type_name("SERIES");
  ranking->excludes(quantiles);
  by_week->excludes(quantiles)->excludes(ranking);
  command.add_option("--post", options.post, "only this post, with --by-week")
      ->type_name("POST")
      ->needs(by_week);
  command.add_flag("--all", options.all,
                   "every scenario, where there are more than 12 and a table shows the best 20");
}

}  // namespace

void define_merge(CommandLine& line) {
  auto options = std::make_shared<MergeOptions>();
  CLI::App& command = *line.app.add_subcommand("merge", "Puts the shards of a run together into one result");
  command.add_option("SHARDS", options->shards, "every shard that run --shard wrote, each once")->required();
  command.add_option("-o,--output", options->output, "the result file; an existing one is replaced")
      ->type_name("R.h5")
      ->required();
  add_quiet(command, options->quiet, "no word where all is well");
  line.help["merge"] = {
      {{"two shares of a run, made on two machines", "merge study.1-of-2.h5 study.2-of-2.h5 -o study.h5"},
       {"all of them", "merge study.*-of-8.h5 -o study.h5"}},
      {}};
  line.runs["merge"] = [options] { return merge(*options); };
}

void define_compare(CommandLine& line) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App& command = *line.app.add_subcommand(
      "compare", "Levels and paired differences between scenarios, with their uncertainty");
  command
      .add_option("RESULTS", options->results,
                  "result files written by run; several are laid side by side, FILE:NAME being a scenario of "
                  "a further file whose name another file has too")
      ->required();
  command
      .add_option("--baseline", options->baseline,
                  "the scenario that the others are held against (default: baseline, of the first file)")
      ->type_name("SCENARIO");
  add_scenarios(command, options->scenarios);
  command.add_option("--about", options->about, "waits, staffing or cost (default: waits)")
      ->type_name("SUBJECT")
      ->check(one_of({"waits", "staffing", "cost"}));
  command.add_option("--metric", options->metrics, "only this metric; may be repeated")
      ->type_name("METRIC")
      ->allow_extra_args(false);
  command.add_option("--stream", options->stream, "only this stream")->type_name("STREAM");
  command.add_option("--priority", options->priority, "only patients of this priority")
      ->type_name("PRIORITY");
  add_ways_to_compare(command, *options);
  add_format(command, options->format);
  // Taken so that a script may give it everywhere.
  command.add_flag_callback(
      "-q,--quiet", [] {}, "nothing but the answer, as always");
  line.help["compare"] = compare_help();
  line.runs["compare"] = [options] { return compare(*options); };
}

void define_report(CommandLine& line) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App& command =
      *line.app.add_subcommand("report", "One self-contained page with charts, for a browser or to print");
  command.add_option("RESULTS", options->results, "a result file written by run or size")->required();
  command
      .add_option("-o,--output", options->output,
                  "the page (default: the result's path ending in .html); an existing one is replaced")
      ->type_name("R.html");
  add_baseline(command, options->baseline);
  add_scenarios(command, options->scenarios);
  command
      .add_option("--specification", options->specification,
                  "instead, the service specification of this scenario: posts, bands, WTE, hours, cost and "
                  "the waits it buys")
      ->type_name("SCENARIO");
  add_quiet(command, options->quiet, "no word where all is well");
  line.help["report"] = {
      {{"a page with the answer, the evidence and how it was made", "report my-clinic/study.h5"},
       {"for a business case: the baseline against one choice",
        "report my-clinic/study.h5 --scenario more-hours -o case.html"},
       {"for a tender: posts, bands, hours, cost and the waits they buy",
        "report my-bid/sized.h5 --specification 'staff*'"}},
      {}};
  line.runs["report"] = [options] { return report(*options); };
}

void define_export(CommandLine& line) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App& command = *line.app.add_subcommand("export", "Tables for a spreadsheet or for other programs");
  command.add_option("RESULTS", options->results, "a result file written by run or size")->required();
  command
      .add_option("--csv", options->csv,
                  "a folder for one file a table, made if it is missing; tables of an earlier export are "
                  "replaced in one step, and a folder with anything else in it is refused")
      ->type_name("DIR");
  command
      .add_option("--xlsx", options->xlsx,
                  "a spreadsheet: a summary, then one sheet a table; an existing one is replaced")
      ->type_name("R.xlsx");
  add_baseline(command, options->baseline);
  add_scenarios(command, options->scenarios);
  add_quiet(command, options->quiet, "no word where all is well");
  line.help["export"] = {
      {{"a spreadsheet to paste from, for a business case", "export my-clinic/study.h5 --xlsx study.xlsx"},
       {"tables for pandas or R", "export my-clinic/study.h5 --csv tables"}},
      {{"",
        "CSV is tidy: a row an observation, ISO dates, an empty cell where a figure is not defined; every "
        "column is "
        "explained in data_dictionary.csv. A text that a spreadsheet would run as a formula begins with an "
        "apostrophe. The spreadsheet has numbers and dates as such; of weekly figures it holds the "
        "distribution over "
        "replications, of which CSV has every one."}}};
  line.runs["export"] = [options] { return export_results(*options); };
}

}  // namespace headroom
