// Who is at work and for what: the part that replications share, and one replication's own.
#pragma once

#include <cstdint>
#include <vector>

#include "random/stream.hpp"
#include "service/service.hpp"
#include "simulation/diary/open_days.hpp"
#include "simulation/people/holder.hpp"
#include "simulation/people/leave.hpp"
#include "simulation/people/sickness.hpp"
#include "simulation/people/tenure.hpp"

namespace headroom {

/// The part of the roster that all replications of a scenario share.
class RosterPlan {
 public:
  RosterPlan() = default;
  /// Days 0 (the eve) to `last`; leave of the days up to `end` and of those beyond it is counted apart.
  RosterPlan(const Service& service, const OpenDays& open, Date eve, Day end, Day last);

  /// In the order of the study.
  [[nodiscard]] const std::vector<Holder>& holders() const { return holders_; }
  /// In order of post name, holder number, and then as the holder has them; the index is the diary position.
  [[nodiscard]] const std::vector<DiaryColumn>& columns() const { return columns_; }
  /// Without vacancies.
  [[nodiscard]] const HolderLeave& leave(std::size_t holder) const { return leave_[holder]; }
  [[nodiscard]] const SicknessProcess& sickness(std::size_t holder) const {
    return sickness_[sickness_of_[holder]];
  }
  /// At most so many holders of the role may be on annual leave, by day.
  [[nodiscard]] const int* leave_cap(RoleId role) const {
    return &cap_[role.index * (static_cast<std::size_t>(calendar_.last) + 1)];
  }
  /// [holder][day] with what is known without chance: long absences and closed days.
  [[nodiscard]] const std::vector<HolderDay>& known() const { return known_; }
  [[nodiscard]] const LeaveCalendar& calendar() const { return calendar_; }
  [[nodiscard]] const LeaverRules& leavers() const { return leavers_; }
  [[nodiscard]] Day last() const { return calendar_.last; }

 private:
  void add_holders(const Service& service);
  void add_columns(const Service& service);
  void add_known_days(const Service& service, const OpenDays& open);
  void add_sickness(const Service& service);
  void add_caps(const Service& service);

  LeaveCalendar calendar_;
  std::vector<Holder> holders_;
  std::vector<DiaryColumn> columns_;
  std::vector<HolderDay> known_;
  std::vector<HolderLeave> leave_;
  std::vector<SicknessProcess> sickness_;  ///< one for each rate
  std::vector<std::size_t> sickness_of_;   ///< by holder
  std::vector<int> cap_;                   ///< [role][day]
  LeaverRules leavers_;
};

/// One replication's roster.
struct Roster {
  Day last = 0;
  std::vector<HolderDay> days;                  ///< [holder][day]
  std::vector<std::int16_t> opened_in;          ///< [diary position][day]: for patients, before sickness
  std::vector<std::vector<Spell>> spells;       ///< by holder
  std::vector<std::vector<Vacancy>> vacancies;  ///< by holder
  std::vector<std::vector<Day>> over_cap;       ///< by holder: leave that no day under the cap could take
  std::vector<int> on_leave;                    ///< scratch: [role][day]

  [[nodiscard]] const HolderDay& at(std::size_t holder, Day day, Day last_day) const {
    return days[holder * static_cast<std::size_t>(last_day + 1) + static_cast<std::size_t>(day)];
  }
  /// Minutes that the column opens for patients on the day, before sickness.
  [[nodiscard]] int opened(Position column, Day day) const {
    return opened_in[column * static_cast<std::size_t>(last + 1) + static_cast<std::size_t>(day)];
  }
};

/// Draws vacancies, leave, study and sickness for every holder and works out the hours that are left.
void draw_roster(const Service& service, const RosterPlan& plan, const OpenDays& open,
                 const ReplicationDraws& draws, Roster& into);

/// Who follows whom in a holder's hours, for inductions.
struct Followers {
  const std::vector<Vacancy>& vacancies;
  std::optional<Day> started;  ///< first day of whoever is there at first; none: always there
};

/// Splits each day at work by category and opens what DCC leaves for patients, in whole units: in the
/// sessions of the day, and daily. `opened` is [the holder's column][day].
void open_for_patients(const Service& service, const Holder& holder, const Followers& followers, Date eve,
                       Day last, HolderDay* days, std::int16_t* opened);

}  // namespace headroom
