// What of the booking rules has no words of its own, as check says it back and the method of a report has it.
#pragma once

#include <string>

#include "service/post.hpp"

namespace headroom {

/// What happens after not attending: "booked again up to 2 times, then discharged".
[[nodiscard]] std::string after_dna_text(int rebook);

/// On which days bookings are made: "on mon, wed and fri, less bank holidays and closures".
[[nodiscard]] std::string office_days_text(const WeekdaySet& days);

}  // namespace headroom
