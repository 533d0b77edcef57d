// The ratio of each truncated geometric part found from its mean, and the tail of the mixture.

#include "service/spell_lengths.hpp"

#include <algorithm>
#include <cmath>

namespace headroom {
namespace {

double mean_index(int n, double q) {
  double weight = 1, sum = 0, moment = 0;
  for (int i = 0; i <= n; ++i, weight *= q) {
    sum += weight;
    moment += i * weight;
  }
  return moment / sum;
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

SpellLengths::SpellLengths(const std::vector<SpellPart>& spells) {
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
    mean_ += spell.share * spell.mean;
    part.up_to = share;
    part.days_up_to = mean_;
    parts_.push_back(std::move(part));
  }
  for (Part& part : parts_) {
    part.up_to /= share;
    part.days_up_to /= mean_;
  }
  mean_ /= share;
}

double SpellLengths::longer_than(int days) const {
  double share = 0, up_to = 0;
  for (const Part& part : parts_) {
    const double weight = part.up_to - up_to;
    up_to = part.up_to;
    const int beyond = days - part.min;  // length > days where length - min > beyond
    if (beyond < 0) {
      share += weight;
    } else if (part.up_to_length.empty()) {
      share += weight * std::pow(part.mean_beyond / (1 + part.mean_beyond), beyond + 1);
    } else if (static_cast<std::size_t>(beyond) < part.up_to_length.size()) {
      share += weight * (1 - part.up_to_length[static_cast<std::size_t>(beyond)]);
    }
  }
  return share;
}

}  // namespace headroom
