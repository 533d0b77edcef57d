// Rows about hours, holders, sessions, sites, sickness, turnover, cover and minima.

#include "check_staff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/words/booking_text.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom {
namespace {

using reading::listed;
using reading::number_text;
using reading::share_text;
using reading::time_of_day_text;
using reading::weekday_text;

std::string rounded(double value) { return fmt::format("{:.4g}", value); }

std::string holders_text(const std::vector<double>& holders) {
  std::string text;
  for (const double wte : holders) text += (text.empty() ? "" : " + ") + rounded(wte);
  if (holders.size() > 6) return fmt::format("{} people", holders.size());
  return text.empty() ? "nobody" : text;
}

std::string in_post_text(const Post& post) {
  if (!post.from && !post.until) return "always";
  const std::string from = post.from ? "from " + to_string(*post.from) : "";
  const std::string until = post.until ? "until " + to_string(*post.until) : "";
  return from + (post.from && post.until ? " " : "") + until;
}

std::vector<std::string> post_row(const Service& service, const Post& post, Date day, bool first) {
  const PostTerms terms = terms_on(post, day);
  const WeeklyHours hours = weekly_hours(service, post, day);
  std::vector<std::string> row{first ? post.name : "",
                               first ? roles_text(post, service) : "",
                               terms.band,
                               rounded(terms.wte),
                               holders_text(terms.holders),
                               first ? in_post_text(post) : "from " + to_string(day),
                               two_decimals(hours.contracted)};
  for (const double part : hours.by_category) row.push_back(post.has_job_plan ? two_decimals(part) : "");
  return row;
}

using Row = std::vector<std::string>;
using TextRows = std::vector<Row>;

/// Without a job plan no hours count as any.
std::string of_category(const Post& post, Category category) {
  if (!post.has_job_plan) return "";
  return std::string{" of "} + kCategoryNames[static_cast<std::size_t>(category)];
}

TextRows activity_rows(const Post& post) {
  TextRows rows;
  for (const Activity& a : post.activities) {
    const std::string pillar =
        a.pillar ? std::string{", "} + kPillarNames[static_cast<std::size_t>(*a.pillar)] : "";
    const std::string category = of_category(post, a.category);
    const char* cover = a.category == Category::dcc        ? ""
                        : a.protection == Protection::hard ? "; cover never takes it"
                                                           : "; cover may take it";
    rows.push_back({"activity", fmt::format("{}: {} h a week{} for each holder{}{}", a.name,
                                            rounded(a.per_week.value()), category, pillar, cover)});
  }
  return rows;
}

TextRows fixed_rows(const Post& post) {
  TextRows rows;
  for (const FixedActivity& fixed : post.dcc_fixed) {
    const std::string day = fixed.day ? " on " + weekday_text(*fixed.day) : "";
    rows.push_back(
        {"no patients", fmt::format("{}: {} h a week{} at 1.0 WTE{}", fixed.name,
                                    rounded(fixed.per_week.value()), of_category(post, Category::dcc), day)});
  }
  return rows;
}

TextRows session_rows(const Post& post, const Service& service) {
  TextRows rows;
  for (const Session& session : post.sessions) rows.push_back({"session", session_text(session, service)});
  if (rows.empty()) return rows;
  rows.push_back(
      {"outside sessions", post.outside_sessions ? "patients are seen then too" : "nobody is seen"});
  return rows;
}

std::string pillars_text(const std::array<double, kPillars>& pillars) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < kPillars; ++i) {
    if (pillars[i] > 0) parts.push_back(std::string{kPillarNames[i]} + ' ' + share_text(pillars[i]));
  }
  return listed(parts);
}

std::string induction_text(const std::vector<InductionStep>& steps) {
  std::string text;
  for (const InductionStep& step : steps) {
    text += fmt::format("{}{} of the time for patients for {} weeks", text.empty() ? "" : ", then ",
                        share_text(step.at), step.days / 7);
  }
  return text;
}

std::string absence_text(const LongAbsence& a) {
  const std::string until = a.until ? "to " + to_string(*a.until) : "on, to the end";
  return fmt::format("from {} {}{}: {} of the hours filled by somebody else, {} of pay goes on{}",
                     to_string(a.from), until, a.reason.empty() ? "" : " (" + a.reason + ")",
                     share_text(a.backfill), share_text(a.paid),
                     a.accrues_leave ? "; its leave is taken right after it" : "");
}

bool sickness_differs(const Service& service) {
  return std::any_of(service.posts.begin(), service.posts.end(), [&](const Post& post) {
    return post.sickness_rate != service.posts.front().sickness_rate;
  });
}

TextRows post_rows(const Post& post, const Service& service) {
  TextRows rows;
  const auto add = [&](const TextRows& more) { rows.insert(rows.end(), more.begin(), more.end()); };
  if (!post.has_job_plan)
    rows.push_back({"job plan", "none: all hours are bookable, and none counts as dcc"});
  add(activity_rows(post));
  if (post.pillars) rows.push_back({"pillars", pillars_text(*post.pillars)});
  add(fixed_rows(post));
  const std::string places = places_text(post, service);
  if (!places.empty()) rows.push_back({"works at", places});
  add(session_rows(post, service));
  if (post.productivity != 1) {
    rows.push_back({"pace", share_text(post.productivity) + ": an appointment of 30 minutes takes " +
                                number_text(std::floor(30 / post.productivity + 0.5))});
  }
  if (!post.induction.empty()) rows.push_back({"induction", induction_text(post.induction)});
  for (const LongAbsence& absence : post.absent) rows.push_back({"absent", absence_text(absence)});
  if (sickness_differs(service)) rows.push_back({"sickness", share_text(post.sickness_rate) + " of hours"});
  return rows;
}

/// `Jan 1.71, Feb to Nov 0.86, Dec 1.71`
std::string months_text(const MonthWeights& months) {
  if (months == kEvenMonths) return "the same all year";
  static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::string text = "by month: ";
  for (std::size_t first = 0; first < months.size();) {
    std::size_t last = first;
    while (last + 1 < months.size() && months[last + 1] == months[first]) ++last;
    const std::string to = last > first ? std::string{" to "} + kMonths[last] : "";
    text += fmt::format("{}{}{} {:.2f}", first == 0 ? "" : ", ", kMonths[first], to, months[first]);
    first = last + 1;
  }
  return text;
}

std::string sickness_text(const AbsenceRules& absence, const std::vector<Post>& posts) {
  double low = 1, high = 0;
  for (const Post& post : posts) {
    low = std::min(low, post.sickness_rate);
    high = std::max(high, post.sickness_rate);
  }
  const std::string rate = low == high ? share_text(low) : share_text(low) + " to " + share_text(high);
  return rate + " of hours, " + months_text(absence.sickness_months);
}

std::string turnover_text(const Turnover& turnover) {
  return fmt::format(
      "each holder leaves at a rate of {} a year with {} days' notice; filled {} days after it on average; "
      "{}",
      share_text(turnover.leavers_per_year), turnover.notice_days, rounded(mean_days(turnover.time_to_hire)),
      said_word(turnover.start));
}

std::string placement_text(const Placement& placement, const Service& service) {
  std::string pace;
  for (std::size_t i = 0; i < placement.pace.size() && i < 6; ++i) {
    pace += (i == 0 ? "" : ", ") + share_text(placement.pace[i]);
  }
  if (placement.pace.size() > 6) pace += ", …";
  return fmt::format("with {} from {}, {} weeks at {} of its time for patients", service[placement.post].name,
                     to_string(placement.from), placement.pace.size(), pace);
}

std::string pounds_text(std::optional<Pounds> pounds) {
  return pounds ? "GBP " + number_text(pounds->value()) + " an hour" : "a cost that is not known";
}

std::string cover_text(const Service& service) {
  std::vector<std::string> ways;
  for (const CoverBy way : service.cover.order) {
    if (way == CoverBy::colleagues) ways.push_back("free minutes of colleagues the same day");
    if (way == CoverBy::protected_time) {
      ways.push_back("protected time of colleagues, up to " + share_text(service.cover.protected_time_limit) +
                     " of what is soft in their week");
    }
    if (way == CoverBy::bank && service.cover.bank) {
      ways.push_back(fmt::format("bank, up to {} h a week at {}",
                                 rounded(service.cover.bank->per_week.value()),
                                 pounds_text(bank_per_hour(service))));
    }
    if (way == CoverBy::cancel) break;
  }
  std::string text;
  for (const std::string& way : ways) text += way + "; then ";
  return text + (text.empty() ? "all are cancelled" : "cancelled");
}

std::string minimum_text(const MinimumOnDuty& rule, const Service& service) {
  const std::string site = rule.site ? " at " + service.sites[rule.site->index] : "";
  return fmt::format("{} of {}{} on each open day", rule.heads, service.roles[rule.role.index], site);
}

}  // namespace

std::string two_decimals(double hours) { return fmt::format("{:.2f}", hours); }

WeeklyHours weekly_hours(const Service& service, const Post& post, Date day) {
  const PostTerms terms = terms_on(post, day);
  const Hours full_time = full_time_hours(service, day);
  WeeklyHours hours{terms.wte * full_time.value(), {}};
  for (const double wte : terms.holders) {
    const JobPlan plan = holder_plan(post, terms.plan, full_time * wte);
    for (std::size_t i = 0; i < kCategories; ++i) hours.by_category[i] += plan[i] * wte * full_time.value();
  }
  return hours;
}

std::string roles_text(const Post& post, const Service& service) {
  std::string text;
  for (const RoleId role : post.roles) text += (text.empty() ? "" : ", ") + service.roles[role.index];
  return text;
}

std::string sites_text(const std::vector<SiteId>& sites, const Service& service) {
  std::string text;
  for (const SiteId site : sites) text += (text.empty() ? "" : " or ") + service.sites[site.index];
  return text.empty() ? "anywhere" : text;
}

std::string session_text(const Session& session, const Service& service) {
  const int end = session.start_minute + static_cast<int>(session.length.value());
  std::string text = weekday_text(session.day) + ' ' + time_of_day_text(session.start_minute) + " to " +
                     time_of_day_text(end);
  if (session.site) text += " at " + service.sites[session.site->index];
  if (session.every_weeks > 1) {
    text +=
        fmt::format(", every {} weeks from the week of {}", session.every_weeks, to_string(session.starting));
  }
  std::vector<std::string> streams;
  for (const StreamId stream : session.streams) streams.push_back(service[stream].name);
  return streams.empty() ? text : text + ", only for " + listed(streams);
}

std::string places_text(const Post& post, const Service& service) {
  if (post.sites_on == decltype(post.sites_on){}) return "";
  const WeekdaySet& days = post.days ? *post.days : service.calendar.clinic_days;
  std::vector<std::pair<std::string, std::vector<std::string>>> places;  // in the order of their first day
  for (std::size_t day = 0; day < days.size(); ++day) {
    if (!days[day]) continue;
    const std::string place = sites_text(post.sites_on[day], service);
    auto there = std::find_if(places.begin(), places.end(), [&](const auto& p) { return p.first == place; });
    if (there == places.end()) there = places.insert(places.end(), {place, {}});
    there->second.push_back(weekday_text(static_cast<Weekday>(day)));
  }
  std::string text;
  for (const auto& [place, on] : places) text += (text.empty() ? "" : "; ") + place + " on " + listed(on);
  return text;
}

Table posts_table(const Service& service) {
  Table table{"Posts: contracted hours a week by category (before leave, study and sickness)",
              {{"post"},
               {"role"},
               {"band"},
               {"WTE", true},
               {"holders"},
               {"in post"},
               {"contracted h", true},
               {"dcc h", true},
               {"spa h", true},
               {"ar h", true},
               {"ed h", true}},
              {},
              {}};
  for (const auto& post : service.posts) {
    const auto days = days_of_new_hours(service, post);
    for (const Date day : days) table.rows.push_back(post_row(service, post, day, day == days.front()));
  }
  return table;
}

Table work_table(const Service& service) {
  Table table{"How each holder works", {{"post"}, {"what"}, {"understood as"}}, {}, {}};
  for (const auto& post : service.posts) {
    std::string name = post.name;
    for (const Row& row : post_rows(post, service)) {
      table.rows.push_back({name, row[0], row[1]});
      name.clear();
    }
  }
  return table;
}

Table rules_table(const Service& service) {
  const AbsenceRules& absence = service.absence;
  Table table{"Booked, away and covered", {{"what"}, {"understood as"}}, {}, {}};
  const auto add = [&](const char* what, const std::string& text) { table.rows.push_back({what, text}); };
  const BookingRules& booking = service.booking;
  add("booked", fmt::format("{}, {}", said_word(booking.order), said_word(booking.continuity)));
  if (booking.office_days) add("bookings made", office_days_text(*booking.office_days));
  add("not attending", after_dna_text(booking.rebook_after_dna));
  add("annual leave", fmt::format("at most {} of a role at once, wished for {}",
                                  share_text(absence.leave_together), months_text(absence.leave_pattern)));
  add("sickness", sickness_text(absence, service.posts));
  if (absence.phased_return) {
    add("phased return", fmt::format("after more than 28 days off, {} of the hours for {} weeks",
                                     share_text(absence.phased_return->at), absence.phased_return->weeks));
  }
  if (absence.turnover.leavers_per_year > 0) add("turnover", turnover_text(absence.turnover));
  for (const Placement& placement : absence.placements) add("learner", placement_text(placement, service));
  add("booked with the sick", cover_text(service));
  for (const MinimumOnDuty& rule : service.cover.minimum_on_duty) {
    add("minimum on duty", minimum_text(rule, service));
  }
  return table;
}

}  // namespace headroom
