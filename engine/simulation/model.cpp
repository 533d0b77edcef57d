#include <algorithm>

#include "base/ensure.hpp"
#include "service/calendar.hpp"
#include "simulation/tables.hpp"

namespace headroom {
namespace {

/// The most days in a row on which the service is closed, up to a year.
Day longest_closure(const Service& service) {
  const Calendar& calendar = service.calendar;
  Day longest = 0, run = 0;
  for (bool open : open_days(calendar, first_simulated_day(calendar),
                             (calendar.warm_up_weeks + calendar.weeks) * 7 + 366)) {
    run = open ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return std::min(longest, 366);
}

/// The longest time from a booking run to the last day that it may book: a window without an open day goes on
/// to the next one.
Day longest_look_ahead(const Service& service) {
  int longest = 1;
  for (const Stream& stream : service.streams) {
    for (const Priority& priority : stream.priorities) {
      const bool working = priority.notice.kind == LeadTime::Kind::working_days;
      longest = std::max(
          {longest, priority.horizon_days, working ? priority.notice.days * 7 : priority.notice.days});
    }
  }
  return longest + longest_closure(service) + 1;
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

bool contiguous(const std::vector<Position>& positions) {
  return !positions.empty() && positions.back() - positions.front() + 1 == static_cast<int>(positions.size());
}

Need make_need(const Service& service, const Appointment& appointment, const RosterPlan& roster) {
  Need need;
  need.slot = static_cast<int>(slot_length(appointment).value());
  need.ranks.resize(appointment.by.size());
  need.may.assign(roster.columns().size(), 0);
  for (std::size_t c = 0; c < roster.columns().size(); ++c) {
    const Holder& holder = roster.holders()[roster.columns()[c].holder];
    const auto rank = preference(service.posts[holder.post.index], appointment);
    if (!rank) continue;
    const auto position = static_cast<Position>(c);
    need.ranks[*rank].positions.push_back(position);
    need.anyone.push_back(position);
    need.may[position] = 1;
  }
  std::sort(need.anyone.begin(), need.anyone.end());
  std::erase_if(need.ranks, [](const HolderGroup& rank) { return rank.positions.empty(); });
  for (HolderGroup& rank : need.ranks) {
    std::sort(rank.positions.begin(), rank.positions.end());
    rank.contiguous = contiguous(rank.positions);
  }
  return need;
}

bool same_need(const Need& a, const Need& b) {
  return a.slot == b.slot &&
         std::equal(a.ranks.begin(), a.ranks.end(), b.ranks.begin(), b.ranks.end(),
                    [](const HolderGroup& x, const HolderGroup& y) { return x.positions == y.positions; });
}

template <class T, class Same>
std::size_t index_of(std::vector<T>& among, T wanted, Same same) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const T& t) { return same(t, wanted); });
  if (found != among.end()) return static_cast<std::size_t>(found - among.begin());
  among.push_back(std::move(wanted));
  return among.size() - 1;
}

std::size_t class_of(Model::Tables& tables, std::size_t need, BookingWindow window) {
  return index_of(
      tables.classes, BookingClass{need, window},
      [](const BookingClass& a, const BookingClass& b) { return a.need == b.need && a.window == b.window; });
}

StepTable make_step(Model::Tables& tables, const Step& step) {
  const Appointment& appointment = tables.service[step.appointment];
  StepTable table;
  table.need = index_of(tables.needs, make_need(tables.service, appointment, tables.roster), same_need);
  table.slot = tables.needs[table.need].slot;
  table.dna = appointment.dna;
  table.after = step.after;
  table.fixed_delay = whole_days(step.after.a);
  table.within = step.within;
  table.stops_clock = step.stops_clock;
  table.next = step.next;
  return table;
}

StreamTable make_stream(Model::Tables& tables, const Stream& stream) {
  constexpr LeadTime kAfterCancelling{1, LeadTime::Kind::calendar_days};
  StreamTable table;
  table.key = name_key(stream.name);
  table.first_priority = tables.stream_priorities;
  tables.stream_priorities += stream.priorities.size();
  table.enters = static_cast<std::uint16_t>(stream.enters.index);
  table.clock = stream.clock;
  table.priorities = stream.priorities;
  table.priority_count = stream.priorities.size();
  table.waiting = stream.waiting;
  double up_to = 0;
  for (const Priority& priority : stream.priorities) table.priority_up_to.push_back(up_to += priority.share);
  for (double share : stream.weekdays) table.referrals.emplace_back(stream.referrals_per_week * share);
  for (const Step& step : tables.service[stream.pathway].steps) {
    table.steps.push_back(make_step(tables, step));
    table.can_treat |= step.stops_clock;
    for (const Priority& priority : stream.priorities) {
      const std::size_t need = table.steps.back().need;
      table.booking_class.push_back(class_of(tables, need, {priority.notice, priority.horizon_days}));
      table.cancelled_class.push_back(class_of(tables, need, {kAfterCancelling, priority.horizon_days}));
    }
  }
  ensure(table.steps.size() < 4096, "a pathway has fewer than 4,096 steps");
  return table;
}

std::unique_ptr<const Model::Tables> make_tables(const Service& scenario, const Service& base) {
  auto tables = std::make_unique<Model::Tables>();
  tables->service = scenario;
  const Calendar& calendar = scenario.calendar;
  tables->weeks = static_cast<std::size_t>(calendar.weeks);
  tables->warm_up_days = calendar.warm_up_weeks * 7;
  tables->end = tables->warm_up_days + calendar.weeks * 7;
  tables->look_ahead = longest_look_ahead(scenario);
  tables->last = tables->end + tables->look_ahead;
  tables->eve = first_simulated_day(calendar) - Days{1};
  tables->open = OpenDays(calendar, tables->eve, earliest_day(scenario), latest_day(scenario, tables->last));
  tables->roster = RosterPlan(scenario, tables->open, tables->eve, tables->end, tables->last);
  for (const DiaryColumn& column : tables->roster.columns()) tables->holder_at.push_back(column.holder);
  for (const Stream& stream : tables->service.streams)
    tables->streams.push_back(make_stream(*tables, stream));
  ensure(tables->streams.size() < 4096, "a service has fewer than 4,096 streams");
  tables->in_progress = in_progress_at_start(scenario, base);
  return tables;
}

}  // namespace

Model::Model(const Service& scenario, const Service& base) : tables_{make_tables(scenario, base)} {}
Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

}  // namespace headroom
