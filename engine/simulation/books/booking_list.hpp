// Who waits for an appointment, and who will from a later day on.
#pragma once

#include <algorithm>
#include <vector>

#include "simulation/books/booking_order.hpp"
#include "simulation/diary/readings.hpp"
#include "simulation/model/tables.hpp"

namespace headroom {

/// Those who join the waiting list on a day.
struct Joining {
  std::vector<Place> places;
  std::vector<std::uint32_t> classes;  ///< of each
  void clear() {
    places.clear();
    classes.clear();
  }
  void add(const Place& place, std::uint32_t in_class) {
    places.push_back(place);
    classes.push_back(in_class);
  }
};

/// Everybody without an appointment who wants one: those whom a booking run may book, by booking class and in
/// booking order, and those whose booking window opens on a day to come.
class BookingList {
 public:
  void reset(const Model::Tables& tables);

  /// Where all those go who are due for one step on the same day: found once. Gone with the next `reset`.
  class Way {
   public:
    [[gnu::always_inline]] void join(const Place& place) const {
      if (now_ != nullptr) {
        now_->join(place);
      } else if (then_ != nullptr) {
        then_->add(place, in_class_);
      }
    }

   private:
    friend class BookingList;
    WaitingClass* now_ = nullptr;  ///< the window is open already
    Joining* then_ = nullptr;      ///< those of the day on which it opens; neither: after the run
    std::uint32_t in_class_ = 0;
  };
  /// They join when the booking window reaches the due date.
  [[nodiscard]] [[gnu::always_inline]] Way way(const StepBooking& booking, Day due, Day today);

  /// From today on, at their place.
  [[gnu::always_inline]] void join(const Patient& patient, PatientId id);
  void join(std::uint32_t in_class, const Place& place) { classes_[in_class].join(place); }
  /// When their booking window reaches the day on which they are due.
  void await(Patient& patient, PatientId id, Day due, Day today);
  /// Those whose booking window opens today may be booked.
  void open_windows(Day today);

  [[nodiscard]] bool anyone(std::size_t in_class) const { return !classes_[in_class].empty(); }
  void read(std::size_t in_class, Readings& into) { into.start(classes_[in_class], in_class); }

 private:
  const Model::Tables* tables_ = nullptr;
  std::vector<WaitingClass> classes_;  ///< by booking class
  std::vector<Joining> joining_;       ///< by day
};

inline BookingList::Way BookingList::way(const StepBooking& booking, Day due, Day today) {
  Way way;
  way.in_class_ = booking.as_usual;
  const Day joins = due - booking.horizon_days;
  if (joins <= today && today > 0) {
    way.now_ = &classes_[booking.as_usual];
  } else if (joins <= tables_->end) {
    way.then_ = &joining_[static_cast<std::size_t>(std::max(joins, today))];
  }
  return way;
}

inline void BookingList::join(const Patient& p, PatientId id) {
  const StepBooking& booking = tables_->booking_of(p);
  classes_[p.front ? booking.when_cancelled : booking.as_usual].join(
      {order_key(tables_->service.booking.order, p), id, p.due});
}

}  // namespace headroom
