// Who is at work, and who is off sick as of this morning.
#pragma once

#include <vector>

#include "simulation/model/tables.hpp"

namespace headroom {

/// A day on which a holder is not there as the diary said: off sick, or on a phased return with less time.
struct LostDay {
  std::size_t holder = 0;
  Day day = 0;
  bool returning = false;
};

/// The holders of one replication, day by day. What is known beforehand was never opened in the diary;
/// sickness closes it and opens it again.
class People {
 public:
  explicit People(Diary& diary) : diary_{diary} {}
  /// Draws everybody's time and opens the diary for patients.
  void reset(const Model::Tables& tables, const ReplicationDraws& draws);

  /// The days that are lost as is known since this morning. Good until the next day starts.
  [[nodiscard]] const std::vector<LostDay>& start_day(Day today);
  /// Whether the day is one of a phased return that is under way or known.
  [[nodiscard]] bool returning(std::size_t holder, Day day) const;
  [[nodiscard]] const Roster& roster() const { return roster_; }

 private:
  /// How far one holder's spells have been worked off.
  struct OffSick {
    std::size_t spell = 0;
    bool off = false;
    bool return_planned = false;  ///< the days of the phased return after the spell have been cut
    Day closed_to = 0;            ///< the diary takes no bookings up to this day
  };
  void open_diary();
  void start_day_of(std::size_t holder, Day today);
  void close_diary(std::size_t holder, Day today);

  const Model::Tables* tables_ = nullptr;
  Diary& diary_;
  Roster roster_;
  std::vector<OffSick> off_sick_;  ///< by holder
  std::vector<LostDay> lost_;      ///< since this morning
  Day look_ahead_ = 0;             ///< no booking is made later than this many days from today
};

}  // namespace headroom
