// A post put together from its parts, with dates, day lengths and pace that must be possible.

#include <algorithm>
#include <cmath>

#include "study/bind/bind.hpp"
#include "study/bind/bind_post.hpp"
#include "study/bind/fields.hpp"
#include "study/keys/values.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

std::vector<RoleId> bind_post_roles(const Cursor& role, const std::vector<std::string>& roles) {
  std::vector<RoleId> ids;
  const auto add = [&](const Cursor& name) {
    const auto id = position_of(name, roles);
    if (!id) return;
    if (std::find(ids.begin(), ids.end(), RoleId{*id}) != ids.end()) name.problem("each role once");
    ids.push_back(RoleId{*id});
  };
  if (role.is(Node::Kind::scalar)) add(role);
  for (const auto& item : role.items()) add(item);
  return ids;
}

/// What is not written follows from the years of service.
double leave_of_service(const Cursor& keys) {
  const double years = keys["service_years"].good() ? keys["service_years"].number() : 0;
  const double days = years >= 10 ? 33 : years >= 5 ? 29 : 27;
  if (!keys["annual_leave_days"].written()) keys["annual_leave_days"].assume(number_text(days));
  return days;
}

void check_dates(const Cursor& keys, const Post& post, const Calendar& calendar) {
  if (post.from && post.until && *post.until < *post.from) {
    keys["until"].problem("a day not before " + to_string(*post.from) + ", the first in post");
    return;
  }
  const Date end = calendar.start + Days{calendar.weeks * 7};
  const bool before = post.until && *post.until < calendar.start, after = post.from && *post.from >= end;
  if (before || after) keys.warn(keys.path() + " is not in post in the reported period");
}

/// Whether there is something wrong with the days already: their number would mislead.
bool has_problem(const std::string& path, const Cursor& keys) {
  const auto& problems = keys.reading().problems;
  return std::any_of(problems.begin(), problems.end(),
                     [&](const Problem& problem) { return problem.path.starts_with(path); });
}

/// The longest day that a holder would ever be rostered for.
void check_day_length(const Cursor& root, const Cursor& keys, const Post& post, const WeekdaySet& days,
                      const Service& service) {
  const auto count = static_cast<double>(std::count(days.begin(), days.end(), true));
  double wte = 0, full_time = service.full_time_hours.value();
  for (const double holder : post.holders) wte = std::max(wte, holder);
  for (const PlanChange& change : post.changes) {
    for (const double holder : change.terms.holders) wte = std::max(wte, holder);
  }
  for (const DatedHours& change : service.hours_changes)
    full_time = std::max(full_time, change.hours.value());
  if (wte <= 0 || count == 0 || has_problem(keys["days"].path(), keys) ||
      has_problem("calendar.clinic_days", keys) || (keys["days"].written() && !keys["days"].good()) ||
      (root["calendar"]["clinic_days"].written() && !root["calendar"]["clinic_days"].good())) {
    return;
  }
  const double hours = wte * full_time / count;
  if (hours <= 24 + 1e-9) return;
  const Cursor at = keys["days"].written() ? keys["days"] : keys["wte"];
  const std::string found = at.is(Node::Kind::list) ? flow_text(*at.node()) : at.shown();
  at.problem(found, "at most 24 hours a day, not " + number_text(hours) + " on each of " +
                        number_text(count) + (count == 1 ? " day" : " days"));
}

/// A slot is at most a day long at any pace.
void check_pace(const Cursor& productivity, const Post& post, const std::vector<Appointment>& appointments) {
  constexpr double kDay = 1440;
  if (!productivity.good() || post.productivity >= 1) return;
  for (const Appointment& appointment : appointments) {
    const auto slot = static_cast<double>(slot_length(appointment, post.productivity).value());
    if (!preference(post, appointment) || slot <= kDay) continue;
    return productivity.problem("a pace at which " + appointment.name + " takes at most 1,440 minutes, not " +
                                number_text(slot));
  }
}

void warn_of_no_effect(const Cursor& keys, const Post& post, const Cursor& root) {
  if (post.outside_sessions && post.sessions.empty())
    keys.warn(keys["outside_sessions"].path() + " changes nothing without sessions");
  const bool replaced = root["absence"]["turnover"]["leavers_per_year"].number() > 0;
  if (!post.induction.empty() && !post.from && !replaced) {
    keys.warn(keys["induction"].path() + " changes nothing: the post has no from, and nobody leaves it");
  }
}

/// What belongs to the role, and how the holders work.
Post with_work(Post post, const Cursor& keys, const Service& service) {
  const Hours full_time = service.full_time_hours;
  post.days = bind_days(keys["days"], service.calendar.clinic_days);
  const WeekdaySet days = post.days.value_or(service.calendar.clinic_days);
  post.sites_on = bind_post_sites(keys["sites"], service.sites, days);
  post.activities = bind_activities(keys["activities"]);
  post.pillars = bind_pillars(keys["pillars"]);
  post.dcc_fixed = bind_fixed(keys["dcc_fixed"], days, post.plan[0] * full_time.value());
  post.sessions = bind_sessions(keys["sessions"], post, service);
  if (!post.sessions.empty()) keys["outside_sessions"].assume_default();
  if (!keys["annual_leave_days"].good()) post.annual_leave_days = leave_of_service(keys);
  return post;
}

Post bind_post(const Cursor::Entry& entry, const Service& service, const Cursor& root) {
  const Cursor keys = entry.value;
  Post post;
  post.name = entry.name;
  post.sickness_rate = root["absence"]["sickness"]["rate"].number();
  read_fields(keys, post);
  post.roles = bind_post_roles(keys["role"], service.roles);
  const PostTerms terms = bind_terms(keys, service.full_time_hours);
  post.wte = terms.wte;
  post.holders = terms.holders;
  post.band = terms.band;
  post.plan = terms.plan;
  post.has_job_plan = !(keys["job_plan"].good() && keys["job_plan"].is(Node::Kind::scalar));
  post.changes = bind_changes(keys, post, service.full_time_hours);
  post.absent = bind_absent(keys["absent"], post, service.calendar);
  post.induction = bind_induction(keys["induction"]);
  post = with_work(std::move(post), keys, service);
  check_dates(keys, post, service.calendar);
  check_day_length(root, keys, post, post.days.value_or(service.calendar.clinic_days), service);
  check_activities(keys, post, service);
  check_sessions(keys, post, service);
  check_pace(keys["productivity"], post, service.appointments);
  warn_of_no_effect(keys, post, root);
  return post;
}

}  // namespace

std::vector<Post> bind_posts(const Cursor& root, const Service& service) {
  constexpr std::size_t kMostPeople = 65'000;  // each is simulated with a diary of their own
  std::vector<Post> posts;
  std::size_t people = 0;
  for (const auto& entry : root["staff"].entries()) {
    posts.push_back(bind_post(entry, service, root));
    people += most_holders(posts.back());
    if (people <= kMostPeople) continue;
    root["staff"].problem("more than 65,000 people", "at most 65,000 holders of all posts together");
    break;
  }
  return posts;
}

}  // namespace headroom::reading
