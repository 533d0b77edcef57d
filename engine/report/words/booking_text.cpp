// A phrase for every order, kind of continuity and number of bookings after not attending.

#include "report/words/booking_text.hpp"

#include <fmt/format.h>

namespace headroom {

std::string order_text(BookingOrder order) {
  switch (order) {
    case BookingOrder::target_date:
      return "by target date";
    case BookingOrder::priority:
      return "by priority, then target date";
    case BookingOrder::longest_wait:
      return "by the longest wait";
  }
  return "";
}

std::string continuity_text(Continuity continuity) {
  switch (continuity) {
    case Continuity::none:
      return "with whoever is free first, whoever saw them before";
    case Continuity::prefer:
      return "with who saw them before where that is on the same day";
    case Continuity::require:
      return "with who saw them before, also where that is later";
  }
  return "";
}

std::string after_dna_text(int rebook) {
  if (rebook == 0) return "discharged";
  return rebook == 1 ? "booked again once, then discharged"
                     : fmt::format("booked again up to {} times, then discharged", rebook);
}

}  // namespace headroom
