// Counts what happens to patients, and writes it down by week.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "simulation/model/tables.hpp"
#include "simulation/observations.hpp"

namespace headroom {

/// How many of a changing crowd are past their day, without looking at any of them twice.
class DeadlineCount {
 public:
  void reset(Day last) {
    at_.assign(static_cast<std::size_t>(last) + 2, 0);
    beyond_ = last + 1;
    today_ = 0;
    past_ = all_ = 0;
  }
  void add(Day deadline, int times = 1) {
    all_ += times;
    (deadline < today_ ? past_ : at_[static_cast<std::size_t>(std::min(deadline, beyond_))]) += times;
  }
  void remove(Day deadline) { add(deadline, -1); }
  void advance_to(Day today) {
    for (; today_ < today; ++today_) past_ += at_[static_cast<std::size_t>(today_)];
  }
  [[nodiscard]] int past() const { return past_; }  ///< deadline before today
  [[nodiscard]] int all() const { return all_; }

 private:
  std::vector<int> at_;
  Day today_ = 0, beyond_ = 0;  ///< deadlines beyond the last day are together in one place
  int past_ = 0, all_ = 0;
};

/// How many waited how many days, in a week: a week's waits are few and alike.
class WaitCount {
 public:
  void clear() {
    by_days_.clear();
    all_ = 0;
  }
  void add(int days) {
    const auto at = static_cast<std::size_t>(std::max(days, 0));
    if (at >= by_days_.size()) by_days_.resize(at + 1, 0);
    ++by_days_[at];
    ++all_;
  }
  /// The smallest wait with a cumulative share of at least `share`; NaN of nobody.
  [[nodiscard]] float percentile(double share) const;

 private:
  std::vector<int> by_days_;
  int all_ = 0;
};

/// Counts what happens to patients and writes it down by week. Before the reported period it keeps only the
/// levels.
class Recorder {
 public:
  void reset(const Model::Tables& tables);
  void start_day(Day day);
  void end_day();

  [[nodiscard]] bool reporting() const { return reporting_; }
  [[nodiscard]] bool in_period(Day day) const { return day > tables_->warm_up_days && day <= tables_->end; }
  /// Of a day in the period: whether it lies in the last 13 weeks.
  [[nodiscard]] bool at_the_end(Day day) const { return day > tables_->end - kDaysAtTheEnd; }

  void count(StreamSeries series, std::size_t stream, int times = 1) {
    streams_[stream].week[static_cast<std::size_t>(series)] += times;
  }
  /// A wait that ended today.
  void first_wait(std::size_t stream, std::size_t stream_priority, int days);
  void treatment_wait(std::size_t stream_priority, int days);
  /// The clock that targets are held against stopped today.
  void clock_stopped(std::size_t stream_priority, Day target);
  /// An appointment of the day whose clinician is off was dealt with in this way.
  void covered(CoverBy way, Day day) { seen_.covered[static_cast<std::size_t>(way)] += in_period(day); }
  void attended_after_cancellation(std::size_t stream_priority, int days);

  // Levels: who is where at the end of the day.
  void on_books(std::size_t stream, int change) { streams_[stream].caseload += change; }
  void waiting(std::size_t stream, int change) { streams_[stream].waiting += change; }
  void unbooked(std::size_t stream, int change) { streams_[stream].unbooked += change; }
  DeadlineCount& clocks(std::size_t stream_priority) { return clocks_[stream_priority]; }
  DeadlineCount& follow_ups(std::size_t stream) { return streams_[stream].follow_ups; }

  /// A patient still on the books when the run ends.
  void left_waiting(std::size_t stream_priority, int days_so_far);
  void clock_left_running(std::size_t stream_priority, Day target);

  [[nodiscard]] Observations& observations() { return seen_; }

 private:
  static constexpr Day kDaysAtTheEnd = 91;
  /// Those series of the week that are counts of events come before the levels.
  static constexpr std::size_t kEventSeries = static_cast<std::size_t>(StreamSeries::waiting);
  struct StreamNow {
    std::array<int, kEventSeries> week{};  ///< events of the week so far
    int caseload = 0, waiting = 0, unbooked = 0;
    DeadlineCount follow_ups;  ///< due or to come, and overdue
    WaitCount first_waits;     ///< of the week so far
  };
  [[nodiscard]] static std::size_t bin(int days) {
    return std::min(static_cast<std::size_t>(std::max(days, 0)), kWaitDays - 1);
  }
  void end_week();
  void end_week_of(std::size_t stream, std::size_t week);

  const Model::Tables* tables_ = nullptr;
  Day day_ = 0;
  bool reporting_ = false;
  std::vector<StreamNow> streams_;
  std::vector<DeadlineCount> clocks_;  ///< by stream priority: running, and past target
  Observations seen_;
};

inline void Recorder::first_wait(std::size_t stream, std::size_t stream_priority, int days) {
  if (!reporting_) return;
  streams_[stream].first_waits.add(days);
  ++seen_.waits_first[stream_priority * kWaitDays + bin(days)];
  PriorityTotals& totals = seen_.totals[stream_priority];
  ++totals.first_count;
  totals.first_days += days;
}

inline void Recorder::clock_stopped(std::size_t stream_priority, Day target) {
  PriorityTotals& totals = seen_.totals[stream_priority];
  const bool in_time = day_ <= target;
  if (in_period(target)) {
    ++totals.in_time_of;
    totals.in_time += in_time;
    if (at_the_end(target)) {
      ++totals.in_time_end_of;
      totals.in_time_end += in_time;
    }
  }
  if (reporting_) {
    ++totals.within_target_of;
    totals.within_target += in_time;
  }
}

}  // namespace headroom
