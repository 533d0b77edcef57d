// Whether more capacity helps a target, hurts it, or may do either.
#pragma once

#include "study/study.hpp"

namespace headroom {

/// What more capacity, with all else alike, does to whether a target is met.
enum class CapacityEffect {
  helps,    ///< a choice that misses it tells that all with less capacity miss it too
  hurts,    ///< a choice that misses it tells that all with more miss it too, such as utilisation of at least
            ///< 80%
  unknown,  ///< neither: what misses it tells of itself alone, such as a cost per patient treated
};

/// Helped are the shares in time, waits and numbers of those waiting, the hours opened, days below the
/// minimum and a utilisation of at most; hurt the same asked the other way round.
[[nodiscard]] CapacityEffect effect_of_capacity(const SizingTarget& target);

}  // namespace headroom
