#include "options.hpp"

#include <limits>
#include <map>

#include "command_words.hpp"
#include "study/limits.hpp"

namespace headroom {
namespace {

const std::map<std::string, Format> kFormats{
    {"table", Format::table}, {"markdown", Format::markdown}, {"tsv", Format::tsv}, {"json", Format::json}};

}  // namespace

void add_study(CLI::App& command, std::string& study) {
  command.add_option("STUDY", study, "the study file (YAML)")->required();
}

void add_baseline(CLI::App& command, std::string& baseline) {
  command
      .add_option("--baseline", baseline, "the scenario that the others are held against (default: baseline)")
      ->type_name("SCENARIO");
}

void add_scenarios(CLI::App& command, std::vector<std::string>& scenarios) {
  command
      .add_option("--scenario", scenarios,
                  "only the scenarios whose name matches, * and ? as in a shell; may be repeated; the "
                  "baseline is always there")
      ->type_name("GLOB")
      ->allow_extra_args(false);
}

void add_format(CLI::App& command, Format& format) {
  CLI::Option* option =
      command
          .add_option_function<std::string>(
              "--format", [&format](const std::string& name) { format = kFormats.at(name); },
              "table, markdown, tsv or json (default: table)")
          ->type_name("FORMAT")
          ->check(one_of({"table", "markdown", "tsv", "json"}));
  command
      .add_flag_callback(
          "--json", [&format] { format = Format::json; }, "short for --format json")
      ->excludes(option);
}

void add_quiet(CLI::App& command, bool& quiet, const std::string& help) {
  command.add_flag("-q,--quiet", quiet, help);
}

void add_output(CLI::App& command, std::string& output, const std::string& help) {
  command.add_option("-o,--output", output, help)->type_name("R.h5");
}

void add_replications(CLI::App& command, std::optional<int>& replications) {
  command
      .add_option("--replications", replications, "how often each scenario is played (default: the study's)")
      ->type_name("N")
      ->check(whole_number(1, kMostReplicationsAsked));
}

void add_seed(CLI::App& command, std::optional<std::uint64_t>& seed) {
  command.add_option("--seed", seed, "where the random numbers start (default: the study's)")
      ->type_name("N")
      ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
}

void add_threads(CLI::App& command, int& threads) {
  command.add_option("--threads", threads, "worker threads (default: as many as the machine has)")
      ->type_name("N")
      ->check(whole_number(1, 4096));
}

}  // namespace headroom
