// Spells of sickness worked off day by day: diaries closed and opened again, days lost.

#include "simulation/staffing/people.hpp"

#include <algorithm>

namespace headroom {

void People::reset(const Model::Tables& tables, const ReplicationDraws& draws) {
  tables_ = &tables;
  off_sick_.assign(tables.roster.holders().size(), {});
  draw_roster(tables.service, tables.roster, tables.open, draws, roster_);
  open_diary();
  look_ahead_ = std::max(tables.look_ahead, tables.longest_window + diary_.longest_closure() + 1);
}

void People::open_diary() {
  const std::size_t columns = tables_->holder_of.size();
  diary_.reset(tables_->needs, columns, tables_->last);
  for (std::size_t c = 0; c < columns; ++c) {
    const auto column = static_cast<Position>(c);
    for (Day day = 1; day <= tables_->last; ++day) {
      if (tables_->open.is_open(day)) diary_.set_free(day, column, roster_.opened(column, day));
    }
  }
  diary_.index();
}

const std::vector<LostDay>& People::start_day(Day today) {
  lost_.clear();
  for (std::size_t h = 0; h < tables_->roster.holders().size(); ++h) start_day_of(h, today);
  return lost_;
}

/// While a spell lasts the holder's diary takes no bookings. Each of its first seven days is lost as it
/// comes; on the eighth, all its remaining days, and those of a phased return in part.
void People::start_day_of(std::size_t h, Day today) {
  OffSick& sick = off_sick_[h];
  const std::vector<Spell>& spells = roster_.spells[h];
  if (sick.off && spells[sick.spell].last < today) {
    for (Position column : tables_->columns_of[h]) diary_.reopen(column, today, sick.closed_to);
    sick.off = false;
  }
  while (sick.spell < spells.size() && spells[sick.spell].phased_to < today) {
    ++sick.spell;
    sick.return_planned = false;
  }
  if (sick.spell == spells.size() || spells[sick.spell].first > today) return;
  const Spell spell = spells[sick.spell];
  const int day_of_spell = today - spell.first + 1;
  if (today <= spell.last) {
    close_diary(h, today);
    const Day to = day_of_spell == 8 ? std::min(spell.last, tables_->last) : today;
    for (Day day = today; day <= to && day_of_spell <= 8; ++day) lost_.push_back({h, day, false});
  }
  if (day_of_spell >= 8 && !sick.return_planned) {
    sick.return_planned = true;
    for (Day day = std::max({today, spell.last + 1, 1}); day <= std::min(spell.phased_to, tables_->last);
         ++day)
      lost_.push_back({h, day, true});
  }
}

void People::close_diary(std::size_t h, Day today) {
  OffSick& sick = off_sick_[h];
  if (!sick.off) {
    sick.off = true;
    sick.closed_to = today - 1;
  }
  const Day close_to = std::min(today + look_ahead_, tables_->last);
  for (Position column : tables_->columns_of[h]) diary_.close(column, sick.closed_to + 1, close_to);
  sick.closed_to = std::max(sick.closed_to, close_to);
}

bool People::returning(std::size_t h, Day day) const {
  const OffSick& sick = off_sick_[h];
  const std::vector<Spell>& spells = roster_.spells[h];
  return sick.return_planned && day > spells[sick.spell].last && day <= spells[sick.spell].phased_to;
}

}  // namespace headroom
