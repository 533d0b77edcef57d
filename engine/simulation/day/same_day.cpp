// The list gone through until nobody more can be seen today.

#include "simulation/day/same_day.hpp"

namespace headroom {

/// Seeing someone may bring their next step due at once, so the list is gone through until nothing happens.
void SameDay::see(Day today) {
  while (see_someone(today)) {
  }
}

void SameDay::start_reading(Day today) {
  readings_.clear();
  for (std::size_t c = 0; c < tables_->classes.size(); ++c) {
    const BookingClass& kind = tables_->classes[c];
    if (kind.same_day() && list_.anyone(c) && diary_.fits(kind.need, today)) list_.read(c, readings_);
  }
}

bool SameDay::see_someone(Day today) {
  start_reading(today);
  bool anyone = false;
  while (!readings_.empty()) {
    Reading& reading = readings_.first();
    const Place place = *reading.next;
    Patient& p = patients_[place.patient];
    const std::size_t need = tables_->classes[reading.in_class].need;
    const Offer offer = place.due > today ? Offer{} : offers_.take_earliest(p, need, today, today);
    if (offer.day != today) {
      reading.keep();
    } else {
      reading.take();
      appointments_.make(p, offer.holder);
      clinic_.see_at_once(p, place.patient, today);
      anyone = true;
    }
    if (reading.at_end()) readings_.close(reading);
  }
  return anyone;
}

}  // namespace headroom
