// Sessions of a post: rhythms, overlaps, and whether they fit into what each holder has for patients.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/bind/bind.hpp"
#include "study/bind/bind_post.hpp"
#include "study/bind/fields.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

constexpr int kDayMinutes = 1440;

int end_of(const Session& session) { return session.start_minute + static_cast<int>(session.length.value()); }

std::string written_session(const Session& session) {
  return weekday_text(session.day) + ' ' + time_of_day_text(session.start_minute) + " to " +
         time_of_day_text(end_of(session));
}

/// Weeks are counted from Monday; 1970-01-01 was a Thursday.
int week_of(Date day) {
  const int since_monday = static_cast<int>(day.weekday());
  return (day.days_since_1970() - since_monday + 3) / 7;
}

/// Whether the two are ever held in the same week: their rhythms meet where the distance of their first weeks
/// is a multiple of the greatest common divisor.
bool share_a_week(const Session& a, const Session& b) {
  return (week_of(a.starting) - week_of(b.starting)) % std::gcd(a.every_weeks, b.every_weeks) == 0;
}

bool overlap(const Session& a, const Session& b) {
  return a.day == b.day && a.start_minute < end_of(b) && b.start_minute < end_of(a) && share_a_week(a, b);
}

int bind_every(const Cursor& every) {
  const double days = every.duration_days();
  const int weeks = static_cast<int>(std::lround(days / 7));
  if (every.good() && std::abs(days - weeks * 7.0) > 1e-9) every.problem("whole weeks, such as 2 weeks");
  return std::max(1, weeks);
}

std::vector<StreamId> bind_for(const Cursor& list, const std::vector<Stream>& streams) {
  std::vector<std::string> names;
  for (const auto& stream : streams) names.push_back(stream.name);
  std::vector<StreamId> ids;
  for (const auto& item : list.items()) {
    const auto id = position_of(item, names);
    if (!id) continue;
    if (std::find(ids.begin(), ids.end(), StreamId{*id}) != ids.end()) {
      item.problem("each stream once");
    } else {
      ids.push_back(StreamId{*id});
    }
  }
  return ids;
}

std::optional<SiteId> bind_session_site(const Cursor& site, Weekday day, const Post& post,
                                        const std::vector<std::string>& names) {
  if (!site.good()) return std::nullopt;
  const auto id = position_of(site, names);
  if (!id) return std::nullopt;
  const auto& there = post.sites_on[static_cast<std::size_t>(day)];
  if (!there.empty() && std::find(there.begin(), there.end(), SiteId{*id}) == there.end()) {
    std::vector<std::string> choices;
    for (const SiteId other : there) choices.push_back(names[other.index]);
    site.problem("where the post works on " + weekday_text(day) + ", " + one_of(choices, site.text()));
  }
  return SiteId{*id};
}

Session bind_session(const Cursor& keys, const Post& post, const Service& service) {
  Session session;
  session.starting = service.calendar.start;
  read_fields(keys, session);
  if (keys["start"].good()) session.start_minute = parse_time_of_day(keys["start"].text()).value_or(0);
  session.site = bind_session_site(keys["site"], session.day, post, service.sites);
  session.streams = bind_for(keys["for"], service.streams);
  session.every_weeks = bind_every(keys["every"]);
  const WeekdaySet& days = post.days ? *post.days : service.calendar.clinic_days;
  if (keys["day"].good() && !days[static_cast<std::size_t>(session.day)]) {
    keys["day"].problem("a day on which the post works");
  }
  if (keys["start"].good() && keys["minutes"].good() && end_of(session) > kDayMinutes) {
    keys["minutes"].problem("at most " + number_text(kDayMinutes - session.start_minute) +
                            ", so that it ends by midnight");
  }
  return session;
}

/// Minutes a week that somebody who works these days spends in sessions, averaged over their rhythms.
double session_minutes(const Post& post, const WeekdaySet& works) {
  double minutes = 0;
  for (const Session& session : post.sessions) {
    if (!works[static_cast<std::size_t>(session.day)]) continue;
    minutes += static_cast<double>(session.length.value()) / session.every_weeks;
  }
  return minutes;
}

/// The holder whose sessions exceed what they have for patients by most.
struct Excess {
  double sessions = 0, bookable = 0, wte = 0;  // hours a week
  int number = 0;
  [[nodiscard]] double gap() const { return sessions - bookable; }
};

Excess greatest_excess(const Post& post, const Service& service, Date day) {
  const PostTerms terms = terms_on(post, day);
  const double full_time = full_time_hours(service, day).value();
  double fixed = 0;
  for (const FixedActivity& activity : post.dcc_fixed) fixed += activity.per_week.value();
  Excess greatest;
  for (std::size_t k = 0; k < terms.holders.size(); ++k) {
    const int number = static_cast<int>(k) + 1;
    const double wte = terms.holders[k], week = wte * full_time;
    const double dcc = holder_plan(post, terms.plan, Hours{week})[0] * week;
    const Excess excess{session_minutes(post, working_days(service, post, number, wte)) / 60,
                        std::max(0.0, dcc - fixed * wte), wte, number};
    if (greatest.number == 0 || excess.gap() > greatest.gap()) greatest = excess;
  }
  return greatest;
}

std::string rounded_hours_text(double hours) {
  const std::string text = number_text(std::round(hours * 100) / 100);
  return text + (text == "1" ? " hour" : " hours");
}

}  // namespace

std::vector<Session> bind_sessions(const Cursor& list, const Post& post, const Service& service) {
  std::vector<Session> sessions;
  for (const auto& item : list.items()) {
    const Session session = bind_session(item, post, service);
    if (item.good()) {
      for (std::size_t other = 0; other < sessions.size(); ++other) {
        if (!overlap(session, sessions[other])) continue;
        item.problem(written_session(session), "no overlap with sessions[" + std::to_string(other + 1) +
                                                   "], " + written_session(sessions[other]));
        break;
      }
    }
    sessions.push_back(session);
  }
  return sessions;
}

void check_sessions(const Cursor& keys, const Post& post, const Service& service) {
  const Cursor list = keys["sessions"];
  if (!list.good() || post.sessions.empty()) return;
  const auto days = days_of_new_hours(service, post);
  for (const Date day : days) {
    const JobPlan plan = terms_on(post, day).plan;
    if (!sums_to(std::accumulate(plan.begin(), plan.end(), 0.0), 1)) continue;  // could not be read
    const Excess excess = greatest_excess(post, service, day);
    if (excess.gap() <= 1e-6) continue;
    const std::string since = day == days.front() ? "" : " from " + to_string(day);
    const std::string who = post.holders.size() == 1 ? "" : " for holder " + std::to_string(excess.number);
    return list.problem(rounded_hours_text(excess.sessions) + " a week" + who,
                        "at most the " + rounded_hours_text(excess.bookable) +
                            " for patients (dcc less dcc_fixed) at " + number_text(excess.wte) + " WTE" +
                            since + ", " + rounded_hours_text(excess.gap()) + " fewer");
  }
}

}  // namespace headroom::reading
