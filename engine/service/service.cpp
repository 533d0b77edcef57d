#include "service/service.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "random/stream.hpp"

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

Minutes longest_opening(const Service& service, const Post& post) {
  const WeekdaySet& pattern = post.days ? *post.days : service.calendar.clinic_days;
  const auto days = static_cast<std::size_t>(std::count(pattern.begin(), pattern.end(), true));
  const std::int64_t unit = opening_unit(service, post).value();
  Minutes longest{};
  for (double wte : post.holders) {
    const std::size_t worked = post.days ? days : fewest_days(days, wte);
    if (worked == 0) continue;
    const double dcc =
        wte * service.full_time_hours.value() * 60 / static_cast<double>(worked) * post.plan[0];
    const auto most = static_cast<std::int64_t>(std::ceil(dcc - 1e-9)) + unit - 1;
    longest = std::max(longest, Minutes{most / unit * unit});
  }
  return longest;
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
  if (post.cost_per_year) return post.cost_per_year;
  const auto pay = costs.pay.find(band);
  if (pay == costs.pay.end()) return std::nullopt;
  return pay->second * (1 + costs.on_cost.value_or(on_cost_share(pay->second)));
}

}  // namespace headroom
