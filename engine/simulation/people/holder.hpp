// One person's share of a post, with all of their time that chance does not touch.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "random/stream.hpp"
#include "service/service.hpp"
#include "simulation/diary/diary.hpp"
#include "simulation/diary/open_days.hpp"

namespace headroom {

/// Splits minutes by a job plan into whole minutes; each category carries its fraction on to the next time.
class PlanSplit {
 public:
  explicit PlanSplit(const JobPlan& plan) : plan_{plan} {}
  /// From now on by another plan; what is owed stays owed.
  void change(const JobPlan& plan) { plan_ = plan; }
  /// `whole` minutes in all, by shares of the `exact` minutes that they were rounded from.
  [[nodiscard]] std::array<std::int16_t, kCategories> take(double exact, int whole);

 private:
  JobPlan plan_;
  std::array<double, kCategories> owed_{};
};

/// What is agreed with one holder for some days.
struct HolderTerms {
  Day first = 0, last = 0;  ///< inclusive
  double wte = 0;           ///< 0: the post does not have this holder then
  double full_day = 0;      ///< minutes of a day of leave or study: a fifth of the week
  double a_day = 0;         ///< minutes rostered on each of the holder's weekdays
  WeekdaySet works{};
  int days_a_week = 0;
  JobPlan plan{};
  std::array<double, 7> fixed{};  ///< minutes of DCC without booked patients that fall due on a weekday
  std::array<double, 2> hard{};   ///< of each minute at work: of hard activities in SPA and in AR
};

/// A session as a holder holds it.
struct HeldSession {
  std::size_t weekday = 0;
  Day monday = 0;  ///< of a week in which it is held
  int every_weeks = 1;
  int minutes = 0;
  std::size_t column = 0;  ///< of the holder's columns, from 0
};

/// A long absence whose leave is taken when it ends.
struct LeaveToAccrue {
  Day first = 0, last = 0;  ///< inclusive, of the simulated days; none where last < first
  double before = 0;        ///< minutes accrued before day 1, less what was taken before it
};

/// One person's share of a post, and what of their time every replication has in common.
struct Holder {
  PostId post;
  int number = 0;             ///< of the post's holders, from 1
  Entity key{};               ///< of (post name, number)
  RoleId role;                ///< the post's first role, under which leave is capped
  int unit = 1;               ///< minutes: opened time comes in whole multiples of it
  Position first_column = 0;  ///< in the diary; the holder's columns lie side by side
  std::size_t columns = 1;
  std::vector<HolderTerms> terms;      ///< in order, without gaps, over the days on which the post exists
  std::vector<std::int16_t> rostered;  ///< minutes by day, 0 to the last; closed days included
  std::vector<std::array<std::int16_t, kCategories>> planned;  ///< the same minutes by category
  std::vector<Day> working_days;                               ///< with rostered minutes
  std::vector<char> away;                                      ///< by day: a long absence; empty: never
  std::vector<LeaveToAccrue> accruals;
  std::optional<Day> started;  ///< first day in the post, which may be before day 1; none: always there
  std::vector<double> pace;    ///< by day: placements, as a factor of the time for patients; empty: 1
  std::vector<HeldSession> sessions;  ///< by their start
  bool opens_daily = true;            ///< what DCC is left; without it patients are seen only in sessions
  std::array<std::size_t, 7> column_on{};  ///< by weekday, of the holder's columns: what is opened daily

  [[nodiscard]] bool is_away(Day day) const {
    return !away.empty() && away[static_cast<std::size_t>(day)] != 0;
  }
};

/// Part of a holder's time for patients, with its own column in the diary: who may be seen in it and where.
/// A holder has one for each kind of session and place, and one for the time outside sessions.
struct DiaryColumn {
  std::size_t holder = 0;         ///< index among the holders
  std::vector<SiteId> sites;      ///< empty: anywhere
  std::vector<StreamId> streams;  ///< empty: all
  friend bool operator==(const DiaryColumn&, const DiaryColumn&) = default;
};

/// What becomes of one holder's day, in whole minutes.
/// Rostered = vacancy + absent + public_holiday + leave + study + at work.
struct HolderDay {
  std::int16_t vacancy = 0, absent = 0, public_holiday = 0, leave = 0, study = 0;
  std::array<std::int16_t, kCategories> at_work{};  ///< by category, before sickness
  std::int16_t dcc_fixed = 0;
  std::int16_t opened = 0;             ///< for patients, before sickness, in all columns
  std::array<std::int16_t, 2> soft{};  ///< of SPA and AR at work: what cover may take
};

/// Days on which a post has no holder, first and last inclusive; whoever follows starts on the day after.
/// Last < first where somebody follows at once.
struct Vacancy {
  Day first = 0, last = 0;
};

/// The holder `number` (from 1) of the post as on a date; WTE 0 where the post has no such holder then.
[[nodiscard]] HolderTerms holder_terms_on(const Service& service, const Post& post, int number, Date date);

/// The holder with the days of the run: terms, rostered minutes, long absences, placements. Columns are not
/// given yet.
[[nodiscard]] Holder make_holder(const Service& service, PostId post, int number, Date eve, Day last);

/// Gives the holder its sessions and says which columns it needs, in their order; at least one.
[[nodiscard]] std::vector<DiaryColumn> make_columns(const Service& service, Date eve, Holder& holder);

/// Minutes of annual leave that a day in the post earns under these terms, public holidays included, in a
/// leave year of so many days.
[[nodiscard]] inline double leave_earned_a_day(const Service& service, const Post& post,
                                               const HolderTerms& terms, int year_days) {
  return (post.annual_leave_days + service.absence.public_holiday_days) * terms.full_day / year_days;
}

/// Days in the leave year that holds the date.
[[nodiscard]] int days_in_leave_year(const AbsenceRules& absence, Date date);

}  // namespace headroom
