// One replication, day by day.
#pragma once

#include "simulation/day/booking.hpp"
#include "simulation/day/clinic.hpp"
#include "simulation/day/referrals.hpp"
#include "simulation/day/same_day.hpp"
#include "simulation/day/start_population.hpp"
#include "simulation/staffing/cover.hpp"

namespace headroom {

/// The owners of the day, each with its own memory, which the next replication uses again. The order within a
/// day:
///
///   staffing   who is off sick; their patients are covered or cancelled
///   clinic     today's appointments are attended or missed; the next step is drawn
///   referrals  arrive, each at a minute of its own
///   follow-ups whose booking window has opened join the waiting list
///   same day   those who may be seen without notice get what is still free today
///   booking    every waiting patient, in order, gets the earliest day with room
///   records    at the end of the day
class Replication {
 public:
  Replication() = default;
  Replication(const Replication&) = delete;  // the owners know one another
  Replication& operator=(const Replication&) = delete;

  [[nodiscard]] Observations run(const Model::Tables& tables, std::uint64_t seed, std::uint32_t replication);

  // How the last run ended.
  [[nodiscard]] const Patients& patients() const { return patients_; }
  [[nodiscard]] const People& people() const { return people_; }
  [[nodiscard]] const ProtectedTime& protected_time() const { return protected_time_; }
  [[nodiscard]] const Clinic& clinic() const { return clinic_; }

 private:
  void reset();
  void staffing(Day day);
  void record_the_end();

  const Model::Tables* tables_ = nullptr;
  ReplicationDraws draws_{0, 0};
  Recorder record_;
  // What there is:
  Diary diary_;
  Patients patients_;
  BookingList list_;
  Appointments appointments_{record_};
  Offers offers_{diary_};
  // Who is off, and who stands in:
  People people_{diary_};
  ProtectedTime protected_time_{people_, diary_};
  BankHours bank_;
  Displaced displaced_{patients_, appointments_, diary_, people_, protected_time_};
  Cover cover_{patients_, appointments_, list_, offers_, {diary_, protected_time_, bank_}, record_};
  // What happens to patients:
  Clocks clocks_{record_};
  Referrals referrals_{patients_, list_, clocks_, record_};
  StartPopulation start_{patients_, list_, referrals_, clocks_, record_};
  Journeys journeys_{patients_, list_, clocks_, record_};
  Clinic clinic_{patients_, appointments_, list_, journeys_, clocks_, record_};
  SameDay same_day_{patients_, list_, appointments_, offers_, diary_, clinic_};
  Booking booking_{patients_, list_, appointments_, offers_, diary_};
};

}  // namespace headroom
