// What a draft says of something that is referred to by name, in one line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "study/hints/draft.hpp"

namespace headroom::reading {

/// The value as a study would write it, on one line, cut where it is long.
[[nodiscard]] std::string flow_words(const Draft& draft, std::size_t node);

/// `staff.lead: role: orthotist, band: 8a`; of several only where they stand, `staff.lead.role and
/// staff.band-6.role`.
[[nodiscard]] std::string described(const Draft& draft, const std::vector<std::size_t>& nodes);

}  // namespace headroom::reading
