// Sessions gone through over their rhythm, fixed clinical work and weekdays that are closed more often.

#include "planning/post_week.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace headroom {
namespace {

constexpr double kRounding = 1e-9;

bool meet(const std::vector<SiteId>& a, const std::vector<SiteId>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(),
                     [&](SiteId s) { return std::find(b.begin(), b.end(), s) != b.end(); });
}

/// No hours yet, for the streams that may be seen at these sites (none: anywhere), of those named (none:
/// all).
ReachableHours reach_of(const Service& service, const std::vector<SiteId>& sites,
                        const std::vector<StreamId>& of) {
  ReachableHours part{Reach(service.streams.size()), {}, Hours{}};
  if (service.sites.size() > 1) part.sites = sites;
  for (std::uint32_t s = 0; s < service.streams.size(); ++s) {
    const bool named = of.empty() || std::find(of.begin(), of.end(), StreamId{s}) != of.end();
    part.reach[s] = named && meet(service.streams[s].sites, sites);
  }
  return part;
}

ReachableHours session_reach(const Service& service, const Post& post, const Session& session) {
  const auto& sites = post.sites_on[static_cast<std::size_t>(session.day)];
  return reach_of(service, session.site ? std::vector<SiteId>{*session.site} : sites, session.streams);
}

void add(std::vector<ReachableHours>& all, const ReachableHours& part, Hours hours) {
  auto same = std::find_if(all.begin(), all.end(), [&](const auto& other) {
    return other.reach == part.reach && other.sites == part.sites;
  });
  if (same == all.end()) same = all.insert(all.end(), ReachableHours{part.reach, part.sites, Hours{}});
  same->per_week += hours;
}

/// One holder's week by weekday, in hours.
struct HolderWeek {
  WeekdaySet works{};
  double days = 0;                ///< worked a week
  double rostered = 0, dcc = 0;   ///< on each of them
  std::array<double, 7> fixed{};  ///< DCC without booked patients
};

HolderWeek holder_week(const Service& service, const Post& post, int number, double wte, double week,
                       double dcc_share) {
  HolderWeek holder;
  holder.works = working_days(service, post, number, wte);
  holder.days = static_cast<double>(std::count(holder.works.begin(), holder.works.end(), true));
  if (holder.days == 0) return holder;
  holder.rostered = week / holder.days;
  holder.dcc = holder.rostered * dcc_share;
  for (const FixedActivity& activity : post.dcc_fixed) {
    const double hours = activity.per_week.value() * wte;
    if (activity.day && holder.works[static_cast<std::size_t>(*activity.day)]) {
      holder.fixed[static_cast<std::size_t>(*activity.day)] += hours;
      continue;
    }
    for (std::size_t day = 0; day < 7; ++day) {
      if (holder.works[day]) holder.fixed[day] += hours / holder.days;
    }
  }
  return holder;
}

/// The hours evenly over the holder's days, each where the post then is.
void add_days(std::vector<ReachableHours>& all, const Service& service, const Period& period,
              const Post& post, const HolderWeek& holder, Hours bookable) {
  std::array<double, 7> weight{};
  double whole = 0;
  bool one_place = true;
  const std::vector<SiteId>* sites = nullptr;
  for (std::size_t day = 0; day < 7; ++day) {
    if (!holder.works[day]) continue;
    one_place = one_place && (!sites || *sites == post.sites_on[day]);
    sites = &post.sites_on[day];
    weight[day] = std::max(0.0, holder.dcc - holder.fixed[day]);
    whole += weight[day];
  }
  if (one_place) return add(all, reach_of(service, sites ? *sites : std::vector<SiteId>{}, {}), bookable);
  for (std::size_t day = 0; day < 7; ++day) {
    if (!holder.works[day]) continue;
    const double share = whole > 0 ? weight[day] / whole : 0;
    add(all, reach_of(service, post.sites_on[day], {}),
        bookable * (share * period.openness(day, holder.works)));
  }
}

/// Whether the session is held in the week of this day.
bool held(const Session& session, Date day) {
  const auto monday = [](Date date) { return date - Days{static_cast<std::int32_t>(date.weekday())}; };
  return (monday(day) - monday(session.starting)).value() / 7 % session.every_weeks == 0;
}

std::vector<const Session*> sessions_of(const Post& post, std::size_t weekday) {
  std::vector<const Session*> found;
  for (const Session& session : post.sessions) {
    if (static_cast<std::size_t>(session.day) == weekday) found.push_back(&session);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Session* a, const Session* b) { return a->start_minute < b->start_minute; });
  return found;
}

/// Weeks after which the sessions of a post come round again.
int weeks_of_rhythm(const Post& post) {
  constexpr int kLongestRhythm = 1040;
  int weeks = 1;
  for (const Session& s : post.sessions) weeks = std::min(kLongestRhythm, std::lcm(weeks, s.every_weeks));
  return weeks;
}

/// The sessions of a post by weekday, and what is opened outside them.
struct SessionWeeks {
  const Service& service;
  const Period& period;
  const Post& post;
  const HolderWeek& holder;
  double unit = to_hours(opening_unit(service, post)).value();
  double carried = 0;  ///< hours that sessions took of other days' DCC, below 0

  [[nodiscard]] double open_sessions(Date day, std::vector<ReachableHours>& all, double weight) const;
  void go_through(std::vector<ReachableHours>& all, int weeks, double weight);
};

double SessionWeeks::open_sessions(Date day, std::vector<ReachableHours>& all, double weight) const {
  const auto weekday = static_cast<std::size_t>(day.weekday());
  double left = holder.rostered - holder.fixed[weekday], opened = 0;
  for (const Session* session : sessions_of(post, weekday)) {
    if (!held(*session, day)) continue;
    const double most = std::max(0.0, std::min(to_hours(session->length).value(), left));
    const double hours = std::floor(most / unit + kRounding) * unit;
    left -= most;
    opened += hours;
    add(all, session_reach(service, post, *session), Hours{hours * weight});
  }
  return opened;
}

/// A session longer than the day's DCC leaves so much less on the days after it.
void SessionWeeks::go_through(std::vector<ReachableHours>& all, int weeks, double weight) {
  for (int i = 0; i < 7 * weeks; ++i) {
    const Date day = service.calendar.start + Days{i};
    const auto weekday = static_cast<std::size_t>(day.weekday());
    if (!holder.works[weekday]) continue;
    const double share = weight * period.openness(weekday, holder.works);
    carried += holder.dcc - holder.fixed[weekday] - open_sessions(day, all, share);
    if (!post.outside_sessions) continue;
    const double beyond = std::max(0.0, carried);
    carried -= beyond;
    add(all, reach_of(service, post.sites_on[weekday], {}), Hours{beyond * share});
  }
}

/// Averaged over the weeks of their rhythm. Once through it for what the days before the first have carried.
void add_sessions(std::vector<ReachableHours>& all, const Service& service, const Period& period,
                  const Post& post, const HolderWeek& holder) {
  const int weeks = weeks_of_rhythm(post);
  SessionWeeks sessions{service, period, post, holder};
  if (post.outside_sessions) sessions.go_through(all, weeks, 0);
  sessions.go_through(all, weeks, 1.0 / weeks);
}

/// What the post would reach, without hours: it is still somebody who may do the work.
std::vector<ReachableHours> reach_without_holders(const Service& service, const Post& post) {
  std::vector<ReachableHours> all;
  for (const Session& session : post.sessions) add(all, session_reach(service, post, session), Hours{});
  const WeekdaySet& days = post.days ? *post.days : service.calendar.clinic_days;
  for (std::size_t day = 0; day < 7; ++day) {
    const bool seen = post.sessions.empty() || post.outside_sessions;
    if (seen && days[day]) add(all, reach_of(service, post.sites_on[day], {}), Hours{});
  }
  if (all.empty()) add(all, reach_of(service, {}, {}), Hours{});
  return all;
}

}  // namespace

std::vector<double> holders_of(const PostTerms& terms) {
  if (!terms.holders.empty()) return terms.holders;
  std::vector<double> holders;
  double left = terms.wte;
  for (; left > 1 + kRounding; left -= 1) holders.push_back(1);
  if (left > kRounding) holders.push_back(left);
  return holders;
}

void add_hours(std::vector<ReachableHours>& all, const std::vector<ReachableHours>& more, double times) {
  for (const ReachableHours& part : more) add(all, part, part.per_week * times);
}

Hours FullWeek::bookable_in_all() const {
  Hours sum{};
  for (const ReachableHours& part : bookable) sum += part.per_week;
  return sum;
}

FullWeek post_week(const Service& service, const Period& period, const Post& post, const PostTerms& terms,
                   Hours full_time) {
  FullWeek week;
  week.bookable = reach_without_holders(service, post);
  Hours fixed{};
  for (const FixedActivity& activity : post.dcc_fixed) fixed += activity.per_week;
  int number = 0;
  for (const double wte : holders_of(terms)) {
    const Hours hours = full_time * wte;
    const JobPlan plan = holder_plan(post, terms.plan, hours);
    for (std::size_t c = 0; c < kCategories; ++c) week.planned[c] += hours * plan[c];
    const HolderWeek holder = holder_week(service, post, ++number, wte, hours.value(), plan[0]);
    week.holders.push_back({wte, hours, holder.works, {}});
    std::vector<ReachableHours>& bookable = week.holders.back().bookable;
    if (post.sessions.empty()) {
      add_days(bookable, service, period, post, holder,
               std::max(Hours{}, (full_time * plan[0] - fixed) * wte));
    } else {
      add_sessions(bookable, service, period, post, holder);
    }
    add_hours(week.bookable, bookable, 1);
  }
  return week;
}

}  // namespace headroom
