#include <algorithm>
#include <map>

#include "base/ensure.hpp"
#include "service/calendar.hpp"
#include "simulation/tables.hpp"

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

/// Whether patients of the stream may be seen in the column: both agree where, or one of them does not mind.
bool reaches(const DiaryColumn& column, StreamId id, const Stream& stream) {
  const auto contains = [](const auto& list, auto wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
  };
  if (!column.streams.empty() && !contains(column.streams, id)) return false;
  return column.sites.empty() || stream.sites.empty() ||
         std::any_of(stream.sites.begin(), stream.sites.end(),
                     [&](SiteId site) { return contains(column.sites, site); });
}

Need make_need(const Service& service, const Appointment& appointment, StreamId stream,
               const RosterPlan& roster) {
  Need need;
  std::vector<std::vector<Position>> ranks(appointment.by.size());
  need.slot.assign(roster.columns().size(), 0);
  for (std::size_t c = 0; c < roster.columns().size(); ++c) {
    const DiaryColumn& column = roster.columns()[c];
    const Post& post = service.posts[roster.holders()[column.holder].post.index];
    const auto rank = preference(post, appointment);
    if (!rank || !reaches(column, stream, service[stream])) continue;
    const auto position = static_cast<Position>(c);
    ranks[*rank].push_back(position);
    need.anyone.push_back(position);
    need.slot[position] = static_cast<std::int16_t>(slot_length(appointment, post.productivity).value());
  }
  std::sort(need.anyone.begin(), need.anyone.end());
  for (std::vector<Position>& rank : ranks) {
    std::sort(rank.begin(), rank.end());
    if (!rank.empty()) need.ranks.emplace_back(std::move(rank));
  }
  const auto same = [&](Position column) { return need.slot[column] == need.slot[need.anyone.front()]; };
  if (need.anyone.empty()) {
    need.same_slot = static_cast<int>(slot_length(appointment).value());
  } else if (std::all_of(need.anyone.begin(), need.anyone.end(), same)) {
    need.same_slot = need.slot[need.anyone.front()];
  }
  return need;
}

bool same_need(const Need& a, const Need& b) {
  return a.slot == b.slot && a.same_slot == b.same_slot &&
         std::equal(
             a.ranks.begin(), a.ranks.end(), b.ranks.begin(), b.ranks.end(),
             [](const HolderGroup& x, const HolderGroup& y) { return x.positions() == y.positions(); });
}

template <class T, class Same>
std::size_t index_of(std::vector<T>& among, T wanted, Same same) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const T& t) { return same(t, wanted); });
  if (found != among.end()) return static_cast<std::size_t>(found - among.begin());
  among.push_back(std::move(wanted));
  return among.size() - 1;
}

std::uint32_t class_of(Model::Tables& tables, std::size_t need, BookingWindow window) {
  return static_cast<std::uint32_t>(index_of(
      tables.classes, BookingClass{need, window},
      [](const BookingClass& a, const BookingClass& b) { return a.need == b.need && a.window == b.window; }));
}

StepTable make_step(Model::Tables& tables, StreamId stream, std::uint32_t first_step, const Step& step) {
  const Appointment& appointment = tables.service[step.appointment];
  StepTable table;
  table.need = static_cast<std::uint32_t>(
      index_of(tables.needs, make_need(tables.service, appointment, stream, tables.roster), same_need));
  table.slot = tables.needs[table.need].same_slot;
  table.standard_slot = static_cast<int>(slot_length(appointment).value());
  table.sees_patient = appointment.mode != Mode::desk;
  table.dna_below = table.sees_patient ? threshold(appointment.dna) : 0;  // nobody can miss desk work
  table.after = step.after;
  table.fixed_delay = step.after.kind == RandomDuration::Kind::fixed;
  table.delay = whole_days(step.after.a);
  table.within = step.within;
  table.stops_clock = step.stops_clock && table.sees_patient;
  for (const NextStep& next : step.next) {
    table.next.push_back({next.step ? first_step + next.step->index : kGone, next.share});
  }
  return table;
}

/// Desk work needs no notice, and takes nobody's: whatever may be done today is done today.
BookingWindow usual_window(const StepTable& step, const Priority& priority) {
  constexpr LeadTime kNone{0, LeadTime::Kind::calendar_days};
  return {step.sees_patient ? priority.notice : kNone, priority.horizon_days};
}

/// The step with a patient to which most come first from an entry at the desk; the entry itself where nobody
/// comes to any. `steps` end with those of the stream.
std::uint32_t first_with_patient(const std::vector<StepTable>& steps, std::uint32_t first_step,
                                 std::uint32_t entry) {
  if (steps[entry].sees_patient) return entry;
  std::vector<double> come(steps.size(), 0), at_desk = come;
  at_desk[entry] = 1;
  for (std::size_t rounds = steps.size() - first_step; rounds > 0; --rounds) {  // enough to reach every step
    std::vector<double> next(steps.size(), 0);
    for (std::size_t s = first_step; s < steps.size(); ++s) {
      for (const Branch& branch : steps[s].next) {
        if (branch.step == kGone) continue;
        (steps[branch.step].sees_patient ? come : next)[branch.step] += at_desk[s] * branch.share;
      }
    }
    at_desk = std::move(next);
  }
  const auto most = std::max_element(come.begin(), come.end());
  return *most > 0 ? static_cast<std::uint32_t>(most - come.begin()) : entry;
}

/// Whether a branch after a branch leads from the step back to it.
bool may_come_again(const std::vector<StepTable>& steps, std::uint32_t step) {
  std::vector<bool> reached(steps.size(), false);
  std::vector<std::uint32_t> to_follow{step};
  while (!to_follow.empty()) {
    const std::uint32_t from = to_follow.back();
    to_follow.pop_back();
    for (const Branch& branch : steps[from].next) {
      if (branch.step == kGone || reached[branch.step]) continue;
      reached[branch.step] = true;
      to_follow.push_back(branch.step);
    }
  }
  return reached[step];
}

void add_stream(Model::Tables& tables, StreamId id) {
  constexpr LeadTime kAfterCancelling{1, LeadTime::Kind::calendar_days};
  const Stream& stream = tables.service[id];
  StreamTable table;
  table.key = name_key(stream.name);
  table.first_priority = static_cast<std::uint32_t>(tables.stream_priorities);
  tables.stream_priorities += stream.priorities.size();
  table.first_step = static_cast<std::uint32_t>(tables.steps.size());
  table.enters = table.first_step + stream.enters.index;
  table.clock = stream.clock;
  table.priorities = stream.priorities;
  table.waiting = stream.waiting;
  table.day_counts = stream.day_counts;
  double up_to = 0;
  for (const Priority& priority : stream.priorities) table.priority_up_to.push_back(up_to += priority.share);
  for (std::size_t day = 0; day < 7; ++day) {
    table.expected[day] = stream.referrals_per_week * stream.weekdays[day];
    table.referrals.emplace_back(table.expected[day]);
  }
  for (const Step& step : tables.service[stream.pathway].steps) {
    StepTable made = make_step(tables, id, table.first_step, step);
    made.number = table.step_count++;
    made.bookings = static_cast<std::uint32_t>(tables.bookings.size());
    table.can_treat |= made.stops_clock;
    for (std::uint32_t rank = 0; rank < stream.priorities.size(); ++rank) {
      const Priority& priority = stream.priorities[rank];
      const BookingWindow cancelled{kAfterCancelling, priority.horizon_days};
      tables.bookings.push_back({table.first_step + made.number, id.index, rank,
                                 class_of(tables, made.need, usual_window(made, priority)),
                                 class_of(tables, made.need, cancelled), priority.horizon_days});
    }
    tables.steps.push_back(std::move(made));
  }
  for (std::uint32_t step = table.first_step; step < tables.steps.size(); ++step) {
    if (may_come_again(tables.steps, step)) tables.steps[step].counter = table.counters++;
  }
  table.waits_for = first_with_patient(tables.steps, table.first_step, table.enters);
  ensure(table.step_count < 4096, "a pathway has fewer than 4,096 steps");
  tables.streams.push_back(std::move(table));
}

std::unique_ptr<const Model::Tables> make_tables(const Service& scenario, const Service& base) {
  auto tables = std::make_unique<Model::Tables>();
  tables->service = scenario;
  const Calendar& calendar = scenario.calendar;
  tables->weeks = static_cast<std::size_t>(calendar.weeks);
  tables->warm_up_days = calendar.warm_up_weeks * 7;
  tables->end = tables->warm_up_days + calendar.weeks * 7;
  tables->longest_window = longest_window(scenario);
  tables->look_ahead = tables->longest_window + longest_closure(scenario) + 1;
  tables->last = tables->end + tables->look_ahead;
  tables->eve = first_simulated_day(calendar) - Days{1};
  tables->open = OpenDays(calendar, tables->eve, earliest_day(scenario), latest_day(scenario, tables->last));
  tables->office.push_back(0);
  for (bool works : open_days(calendar, office_weekdays(scenario), tables->eve + Days{1}, tables->end))
    tables->office.push_back(works ? 1 : 0);
  tables->roster = RosterPlan(scenario, tables->open, tables->eve, tables->end, tables->last);
  tables->columns_of.resize(tables->roster.holders().size());
  for (const DiaryColumn& column : tables->roster.columns()) {
    tables->columns_of[column.holder].push_back(static_cast<Position>(tables->holder_of.size()));
    tables->holder_of.push_back(static_cast<std::uint16_t>(column.holder));
  }
  for (std::uint32_t s = 0; s < scenario.streams.size(); ++s) add_stream(*tables, StreamId{s});
  ensure(tables->streams.size() < 4096, "a service has fewer than 4,096 streams");
  ensure(tables->stream_priorities < 0xffff, "a service has fewer than 65,535 priorities of streams");
  tables->in_progress = in_progress_at_start(scenario, base);
  return tables;
}

}  // namespace

Model::Model(const Service& scenario, const Service& base) : tables_{make_tables(scenario, base)} {}
Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

}  // namespace headroom
