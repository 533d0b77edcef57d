#pragma once

#include <cstdint>
#include <vector>

#include "random/stream.hpp"
#include "service/service.hpp"
#include "simulation/diary.hpp"
#include "simulation/open_days.hpp"
#include "simulation/sickness.hpp"

namespace headroom {

/// Splits minutes by a job plan into whole minutes; each category carries its fraction on to the next time.
class PlanSplit {
 public:
  explicit PlanSplit(const JobPlan& plan) : plan_{plan} {}
  /// `whole` minutes in all, by shares of the `exact` minutes that they were rounded from.
  [[nodiscard]] std::array<std::int16_t, kCategories> take(double exact, int whole);

 private:
  JobPlan plan_;
  std::array<double, kCategories> owed_{};
};

/// One person's share of a post, and what of their time every replication has in common.
struct Holder {
  PostId post;
  int number = 0;  ///< of the post's holders, from 1
  double wte = 0;
  Position position = 0;  ///< column in the diary
  Entity key{};           ///< of (post name, number)
  RoleId role;            ///< the post's first role, under which leave is capped
  int unit = 1;           ///< minutes: opened time comes in whole multiples of it
  int days_a_week = 0;
  WeekdaySet works{};
  std::vector<std::int16_t> rostered;  ///< minutes by day, 0 to the last; closed days included
  std::vector<std::array<std::int16_t, kCategories>> planned;  ///< the same minutes by category
};

/// Part of a holder's time for patients, with its own column in the diary: who may be seen in it and where.
/// A holder has one for each kind of session and place, and one for the time outside sessions.
struct DiaryColumn {
  std::size_t holder = 0;         ///< index among the holders
  std::vector<SiteId> sites;      ///< empty: anywhere
  std::vector<StreamId> streams;  ///< empty: all
};

/// A stretch of a holder's time in which a year's leave and study, or a part of them, are taken.
struct LeavePart {
  Day first = 0, last = 0;  ///< inclusive
  int leave_minutes = 0;    ///< annual leave after the public-holiday ledger
  int study_minutes = 0;
  std::uint64_t occurrence = 0;  ///< of its first draw; the same year has the same whatever else changes
};

/// What becomes of one holder's day, in whole minutes. Rostered = public_holiday + leave + study + at work.
struct HolderDay {
  std::int16_t public_holiday = 0, leave = 0, study = 0;
  std::array<std::int16_t, kCategories> at_work{};  ///< by category, before sickness
  std::int16_t dcc_fixed = 0;
  std::int16_t opened = 0;  ///< for patients, before sickness
};

/// The part of the roster that all replications of a scenario share.
class RosterPlan {
 public:
  RosterPlan() = default;
  /// Days 0 (the eve) to `last`; leave of the days up to `end` and of those beyond it is counted apart.
  RosterPlan(const Service& service, const OpenDays& open, Date eve, Day end, Day last);

  [[nodiscard]] const std::vector<Holder>& holders() const {
    return holders_;
  }  ///< in the order of the study
  [[nodiscard]] const std::vector<LeavePart>& parts(std::size_t holder) const { return parts_[holder]; }
  [[nodiscard]] const SicknessProcess& sickness(std::size_t holder) const { return sickness_[holder]; }
  /// At most so many holders of the role may be on annual leave on the day.
  [[nodiscard]] int leave_cap(RoleId role, Day day) const {
    return cap_[role.index * static_cast<std::size_t>(last_ + 1) + static_cast<std::size_t>(day)];
  }
  [[nodiscard]] Day last() const { return last_; }

 private:
  void add_holders(const Service& service, Date eve);
  void add_parts(const Service& service, const Holder& holder, const OpenDays& open, Date eve, Day end);
  void add_caps(const Service& service);

  Day last_ = 0;
  std::vector<Holder> holders_;
  std::vector<std::vector<LeavePart>> parts_;
  std::vector<SicknessProcess> sickness_;
  std::vector<int> cap_;  ///< [role][day]
};

/// One replication's roster.
struct Roster {
  std::vector<HolderDay> days;             ///< [holder][day]
  std::vector<std::vector<Spell>> spells;  ///< by holder
  std::vector<int> leave_over_cap;         ///< by holder: days of leave that no day under the cap could take
  std::vector<int> on_leave;               ///< scratch: [role][day]
  std::vector<Day> workdays;               ///< scratch

  [[nodiscard]] const HolderDay& at(std::size_t holder, Day day, Day last) const {
    return days[holder * static_cast<std::size_t>(last + 1) + static_cast<std::size_t>(day)];
  }
};

/// Draws leave, study and sickness for every holder and works out the hours that are left.
void draw_roster(const Service& service, const RosterPlan& plan, const OpenDays& open,
                 const ReplicationDraws& draws, Roster& into);

}  // namespace headroom
