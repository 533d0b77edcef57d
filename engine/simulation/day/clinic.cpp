// A day's draws all at once, then its appointments kind by kind of visit.

#include "simulation/day/clinic.hpp"

#include <numeric>
#include <utility>

namespace headroom {

void Clinic::reset(const Model::Tables& tables, const ReplicationDraws& draws) {
  tables_ = &tables;
  draws_ = &draws;
  const std::size_t days = static_cast<std::size_t>(tables.last) + 1;
  booked_.reset(days, tables.holder_of.size());
  not_attended_.reset(days, tables.holder_of.size());
}

/// Attendance is keyed to the visit and attempt, and the route to the visit: it is the second word of the
/// first attempt's block, whichever attempt is attended.
inline Clinic::VisitDraws Clinic::draws_of(const Patient& p, std::uint64_t attempt) const {
  const std::uint64_t visit = visit_number(tables_->step_of(p), p) << 8;
  const auto [attendance, route] = draws_->pair(Purpose::attendance, p.key, visit | attempt);
  return {attendance, route};
}

/// Not there: rebooked with the same place in the order, or discharged when that has been done often enough.
void Clinic::miss(Patient& p, PatientId id, Day day) {
  appointments_.not_attended();
  record_.count(StreamSeries::did_not_attend, p.stream);
  p.holder = kNobody;
  if (++p.missed <= tables_->service.booking.rebook_after_dna) {
    if (!p.seen) record_.unbooked(p.stream, +1);
    list_.join(p, id);
    return;
  }
  if (p.seen) {
    record_.follow_ups(p.stream).remove(p.deadline);
  } else {
    clocks_.nullify(p);
  }
  journeys_.discharge(p, day);
}

inline void Clinic::attend(Patient& p, PatientId id, const VisitKind& kind, std::uint64_t route) {
  appointments_.attended();
  const Position column = std::exchange(p.holder, kNobody);
  if (p.cancelled_from != kNoDay) {
    record_.attended_after_cancellation(p.group, kind.day - p.cancelled_from);
    p.cancelled_from = kNoDay;
  }
  if (p.seen) {
    kind.follow_ups.remove(p.deadline);
  } else if (kind.step.sees_patient) {
    clocks_.first_seen(p, kind.stream, kind.day);
  }
  if (kind.step.sees_patient && column != kBank) p.seen_by = tables_->holder_of[column];
  if (kind.step.stops_clock && !p.treated) clocks_.treated(p, kind.day);
  journeys_.go_on(p, id, kind, route);
}

inline void Clinic::appointment(Patient& p, PatientId id, const VisitKind& kind, Minutes minutes,
                                VisitDraws draws) {
  const bool missed = draws.attendance < kind.step.dna_below;
  if (p.holder != kBank) {  // bank hours were counted when the bank was called
    const int slot = tables_->slot_of(kind.step, p.holder);
    MinutesByDay::add(minutes.booked[p.holder], slot);
    if (missed) MinutesByDay::add(minutes.not_attended[p.holder], slot);
  }
  p.in_protected_time = false;
  if (missed) {
    miss(p, id, kind.day);
    return;
  }
  if (p.missed > 0) draws.route = draws_of(p, 0).route;
  attend(p, id, kind, draws.route);
}

void Clinic::see_at_once(Patient& p, PatientId id, Day day) {
  const VisitKind kind = journeys_.start_kind(tables_->kind_of(p), day);
  appointment(p, id, kind, minutes(day), draws_of(p, p.missed));
  journeys_.end_kind(kind);
}

/// All draws come first: each takes the time of ten multiplications in a row, and many go on at once.
void Clinic::draw_visits(Day day) {
  const std::vector<PatientId>& booked = appointments_.on(day);
  const auto kinds = static_cast<std::uint32_t>(tables_->bookings.size());
  today_.resize(kinds + booked.size());
  last_of_.resize(kinds);
  std::iota(last_of_.begin(), last_of_.end(), std::uint32_t{0});
  Visit* const today = today_.data();
  std::uint32_t* const last_of = last_of_.data();
  std::uint32_t at = kinds;
  patients_.meet(booked, [&](PatientId id, const Patient& p) {
    std::uint32_t& last = last_of[tables_->kind_of(p)];
    today[at].patient = id;
    today[at].draws = draws_of(p, p.missed);
    today[last].next = at;
    last = at++;
  });
}

/// Kind by kind, so that what the step decides is decided once. Nothing depends on the order within a day.
void Clinic::hold(Day day) {
  draw_visits(day);
  const Minutes minutes_today = minutes(day);
  for (std::uint32_t k = 0; k < last_of_.size(); ++k) {
    const std::uint32_t last = last_of_[k];
    if (last == k) continue;
    const VisitKind kind = journeys_.start_kind(k, day);
    for (std::uint32_t at = k; at != last;) {
      at = today_[at].next;
      const Visit& visit = today_[at];
      appointment(patients_[visit.patient], visit.patient, kind, minutes_today, visit.draws);
    }
    journeys_.end_kind(kind);
  }
}

}  // namespace headroom
