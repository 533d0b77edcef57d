#include <utility>

#include "simulation/replication.hpp"

namespace headroom {

void Replication::clinic(Day day) {
  meet(at_.booked_on[static_cast<std::size_t>(day)], [&](PatientId id) { appointment(id, day); });
}

/// The appointment comes round: its minutes are used whether or not the patient is there.
void Replication::appointment(PatientId id, Day day) {
  Patient& p = patient(id);
  const StepTable& step = step_of(p);
  const std::size_t at = cell(day, p.holder);
  at_.booked[at] = static_cast<std::int16_t>(at_.booked[at] + step.slot);
  const std::uint64_t attempt = (visit_number(p) << 8) | p.missed;
  if (step.dna > 0 && draws_.uniform(Purpose::attendance, p.key, attempt) < step.dna) {
    miss(p, id, day);
  } else {
    at_.attended[at] = static_cast<std::int16_t>(at_.attended[at] + step.slot);
    attend(p, id, day);
  }
}

void Replication::attend(Patient& p, PatientId id, Day day) {
  ++ledger_.appointments.attended;
  p.seen_by = std::exchange(p.holder, kNobody);
  if (p.cancelled_from != kNoDay) {
    record_.attended_after_cancellation(priority_of(p), day - p.cancelled_from);
    p.cancelled_from = kNoDay;
  }
  if (p.seen) {
    record_.follow_ups(p.stream).remove(p.deadline);
  } else {
    first_seen(p, day);
  }
  if (step_of(p).stops_clock && !p.treated) treat(p, day);
  next_step(p, id, day);
}

/// Not there: rebooked with the same place in the order, or discharged when that has been done often enough.
void Replication::miss(Patient& p, PatientId id, Day day) {
  ++ledger_.appointments.not_attended;
  record_.count(StreamSeries::did_not_attend, p.stream);
  p.holder = kNobody;
  if (++p.missed <= t_.service.booking.rebook_after_dna) {
    join(id);
    return;
  }
  if (p.seen) {
    record_.follow_ups(p.stream).remove(p.deadline);
    discharge(p, day);
    return;
  }
  // Never seen: the clock is nullified, no wait is completed.
  record_.clocks(priority_of(p)).remove(p.deadline);
  record_.waiting(p.stream, -1);
  p.clock_runs = p.has_clock = false;
  discharge(p, day);
}

void Replication::first_seen(Patient& p, Day day) {
  p.seen = true;
  record_.waiting(p.stream, -1);
  record_.count(StreamSeries::first_seen, p.stream);
  record_.first_wait(p.stream, priority_of(p), day - day_of(p.clock_start));
  if (stream_of(p).clock == ClockKind::first) stop_clock(p);
}

void Replication::treat(Patient& p, Day day) {
  p.treated = true;
  record_.count(StreamSeries::treated, p.stream);
  if (!p.has_clock) return;
  record_.treatment_wait(priority_of(p), day - day_of(p.clock_start));
  if (stream_of(p).clock == ClockKind::treatment) stop_clock(p);
}

void Replication::stop_clock(Patient& p) {
  const Day target = target_of(p);
  p.clock_runs = false;
  record_.clocks(priority_of(p)).remove(target);
  record_.clock_stopped(priority_of(p), target);
}

/// Leaving untreated is a decision not to treat: it ends the wait for treatment.
void Replication::discharge(Patient& p, Day day) {
  const StreamTable& stream = stream_of(p);
  if (p.has_clock && !p.treated && (stream.can_treat || stream.clock == ClockKind::treatment)) {
    record_.treatment_wait(priority_of(p), day - day_of(p.clock_start));
    if (p.clock_runs) stop_clock(p);
  }
  record_.count(StreamSeries::discharged, p.stream);
  record_.on_books(p.stream, -1);
  ++ledger_.patients.discharged;
  p.step = kGone;
}

void Replication::next_step(Patient& p, PatientId id, Day day) {
  const StepTable& step = step_of(p);
  std::size_t choice = 0;
  if (step.next.size() > 1) {
    double u = draws_.uniform(Purpose::route, p.key, visit_number(p));
    while (choice + 1 < step.next.size() && u >= step.next[choice].share) u -= step.next[choice++].share;
  }
  const auto to = step.next[choice].step;
  if (!to) {
    discharge(p, day);
    return;
  }
  p.step = static_cast<std::uint16_t>(to->index);
  p.occurrence = at_.visits[p.visits + p.step]++;
  p.missed = 0;
  const StepTable& next = step_of(p);
  int delay = next.fixed_delay;
  if (next.after.kind != RandomDuration::Kind::fixed) {
    auto generator = draws_.generator(Purpose::delay, p.key, visit_number(p));
    delay = whole_days(draw_days(next.after, generator));
  }
  p.deadline = t_.open.after(day + delay, next.within);
  record_.follow_ups(p.stream).add(p.deadline);
  set_due(p, id, day + delay, day);
}

/// The patient joins the waiting list when the booking window reaches the due date.
void Replication::set_due(Patient& p, PatientId id, Day due, Day today) {
  p.due = due;
  const Day joins = due - stream_of(p).priorities[p.priority].horizon_days;
  if (joins <= today && today > 0) {
    join(id);
  } else if (joins <= t_.end) {
    at_.due_on[static_cast<std::size_t>(std::max(joins, today))].push_back(id);
  }
}

}  // namespace headroom
