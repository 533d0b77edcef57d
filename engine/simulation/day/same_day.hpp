// Those who may be seen without notice get what is still free today.
#pragma once

#include "simulation/books/offers.hpp"
#include "simulation/day/clinic.hpp"

namespace headroom {

/// Sees waiting patients at once, in order, while there is room today.
class SameDay {
 public:
  SameDay(Patients& patients, BookingList& list, Appointments& appointments, Offers& offers,
          const Diary& diary, Clinic& clinic)
      : patients_{patients},
        list_{list},
        appointments_{appointments},
        offers_{offers},
        diary_{diary},
        clinic_{clinic} {}
  void reset(const Model::Tables& tables) { tables_ = &tables; }

  void see(Day today);

 private:
  void start_reading(Day today);
  [[nodiscard]] bool see_someone(Day today);

  const Model::Tables* tables_ = nullptr;
  Patients& patients_;
  BookingList& list_;
  Appointments& appointments_;
  Offers& offers_;
  const Diary& diary_;
  Clinic& clinic_;
  Readings readings_;
};

}  // namespace headroom
