// Paired or not, how many replications, simultaneous over how many scenarios, what was left out.

#include "report/words/method_text.hpp"

#include <fmt/format.h>

#include "report/words/figure_text.hpp"
#include "report/words/future_text.hpp"

namespace headroom {
namespace {

std::string grouped_count(std::size_t count) { return number(static_cast<double>(count), 0); }

constexpr const char* kPaired = "paired by replication";

/// Which differences are paired.
std::string pairing(const Comparison& comparison) {
  std::size_t paired = 0, unpaired = 0;
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
    if (s != comparison.baseline) ++(comparison.is_paired(s) ? paired : unpaired);
  }
  if (unpaired == 0) return kPaired;
  if (paired == 0) return "unpaired (Welch), since the seeds differ";
  return "paired by replication where the seeds are the same, else unpaired (Welch)";
}

std::string abridged(const Comparison& whole, std::size_t best, const std::string& by) {
  return fmt::format(
      "{} scenarios: the baseline and the best {}{} are shown; --all shows every one, --scenario chooses "
      "among them, --format tsv and --json hold them all.",
      grouped_count(whole.scenarios.size()), best, by);
}

}  // namespace

std::string replications_text(std::size_t fewest, std::size_t most) {
  if (fewest == most) return fmt::format("{} replications", most);
  return fmt::format("n = {} to {} replications", fewest, most);
}

std::string replications_text(const Comparison& comparison) {
  const std::string text = replications_text(comparison.fewest_replications(), comparison.replications);
  const std::size_t draws = comparison.shared_draws();
  return draws == 0 ? text
                    : fmt::format("{} that share {} draws, each draw one unit", text, grouped_count(draws));
}

std::string differences_text(const Comparison& comparison) {
  const std::size_t others = comparison.all_scenarios() - 1;
  if (others == 0) return "";
  return fmt::format(
      "differences {}{}", pairing(comparison),
      others > 1 ? fmt::format(", simultaneous over {} scenarios (Bonferroni)", grouped_count(others)) : "");
}

std::string interval_in_short(const Comparison& comparison) {
  const std::size_t others = comparison.all_scenarios() - 1;
  std::string text;
  if (others > 0) text = pairing(comparison) == kPaired ? "paired, " : "unpaired where the seeds differ, ";
  text += replications_text(comparison);
  return others > 1 ? fmt::format("{}, Bonferroni over {}", text, grouped_count(others)) : text;
}

std::string method_text(const Comparison& comparison) {
  if (comparison.replications == 1) return "";
  const std::string differences = differences_text(comparison);
  const bool uneven = !differences.empty() && comparison.fewest_replications() < comparison.replications;
  return fmt::format(
      "In brackets: {} over {}{}.{}", kMeanIntervals, replications_text(comparison),
      differences.empty() ? "" : "; " + differences,
      uneven ? " Levels are over each scenario's own replications: compare by the differences." : "");
}

std::string caption_text(const Comparison& comparison) {
  return comparison.replications == 1 ? kOneReplication : method_text(comparison);
}

std::string exactness_text(const Comparison& comparison) {
  const std::size_t fewest = comparison.fewest_replications(), most = comparison.replications;
  const std::string count =
      fewest == most ? grouped_count(most) : grouped_count(fewest) + " to " + grouped_count(most);
  const std::size_t others = comparison.all_scenarios() - 1;
  std::string differences;
  if (others > 0) {
    const std::string pairs = pairing(comparison);
    differences = pairs == kPaired ? "; differences in the same futures"
                                   : "; differences in the same futures where the seeds are the same, else "
                                     "unpaired (Welch)";
  }
  if (others > 1)
    differences += fmt::format(", simultaneous over {} scenarios (Bonferroni)", grouped_count(others));
  return fmt::format(
      "In brackets: 95% intervals of means over {} {} (t, corrected for skewness){}. They are no forecast.{}",
      count, possible_futures(comparison.weeks), differences,
      fewest < kFewestForNineInTen ? "" : " Four times as many would halve them.");
}

std::string abridged_text(const Comparison& whole, std::size_t others_shown) {
  std::string by;
  std::size_t streams = 0;
  for (const ComparedFigure& figure : whole.figures) {
    if (figure.name != leading_metric(whole)) continue;
    by = fmt::format(" by {} ({}{})", figure.name, figure.long_name,
                     ++streams > 1 ? "; mean over streams" : "");
  }
  return abridged(whole, others_shown, by);
}

std::string abridged_ranking_text(const Comparison& whole, std::size_t shown) {
  return abridged(whole, shown, " by each figure");
}

}  // namespace headroom
