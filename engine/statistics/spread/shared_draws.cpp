// Student's intervals of draws' means, Wilson's where these are all the same, and whole draws taken anew.

#include "statistics/spread/shared_draws.hpp"

#include <algorithm>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "statistics/proportion.hpp"
#include "statistics/student.hpp"

namespace headroom {
namespace {

constexpr std::size_t kResamples = 999;  // of which 2.5% are a whole rank

bool are_all_the_same(const std::vector<double>& units) {
  std::vector<double> kept = units;
  std::erase_if(kept, [](double v) { return std::isnan(v); });
  return std::adjacent_find(kept.begin(), kept.end(), std::not_equal_to<>{}) == kept.end();
}

std::size_t count_defined(const std::vector<double>& units) {
  return static_cast<std::size_t>(
      std::count_if(units.begin(), units.end(), [](double v) { return !std::isnan(v); }));
}

/// So many units of which this share is 1, the others 0.
std::vector<double> units_with(double share, std::size_t of) {
  std::vector<double> units(of, 0.0);
  const auto ones = static_cast<std::size_t>(std::lround(share * static_cast<double>(of)));
  std::fill_n(units.begin(), std::min(ones, of), 1.0);
  return units;
}

/// A value and which of the draws, counted in their order, it is of.
struct Drawn {
  double value;
  std::size_t draw;
};

std::vector<Drawn> ascending(std::span<const double> values, const SharedDraws& draws) {
  std::map<std::uint32_t, std::size_t> positions;
  for (const std::uint32_t draw : draws) positions.emplace(draw, 0);
  std::size_t next = 0;
  for (auto& [draw, position] : positions) position = next++;
  std::vector<Drawn> all;
  for (std::size_t r = 0; r < std::min(values.size(), draws.size()); ++r)
    if (!std::isnan(values[r])) all.push_back({values[r], positions.at(draws[r])});
  std::sort(all.begin(), all.end(), [](const Drawn& a, const Drawn& b) { return a.value < b.value; });
  return all;
}

/// The quantile where each draw counts as often as the resample took it; NaN where nothing was taken.
double resampled_quantile(const std::vector<Drawn>& values, const std::vector<std::uint16_t>& taken,
                          double probability) {
  std::size_t n = 0;
  for (const Drawn& one : values) n += taken[one.draw];
  if (n == 0) return kUndefined;
  const QuantilePlace place = quantile_place(n, probability);
  double lower = kUndefined;
  std::size_t passed = 0;
  for (const Drawn& one : values) {
    passed += taken[one.draw];
    if (std::isnan(lower) && passed > place.lower) lower = one.value;
    if (passed > place.upper) return place.between(lower, one.value);
  }
  ensure(false, "a place lies within the values");
  return kUndefined;
}

QuantileEstimate quantile_by_draw(const std::vector<Drawn>& values, double probability,
                                  const Resamples& resamples, double confidence) {
  std::vector<double> again;
  for (const std::vector<std::uint16_t>& taken : resamples)
    again.push_back(resampled_quantile(values, taken, probability));
  std::erase_if(again, [](double v) { return std::isnan(v); });
  std::sort(again.begin(), again.end());
  std::vector<double> all;
  for (const Drawn& one : values) all.push_back(one.value);
  const double low = quantile_of(again, (1 - confidence) / 2),
               high = quantile_of(again, (1 + confidence) / 2);
  return {quantile_of(all, probability), low > all.front() ? low : kUndefined,
          high < all.back() ? high : kUndefined, confidence, values.size()};
}

}  // namespace

std::size_t number_of_draws(const SharedDraws& draws) {
  return std::set<std::uint32_t>(draws.begin(), draws.end()).size();
}

std::vector<double> means_by_draw(std::span<const double> values, const SharedDraws& draws) {
  if (draws.empty()) return {values.begin(), values.end()};
  std::map<std::uint32_t, std::pair<double, double>> sums;
  for (std::size_t r = 0; r < std::min(values.size(), draws.size()); ++r) {
    auto& [sum, count] = sums[draws[r]];
    if (std::isnan(values[r])) continue;
    sum += values[r];
    ++count;
  }
  std::vector<double> means;
  for (const auto& [draw, sum] : sums) means.push_back(sum.second > 0 ? sum.first / sum.second : kUndefined);
  return means;
}

Chance chance_by_draw(std::span<const double> met, const SharedDraws& draws, double confidence) {
  Chance chance = chance_of(met, confidence);
  if (draws.empty() || chance.of == 0) return chance;
  const std::vector<double> shares = means_by_draw(met, draws);
  const Estimate interval =
      are_all_the_same(shares)
          ? proportion(std::lround(chance.share * static_cast<double>(count_defined(shares))),
                       static_cast<std::int64_t>(count_defined(shares)), confidence)
          : student_interval(shares, confidence);
  chance.low = std::clamp(chance.share - (interval.mean - interval.low), 0.0, 1.0);
  chance.high = std::clamp(chance.share + (interval.high - interval.mean), 0.0, 1.0);
  return chance;
}

Estimate paired_difference_of_chances_by_draw(std::span<const double> met, std::span<const double> baseline,
                                              const SharedDraws& draws, double confidence,
                                              std::size_t comparisons) {
  if (draws.empty()) return paired_difference_of_chances(met, baseline, confidence, comparisons);
  std::vector<double> differences;
  for (std::size_t r = 0; r < std::min(met.size(), baseline.size()); ++r)
    differences.push_back(met[r] - baseline[r]);
  const std::vector<double> by_draw = means_by_draw(differences, draws);
  const std::size_t units = count_defined(by_draw);
  if (units == 0 || !are_all_the_same(by_draw)) {
    Estimate interval = student_interval(by_draw, confidence_of_each(confidence, comparisons));
    interval.low = std::max(interval.low, -1.0);
    interval.high = std::min(interval.high, 1.0);
    return interval;
  }
  const double same = *std::find_if(by_draw.begin(), by_draw.end(), [](double v) { return !std::isnan(v); });
  Estimate interval =
      paired_difference_of_chances(units_with(std::max(same, 0.0), units),
                                   units_with(std::max(-same, 0.0), units), confidence, comparisons);
  interval.low -= interval.mean - same;
  interval.high -= interval.mean - same;
  interval.mean = same;
  return interval;
}

Resamples resampled_draws(std::size_t draws) {
  boost::random::mt19937_64 engine{draws};
  boost::random::uniform_int_distribution<std::size_t> any_of{0, draws - 1};
  Resamples all(kResamples, std::vector<std::uint16_t>(draws, 0));
  for (std::vector<std::uint16_t>& taken : all)
    for (std::size_t k = 0; k < draws; ++k) ++taken[any_of(engine)];
  return all;
}

std::vector<QuantileEstimate> quantiles_by_draw(std::span<const double> values, const SharedDraws& draws,
                                                std::span<const double> probabilities,
                                                const Resamples& resamples, double confidence) {
  const std::vector<Drawn> sorted = ascending(values, draws);
  std::vector<QuantileEstimate> all;
  for (const double probability : probabilities) {
    if (sorted.empty())
      all.push_back({kUndefined, kUndefined, kUndefined, kUndefined, 0});
    else
      all.push_back(quantile_by_draw(sorted, probability, resamples, confidence));
  }
  return all;
}

}  // namespace headroom
