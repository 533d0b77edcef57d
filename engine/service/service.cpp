// What follows from a service's values: units of opening, working days, new hours, longest stretches, costs.

#include "service/service.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "random/stream.hpp"
#include "service/calendar.hpp"
#include "service/pay.hpp"

namespace headroom {

std::optional<std::size_t> preference(const Post& post, const Appointment& appointment) {
  for (std::size_t i = 0; i < appointment.by.size(); ++i) {
    if (std::find(post.roles.begin(), post.roles.end(), appointment.by[i]) != post.roles.end()) return i;
  }
  return std::nullopt;
}

Minutes slot_length(const Appointment& a, double productivity) {
  const double minutes = std::floor(static_cast<double>(a.minutes.value()) / productivity + 0.5 + 1e-9);
  return std::max(Minutes{1}, Minutes{static_cast<std::int64_t>(minutes)} + a.admin + a.travel);
}

Hours full_time_hours(const Service& service, Date day) {
  Hours hours = service.full_time_hours;
  for (const DatedHours& change : service.hours_changes) {
    if (change.from <= day) hours = change.hours;
  }
  return hours;
}

Minutes opening_unit(const Service& service, const Post& post) {
  std::int64_t unit = 0;
  for (const Appointment& appointment : service.appointments) {
    if (preference(post, appointment))
      unit = std::gcd(unit, slot_length(appointment, post.productivity).value());
  }
  return Minutes{std::max<std::int64_t>(unit, 1)};
}

namespace {

/// How many of `days` a holder works who has no days of their own: the fewest that hold their hours.
std::size_t fewest_days(std::size_t days, double wte) {
  const auto needed = static_cast<std::size_t>(std::ceil(wte * static_cast<double>(days) - 1e-9));
  return std::min(std::max<std::size_t>(1, needed), days);
}

}  // namespace

WeekdaySet office_weekdays(const Service& service) {
  if (service.booking.office_days) return *service.booking.office_days;
  WeekdaySet days{true, true, true, true, true, false, false};
  for (std::size_t day = 0; day < days.size(); ++day)
    days[day] = days[day] || service.calendar.clinic_days[day];
  return days;
}

WeekdaySet working_days(const Service& service, const Post& post, int number, double wte) {
  const WeekdaySet& from = post.days ? *post.days : service.calendar.clinic_days;
  if (post.days || wte >= 1 - 1e-9) return from;
  std::vector<std::size_t> choice;
  for (std::size_t day = 0; day < from.size(); ++day) {
    if (from[day]) choice.push_back(day);
  }
  const auto key =
      static_cast<std::uint64_t>(entity(name_key(post.name), 0, static_cast<std::uint32_t>(number)));
  const std::size_t all = choice.size(), needed = fewest_days(all, wte);
  const std::size_t first = all == 0 ? 0 : key % all;
  WeekdaySet works{};
  for (std::size_t i = 0; i < needed; ++i) works[choice[(first + i * all / needed) % all]] = true;
  return works;
}

std::vector<Date> days_of_new_hours(const Service& service, const Post& post) {
  Date first = first_simulated_day(service.calendar);
  if (post.from) first = std::max(first, *post.from);
  std::vector<Date> days{first};
  for (const PlanChange& change : post.changes) days.push_back(change.from);
  for (const DatedHours& change : service.hours_changes) days.push_back(change.from);
  std::erase_if(days, [&](Date day) { return day < first || (post.until && day > *post.until); });
  if (days.empty()) days.push_back(first);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

namespace {

/// What one holder works under some terms, in minutes.
struct HolderWeek {
  WeekdaySet works{};
  double at_work = 0, dcc = 0;  ///< on each of these days
  std::array<double, 7> fixed{};
};

HolderWeek holder_week(const Service& service, const Post& post, const PostTerms& terms, Hours full_time,
                       std::size_t k) {
  const double wte = terms.holders[k];
  HolderWeek week{working_days(service, post, static_cast<int>(k) + 1, wte), 0, 0, {}};
  const auto days = static_cast<double>(std::count(week.works.begin(), week.works.end(), true));
  if (days == 0) return week;
  week.at_work = (full_time * wte).value() * 60 / days;
  week.dcc = week.at_work * holder_plan(post, terms.plan, full_time * wte)[0];
  week.fixed = fixed_minutes(post, week.works, wte);
  return week;
}

/// The longest stretch of minutes before it is cut to whole units.
double longest_stretch(const Post& post, const HolderWeek& week, double unit) {
  double longest = 0;
  for (const Session& session : post.sessions) {
    const auto day = static_cast<std::size_t>(session.day);
    if (!week.works[day]) continue;
    longest = std::max(longest,
                       std::min(static_cast<double>(session.length.value()), week.at_work - week.fixed[day]));
  }
  const bool outside = post.sessions.empty() || post.outside_sessions;
  return outside && week.dcc > 0 ? std::max(longest, std::ceil(week.dcc - 1e-9) + unit - 1) : longest;
}

}  // namespace

Minutes longest_opening(const Service& service, const Post& post) {
  const std::int64_t unit = opening_unit(service, post).value();
  double longest = 0;
  for (const Date from : days_of_new_hours(service, post)) {
    const PostTerms terms = terms_on(post, from);
    const Hours full_time = full_time_hours(service, from);
    for (std::size_t k = 0; k < terms.holders.size(); ++k) {
      const HolderWeek week = holder_week(service, post, terms, full_time, k);
      longest = std::max(longest, longest_stretch(post, week, static_cast<double>(unit)));
    }
  }
  return Minutes{static_cast<std::int64_t>(longest + 1e-9) / unit * unit};
}

double on_cost_share(Pounds pay) {
  if (pay.value() <= 0) return 0;
  constexpr double kPension = 0.1438, kInsurance = 0.15, kInsuranceFrom = 5000, kLevy = 0.005;
  return kPension + kLevy + kInsurance * std::max(0.0, pay.value() - kInsuranceFrom) / pay.value();
}

std::optional<Pounds> cost_per_year(const Post& post, const Costs& costs) {
  return cost_per_year(post, post.band, costs);
}

std::optional<Pounds> bank_per_hour(const Service& service) {
  if (service.cover.bank && service.cover.bank->per_hour) return service.cover.bank->per_hour;
  return service.costs.bank_per_hour;
}

std::optional<Pounds> cost_per_year(const Post& post, const std::string& band, const Costs& costs) {
  return cost_of_person(post, band, costs, 1);
}

}  // namespace headroom
