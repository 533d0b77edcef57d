// Annual and study leave of a holder: how much, in which stretch, and its days in one replication.
#pragma once

#include <cstdint>
#include <vector>

#include "simulation/people/holder.hpp"

namespace headroom {

/// A stretch of a holder's time in which a year's leave and study, or a part of them, are taken.
struct LeavePart {
  Day first = 0, last = 0;  ///< inclusive
  int leave_minutes = 0;    ///< annual leave after the public-holiday ledger
  int study_minutes = 0;
  std::uint64_t occurrence = 0;  ///< of its first draw; the same year has the same whatever else changes
  std::vector<Day> days;         ///< on which they may be taken
  std::vector<double> up_to;     ///< cumulative weights of `days` as first days of a wish; empty: even
};

struct LeaveDay {
  Day day = 0;
  int minutes = 0;
};

/// What a holder has to take, and where.
struct HolderLeave {
  std::vector<LeavePart> parts;
  std::vector<LeaveDay> accrued;  ///< the leave of a long absence, in one block right after it
};

/// The run as leave sees it.
struct LeaveCalendar {
  Date eve;
  Day end = 0, last = 0;            ///< last simulated day, last day of the diary
  std::vector<std::uint8_t> month;  ///< by day, from 0
};
[[nodiscard]] LeaveCalendar leave_calendar(Date eve, Day end, Day last);

/// Entitlements follow the days in post that are neither vacant nor of a long absence, each by its terms.
/// Leave of the days up to `end` and of those beyond it is counted apart. Worked example: 1.0 WTE at 37.5 h
/// with 27 + 8 days, absent 364 days of a year of 365 and then back: 35 x 364 / 365 x 7.5 h = 261.8 h in one
/// block.
[[nodiscard]] HolderLeave leave_of(const Service& service, const Holder& holder, const OpenDays& open,
                                   const LeaveCalendar& calendar, const std::vector<Vacancy>& vacancies);

/// One replication's leave under its cap.
struct LeaveBook {
  const Holder& holder;
  HolderDay* days;
  int* on_leave;   ///< of the holder's role, by day
  const int* cap;  ///< of the holder's role, by day: so many at most
};

/// Places the leave of a part, then its study days; gives the days of leave that had to go over the cap.
[[nodiscard]] std::vector<Day> place_leave_and_study(const LeaveBook& book, const LeavePart& part,
                                                     const ReplicationDraws& draws);

}  // namespace headroom
