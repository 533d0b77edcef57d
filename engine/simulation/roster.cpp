#include "simulation/roster.hpp"

#include <algorithm>
#include <cmath>

#include "service/calendar.hpp"

namespace headroom {
namespace {

/// One holder's days of one replication, with what is needed to fill them.
struct HolderWeeks {
  const Holder& holder;
  HolderDay* days;
  int* on_leave;  ///< of the holder's role, by day
  const RosterPlan& plan;

  [[nodiscard]] int rostered(Day day) const { return holder.rostered[static_cast<std::size_t>(day)]; }
  [[nodiscard]] HolderDay& at(Day day) const { return days[day]; }
  [[nodiscard]] bool under_cap(Day day) const { return on_leave[day] < plan.leave_cap(holder.role, day); }
};

void fill_closed_days(const HolderWeeks& weeks, const OpenDays& open, Day last) {
  for (Day day = 1; day <= last; ++day) {
    if (weeks.rostered(day) > 0 && !open.is_open(day)) {
      weeks.at(day).public_holiday = static_cast<std::int16_t>(weeks.rostered(day));
    }
  }
}

std::size_t index_below(double u, std::size_t size) {
  return std::min(size - 1, static_cast<std::size_t>(u * static_cast<double>(size)));
}

/// Takes leave on the day, all of it or what is left, and says how much.
int take_leave(const HolderWeeks& weeks, Day day, int left) {
  const int taken = std::min(left, weeks.rostered(day));
  weeks.at(day).leave = static_cast<std::int16_t>(taken);
  ++weeks.on_leave[day];
  return taken;
}

/// Blocks of a week's working days, each wished from a day drawn evenly over the part and walked forwards,
/// round the end to its beginning; a day on which the role is at its cap is passed over. Returns the days
/// that had to be placed over the cap.
int place_leave(const HolderWeeks& weeks, const LeavePart& part, const std::vector<Day>& workdays,
                const ReplicationDraws& draws) {
  int left = part.leave_minutes, over_cap = 0;
  std::size_t untaken = workdays.size();
  bool capped = true;
  for (std::uint64_t wish = 0; left > 0 && untaken > 0; ++wish) {
    std::size_t at =
        index_below(draws.uniform(Purpose::leave, weeks.holder.key, part.occurrence + wish), workdays.size());
    int wanted = weeks.holder.days_a_week;
    bool any = false;
    for (std::size_t step = 0; step < workdays.size() && wanted > 0 && left > 0; ++step) {
      const Day day = workdays[at];
      at = at + 1 == workdays.size() ? 0 : at + 1;
      if (weeks.at(day).leave > 0 || (capped && !weeks.under_cap(day))) continue;
      if (!weeks.under_cap(day)) ++over_cap;
      left -= take_leave(weeks, day, left);
      --untaken;
      --wanted;
      any = true;
    }
    if (!any) capped = false;  // no day is left under the cap
  }
  return over_cap;
}

/// Single days, drawn evenly, outside the cap; a day with leave is passed over.
void place_study(const HolderWeeks& weeks, const LeavePart& part, const std::vector<Day>& workdays,
                 const ReplicationDraws& draws) {
  int left = part.study_minutes;
  for (std::uint64_t wish = 0; left > 0; ++wish) {
    std::size_t at =
        index_below(draws.uniform(Purpose::study, weeks.holder.key, part.occurrence + wish), workdays.size());
    std::size_t step = 0;
    while (step < workdays.size() && (weeks.at(workdays[at]).leave > 0 || weeks.at(workdays[at]).study > 0)) {
      at = at + 1 == workdays.size() ? 0 : at + 1;
      ++step;
    }
    if (step == workdays.size()) return;
    const int taken = std::min(left, weeks.rostered(workdays[at]));
    weeks.at(workdays[at]).study = static_cast<std::int16_t>(taken);
    left -= taken;
  }
}

/// Minutes of DCC without booked patients that fall due on one weekday of a holder.
std::array<double, 7> fixed_minutes(const Post& post, const Holder& holder) {
  std::array<double, 7> minutes{};
  for (const FixedActivity& activity : post.dcc_fixed) {
    const double a_week = activity.per_week.value() * 60 * holder.wte;
    if (activity.day && holder.works[static_cast<std::size_t>(*activity.day)]) {
      minutes[static_cast<std::size_t>(*activity.day)] += a_week;
      continue;
    }
    for (std::size_t day = 0; day < 7; ++day) {
      if (holder.works[day]) minutes[day] += a_week / holder.days_a_week;
    }
  }
  return minutes;
}

/// Splits each day at work by category and opens what DCC leaves for patients, in whole units; what does not
/// make a unit, and fixed DCC that a day had no room for, wait for the holder's next day.
void open_days_for_patients(const HolderWeeks& weeks, const Post& post, Date eve, Day last) {
  const std::array<double, 7> fixed = fixed_minutes(post, weeks.holder);
  PlanSplit part_days{post.plan};
  double fixed_owed = 0;
  int carried = 0;
  std::size_t weekday = static_cast<std::size_t>(eve.weekday());
  for (Day day = 1; day <= last; ++day) {
    weekday = weekday == 6 ? 0 : weekday + 1;
    HolderDay& d = weeks.at(day);
    const int at_work = weeks.rostered(day) - d.public_holiday - d.leave - d.study;
    if (at_work == 0) continue;
    const bool whole_day = at_work == weeks.rostered(day);
    d.at_work =
        whole_day ? weeks.holder.planned[static_cast<std::size_t>(day)] : part_days.take(at_work, at_work);
    const int dcc = d.at_work[static_cast<std::size_t>(Category::dcc)];
    // A day partly off does its part of the fixed work too.
    fixed_owed += fixed[weekday] * at_work / weeks.rostered(day);
    d.dcc_fixed = static_cast<std::int16_t>(std::min(dcc, static_cast<int>(std::floor(fixed_owed + 1e-9))));
    fixed_owed -= d.dcc_fixed;
    const int available = dcc - d.dcc_fixed + carried;
    d.opened = static_cast<std::int16_t>(available / weeks.holder.unit * weeks.holder.unit);
    carried = available - d.opened;
  }
}

}  // namespace

void draw_roster(const Service& service, const RosterPlan& plan, const OpenDays& open,
                 const ReplicationDraws& draws, Roster& into) {
  const Day last = plan.last();
  const std::size_t days = static_cast<std::size_t>(last) + 1, holders = plan.holders().size();
  into.days.assign(holders * days, HolderDay{});
  into.on_leave.assign(service.roles.size() * days, 0);
  into.leave_over_cap.assign(holders, 0);
  into.spells.resize(holders);
  const Date eve = first_simulated_day(service.calendar) - Days{1};
  for (std::size_t h = 0; h < holders; ++h) {
    const Holder& holder = plan.holders()[h];
    const HolderWeeks weeks{holder, &into.days[h * days], &into.on_leave[holder.role.index * days], plan};
    fill_closed_days(weeks, open, last);
    for (const LeavePart& part : plan.parts(h)) {
      if (part.leave_minutes == 0 && part.study_minutes == 0) continue;
      into.workdays.clear();
      for (Day day = part.first; day <= part.last; ++day) {
        if (weeks.rostered(day) > 0 && weeks.at(day).public_holiday == 0) into.workdays.push_back(day);
      }
      if (into.workdays.empty()) continue;
      into.leave_over_cap[h] += place_leave(weeks, part, into.workdays, draws);
      place_study(weeks, part, into.workdays, draws);
    }
    open_days_for_patients(weeks, service.posts[holder.post.index], eve, last);
    into.spells[h].clear();
    plan.sickness(h).draw(draws, holder.key, last, into.spells[h]);
  }
}

}  // namespace headroom
