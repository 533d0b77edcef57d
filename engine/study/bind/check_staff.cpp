// Warnings about who works: sessions that do not fit, patients nobody can see, minima never met.

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "service/calendar.hpp"
#include "study/bind/bind.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

/// A holder whose days hold no session sees nobody.
void warn_of_holders_without_session(const Cursor& root, const Service& service, const Post& post) {
  if (post.sessions.empty() || post.outside_sessions) return;
  for (const Date from : days_of_new_hours(service, post)) {
    const PostTerms terms = terms_on(post, from);
    for (std::size_t k = 0; k < terms.holders.size(); ++k) {
      const int number = static_cast<int>(k) + 1;
      const WeekdaySet works = working_days(service, post, number, terms.holders[k]);
      const bool any = std::any_of(post.sessions.begin(), post.sessions.end(), [&](const Session& session) {
        return works[static_cast<std::size_t>(session.day)];
      });
      if (any) continue;
      root.warn(
          "staff." + post.name + ": holder " + std::to_string(number) + " of " +
          number_text(terms.holders[k]) + " WTE works on " + weekdays_text(works) +
          ", where the post has no session, and sees nobody: give the post days, or outside_sessions: true");
      return;
    }
  }
}

/// The shortest slot that the post may deliver; none where it delivers nothing.
std::optional<Minutes> shortest_slot(const Service& service, const Post& post) {
  std::optional<Minutes> shortest;
  for (const Appointment& appointment : service.appointments) {
    if (!preference(post, appointment)) continue;
    const Minutes slot = slot_length(appointment, post.productivity);
    if (!shortest || slot < *shortest) shortest = slot;
  }
  return shortest;
}

/// Sessions in which no appointment fits, or that are longer than anybody's day.
void warn_of_session_lengths(const Cursor& root, const Service& service, const Post& post) {
  if (post.sessions.empty() || post.holders.empty()) return;
  const auto shortest = shortest_slot(service, post);
  const double wte = *std::max_element(post.holders.begin(), post.holders.end());
  const WeekdaySet works = working_days(service, post, 1, wte);
  const auto days = static_cast<double>(std::count(works.begin(), works.end(), true));
  const Date first = days_of_new_hours(service, post).front();
  const double a_day = wte * full_time_hours(service, first).value() * 60 / days;
  const auto fixed = fixed_minutes(post, works, wte);
  for (std::size_t i = 0; i < post.sessions.size(); ++i) {
    const Session& session = post.sessions[i];
    const auto length = static_cast<double>(session.length.value());
    const std::string path = "staff." + post.name + ".sessions[" + std::to_string(i + 1) + "]";
    if (shortest && session.length < *shortest) {
      root.warn(path + " is " + number_text(length) +
                " minutes long, and no appointment of the post takes less than " +
                number_text(static_cast<double>(shortest->value())) + ": nobody is seen in it");
    }
    const double room = a_day - fixed[static_cast<std::size_t>(session.day)];
    if (length <= room + 1e-6) continue;
    root.warn(path + " is " + number_text(length) + " minutes long, and a day of the post has room for " +
              number_text(std::max(0.0, room)) + ": the rest of it is never opened");
  }
}

bool meet(const std::vector<SiteId>& a, const std::vector<SiteId>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(),
                     [&](SiteId site) { return std::find(b.begin(), b.end(), site) != b.end(); });
}

bool may_see(const Session& session, StreamId stream, const std::vector<SiteId>& sites) {
  const bool for_stream = session.streams.empty() || std::find(session.streams.begin(), session.streams.end(),
                                                               stream) != session.streams.end();
  return for_stream && (!session.site || meet({*session.site}, sites));
}

/// Whether the post ever sees patients of the stream: in a session, or on a day at one of their sites.
bool may_see(const Service& service, const Post& post, StreamId stream) {
  const auto& sites = service[stream].sites;
  const WeekdaySet& days = post.days ? *post.days : service.calendar.clinic_days;
  const auto is_there = [&](std::size_t day) { return days[day] && meet(post.sites_on[day], sites); };
  if (std::any_of(post.sessions.begin(), post.sessions.end(), [&](const Session& session) {
        return is_there(static_cast<std::size_t>(session.day)) && may_see(session, stream, sites);
      })) {
    return true;
  }
  if (!post.sessions.empty() && !post.outside_sessions) return false;
  for (std::size_t day = 0; day < days.size(); ++day) {
    if (is_there(day)) return true;
  }
  return false;
}

bool binds_location_or_session(const Service& service) {
  const bool streams = std::any_of(service.streams.begin(), service.streams.end(),
                                   [](const Stream& stream) { return !stream.sites.empty(); });
  return streams || std::any_of(service.posts.begin(), service.posts.end(), [](const Post& post) {
           return !post.sessions.empty() || post.sites_on != decltype(post.sites_on){};
         });
}

/// Appointments of the stream's pathway, each once.
std::vector<AppointmentId> appointments_of(const Service& service, const Stream& stream) {
  std::vector<AppointmentId> ids;
  for (const Step& step : service[stream.pathway].steps) ids.push_back(step.appointment);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// Patients who are seen nowhere that anybody who may see them works.
void warn_of_unseen(const Cursor& root, const Service& service) {
  constexpr std::size_t kMostPairs = 10'000'000;  // a study with more is not held up for a warning
  if (!binds_location_or_session(service)) return;
  std::size_t pairs = 0;
  for (std::size_t s = 0; s < service.streams.size(); ++s) {
    const StreamId stream{static_cast<std::uint32_t>(s)};
    for (const AppointmentId id : appointments_of(service, service.streams[s])) {
      bool seen = false;
      for (const Post& post : service.posts) {
        if (++pairs > kMostPairs) return;
        seen = preference(post, service[id]) && may_see(service, post, stream);
        if (seen) break;
      }
      if (seen) continue;
      root.warn("streams." + service.streams[s].name + ": nobody who may deliver " + service[id].name +
                " works at its sites or has a session for it, so that it can never be booked");
    }
  }
}

/// Days of the period, first and last, on which nobody who may deliver the appointment is in post; the first
/// such; none where somebody always is, and where nobody ever may, which is said otherwise.
std::optional<std::pair<Date, Date>> first_gap(const Service& service, const Appointment& appointment) {
  const Date begin = service.calendar.start, end = begin + Days{7 * service.calendar.weeks - 1};
  std::vector<std::pair<Date, Date>> in_post;
  for (const Post& post : service.posts) {
    if (preference(post, appointment) && most_holders(post) > 0)
      in_post.emplace_back(post.from.value_or(begin), post.until.value_or(end));
  }
  if (in_post.empty()) return std::nullopt;
  std::sort(in_post.begin(), in_post.end());
  Date next = begin;  // nobody is known to be in post from here on
  for (const auto& [from, until] : in_post) {
    if (from > next) break;
    next = std::max(next, until + Days{1});
  }
  if (next > end) return std::nullopt;
  const auto after =
      std::find_if(in_post.begin(), in_post.end(), [&](const auto& one) { return one.first > next; });
  return std::pair{next, after == in_post.end() ? end : std::min(end, after->first - Days{1})};
}

void warn_of_gaps(const Cursor& root, const Service& service) {
  std::set<std::uint32_t> used;
  for (const Stream& stream : service.streams)
    for (const AppointmentId id : appointments_of(service, stream)) used.insert(id.index);
  for (const std::uint32_t index : used) {
    const Appointment& appointment = service.appointments[index];
    const auto gap = first_gap(service, appointment);
    if (!gap) continue;
    root.warn("appointments." + appointment.name + ": nobody who may deliver it is in post from " +
              to_string(gap->first) + " to " + to_string(gap->second) + ", so that none is held then");
  }
}

/// How many holders of a post work on each weekday, under the terms with most of them.
using Heads = std::array<int, 7>;
Heads heads_of(const Service& service, const Post& post) {
  Heads most{};
  for (const Date from : days_of_new_hours(service, post)) {
    const PostTerms terms = terms_on(post, from);
    Heads heads{};
    for (std::size_t k = 0; k < terms.holders.size(); ++k) {
      const WeekdaySet works = working_days(service, post, static_cast<int>(k) + 1, terms.holders[k]);
      for (std::size_t day = 0; day < works.size(); ++day) heads[day] += works[day] ? 1 : 0;
    }
    for (std::size_t day = 0; day < most.size(); ++day) most[day] = std::max(most[day], heads[day]);
  }
  return most;
}

/// `posts` are the heads of each post.
void warn_of_minimum(const Cursor& root, const Service& service, const std::vector<Heads>& posts,
                     const MinimumOnDuty& rule) {
  Heads heads{};
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const Post& post = service.posts[i];
    if (std::find(post.roles.begin(), post.roles.end(), rule.role) == post.roles.end()) continue;
    for (std::size_t day = 0; day < heads.size(); ++day) {
      if (!rule.site || meet(post.sites_on[day], {*rule.site})) heads[day] += posts[i][day];
    }
  }
  WeekdaySet below{};
  int most = 0;
  for (std::size_t day = 0; day < heads.size(); ++day) {
    if (!service.calendar.clinic_days[day]) continue;
    below[day] = heads[day] < rule.heads;
    if (below[day]) most = std::max(most, heads[day]);
  }
  if (std::none_of(below.begin(), below.end(), [](bool day) { return day; })) return;
  const std::string site = rule.site ? "." + service.sites[rule.site->index] : "";
  root.warn("cover.minimum_on_duty." + service.roles[rule.role.index] + site + " is " +
            std::to_string(rule.heads) + ", and at most " + std::to_string(most) + " ever work" +
            (most == 1 ? "s" : "") + " on " + weekdays_text(below) + ": such days are always below it");
}

/// Clocks of a stream that no patient attends can only be stopped by discharge.
void warn_of_desk_alone(const Cursor& root, const Service& service, const Stream& stream) {
  const auto ids = appointments_of(service, stream);
  const bool any_patient =
      std::any_of(ids.begin(), ids.end(), [&](AppointmentId id) { return service[id].mode != Mode::desk; });
  if (!any_patient)
    root.warn("streams." + stream.name + ": all of its pathway is desk work, so that nobody is ever seen");
}

}  // namespace

void warn_of_staff(const Cursor& root, const Service& service) {
  for (const Post& post : service.posts) {
    warn_of_holders_without_session(root, service, post);
    warn_of_session_lengths(root, service, post);
  }
  warn_of_unseen(root, service);
  warn_of_gaps(root, service);
  std::vector<Heads> heads;
  if (!service.cover.minimum_on_duty.empty()) {
    for (const Post& post : service.posts) heads.push_back(heads_of(service, post));
  }
  for (const MinimumOnDuty& rule : service.cover.minimum_on_duty) warn_of_minimum(root, service, heads, rule);
  for (const Stream& stream : service.streams) warn_of_desk_alone(root, service, stream);
}

}  // namespace headroom::reading
