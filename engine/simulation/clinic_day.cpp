#include <algorithm>
#include <utility>

#include "simulation/replication.hpp"

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

inline void Replication::first_seen(Patient& p, Day day) {
  p.seen = true;
  record_.waiting(p.stream, -1);
  record_.count(StreamSeries::first_seen, p.stream);
  record_.first_wait(p.stream, p.group, day - day_of(p.clock_start));
  if (t_.streams[p.stream].clock == ClockKind::first) stop_clock(p);
}

inline void Replication::next_step(Patient& p, PatientId id, const StepTable& step, Day day,
                                   std::uint64_t route) {
  std::size_t choice = 0;
  if (step.next.size() > 1) {
    double u = unit_interval(route);
    while (choice + 1 < step.next.size() && u >= step.next[choice].share) u -= step.next[choice++].share;
  }
  if (step.next[choice].step == kGone) {
    discharge(p, day);
    return;
  }
  p.step = step.next[choice].step;
  const StepTable& next = step_of(p);
  p.occurrence = at_.visits[p.visits + next.number]++;
  p.missed = 0;
  int delay = next.delay;
  if (!next.fixed_delay) {
    auto generator = draws_.generator(Purpose::delay, p.key, visit_number(next, p));
    delay = whole_days(draw_days(next.after, generator));
  }
  if (p.seen) {
    p.deadline = t_.open.after(day + delay, next.within);
    record_.follow_ups(p.stream).add(p.deadline);
  }
  set_due(p, id, day + delay, day);
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

inline void Replication::attend(Patient& p, PatientId id, const StepTable& step, Day day,
                                std::uint64_t route) {
  ++ledger_.appointments.attended;
  const Position column = std::exchange(p.holder, kNobody);
  if (p.cancelled_from != kNoDay) {
    record_.attended_after_cancellation(p.group, day - p.cancelled_from);
    p.cancelled_from = kNoDay;
  }
  if (p.seen) {
    record_.follow_ups(p.stream).remove(p.deadline);
  } else if (step.sees_patient) {
    first_seen(p, day);
  }
  if (step.sees_patient && column != kBank) p.seen_by = t_.holder_of[column];
  if (step.stops_clock && !p.treated) treat(p, day);
  next_step(p, id, step, day, route);
}

/// The appointment comes round: its minutes are used whether or not the patient is there.
void Replication::appointment(Patient& p, PatientId id, Day day, VisitDraws draws) {
  const StepTable& step = step_of(p);
  const bool missed = draws.attendance < step.dna_below;
  if (p.holder != kBank) {  // bank hours were counted when the bank was called
    const int slot = slot_of(step, p.holder);
    const std::size_t at = cell(day, p.holder);
    at_.booked[at] = static_cast<std::int16_t>(at_.booked[at] + slot);
    at_.attended[at] = static_cast<std::int16_t>(at_.attended[at] + (missed ? 0 : slot));
  }
  p.raided = false;
  if (missed) {
    miss(p, id, day);
    return;
  }
  if (p.missed > 0) {
    Patient first_attempt = p;
    first_attempt.missed = 0;
    draws.route = draws_of(first_attempt).route;
  }
  attend(p, id, step, day, draws.route);
}

/// The draws come first: each takes the time of ten multiplications in a row, and many go on at once.
void Replication::clinic(Day day) {
  const std::vector<PatientId>& booked = at_.booked_on[static_cast<std::size_t>(day)];
  at_.draws.resize(booked.size());
  VisitDraws* draws = at_.draws.data();
  meet(booked, [&](PatientId id) { *draws++ = draws_of(patient(id)); });
  for (std::size_t i = 0; i < booked.size(); ++i) {
    appointment(patient(booked[i]), booked[i], day, at_.draws[i]);
  }
}

}  // namespace headroom
