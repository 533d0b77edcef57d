#pragma once

#include <cstdint>
#include <vector>

#include "simulation/open_days.hpp"

namespace headroom {

using Position =
    std::uint16_t;  ///< a holder's column in the diary; columns are in order of post name and number
inline constexpr Position kNobody = 0xffff;

/// Holders who may do the same work, in column order; a run of neighbouring columns where `contiguous`.
struct HolderGroup {
  std::vector<Position> positions;
  bool contiguous = false;
};

/// Who may deliver an appointment and how long it takes.
struct Need {
  int slot = 0;                    ///< minutes
  std::vector<HolderGroup> ranks;  ///< by preference of role, best first; each holder in one rank
  std::vector<Position> anyone;    ///< all ranks together, in column order
  std::vector<std::uint8_t> may;   ///< by position: 1 where the holder may deliver it
};

/// Free minutes by day and holder, with one bitmap of days for each need that says where it still fits.
///
/// Booking is a find-first-set in the bitmap, then a scan of the day's row. Rows hold free minutes; a holder
/// who takes no bookings (off sick) shows -1 - free until the diary is opened again.
class Diary {
 public:
  /// For days 0 to `last`; `needs` and `open` outlive the diary.
  void reset(const std::vector<Need>& needs, std::size_t holders, Day last);

  void set_free(Day day, Position holder, int minutes) {
    free_[cell(day, holder)] = static_cast<std::int16_t>(minutes);
  }
  /// Makes the bitmaps from what `set_free` wrote.
  void index();

  /// The first day from `from` to `to` inclusive with room for the need; -1 where there is none.
  [[nodiscard]] Day find(std::size_t need, Day from, Day to) const;
  [[nodiscard]] bool fits(std::size_t need, Day day) const {
    return (days_[need * words_ + static_cast<std::size_t>(day) / 64] >> (day % 64) & 1) != 0;
  }
  /// The first day from `from` to `to` with room at this holder alone.
  [[nodiscard]] Day find_with(Position holder, int slot, Day from, Day to) const;
  /// Who gets it on a day where it fits: preferred role first, within it `favourite` if they have room, then
  /// whoever has most free minutes, then column order.
  [[nodiscard]] Position choose(std::size_t need, Day day, Position favourite) const;

  void take(Day day, Position holder, int minutes);
  void give_back(Day day, Position holder, int minutes);
  /// From now on this holder takes no bookings on these days (inclusive) / takes them again.
  void close(Position holder, Day from, Day to);
  void reopen(Position holder, Day from, Day to);

  [[nodiscard]] Day last() const { return last_; }

 private:
  [[nodiscard]] std::size_t cell(Day day, Position holder) const {
    return static_cast<std::size_t>(day) * holders_ + holder;
  }
  [[nodiscard]] bool anyone_fits(const Need& need, Day day) const;
  void mark_fuller(Day day, Position holder, int free);
  void mark_freer(Day day, Position holder, int free);

  const std::vector<Need>* needs_ = nullptr;
  std::size_t holders_ = 0, words_ = 0;
  Day last_ = 0;
  std::vector<std::int16_t> free_;
  std::vector<int> longest_;         ///< by holder: the longest slot of any need that they may deliver
  std::vector<std::uint64_t> days_;  ///< [need][day / 64]
};

}  // namespace headroom
