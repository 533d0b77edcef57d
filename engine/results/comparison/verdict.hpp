// Whether a standard is met, at risk or missed, by the chance of it.
#pragma once

#include <cstdint>

#include "statistics/spread/futures.hpp"

namespace headroom {

/// From which chance a standard counts as met, and below which as missed.
struct VerdictRule {
  double met_from = 0.9, missed_below = 0.1;
};

enum class ChanceVerdict : std::uint8_t {
  none,  ///< nobody is to be judged in more than 1 future in 20, or there is no standard
  missed,
  at_risk,
  met,
  // Of fewer than kFewestForChances futures.
  unlikely,
  about_even,
  likely,
};

struct Judgement {
  ChanceVerdict verdict = ChanceVerdict::none;
  bool sure = true;  ///< the interval of the chance lies on one side of both thresholds
};

/// Met from `met_from` up, missed below `missed_below`, else at risk; not sure where the interval crosses
/// either. Of few futures: likely from 2 in 3 up, unlikely from 1 in 3 down, never sure.
[[nodiscard]] Judgement judge(const Chance& chance, const VerdictRule& rule);

}  // namespace headroom
