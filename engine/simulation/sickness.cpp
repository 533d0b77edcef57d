#include "simulation/sickness.hpp"

#include <algorithm>
#include <cmath>

namespace headroom {
namespace {

using Generator = ReplicationDraws::Generator;

double mean_index(int n, double q) {
  double weight = 1, sum = 0, moment = 0;
  for (int i = 0; i <= n; ++i, weight *= q) {
    sum += weight;
    moment += i * weight;
  }
  return moment / sum;
}

/// A geometric count from 0 with this mean, by inversion.
int geometric(double mean, double u) {
  if (mean <= 0) return 0;
  const double count = std::floor(std::log1p(-u) / std::log(mean / (1 + mean)));
  return static_cast<int>(std::min(count, 1e8));
}

int pick(const std::vector<double>& cumulative, double u) {
  return static_cast<int>(std::upper_bound(cumulative.begin(), cumulative.end() - 1, u) - cumulative.begin());
}

void accumulate_to_one(std::vector<double>& weights) {
  double sum = 0;
  for (double& w : weights) w = (sum += w);
  for (double& w : weights) w /= sum;
}

}  // namespace

double truncated_geometric_ratio(int n, double mean) {
  if (n == 0 || mean <= 0) return 0;
  // For mean > n / 2 the mirror image has the smaller mean: solve there, where q <= 1.
  if (mean > n / 2.0) {
    const double mirrored = truncated_geometric_ratio(n, n - mean);
    return mirrored > 0 ? 1 / mirrored : 1e9;
  }
  double low = 0, high = 1;
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    (mean_index(n, middle) < mean ? low : high) = middle;
  }
  return (low + high) / 2;
}

SicknessProcess::SicknessProcess(const std::vector<SpellPart>& spells, double rate) : rate_{rate} {
  double share = 0;
  for (const SpellPart& spell : spells) {
    Part part;
    part.min = spell.min;
    if (spell.max) {
      const int n = *spell.max - spell.min;
      const double q = truncated_geometric_ratio(n, spell.mean - spell.min);
      // From the heavier end, so that a ratio far above 1 cannot overflow.
      for (int i = 0; i <= n; ++i) {
        part.up_to_length.push_back(q <= 1 ? std::pow(q, i) : std::pow(1 / q, n - i));
        part.days_up_to_length.push_back(part.up_to_length.back() * (spell.min + i));
      }
      accumulate_to_one(part.up_to_length);
      accumulate_to_one(part.days_up_to_length);
    } else {
      part.mean_beyond = spell.mean - spell.min;
    }
    share += spell.share;
    mean_spell_ += spell.share * spell.mean;
    part.up_to = share;
    part.days_up_to = mean_spell_;
    parts_.push_back(std::move(part));
  }
  for (Part& part : parts_) {
    part.up_to /= share;
    part.days_up_to /= mean_spell_;
  }
  mean_spell_ /= share;
  gap_mean_ = rate > 0 ? mean_spell_ * (1 - rate) / rate : 0;
}

int SicknessProcess::length(Generator& generator) const {
  const double which = uniform_01(generator), u = uniform_01(generator);
  std::size_t i = 0;
  while (i + 1 < parts_.size() && which >= parts_[i].up_to) ++i;
  const Part& part = parts_[i];
  return part.min + (part.up_to_length.empty() ? geometric(part.mean_beyond, u) : pick(part.up_to_length, u));
}

/// A geometric G counted g times over is 1 + G + G' with probability in proportion to its mean, so min + G
/// length-biased is a mixture of min + G and min + 1 + G + G'.
int SicknessProcess::length_biased(Generator& generator) const {
  const double which = uniform_01(generator), u = uniform_01(generator), second = uniform_01(generator),
               mix = uniform_01(generator);
  std::size_t i = 0;
  while (i + 1 < parts_.size() && which >= parts_[i].days_up_to) ++i;
  const Part& part = parts_[i];
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
