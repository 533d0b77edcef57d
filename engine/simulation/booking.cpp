#include <algorithm>

#include "simulation/replication.hpp"

namespace headroom {
namespace {

/// One lane of one class while a booking run reads it.
struct Reading {
  Place front;
  Lane* lane;
  std::size_t in_class;
};

constexpr std::uint64_t bits(std::int64_t value, std::int64_t bias, int width) {
  return static_cast<std::uint64_t>(
      std::clamp<std::int64_t>(value + bias, 0, (std::int64_t{1} << width) - 1));
}

/// Starts to read a lane unless there is nobody in it.
inline void start_reading(std::vector<Reading>& readings, Lane& lane, std::size_t in_class) {
  if (lane.empty()) return;
  lane.start();
  readings.push_back({lane.front(), &lane, in_class});
}

/// Goes on to the next in the lane, or closes the reading at its end.
inline void advance(std::vector<Reading>& readings, std::size_t which) {
  Reading& reading = readings[which];
  if (!reading.lane->at_end()) {
    reading.front = reading.lane->front();
    return;
  }
  reading.lane->finish();
  reading = readings.back();
  readings.pop_back();
}

inline std::size_t first_in_order(const std::vector<Reading>& readings) {
  std::size_t first = 0;
  for (std::size_t i = 1; i < readings.size(); ++i) {
    if (readings[i].front < readings[first].front) first = i;
  }
  return first;
}

}  // namespace

/// From the most significant bit: 1 unless cancelled by the service; rank (8 bits, under `priority`); the
/// date that the order is by (17); the minute of the clock start (26); the stream as written (12).
inline std::uint64_t Replication::order_key(const Patient& p) const {
  const BookingOrder order = t_.service.booking.order;
  Day date = p.deadline;
  if (order == BookingOrder::longest_wait) date = p.seen ? p.due : day_of(p.clock_start);
  const std::uint64_t rank = order == BookingOrder::priority ? p.priority : 0u;
  return (static_cast<std::uint64_t>(!p.front) << 63) | (rank << 55) | (bits(date, 1 << 15, 17) << 38) |
         p.order_low;
}

std::uint64_t Replication::order_low(std::int32_t clock_start, std::size_t stream) {
  return (bits(clock_start, 1 << 25, 26) << 12) | stream;
}

void Replication::join(PatientId id) {
  const Patient& p = patient(id);
  const StreamTable& stream = stream_of(p);
  const std::size_t at = p.step * stream.priority_count + p.priority;
  at_.waiting[p.front ? stream.cancelled_class[at] : stream.booking_class[at]].join({order_key(p), id});
  if (!p.seen) record_.unbooked(p.stream, +1);
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
    at_.waiting[c].settle();
    start_reading(readings, at_.waiting[c].early(), c);
    start_reading(readings, at_.waiting[c].late(), c);
  }
  bool anyone = false;
  while (!readings.empty()) {
    const std::size_t which = first_in_order(readings);
    const std::size_t need = t_.classes[readings[which].in_class].need;
    Lane& lane = *readings[which].lane;
    const PatientId id = readings[which].front.patient;
    Patient& p = patient(id);
    const Offer offer = p.due > day ? Offer{} : earliest(p, need, day, day);
    if (offer.day != day) {
      lane.keep();
    } else {
      lane.take();
      p.holder = offer.holder;
      at_.diary.take(day, p.holder, t_.needs[need].slot);
      if (!p.seen) record_.unbooked(p.stream, -1);
      ++ledger_.appointments.made;
      appointment(id, day);
      anyone = true;
    }
    advance(readings, which);
  }
  return anyone;
}

/// What a booking run knows of one class: its window today, and what it has found to be full.
struct Replication::ClassRun {
  std::size_t need = 0;
  Day notice = 0, horizon = 0;       ///< first and last day, before due dates and closures
  Day full_from = OpenDays::kNever;  ///< no room from here …
  Day full_to = -1;                  ///< … to here
  bool full = false;                 ///< nobody else of the class can be booked today
};

void Replication::book(Day day, Notice notice) {
  std::vector<Reading> readings;
  std::vector<ClassRun> runs(t_.classes.size());
  for (std::size_t c = 0; c < t_.classes.size(); ++c) {
    if (at_.waiting[c].empty()) continue;
    const BookingClass& kind = t_.classes[c];
    const Day asked = notice == Notice::waived ? day + 1 : t_.open.after(day, kind.window.notice);
    runs[c].need = kind.need;
    runs[c].notice = std::max(day + 1, asked);
    runs[c].horizon = day + kind.window.horizon_days;
    at_.waiting[c].settle();
    start_reading(readings, at_.waiting[c].early(), c);
    start_reading(readings, at_.waiting[c].late(), c);
  }
  while (!readings.empty()) {
    const std::size_t which = first_in_order(readings);
    ClassRun& run = runs[readings[which].in_class];
    Lane& lane = *readings[which].lane;
    if (run.full) {  // whoever has not been read stays
      lane.finish();
      readings[which] = readings.back();
      readings.pop_back();
      continue;
    }
    try_to_book(run, readings[which].front.patient) ? lane.take() : lane.keep();
    advance(readings, which);
  }
}

bool Replication::try_to_book(ClassRun& run, PatientId id) {
  Patient& p = patient(id);
  const Day from = std::max(run.notice, p.due);
  const Day to =
      std::max(run.horizon, t_.open.next_open(from));  // a window without an open day goes on to the next
  if (from >= run.full_from && to <= run.full_to) return false;
  const Offer offer = earliest(p, run.need, from, to);
  if (offer.day >= 0) {
    give(p, id, offer, t_.needs[run.need].slot);
    return true;
  }
  if (offer.holder != kNobody) return false;  // their own holder is full, which says nothing of the others
  if (from <= run.full_from) {
    run.full_from = from;
    run.full_to = to;
    // Later due dates only shorten the window, unless they lengthen it beyond a horizon on a closed day.
    const bool nobody_reaches_further = run.horizon < run.notice || t_.open.is_open(run.horizon);
    run.full =
        from <= run.notice && nobody_reaches_further && t_.service.booking.continuity != Continuity::require;
  }
  return false;
}

/// The earliest day with room; with nobody else than the offer's holder where it names one but no day.
Replication::Offer Replication::earliest(const Patient& p, std::size_t need, Day from, Day to) const {
  const Need& n = t_.needs[need];
  const Continuity continuity = t_.service.booking.continuity;
  if (continuity == Continuity::require && may_insist(p, n, from)) {
    return {at_.diary.find_with(p.seen_by, n.slot, from, to), p.seen_by};
  }
  const Day day = at_.diary.find(need, from, to);
  if (day < 0) return {};
  return {day, at_.diary.choose(need, day, continuity == Continuity::none ? kNobody : p.seen_by)};
}

/// Whether the holder who saw the patient last may deliver the need and still holds the post.
bool Replication::may_insist(const Patient& p, const Need& need, Day from) const {
  if (p.seen_by == kNobody || need.may[p.seen_by] == 0) return false;
  const auto& until = t_.service.posts[t_.roster.holders()[t_.holder_at[p.seen_by]].post.index].until;
  return !until || t_.eve + Days{from} <= *until;
}

void Replication::give(Patient& p, PatientId id, Offer offer, int slot) {
  at_.diary.take(offer.day, offer.holder, slot);
  p.holder = offer.holder;
  p.front = false;
  if (!p.seen) record_.unbooked(p.stream, -1);
  ++ledger_.appointments.made;
  at_.booked_on[static_cast<std::size_t>(offer.day)].push_back(id);
}

}  // namespace headroom
