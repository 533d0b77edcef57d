// A holder's terms by turning days, rostered minutes with carried fractions, absences and placements.

#include "simulation/people/holder.hpp"

#include <algorithm>
#include <cmath>

#include "service/calendar.hpp"

namespace headroom {
namespace {

int count(const WeekdaySet& days) { return static_cast<int>(std::count(days.begin(), days.end(), true)); }

std::array<double, 2> hard_shares(const Post& post, Hours week) {
  std::array<double, 2> shares{};
  for (const Activity& activity : post.activities) {
    if (activity.protection != Protection::hard) continue;
    if (activity.category == Category::spa) shares[0] += activity.per_week / week;
    if (activity.category == Category::ar) shares[1] += activity.per_week / week;
  }
  return shares;
}

/// The days on which something about the holder's terms may change, from 1, sorted; the last is the day
/// after the last in the post.
std::vector<Day> turning_days(const Service& service, const Post& post, Date eve, Day last) {
  Day first = 1;
  if (post.from) first = std::max(first, (*post.from - eve).value());
  if (post.until) last = std::min(last, (*post.until - eve).value());
  std::vector<Day> days{first};
  const auto turn = [&](Date date) {
    const Day day = (date - eve).value();
    if (day > first && day <= last) days.push_back(day);
  };
  for (const PlanChange& change : post.changes) turn(change.from);
  for (const DatedHours& change : service.hours_changes) turn(change.from);
  if (last < first) return {};
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  days.push_back(last + 1);
  return days;
}

void add_terms(const Service& service, const Post& post, Date eve, Day last, Holder& holder) {
  const std::vector<Day> turns = turning_days(service, post, eve, last);
  for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
    HolderTerms terms = holder_terms_on(service, post, holder.number, eve + Days{turns[i]});
    terms.first = turns[i];
    terms.last = turns[i + 1] - 1;
    holder.terms.push_back(terms);
  }
}

/// Whole minutes a day on the holder's weekdays, and by category; fractions are carried to the next of them.
void add_rostered(Date eve, Day last, Holder& holder) {
  holder.rostered.assign(static_cast<std::size_t>(last) + 1, 0);
  holder.planned.assign(holder.rostered.size(), {});
  PlanSplit split{JobPlan{}};
  double owed = 0;
  for (const HolderTerms& terms : holder.terms) {
    split.change(terms.plan);
    for (Day day = terms.first; day <= terms.last; ++day) {
      if (terms.wte <= 0 || !terms.works[static_cast<std::size_t>((eve + Days{day}).weekday())]) continue;
      owed += terms.a_day;
      const int whole = static_cast<int>(std::floor(owed + 1e-9));
      owed -= whole;
      holder.rostered[static_cast<std::size_t>(day)] = static_cast<std::int16_t>(whole);
      holder.planned[static_cast<std::size_t>(day)] = split.take(terms.a_day, whole);
      if (whole > 0) holder.working_days.push_back(day);
    }
  }
}

/// Leave earned by an absence before day 1, less what was taken of it before day 1 if it had ended.
double accrued_before(const Service& service, const Post& post, const LongAbsence& absence, int number,
                      Date eve) {
  Date first = absence.from, until = absence.until.value_or(eve);
  if (post.from) first = std::max(first, *post.from);
  if (post.until) until = std::min(until, *post.until);
  double minutes = 0;
  for (Date date = first; date <= std::min(until, eve); date = date + Days{1}) {
    minutes += leave_earned_a_day(service, post, holder_terms_on(service, post, number, date),
                                  days_in_leave_year(service.absence, date));
  }
  if (until >= eve) return minutes;
  const std::vector<bool> open = open_days(service.calendar, until + Days{1}, (eve - until).value());
  for (std::size_t i = 0; i < open.size() && minutes > 0; ++i) {
    const Date date = until + Days{static_cast<std::int32_t>(i) + 1};
    const HolderTerms terms = holder_terms_on(service, post, number, date);
    if (open[i] && terms.works[static_cast<std::size_t>(date.weekday())]) minutes -= terms.a_day;
  }
  return std::max(0.0, minutes);
}

void add_absences(const Service& service, const Post& post, Date eve, Day last, Holder& holder) {
  for (const LongAbsence& absence : post.absent) {
    const Day first = std::max(1, (absence.from - eve).value());
    const Day until = absence.until ? std::min(last, (*absence.until - eve).value()) : last;
    if (holder.away.empty()) holder.away.assign(static_cast<std::size_t>(last) + 1, 0);
    for (Day day = first; day <= until; ++day) holder.away[static_cast<std::size_t>(day)] = 1;
    if (!absence.accrues_leave || first > last) continue;
    // One that ended before day 1 goes on with what is left of its leave from day 1.
    holder.accruals.push_back(
        {first, std::max(0, until),
         absence.from <= eve ? accrued_before(service, post, absence, holder.number, eve) : 0.0});
  }
}

void add_placements(const Service& service, Date eve, Day last, Holder& holder) {
  for (const Placement& placement : service.absence.placements) {
    if (placement.post != holder.post) continue;
    if (holder.pace.empty()) holder.pace.assign(static_cast<std::size_t>(last) + 1, 1);
    const Day first = (placement.from - eve).value();
    const Day days = 7 * static_cast<Day>(placement.pace.size());
    for (Day day = std::max(1, first); day <= std::min(last, first + days - 1); ++day) {
      holder.pace[static_cast<std::size_t>(day)] *=
          placement.pace[static_cast<std::size_t>((day - first) / 7)];
    }
  }
}

}  // namespace

HolderTerms holder_terms_on(const Service& service, const Post& post, int number, Date date) {
  HolderTerms terms;
  const PostTerms agreed = terms_on(post, date);
  const auto index = static_cast<std::size_t>(number - 1);
  if (index >= agreed.holders.size()) return terms;
  terms.wte = agreed.holders[index];
  const Hours full_time = full_time_hours(service, date);
  terms.works = working_days(service, post, number, terms.wte);
  terms.days_a_week = count(terms.works);
  terms.full_day = terms.wte * full_time.value() / 5 * 60;
  terms.a_day = terms.days_a_week == 0 ? 0 : terms.wte * full_time.value() * 60 / terms.days_a_week;
  const Hours week = full_time * terms.wte;
  terms.plan = holder_plan(post, agreed.plan, week);
  terms.fixed = fixed_minutes(post, terms.works, terms.wte);
  if (week > Hours{}) terms.hard = hard_shares(post, week);
  return terms;
}

int days_in_leave_year(const AbsenceRules& absence, Date date) {
  const Date year = latest_on_or_before(date, absence.leave_year);
  return (latest_on_or_before(year + Days{370}, absence.leave_year) - year).value();
}

Holder make_holder(const Service& service, PostId post_id, int number, Date eve, Day last) {
  const Post& post = service[post_id];
  Holder holder;
  holder.post = post_id;
  holder.number = number;
  holder.key = entity(name_key(post.name), 0, static_cast<std::uint32_t>(number));
  holder.role = post.roles.front();
  holder.unit = static_cast<int>(opening_unit(service, post).value());
  if (post.from) holder.started = (*post.from - eve).value();
  add_terms(service, post, eve, last, holder);
  add_rostered(eve, last, holder);
  add_absences(service, post, eve, last, holder);
  add_placements(service, eve, last, holder);
  return holder;
}

}  // namespace headroom
