// The tables of a scenario made once: needs, booking classes, steps, streams and the start.

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/ensure.hpp"
#include "service/calendar.hpp"
#include "simulation/model/extent.hpp"
#include "simulation/model/loops.hpp"
#include "simulation/model/tables.hpp"

namespace headroom {
namespace {

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
  return a.same_slot == b.same_slot && a.slot == b.slot &&
         std::equal(
             a.ranks.begin(), a.ranks.end(), b.ranks.begin(), b.ranks.end(),
             [](const HolderGroup& x, const HolderGroup& y) { return x.positions() == y.positions(); });
}

/// What the tables have already, so that each thing is made once and none is looked for among all.
class Known {
 public:
  explicit Known(Model::Tables& tables) : tables_{tables} {
    for (const DiaryColumn& column : tables.roster.columns()) {
      by_stream_ |= !column.streams.empty();
      by_site_ |= !column.sites.empty();
    }
  }

  [[nodiscard]] std::uint32_t need(AppointmentId appointment, StreamId id) {
    // Streams are alike to columns that ask for none of what tells them apart.
    const std::uint32_t stream = by_stream_ ? id.index : 0;
    std::vector<std::uint32_t> of{appointment.index, stream};
    if (by_site_) {
      for (SiteId site : tables_.service[id].sites) of.push_back(site.index);
    }
    const auto [found, is_new] = needs_.try_emplace(std::move(of), 0);
    if (is_new)
      found->second = add(make_need(tables_.service, tables_.service[appointment], id, tables_.roster));
    return found->second;
  }

  [[nodiscard]] std::uint32_t booking_class(std::size_t need, const BookingWindow& window) {
    const LeadTime& notice = window.notice;
    const auto [found, is_new] = classes_.try_emplace({need, notice.kind, notice.days, window.horizon_days},
                                                      static_cast<std::uint32_t>(tables_.classes.size()));
    if (is_new) tables_.classes.push_back({need, window});
    return found->second;
  }

 private:
  /// Two appointments may need the same people for the same time.
  std::uint32_t add(Need need) {
    std::uint64_t digest = static_cast<std::uint64_t>(need.same_slot);
    for (std::int16_t slot : need.slot) digest = mixed(digest + static_cast<std::uint64_t>(slot));
    for (std::uint32_t at : like_[digest]) {
      if (same_need(tables_.needs[at], need)) return at;
    }
    like_[digest].push_back(static_cast<std::uint32_t>(tables_.needs.size()));
    tables_.needs.push_back(std::move(need));
    return like_[digest].back();
  }

  Model::Tables& tables_;
  bool by_stream_ = false, by_site_ = false;
  std::map<std::vector<std::uint32_t>, std::uint32_t> needs_;  ///< by appointment, stream and its sites
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> like_;
  std::map<std::tuple<std::size_t, LeadTime::Kind, int, int>, std::uint32_t> classes_;
};

StepTable make_step(Model::Tables& tables, Known& known, StreamId stream, std::uint32_t first_step,
                    const Step& step) {
  const Appointment& appointment = tables.service[step.appointment];
  StepTable table;
  table.need = known.need(step.appointment, stream);
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
  std::vector<double> come(steps.size() - first_step, 0);
  std::map<std::uint32_t, double> at_desk{{entry, 1}};  // only where somebody is
  for (std::size_t rounds = come.size(); rounds > 0 && !at_desk.empty(); --rounds) {  // enough for every step
    std::map<std::uint32_t, double> next;
    for (const auto& [from, share] : at_desk) {
      for (const Branch& branch : steps[from].next) {
        if (branch.step == kGone) continue;
        (steps[branch.step].sees_patient ? come[branch.step - first_step] : next[branch.step]) +=
            share * branch.share;
      }
    }
    at_desk = std::move(next);
  }
  const auto most = std::max_element(come.begin(), come.end());
  return *most > 0 ? first_step + static_cast<std::uint32_t>(most - come.begin()) : entry;
}

void add_stream(Model::Tables& tables, Known& known, StreamId id) {
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
    StepTable made = make_step(tables, known, id, table.first_step, step);
    made.number = table.step_count++;
    made.bookings = static_cast<std::uint32_t>(tables.bookings.size());
    table.can_treat |= made.stops_clock;
    for (std::uint32_t rank = 0; rank < stream.priorities.size(); ++rank) {
      const Priority& priority = stream.priorities[rank];
      const BookingWindow cancelled{kAfterCancelling, priority.horizon_days};
      tables.bookings.push_back({table.first_step + made.number, id.index, rank,
                                 known.booking_class(made.need, usual_window(made, priority)),
                                 known.booking_class(made.need, cancelled), priority.horizon_days});
    }
    tables.steps.push_back(std::move(made));
  }
  const std::vector<bool> again = steps_that_come_again(tables.service[stream.pathway]);
  for (std::uint32_t step = 0; step < table.step_count; ++step) {
    if (again[step]) tables.steps[table.first_step + step].counter = table.counters++;
  }
  table.waits_for = first_with_patient(tables.steps, table.first_step, table.enters);
  ensure(table.step_count < 4096, "a pathway has fewer than 4,096 steps");
  tables.streams.push_back(std::move(table));
}

/// For nearly every replication: the expected number and six standard deviations of a Poisson count.
std::size_t room_for_patients(const Model::Tables& tables) {
  double patients = 0;
  for (const Stream& stream : tables.service.streams) {
    patients += stream.referrals_per_week * tables.end / 7;
    for (const WaitingGroup& group : stream.waiting) patients += group.count;
  }
  for (const InProgress& group : tables.in_progress) patients += group.mean;
  return static_cast<std::size_t>(patients + 6 * std::sqrt(patients) + 16);
}

std::unique_ptr<const Model::Tables> make_tables(const Service& scenario, const StudyAtStart& study) {
  auto tables = std::make_unique<Model::Tables>();
  tables->service = scenario;
  const Calendar& calendar = scenario.calendar;
  const Extent extent = extent_of(scenario);
  tables->weeks = static_cast<std::size_t>(calendar.weeks);
  tables->warm_up_days = extent.warm_up_days;
  tables->end = extent.end;
  tables->longest_window = extent.longest_window;
  tables->look_ahead = extent.look_ahead;
  tables->last = extent.last();
  tables->eve = first_simulated_day(calendar) - Days{1};
  tables->open = OpenDays(calendar, tables->eve, extent.earliest, extent.latest);
  tables->office.push_back(0);
  for (bool works : open_days(calendar, office_weekdays(scenario), tables->eve + Days{1}, tables->end))
    tables->office.push_back(works ? 1 : 0);
  tables->roster = RosterPlan(scenario, tables->open, tables->eve, tables->end, tables->last);
  tables->columns_of.resize(tables->roster.holders().size());
  for (const DiaryColumn& column : tables->roster.columns()) {
    tables->columns_of[column.holder].push_back(static_cast<Position>(tables->holder_of.size()));
    tables->holder_of.push_back(static_cast<std::uint16_t>(column.holder));
  }
  Known known{*tables};
  for (std::uint32_t s = 0; s < scenario.streams.size(); ++s) add_stream(*tables, known, StreamId{s});
  ensure(tables->streams.size() < 4096, "a service has fewer than 4,096 streams");
  ensure(tables->stream_priorities < 0xffff, "a service has fewer than 65,535 priorities of streams");
  tables->in_progress = in_progress_at_start(scenario, study);
  tables->patients_expected = room_for_patients(*tables);
  return tables;
}

}  // namespace

Model::Model(const Service& scenario, const StudyAtStart& study) : tables_{make_tables(scenario, study)} {}
Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

}  // namespace headroom
