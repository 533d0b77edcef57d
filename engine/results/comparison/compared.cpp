// Paired or Welch's intervals, cut to what is possible where no value lies beyond.

#include "results/comparison/compared.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "base/ensure.hpp"
#include "results/datasets/catalogue.hpp"
#include "statistics/unpaired.hpp"

namespace headroom {
namespace {

PairedDifference uncut_difference(std::span<const double> values, std::span<const double> base, bool paired,
                                  Direction direction, std::size_t comparisons) {
  if (!paired) {
    return {unpaired_difference(values, base, kConfidence, comparisons),
            std::numeric_limits<double>::quiet_NaN()};
  }
  const std::size_t both = std::min(values.size(), base.size());
  return paired_difference(values.first(both), base.first(both), direction, kConfidence, comparisons);
}

/// An end that values are beyond is none: time brought by learners, say, is nobody's contracted hours.
PossibleRange range_of(const Scale& scale, std::size_t scenario, std::span<const double> values) {
  PossibleRange range{scale.possible.lowest,
                      scale.most.empty() ? scale.possible.highest : scale.most[scenario]};
  constexpr double kRounding = 1e-6;  // files hold single precision
  for (const double value : values) {
    if (value < range.lowest - kRounding * std::abs(range.lowest) - kRounding)
      range.lowest = -std::numeric_limits<double>::infinity();
    if (value > range.highest + kRounding * std::abs(range.highest) + kRounding)
      range.highest = std::numeric_limits<double>::infinity();
  }
  return range;
}

}  // namespace

std::vector<std::vector<ComparedScenario>> compared(const Results& results, std::size_t baseline,
                                                    const Scale& scale, const FiguresOf& figures) {
  const std::vector<std::vector<double>> base = figures(baseline);
  const std::size_t comparisons = std::max<std::size_t>(1, results.scenarios.size() - 1);
  std::vector<std::vector<ComparedScenario>> all(base.size());
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<std::vector<double>> values = s == baseline ? base : figures(s);
    ensure(values.size() == base.size(), "every scenario has the same figures");
    const bool paired = are_paired(results, s, baseline);
    for (std::size_t f = 0; f < values.size(); ++f) {
      const PossibleRange range = range_of(scale, s, values[f]);
      ComparedScenario one{within(estimate(values[f], kConfidence), range), std::nullopt};
      if (s != baseline) {
        one.change = uncut_difference(values[f], base[f], paired, scale.direction, comparisons);
        one.change->difference =
            within(one.change->difference, range_of_differences(range, range_of(scale, baseline, base[f])));
      }
      all[f].push_back(std::move(one));
    }
  }
  return all;
}

std::vector<double> contracted_hours(const Results& results) {
  const Wanted contracted = wanted_hours(info(PostSeries::contracted).name);
  std::vector<double> most;
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    double hours = 0;
    for (const double one : results.read(contracted, s)) hours = std::max(hours, one);
    most.push_back(hours > 0 ? hours : std::numeric_limits<double>::infinity());
  }
  return most;
}

}  // namespace headroom
