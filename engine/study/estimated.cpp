// A tenth of a number, or of the odds of a share.

#include "study/estimated.hpp"

#include <cmath>

namespace headroom {
namespace {

constexpr double kTenth = 0.1, kAssumed = 3;

/// Worked example: odds of 10% are 1 to 9; a tenth more, 1.1 to 9, is 10.9%.
double with_odds(double share, double factor) {
  const double odds = share / (1 - share) * factor;
  return odds / (1 + odds);
}

}  // namespace

std::optional<Unknown> moved_number(const EstimatedNumber& number, Way way) {
  Unknown one = number.number;
  const double by = kTenth * (number.standing == Standing::assumed ? kAssumed : 1);
  const double factor = way == Way::up ? 1 + by : 1 - by;
  const bool is_share = one.spread == Unknown::Spread::logit_normal && one.top > 0;
  double there = is_share ? one.top * with_odds(one.value / one.top, factor) : one.value * factor;
  if (number.is_whole) there = std::floor(there + 0.5);
  const bool is_allowed = there >= one.least && (one.top == 0 || there <= one.top);
  if (there == one.value || !is_allowed) return std::nullopt;
  one.rows = {there};
  return one;
}

}  // namespace headroom
