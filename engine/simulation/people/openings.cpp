// What of a holder's day is opened for patients: sessions first, then the rest, at the pace of the day.

#include <algorithm>

#include "simulation/people/roster.hpp"

namespace headroom {
namespace {

double induction_on(const std::vector<InductionStep>& steps, Day since_start) {
  for (const InductionStep& step : steps) {
    if (since_start < step.days) return step.at;
    since_start -= step.days;
  }
  return 1;
}

/// The pace at which a holder's time is opened: placements, and the induction of whoever is in post. Days are
/// asked for in order.
class Pace {
 public:
  Pace(const Post& post, const Holder& holder, const Followers& followers)
      : steps_{post.induction},
        pace_{holder.pace},
        vacancies_{followers.vacancies},
        started_{followers.started} {}

  [[nodiscard]] double on(Day day) {
    double pace = pace_.empty() ? 1.0 : pace_[static_cast<std::size_t>(day)];
    if (steps_.empty()) return pace;
    for (; next_ < vacancies_.size() && vacancies_[next_].last < day; ++next_)
      started_ = vacancies_[next_].last + 1;
    if (started_) pace *= induction_on(steps_, day - *started_);
    return pace;
  }

 private:
  const std::vector<InductionStep>& steps_;
  const std::vector<double>& pace_;
  const std::vector<Vacancy>& vacancies_;
  std::size_t next_ = 0;
  std::optional<Day> started_;
};

/// Whole units of the minutes; 0 of less than none.
int in_units(double minutes, int unit) {
  return minutes > 0 ? static_cast<int>((minutes + 1e-9) / unit) * unit : 0;
}

bool is_held(const HeldSession& session, Day day, std::size_t weekday) {
  if (session.weekday != weekday) return false;
  const Day days = day - static_cast<Day>(weekday) - session.monday;  // from Monday to Monday
  return days / 7 % session.every_weeks == 0;
}

/// One holder's days, opened in their order.
struct Opening {
  const Holder& holder;
  std::size_t days;  ///< of a column
  std::int16_t* opened;
  double carried = 0;     ///< DCC for patients that made no unit yet, or that sessions took ahead
  double fixed_owed = 0;  ///< fixed DCC that a day had no room for
  std::array<double, 2> hard_owed{};

  void set_soft(const HolderTerms& terms, int at_work, HolderDay& day);
  int open_sessions(Day day, std::size_t weekday, double share_of_day, double pace, int room);
  int open_rest(Day day, std::size_t weekday, double minutes);
  void add(Day day, std::size_t column, int minutes) {
    std::int16_t& cell = opened[column * days + static_cast<std::size_t>(day)];
    cell = static_cast<std::int16_t>(cell + minutes);
  }
};

/// What of SPA and AR cover may take: all but the hard activities' part of the day.
void Opening::set_soft(const HolderTerms& terms, int at_work, HolderDay& day) {
  day.soft = {day.at_work[1], day.at_work[2]};
  for (std::size_t i = 0; i < 2; ++i) {
    if (terms.hard[i] <= 0) continue;
    const int minutes = day.at_work[i + 1];
    hard_owed[i] += terms.hard[i] * at_work;
    const int hard = std::min(minutes, static_cast<int>(hard_owed[i] + 1e-9));
    hard_owed[i] -= hard;
    day.soft[i] = static_cast<std::int16_t>(minutes - hard);
  }
}

/// Each session is cut to what is left of the day, and to its part of a day in part; gives the minutes
/// opened.
int Opening::open_sessions(Day day, std::size_t weekday, double share_of_day, double pace, int room) {
  int sum = 0;
  for (const HeldSession& session : holder.sessions) {
    if (!is_held(session, day, weekday)) continue;
    const double length = std::min(session.minutes * share_of_day, static_cast<double>(room));
    room -= static_cast<int>(length);
    const int minutes = in_units(length * pace, holder.unit);
    add(day, session.column, minutes);
    sum += minutes;
  }
  return sum;
}

int Opening::open_rest(Day day, std::size_t weekday, double minutes) {
  carried += minutes;
  const int whole = in_units(carried, holder.unit);
  carried -= whole;
  if (whole > 0) add(day, holder.column_on[weekday], whole);
  return whole;
}

}  // namespace

void open_for_patients(const Service& service, const Holder& holder, const Followers& followers, Date eve,
                       Day last, HolderDay* days, std::int16_t* opened) {
  if (holder.working_days.empty()) return;
  Opening opening{holder, static_cast<std::size_t>(last) + 1, opened};
  Pace pace{service[holder.post], holder, followers};
  auto terms = holder.terms.begin();
  PlanSplit part_days{terms->plan};
  const auto first_weekday = static_cast<Day>(eve.weekday());
  for (Day day : holder.working_days) {
    while (terms->last < day) part_days.change((++terms)->plan);
    HolderDay& d = days[day];
    const int rostered = holder.rostered[static_cast<std::size_t>(day)];
    const int at_work = rostered - d.vacancy - d.absent - d.public_holiday - d.leave - d.study;
    if (at_work == 0) continue;
    d.at_work = at_work == rostered ? holder.planned[static_cast<std::size_t>(day)]
                                    : part_days.take(at_work, at_work);
    const auto weekday = static_cast<std::size_t>((first_weekday + day) % 7);
    const int dcc = d.at_work[static_cast<std::size_t>(Category::dcc)];
    // A day partly off does its part of the fixed work too.
    opening.fixed_owed += terms->fixed[weekday] * at_work / rostered;
    d.dcc_fixed = static_cast<std::int16_t>(std::min(dcc, static_cast<int>(opening.fixed_owed + 1e-9)));
    opening.fixed_owed -= d.dcc_fixed;
    opening.set_soft(*terms, at_work, d);
    const double pace_today = pace.on(day);
    int minutes = 0;
    if (!holder.sessions.empty()) {
      minutes = opening.open_sessions(day, weekday, static_cast<double>(at_work) / rostered, pace_today,
                                      at_work - d.dcc_fixed);
    }
    if (holder.opens_daily)
      minutes += opening.open_rest(day, weekday, (dcc - d.dcc_fixed) * pace_today - minutes);
    d.opened = static_cast<std::int16_t>(minutes);
  }
}

}  // namespace headroom
