// What becomes of patients booked with somebody who is off: colleagues, protected time, bank, or cancelled.

#include <algorithm>
#include <cmath>

#include "simulation/day/replication.hpp"

namespace headroom {
namespace {

/// Whether a column's holder is where the column's patients are on that day, though it may open nothing then.
bool is_there(const Holder& holder, const Roster& roster, Position column, Day day, std::size_t weekday) {
  if (roster.opened(column, day) > 0) return true;
  return holder.opens_daily && holder.first_column + holder.column_on[weekday] == column;
}

}  // namespace

void Replication::prepare_cover() {
  const std::size_t days = static_cast<std::size_t>(t_.last) + 1, weeks = days / 7 + 1;
  const CoverRules& rules = t_.service.cover;
  const auto uses = [&](CoverBy way) {
    return std::find(rules.order.begin(), rules.order.end(), way) != rules.order.end();
  };
  at_.stranded.clear();
  at_.raided.assign(uses(CoverBy::protected_time) ? days * t_.columns_of.size() : 0, 0);
  at_.bank_used.assign(uses(CoverBy::bank) ? weeks : 0, 0);
  at_.bank.assign(uses(CoverBy::bank) ? weeks * t_.service.posts.size() : 0, 0);
}

/// In priority, then target-date order, whichever the days of the appointments: what the week has of the bank
/// and of protected time goes to the most urgent. Then whose clock started first.
bool Replication::covered_before(const Stranded& a, const Stranded& b) const {
  const Patient &left = at_.patients[a.patient], &right = at_.patients[b.patient];
  if (left.priority != right.priority) return left.priority < right.priority;
  if (left.deadline != right.deadline) return left.deadline < right.deadline;
  if (left.order_low != right.order_low) return left.order_low < right.order_low;
  return a.patient < b.patient;
}

void Replication::cover(std::vector<Stranded>& stranded) {
  std::sort(stranded.begin(), stranded.end(),
            [&](const Stranded& a, const Stranded& b) { return covered_before(a, b); });
  for (const Stranded& one : stranded) cover(one);
  stranded.clear();
}

void Replication::cover(const Stranded& one) {
  for (CoverBy way : t_.service.cover.order) {
    if (way == CoverBy::cancel) break;
    if (!cover_by(way, one)) continue;
    record_.covered(way, one.day);
    at_.booked_on[static_cast<std::size_t>(one.day)].push_back(one.patient);
    return;
  }
  if (step_of(patient(one.patient)).sees_patient) record_.covered(CoverBy::cancel, one.day);
  cancel(one.patient, one.day);
}

bool Replication::is_with(const Patient& p, std::size_t holder) const {
  return p.holder < t_.holder_of.size() && t_.holder_of[p.holder] == holder;
}

/// Gives back what the patient's appointment takes of somebody's time.
void Replication::release(Patient& p, Day day) {
  const int slot = slot_of(step_of(p), p.holder);
  if (p.raided) {
    std::int16_t& raided = at_.raided[holder_cell(day, p.holder)];
    raided = static_cast<std::int16_t>(raided - slot);
    p.raided = false;
  } else {
    at_.diary.give_back(day, p.holder, slot);
  }
  p.holder = kNobody;
}

/// Whether this way helped; the patient is then booked for the same day with somebody else.
bool Replication::cover_by(CoverBy way, const Stranded& one) {
  Patient& p = patient(one.patient);
  const StepTable& step = step_of(p);
  const bool insists = t_.service.booking.continuity == Continuity::require && p.seen_by != kNobody &&
                       may_insist(p, t_.needs[step.need], one.day);
  if (insists) return false;
  switch (way) {
    case CoverBy::colleagues: {
      if (!at_.diary.fits(step.need, one.day)) return false;
      p.holder = freest_colleague(p, step.need, one.day);
      at_.diary.take(one.day, p.holder, slot_of(step, p.holder));
      return true;
    }
    case CoverBy::protected_time:
      return raid(p, step, one.day);
    case CoverBy::bank:
      return call_the_bank(p, step, one);
    case CoverBy::cancel:
      break;
  }
  return false;
}

Position Replication::freest_colleague(const Patient& p, std::size_t need, Day day) const {
  const bool prefers = t_.service.booking.continuity != Continuity::none && p.seen_by != kNobody;
  return prefers ? at_.diary.choose(need, day, t_.columns_of[p.seen_by]) : at_.diary.choose(need, day);
}

/// The whole appointment out of one colleague's soft protected time of the day: preferred role, then the one
/// who saw the patient, then most soft minutes left, then column order.
bool Replication::raid(Patient& p, const StepTable& step, Day day) {
  const Need& need = t_.needs[step.need];
  const bool prefers = t_.service.booking.continuity != Continuity::none;
  for (const HolderGroup& rank : need.ranks) {
    Position best = kNobody;
    int most = 0;
    for (Position column : rank.positions()) {
      const int left = soft_left(column, day);
      if (left < need.slot[column]) continue;
      const bool favourite = prefers && t_.holder_of[column] == p.seen_by;
      if (!favourite && left <= most) continue;
      best = column;
      most = favourite ? INT16_MAX : left;
    }
    if (best == kNobody) continue;
    p.holder = best;
    p.raided = true;
    at_.raided[holder_cell(day, best)] =
        static_cast<std::int16_t>(at_.raided[holder_cell(day, best)] + need.slot[best]);
    return true;
  }
  return false;
}

/// Whether the day is one of a phased return that is under way or known.
bool Replication::returning(std::size_t h, Day day) const {
  const OffSick& sick = at_.off_sick[h];
  const std::vector<Spell>& spells = at_.roster.spells[h];
  return sick.return_planned && day > spells[sick.spell].last && day <= spells[sick.spell].phased_to;
}

/// Soft minutes of the column's holder on a day that cover may still take: what is left of the day, and of
/// the limit on the week. 0 where the holder is off, or not where the column's patients are.
int Replication::soft_left(Position column, Day day) const {
  const std::size_t h = t_.holder_of[column];
  const Holder& holder = t_.roster.holders()[h];
  const auto weekday = static_cast<std::size_t>((t_.eve + Days{day}).weekday());
  if (day > t_.last || at_.diary.free(day, column) < 0 ||
      !is_there(holder, at_.roster, column, day, weekday) || returning(h, day))
    return 0;
  const auto soft = [&](Day on) {
    const auto& minutes = at_.roster.at(h, on, t_.last).soft;
    return minutes[0] + minutes[1];
  };
  // Weeks of seven days from the first simulated day, on which the weeks of the period lie.
  const Day first = (day - 1) / 7 * 7 + 1, last = std::min(first + 6, t_.last);
  int week = 0, taken = 0;
  for (Day on = first; on <= last; ++on) {
    week += soft(on);
    taken += at_.raided[static_cast<std::size_t>(on) * t_.columns_of.size() + h];
  }
  const int allowed = static_cast<int>(std::floor(t_.service.cover.protected_time_limit * week + 1e-9));
  const int today = soft(day) - at_.raided[holder_cell(day, column)];
  return std::max(0, std::min(today, allowed - taken));
}

/// At the standard pace; the hours are in the week of the appointment, with the post that is off.
bool Replication::call_the_bank(Patient& p, const StepTable& step, const Stranded& one) {
  if (!t_.service.cover.bank) return false;
  const auto week = static_cast<std::size_t>(one.day - 1) / 7;
  int& used = at_.bank_used[week];
  const int allowed = static_cast<int>(std::floor(t_.service.cover.bank->per_week.value() * 60 + 1e-9));
  if (used + step.standard_slot > allowed) return false;
  used += step.standard_slot;
  at_.bank[week * t_.service.posts.size() + one.post.index] += step.standard_slot;
  p.holder = kBank;
  return true;
}

/// Before everybody else until booked again, from tomorrow on. Desk work that is put off cancels nobody's
/// appointment: the ledger counts it, what is reported of patients does not.
void Replication::cancel(PatientId id, Day day) {
  Patient& p = patient(id);
  p.front = true;
  ++ledger_.appointments.cancelled_by_service;
  if (step_of(p).sees_patient) {
    if (p.cancelled_from == kNoDay) p.cancelled_from = day;
    record_.count(StreamSeries::cancelled_by_service, p.stream);
    if (!p.seen) record_.unbooked(p.stream, +1);
  }
  join(p, id);
}

}  // namespace headroom
