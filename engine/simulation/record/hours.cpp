// Where every contracted minute of each holder went, added up by week once the run is over.

#include "simulation/record/hours.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "simulation/record/on_duty.hpp"
#include "simulation/record/protected_time_used.hpp"

namespace headroom {
namespace {

using Minutes64 = std::int64_t;

/// Minutes of one post in one week.
struct PostWeek {
  std::array<Minutes64, kPostSeries> minutes{};
  std::array<Minutes64, kCategories> delivered{}, protected_used{};
  std::array<double, kCategories> planned{};  ///< by the terms of each day
  Minutes64& operator[](PostSeries series) { return minutes[static_cast<std::size_t>(series)]; }
};

/// What a holder's day came to, once it is known whether they were off sick.
struct DayOutcome {
  const HolderDay& plan;
  int rostered = 0, booked = 0, attended = 0;
  std::array<int, kCategories> worked{};  ///< at work and not off sick
  int dcc_fixed = 0;                      ///< of the DCC worked
  int opened_lost_sick = 0;
  std::array<int, kCategories> protected_used{};  ///< of the minutes worked, taken to see patients

  [[nodiscard]] int all_protected_used() const { return protected_used[1] + protected_used[2]; }
  [[nodiscard]] int at_work() const {
    return plan.at_work[0] + plan.at_work[1] + plan.at_work[2] + plan.at_work[3];
  }
  [[nodiscard]] int all_worked() const { return worked[0] + worked[1] + worked[2] + worked[3]; }
  [[nodiscard]] int sick() const { return at_work() - all_worked(); }
};

/// Where in a holder's spells a day lies. Days are asked for in order.
class Health {
 public:
  enum class State { well, off, phased_return };
  explicit Health(const std::vector<Spell>& spells) : spells_{spells} {}

  [[nodiscard]] State on(Day day) {
    while (next_ < spells_.size() && spells_[next_].phased_to < day) ++next_;
    if (next_ == spells_.size() || spells_[next_].first > day) return State::well;
    return day <= spells_[next_].last ? State::off : State::phased_return;
  }

 private:
  const std::vector<Spell>& spells_;
  std::size_t next_ = 0;
};

/// One holder over the run.
struct HolderRun {
  const Model::Tables& tables;
  const HoursSeen& seen;
  std::size_t h;

  [[nodiscard]] const Holder& holder() const { return tables.roster.holders()[h]; }
  [[nodiscard]] DayOutcome outcome(Day day, Health::State health) const;
  void work(DayOutcome& outcome, Day day, Health::State health) const;
};

DayOutcome HolderRun::outcome(Day day, Health::State health) const {
  DayOutcome outcome{seen.roster.at(h, day, tables.last)};
  outcome.rostered = holder().rostered[static_cast<std::size_t>(day)];
  const std::int16_t* const booked = seen.booked.row(day) + holder().first_column;
  const std::int16_t* const not_attended = seen.not_attended.row(day) + holder().first_column;
  for (std::size_t column = 0; column < holder().columns; ++column) {
    outcome.booked += booked[column];
    outcome.attended += booked[column] - not_attended[column];
  }
  work(outcome, day, health);
  if (!seen.protected_time_used.empty()) {
    const UsedOnDay used = protected_time_used_on(seen, h, day);
    outcome.protected_used[1] = used.spa;
    outcome.protected_used[2] = used.ar;
  }
  return outcome;
}

void HolderRun::work(DayOutcome& outcome, Day day, Health::State health) const {
  const HolderDay& plan = outcome.plan;
  if (health == Health::State::off) {
    outcome.opened_lost_sick = plan.opened;
    return;
  }
  const double at = health == Health::State::well ? 1 : tables.roster.sickness(h).phased_at();
  for (std::size_t c = 0; c < kCategories; ++c)
    outcome.worked[c] = at < 1 ? phased_minutes(at, plan.at_work[c]) : plan.at_work[c];
  outcome.dcc_fixed = at < 1 ? phased_minutes(at, plan.dcc_fixed) : plan.dcc_fixed;
  if (at >= 1) return;
  outcome.opened_lost_sick = plan.opened;
  for (std::size_t column = 0; column < holder().columns; ++column) {
    const auto position = static_cast<Position>(holder().first_column + column);
    outcome.opened_lost_sick -= phased_opening(at, seen.roster.opened(position, day), holder().unit);
  }
}

/// Minutes of one holder in one week, from which those of the post and of the holder are added up.
struct HolderWeek {
  int rostered = 0, vacancy = 0, absent = 0, public_holiday = 0, leave = 0, study = 0, sickness = 0;
  int opened = 0, opened_lost_sick = 0, booked = 0, attended = 0, dcc_fixed = 0;
  std::array<int, kCategories> worked{}, protected_used{};
};

void add(const DayOutcome& day, HolderWeek& week) {
  const HolderDay& plan = day.plan;
  week.rostered += day.rostered;
  week.vacancy += plan.vacancy;
  week.absent += plan.absent;
  week.public_holiday += plan.public_holiday;
  week.leave += plan.leave;
  week.study += plan.study;
  week.sickness += day.sick();
  week.opened += plan.opened;
  week.opened_lost_sick += day.opened_lost_sick;
  week.booked += day.booked;
  week.attended += day.attended;
  week.dcc_fixed += day.dcc_fixed;
  for (std::size_t c = 0; c < kCategories; ++c) {
    week.worked[c] += day.worked[c];
    week.protected_used[c] += day.protected_used[c];
  }
}

void add(const HolderWeek& of, PostWeek& week) {
  // One field more does not compile until it is said here what becomes of it.
  const auto& [rostered, vacancy, absent, public_holiday, leave, study, sickness, opened, opened_lost_sick,
               booked, attended, dcc_fixed, worked, protected_used] = of;
  week[PostSeries::contracted] += rostered;
  week[PostSeries::lost_vacancy] += vacancy;
  week[PostSeries::lost_absent] += absent;
  week[PostSeries::lost_public_holiday] += public_holiday;
  week[PostSeries::lost_leave] += leave;
  week[PostSeries::lost_study] += study;
  week[PostSeries::lost_sickness] += sickness;
  week[PostSeries::dcc_opened] += opened;
  week[PostSeries::dcc_booked] += booked;
  week[PostSeries::dcc_attended] += attended;
  const int delivered_dcc = dcc_fixed + booked;
  week[PostSeries::dcc_unused] += worked[0] + protected_used[1] + protected_used[2] - delivered_dcc;
  week.delivered[0] += delivered_dcc;
  for (std::size_t c = 1; c < kCategories; ++c) {
    week.delivered[c] += worked[c] - protected_used[c];
    week.protected_used[c] += protected_used[c];
  }
}

void add(const HolderWeek& week, HolderMinutes& holder) {
  // One field more does not compile until it is said here what becomes of it.
  const auto& [rostered, vacancy, absent, public_holiday, leave, study, sickness, opened, opened_lost_sick,
               booked, attended, dcc_fixed, worked, protected_used] = week;
  holder.contracted += rostered;
  holder.vacancy += vacancy;
  holder.absent += absent;
  holder.public_holiday += public_holiday;
  holder.leave += leave;
  holder.study += study;
  holder.sickness += sickness;
  holder.opened += opened;
  holder.opened_lost_sick += opened_lost_sick;
  for (std::size_t c = 0; c < kCategories; ++c) {
    holder.at_work[c] += worked[c];
    holder.protected_used[c] += protected_used[c];
  }
  holder.dcc_fixed += dcc_fixed;
  holder.booked += booked;
  holder.attended += attended;
}

/// Every contracted minute has one cause.
void check(const DayOutcome& day, Health::State health, Day at) {
  const HolderDay& plan = day.plan;
  ensure(day.rostered ==
             plan.vacancy + plan.absent + plan.public_holiday + plan.leave + plan.study + day.at_work(),
         "a holder's rostered minutes are off or at work", at);
  ensure(plan.vacancy >= 0 && plan.absent >= 0 && plan.public_holiday >= 0 && plan.leave >= 0 &&
             plan.study >= 0 && day.sick() >= 0 && plan.soft[0] >= 0 && plan.soft[1] >= 0,
         "no cause takes less than no minutes", at);
  ensure(health != Health::State::off || day.booked == 0, "nobody is seen by a holder who is off sick", at);
  ensure(day.booked <= plan.opened - day.opened_lost_sick + day.all_protected_used(),
         "no more minutes are booked than were opened or taken from protected time", at);
  ensure(day.protected_used[1] <= plan.soft[0] && day.protected_used[2] <= plan.soft[1],
         "hard protected time is never taken", at);
}

void write(const PostWeek& sums, std::size_t week, std::size_t p, Observations& into) {
  const auto hours = [](Minutes64 minutes) { return static_cast<float>(static_cast<double>(minutes) / 60); };
  for (std::size_t s = 0; s < kPostSeries; ++s) {
    into.by_post[into.at(static_cast<PostSeries>(s), week, p)] += hours(sums.minutes[s]);
  }
  for (std::size_t c = 0; c < kCategories; ++c) {
    into.by_category[into.at(CategorySeries::planned_hours, week, p, c)] +=
        static_cast<float>(sums.planned[c] / 60);
    into.by_category[into.at(CategorySeries::delivered_hours, week, p, c)] += hours(sums.delivered[c]);
    into.by_category[into.at(CategorySeries::protected_hours_used, week, p, c)] +=
        hours(sums.protected_used[c]);
  }
}

void add_bank(const Model::Tables& tables, const std::vector<int>& bank, Observations& into) {
  const std::size_t posts = tables.service.posts.size();
  const auto first = static_cast<std::size_t>(tables.warm_up_days) / 7;
  for (std::size_t week = 0; week < tables.weeks; ++week) {
    for (std::size_t p = 0; p < posts; ++p) {
      into.by_post[into.at(PostSeries::bank, week, p)] =
          static_cast<float>(bank[(first + week) * posts + p] / 60.0);
    }
  }
}

/// The vacancies that touch the reported days on which the post has this holder, cut to them.
std::vector<DaySpan> reported_vacancies(const Model::Tables& tables, const Holder& holder,
                                        const std::vector<Vacancy>& vacancies) {
  std::vector<DaySpan> spans;
  for (const Vacancy& vacancy : vacancies) {
    for (const HolderTerms& terms : holder.terms) {
      if (terms.wte <= 0) continue;
      const Day first = std::max({vacancy.first, terms.first, tables.warm_up_days + 1});
      const Day last = std::min({vacancy.last, terms.last, tables.end});
      if (first > last) continue;
      const DaySpan span{first - tables.warm_up_days - 1, last - tables.warm_up_days - 1};
      if (!spans.empty() && spans.back().last + 1 == span.first) {
        spans.back().last = span.last;
      } else {
        spans.push_back(span);
      }
    }
  }
  return spans;
}

/// Adds up one holder's days into the weeks of their post and into their own total.
void add_days(const HolderRun& run, OnDuty& on_duty, PostWeek* weeks, HolderMinutes& total) {
  const Holder& holder = run.holder();
  const Day warm_up = run.tables.warm_up_days, end = run.tables.end;
  const bool rules = !run.tables.service.cover.minimum_on_duty.empty();
  Health health{run.seen.roster.spells[run.h]};
  HolderWeek week;
  PostWeek* of_post = weeks;
  Day week_ends = warm_up + 7;
  const auto end_week = [&] {
    add(week, *of_post);
    add(week, total);
    week = {};
  };
  auto terms = holder.terms.begin();
  for (Day day : holder.working_days) {
    if (day > end) break;
    while (terms->last < day) ++terms;
    const Health::State state = health.on(day);
    const DayOutcome outcome = run.outcome(day, state);
    check(outcome, state, day);
    if (day <= warm_up) continue;
    if (day > week_ends) {
      end_week();
      const Day weeks_on = (day - week_ends + 6) / 7;
      of_post += weeks_on;
      week_ends += 7 * weeks_on;
    }
    add(outcome, week);
    for (std::size_t c = 0; c < kCategories; ++c) of_post->planned[c] += outcome.rostered * terms->plan[c];
    if (rules && outcome.all_worked() > 0) on_duty.count(holder, day);
  }
  if (week.rostered > 0) end_week();
}

}  // namespace

void record_hours(const Model::Tables& tables, const HoursSeen& seen, Observations& into) {
  std::vector<PostWeek> sums(tables.service.posts.size() * tables.weeks);
  OnDuty on_duty{tables};
  for (std::size_t h = 0; h < tables.roster.holders().size(); ++h) {
    const HolderRun run{tables, seen, h};
    const Holder& holder = run.holder();
    HolderMinutes total;
    total.post = holder.post;
    total.number = holder.number;
    total.vacancies = reported_vacancies(tables, holder, seen.roster.vacancies[h]);
    for (Day day : seen.roster.over_cap[h])
      total.leave_over_cap_days += day > tables.warm_up_days && day <= tables.end;
    add_days(run, on_duty, sums.data() + holder.post.index * tables.weeks, total);
    into.holders.push_back(std::move(total));
  }
  for (std::size_t p = 0; p < tables.service.posts.size(); ++p) {
    for (std::size_t week = 0; week < tables.weeks; ++week)
      write(sums[p * tables.weeks + week], week, p, into);
  }
  if (!seen.bank.empty()) add_bank(tables, seen.bank, into);
  into.protected_uses = record_protected_time_used(tables, seen);
  into.below_minimum = on_duty.below();
}

}  // namespace headroom
