// How often intervals hold the truth, and how often `size` is wrong, where the mean is known.
// On populations of every shape, for the tests, and at length for bench/coverage.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "draws.hpp"
#include "statistics/one_sided.hpp"
#include "statistics/quantile.hpp"
#include "statistics/sequential/feasibility.hpp"
#include "statistics/spread/futures.hpp"
#include "statistics/spread/shared_draws.hpp"
#include "statistics/student.hpp"

namespace headroom {

struct Population {
  std::string name;
  std::function<double(Draws&)> draw;
  double mean;
};

/// In time: all but a hundredth of the patients or so, and in one year of so many a share lost that is
/// anything up to 60%.
inline Population one_bad_year_in(double years) {
  const double p = 1 / years;
  return {"in time, one bad year in " + std::to_string(static_cast<int>(years)),
          [p](Draws& d) {
            const bool bad = d.uniform() < p;
            return bad ? 1 - 0.6 * d.uniform() : 1 - 0.01 * d.exponential();
          },
          p * 0.7 + (1 - p) * 0.99};
}

/// In time: all but u^k, u uniform: nearly always nearly all, seldom a ruin. Skewness −8 at k = 70.
inline Population ruined_by_power(double k) {
  return {"in time, 1 - u^" + std::to_string(static_cast<int>(k)),
          [k](Draws& d) { return 1 - std::pow(d.uniform(), k); }, 1 - 1 / (k + 1)};
}

inline Population normal_values() {
  return {"normal", [](Draws& d) { return d.normal(); }, 0};
}
inline Population exponential_values() {
  return {"exponential", [](Draws& d) { return d.exponential(); }, 1};
}
inline Population lognormal_values() {
  return {"lognormal, sd 1 of the log", [](Draws& d) { return std::exp(d.normal()); }, std::exp(0.5)};
}
inline Population noughts_and_ones(double share) {
  return {"1 with " + std::to_string(static_cast<int>(std::lround(100 * share))) + "%, else 0",
          [share](Draws& d) { return d.one_with(share); }, share};
}

/// As waits are where a list either clears or grows: seven years in ten about 90, else about 40; the mean 75.
inline Population two_humps() {
  return {"two humps", [](Draws& d) { return (d.one_with(0.7) > 0 ? 90 : 40) + 4 * d.normal(); }, 75};
}

/// The share of repeats in which a further value lies in the range of nine in ten of so many.
inline double future_held(const Population& population, std::size_t n, int repeats, std::uint64_t seed) {
  double held = 0;
  for (int r = 0; r < repeats; ++r) {
    Draws draws{seed + static_cast<std::uint64_t>(r)};
    std::vector<double> values(n);
    for (double& v : values) v = population.draw(draws);
    const FutureRange range = range_of_futures(values);
    const double further = population.draw(draws);
    held += range.p5 <= further && further <= range.p95 ? 1.0 / repeats : 0;
  }
  return held;
}

/// The share of repeats in which the interval of a chance holds it.
inline double chance_held(double chance, std::size_t n, int repeats, std::uint64_t seed) {
  double held = 0;
  for (int r = 0; r < repeats; ++r) {
    Draws draws{seed + static_cast<std::uint64_t>(r)};
    std::vector<double> met(n);
    for (double& v : met) v = draws.one_with(chance);
    const Chance found = chance_of(met, 0.95);
    held += found.low <= chance && chance <= found.high ? 1.0 / repeats : 0;
  }
  return held;
}

/// The share of repeats in which the interval of a difference of chances in the same futures holds it: a
/// change that mends a part of what is missed, and in one future of a hundred makes a met one missed.
inline double paired_chance_held(double chance, double mended, std::size_t n, int repeats,
                                 std::uint64_t seed) {
  constexpr double kSpoilt = 0.01;
  const double truth = (1 - chance) * mended - chance * kSpoilt;
  double held = 0;
  for (int r = 0; r < repeats; ++r) {
    Draws draws{seed + static_cast<std::uint64_t>(r)};
    std::vector<double> before(n), after(n);
    for (std::size_t k = 0; k < n; ++k) {
      before[k] = draws.one_with(chance);
      after[k] = before[k] > 0 ? 1 - draws.one_with(kSpoilt) : draws.one_with(mended);
    }
    const Estimate found = paired_difference_of_chances(after, before, 0.95, 1);
    held += found.low <= truth && truth <= found.high ? 1.0 / repeats : 0;
  }
  return held;
}

/// Of replications that share draws: how often each 95% interval holds the truth, and how often one does that
/// takes them for independent.
struct ClusteredCoverage {
  double mean = 0, chance = 0, median = 0, p95 = 0;
  double independent_chance = 0, independent_median = 0;
};

/// What a draw brings, in standard deviations of a normal value, and as much chance within it again. With
/// `skewed`, the exponential of their sum. The chance is that of being below the 80th percentile.
inline ClusteredCoverage clustered_coverage(bool skewed, std::size_t draws, std::size_t of_each, int repeats,
                                            std::uint64_t seed) {
  const auto shaped = [&](double normal) { return skewed ? std::exp(normal) : normal; };
  const double spread = std::sqrt(2.0), mean = skewed ? std::exp(1.0) : 0;
  const double bound = shaped(0.8416212335729143 * spread), p95 = shaped(1.6448536269514722 * spread);
  const double median = shaped(0);
  constexpr std::array kProbabilities{0.5, 0.95};
  const Resamples resamples = resampled_draws(draws);
  const auto holds = [](double low, double high, double truth) { return !(low > truth) && !(high < truth); };
  SharedDraws numbers;
  for (std::size_t r = 0; r < draws * of_each; ++r)
    numbers.push_back(static_cast<std::uint32_t>(r / of_each + 1));
  ClusteredCoverage found;
  for (int repeat = 0; repeat < repeats; ++repeat) {
    Draws random{seed + static_cast<std::uint64_t>(repeat)};
    std::vector<double> values;
    for (std::size_t d = 0; d < draws; ++d) {
      const double drawn = random.normal();
      for (std::size_t k = 0; k < of_each; ++k) values.push_back(shaped(drawn + random.normal()));
    }
    const std::vector<double> met = met_by_unit(values, bound, Direction::lower_is_better);
    const double one = 1.0 / repeats;
    const Estimate level = estimate(means_by_draw(values, numbers), 0.95);
    const Chance chance = chance_by_draw(met, numbers, 0.95), alone = chance_of(met, 0.95);
    const auto quantiles = quantiles_by_draw(values, numbers, kProbabilities, resamples, 0.95);
    const QuantileEstimate unclustered = sample_quantile(values, 0.5, 0.95);
    found.mean += holds(level.low, level.high, mean) ? one : 0;
    found.chance += holds(chance.low, chance.high, 0.8) ? one : 0;
    found.median += holds(quantiles[0].low, quantiles[0].high, median) ? one : 0;
    found.p95 += holds(quantiles[1].low, quantiles[1].high, p95) ? one : 0;
    found.independent_chance += holds(alone.low, alone.high, 0.8) ? one : 0;
    found.independent_median += holds(unclustered.low, unclustered.high, median) ? one : 0;
  }
  return found;
}

/// Shares of repeats in which the two-sided interval holds the truth.
struct Coverage {
  double student = 0, hall = 0;
};

inline bool holds(const OneSidedBounds& ends, double truth) {
  return ends.lower <= truth && truth <= ends.upper;
}

inline Coverage coverage(const Population& population, std::size_t n, int repeats, std::uint64_t seed) {
  Coverage found;
  const double t = student_t_quantile(0.975, static_cast<double>(n - 1));
  for (int r = 0; r < repeats; ++r) {
    Draws draws{seed + static_cast<std::uint64_t>(r)};
    std::vector<double> values(n);
    for (double& v : values) v = population.draw(draws);
    SampledMean mean = sampled_mean(values);
    found.hall += holds(mean_bounds_at(mean, t), population.mean) ? 1.0 / repeats : 0;
    mean.skewness = 0;
    found.student += holds(mean_bounds_at(mean, t), population.mean) ? 1.0 / repeats : 0;
  }
  return found;
}

/// Four scenarios that spare 20, 40, 60 and 80% of the baseline's losses, each at a small loss of its own: in
/// how many repeats all four intervals of their paired differences hold the truth, Bonferroni at 95%.
inline Coverage joint_coverage(const Population& population, std::size_t n, int repeats, std::uint64_t seed) {
  Coverage found;
  constexpr int kOthers = 4;
  const double t = student_t_quantile(1 - 0.05 / kOthers / 2, static_cast<double>(n - 1));
  for (int r = 0; r < repeats; ++r) {
    Draws draws{seed + static_cast<std::uint64_t>(r)};
    std::vector<std::vector<double>> differences(kOthers, std::vector<double>(n));
    for (std::size_t k = 0; k < n; ++k) {
      const double loss = 1 - population.draw(draws);
      for (int s = 0; s < kOthers; ++s)
        differences[static_cast<std::size_t>(s)][k] = 0.2 * (s + 1) * loss - 0.002 * draws.exponential();
    }
    bool student = true, hall = true;
    for (int s = 0; s < kOthers; ++s) {
      const double truth = 0.2 * (s + 1) * (1 - population.mean) - 0.002;
      SampledMean mean = sampled_mean(differences[static_cast<std::size_t>(s)]);
      hall = hall && holds(mean_bounds_at(mean, t), truth);
      mean.skewness = 0;
      student = student && holds(mean_bounds_at(mean, t), truth);
    }
    found.student += student ? 1.0 / repeats : 0;
    found.hall += hall ? 1.0 / repeats : 0;
  }
  return found;
}

/// Shares of repeats in which a mean that misses its bound by nothing is called met.
struct WronglyMet {
  double early = 0;   ///< at a look before the last
  double answer = 0;  ///< by looks, and then confirmed by all replications, as `size` does
};

inline WronglyMet wrongly_met(const Population& population, Judged judged, const FeasibilityRule& rule,
                              int repeats, std::uint64_t seed) {
  WronglyMet found;
  const Requirement requirement{judged, Side::at_least, population.mean};
  for (int r = 0; r < repeats; ++r) {
    Draws draws{seed + static_cast<std::uint64_t>(r)};
    FeasibilityTest test{requirement, rule};
    Moments all;
    for (std::size_t k = 0; k < rule.at_most; ++k) {
      const double value = population.draw(draws);
      test.add(value);
      all.add(value);
    }
    const bool early = test.verdict() == Verdict::met && test.replications() < rule.at_most;
    const bool undecided = test.verdict() == Verdict::undecided;
    const bool confirmed =
        judge(requirement, bounds_of(judged, all, 0, confidence_of_each(rule))) == Verdict::met;
    found.early += early ? 1.0 / repeats : 0;
    found.answer += (test.verdict() == Verdict::met || undecided) && confirmed ? 1.0 / repeats : 0;
  }
  return found;
}

}  // namespace headroom
