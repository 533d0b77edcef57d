// Calendar, full-time hours, sites and roles, and the order in which the rest is bound.

#include <algorithm>
#include <cmath>
#include <set>

#include "service/calendar.hpp"
#include "service/nation.hpp"
#include "study/bind/bind.hpp"
#include "study/bind/bind_post.hpp"
#include "study/bind/fields.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

/// Dates in order, each once; a repeated one is said.
std::vector<Date> bind_dates(const Cursor& list) {
  std::set<Date> dates;
  for (const auto& item : list.items()) {
    const auto date = item.date();
    if (date && !dates.insert(*date).second)
      item.warn(item.path() + ": " + to_string(*date) + " is listed twice");
  }
  return {dates.begin(), dates.end()};
}

/// The hours a week at 1.0 WTE by date. Those of the first entry hold before its day too.
std::vector<DatedHours> bind_full_time_hours(const Cursor& hours, const Calendar& calendar) {
  if (hours.good() && hours.is(Node::Kind::scalar) && hours.text() == "scotland")
    return scottish_hours(first_simulated_day(calendar));
  if (!hours.is(Node::Kind::list)) return {{calendar.start, Hours{hours.number()}}};
  std::vector<DatedHours> dated;
  for (const auto& item : hours.items()) {
    const auto from = item["from"].date();
    if (!from || !item["hours"].good()) continue;
    check_after(item["from"], dated.empty() ? std::nullopt : std::optional{dated.back().from});
    dated.push_back({*from, Hours{item["hours"].number()}});
  }
  if (dated.empty()) dated.push_back({calendar.start, Hours{hours.number()}});
  return dated;
}

void warn_of_bank_cost(const Cursor& root, const Service& service) {
  const bool used = service.cover.bank && service.cover.tries(CoverBy::bank);
  if (!used || bank_per_hour(service)) return;
  root.warn("cover.bank has no cost_per_hour, and costs no bank_per_hour: cost will not be a number");
}

}  // namespace

bool sums_to(double sum, double whole) { return std::abs(sum - whole) <= 1e-6; }

WeekdaySet bind_weekdays(const Cursor& days) {
  constexpr WeekdaySet kMondayToFriday{true, true, true, true, true, false, false};
  if (!days.is(Node::Kind::list)) return kMondayToFriday;
  WeekdaySet set{};
  for (const auto& item : days.items()) {
    if (const auto day = parse_weekday(item.text())) {
      bool& there = set[static_cast<std::size_t>(*day)];
      if (there) item.problem(item.shown(), "each day once");
      there = true;
    }
  }
  return set;
}

void bind_calendar(const Cursor& root, Calendar& calendar) {
  const Cursor keys = root["calendar"];
  if (!keys["start"].good()) calendar.start = Date{2026, 4, 1};  // for the checks of what else there is
  calendar.clinic_days = bind_weekdays(keys["clinic_days"]);
  calendar.closed = bind_dates(keys["closed"]);
  calendar.open = bind_dates(keys["open"]);
  for (const Date day : calendar.open) {
    if (!calendar.clinic_days[static_cast<std::size_t>(day.weekday())]) {
      keys["open"].warn("calendar.open: " + to_string(day) + " is no clinic day, so it stays closed");
    }
  }
}

std::vector<std::string> bind_sites(const Cursor& root) {
  const Cursor list = root["sites"];
  std::vector<std::string> sites;
  std::set<std::string> seen;
  for (const auto& item : list.written() ? list.items() : list.or_default().items()) {
    if (!item.good()) continue;
    if (!seen.insert(item.text()).second) item.problem("each site once");
    sites.push_back(item.text());
  }
  return sites;
}

std::vector<std::string> bind_roles(const Cursor& root) {
  std::vector<std::string> roles;
  std::set<std::string> seen;
  const auto add = [&](const Cursor& name) {
    if (name.good() && seen.insert(name.text()).second) roles.push_back(name.text());
  };
  for (const auto& post : root["staff"].entries()) {
    const Cursor role = post.value["role"];
    if (role.is(Node::Kind::scalar)) add(role);
    for (const auto& item : role.items()) add(item);
  }
  for (const auto& appointment : root["appointments"].entries()) {
    for (const auto& role : appointment.value["by"].items()) add(role);
  }
  for (const auto& minimum : root["cover"]["minimum_on_duty"].entries()) {
    if (root.reading().roles_held->contains(minimum.name) && seen.insert(minimum.name).second) {
      roles.push_back(minimum.name);  // of a post that only another scenario has
    }
  }
  return roles;
}

Service bind_service(const Cursor& root) {
  Service service;
  read_fields(root, service);
  bind_calendar(root, service.calendar);
  service.hours_changes = bind_full_time_hours(root["full_time_hours"], service.calendar);
  service.full_time_hours = service.hours_changes.front().hours;
  service.hours_changes.erase(service.hours_changes.begin());
  service.sites = bind_sites(root);
  service.roles = bind_roles(root);
  service.appointments = bind_appointments(root, service.roles);
  service.pathways = bind_pathways(root, service.appointments);
  const Cursor office_days = root["booking"]["office_days"];
  service.booking.office_days = bind_office_days(office_days, service.calendar.clinic_days);
  if (!office_days.written()) office_days.assume(weekdays_text(office_weekdays(service)));
  service.streams = bind_streams(root, service);
  service.posts = bind_posts(root, service);
  bind_absence(root, service.posts, service.absence);
  bind_cover(root, service, service.cover);
  bind_costs(root, service.posts, service.costs);
  warn_of_bank_cost(root, service);
  for (const std::string& warning : nation_warnings(service)) root.warn(warning);
  check_service(root, service);
  return service;
}

}  // namespace headroom::reading
