#include "simulation/recorder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headroom {
namespace {

constexpr std::size_t kEventSeries =
    static_cast<std::size_t>(StreamSeries::waiting);  // those before the levels

std::size_t bin(int days) { return std::min(static_cast<std::size_t>(std::max(days, 0)), kWaitDays - 1); }

/// The smallest wait with a cumulative share of at least `share`; NaN of nobody. Reorders the waits.
float percentile(std::vector<int>& waits, double share) {
  if (waits.empty()) return std::numeric_limits<float>::quiet_NaN();
  const double rank = std::ceil(share * static_cast<double>(waits.size()) - 1e-9);
  const auto at = waits.begin() + static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
  std::nth_element(waits.begin(), at, waits.end());
  return static_cast<float>(*at);
}

}  // namespace

void Recorder::reset(const Model::Tables& tables) {
  tables_ = &tables;
  streams_ = tables.streams.size();
  day_ = 0;
  week_.assign(kEventSeries * streams_, 0);
  waits_.assign(streams_, {});
  levels_.assign(streams_, {});
  clocks_.resize(tables.stream_priorities);
  for (DeadlineCount& clock : clocks_) clock.reset(tables.end);
  follow_ups_.resize(streams_);
  for (DeadlineCount& due : follow_ups_) due.reset(tables.end);
  seen_ = Observations{};
  seen_.weeks = tables.weeks;
  seen_.streams = streams_;
  seen_.posts = tables.service.posts.size();
  seen_.by_stream.assign(kStreamSeries * seen_.weeks * streams_, 0);
  seen_.by_post.assign(kPostSeries * seen_.weeks * seen_.posts, 0);
  seen_.by_category.assign(kCategorySeries * seen_.weeks * seen_.posts * kCategories, 0);
  seen_.totals.assign(tables.stream_priorities, {});
  seen_.waits_first.assign(tables.stream_priorities * kWaitDays, 0);
  seen_.waits_treatment = seen_.waits_waiting_end = seen_.waits_first;
}

void Recorder::start_day(Day day) {
  day_ = day;
  for (DeadlineCount& clock : clocks_) clock.advance_to(day);
  for (DeadlineCount& due : follow_ups_) due.advance_to(day);
}

void Recorder::first_wait(std::size_t stream, std::size_t stream_priority, int days) {
  if (!reporting()) return;
  waits_[stream].push_back(days);
  ++seen_.waits_first[stream_priority * kWaitDays + bin(days)];
  ++seen_.totals[stream_priority].first_count;
  seen_.totals[stream_priority].first_days += days;
}

void Recorder::treatment_wait(std::size_t stream_priority, int days) {
  if (!reporting()) return;
  ++seen_.waits_treatment[stream_priority * kWaitDays + bin(days)];
  ++seen_.totals[stream_priority].treatment_count;
  seen_.totals[stream_priority].treatment_days += days;
}

void Recorder::clock_stopped(std::size_t stream_priority, Day target) {
  PriorityTotals& totals = seen_.totals[stream_priority];
  const bool in_time = day_ <= target;
  if (in_period(target)) {
    ++totals.in_time_of;
    totals.in_time += in_time;
  }
  if (reporting()) {
    ++totals.within_target_of;
    totals.within_target += in_time;
  }
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
  if (in_period(target)) ++seen_.totals[stream_priority].in_time_of;
}

void Recorder::end_day() {
  if (day_ % 7 == 0) end_week();
}

void Recorder::end_week() {
  if (reporting()) {
    const auto week = static_cast<std::size_t>((day_ - tables_->warm_up_days) / 7 - 1);
    for (std::size_t stream = 0; stream < streams_; ++stream) end_week_of(stream, week);
  }
  std::fill(week_.begin(), week_.end(), 0);
  for (std::vector<int>& waits : waits_) waits.clear();
}

void Recorder::end_week_of(std::size_t stream, std::size_t week) {
  const auto write = [&](StreamSeries series, float value) {
    seen_.by_stream[seen_.at(series, week, stream)] = value;
  };
  for (std::size_t series = 0; series < kEventSeries; ++series) {
    write(static_cast<StreamSeries>(series), static_cast<float>(week_[series * streams_ + stream]));
  }
  const StreamTable& table = tables_->streams[stream];
  int over_target = 0;
  for (std::size_t p = 0; p < table.priorities.size(); ++p) {
    const DeadlineCount& clock = clocks_[table.first_priority + p];
    PriorityTotals& totals = seen_.totals[table.first_priority + p];
    totals.running += clock.all();
    totals.running_within += clock.all() - clock.past();
    over_target += clock.past();
  }
  write(StreamSeries::waiting, static_cast<float>(levels_[stream].waiting));
  write(StreamSeries::unbooked, static_cast<float>(levels_[stream].unbooked));
  write(StreamSeries::over_target, static_cast<float>(over_target));
  write(StreamSeries::follow_ups_overdue, static_cast<float>(follow_ups_[stream].past()));
  write(StreamSeries::caseload, static_cast<float>(levels_[stream].caseload));
  write(StreamSeries::wait_first_p50, percentile(waits_[stream], 0.5));
  write(StreamSeries::wait_first_p92, percentile(waits_[stream], 0.92));
}

}  // namespace headroom
