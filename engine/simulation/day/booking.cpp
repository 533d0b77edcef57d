// Every waiting patient in booking order gets the earliest day with room, with a memory of what is full.

#include "simulation/day/booking.hpp"

#include <algorithm>

namespace headroom {

Booking::ClassRun Booking::class_run(const BookingClass& kind, Day day, Notice notice) const {
  const Day asked = notice == Notice::waived ? day + 1 : tables_->open.after(day, kind.window.notice);
  ClassRun run;
  run.need = kind.need;
  run.notice = std::max(day + 1, asked);
  run.horizon = day + kind.window.horizon_days;
  run.last_open = diary_.last_opened(run.need, run.notice, run.horizon);
  return run;
}

/// No room for somebody from their first day to their last.
void Booking::note_full(ClassRun& run, Day from, Day to) const {
  if (from > run.full_from) return;
  run.full_from = from;
  run.full_to = to;
  // Later due dates only shorten the window, unless they lengthen it beyond a horizon on a day without
  // minutes.
  const bool nobody_reaches_further = run.horizon < run.notice || run.last_open == run.horizon;
  run.full = from <= run.notice && nobody_reaches_further &&
             tables_->service.booking.continuity != Continuity::require;
}

/// Tries to book one person, with `take` to take the earliest offer of theirs out of the diary.
template <class Take>
inline bool Booking::try_to_book(const Place& place, ClassRun& run, Take&& take) {
  const Day from = std::max(run.notice, place.due);
  // A window without a day on which anybody opens minutes for the need goes on to the next one.
  const Day to =
      from <= run.last_open ? run.horizon : std::max(run.horizon, diary_.next_opened(run.need, from));
  if (from >= run.full_from && to <= run.full_to) return false;
  Patient& p = patients_[place.patient];
  const Offer offer = take(p, from, to);
  if (offer.day >= 0) {
    appointments_.make(p, offer.holder);
    p.front = false;
    appointments_.put(offer.day, place.patient);
    return true;
  }
  // If their own holder is full, that says nothing of the others.
  if (offer.holder == kNobody) note_full(run, from, to);
  return false;
}

/// Those of one reading who come before anybody else's turn: most turns are long.
template <class Take>
void Booking::book_up_to(Place others_turn, Reading& reading, ClassRun& run, Take&& take) {
  Reading here = reading;
  do {
    try_to_book(*here.next, run, take) ? here.take() : here.keep();
  } while (!run.full && !here.at_end() && still_before(*here.next, others_turn));
  reading = here;
}

void Booking::book_turn(Place others_turn, Reading& reading, ClassRun& run) {
  offers_.for_many(run.need, [&](auto&& take) { book_up_to(others_turn, reading, run, take); });
}

void Booking::run(Day day, Notice notice) {
  readings_.clear();
  runs_.resize(tables_->classes.size());
  for (std::size_t c = 0; c < tables_->classes.size(); ++c) {
    if (!list_.anyone(c)) continue;
    runs_[c] = class_run(tables_->classes[c], day, notice);
    list_.read(c, readings_);
  }
  while (!readings_.empty()) {
    Reading& reading = readings_.first();
    ClassRun& of_class = runs_[reading.in_class];
    if (!of_class.full) book_turn(readings_.first_of_others(reading), reading, of_class);
    if (of_class.full || reading.at_end()) readings_.close(reading);  // whoever has not been read stays
  }
}

}  // namespace headroom
