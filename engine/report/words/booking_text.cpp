// A phrase for every number of bookings after not attending.

#include "report/words/booking_text.hpp"

#include <fmt/format.h>

#include "study/text/quantities.hpp"

namespace headroom {

std::string after_dna_text(int rebook) {
  if (rebook == 0) return "discharged";
  return rebook == 1 ? "booked again once, then discharged"
                     : fmt::format("booked again up to {} times, then discharged", rebook);
}

std::string office_days_text(const WeekdaySet& days) {
  return "on " + reading::weekdays_text(days) + ", less bank holidays and closures";
}

}  // namespace headroom
