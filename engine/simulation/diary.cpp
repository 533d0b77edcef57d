#include "simulation/diary.hpp"

#include <algorithm>
#include <bit>

namespace headroom {

namespace {

/// The column from `first` to `last` with most free minutes, at least `slot`; the first of equals. No branch:
/// which of them is freest cannot be foreseen.
int freest(const std::int16_t* row, int first, int last, int slot) {
  int most = slot - 1, best = kNobody;
  for (int holder = first; holder <= last; ++holder) {
    const int free = row[holder];
    best = free > most ? holder : best;
    most = free > most ? free : most;
  }
  return best;
}

int freest(const std::int16_t* row, const std::vector<Position>& among, int slot) {
  int most = slot - 1, best = kNobody;
  for (int holder : among) {
    const int free = row[holder];
    best = free > most ? holder : best;
    most = free > most ? free : most;
  }
  return best;
}

}  // namespace

void Diary::reset(const std::vector<Need>& needs, std::size_t holders, Day last) {
  needs_ = &needs;
  holders_ = holders;
  last_ = last;
  words_ = static_cast<std::size_t>(last) / 64 + 1;
  free_.assign((static_cast<std::size_t>(last) + 1) * holders, 0);
  days_.assign(needs.size() * words_, 0);
  longest_.assign(holders, 0);
  for (const Need& need : needs) {
    for (Position holder : need.anyone) longest_[holder] = std::max(longest_[holder], need.slot);
  }
}

bool Diary::anyone_fits(const Need& need, Day day) const {
  const std::int16_t* row = &free_[cell(day, 0)];
  for (Position holder : need.anyone) {
    if (row[holder] >= need.slot) return true;
  }
  return false;
}

void Diary::index() {
  if (holders_ == 0) return;
  for (std::size_t n = 0; n < needs_->size(); ++n) {
    for (Day day = 0; day <= last_; ++day) {
      if (anyone_fits((*needs_)[n], day)) {
        days_[n * words_ + static_cast<std::size_t>(day) / 64] |= std::uint64_t{1} << (day % 64);
      }
    }
  }
}

Day Diary::find(std::size_t need, Day from, Day to) const {
  if (to > last_) to = last_;
  if (from > to) return -1;
  const std::uint64_t* words = &days_[need * words_];
  std::size_t w = static_cast<std::size_t>(from) / 64;
  std::uint64_t word = words[w] & (~std::uint64_t{0} << (from % 64));
  const std::size_t last_word = static_cast<std::size_t>(to) / 64;
  while (word == 0) {
    if (w == last_word) return -1;
    word = words[++w];
  }
  const Day day = static_cast<Day>(w * 64) + std::countr_zero(word);
  return day <= to ? day : -1;
}

Day Diary::find_with(Position holder, int slot, Day from, Day to) const {
  if (to > last_) to = last_;
  for (Day day = from; day <= to; ++day) {
    if (free_[cell(day, holder)] >= slot) return day;
  }
  return -1;
}

Position Diary::choose(std::size_t need, Day day, Position favourite) const {
  const Need& n = (*needs_)[need];
  const std::int16_t* row = &free_[cell(day, 0)];
  for (const HolderGroup& rank : n.ranks) {
    const bool favourite_is_here =
        favourite != kNobody && std::binary_search(rank.positions.begin(), rank.positions.end(), favourite);
    if (favourite_is_here && row[favourite] >= n.slot) return favourite;
    const int best = rank.contiguous ? freest(row, rank.positions.front(), rank.positions.back(), n.slot)
                                     : freest(row, rank.positions, n.slot);
    if (best != kNobody) return static_cast<Position>(best);
  }
  return kNobody;
}

void Diary::mark_fuller(Day day, Position holder, int free) {
  if (free >= longest_[holder]) return;  // whatever fitted fits still: by far the most bookings
  const std::uint64_t bit = std::uint64_t{1} << (day % 64);
  for (std::size_t n = 0; n < needs_->size(); ++n) {
    const Need& need = (*needs_)[n];
    std::uint64_t& word = days_[n * words_ + static_cast<std::size_t>(day) / 64];
    if (need.may[holder] != 0 && free < need.slot && (word & bit) != 0 && !anyone_fits(need, day))
      word &= ~bit;
  }
}

void Diary::mark_freer(Day day, Position holder, int free) {
  const std::uint64_t bit = std::uint64_t{1} << (day % 64);
  for (std::size_t n = 0; n < needs_->size(); ++n) {
    const Need& need = (*needs_)[n];
    if (need.may[holder] != 0 && free >= need.slot)
      days_[n * words_ + static_cast<std::size_t>(day) / 64] |= bit;
  }
}

void Diary::take(Day day, Position holder, int minutes) {
  std::int16_t& free = free_[cell(day, holder)];
  free = static_cast<std::int16_t>(free - minutes);
  mark_fuller(day, holder, free);
}

void Diary::give_back(Day day, Position holder, int minutes) {
  std::int16_t& free = free_[cell(day, holder)];
  if (free < 0) {  // closed: the minutes come back behind the sign
    free = static_cast<std::int16_t>(free - minutes);
  } else {
    free = static_cast<std::int16_t>(free + minutes);
    mark_freer(day, holder, free);
  }
}

void Diary::close(Position holder, Day from, Day to) {
  if (to > last_) to = last_;
  for (Day day = from; day <= to; ++day) {
    std::int16_t& free = free_[cell(day, holder)];
    const bool had_room = free > 0;
    free = static_cast<std::int16_t>(-1 - free);
    if (had_room) mark_fuller(day, holder, free);
  }
}

void Diary::reopen(Position holder, Day from, Day to) {
  if (to > last_) to = last_;
  for (Day day = from; day <= to; ++day) {
    std::int16_t& free = free_[cell(day, holder)];
    free = static_cast<std::int16_t>(-1 - free);
    if (free > 0) mark_freer(day, holder, free);
  }
}

}  // namespace headroom
