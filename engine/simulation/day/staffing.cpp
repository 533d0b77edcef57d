// Who is off sick, and what that does to their diaries: the first thing of every day.

#include <algorithm>
#include <optional>

#include "simulation/day/replication.hpp"

namespace headroom {

void Replication::staffing(Day day) {
  for (std::size_t h = 0; h < t_.roster.holders().size(); ++h) staffing_of(h, day);
  if (!at_.stranded.empty()) cover(at_.stranded);
}

/// While a spell lasts the holder's diary takes no bookings. Each of its first seven days strands that day's
/// patients; the eighth, all on its remaining days, and those for whom a phased return leaves no room.
void Replication::staffing_of(std::size_t h, Day day) {
  OffSick& sick = at_.off_sick[h];
  const std::vector<Spell>& spells = at_.roster.spells[h];
  if (sick.off && spells[sick.spell].last < day) {
    for (Position column : t_.columns_of[h]) at_.diary.reopen(column, day, sick.closed_to);
    sick.off = false;
  }
  while (sick.spell < spells.size() && spells[sick.spell].phased_to < day) {
    ++sick.spell;
    sick.return_planned = false;
  }
  if (sick.spell == spells.size() || spells[sick.spell].first > day) return;
  const Spell spell = spells[sick.spell];
  const int day_of_spell = day - spell.first + 1;
  if (day <= spell.last) {
    close_diary(h, sick, day);
    const Day to = day_of_spell == 8 ? std::min(spell.last, t_.last) : day;
    for (Day d = day; d <= to && day_of_spell <= 8; ++d) strand(h, d);
  }
  if (day_of_spell >= 8 && !sick.return_planned) {
    sick.return_planned = true;
    for (Day d = std::max({day, spell.last + 1, 1}); d <= std::min(spell.phased_to, t_.last); ++d)
      cut_for_return(h, d);
  }
}

void Replication::close_diary(std::size_t h, OffSick& sick, Day day) {
  if (!sick.off) {
    sick.off = true;
    sick.closed_to = day - 1;
  }
  const Day close_to = std::min(day + at_.look_ahead, t_.last);
  for (Position column : t_.columns_of[h]) at_.diary.close(column, sick.closed_to + 1, close_to);
  sick.closed_to = std::max(sick.closed_to, close_to);
}

/// Everybody booked with the holder on the day is to be covered.
void Replication::strand(std::size_t h, Day day) {
  std::erase_if(at_.booked_on[static_cast<std::size_t>(day)], [&](PatientId id) {
    if (!is_with(patient(id), h)) return false;
    release(patient(id), day);
    at_.stranded.push_back({id, day, t_.roster.holders()[h].post});
    return true;
  });
}

/// A day of a phased return opens less. Whoever has no room any more, the last in order first, and whoever
/// was to be seen in protected time is to be covered.
void Replication::cut_for_return(std::size_t h, Day day) {
  const double at = t_.roster.sickness(h).phased_at();
  for (Position column : t_.columns_of[h]) {
    const int opened = at_.roster.opened(column, day);
    const int lost = opened - phased_opening(at, opened, t_.roster.holders()[h].unit);
    while (true) {
      const auto displaced = displaced_by_return(column, day, at_.diary.free_behind(day, column) < lost);
      if (!displaced) break;
      std::erase(at_.booked_on[static_cast<std::size_t>(day)], *displaced);
      release(patient(*displaced), day);
      at_.stranded.push_back({*displaced, day, t_.roster.holders()[h].post});
    }
    at_.diary.withdraw(day, column, lost);
  }
}

/// Somebody in the column on the day whom the protected time was to see; else, where it is too full, the last
/// in the order of cover.
std::optional<PatientId> Replication::displaced_by_return(Position column, Day day, bool too_full) const {
  std::optional<PatientId> last;
  for (PatientId id : at_.booked_on[static_cast<std::size_t>(day)]) {
    const Patient& p = at_.patients[id];
    if (p.holder != column) continue;
    if (p.raided) return id;
    if (too_full && (!last || covered_before({*last, day, {}}, {id, day, {}}))) last = id;
  }
  return last;
}

}  // namespace headroom
