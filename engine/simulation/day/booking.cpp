// Every waiting patient in booking order gets the earliest day with room, with a memory of what is full.

#include <algorithm>

#include "simulation/day/replication.hpp"

namespace headroom {
namespace {

/// Starts to read those lanes of a class in which there is somebody.
inline void start_reading(std::vector<Reading>& readings, WaitingClass& waiting, std::size_t in_class) {
  waiting.settle();
  for (Lane& lane : waiting.lanes()) {
    if (!lane.empty()) readings.push_back(lane.read(in_class));
  }
}

/// Without a branch: which of them is first cannot be foreseen.
inline Reading& first_in_order(std::vector<Reading>& readings) {
  Reading* first = readings.data();
  Reading* const end = first + readings.size();
  for (Reading* at = first + 1; at < end; ++at) first = *at->next < *first->next ? at : first;
  return *first;
}

/// The first in order of all readings but one.
inline Place first_of_others(const std::vector<Reading>& readings, const Reading& but) {
  Place first = kLastPlace;
  for (const Reading& reading : readings) {
    if (&reading != &but && *reading.next < first) first = *reading.next;
  }
  return first;
}

/// Leaves the lane with whoever was kept or not reached.
inline void close(std::vector<Reading>& readings, Reading& reading) {
  reading.lane->finish(reading);
  reading = readings.back();
  readings.pop_back();
}

}  // namespace

/// Whether the holder who saw the patient last may deliver the need and has not left: they are in the post on
/// this day or later, and not away for good with nobody in their place.
bool Replication::may_insist(const Patient& p, const Need& need, Day from) const {
  const std::vector<Position>& own = t_.columns_of[p.seen_by];
  if (std::none_of(own.begin(), own.end(), [&](Position column) { return need.may(column); })) return false;
  const Holder& holder = t_.roster.holders()[p.seen_by];
  const std::vector<LongAbsence>& absent = t_.service[holder.post].absent;
  const Date date = t_.eve + Days{from};
  return std::any_of(holder.terms.begin(), holder.terms.end(),
                     [&](const HolderTerms& terms) { return terms.wte > 0 && terms.last >= from; }) &&
         std::none_of(absent.begin(), absent.end(), [&](const LongAbsence& absence) {
           return !absence.until && absence.backfill <= 0 && absence.from <= date;
         });
}

Replication::Offer Replication::earliest_with_continuity(const Patient& p, std::size_t need, Day from,
                                                         Day to) const {
  const std::vector<Position>& own = t_.columns_of[p.seen_by];
  if (t_.service.booking.continuity == Continuity::require && may_insist(p, t_.needs[need], from)) {
    const Day day = at_.diary.find_with(need, own, from, to);
    return {day, day < 0 ? own.front() : at_.diary.choose_among(need, day, own)};
  }
  const Day day = at_.diary.find(need, from, to);
  return day < 0 ? Offer{} : Offer{day, at_.diary.choose(need, day, own)};
}

/// Takes the minutes of the earliest day with room out of the diary; with nobody else than the offer's holder
/// where it names one but no day.
Replication::Offer Replication::take_earliest(const Patient& p, std::size_t need, Day from, Day to) {
  if (t_.service.booking.continuity != Continuity::none && p.seen_by != kNobody) {
    const Offer offer = earliest_with_continuity(p, need, from, to);
    if (offer.day >= 0) at_.diary.take(offer.day, offer.holder, t_.needs[need].slot[offer.holder]);
    return offer;
  }
  const Day day = at_.diary.find(need, from, to);
  return day < 0 ? Offer{} : Offer{day, at_.diary.take_freest(need, day)};
}

inline void Replication::hold(Patient& p, Position holder) {
  p.holder = holder;
  if (!p.seen && step_of(p).sees_patient) record_.unbooked(p.stream, -1);
  ++ledger_.appointments.made;
}

/// Seeing someone may bring their next step due at once, so the list is gone through until nothing happens.
void Replication::same_day(Day day) {
  while (see_someone_today(day)) {
  }
}

bool Replication::see_someone_today(Day day) {
  std::vector<Reading> readings;
  for (std::size_t c = 0; c < t_.classes.size(); ++c) {
    if (!t_.classes[c].same_day() || at_.waiting[c].empty() || !at_.diary.fits(t_.classes[c].need, day))
      continue;
    start_reading(readings, at_.waiting[c], c);
  }
  bool anyone = false;
  while (!readings.empty()) {
    Reading& reading = first_in_order(readings);
    const std::size_t need = t_.classes[reading.in_class].need;
    const PatientId id = reading.next->patient;
    Patient& p = patient(id);
    const Offer offer = reading.next->due > day ? Offer{} : take_earliest(p, need, day, day);
    if (offer.day != day) {
      reading.keep();
    } else {
      reading.take();
      hold(p, offer.holder);
      see_at_once(p, id, day);
      anyone = true;
    }
    if (reading.at_end()) close(readings, reading);
  }
  return anyone;
}

ClassRun Replication::class_run(const BookingClass& kind, Day day, Notice notice) const {
  const Day asked = notice == Notice::waived ? day + 1 : t_.open.after(day, kind.window.notice);
  ClassRun run;
  run.need = kind.need;
  run.notice = std::max(day + 1, asked);
  run.horizon = day + kind.window.horizon_days;
  run.last_open = at_.diary.last_opened(run.need, run.notice, run.horizon);
  return run;
}

/// No room for somebody from their first day to their last.
void Replication::note_full(ClassRun& run, Day from, Day to) const {
  if (from > run.full_from) return;
  run.full_from = from;
  run.full_to = to;
  // Later due dates only shorten the window, unless they lengthen it beyond a horizon on a day without
  // minutes.
  const bool nobody_reaches_further = run.horizon < run.notice || run.last_open == run.horizon;
  run.full =
      from <= run.notice && nobody_reaches_further && t_.service.booking.continuity != Continuity::require;
}

/// Tries to book one person, with `take` to take the earliest offer of theirs out of the diary.
template <class Take>
inline bool Replication::try_to_book(const Place& place, ClassRun& run, Take&& take) {
  const Day from = std::max(run.notice, place.due);
  // A window without a day on which anybody opens minutes for the need goes on to the next one.
  const Day to =
      from <= run.last_open ? run.horizon : std::max(run.horizon, at_.diary.next_opened(run.need, from));
  if (from >= run.full_from && to <= run.full_to) return false;
  Patient& p = patient(place.patient);
  const Offer offer = take(p, from, to);
  if (offer.day >= 0) {
    hold(p, offer.holder);
    p.front = false;
    at_.booked_on[static_cast<std::size_t>(offer.day)].push_back(place.patient);
    return true;
  }
  // If their own holder is full, that says nothing of the others.
  if (offer.holder == kNobody) note_full(run, from, to);
  return false;
}

/// Those of one reading who come before anybody else's turn: most turns are long.
template <class Take>
void Replication::book_up_to(Place others_turn, Reading& reading, ClassRun& run, Take&& take) {
  Reading here = reading;
  do {
    try_to_book(*here.next, run, take) ? here.take() : here.keep();
  } while (!run.full && !here.at_end() && still_before(*here.next, others_turn));
  reading = here;
}

void Replication::book_turn(Place others_turn, Reading& reading, ClassRun& run) {
  if (t_.service.booking.continuity != Continuity::none) {
    book_up_to(others_turn, reading, run,
               [&](const Patient& p, Day from, Day to) { return take_earliest(p, run.need, from, to); });
    return;
  }
  at_.diary.search(run.need, [&](auto search) {
    book_up_to(others_turn, reading, run, [&](const Patient&, Day from, Day to) {
      const Day day = search.find(from, to);
      return day < 0 ? Offer{} : Offer{day, search.take_freest(day)};
    });
  });
}

void Replication::book(Day day, Notice notice) {
  std::vector<Reading>& readings = at_.readings;
  std::vector<ClassRun>& runs = at_.runs;
  readings.clear();
  runs.resize(t_.classes.size());
  for (std::size_t c = 0; c < t_.classes.size(); ++c) {
    if (at_.waiting[c].empty()) continue;
    runs[c] = class_run(t_.classes[c], day, notice);
    start_reading(readings, at_.waiting[c], c);
  }
  while (!readings.empty()) {
    Reading& reading = first_in_order(readings);
    ClassRun& run = runs[reading.in_class];
    if (!run.full) book_turn(first_of_others(readings, reading), reading, run);
    if (run.full || reading.at_end()) close(readings, reading);  // whoever has not been read stays
  }
}

}  // namespace headroom
