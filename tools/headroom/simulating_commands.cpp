#include <memory>
#include <string>

#include "command_line.hpp"
#include "command_words.hpp"
#include "commands.hpp"
#include "options.hpp"
#include "store/stored_key.hpp"

namespace headroom {
namespace {

CommandHelp explain_help() {
  return {{{"how much of the wait is sickness, leave, missed appointments, chance?",
            "explain my-clinic/study.yaml"},
           {"of one scenario, quickly", "explain my-clinic/study.yaml --scenario leaver --replications 20"}},
          {{"",
            "A difference is the service with a cause switched off minus the service as it is, of the share "
            "in time "
            "(in_time), the mean wait to the first appointment (wait_first_mean) and the clinic hours used "
            "(utilisation). What is left with all causes off is the balance of capacity and demand."},
           {"", "--json holds, where CAUSE is sickness, leave, vacancy, non_attendance, cover or variation:"},
           {"as_it_is, causes.CAUSE, balance_of_capacity_and_demand",
            "each streams.S.METRIC and all.METRIC with mean, low, high, replications, difference, "
            "difference_low, "
            "difference_high and p_better; a cause also in_study: false for one that the study does not "
            "have, with "
            "nothing more"}}};
}

CommandHelp size_help() {
  return {
      {{"which posts must a bid hold? (the example's sizing says what may vary)", "size my-bid/study.yaml"},
       {"and keep the answer, to compare and to report it", "size my-bid/study.yaml -o my-bid/sized.h5"},
       {"the specification for another program", "size my-bid/study.yaml --json"}},
      {{"",
        "Every choice within the ranges of sizing.vary is weighed: arithmetic rules out what lacks the "
        "hours, "
        "simulation with the same random numbers decides about the rest. What a choice of WTE misses of "
        "times, "
        "waits and hours opened, none with less will reach."},
       {"", "--json holds"},
       {"feasible, choice.PATH",
        "choice is null where no choice meets the targets; largest.PATH then, or nearest.PATH where more "
        "would "
        "not help, and all below is of that"},
       {"cost_per_year, wte", "cost in GBP"},
       {"choices, ruled_out, evaluated, replications", "how many"},
       {"constraints[]",
        "metric, stream, priority, side, bound, in, estimate, low, high (one-sided bounds), met, skewness "
        "(over "
        "replications; null with in)"},
       {"specification[]",
        "post, role, band, wte, hours_per_week, dcc, spa, ar, ed (hours a week), hours_per_year, "
        "cost_per_year (averaged over the period), share_of_period; over_period has the hours averaged over "
        "it, which add up"},
       {"expected", "streams.S.METRIC and utilisation: mean, low, high, replications"}}};
}

}  // namespace

void define_run(CommandLine& line) {
  auto options = std::make_shared<RunOptions>();
  CLI::App& command = *line.app.add_subcommand(
      "run", "Simulates every scenario, writes the results and prints the comparison");
  add_study(command, options->study);
  command
      .add_option("-o,--output", options->output,
                  "the result file (default: the study's path ending in .h5); an existing one is replaced "
                  "when the run is complete")
      ->type_name("R.h5");
  add_simulation(command, *options);
  add_scenarios(command, options->scenarios);
  command
      .add_option_function<std::string>(
          "--shard", [&options = *options](const std::string& share) { options.shard = parse_shard(share); },
          "simulate only the I-th of N shares, for merge (default output: the study's path ending in "
          ".I-of-N.h5)")
      ->type_name("I/N")
      ->check(shard_of());
  command.add_flag(
      "--resume", options->resume,
      "use the finished blocks that an interrupted run of the same study, seed, version and plan "
      "left in R.h5.parts; those of another run are moved to R.h5.parts.other-1, with or without this");
  add_format(command, options->format);
  add_quiet(command, options->quiet, "no progress and no comparison at the end");
  line.help["run"] = {
      {{"simulate every scenario; writes my-clinic/study.h5, prints the comparison",
        "run my-clinic/study.yaml"},
       {"a quick look: fewer replications, wider intervals",
        "run my-clinic/study.yaml --replications 10 -o quick.h5"},
       {"only some scenarios, beside the baseline", "run my-clinic/study.yaml --scenario 'more*'"},
       {"go on where a run was interrupted", "run my-clinic/study.yaml --resume"},
       {"the third of eight shares, each on a machine of its own", "run my-clinic/study.yaml --shard 3/8"}},
      {}};
  line.runs["run"] = [options] { return run(*options); };
}

void define_explain(CommandLine& line) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App& command = *line.app.add_subcommand(
      "explain",
      "Why patients wait: the same random numbers with sickness, leave, vacancy, non-attendance, cover and "
      "variation in demand switched off in turn, and all together");
  add_study(command, options->study);
  add_simulation(command, *options);
  command
      .add_option("--scenario", options->scenario,
                  "the scenario to explain, * and ? as in a shell (default: baseline)")
      ->type_name("GLOB");
  add_format(command, options->format);
  add_quiet(command, options->quiet, "no progress");
  line.help["explain"] = explain_help();
  line.runs["explain"] = [options] { return explain(*options); };
}

void define_size(CommandLine& line) {
  auto options = std::make_shared<SizeOptions>();
  CLI::App& command = *line.app.add_subcommand(
      "size",
      "The least staffing that meets the targets of the study's sizing; prints the service specification");
  add_study(command, options->study);
  command
      .add_option("-o,--output", options->output,
                  "also writes a result file of the study as it is and the choice, for compare")
      ->type_name("R.h5");
  add_simulation(command, *options);
  add_format(command, options->format);
  add_quiet(command, options->quiet, "no progress");
  line.help["size"] = size_help();
  line.runs["size"] = [options] { return size(*options); };
}

}  // namespace headroom
