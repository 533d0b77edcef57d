// Paired or Welch's intervals, cut to what is possible where no value lies beyond.

#include "results/comparison/compared.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "results/datasets/catalogue.hpp"
#include "statistics/spread/variance_parts.hpp"
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

std::optional<UnknownShares> unknown_shares(std::span<const double> values, const DrawTable& draws) {
  if (draws.empty() || values.size() > draws.numbers.size()) return std::nullopt;
  VarianceParts parts = variance_parts(values, {draws.numbers, draws.values, draws.paths.size()});
  UnknownShares shares{parts.unknown};
  for (const VarianceParts::Group& group : parts.groups) {
    shares.by_path.push_back({{}, group.share});
    for (const std::size_t column : group.columns) shares.by_path.back().paths.push_back(draws.paths[column]);
  }
  return shares;
}

/// A figure of one scenario by future, and which of them meet the standard; empty where there is none.
struct Futures {
  std::vector<double> values, met;
  double bound = kUndefined;
  SharedDraws draws{};
};

Futures futures_of(std::vector<double> values, const Scale& scale, std::size_t figure, std::size_t scenario) {
  const auto defined = [](double v) { return !std::isnan(v); };
  const double bound = scale.bounds.empty() ? kUndefined : scale.bounds[figure][scenario];
  const bool ever = defined(bound) || std::any_of(values.begin(), values.end(), defined);
  if (scale.may_never_come && ever) {
    for (double& value : values) value = defined(value) ? value : std::numeric_limits<double>::infinity();
  }
  std::vector<double> met;
  if (defined(bound)) met = met_by_unit(values, bound, scale.direction);
  return {std::move(values), std::move(met), bound};
}

/// What a scenario is held against.
struct Versus {
  const Futures& base;
  bool paired = true;
  std::size_t comparisons = 1;
};

void add_futures(ComparedScenario& one, const Futures& futures) {
  one.futures = range_of_futures(futures.values);
  one.bound = futures.bound;
  if (!futures.met.empty()) one.chance = chance_by_draw(futures.met, futures.draws, kConfidence);
}

void add_change(ComparedScenario& one, const Futures& futures, const Versus& versus, Direction direction) {
  if (versus.paired) one.future_change = change_of_futures(futures.values, versus.base.values, direction);
  if (futures.met.empty() || versus.base.met.empty()) return;
  if (versus.paired) {
    one.chance_change = paired_difference_of_chances_by_draw(futures.met, versus.base.met, futures.draws,
                                                             kConfidence, versus.comparisons);
    return;
  }
  const double each = confidence_of_each(kConfidence, versus.comparisons);
  one.chance_change = difference_of_chances(chance_by_draw(futures.met, futures.draws, each),
                                            chance_by_draw(versus.base.met, versus.base.draws, each));
}

/// Of means by draw; how many replications they are of is said as ever.
Estimate estimate_by_draw(std::span<const double> values, const SharedDraws& draws) {
  const Estimate all = estimate(values, kConfidence);
  if (draws.empty()) return all;
  Estimate units = estimate(means_by_draw(values, draws), kConfidence);
  units.replications = all.replications;
  return units;
}

Estimate difference_by_draw(std::span<const double> values, const SharedDraws& draws,
                            std::span<const double> base, const SharedDraws& base_draws,
                            const Versus& versus) {
  const std::vector<double> units = means_by_draw(values, draws),
                            base_units = means_by_draw(base, base_draws);
  const PairedDifference of_units =
      uncut_difference(units, base_units, versus.paired, Direction::higher_is_better, versus.comparisons);
  const PairedDifference of_all =
      uncut_difference(values, base, versus.paired, Direction::higher_is_better, versus.comparisons);
  Estimate difference = of_units.difference;
  difference.replications = of_all.difference.replications;
  return difference;
}

}  // namespace

std::vector<std::vector<ComparedScenario>> compared(const Results& results, std::size_t baseline,
                                                    const Scale& scale, const FiguresOf& figures) {
  const std::vector<std::vector<double>> base = figures(baseline);
  std::vector<Futures> base_futures;
  const SharedDraws base_draws = shared_draws(results, baseline);
  for (std::size_t f = 0; f < base.size(); ++f) {
    base_futures.push_back(futures_of(base[f], scale, f, baseline));
    base_futures.back().draws = base_draws;
  }
  const std::size_t comparisons = std::max<std::size_t>(1, results.scenarios.size() - 1);
  std::vector<std::vector<ComparedScenario>> all(base.size());
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<std::vector<double>> values = s == baseline ? base : figures(s);
    ensure(values.size() == base.size(), "every scenario has the same figures");
    const bool paired = are_paired(results, s, baseline);
    const SharedDraws draws = shared_draws(results, s);
    for (std::size_t f = 0; f < values.size(); ++f) {
      const PossibleRange range = range_of(scale, s, values[f]);
      ComparedScenario one{within(estimate_by_draw(values[f], draws), range), std::nullopt};
      Futures futures = futures_of(values[f], scale, f, s);
      futures.draws = draws;
      add_futures(one, futures);
      one.unknown = unknown_shares(values[f], results.file(s).draws);
      if (s != baseline) {
        one.change = uncut_difference(values[f], base[f], paired, scale.direction, comparisons);
        if (!draws.empty() || !base_draws.empty())
          one.change->difference = difference_by_draw(values[f], draws, base[f], base_draws,
                                                      {base_futures[f], paired, comparisons});
        one.change->difference =
            within(one.change->difference, range_of_differences(range, range_of(scale, baseline, base[f])));
        add_change(one, futures, {base_futures[f], paired, comparisons}, scale.direction);
      }
      all[f].push_back(std::move(one));
    }
  }
  return all;
}

SharedDraws shared_draws(const Results& results, std::size_t scenario) {
  SharedDraws draws = results.file(scenario).draws.numbers;
  draws.resize(std::min(draws.size(), results.replications[scenario]));
  return number_of_draws(draws) < draws.size() ? draws : SharedDraws{};
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
