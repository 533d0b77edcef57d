// The booking run: every waiting patient, in order, gets the earliest day with room.
#pragma once

#include <vector>

#include "simulation/books/appointments.hpp"
#include "simulation/books/booking_list.hpp"
#include "simulation/books/offers.hpp"
#include "simulation/books/patients.hpp"

namespace headroom {

enum class Notice { as_asked, waived };

/// Goes through all who wait and gives them appointments.
class Booking {
 public:
  Booking(Patients& patients, BookingList& list, Appointments& appointments, Offers& offers,
          const Diary& diary)
      : patients_{patients}, list_{list}, appointments_{appointments}, offers_{offers}, diary_{diary} {}
  void reset(const Model::Tables& tables) { tables_ = &tables; }

  void run(Day day, Notice notice);

 private:
  /// What a run knows of one class: its window today, and what it has found to be full.
  struct ClassRun {
    std::size_t need = 0;
    Day notice = 0, horizon = 0;       ///< first and last day, before due dates and closures
    Day last_open = 0;                 ///< up to the horizon, with minutes for the need
    Day full_from = OpenDays::kNever;  ///< no room from here …
    Day full_to = -1;                  ///< … to here
    bool full = false;                 ///< nobody else of the class can be booked today
  };
  [[nodiscard]] ClassRun class_run(const BookingClass& kind, Day day, Notice notice) const;
  void book_turn(Place others_turn, Reading& reading, ClassRun& run);
  template <class Take>
  void book_up_to(Place others_turn, Reading& reading, ClassRun& run, Take&& take);
  template <class Take>
  [[nodiscard]] [[gnu::always_inline]] bool try_to_book(const Place& place, ClassRun& run, Take&& take);
  void note_full(ClassRun& run, Day from, Day to) const;

  const Model::Tables* tables_ = nullptr;
  Patients& patients_;
  BookingList& list_;
  Appointments& appointments_;
  Offers& offers_;
  const Diary& diary_;
  Readings readings_;
  std::vector<ClassRun> runs_;  ///< by booking class
};

}  // namespace headroom
