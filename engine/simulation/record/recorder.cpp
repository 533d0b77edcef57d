// The end of each day and week: events reset, levels read, waits turned into percentiles.

#include "simulation/record/recorder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headroom {
float WaitCount::percentile(double share) const {
  if (all_ == 0) return std::numeric_limits<float>::quiet_NaN();
  const double rank = std::max(std::ceil(share * all_ - 1e-9), 1.0);
  int up_to = by_days_[0];
  std::size_t days = 0;
  while (up_to < rank) up_to += by_days_[++days];
  return static_cast<float>(days);
}

void Recorder::reset(const Model::Tables& tables) {
  tables_ = &tables;
  day_ = 0;
  reporting_ = false;
  streams_.resize(tables.streams.size());
  for (StreamNow& stream : streams_) {
    stream.week = {};
    stream.caseload = stream.waiting = stream.unbooked = 0;
    stream.follow_ups.reset(tables.end);
    stream.first_waits.clear();
  }
  clocks_.resize(tables.stream_priorities);
  for (DeadlineCount& clock : clocks_) clock.reset(tables.end);
  seen_ = Observations{};
  seen_.weeks = tables.weeks;
  seen_.streams = streams_.size();
  seen_.posts = tables.service.posts.size();
  seen_.by_stream.assign(kStreamSeries * seen_.weeks * seen_.streams, 0);
  seen_.by_post.assign(kPostSeries * seen_.weeks * seen_.posts, 0);
  seen_.by_category.assign(kCategorySeries * seen_.weeks * seen_.posts * kCategories, 0);
  seen_.waiting_start.assign(seen_.streams, 0);
  seen_.totals.assign(tables.stream_priorities, {});
  seen_.waits_first.assign(tables.stream_priorities * kWaitDays, 0);
  seen_.waits_treatment = seen_.waits_waiting_end = seen_.waits_first;
}

void Recorder::start_day(Day day) {
  day_ = day;
  reporting_ = day > tables_->warm_up_days;
  if (day == tables_->warm_up_days + 1) {
    for (std::size_t s = 0; s < streams_.size(); ++s) seen_.waiting_start[s] = streams_[s].waiting;
  }
  for (DeadlineCount& clock : clocks_) clock.advance_to(day);
  for (StreamNow& stream : streams_) stream.follow_ups.advance_to(day);
}

void Recorder::treatment_wait(std::size_t stream_priority, int days) {
  if (!reporting()) return;
  ++seen_.waits_treatment[stream_priority * kWaitDays + bin(days)];
  ++seen_.totals[stream_priority].treatment_count;
  seen_.totals[stream_priority].treatment_days += days;
}

void Recorder::attended_after_cancellation(std::size_t stream_priority, int days) {
  if (!reporting()) return;
  ++seen_.totals[stream_priority].after_cancellation_count;
  seen_.totals[stream_priority].after_cancellation_days += days;
}

void Recorder::left_waiting(std::size_t stream_priority, int days_so_far) {
  ++seen_.totals[stream_priority].waiting_end;
  ++seen_.waits_waiting_end[stream_priority * kWaitDays + bin(days_so_far)];
}

void Recorder::clock_left_running(std::size_t stream_priority, Day target) {
  if (!in_period(target)) return;
  ++seen_.totals[stream_priority].in_time_of;
  seen_.totals[stream_priority].in_time_end_of += at_the_end(target);
}

void Recorder::end_day() {
  if (day_ % 7 == 0) end_week();
}

void Recorder::end_week() {
  if (reporting()) {
    const auto week = static_cast<std::size_t>((day_ - tables_->warm_up_days) / 7 - 1);
    for (std::size_t stream = 0; stream < streams_.size(); ++stream) end_week_of(stream, week);
  }
  for (StreamNow& stream : streams_) {
    stream.week = {};
    stream.first_waits.clear();
  }
}

void Recorder::end_week_of(std::size_t stream, std::size_t week) {
  const auto write = [&](StreamSeries series, float value) {
    seen_.by_stream[seen_.at(series, week, stream)] = value;
  };
  const StreamNow& now = streams_[stream];
  for (std::size_t series = 0; series < kEventSeries; ++series) {
    write(static_cast<StreamSeries>(series), static_cast<float>(now.week[series]));
  }
  const StreamTable& table = tables_->streams[stream];
  int clocks_running = 0, over_target = 0;
  for (std::size_t p = 0; p < table.priorities.size(); ++p) {
    const DeadlineCount& clock = clocks_[table.first_priority + p];
    PriorityTotals& totals = seen_.totals[table.first_priority + p];
    totals.running += clock.all();
    totals.running_within += clock.all() - clock.past();
    clocks_running += clock.all();
    over_target += clock.past();
  }
  write(StreamSeries::waiting, static_cast<float>(now.waiting));
  write(StreamSeries::unbooked, static_cast<float>(now.unbooked));
  write(StreamSeries::clocks_running, static_cast<float>(clocks_running));
  write(StreamSeries::over_target, static_cast<float>(over_target));
  write(StreamSeries::follow_ups_overdue, static_cast<float>(now.follow_ups.past()));
  write(StreamSeries::caseload, static_cast<float>(now.caseload));
  write(StreamSeries::wait_first_p50, now.first_waits.percentile(0.5));
  write(StreamSeries::wait_first_p92, now.first_waits.percentile(0.92));
}

}  // namespace headroom
