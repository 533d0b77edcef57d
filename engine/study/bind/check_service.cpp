// Checks of the whole service: steps without an end, work nobody may do, the urgent crowded out, seasons.

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "service/calendar.hpp"
#include "service/sickness_season.hpp"
#include "study/bind/bind.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

/// Steps to which the streams of the pathway, or where there is none its first step, can lead.
std::vector<bool> reached_steps(const Service& service, std::size_t pathway_index) {
  const Pathway& pathway = service.pathways[pathway_index];
  std::vector<std::size_t> open;
  for (const auto& stream : service.streams) {
    if (stream.pathway.index == pathway_index) open.push_back(stream.enters.index);
  }
  if (open.empty()) open.push_back(0);
  std::vector<bool> seen(pathway.steps.size());
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (at >= seen.size() || seen[at]) continue;
    seen[at] = true;
    for (const auto& next : pathway.steps[at].next) {
      if (next.step && next.share > 0) open.push_back(next.step->index);
    }
  }
  return seen;
}

/// Steps from which discharge can be reached, found backwards from those that discharge.
std::vector<bool> steps_that_end(const Pathway& pathway) {
  std::vector<std::vector<std::size_t>> before(pathway.steps.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
    for (const auto& next : pathway.steps[i].next) {
      if (next.share <= 0) continue;
      if (!next.step) open.push_back(i);
      if (next.step) before[next.step->index].push_back(i);
    }
  }
  std::vector<bool> ends(pathway.steps.size());
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (ends[at]) continue;
    ends[at] = true;
    open.insert(open.end(), before[at].begin(), before[at].end());
  }
  return ends;
}

/// Whether all that was written of the next steps could be read.
bool are_complete(const Pathway& pathway) {
  return std::all_of(pathway.steps.begin(), pathway.steps.end(), [](const Step& step) {
    double sum = 0;
    for (const auto& next : step.next) sum += next.share;
    return sums_to(sum, 1);
  });
}

void check_pathway(const Cursor& keys, const Service& service, std::size_t index) {
  const Pathway& pathway = service.pathways[index];
  if (!keys.good() || !are_complete(pathway)) return;
  const auto written = keys.entries();  // in the order of the steps
  const auto reached = reached_steps(service, index), ends = steps_that_end(pathway);
  for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
    const Cursor& step = written[i].value;
    if (!reached[i]) {
      keys.warn(step.path() + " is a step that no patient reaches");
    } else if (!ends[i]) {
      const Cursor next = step["next"];
      next.problem(next.written() ? flow_text(*next.node()) : "missing",
                   "a way that leads to discharge in the end");
    }
  }
}

void check_deliverable(const Cursor& root, const Service& service) {
  if (!root["staff"].good()) return;                    // a post that cannot be read may be the one
  const auto written = root["appointments"].entries();  // in the order of the appointments
  for (std::size_t i = 0; i < service.appointments.size(); ++i) {
    const Appointment& appointment = service.appointments[i];
    const Cursor by = written[i].value["by"];
    if (!by.good() || appointment.by.size() != by.items().size()) continue;
    const bool deliverable = std::any_of(service.posts.begin(), service.posts.end(), [&](const Post& post) {
      return preference(post, appointment).has_value();
    });
    if (!deliverable) by.problem(flow_text(*by.node()), "at least one role that a post holds (0 WTE counts)");
  }
}

/// With a full diary, order alone cannot help the urgent: the routine have taken every slot before they come.
/// Of a stream with very many priorities the first pairs are named: there are as many as their square.
void warn_of_crowding(const Cursor& root, const Stream& stream) {
  constexpr int kMostNamed = 100;
  int named = 0;
  for (std::size_t high = 0; high < stream.priorities.size(); ++high) {
    for (std::size_t low = high + 1; low < stream.priorities.size(); ++low) {
      const Priority &urgent = stream.priorities[high], &other = stream.priorities[low];
      if (urgent.share <= 0 || other.share <= 0 || other.horizon_days <= urgent.target.days) continue;
      if (++named > kMostNamed) {
        root.warn("streams." + stream.name + ": more of its priorities crowd each other out in the same way");
        return;
      }
      root.warn("streams." + stream.name + ".priorities." + other.name + ": its horizon of " +
                std::to_string(other.horizon_days) + " days exceeds the target of " + urgent.name + " (" +
                std::to_string(urgent.target.days) +
                " days) and nothing is reserved, so that a full diary leaves no room for " + urgent.name);
    }
  }
}

/// What fits into nobody's day is never booked, however many hours there are.
void warn_of_too_long(const Cursor& root, const Service& service) {
  std::vector<Minutes> openings;
  for (const auto& post : service.posts) openings.push_back(longest_opening(service, post));
  for (const auto& appointment : service.appointments) {
    Minutes longest{}, shortest_slot{};
    bool fits = false;
    for (std::size_t i = 0; i < service.posts.size(); ++i) {
      const Post& post = service.posts[i];
      if (openings[i] == Minutes{} || !preference(post, appointment)) continue;
      const Minutes slot = slot_length(appointment, post.productivity);
      fits = fits || slot <= openings[i];
      longest = std::max(longest, openings[i]);
      shortest_slot = shortest_slot == Minutes{} ? slot : std::min(shortest_slot, slot);
    }
    if (longest == Minutes{} || fits) continue;
    root.warn("appointments." + appointment.name + " takes " + std::to_string(shortest_slot.value()) +
              " minutes, and no day of those who may deliver it opens more than " +
              std::to_string(longest.value()) + ": it can never be booked");
  }
}

void warn_of_late_notice(const Cursor& root, const Stream& stream) {
  for (const auto& priority : stream.priorities) {
    if (priority.notice.days <= priority.horizon_days) continue;
    root.warn("streams." + stream.name + ".priorities." + priority.name + ": its notice of " +
              std::to_string(priority.notice.days) + " days is longer than its horizon of " +
              std::to_string(priority.horizon_days) +
              " days, so that only the first open day after the notice is ever offered");
  }
}

/// Days between an office day and the next of a week, at most a week.
int days_to_next(const WeekdaySet& office, std::size_t day) {
  int days = 1;
  while (!office[(day + static_cast<std::size_t>(days)) % 7]) ++days;
  return days;
}

/// A clinic day that lies beyond the horizon of one booking run and before the next is never offered.
std::optional<Weekday> never_offered(const Service& service, const WeekdaySet& office, int horizon_days) {
  for (std::size_t day = 0; day < office.size(); ++day) {
    if (!office[day]) continue;
    bool any_open = false;  // else the window goes on to the next open day
    for (int ahead = 1; ahead <= days_to_next(office, day); ++ahead) {
      const std::size_t then = (day + static_cast<std::size_t>(ahead)) % 7;
      if (!service.calendar.clinic_days[then]) continue;
      if (ahead > horizon_days && any_open) return static_cast<Weekday>(then);
      any_open = true;
    }
  }
  return std::nullopt;
}

void warn_of_office_days(const Cursor& root, const Service& service) {
  if (!root["booking"]["office_days"].written()) return;
  const WeekdaySet office = office_weekdays(service);
  const Date first = first_simulated_day(service.calendar);
  const auto open =
      open_days(service.calendar, office, first, (end_of_period(service.calendar) - first).value());
  if (std::none_of(open.begin(), open.end(), [](bool works) { return works; })) {
    return root.warn("booking.office_days: none of them is open from " + to_string(first) + " to " +
                     to_string(end_of_period(service.calendar) - Days{1}) +
                     ", so that no booking is made after the start");
  }
  for (const Stream& stream : service.streams) {
    for (const Priority& priority : stream.priorities) {
      const auto missed = never_offered(service, office, priority.horizon_days);
      if (!missed || priority.notice.days == 0 || priority.share <= 0) continue;
      root.warn("streams." + stream.name + ".priorities." + priority.name + ": bookings are made on " +
                weekdays_text(office) + " for " + std::to_string(priority.horizon_days) +
                " days ahead, so that a clinic on a " + weekday_text(*missed) + " is never booked");
    }
  }
}

constexpr std::array<const char*, 12> kMonthNames{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

/// To a tenth of a percent.
std::string rounded_share_text(double share) { return share_text(std::floor(share * 1000 + 0.5) / 1000); }

/// Long spells carry over into months that are to have little sickness.
void warn_of_season(const Cursor& root, const Service& service) {
  constexpr double kWorthSaying = 0.0005;  // half a tenth of a percent of the days
  const AbsenceRules& rules = service.absence;
  if (is_even(rules.sickness_months)) return;
  const SicknessSeason season{rules.spells, rules.sickness_months, rules.phased_return};
  std::set<double> rates;
  for (const Post& post : service.posts) {
    if (post.sickness_rate <= 0 || !rates.insert(post.sickness_rate).second) continue;
    const SicknessYear year = season.year(post.sickness_rate);
    std::vector<std::string> months;
    for (std::size_t m = 0; m < 12; ++m) {
      if (std::abs(year.asked[m] - year.reached[m]) < kWorthSaying) continue;
      months.push_back(std::string{kMonthNames[m]} + ' ' + rounded_share_text(year.reached[m]) +
                       " instead of " + rounded_share_text(year.asked[m]));
    }
    if (months.empty()) continue;
    root.warn(
        "absence.sickness.monthly cannot be met with these spells, as long ones run on into the months "
        "after they begin; the year keeps its " +
        rounded_share_text(post.sickness_rate) + ", and there will be " + listed(months));
    return;
  }
}

/// One scenario alone does not know whether another uses what it leaves aside.
void note_usage(const Cursor& root, const Service& service) {
  std::vector<Usage>& usage = root.reading().usage;
  std::vector<bool> used(service.appointments.size());
  std::vector<bool> taken(service.pathways.size());
  for (const Stream& stream : service.streams) taken[stream.pathway.index] = true;
  for (std::size_t i = 0; i < service.pathways.size(); ++i) {
    for (const auto& step : service.pathways[i].steps) {
      if (step.appointment.index < used.size()) used[step.appointment.index] = true;
    }
    const std::string path = "pathways." + service.pathways[i].name;
    usage.push_back({path, taken[i], path + " is taken by no stream"});
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    const std::string path = "appointments." + service.appointments[i].name;
    usage.push_back({path, used[i], path + " is in no pathway"});
  }
}

}  // namespace

void check_service(const Cursor& root, const Service& service) {
  const auto pathways = root["pathways"].entries();  // in the order of the service's
  for (std::size_t i = 0; i < service.pathways.size(); ++i) check_pathway(pathways[i].value, service, i);
  check_deliverable(root, service);
  if (!root.reading().problems.empty() || !root.reading().bad->empty()) return;  // not complete
  note_usage(root, service);
  warn_of_too_long(root, service);
  warn_of_staff(root, service);
  warn_of_office_days(root, service);
  warn_of_season(root, service);
  for (const auto& stream : service.streams) {
    warn_of_crowding(root, stream);
    warn_of_late_notice(root, stream);
  }
}

}  // namespace headroom::reading
