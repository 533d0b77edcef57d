// Healthy gaps and spells by turns, stationary from the first day on.

#include "simulation/people/sickness.hpp"

#include <algorithm>
#include <cmath>

namespace headroom {
namespace {

using Generator = ReplicationDraws::Generator;

/// A geometric count from 0 with this mean, by inversion.
int geometric(double mean, double u) {
  if (mean <= 0) return 0;
  const double count = std::floor(std::log1p(-u) / std::log(mean / (1 + mean)));
  return static_cast<int>(std::min(count, 1e8));
}

int pick(const std::vector<double>& cumulative, double u) {
  return static_cast<int>(std::upper_bound(cumulative.begin(), cumulative.end() - 1, u) - cumulative.begin());
}

}  // namespace

SicknessProcess::SicknessProcess(const std::vector<SpellPart>& spells, double rate)
    : lengths_{spells}, rate_{rate}, gap_mean_{rate > 0 ? lengths_.mean() * (1 - rate) / rate : 0} {}

int SicknessProcess::length(Generator& generator) const {
  const double which = uniform_01(generator), u = uniform_01(generator);
  const auto& parts = lengths_.parts();
  std::size_t i = 0;
  while (i + 1 < parts.size() && which >= parts[i].up_to) ++i;
  const SpellLengths::Part& part = parts[i];
  return part.min + (part.up_to_length.empty() ? geometric(part.mean_beyond, u) : pick(part.up_to_length, u));
}

/// A geometric G counted g times over is 1 + G + G' with probability in proportion to its mean, so min + G
/// length-biased is a mixture of min + G and min + 1 + G + G'.
int SicknessProcess::length_biased(Generator& generator) const {
  const double which = uniform_01(generator), u = uniform_01(generator), second = uniform_01(generator),
               mix = uniform_01(generator);
  const auto& parts = lengths_.parts();
  std::size_t i = 0;
  while (i + 1 < parts.size() && which >= parts[i].days_up_to) ++i;
  const SpellLengths::Part& part = parts[i];
  if (!part.up_to_length.empty()) return part.min + pick(part.days_up_to_length, u);
  const int beyond = geometric(part.mean_beyond, u);
  if (mix * (part.min + part.mean_beyond) < part.min) return part.min + beyond;
  return part.min + 1 + beyond + geometric(part.mean_beyond, second);
}

void SicknessProcess::draw(const ReplicationDraws& draws, Entity holder, Day last,
                           std::vector<Spell>& into) const {
  if (rate_ <= 0) return;
  if (!hazard_.empty()) return draw_by_hazards(draws, holder, last, into);
  Day day = 0;
  {
    auto generator = draws.generator(Purpose::sickness, holder, 0);
    if (uniform_01(generator) < rate_) {
      const int length = length_biased(generator);
      const int passed = static_cast<int>(uniform_01(generator) * length);  // whole days before day 0
      into.push_back({-passed, length - passed - 1, length - passed - 1});
      day = length - passed;
    } else {
      ++day;  // healthy on day 0; the gap from here on is as if new
    }
  }
  for (std::uint64_t spell = 1; day <= last; ++spell) {
    auto generator = draws.generator(Purpose::sickness, holder, spell);
    const Day first = day + geometric(gap_mean_, uniform_01(generator));
    if (first > last) return;
    const int days = length(generator);
    into.push_back({first, first + days - 1, first + days - 1});
    day = first + days;
  }
}

}  // namespace headroom
