// The longest windows, notices and closures that a study can lead to.

#include "simulation/model/extent.hpp"

#include <algorithm>
#include <map>

#include "service/calendar.hpp"

namespace headroom {
namespace {

constexpr Day kLongestClosure = 366;

/// The most days in a row that are none of these weekdays or closed, up to a year.
Day longest_closure(const Service& service, const WeekdaySet& weekdays) {
  const Calendar& calendar = service.calendar;
  Day longest = 0, run = 0;
  for (bool open : open_days(calendar, weekdays, first_simulated_day(calendar),
                             (calendar.warm_up_weeks + calendar.weeks) * 7 + 366)) {
    run = open ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return std::min(longest, kLongestClosure);
}

/// When a post opens time for patients: on these weekdays of every so many weeks.
struct Rhythm {
  WeekdaySet weekdays{};
  int every_weeks = 1;
};

Rhythm rhythm_of(const Service& service, const Post& post) {
  Rhythm rhythm;
  if (!post.sessions.empty() && !post.outside_sessions) {
    rhythm.every_weeks = post.sessions.front().every_weeks;
    for (const Session& session : post.sessions) {
      rhythm.weekdays[static_cast<std::size_t>(session.day)] = true;
      rhythm.every_weeks = std::max(rhythm.every_weeks, session.every_weeks);
    }
    return rhythm;
  }
  for (const Date from : days_of_new_hours(service, post)) {
    const PostTerms terms = terms_on(post, from);
    for (std::size_t k = 0; k < terms.holders.size(); ++k) {
      const WeekdaySet works = working_days(service, post, static_cast<int>(k) + 1, terms.holders[k]);
      for (std::size_t day = 0; day < works.size(); ++day)
        rhythm.weekdays[day] = rhythm.weekdays[day] || works[day];
    }
  }
  return rhythm;
}

/// The most days in a row on which nobody opens minutes for some appointment, for what is known without
/// leave: those who work every week count together, those who do not by themselves.
Day longest_closure(const Service& service) {
  std::vector<Rhythm> rhythms;
  for (const Post& post : service.posts) rhythms.push_back(rhythm_of(service, post));
  std::map<WeekdaySet, Day> known;
  const auto closure = [&](const WeekdaySet& weekdays) {
    const auto [found, is_new] = known.try_emplace(weekdays, 0);
    if (is_new) found->second = longest_closure(service, weekdays);
    return found->second;
  };
  Day longest = closure(service.calendar.clinic_days);
  for (const Appointment& appointment : service.appointments) {
    WeekdaySet weekly{};
    Day least = kLongestClosure;
    for (std::size_t p = 0; p < service.posts.size(); ++p) {
      if (!preference(service.posts[p], appointment)) continue;
      const Rhythm& rhythm = rhythms[p];
      for (std::size_t day = 0; day < weekly.size(); ++day)
        weekly[day] = weekly[day] || (rhythm.every_weeks == 1 && rhythm.weekdays[day]);
      if (rhythm.every_weeks > 1)
        least = std::min(least, closure(rhythm.weekdays) + 7 * (rhythm.every_weeks - 1));
    }
    if (weekly != WeekdaySet{}) least = std::min(least, closure(weekly));
    if (least < kLongestClosure) longest = std::max(longest, least);  // else nobody ever does
  }
  return longest;
}

/// The longest time in calendar days from any day of the run to the n-th clinic day after it.
Day longest_notice(const Service& service, int working_days) {
  const Calendar& calendar = service.calendar;
  const int days = (calendar.warm_up_weeks + calendar.weeks) * 7;
  const auto open = open_days(calendar, first_simulated_day(calendar), days + 7 * working_days + 366);
  std::vector<Day> clinics;
  for (std::size_t day = 0; day < open.size(); ++day) {
    if (open[day]) clinics.push_back(static_cast<Day>(day));
  }
  Day longest = 7 * working_days;
  auto next = clinics.begin();
  for (Day day = 0; day < days; ++day) {
    next = std::upper_bound(next, clinics.end(), day);
    if (clinics.end() - next < working_days) break;
    longest = std::max(longest, *(next + working_days - 1) - day);
  }
  return longest;
}

/// The longest time from a booking run to the end of a notice or horizon.
Day longest_window(const Service& service) {
  int longest = 1, working_days = 0;
  for (const Stream& stream : service.streams) {
    for (const Priority& priority : stream.priorities) {
      longest = std::max(longest, priority.horizon_days);
      int& notice = priority.notice.kind == LeadTime::Kind::working_days ? working_days : longest;
      notice = std::max(notice, priority.notice.days);
    }
  }
  if (working_days > 0) longest = std::max(longest, longest_notice(service, working_days));
  return longest;
}

/// How far before the eve the calendar has to reach: to the earliest clock start.
Day earliest_day(const Service& service) {
  double longest = 0;
  for (const Stream& stream : service.streams) {
    for (const WaitingGroup& group : stream.waiting) longest = std::max(longest, group.longest_days);
  }
  return -static_cast<Day>(longest) - 7;
}

/// How far beyond the end targets may lie; later ones are never looked at.
Day latest_day(const Service& service, Day last) {
  int longest = 0;
  const auto reach = [&](LeadTime lead) {
    if (lead.kind == LeadTime::Kind::working_days) longest = std::max(longest, lead.days);
  };
  for (const Stream& stream : service.streams) {
    for (const Priority& priority : stream.priorities) reach(priority.target);
  }
  for (const Pathway& pathway : service.pathways) {
    for (const Step& step : pathway.steps) reach(step.within);
  }
  constexpr Day kMost = 20'000;
  return last + std::min(longest, kMost / 7) * 7 + 366;  // at least one clinic day a week, and closures
}

}  // namespace

Extent extent_of(const Service& service) {
  Extent extent;
  extent.warm_up_days = service.calendar.warm_up_weeks * 7;
  extent.end = extent.warm_up_days + service.calendar.weeks * 7;
  extent.longest_window = longest_window(service);
  extent.look_ahead = extent.longest_window + longest_closure(service) + 1;
  extent.earliest = earliest_day(service);
  extent.latest = latest_day(service, extent.last());
  return extent;
}

}  // namespace headroom
