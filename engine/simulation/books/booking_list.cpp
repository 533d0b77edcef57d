// Those who go on waiting are put where their window opens, and join on its day.

#include "simulation/books/booking_list.hpp"

namespace headroom {

void BookingList::reset(const Model::Tables& tables) {
  tables_ = &tables;
  classes_.resize(tables.classes.size());
  for (WaitingClass& waiting : classes_) waiting.clear();
  joining_.resize(static_cast<std::size_t>(tables.last) + 1);
  for (Joining& list : joining_) list.clear();
}

void BookingList::await(Patient& p, PatientId id, Day due, Day today) {
  p.due = due;
  way(tables_->booking_of(p), due, today).join({order_key(tables_->service.booking.order, p), id, due});
}

void BookingList::open_windows(Day today) {
  const Joining& joining = joining_[static_cast<std::size_t>(today)];
  for (std::size_t i = 0; i < joining.places.size(); ++i)
    classes_[joining.classes[i]].join(joining.places[i]);
}

}  // namespace headroom
