#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <limits>
#include <map>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/ensure.hpp"
#include "command_words.hpp"
#include "commands.hpp"
#include "store/stored_key.hpp"

namespace headroom {
namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongInput = 2;

constexpr const char* kExitCodes =
    "Exit codes: 0 done; 1 failed (disk, damaged file); 2 the input or the command line is wrong.";

int wrong_command_line(const std::string& message) {
  std::cerr << "headroom: " << message << '\n';
  return kWrongInput;
}

const std::map<std::string, Format> kFormats{
    {"table", Format::table}, {"markdown", Format::markdown}, {"tsv", Format::tsv}, {"json", Format::json}};

/// Where CLI11 leaves what the words of the command line said.
struct CommandLine {
  CheckOptions check;
  PlanOptions plan;
  RunOptions run;
  MergeOptions merge;
  CompareOptions compare;
  ExplainOptions explain;
  SizeOptions size;
  ReportOptions report;
  std::string format = "table";
  int replications = 0;
  std::uint64_t seed = 0;
  std::string stream, priority, post, by_week, shard, specification;
  bool compare_quiet =
      false;  ///< taken so that a script may give -q everywhere; compare has nothing to leave out
};

void add_study(CLI::App& command, std::string& study) {
  command.add_option("STUDY", study, "the study file (YAML)")->required();
}

void add_scenarios(CLI::App& command, std::vector<std::string>& scenarios) {
  command
      .add_option("--scenario", scenarios,
                  "only the scenarios whose name matches, * and ? as in a shell; may be repeated; the "
                  "baseline is always there")
      ->type_name("GLOB")
      ->allow_extra_args(false);
}

void add_format(CLI::App& command, std::string& format) {
  CLI::Option* option =
      command.add_option("--format", format, "table, markdown, tsv or json (default: table)")
          ->type_name("FORMAT")
          ->check(one_of({"table", "markdown", "tsv", "json"}));
  command
      .add_flag_callback(
          "--json", [&format] { format = "json"; }, "short for --format json")
      ->excludes(option);
}

void add_quiet(CLI::App& command, bool& quiet, const std::string& help) {
  command.add_flag("-q,--quiet", quiet, help);
}

/// How often, from which numbers and on how many threads to simulate.
void add_simulation(CLI::App& command, CommandLine& line, int& threads) {
  command
      .add_option("--replications", line.replications,
                  "how often each scenario is played (default: the study's)")
      ->type_name("N")
      ->check(whole_number(1, 1'000'000));
  command.add_option("--seed", line.seed, "where the random numbers start (default: the study's)")
      ->type_name("N")
      ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
  command.add_option("--threads", threads, "worker threads (default: as many as the machine has)")
      ->type_name("N")
      ->check(whole_number(1, 4096));
}

std::string footer(const std::string& example) { return "Example:\n  " + example + "\n\n" + kExitCodes; }

void define_check(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand(
      "check", "Reads and checks a study; says back what was understood and what was assumed");
  add_study(command, line.check.study);
  add_format(command, line.format);
  add_quiet(command, line.check.quiet, "print mistakes and warnings only");
  command.footer(footer("headroom check scenarios/orthotics-two-sites/study.yaml"));
}

void define_plan(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand(
      "plan",
      "Closed-form balance: demand hours against productive job-plan hours, by stream, role and post; "
      "no simulation");
  add_study(command, line.plan.study);
  add_scenarios(command, line.plan.scenarios);
  add_format(command, line.format);
  add_quiet(command, line.plan.quiet, "no warnings");
  command.footer(footer("headroom plan scenarios/orthotics-two-sites/study.yaml"));
}

void define_run(CLI::App& app, CommandLine& line) {
  CLI::App& command =
      *app.add_subcommand("run", "Simulates every scenario, writes the results and prints the comparison");
  add_study(command, line.run.study);
  command
      .add_option("-o,--output", line.run.output,
                  "the result file (default: the study's path ending in .h5); an existing one is replaced "
                  "when the run is complete")
      ->type_name("R.h5");
  add_simulation(command, line, line.run.threads);
  add_scenarios(command, line.run.scenarios);
  command
      .add_option("--shard", line.shard,
                  "simulate only the I-th of N shares, for merge (default output: the study's path ending in "
                  ".I-of-N.h5)")
      ->type_name("I/N")
      ->check(shard_of());
  command.add_flag(
      "--resume", line.run.resume,
      "use the finished blocks that an interrupted run of the same study, seed, version and plan "
      "left in R.h5.parts");
  add_format(command, line.format);
  add_quiet(command, line.run.quiet, "no progress and no comparison at the end");
  command.footer(footer("headroom run scenarios/orthotics-two-sites/study.yaml -o answers.h5"));
}

void define_merge(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand("merge", "Puts the shards of a run together into one result");
  command.add_option("SHARDS", line.merge.shards, "every shard that run --shard wrote, each once")
      ->required();
  command.add_option("-o,--output", line.merge.output, "the result file; an existing one is replaced")
      ->type_name("R.h5")
      ->required();
  add_quiet(command, line.merge.quiet, "no word where all is well");
  command.footer(footer("headroom merge answers.1-of-2.h5 answers.2-of-2.h5 -o answers.h5"));
}

/// What compare answers, beyond its options.
const std::string kCompareHelp =
    "Differences are paired by replication where the random numbers are the same: in one file, or in files "
    "with\n"
    "the same seed; between files of different seeds they are unpaired (Welch). Intervals are 95%, those of\n"
    "differences simultaneous over the scenarios (Bonferroni for each figure). --json holds metrics, and\n"
    "  files[]                                  path, title, seed, version, replications, start, weeks\n"
    "  studies_differ[]                         path and values, by file (null: not there)\n"
    "  pairing.X                                of several files: file (its position) and difference, paired "
    "or\n"
    "                                           unpaired\n"
    "  quantiles.METRIC.streams.S or .all       with --quantiles, by scenarios.X: p5, p50, p95, each value, "
    "low,\n"
    "                                           high (null: open) and coverage; replications\n"
    "  ranking.METRIC.streams.S or .all         with --ranking, by scenarios.X: mean, rank, low, high\n"
    "  by_week.scenarios.X.streams.S or .posts.P    with --by-week, instead of metrics: weeks, mean, p5, "
    "p25, "
    "p50,\n"
    "                                           p75, p95, each a list\n\n"
    "--about staffing asks whether leave and sickness are covered. --json then holds, beside the metrics,\n"
    "  hours.CAUSE.scenarios.X                  hours of all posts: contracted, delivered, leave, "
    "public_holidays,\n"
    "                                           study, sickness, absent, vacancy, unused, bank\n"
    "  planned_delivered.CATEGORY.planned, .delivered    hours of dcc, spa, ar and ed, by scenarios.X\n"
    "  raided.by_category[], raided.by_activity[]        protected hours taken to see patients: category,\n"
    "                                           reason, and post, activity, pillar (null: none), by "
    "scenarios.X\n"
    "  covered.colleagues, .protected_time, .bank, .cancelled    appointments of those off, by "
    "scenarios.X\n"
    "  worst_days[]                             date, role, and by scenarios.X the share of replications "
    "below\n"
    "                                           minimum with low and high (Wilson), the worst first\n"
    "--format tsv has them as the metrics hours/CAUSE, planned_hours/CATEGORY, delivered_hours/CATEGORY,\n"
    "raided_hours/POST/CATEGORY/ACTIVITY/PILLAR/REASON and below_minimum/DATE/ROLE.\n\n";

/// What to show instead of levels and differences, and how much of it.
void add_ways_to_compare(CLI::App& command, CommandLine& line) {
  CLI::Option* quantiles =
      command.add_flag("--quantiles", line.compare.quantiles,
                       "P5, P50 and P95 over replications with their intervals, instead of means");
  CLI::Option* ranking =
      command.add_flag("--ranking", line.compare.ranking,
                       "the scenarios from best to worst, and which ranks the data allow each");
  CLI::Option* by_week = command
                             .add_option("--by-week", line.by_week,
                                         "the distribution over replications week by week of a series of "
                                         "weekly/, e.g. waiting or lost_sickness")
                             ->type_name("SERIES");
  ranking->excludes(quantiles);
  by_week->excludes(quantiles)->excludes(ranking);
  command.add_option("--post", line.post, "only this post, with --by-week")
      ->type_name("POST")
      ->needs(by_week);
  command.add_flag("--all", line.compare.all,
                   "every scenario, where there are more than 12 and a table shows the best 20");
}

void define_compare(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand(
      "compare", "Levels and paired differences between scenarios, with their uncertainty");
  command
      .add_option("RESULTS", line.compare.results,
                  "result files written by run; several are laid side by side, FILE:NAME being a scenario of "
                  "a further file whose name another file has too")
      ->required();
  command
      .add_option("--baseline", line.compare.baseline,
                  "the scenario that the others are held against (default: baseline, of the first file)")
      ->type_name("SCENARIO");
  add_scenarios(command, line.compare.scenarios);
  command.add_option("--about", line.compare.about, "waits, staffing or cost (default: waits)")
      ->type_name("SUBJECT")
      ->check(one_of({"waits", "staffing", "cost"}));
  command.add_option("--metric", line.compare.metrics, "only this metric; may be repeated")
      ->type_name("METRIC")
      ->allow_extra_args(false);
  command.add_option("--stream", line.stream, "only this stream")->type_name("STREAM");
  command.add_option("--priority", line.priority, "only patients of this priority")->type_name("PRIORITY");
  add_ways_to_compare(command, line);
  add_format(command, line.format);
  add_quiet(command, line.compare_quiet, "nothing but the answer, as always");
  command.footer(kCompareHelp + footer("headroom compare answers.h5 --about staffing"));
}

void define_explain(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand(
      "explain",
      "Why patients wait: the same random numbers with sickness, leave, vacancy, non-attendance, cover and "
      "variation in demand switched off in turn, and all together");
  add_study(command, line.explain.study);
  add_simulation(command, line, line.explain.threads);
  command
      .add_option("--scenario", line.explain.scenario,
                  "the scenario to explain, * and ? as in a shell (default: baseline)")
      ->type_name("GLOB");
  add_format(command, line.format);
  add_quiet(command, line.explain.quiet, "no progress");
  command.footer(
      "A difference is the service with a cause switched off minus the service as it is, of the share in "
      "time\n"
      "(in_time), the mean wait to the first appointment (wait_first_mean) and the clinic hours used\n"
      "(utilisation). What is left with all causes off is the balance of capacity and demand. --json holds\n"
      "  as_it_is, causes.CAUSE, balance_of_capacity_and_demand   each streams.S.METRIC and all.METRIC with "
      "mean,\n"
      "      low, high, replications, difference, difference_low, difference_high and p_better; a cause "
      "also\n"
      "      in_study: false for one that the study does not have, with nothing more\n"
      "where CAUSE is sickness, leave, vacancy, non_attendance, cover or variation.\n\n" +
      footer("headroom explain scenarios/orthotics-two-sites/study.yaml --replications 50"));
}

void define_size(CLI::App& app, CommandLine& line) {
  CLI::App& command = *app.add_subcommand(
      "size",
      "The least staffing that meets the targets of the study's sizing; prints the service specification");
  add_study(command, line.size.study);
  command
      .add_option("-o,--output", line.size.output,
                  "also writes a result file of the study as it is and the choice, for compare")
      ->type_name("R.h5");
  add_simulation(command, line, line.size.threads);
  add_format(command, line.format);
  add_quiet(command, line.size.quiet, "no progress");
  command.footer(
      "Every choice within the ranges of sizing.vary is weighed: arithmetic rules out what lacks the hours,\n"
      "simulation with the same random numbers decides about the rest. What a choice of WTE misses of "
      "times,\n"
      "waits and hours opened, none with less will reach. --json holds\n"
      "  feasible, choice.PATH (null where no choice meets the targets; largest.PATH then, or nearest.PATH\n"
      "      where more would not help, and all below is of that), cost_per_year (GBP), wte, choices,\n"
      "      ruled_out, evaluated, replications\n"
      "  constraints[]    metric, stream, priority, side, bound, in, estimate, low, high (one-sided bounds), "
      "met\n"
      "  specification[]  post, role, band, wte, hours_per_week, dcc, spa, ar, ed (hours a week),\n"
      "      hours_per_year, cost_per_year, share_of_period\n"
      "  expected         streams.S.METRIC and utilisation: mean, low, high, replications\n\n" +
      footer("headroom size scenarios/tender/study.yaml"));
}

void define_report(CLI::App& app, CommandLine& line) {
  CLI::App& command =
      *app.add_subcommand("report", "One self-contained page with charts, for a browser or to print");
  command.add_option("RESULTS", line.report.results, "a result file written by run or size")->required();
  command
      .add_option("-o,--output", line.report.output,
                  "the page (default: the result's path ending in .html); an existing one is replaced")
      ->type_name("R.html");
  command
      .add_option("--baseline", line.report.baseline,
                  "the scenario that the others are held against (default: baseline)")
      ->type_name("SCENARIO");
  add_scenarios(command, line.report.scenarios);
  command
      .add_option("--specification", line.specification,
                  "instead, the service specification of this scenario: posts, bands, WTE, hours, cost and "
                  "the waits it buys")
      ->type_name("SCENARIO");
  add_quiet(command, line.report.quiet, "no word where all is well");
  command.footer(
      footer("headroom report answers.h5 -o answers.html\n"
             "  headroom report answers.h5 --specification extra-band-6 -o specification.html"));
}

void define_schema(CLI::App& app) {
  app.add_subcommand("schema", "Prints the JSON Schema of the study file, for editors")
      ->footer(footer("headroom schema > study.schema.json"));
}

std::vector<std::string> command_names(CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

/// What to say of words that no option or argument of `command` takes.
std::string unexpected(const CLI::App& command, const std::vector<std::string>& words) {
  const auto is_option = [](const std::string& word) { return word.size() > 1 && word[0] == '-'; };
  const auto option = std::find_if(words.begin(), words.end(), is_option);
  const std::string whole = command.get_parent() ? "headroom " + command.get_name() : "headroom";
  const std::string help = "; '" + whole + " --help' lists what there is";
  if (option == words.end()) return "'" + words.front() + "' is one argument too many" + help;
  const std::string name = option->substr(0, option->find('='));
  return "unknown option '" + name + "', the nearest is '" + nearest(name, option_names(command)) + "'" +
         help;
}

int run_command(const std::string& name, const CLI::App& given, CommandLine& line) {
  const Format format = kFormats.at(line.format);
  const auto count = [&given](const char* option) { return given.count(option); };
  if (name == "check") {
    line.check.format = format;
    return check(line.check);
  }
  if (name == "plan") {
    line.plan.format = format;
    return plan(line.plan);
  }
  if (name == "run") {
    line.run.format = format;
    if (count("--replications")) line.run.replications = line.replications;
    if (count("--seed")) line.run.seed = line.seed;
    if (count("--shard")) line.run.shard = parse_shard(line.shard);
    return run(line.run);
  }
  if (name == "merge") return merge(line.merge);
  if (name == "compare") {
    line.compare.format = format;
    if (count("--stream")) line.compare.stream = line.stream;
    if (count("--priority")) line.compare.priority = line.priority;
    if (count("--post")) line.compare.post = line.post;
    if (count("--by-week")) line.compare.by_week = line.by_week;
    return compare(line.compare);
  }
  if (name == "explain") {
    line.explain.format = format;
    if (count("--replications")) line.explain.replications = line.replications;
    if (count("--seed")) line.explain.seed = line.seed;
    return explain(line.explain);
  }
  if (name == "size") {
    line.size.format = format;
    if (count("--replications")) line.size.replications = line.replications;
    if (count("--seed")) line.size.seed = line.seed;
    return size(line.size);
  }
  if (name == "report") {
    if (count("--specification")) line.report.specification = line.specification;
    return report(line.report);
  }
  return print_schema();
}

void define(CLI::App& app, CommandLine& line) {
  app.set_version_flag("--version", std::string("headroom ") + HEADROOM_VERSION,
                       "print the version and exit");
  app.set_help_flag("-h,--help", "print this help and exit");
  app.require_subcommand(1);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("Subcommands", "Commands");
  app.get_formatter()->label("TEXT", "");
  app.footer(
      "Example:\n  headroom run scenarios/orthotics-two-sites/study.yaml\n\n"
      "'headroom COMMAND --help' tells more. " +
      std::string(kExitCodes));
  define_check(app, line);
  define_plan(app, line);
  define_run(app, line);
  define_merge(app, line);
  define_compare(app, line);
  define_explain(app, line);
  define_size(app, line);
  define_report(app, line);
  define_schema(app);
  // Words that nothing takes are refused here, with the nearest right one, instead of by CLI11.
  app.allow_extras();
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) command->allow_extras();
}

int parse_and_run(int argc, char** argv) {
  CommandLine line;
  CLI::App app{"With these people, will these patients be seen in time, and if not, what would it take?",
               "headroom"};
  define(app, line);
  if (argc < 2) {
    std::cerr << app.help();
    return kWrongInput;
  }
  const std::vector<std::string> commands = command_names(app);
  const std::string first = argv[1];
  if (first.empty() ||
      (first[0] != '-' && std::find(commands.begin(), commands.end(), first) == commands.end()))
    return wrong_command_line("command " + unknown(first, commands));
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << app.help();
    return kDone;
  } catch (const CLI::CallForVersion& version) {
    std::cout << version.what() << '\n';
    return kDone;
  } catch (const CLI::ParseError& error) {
    for (const CLI::App* command : app.get_subcommands())
      if (const auto words = command->remaining(); !words.empty())
        return wrong_command_line(unexpected(*command, words));
    if (const auto words = app.remaining(); !words.empty()) return wrong_command_line(unexpected(app, words));
    return wrong_command_line(
        error.what() + std::string("; 'headroom ") +
        (app.get_subcommands().empty() ? "" : app.get_subcommands().front()->get_name() + " ") +
        "--help' tells more");
  }
  const CLI::App& command = *app.get_subcommands().front();
  if (const auto words = app.remaining(); !words.empty()) return wrong_command_line(unexpected(app, words));
  if (const auto words = command.remaining(); !words.empty())
    return wrong_command_line(unexpected(command, words));
  return run_command(command.get_name(), command, line);
}

/// An answer that could not be written down is no answer: a full disk or a closed pipe is a failure.
int with_output_written(int exit_code) {
  std::cout.flush();
  const bool stream_failed = !std::cout;
  const bool file_failed = std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
  if (!stream_failed && !file_failed) return exit_code;
  std::cerr << "headroom: cannot write to standard output: " << std::strerror(errno) << '\n';
  return exit_code == kDone ? kFailed : exit_code;
}

int whole_program(int argc, char** argv) {
  try {
    return with_output_written(parse_and_run(argc, argv));
  } catch (const BrokenPromise& broken) {
    std::cerr << "headroom: this is a defect of the program, please report it: " << broken.what() << '\n';
  } catch (const std::bad_alloc&) {
    std::cerr << "headroom: out of memory\n";
  } catch (const std::exception& error) {
    std::cerr << "headroom: " << error.what() << '\n';
  }
  return kFailed;
}

}  // namespace
}  // namespace headroom

int main(int argc, char** argv) {
  // A reader that goes away must be seen as an error of writing, not end the program without a word.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // likewise a file that grows past what the user may write
  return headroom::whole_program(argc, argv);
}
