// Waits spread evenly over the list of the first day; visits under way with the rest of their delays.

#include "simulation/day/start_population.hpp"

#include <algorithm>

#include "random/shares.hpp"

namespace headroom {
namespace {

/// Entities of the start population are numbered beside the days of the calendar.
constexpr std::uint32_t kInitial = 0xffffffff, kUnderWay = 0xfffffffe;

}  // namespace

void StartPopulation::draw() {
  auto group = tables_->in_progress.begin();  // in the order of the streams
  for (std::size_t s = 0; s < tables_->streams.size(); ++s) {
    add_waiting(s);
    for (; group != tables_->in_progress.end() && group->stream.index == s; ++group) add_in_progress(*group);
  }
  patients_.end_start();
}

void StartPopulation::add_waiting(std::size_t s) {
  const StreamTable& stream = tables_->streams[s];
  for (const WaitingGroup& group : stream.waiting) {
    const std::string& name =
        group.drawn_as.empty() ? stream.priorities[group.priority.index].name : group.drawn_as;
    const std::uint64_t all = mixed(stream.key + name_key(name));
    for (int k = 0; k < group.count; ++k) {
      const Entity key = entity(all, kInitial, static_cast<std::uint32_t>(k));
      const double waited = (k + 0.5) / group.count * group.longest_days;
      const int minute = static_cast<int>(draws_->uniform(Purpose::referral, key, 0) * 1440);
      const Day start = tables_->warm_up_days + 1 - whole_days(waited);
      const std::uint32_t kind = tables_->steps[stream.waits_for].bookings + group.priority.index;
      const Entrance by = referrals_.entrance(tables_->bookings[kind], start);
      referrals_.enter(by, key, start * 1440 + minute, patients_.add_counters(by.like, 1));
      clocks_.start(by.like.group, by.like.target);
      referrals_.record_entries(s, 1);
    }
  }
}

void StartPopulation::add_in_progress(const InProgress& group) {
  const StreamTable& stream = tables_->streams[group.stream.index];
  const Entity all = entity(group.key, kUnderWay, kInitial);
  const int count = group.count(draws_->uniform(Purpose::in_progress_count, all, 0));
  for (int k = 0; k < count; ++k) {
    const Entity key = entity(group.key, kUnderWay, static_cast<std::uint32_t>(k));
    auto generator = draws_->generator(Purpose::in_progress_due, key, 0);
    const double delay = draw_length_biased_days(group.delay, generator);
    const Day due =
        1 + static_cast<Day>(std::min(delay * draws_->uniform(Purpose::in_progress_due, key, 1), 1e6));
    const std::size_t priority = draw_index(group.priority_up_to, draws_->uniform(Purpose::priority, key, 0));
    const Patient like = patients_.like(group.stream.index, group.priority[priority].index,
                                        stream.first_step + group.step.index);
    const PatientId id = patients_.add(like, key, due * 1440, patients_.add_counters(like, 1));
    Patient& p = patients_[id];
    p.has_clock = false;
    p.seen = true;
    p.treated = draws_->uniform(Purpose::in_progress_state, key, 0) < group.treated_share;
    p.deadline = tables_->open.after(due, tables_->step_of(p).within);
    record_.on_books(p.stream, +1);
    record_.follow_ups(p.stream).add(p.deadline);
    list_.await(p, id, due, 0);
  }
}

}  // namespace headroom
