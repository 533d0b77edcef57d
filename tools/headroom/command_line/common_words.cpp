// Whole numbers within bounds, formats by name, and the options of simulation.

#include "common_words.hpp"

#include <charconv>
#include <limits>
#include <map>
#include <system_error>

#include "study/text/limits.hpp"
#include "study/text/quantities.hpp"

namespace headroom {
namespace {

const std::map<std::string, Format> kFormats{
    {"table", Format::table}, {"markdown", Format::markdown}, {"tsv", Format::tsv}, {"json", Format::json}};

template <class Number>
Number number_of(const std::string& text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Refuses what is no whole number from `least` to `most`, in full: -1 must not wrap around to a huge one.
std::function<std::string(const std::string&)> whole_number(std::uint64_t least, std::uint64_t most) {
  return [least, most](const std::string& value) -> std::string {
    std::uint64_t number = 0;
    const char* const end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data(), end, number);
    if (error == std::errc{} && stopped == end && number >= least && number <= most) return {};
    return "'" + value + "' is not a whole number from " + std::to_string(least) + " to " +
           std::to_string(most);
  };
}

}  // namespace

Word study_word(std::string& study) { return argument("STUDY", study, "the study file (YAML)").required(); }

Word baseline_word(std::string& baseline) {
  return option("--baseline", "SCENARIO", baseline,
                "the scenario that the others are held against (default: baseline)");
}

Word scenarios_word(std::vector<std::string>& scenarios) {
  return option("--scenario", "GLOB", scenarios,
                "only the scenarios whose name matches, * and ? as in a shell; may be repeated; the "
                "baseline is always there");
}

Word quiet_word(bool& quiet, const std::string& help) { return flag("-q,--quiet", quiet, help); }

std::vector<Word> format_words(Format& format) {
  return {option(
              "--format", "FORMAT", [&format](const std::string& name) { format = kFormats.at(name); },
              "table, markdown, tsv or json (default: table)")
              .one_of({"table", "markdown", "tsv", "json"}),
          flag(
              "--json", [&format] { format = Format::json; }, "short for --format json")
              .excludes({"--format"})};
}

std::vector<Word> verdict_words(VerdictRule& rule) {
  const auto share = [](const std::string& value) -> std::string {
    const auto read = reading::parse_share(value);
    if (read && *read >= 0 && *read <= 1) return {};
    return "'" + value + "' is not a share from 0% to 100%";
  };
  return {option(
              "--met-from", "SHARE",
              [&rule](const std::string& value) { rule.met_from = *reading::parse_share(value); },
              "a standard counts as met where the chance of it is at least this (default: 90%)")
              .checked(share),
          option(
              "--missed-below", "SHARE",
              [&rule](const std::string& value) { rule.missed_below = *reading::parse_share(value); },
              "and as missed below this chance (default: 10%); between the two it is at risk")
              .checked(share)};
}

std::string refusal_of(const VerdictRule& rule) {
  if (rule.missed_below <= rule.met_from) return {};
  return "--missed-below is " + reading::share_text(rule.missed_below) + "; expected at most --met-from, " +
         reading::share_text(rule.met_from);
}

std::vector<Word> simulation_words(std::optional<int>& replications, std::optional<std::uint64_t>& seed,
                                   int& threads) {
  return {option(
              "--replications", "N",
              [&replications](const std::string& value) { replications = number_of<int>(value); },
              "how often each scenario is played (default: the study's)")
              .checked(whole_number(1, kMostReplicationsAsked)),
          option(
              "--seed", "N", [&seed](const std::string& value) { seed = number_of<std::uint64_t>(value); },
              "where the random numbers start (default: the study's)")
              .checked(whole_number(0, std::numeric_limits<std::uint64_t>::max())),
          option(
              "--threads", "N", [&threads](const std::string& value) { threads = number_of<int>(value); },
              "worker threads (default: as many as the machine has)")
              .checked(whole_number(1, 4096))};
}

std::vector<Word> all_of(std::initializer_list<std::vector<Word>> lists) {
  std::vector<Word> all;
  for (const std::vector<Word>& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

}  // namespace headroom
