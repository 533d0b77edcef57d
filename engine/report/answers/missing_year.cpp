// The figure that one disaster not seen would take farthest below its interval.

#include "report/answers/missing_year.hpp"

#include <fmt/format.h>

#include <cmath>

#include "report/words/figure_text.hpp"
#include "report/words/future_text.hpp"
#include "results/metrics/metrics.hpp"
#include "statistics/one_sided.hpp"

namespace headroom {
namespace {

/// The figure that the answer leans on most.
struct Leaning {
  const ComparedFigure* figure = nullptr;
  std::size_t scenario = 0;
  double share = 0;   ///< of futures that may be missing
  double beyond = 0;  ///< how far they would take the mean below its interval
};

Leaning leaning_of(const Comparison& comparison) {
  Leaning found;
  const std::string_view leading = leading_metric(comparison);
  for (const ComparedFigure& figure : comparison.figures) {
    const Metric* metric = find_metric(figure.name);
    if (figure.name != leading || !metric || !metric->is_share_of_patients()) continue;
    for (std::size_t s = 0; s < figure.scenarios.size(); ++s) {
      const Estimate& level = figure.scenarios[s].level;
      if (level.replications < 2) continue;
      const double share = missable_share(level.replications, kConfidence);
      const double beyond = level.low - level.mean * (1 - share);
      if (beyond > found.beyond) found = {&figure, s, share, beyond};
    }
  }
  return found;
}

constexpr double kSeldom = 5;

/// A study may look at more or less than a year.
std::string year_text(std::size_t weeks) {
  constexpr std::size_t kLeast = 51, kMost = 53;
  if (kLeast <= weeks && weeks <= kMost) return "";
  return fmt::format(" (a year here is one future, of {} {})", weeks, weeks == 1 ? "week" : "weeks");
}

}  // namespace

std::string missing_year_text(const Comparison& comparison) {
  const Leaning leaning = leaning_of(comparison);
  if (!leaning.figure) return "";
  const ComparedFigure& figure = *leaning.figure;
  const Estimate& level = figure.scenarios[leaning.scenario].level;
  const double one_in = std::ceil(1 / leaning.share);
  if (one_in < kSeldom) return "";  // of so few futures it is said that they are too few
  const std::string patients = (comparison.priority ? *comparison.priority + ' ' : "") +
                               comparison.streams[*figure.stream] + " patients";
  return fmt::format(
      "One bad year in {} may be missing{}: {} {} need not hold one that comes once in {} or more "
      "seldom (a surge of referrals or a long absence, say). Were nobody in time in it, {} would have {} of "
      "{} in "
      "time, not {}.",
      number(one_in, 0), year_text(comparison.weeks), number(static_cast<double>(level.replications), 0),
      possible_futures(comparison.weeks), number(one_in, 0), comparison.scenarios[leaning.scenario],
      value_text(level.mean * (1 - leaning.share), "share"), patients, value_text(level.mean, "share"));
}

}  // namespace headroom
