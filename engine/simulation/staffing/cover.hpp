// What becomes of patients booked with somebody who is off: colleagues, protected time, bank, or cancelled.
#pragma once

#include "simulation/books/booking_list.hpp"
#include "simulation/books/offers.hpp"
#include "simulation/staffing/bank_hours.hpp"
#include "simulation/staffing/displaced.hpp"

namespace headroom {

/// What a patient may be moved to.
struct CoverWays {
  Diary& colleagues;
  ProtectedTime& protected_time;
  BankHours& bank;
};

/// Goes down the ways of cover with each of the stranded; whole appointments on the same day only.
class Cover {
 public:
  Cover(Patients& patients, Appointments& appointments, BookingList& list, const Offers& offers,
        CoverWays ways, Recorder& record)
      : patients_{patients},
        appointments_{appointments},
        list_{list},
        offers_{offers},
        ways_{ways},
        record_{record} {}
  void reset(const Model::Tables& tables) { tables_ = &tables; }

  /// Covers them in this order, or cancels.
  void find_for(const std::vector<Stranded>& stranded);

 private:
  void find_for(const Stranded& one);
  [[nodiscard]] bool by(CoverBy way, const Stranded& one);
  [[nodiscard]] bool by_colleague(Patient& patient, const StepTable& step, Day day);
  void cancel(PatientId id, Day day);

  const Model::Tables* tables_ = nullptr;
  Patients& patients_;
  Appointments& appointments_;
  BookingList& list_;
  const Offers& offers_;
  CoverWays ways_;
  Recorder& record_;
};

}  // namespace headroom
