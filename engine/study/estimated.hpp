// The numbers of a study that somebody estimated, and the same a little more or less.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/words.hpp"
#include "study/unknown.hpp"

namespace headroom {

/// How much is known of a number.
enum class Standing {
  uncertain,  ///< the study says how sure it is of it
  assumed,    ///< the study does not write it: a default took its place
  stated      ///< written, and nobody said how sure they are
};
template <>
inline constexpr std::array<EnumWord, 3> kWords<Standing>{{{"uncertain", "its range is given"},
                                                           {"assumed", "assumed, not written"},
                                                           {"stated", "no range is given"}}};

/// A number of how many come, how long they take, how much work is done and who is away. An interval only
/// where it is uncertain.
struct EstimatedNumber {
  Unknown number;
  Standing standing = Standing::stated;
  bool is_whole = false;  ///< only whole numbers are allowed
};

struct EstimatedNumbers {
  std::vector<EstimatedNumber> numbers;  ///< in the order of the study, then those that were assumed
  std::size_t values = 0;                ///< that the study holds: the work of reading it once
};

enum class Way { up, down };

/// The number 10% more or less, of a share its odds, and three times that of one that is assumed, as an
/// unknown that always has this value; what is whole is rounded half up. None where that is no other number,
/// or more than its key allows.
[[nodiscard]] std::optional<Unknown> moved_number(const EstimatedNumber& number, Way way);

}  // namespace headroom
