// The days that a simulation has to know of, before and beyond the reported ones.
#pragma once

#include "simulation/diary/open_days.hpp"

namespace headroom {

/// The days that a simulation knows of.
struct Extent {
  Day warm_up_days = 0;          ///< simulated days that are not reported
  Day end = 0;                   ///< last simulated day; day 1 is the first
  Day longest_window = 0;        ///< from a booking run to the last day of a notice or horizon
  Day look_ahead = 0;            ///< as far as a booking reaches if nobody is on leave
  Day earliest = 0, latest = 0;  ///< of which the calendar knows whether they are open

  [[nodiscard]] Day last() const { return end + look_ahead; }  ///< of the diary
};
[[nodiscard]] Extent extent_of(const Service& service);

}  // namespace headroom
