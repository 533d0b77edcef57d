#pragma once

#include <algorithm>
#include <vector>

#include "simulation/observations.hpp"
#include "simulation/tables.hpp"

namespace headroom {

/// How many of a changing crowd are past their day, without looking at any of them twice.
class DeadlineCount {
 public:
  void reset(Day last) {
    at_.assign(static_cast<std::size_t>(last) + 2, 0);
    today_ = 0;
    past_ = all_ = 0;
  }
  void add(Day deadline) {
    ++all_;
    deadline < today_ ? ++past_ : ++at_[slot(deadline)];
  }
  void remove(Day deadline) {
    --all_;
    deadline < today_ ? --past_ : --at_[slot(deadline)];
  }
  void advance_to(Day today) {
    for (; today_ < today; ++today_) past_ += at_[static_cast<std::size_t>(today_)];
  }
  [[nodiscard]] int past() const { return past_; }  ///< deadline before today
  [[nodiscard]] int all() const { return all_; }

 private:
  [[nodiscard]] std::size_t slot(Day deadline) const {
    return std::min(static_cast<std::size_t>(deadline), at_.size() - 1);
  }
  std::vector<int> at_;
  Day today_ = 0;
  int past_ = 0, all_ = 0;
};

/// Counts what happens to patients and writes it down by week. Before the reported period it keeps only the
/// levels.
class Recorder {
 public:
  void reset(const Model::Tables& tables);
  void start_day(Day day);
  void end_day();

  [[nodiscard]] bool reporting() const { return day_ > tables_->warm_up_days; }
  [[nodiscard]] bool in_period(Day day) const { return day > tables_->warm_up_days && day <= tables_->end; }

  void count(StreamSeries series, std::size_t stream, int times = 1) {
    week_[static_cast<std::size_t>(series) * streams_ + stream] += times;
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
  void on_books(std::size_t stream, int change) { levels_[stream].caseload += change; }
  void waiting(std::size_t stream, int change) { levels_[stream].waiting += change; }
  void unbooked(std::size_t stream, int change) { levels_[stream].unbooked += change; }
  DeadlineCount& clocks(std::size_t stream_priority) { return clocks_[stream_priority]; }
  DeadlineCount& follow_ups(std::size_t stream) { return follow_ups_[stream]; }

  /// A patient still on the books when the run ends.
  void left_waiting(std::size_t stream_priority, int days_so_far);
  void clock_left_running(std::size_t stream_priority, Day target);

  [[nodiscard]] Observations& observations() { return seen_; }

 private:
  struct Levels {
    int caseload = 0, waiting = 0, unbooked = 0;
  };
  void end_week();
  void end_week_of(std::size_t stream, std::size_t week);

  const Model::Tables* tables_ = nullptr;
  std::size_t streams_ = 0;
  Day day_ = 0;
  std::vector<int> week_;                  ///< [event series][stream], of the week so far
  std::vector<std::vector<int>> waits_;    ///< by stream: first waits of the week so far
  std::vector<Levels> levels_;             ///< by stream
  std::vector<DeadlineCount> clocks_;      ///< by stream priority: running, and past target
  std::vector<DeadlineCount> follow_ups_;  ///< by stream: due or to come, and overdue
  Observations seen_;
};

}  // namespace headroom
