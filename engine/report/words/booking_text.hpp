// The booking rules in words, as `check` says them back and as the method of a report has them.
#pragma once

#include <string>

#include "service/service.hpp"

namespace headroom {

/// Who is booked first: "by target date".
[[nodiscard]] std::string order_text(BookingOrder order);
/// Whether patients come back to who saw them: "with whoever is free first".
[[nodiscard]] std::string continuity_text(Continuity continuity);
/// What happens after not attending: "booked again up to 2 times, then discharged".
[[nodiscard]] std::string after_dna_text(int rebook);

}  // namespace headroom
