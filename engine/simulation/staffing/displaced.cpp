// Lost days taken out of the appointments, and what they took given back.

#include "simulation/staffing/displaced.hpp"

#include <algorithm>

namespace headroom {

const std::vector<Stranded>& Displaced::by(const std::vector<LostDay>& lost) {
  stranded_.clear();
  for (const LostDay& day : lost) day.returning ? cut_for_return(day) : strand_all(day);
  std::sort(stranded_.begin(), stranded_.end(),
            [&](const Stranded& a, const Stranded& b) { return covered_before(a.patient, b.patient); });
  return stranded_;
}

/// In priority, then target-date order, whichever the days of the appointments: what the week has of the bank
/// and of protected time goes to the most urgent. Then whose clock started first.
bool Displaced::covered_before(PatientId a, PatientId b) const {
  const Patient &left = patients_[a], &right = patients_[b];
  if (left.priority != right.priority) return left.priority < right.priority;
  if (left.deadline != right.deadline) return left.deadline < right.deadline;
  if (left.order_low != right.order_low) return left.order_low < right.order_low;
  return a < b;
}

/// Gives back what the patient's appointment takes of the holder's time.
void Displaced::strand(PatientId id, const LostDay& lost) {
  Patient& p = patients_[id];
  const int slot = tables_->slot_of(tables_->step_of(p), p.holder);
  if (p.in_protected_time) {
    protected_time_.give_back(p, lost.day, slot);
  } else {
    diary_.give_back(lost.day, p.holder, slot);
  }
  p.holder = kNobody;
  stranded_.push_back({id, lost.day, tables_->roster.holders()[lost.holder].post});
}

/// Everybody booked with the holder on the day is to be covered.
void Displaced::strand_all(const LostDay& lost) {
  appointments_.take_off_if(lost.day, [&](PatientId id) {
    const Position column = patients_[id].holder;
    if (column >= tables_->holder_of.size() || tables_->holder_of[column] != lost.holder) return false;
    strand(id, lost);
    return true;
  });
}

/// A day of a phased return opens less. Whoever has no room any more, the last in order first, and whoever
/// was to be seen in protected time is to be covered.
void Displaced::cut_for_return(const LostDay& lost) {
  const double at = tables_->roster.sickness(lost.holder).phased_at();
  for (Position column : tables_->columns_of[lost.holder]) {
    const int opened = people_.roster().opened(column, lost.day);
    const int less = opened - phased_opening(at, opened, tables_->roster.holders()[lost.holder].unit);
    while (true) {
      const auto displaced =
          displaced_by_return(column, lost.day, diary_.free_behind(lost.day, column) < less);
      if (!displaced) break;
      appointments_.take_off(lost.day, *displaced);
      strand(*displaced, lost);
    }
    diary_.withdraw(lost.day, column, less);
  }
}

/// Somebody in the column on the day whom the protected time was to see; else, where it is too full, the last
/// in the order of cover.
std::optional<PatientId> Displaced::displaced_by_return(Position column, Day day, bool too_full) const {
  std::optional<PatientId> last;
  for (PatientId id : appointments_.on(day)) {
    const Patient& p = patients_[id];
    if (p.holder != column) continue;
    if (p.in_protected_time) return id;
    if (too_full && (!last || covered_before(*last, id))) last = id;
  }
  return last;
}

}  // namespace headroom
