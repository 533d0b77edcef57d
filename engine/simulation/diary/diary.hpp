// Free minutes by day and holder's column, with bitmaps that find the first day with room.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "base/bit_cast.hpp"
#include "simulation/diary/open_days.hpp"

namespace headroom {

/// A column of the diary: part of one holder's time. Columns are in order of post name, holder number and
/// part.
using Position = std::uint16_t;
inline constexpr Position kNobody = 0xffff;
inline constexpr Position kBank = 0xfffe;  ///< in no column: somebody from the bank

/// Four cells of a row at once, as numbers and as floats of the same bits. Floats that are not negative are
/// in the order of their bits, and every x86-64 has an instruction for the greater of four floats, not of
/// four integers. A closed cell is a negative float or none at all, and never greater.
using Cells [[gnu::vector_size(16)]] = std::int32_t;
using CellsAsFloats [[gnu::vector_size(16)]] = float;

/// Columns that may do the same work, in order.
class HolderGroup {
 public:
  HolderGroup() = default;
  explicit HolderGroup(std::vector<Position> positions);
  [[nodiscard]] const std::vector<Position>& positions() const { return positions_; }
  [[nodiscard]] bool holds(Position column) const {
    return std::binary_search(positions_.begin(), positions_.end(), column);
  }
  /// From this column on, by fours: all bits set where the column is one of them.
  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] const std::vector<Cells>& masks() const { return masks_; }

 private:
  std::vector<Position> positions_;
  std::size_t first_ = 0;
  std::vector<Cells> masks_;
};

/// Who may deliver an appointment and how long each takes.
struct Need {
  std::vector<HolderGroup> ranks;  ///< by preference of role, best first; each column in one rank
  std::vector<Position> anyone;    ///< all ranks together, in column order
  std::vector<std::int16_t> slot;  ///< by position: minutes it takes in this column; 0 where it may not be
  int same_slot = 0;               ///< minutes where all of them take the same; else 0
  [[nodiscard]] bool may(Position column) const { return slot[column] != 0; }
};

/// Free minutes by day and column, with one bitmap of days for each need that says where it still fits.
///
/// Booking is a find-first-set in the bitmap, then a scan of the day's row. A column that takes no bookings
/// (its holder is off sick) shows -1 - free until the diary is opened again.
class Diary {
 public:
  /// For days 0 to `last`; `needs` outlive the diary.
  void reset(const std::vector<Need>& needs, std::size_t columns, Day last);

  void set_free(Day day, Position column, int minutes) {
    cells_[cell(day, column)] = packed(minutes, column);
  }
  /// Makes the bitmaps from what `set_free` wrote, with nothing booked yet.
  void index();

  /// The first day from `from` on on which anybody who may serve the need opens minutes, booked or not;
  /// kNever where there is none.
  [[nodiscard]] Day next_opened(std::size_t need, Day from) const {
    const Day day = from > last_ ? -1 : find_in(&opened_[need * words_], from, last_);
    return day < 0 ? OpenDays::kNever : day;
  }
  /// The last such day from `from` to `to`; before `from` where there is none.
  [[nodiscard]] Day last_opened(std::size_t need, Day from, Day to) const;
  /// The most days in a row before such a day on which there is none, of any need.
  [[nodiscard]] Day longest_closure() const { return longest_closure_; }

  /// The first day from `from` to `to` inclusive with room for the need; -1 where there is none.
  [[nodiscard]] Day find(std::size_t need, Day from, Day to) const {
    return find_in(&days_[need * words_], from, std::min(to, last_));
  }
  [[nodiscard]] bool fits(std::size_t need, Day day) const {
    return (days_[need * words_ + static_cast<std::size_t>(day) / 64] >> (day % 64) & 1) != 0;
  }
  /// The first day from `from` to `to` with room in one of these columns, for a need.
  [[nodiscard]] Day find_with(std::size_t need, const std::vector<Position>& columns, Day from, Day to) const;
  /// Who gets it on a day where it fits: preferred role first, within it one of `favourites` if they have
  /// room, then whoever has most free minutes, then column order.
  [[nodiscard]] Position choose(std::size_t need, Day day) const;
  [[nodiscard]] Position choose(std::size_t need, Day day, const std::vector<Position>& favourites) const;

  /// The same among these columns alone, whatever their roles.
  [[nodiscard]] Position choose_among(std::size_t need, Day day, const std::vector<Position>& columns) const;

  /// What `choose` says, and takes the need's minutes from there.
  Position take_freest(std::size_t need, Day day);

  /// Hands `act` a `Search` for the need.
  template <class Act>
  void search(std::size_t need, Act&& act);

  void take(Day day, Position column, int minutes) {
    const int left = free(day, column) - minutes;
    set_free(day, column, left);
    if (left < longest_[column]) mark_fuller(day, column);  // else whatever fitted fits still: most bookings
  }
  void give_back(Day day, Position column, int minutes);
  /// From now on this column takes no bookings on these days (inclusive) / takes them again.
  void close(Position column, Day from, Day to);
  void reopen(Position column, Day from, Day to);

  /// Takes free minutes away for good, whether the column is open or closed; it has as many.
  void withdraw(Day day, Position column, int minutes);

  /// Free minutes, seen through a closure.
  [[nodiscard]] int free_behind(Day day, Position column) const {
    const int minutes = free(day, column);
    return minutes < 0 ? -1 - minutes : minutes;
  }
  /// Minutes, or -1 - minutes where closed.
  [[nodiscard]] int free(Day day, Position column) const { return minutes_of(cells_[cell(day, column)]); }
  [[nodiscard]] Day last() const { return last_; }

 private:
  template <std::size_t fours>
  class Search;

  /// Free minutes above, the column counted down below: the greatest of a row is whoever has most free
  /// minutes, the first of equals.
  using Cell = std::int32_t;
  static constexpr Cell packed(int minutes, Position column) { return minutes * 0x10000 + (0xffff - column); }
  static constexpr int minutes_of(Cell cell) { return cell >> 16; }
  static constexpr Position column_of(Cell cell) { return static_cast<Position>(0xffff - (cell & 0xffff)); }

  [[nodiscard]] std::size_t cell(Day day, Position column) const {
    return static_cast<std::size_t>(day) * stride_ + column;
  }
  [[nodiscard]] static Day find_in(const std::uint64_t* words, Day from, Day to);
  [[nodiscard]] bool anyone_fits(const Need& need, Day day) const;
  [[nodiscard]] bool anyone_opens(const Need& need, Day day) const;
  [[nodiscard]] static Cells cells_at(const Cell* four) {
    Cells cells;
    std::memcpy(&cells, four, sizeof cells);
    return cells;
  }
  [[nodiscard]] static Cells greatest(const HolderGroup& rank, const Cell* row, Cell least);
  [[nodiscard]] static Position freest(const Need& need, const HolderGroup& rank, const Cell* row);
  [[nodiscard]] static Position freest_of_unequal(const Need& need, const HolderGroup& rank, const Cell* row);
  Position take_freest_of_unequal(const Need& need, Day day);
  void mark_fuller(Day day, Position column);
  void mark_freer(Day day, Position column);

  const std::vector<Need>* needs_ = nullptr;
  std::size_t columns_ = 0, stride_ = 0, words_ = 0;  ///< a row has a multiple of four cells
  Day last_ = 0;
  std::vector<Cell> cells_;
  std::vector<int> longest_;           ///< by column: the longest slot of any need that it may be used for
  std::vector<std::uint64_t> days_;    ///< [need][day / 64]: where it still fits
  std::vector<std::uint64_t> opened_;  ///< [need][day / 64]: where minutes are opened for it
  Day longest_closure_ = 0;
};

inline Day Diary::find_in(const std::uint64_t* words, Day from, Day to) {
  if (from > to) return -1;
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

inline CellsAsFloats greater(CellsAsFloats a, CellsAsFloats b) { return a > b ? a : b; }

/// The greatest of four, in each of the four places.
inline Cells greatest_everywhere(CellsAsFloats best) {
  best = greater(best, __builtin_shufflevector(best, best, 2, 3, 0, 1));
  best = greater(best, __builtin_shufflevector(best, best, 1, 0, 3, 2));
  return bit_cast<Cells>(best);
}

/// The greatest cell of the row that belongs, or `least`: in each of the four places. No branch: who is
/// freest cannot be foreseen.
inline Cells Diary::greatest(const HolderGroup& rank, const Cell* row, Cell least) {
  auto best = bit_cast<CellsAsFloats>(Cells{least, least, least, least});
  const Cell* at = row + rank.first();
  for (const Cells& mask : rank.masks()) {
    best = greater(bit_cast<CellsAsFloats>(cells_at(at) & mask), best);
    at += 4;
  }
  return greatest_everywhere(best);
}

inline Position Diary::freest(const Need& need, const HolderGroup& rank, const Cell* row) {
  if (need.same_slot == 0) return freest_of_unequal(need, rank, row);
  const Cell least = packed(need.same_slot, kNobody) - 1, most = greatest(rank, row, least)[0];
  return most != least ? column_of(most) : kNobody;
}

/// One need's way through the diary, for many bookings in a row: what is the same for all of them is looked
/// up once. `fours`: in so many lie all who may deliver it, in one rank and in the same time; 0 where it is
/// not so.
///
/// A row is changed by fours as it is read: a number written alone would hold up the next reading of its
/// four, and one booking after another looks at the same day.
template <std::size_t fours>
class Diary::Search {
 public:
  Search(Diary& diary, std::size_t need)
      : diary_{diary},
        rank_{(*diary.needs_)[need].ranks.front()},
        days_{&diary.days_[need * diary.words_]},
        last_{diary.last_},
        rows_{diary.cells_.data() + rank_.first()},
        stride_{diary.stride_},
        slot_{(*diary.needs_)[need].same_slot} {}

  [[nodiscard]] Day find(Day from, Day to) const { return find_in(days_, from, std::min(to, last_)); }

  /// On a day where it fits.
  [[gnu::always_inline]] Position take_freest(Day day) const {
    return take_freest(day, std::make_index_sequence<fours>{});
  }

 private:
  template <std::size_t... four>
  [[gnu::always_inline]] Position take_freest(Day day, std::index_sequence<four...>) const {
    const Cell least = packed(slot_, kNobody) - 1, minutes = slot_ * 0x10000;
    Cell* const row = rows_ + static_cast<std::size_t>(day) * stride_;
    const Cells* const masks = rank_.masks().data();
    const Cells here[] = {cells_at(row + 4 * four)...};
    CellsAsFloats best[] = {bit_cast<CellsAsFloats>(Cells{least, least, least, least})};
    ((best[0] = greater(bit_cast<CellsAsFloats>(here[four] & masks[four]), best[0])), ...);
    const Cells most = greatest_everywhere(best[0]);
    const Cells left[] = {here[four] - ((here[four] == most) & minutes)...};
    (std::memcpy(row + 4 * four, &left[four], sizeof(Cells)), ...);
    const Position column = column_of(most[0]);
    if (minutes_of(most[0]) - slot_ < diary_.longest_[column]) diary_.mark_fuller(day, column);
    return column;
  }

  Diary& diary_;
  const HolderGroup& rank_;
  const std::uint64_t* days_;
  Day last_;
  Cell* rows_;
  std::size_t stride_;
  int slot_;
};

template <>
class Diary::Search<0> {
 public:
  Search(Diary& diary, std::size_t need) : diary_{diary}, need_{need} {}
  [[nodiscard]] Day find(Day from, Day to) const { return diary_.find(need_, from, to); }
  Position take_freest(Day day) const { return diary_.take_freest(need_, day); }

 private:
  Diary& diary_;
  std::size_t need_;
};

template <class Act>
void Diary::search(std::size_t need, Act&& act) {
  const Need& n = (*needs_)[need];
  switch (n.same_slot != 0 && n.ranks.size() == 1 ? n.ranks.front().masks().size() : 0) {
    case 1:
      return act(Search<1>{*this, need});
    case 2:
      return act(Search<2>{*this, need});
    case 3:
      return act(Search<3>{*this, need});
    case 4:
      return act(Search<4>{*this, need});
    default:
      return act(Search<0>{*this, need});
  }
}

inline Position Diary::choose(std::size_t need, Day day) const {
  const Need& n = (*needs_)[need];
  const Cell* row = &cells_[cell(day, 0)];
  for (const HolderGroup& rank : n.ranks) {
    const Position best = freest(n, rank, row);
    if (best != kNobody) return best;
  }
  return kNobody;
}

}  // namespace headroom
