// Leave earned by days in post, wishes of one day or one or two weeks, and the cap of the role.

#include "simulation/people/leave.hpp"

#include <algorithm>
#include <cmath>

namespace headroom {
namespace {

/// What a day is to a holder's entitlement.
enum class Standing : char { out_of_post, in_post, away, vacant };

std::vector<Standing> standings(const Holder& holder, Day last, const std::vector<Vacancy>& vacancies) {
  std::vector<Standing> by_day(static_cast<std::size_t>(last) + 1, Standing::out_of_post);
  for (const HolderTerms& terms : holder.terms) {
    for (Day day = terms.first; day <= terms.last; ++day) {
      by_day[static_cast<std::size_t>(day)] = holder.is_away(day) ? Standing::away : Standing::in_post;
    }
  }
  for (const Vacancy& vacancy : vacancies) {
    for (Day day = vacancy.first; day <= std::min(last, vacancy.last); ++day) {
      if (by_day[static_cast<std::size_t>(day)] != Standing::out_of_post)
        by_day[static_cast<std::size_t>(day)] = Standing::vacant;
    }
  }
  return by_day;
}

/// One holder's leave as it is put together.
struct Planner {
  const Service& service;
  const Holder& holder;
  const OpenDays& open;
  const LeaveCalendar& calendar;
  std::vector<Standing> standing;
  std::vector<char> taken;  ///< by day: leave of an absence; empty: none

  [[nodiscard]] const Post& post() const { return service[holder.post]; }
  [[nodiscard]] Standing at(Day day) const { return standing[static_cast<std::size_t>(day)]; }
  [[nodiscard]] int rostered(Day day) const { return holder.rostered[static_cast<std::size_t>(day)]; }
  [[nodiscard]] bool free_to_take(Day day) const {
    return at(day) == Standing::in_post && rostered(day) > 0 && open.is_open(day);
  }

  [[nodiscard]] double accrued(const LeaveToAccrue& absence) const;
  void add_accrued(const LeaveToAccrue& absence, HolderLeave& into);
  [[nodiscard]] LeavePart part(Day first, Day last, int year_days) const;
  void add_parts(HolderLeave& into) const;
  void carry_over(std::vector<LeavePart>& parts) const;
};

/// Minutes that the absence earns for whoever is away at its end: somebody who leaves during it takes theirs
/// along.
double Planner::accrued(const LeaveToAccrue& absence) const {
  double minutes = absence.before;
  for (const HolderTerms& terms : holder.terms) {
    const Day last = std::min(terms.last, absence.last);
    for (Day day = std::max(terms.first, absence.first); day <= last; ++day) {
      if (at(day) == Standing::vacant) minutes = 0;
      if (at(day) != Standing::away) continue;
      minutes += leave_earned_a_day(service, post(), terms,
                                    days_in_leave_year(service.absence, calendar.eve + Days{day}));
    }
  }
  return minutes;
}

/// Whoever leaves takes what they have not used with them.
void Planner::add_accrued(const LeaveToAccrue& absence, HolderLeave& into) {
  int left = static_cast<int>(std::floor(accrued(absence) + 0.5 + 1e-9));
  for (Day day = absence.last + 1; day <= calendar.last && left > 0; ++day) {
    if (at(day) == Standing::vacant) return;
    if (!free_to_take(day)) continue;
    const int minutes = std::min(left, rostered(day));
    into.accrued.push_back({day, minutes});
    left -= minutes;
    if (taken.empty()) taken.assign(standing.size(), 0);
    taken[static_cast<std::size_t>(day)] = 1;
  }
}

LeavePart Planner::part(Day first, Day last, int year_days) const {
  LeavePart part{first, last, 0, 0, 0, {}, {}};
  const AbsenceRules& absence = service.absence;
  double leave = 0, study = 0, closed = 0, weight = 0;
  const bool even = absence.leave_pattern == kEvenMonths;
  for (const HolderTerms& terms : holder.terms) {
    int days = 0;
    for (Day day = std::max(first, terms.first); day <= std::min(last, terms.last); ++day) {
      if (at(day) != Standing::in_post) continue;
      ++days;
      if (!open.is_open(day)) closed += rostered(day);
      if (!free_to_take(day) || (!taken.empty() && taken[static_cast<std::size_t>(day)] != 0)) continue;
      part.days.push_back(day);
      if (even) continue;
      weight += absence.leave_pattern[calendar.month[static_cast<std::size_t>(day)] - 1U];
      part.up_to.push_back(weight);
    }
    const double years = static_cast<double>(days) / year_days;
    leave += (post().annual_leave_days + absence.public_holiday_days) * terms.full_day * years;
    study += absence.study_days * terms.full_day * years;
  }
  if (weight <= 0) part.up_to.clear();  // no month of the part is ever wished for
  part.leave_minutes = static_cast<int>(std::max(0.0, std::floor(leave - closed + 0.5)));
  part.study_minutes = static_cast<int>(std::floor(study + 0.5));
  return part;
}

void Planner::add_parts(HolderLeave& into) const {
  if (holder.terms.empty()) return;
  const Day last = holder.terms.back().last;
  for (Day first = holder.terms.front().first; first <= last;) {
    const Date year = latest_on_or_before(calendar.eve + Days{first}, service.absence.leave_year);
    const Date next = latest_on_or_before(year + Days{370}, service.absence.leave_year);
    Day to = std::min(last, (next - calendar.eve).value() - 1);
    const bool beyond = first > calendar.end;
    if (!beyond) to = std::min(to, calendar.end);
    into.parts.push_back(part(first, to, (next - year).value()));
    into.parts.back().occurrence = static_cast<std::uint64_t>(year.year()) * 100'000 + (beyond ? 50'000 : 0);
    first = to + 1;
  }
  if (!taken.empty()) carry_over(into.parts);
}

/// The block after a long absence may leave a year too few days for its own leave: the rest is taken in the
/// next.
void Planner::carry_over(std::vector<LeavePart>& parts) const {
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    int room = 0;
    for (Day day : parts[i].days) room += rostered(day);
    const int rest = std::max(0, parts[i].leave_minutes - room);
    parts[i].leave_minutes -= rest;
    parts[i + 1].leave_minutes += rest;
  }
}

std::size_t index_below(double u, std::size_t size) {
  return std::min(size - 1, static_cast<std::size_t>(u * static_cast<double>(size)));
}

/// The first day of a wish, as a position among the days of the part.
std::size_t wished(const LeavePart& part, double u) {
  if (part.up_to.empty()) return index_below(u, part.days.size());
  const auto at = std::upper_bound(part.up_to.begin(), part.up_to.end() - 1, u * part.up_to.back());
  return static_cast<std::size_t>(at - part.up_to.begin());
}

int days_a_week(const Holder& holder, Day day) {
  for (const HolderTerms& terms : holder.terms) {
    if (day <= terms.last) return terms.days_a_week;
  }
  return 1;
}

/// Two weeks, one week or a single day. The shares are an assumption.
int wished_days(double u, int days_a_week) {
  constexpr double kTwoWeeks = 0.15, kOneWeek = 0.45;
  if (u < kTwoWeeks) return 2 * days_a_week;
  return u < kTwoWeeks + kOneWeek ? days_a_week : 1;
}

bool under_cap(const LeaveBook& book, Day day) { return book.on_leave[day] < book.cap[day]; }

/// Takes leave on the day, all of it or what is left, and says how much.
int take_leave(const LeaveBook& book, Day day, int left) {
  const int taken = std::min(left, static_cast<int>(book.holder.rostered[static_cast<std::size_t>(day)]));
  book.days[day].leave = static_cast<std::int16_t>(taken);
  ++book.on_leave[day];
  return taken;
}

/// Each wish is walked forwards from its first day, round the end of the part to its beginning; a day on
/// which the role is at its cap is passed over. When no day is left under the cap the rest goes over it.
std::vector<Day> place_leave(const LeaveBook& book, const LeavePart& part, const ReplicationDraws& draws) {
  std::vector<Day> over_cap;
  int left = part.leave_minutes;
  std::size_t untaken = part.days.size();
  bool capped = true;
  for (std::uint64_t wish = 0; left > 0 && untaken > 0; ++wish) {
    auto generator = draws.generator(Purpose::leave, book.holder.key, part.occurrence + wish);
    std::size_t at = wished(part, uniform_01(generator));
    int wanted = wished_days(uniform_01(generator), days_a_week(book.holder, part.days[at]));
    bool any = false;
    for (std::size_t step = 0; step < part.days.size() && wanted > 0 && left > 0; ++step) {
      const Day day = part.days[at];
      at = at + 1 == part.days.size() ? 0 : at + 1;
      if (book.days[day].leave > 0 || (capped && !under_cap(book, day))) continue;
      if (!under_cap(book, day)) over_cap.push_back(day);
      left -= take_leave(book, day, left);
      --untaken;
      --wanted;
      any = true;
    }
    if (!any) capped = false;
  }
  return over_cap;
}

/// Takes study of what the day has left, and says how much.
int take_study(const LeaveBook& book, Day day, int left) {
  HolderDay& of = book.days[day];
  const int rest = book.holder.rostered[static_cast<std::size_t>(day)] - of.leave - of.study;
  const int taken = std::min(left, rest);
  of.study = static_cast<std::int16_t>(of.study + taken);
  return taken;
}

/// Single days, drawn evenly, outside the cap; a day with leave is passed over. Where every day has leave or
/// study, such as the only working day of part of a leave year, what these leave of it is taken.
void place_study(const LeaveBook& book, const LeavePart& part, const ReplicationDraws& draws) {
  int left = part.study_minutes;
  for (std::uint64_t wish = 0; left > 0; ++wish) {
    std::size_t at =
        index_below(draws.uniform(Purpose::study, book.holder.key, part.occurrence + wish), part.days.size());
    std::size_t step = 0;
    while (step < part.days.size() &&
           (book.days[part.days[at]].leave > 0 || book.days[part.days[at]].study > 0)) {
      at = at + 1 == part.days.size() ? 0 : at + 1;
      ++step;
    }
    if (step == part.days.size()) break;
    left -= take_study(book, part.days[at], left);
  }
  for (const Day day : part.days) left -= take_study(book, day, left);
}

}  // namespace

LeaveCalendar leave_calendar(Date eve, Day end, Day last) {
  LeaveCalendar calendar{eve, end, last, {}};
  for (Day day = 0; day <= last; ++day) {
    calendar.month.push_back(static_cast<std::uint8_t>((eve + Days{day}).month()));
  }
  return calendar;
}

HolderLeave leave_of(const Service& service, const Holder& holder, const OpenDays& open,
                     const LeaveCalendar& calendar, const std::vector<Vacancy>& vacancies) {
  HolderLeave leave;
  Planner planner{service, holder, open, calendar, standings(holder, calendar.last, vacancies), {}};
  for (const LeaveToAccrue& absence : holder.accruals) planner.add_accrued(absence, leave);
  planner.add_parts(leave);
  return leave;
}

std::vector<Day> place_leave_and_study(const LeaveBook& book, const LeavePart& part,
                                       const ReplicationDraws& draws) {
  if (part.days.empty()) return {};
  std::vector<Day> over_cap = place_leave(book, part, draws);
  place_study(book, part, draws);
  return over_cap;
}

}  // namespace headroom
