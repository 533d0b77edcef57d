#include <algorithm>
#include <cmath>

#include "study/bind.hpp"
#include "study/names.hpp"
#include "study/quantities.hpp"
#include "study/values.hpp"

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

/// Whole holders of 1.0 and one of the rest.
std::vector<double> whole_holders(double wte) {
  constexpr double kNoRest = 1e-9;  // 3.0 is three holders however it was computed
  const double whole = std::floor(wte + kNoRest);
  std::vector<double> holders(static_cast<std::size_t>(whole), 1.0);
  if (wte - whole > kNoRest) holders.push_back(wte - whole);
  return holders;
}

std::vector<double> bind_holders(const Cursor& keys, double wte) {
  const Cursor headcount = keys["headcount"];
  if (!headcount.good()) return whole_holders(wte);
  const int heads = headcount.whole();
  if (wte > heads + 1e-9) {
    headcount.problem("at least " + number_text(std::ceil(wte - 1e-9)) + ": " + number_text(wte) +
                      " WTE would be more than 1.0 each");
    return whole_holders(wte);
  }
  if (wte <= 0) return {};
  return std::vector<double>(static_cast<std::size_t>(heads), std::min(1.0, wte / heads));
}

/// The parts of a job plan as written, and whether they are shares or hours.
struct WrittenPlan {
  std::array<std::optional<PlanPart>, kCategories> parts;
  bool any_share = false, any_hours = false, any_number = false, above_one = false;
  int rests = 0;
  double sum = 0;
};

WrittenPlan written_plan(const Cursor& plan) {
  WrittenPlan written;
  for (std::size_t i = 0; i < kCategories; ++i) {
    const Cursor part = plan[kCategoryNames[i]];
    if (!part.good()) continue;
    written.parts[i] = parse_plan_part(*part.node());
    const PlanPart& value = *written.parts[i];
    written.any_share = written.any_share || value.kind == PlanPart::Kind::share;
    written.any_hours = written.any_hours || value.kind == PlanPart::Kind::hours;
    const bool number = value.kind == PlanPart::Kind::number && value.value > 0;  // 0 is 0 in both
    written.any_number = written.any_number || number;
    written.above_one = written.above_one || (number && value.value > 1);
    written.rests += value.kind == PlanPart::Kind::rest ? 1 : 0;
    written.sum += value.value;
  }
  return written;
}

/// `{spa: 1, dcc: rest}` may be an hour or the whole week: nobody should have to guess.
bool is_ambiguous(const WrittenPlan& plan) {
  if (plan.rests == 0 || plan.any_share || plan.any_hours || plan.above_one) return false;
  return std::any_of(plan.parts.begin(), plan.parts.end(), [](const std::optional<PlanPart>& part) {
    return part && part->kind == PlanPart::Kind::number && part->value == 1;
  });
}

JobPlan bind_job_plan(const Cursor& plan, double full_time_hours) {
  JobPlan result{};
  if (!plan.good() || !plan.is(Node::Kind::map)) return result;
  const WrittenPlan written = written_plan(plan);
  const bool in_hours = written.any_hours || (written.above_one && !written.any_share);
  const double whole = in_hours ? full_time_hours : 1;
  const auto amount = [&](double value) {
    return in_hours ? number_text(value) + " hours" : share_text(value);
  };
  if ((written.any_share && (written.any_hours || written.above_one))) {
    plan.problem(flow_text(*plan.node()), "all shares or all hours");
  } else if (written.rests > 1) {
    plan.problem(flow_text(*plan.node()), "rest at most once");
  } else if (is_ambiguous(written)) {
    plan.problem(flow_text(*plan.node()), "1 hours or 100% instead of 1, which could be either");
  } else if (written.rests == 1 && written.sum > whole + 1e-6) {
    plan.problem(amount(written.sum) + " in sum without the rest", "at most " + amount(whole));
  } else if (written.rests == 0 && !sums_to(written.sum, whole)) {
    const std::string hours = number_text(full_time_hours) + " hours (full_time_hours)";
    plan.problem(
        amount(written.sum) + " in sum",
        in_hours ? "hours that sum to " + hours : "shares that sum to 100%, or hours that sum to " + hours);
  } else {
    const double rest = std::max(0.0, whole - written.sum);
    const double total = written.rests == 1 ? std::max(whole, written.sum) : written.sum;
    const double by = std::abs(total - whole) < 1e-12 * whole ? whole : total;
    for (std::size_t i = 0; i < kCategories; ++i) {
      if (!written.parts[i]) continue;
      const bool is_rest = written.parts[i]->kind == PlanPart::Kind::rest;
      result[i] = (is_rest ? rest : written.parts[i]->value) / by;
    }
  }
  return result;
}

std::optional<WeekdaySet> bind_days(const Cursor& days, const WeekdaySet& clinic_days) {
  if (!days.good()) return std::nullopt;
  if (days.is(Node::Kind::scalar) && days.text() == "clinic_days") return std::nullopt;
  const WeekdaySet set = bind_weekdays(days);
  for (const auto& item : days.items()) {
    const auto day = parse_weekday(item.text());
    if (day && !clinic_days[static_cast<std::size_t>(*day)]) item.problem("one of calendar.clinic_days");
  }
  if (days.is(Node::Kind::scalar)) {
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (set[i] && !clinic_days[i]) {
        days.problem("days that are all in calendar.clinic_days");
        break;
      }
    }
  }
  return set;
}

std::vector<FixedActivity> bind_fixed(const Cursor& list, const WeekdaySet& days, double dcc_hours) {
  std::vector<FixedActivity> activities;
  double sum = 0;
  for (const auto& item : list.items()) {
    FixedActivity activity{item["name"].text(), Hours{item["hours_per_week"].number()}, std::nullopt};
    const Cursor day = item["day"];
    if (day.good()) activity.day = parse_weekday(day.text());
    if (activity.day && !days[static_cast<std::size_t>(*activity.day)])
      day.problem("a day on which the post works");
    sum += activity.per_week.value();
    activities.push_back(std::move(activity));
  }
  if (list.good() && dcc_hours > 0 && sum > dcc_hours + 1e-6) {
    list.problem(number_text(sum) + " hours a week in all",
                 "at most the " + number_text(dcc_hours) + " hours of dcc in the job plan at 1.0 WTE");
  }
  return activities;
}

double bind_leave(const Cursor& keys) {
  if (keys["annual_leave_days"].good()) return keys["annual_leave_days"].number();
  const double years = keys["service_years"].good() ? keys["service_years"].number() : 0;
  const double days = years >= 10 ? 33 : years >= 5 ? 29 : 27;
  if (!keys["annual_leave_days"].written()) keys["annual_leave_days"].assume(number_text(days));
  return days;
}

double bind_sickness_rate(const Cursor& keys, const Cursor& root) {
  const Cursor own = keys["sickness"];
  if (own.good()) return own.is(Node::Kind::map) ? own["rate"].number() : own.number();
  const Cursor general = root["absence"]["sickness"];
  if (general.good() && general.is(Node::Kind::scalar)) return general.number();
  return general["rate"].number();
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

/// The longest day that a holder would be rostered for.
void check_day_length(const Cursor& root, const Cursor& keys, const Post& post, const WeekdaySet& days,
                      double full_time_hours) {
  const auto count = static_cast<double>(std::count(days.begin(), days.end(), true));
  if (post.holders.empty() || count == 0 || has_problem(keys["days"].path(), keys) ||
      has_problem("calendar.clinic_days", keys) || (keys["days"].written() && !keys["days"].good()) ||
      (root["calendar"]["clinic_days"].written() && !root["calendar"]["clinic_days"].good())) {
    return;
  }
  const double hours = *std::max_element(post.holders.begin(), post.holders.end()) * full_time_hours / count;
  if (hours <= 24 + 1e-9) return;
  const Cursor at = keys["days"].written() ? keys["days"] : keys["wte"];
  const std::string found = at.is(Node::Kind::list) ? flow_text(*at.node()) : at.shown();
  at.problem(found, "at most 24 hours a day, not " + number_text(hours) + " on each of " +
                        number_text(count) + (count == 1 ? " day" : " days"));
}

void check_post_references(const Cursor& keys, const Service& service) {
  for (const auto& site : keys["sites"].items()) (void)position_of(site, service.sites);
}

Post bind_post(const Cursor::Entry& entry, const Service& service, const Cursor& root) {
  const Cursor keys = entry.value;
  const double full_time = service.full_time_hours.value();
  Post post;
  post.name = entry.name;
  post.roles = bind_post_roles(keys["role"], service.roles);
  post.wte = keys["wte"].number();
  post.holders = bind_holders(keys, post.wte);
  if (keys["band"].good()) post.band = keys["band"].text();
  if (keys["cost_per_year"].good()) post.cost_per_year = Pounds{keys["cost_per_year"].number()};
  post.plan = bind_job_plan(keys["job_plan"], full_time);
  post.days = bind_days(keys["days"], service.calendar.clinic_days);
  const WeekdaySet days = post.days.value_or(service.calendar.clinic_days);
  post.dcc_fixed = bind_fixed(keys["dcc_fixed"], days, post.plan[0] * full_time);
  post.annual_leave_days = bind_leave(keys);
  post.from = keys["from"].date();
  post.until = keys["until"].date();
  post.sickness_rate = bind_sickness_rate(keys, root);
  check_dates(keys, post, service.calendar);
  check_day_length(root, keys, post, days, full_time);
  check_post_references(keys, service);
  return post;
}

}  // namespace

std::vector<Post> bind_posts(const Cursor& root, const Service& service) {
  std::vector<Post> posts;
  for (const auto& entry : root["staff"].entries()) posts.push_back(bind_post(entry, service, root));
  return posts;
}

}  // namespace headroom::reading
