// The bitmaps kept true as minutes are taken and given back, columns closed and opened again.

#include "simulation/diary/diary.hpp"

#include <algorithm>
#include <utility>

namespace headroom {

HolderGroup::HolderGroup(std::vector<Position> positions) : positions_{std::move(positions)} {
  if (positions_.empty()) return;
  first_ = positions_.front() / 4 * std::size_t{4};
  masks_.resize((positions_.back() - first_) / 4 + 1);
  for (Position column : positions_) masks_[(column - first_) / 4][(column - first_) % 4] = -1;
}

void Diary::reset(const std::vector<Need>& needs, std::size_t columns, Day last) {
  needs_ = &needs;
  columns_ = columns;
  last_ = last;
  stride_ = (columns + 3) / 4 * 4;
  words_ = static_cast<std::size_t>(last) / 64 + 1;
  cells_.assign((static_cast<std::size_t>(last) + 1) * stride_, 0);
  for (Day day = 0; day <= last; ++day) {
    for (std::size_t column = 0; column < columns; ++column) set_free(day, static_cast<Position>(column), 0);
  }
  days_.assign(needs.size() * words_, 0);
  opened_.assign(needs.size() * words_, 0);
  longest_closure_ = 0;
  longest_.assign(columns, 0);
  for (const Need& need : needs) {
    for (Position column : need.anyone)
      longest_[column] = std::max(longest_[column], static_cast<int>(need.slot[column]));
  }
}

bool Diary::anyone_fits(const Need& need, Day day) const {
  const Cell* row = &cells_[cell(day, 0)];
  for (Position column : need.anyone) {
    if (minutes_of(row[column]) >= need.slot[column]) return true;
  }
  return false;
}

bool Diary::anyone_opens(const Need& need, Day day) const {
  const Cell* row = &cells_[cell(day, 0)];
  return std::any_of(need.anyone.begin(), need.anyone.end(),
                     [&](Position column) { return minutes_of(row[column]) > 0; });
}

void Diary::index() {
  if (columns_ == 0) return;
  for (std::size_t n = 0; n < needs_->size(); ++n) {
    const Need& need = (*needs_)[n];
    Day before = 0;
    for (Day day = 0; day <= last_; ++day) {
      const std::size_t word = n * words_ + static_cast<std::size_t>(day) / 64;
      const std::uint64_t bit = std::uint64_t{1} << (day % 64);
      const bool fits = anyone_fits(need, day);
      if (fits) days_[word] |= bit;
      if (!fits && !anyone_opens(need, day)) continue;
      opened_[word] |= bit;
      longest_closure_ = std::max(longest_closure_, day - before - 1);
      before = day;
    }
  }
}

Day Diary::last_opened(std::size_t need, Day from, Day to) const {
  to = std::min(to, last_);
  const std::uint64_t* const words = &opened_[need * words_];
  while (to >= from) {
    const auto word = static_cast<std::size_t>(to) / 64;
    const std::uint64_t up_to = words[word] << (63 - to % 64);
    if (up_to != 0) return std::max(from - 1, to - std::countl_zero(up_to));
    to = static_cast<Day>(word * 64) - 1;
  }
  return from - 1;
}

Day Diary::find_with(std::size_t need, const std::vector<Position>& columns, Day from, Day to) const {
  const Need& n = (*needs_)[need];
  for (Day day = from; day <= std::min(to, last_); ++day) {
    if (!fits(need, day)) continue;
    for (Position column : columns) {
      if (n.may(column) && free(day, column) >= n.slot[column]) return day;
    }
  }
  return -1;
}

Position Diary::freest_of_unequal(const Need& need, const HolderGroup& rank, const Cell* row) {
  Cell most = -1;
  for (Position column : rank.positions()) {
    if (minutes_of(row[column]) >= need.slot[column]) most = std::max(most, row[column]);
  }
  return most < 0 ? kNobody : column_of(most);
}

Position Diary::take_freest_of_unequal(const Need& need, Day day) {
  const Cell* row = &cells_[cell(day, 0)];
  for (const HolderGroup& rank : need.ranks) {
    const Position best = freest_of_unequal(need, rank, row);
    if (best == kNobody) continue;
    take(day, best, need.slot[best]);
    return best;
  }
  return kNobody;
}

Position Diary::take_freest(std::size_t need, Day day) {
  const Need& n = (*needs_)[need];
  if (n.same_slot == 0) return take_freest_of_unequal(n, day);
  Cell* const row = &cells_[cell(day, 0)];
  const Cell least = packed(n.same_slot, kNobody) - 1, minutes = n.same_slot * 0x10000;
  for (const HolderGroup& rank : n.ranks) {
    const Cells most = greatest(rank, row, least);
    if (most[0] == least) continue;
    Cell* at = row + rank.first();
    for (std::size_t fours = rank.masks().size(); fours > 0; --fours, at += 4) {
      const Cells here = cells_at(at), left = here - ((here == most) & minutes);
      std::memcpy(at, &left, sizeof left);
    }
    const Position column = column_of(most[0]);
    if (minutes_of(most[0]) - n.same_slot < longest_[column]) mark_fuller(day, column);
    return column;
  }
  return kNobody;
}

Position Diary::choose(std::size_t need, Day day, const std::vector<Position>& favourites) const {
  const Need& n = (*needs_)[need];
  const Cell* row = &cells_[cell(day, 0)];
  for (const HolderGroup& rank : n.ranks) {
    Cell most = -1;
    for (Position favourite : favourites) {
      const Cell here = row[favourite];
      if (rank.holds(favourite) && minutes_of(here) >= n.slot[favourite]) most = std::max(most, here);
    }
    if (most >= 0) return column_of(most);
    const Position best = freest(n, rank, row);
    if (best != kNobody) return best;
  }
  return kNobody;
}

Position Diary::choose_among(std::size_t need, Day day, const std::vector<Position>& columns) const {
  const Need& n = (*needs_)[need];
  Cell most = -1;
  for (Position column : columns) {
    const Cell here = cells_[cell(day, column)];
    if (n.may(column) && minutes_of(here) >= n.slot[column]) most = std::max(most, here);
  }
  return most < 0 ? kNobody : column_of(most);
}

void Diary::mark_fuller(Day day, Position column) {
  const int left = free(day, column);
  const std::uint64_t bit = std::uint64_t{1} << (day % 64);
  for (std::size_t n = 0; n < needs_->size(); ++n) {
    const Need& need = (*needs_)[n];
    std::uint64_t& word = days_[n * words_ + static_cast<std::size_t>(day) / 64];
    if (left < need.slot[column] && (word & bit) != 0 && !anyone_fits(need, day)) word &= ~bit;
  }
}

void Diary::mark_freer(Day day, Position column) {
  const int left = free(day, column);
  const std::uint64_t bit = std::uint64_t{1} << (day % 64);
  for (std::size_t n = 0; n < needs_->size(); ++n) {
    const Need& need = (*needs_)[n];
    if (need.may(column) && left >= need.slot[column])
      days_[n * words_ + static_cast<std::size_t>(day) / 64] |= bit;
  }
}

void Diary::give_back(Day day, Position column, int minutes) {
  const int left = free(day, column);
  if (left < 0) {  // closed: the minutes come back behind the sign
    set_free(day, column, left - minutes);
  } else {
    set_free(day, column, left + minutes);
    mark_freer(day, column);
  }
}

void Diary::withdraw(Day day, Position column, int minutes) {
  const int left = free(day, column);
  set_free(day, column, left < 0 ? left + minutes : left - minutes);
  if (left >= 0) mark_fuller(day, column);
}

void Diary::close(Position column, Day from, Day to) {
  for (Day day = from; day <= std::min(to, last_); ++day) {
    const int left = free(day, column);
    set_free(day, column, -1 - left);
    if (left > 0) mark_fuller(day, column);
  }
}

void Diary::reopen(Position column, Day from, Day to) {
  for (Day day = from; day <= std::min(to, last_); ++day) {
    const int left = -1 - free(day, column);
    set_free(day, column, left);
    if (left > 0) mark_freer(day, column);
  }
}

}  // namespace headroom
