// Soft minutes that a day and its week's limit leave, and the colleague who gives them.

#include "simulation/staffing/protected_time.hpp"

#include <algorithm>
#include <cmath>

namespace headroom {

void ProtectedTime::reset(const Model::Tables& tables) {
  tables_ = &tables;
  const bool used = tables.service.cover.tries(CoverBy::protected_time);
  used_.reset(used ? static_cast<std::size_t>(tables.last) + 1 : 0, tables.columns_of.size());
}

/// Preferred role, then as `freest` says.
bool ProtectedTime::take(Patient& p, const Need& need, Day day) {
  for (const HolderGroup& rank : need.ranks) {
    const Position best = freest(p, need, rank, day);
    if (best == kNobody) continue;
    p.holder = best;
    p.in_protected_time = true;
    used_.add(day, tables_->holder_of[best], need.slot[best]);
    return true;
  }
  return false;
}

void ProtectedTime::give_back(Patient& p, Day day, int minutes) {
  used_.add(day, tables_->holder_of[p.holder], -minutes);
  p.in_protected_time = false;
}

/// The one who saw the patient, under continuity; then most soft minutes left, then column order.
Position ProtectedTime::freest(const Patient& p, const Need& need, const HolderGroup& rank, Day day) const {
  const bool prefers = tables_->service.booking.continuity != Continuity::none;
  Position best = kNobody;
  int most = 0;
  for (Position column : rank.positions()) {
    const int minutes = left(column, day);
    if (minutes < need.slot[column]) continue;
    const bool favourite = prefers && tables_->holder_of[column] == p.seen_by;
    if (!favourite && minutes <= most) continue;
    best = column;
    most = favourite ? INT16_MAX : minutes;
  }
  return best;
}

int ProtectedTime::soft(std::size_t h, Day day) const {
  const auto& minutes = people_.roster().at(h, day, tables_->last).soft;
  return minutes[0] + minutes[1];
}

/// Whether a column's holder is where the column's patients are on that day, though it may open nothing then.
bool ProtectedTime::is_there(Position column, Day day) const {
  if (people_.roster().opened(column, day) > 0) return true;
  const Holder& holder = tables_->roster.holders()[tables_->holder_of[column]];
  const auto weekday = static_cast<std::size_t>((tables_->eve + Days{day}).weekday());
  return holder.opens_daily && holder.first_column + holder.column_on[weekday] == column;
}

/// Soft minutes of the column's holder on a day that cover may still take: what is left of the day, and of
/// the limit on the week. 0 where the holder is off, or not where the column's patients are.
int ProtectedTime::left(Position column, Day day) const {
  const std::size_t h = tables_->holder_of[column];
  if (day > tables_->last || diary_.free(day, column) < 0 || !is_there(column, day) ||
      people_.returning(h, day))
    return 0;
  // Weeks of seven days from the first simulated day, on which the weeks of the period lie.
  const Day first = (day - 1) / 7 * 7 + 1, last = std::min(first + 6, tables_->last);
  int week = 0, taken = 0;
  for (Day on = first; on <= last; ++on) {
    week += soft(h, on);
    taken += used_(on, h);
  }
  const int allowed = static_cast<int>(std::floor(tables_->service.cover.protected_time_limit * week + 1e-9));
  const int today = soft(h, day) - used_(day, h);
  return std::max(0, std::min(today, allowed - taken));
}

}  // namespace headroom
