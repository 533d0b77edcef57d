// A stream's count of a day, then each patient's minute and priority.

#include "simulation/day/referrals.hpp"

#include "random/shares.hpp"

namespace headroom {

void Referrals::reset(const Model::Tables& tables, const ReplicationDraws& draws) {
  tables_ = &tables;
  draws_ = &draws;
  owed_.assign(tables.streams.size(), 0);
}

Entrance Referrals::entrance(const StepBooking& booking, Day day) const {
  Patient like = patients_.like(booking.stream, booking.priority, booking.step);
  like.has_clock = like.clock_runs = true;
  like.due = day;
  like.deadline = like.target =
      tables_->open.after(day, tables_->streams[booking.stream].priorities[booking.priority].target);
  return {like, booking.as_usual,
          order_high(tables_->service.booking.order, day, like.deadline, booking.priority)};
}

void Referrals::record_entries(std::size_t stream, int count) {
  record_.on_books(stream, count);
  record_.waiting(stream, count);
  record_.unbooked(stream, count);
}

/// A Poisson count, or the expected number with its fraction carried to the next day.
int Referrals::count_of(std::size_t s, Date date) {
  const StreamTable& stream = tables_->streams[s];
  const auto weekday = static_cast<std::size_t>(date.weekday());
  if (stream.day_counts == DayCounts::poisson) {
    const Entity day = entity(stream.key, static_cast<std::uint32_t>(date.days_since_1970()), 0);
    return stream.referrals[weekday](draws_->uniform(Purpose::referral_count, day, 0));
  }
  double& owed = owed_[s];
  owed += stream.expected[weekday];
  const int whole = static_cast<int>(owed + 1e-9);
  owed -= whole;
  return whole;
}

void Referrals::arrive(Day day) {
  for (std::size_t s = 0; s < tables_->streams.size(); ++s) {
    const int count = count_of(s, tables_->eve + Days{day});
    if (count > 0) refer(s, count, day);
  }
}

void Referrals::refer(std::size_t s, int count, Day day) {
  const StreamTable& stream = tables_->streams[s];
  const auto day_number = static_cast<std::uint32_t>((tables_->eve + Days{day}).days_since_1970());
  const StepBooking* const bookings = &tables_->bookings[tables_->steps[stream.enters].bookings];
  entrances_.clear();
  for (std::size_t p = 0; p < stream.priorities.size(); ++p) entrances_.push_back(entrance(bookings[p], day));
  std::uint32_t counters = patients_.add_counters(entrances_.front().like, count);
  for (int k = 0; k < count; ++k, counters += stream.counters) {
    const Entity key = entity(stream.key, day_number, static_cast<std::uint32_t>(k));
    const auto [time, rank] = draws_->pair(Purpose::referral, key, 0);
    const int minute = static_cast<int>(unit_interval(time) * 1440);
    Entrance& by = entrances_[draw_index(stream.priority_up_to, unit_interval(rank))];
    ++by.count;
    enter(by, key, day * 1440 + minute, counters);
  }
  for (const Entrance& by : entrances_) clocks_.start(by.like.group, by.like.target, by.count);
  record_.count(StreamSeries::referrals, s, count);
  record_entries(s, count);
  patients_.count_referrals(count);
}

}  // namespace headroom
