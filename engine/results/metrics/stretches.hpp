// The reported days of a post, cut wherever its terms or long absences change.
#pragma once

#include <vector>

#include "service/service.hpp"

namespace headroom {

/// Days from the first up to, but not including, the end.
struct Stretch {
  Date first, end;
  [[nodiscard]] Days length() const;  ///< 0 where the end comes first
};
[[nodiscard]] Stretch overlap(const Stretch& a, const Stretch& b);

/// The reported days on which the post exists, cut wherever its terms, its long absences or the full-time
/// week change. Worked example: two weeks from 1 April, in post from the 3rd, half the hours from the 8th ->
/// the 3rd to the 7th, the 8th to the 14th.
[[nodiscard]] std::vector<Stretch> stretches(const Service& service, const Post& post);

/// Reported days on which the post exists.
[[nodiscard]] Days days_in_post(const Post& post, const Calendar& calendar);

}  // namespace headroom
