// Today's appointments kind by kind: attended or missed, clocks stopped, the next step drawn.

#include <algorithm>
#include <numeric>
#include <utility>

#include "simulation/day/replication.hpp"

namespace headroom {

inline void Replication::stop_clock(Patient& p) {
  p.clock_runs = false;
  record_.clocks(p.group).remove(p.target);
  record_.clock_stopped(p.group, p.target);
}

/// Leaving untreated is a decision not to treat: it ends the wait for treatment. Leaving unseen (turned away
/// at the desk) completes no wait for a first appointment.
void Replication::discharge(Patient& p, Day day) {
  const StreamTable& stream = t_.streams[p.stream];
  if (p.has_clock && !p.seen) {
    record_.waiting(p.stream, -1);
    record_.unbooked(p.stream, -1);
    if (stream.clock == ClockKind::first) {
      record_.clocks(p.group).remove(p.target);
      p.clock_runs = false;
    }
  }
  if (p.has_clock && !p.treated && (stream.can_treat || stream.clock == ClockKind::treatment)) {
    record_.treatment_wait(p.group, day - day_of(p.clock_start));
    if (p.clock_runs) stop_clock(p);
  }
  record_.count(StreamSeries::discharged, p.stream);
  record_.on_books(p.stream, -1);
  ++ledger_.patients.discharged;
  p.step = kGone;
}

void Replication::treat(Patient& p, Day day) {
  p.treated = true;
  record_.count(StreamSeries::treated, p.stream);
  if (!p.has_clock) return;
  record_.treatment_wait(p.group, day - day_of(p.clock_start));
  if (t_.streams[p.stream].clock == ClockKind::treatment) stop_clock(p);
}

inline void Replication::first_seen(Patient& p, const VisitKind& kind) {
  p.seen = true;
  record_.waiting(p.stream, -1);
  record_.count(StreamSeries::first_seen, p.stream);
  record_.first_wait(p.stream, kind.group, kind.day - day_of(p.clock_start));
  if (kind.stream.clock == ClockKind::first) stop_clock(p);
}

/// When the next step falls due, of those who wait as long as they draw or have not been seen.
void Replication::wait_as_drawn(Patient& p, PatientId id, Day day) {
  const StepTable& step = step_of(p);
  int delay = step.delay;
  if (!step.fixed_delay) {
    auto generator = draws_.generator(Purpose::delay, p.key, visit_number(step, p));
    delay = whole_days(draw_days(step.after, generator));
  }
  if (p.seen) {
    p.deadline = t_.open.after(day + delay, step.within);
    record_.follow_ups(p.stream).add(p.deadline);
  }
  set_due(p, id, day + delay, day);
}

void Replication::set_due(Patient& p, PatientId id, Day due, Day today) {
  p.due = due;
  await({order_key(p), id, due}, booking_of(p), today);
}

/// The branch that a draw in [0, 1) falls into.
inline std::size_t branch_of(const StepTable& step, std::uint64_t route) {
  std::size_t choice = 0;
  if (step.next.size() == 1) return choice;
  double u = unit_interval(route);
  while (choice + 1 < step.next.size() && u >= step.next[choice].share) u -= step.next[choice++].share;
  return choice;
}

inline void Replication::next_step(Patient& p, PatientId id, const VisitKind& kind, std::uint64_t route) {
  Onward& to = kind.onward[branch_of(kind.step, route)];
  if (to.step == kGone) {
    discharge(p, kind.day);
    return;
  }
  p.step = to.step;
  p.occurrence = to.counter == kSeenOnce ? std::uint16_t{0} : at_.counters[p.counters + to.counter]++;
  p.missed = 0;
  if (!p.seen || !to.fixed_delay) {
    wait_as_drawn(p, id, kind.day);
    return;
  }
  p.due = to.due;
  p.deadline = to.deadline;
  ++to.count;
  const Place place{to.order_high | p.order_low, id, to.due};
  if (to.joins_now != nullptr) {
    to.joins_now->join(place);
  } else if (to.joins_then != nullptr) {
    to.joins_then->add(place, to.in_class);
  }
}

/// Not there: rebooked with the same place in the order, or discharged when that has been done often enough.
void Replication::miss(Patient& p, PatientId id, Day day) {
  ++ledger_.appointments.not_attended;
  record_.count(StreamSeries::did_not_attend, p.stream);
  p.holder = kNobody;
  if (++p.missed <= t_.service.booking.rebook_after_dna) {
    if (!p.seen) record_.unbooked(p.stream, +1);
    join(id);
    return;
  }
  if (p.seen) {
    record_.follow_ups(p.stream).remove(p.deadline);
    discharge(p, day);
    return;
  }
  // Never seen: the clock is nullified, no wait is completed.
  record_.clocks(p.group).remove(p.target);
  record_.waiting(p.stream, -1);
  p.clock_runs = p.has_clock = false;
  discharge(p, day);
}

inline void Replication::attend(Patient& p, PatientId id, const VisitKind& kind, std::uint64_t route) {
  ++ledger_.appointments.attended;
  const Position column = std::exchange(p.holder, kNobody);
  if (p.cancelled_from != kNoDay) {
    record_.attended_after_cancellation(p.group, kind.day - p.cancelled_from);
    p.cancelled_from = kNoDay;
  }
  if (p.seen) {
    kind.follow_ups.remove(p.deadline);
  } else if (kind.step.sees_patient) {
    first_seen(p, kind);
  }
  if (kind.step.sees_patient && column != kBank) p.seen_by = t_.holder_of[column];
  if (kind.step.stops_clock && !p.treated) treat(p, kind.day);
  next_step(p, id, kind, route);
}

/// The appointment comes round: its minutes are used whether or not the patient is there.
inline void Replication::appointment(Patient& p, PatientId id, const VisitKind& kind, VisitDraws draws) {
  const bool missed = draws.attendance < kind.step.dna_below;
  if (p.holder != kBank) {  // bank hours were counted when the bank was called
    const int slot = slot_of(kind.step, p.holder);
    const auto add = [&](std::int16_t& minutes) { minutes = static_cast<std::int16_t>(minutes + slot); };
    add(kind.booked[p.holder]);
    if (missed) add(kind.not_attended[p.holder]);
  }
  p.raided = false;
  if (missed) {
    miss(p, id, kind.day);
    return;
  }
  if (p.missed > 0) draws.route = draws_of(p, 0).route;
  attend(p, id, kind, draws.route);
}

Onward Replication::onward(std::uint32_t step, std::uint32_t priority, Day day) {
  Onward to;
  to.step = step;
  if (step == kGone) return to;
  const StepTable& table = t_.steps[step];
  to.counter = table.counter;
  to.fixed_delay = table.fixed_delay;
  if (!table.fixed_delay) return to;
  const StepBooking& booking = t_.bookings[table.bookings + priority];
  to.due = day + table.delay;
  to.deadline = t_.open.after(to.due, table.within);
  const bool by_wait = t_.service.booking.order == BookingOrder::longest_wait;
  to.order_high = order_high(by_wait ? to.due : to.deadline, priority);
  to.in_class = booking.as_usual;
  const Day joins = to.due - booking.horizon_days;
  if (joins <= day) {
    to.joins_now = &at_.waiting[booking.as_usual];
  } else if (joins <= t_.end) {
    to.joins_then = &at_.due_on[static_cast<std::size_t>(joins)];
  }
  return to;
}

VisitKind Replication::start_kind(std::size_t kind, Day day) {
  const StepBooking& booking = t_.bookings[kind];
  const StepTable& step = t_.steps[booking.step];
  const StreamTable& stream = t_.streams[booking.stream];
  at_.onward.clear();
  for (const Branch& branch : step.next) at_.onward.push_back(onward(branch.step, booking.priority, day));
  return {day,
          step,
          stream,
          stream.first_priority + booking.priority,
          at_.onward,
          record_.follow_ups(booking.stream),
          at_.booked.data() + cell(day, 0),
          at_.not_attended.data() + cell(day, 0)};
}

void Replication::end_kind(const VisitKind& kind) {
  for (const Onward& to : kind.onward) kind.follow_ups.add(to.deadline, to.count);
}

/// Somebody who was booked for today only now.
void Replication::see_at_once(Patient& p, PatientId id, Day day) {
  const VisitKind kind = start_kind(kind_of(p), day);
  appointment(p, id, kind, draws_of(p, p.missed));
  end_kind(kind);
}

/// All draws come first: each takes the time of ten multiplications in a row, and many go on at once.
void Replication::draw_visits(Day day) {
  const std::vector<PatientId>& booked = at_.booked_on[static_cast<std::size_t>(day)];
  const auto kinds = static_cast<std::uint32_t>(t_.bookings.size());
  at_.today.resize(kinds + booked.size());
  at_.last_of.resize(kinds);
  std::iota(at_.last_of.begin(), at_.last_of.end(), std::uint32_t{0});
  Visit* const today = at_.today.data();
  std::uint32_t* const last_of = at_.last_of.data();
  std::uint32_t at = kinds;
  meet(booked, [&](PatientId id) {
    const Patient& p = patient(id);
    std::uint32_t& last = last_of[kind_of(p)];
    today[at].patient = id;
    today[at].draws = draws_of(p, p.missed);
    today[last].next = at;
    last = at++;
  });
}

/// Kind by kind, so that what the step decides is decided once. Nothing depends on the order within a day.
void Replication::clinic(Day day) {
  draw_visits(day);
  for (std::uint32_t k = 0; k < at_.last_of.size(); ++k) {
    const std::uint32_t last = at_.last_of[k];
    if (last == k) continue;
    const VisitKind kind = start_kind(k, day);
    for (std::uint32_t at = k; at != last;) {
      at = at_.today[at].next;
      const Visit& visit = at_.today[at];
      appointment(patient(visit.patient), visit.patient, kind, visit.draws);
    }
    end_kind(kind);
  }
}

}  // namespace headroom
