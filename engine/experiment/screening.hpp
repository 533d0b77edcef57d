// Which of a study's numbers matter most: what a little more of each does to the load, in closed form.
#pragma once

#include <cstddef>
#include <vector>

#include "study/study.hpp"

namespace headroom {

/// A number, and what moving it by `moved_number`, up where it can be, adds to the load of the tightest work
/// (hours needed over hours there are, the baseline's, no simulation).
struct ScreenedNumber {
  EstimatedNumber number;
  Way way = Way::up;
  double added_load = 0;  ///< 0.02: two more hours needed of a hundred there are
};

struct Screening {
  std::vector<ScreenedNumber> numbers;
  std::size_t looked_at = 0, all = 0;  ///< estimated numbers; of a large study not all are looked at
};

/// Those that change the load by 0.1 of a hundred or more, the greatest change first; equals in the order of
/// the study. So many are looked at, in the order of the study, as it takes about a second to
/// read it for, and 20 at least. Empty where there are no hours at all for some work, or the study was
/// not read from text.
[[nodiscard]] Screening screened_numbers(const Study& study);

}  // namespace headroom
