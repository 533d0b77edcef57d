#pragma once

#include <optional>
#include <vector>

#include "random/poisson.hpp"
#include "simulation/diary.hpp"
#include "simulation/roster.hpp"
#include "simulation/simulate.hpp"
#include "simulation/start.hpp"

namespace headroom {

/// How soon and how late a booking may be, counted from the day of the booking run.
struct BookingWindow {
  LeadTime notice;
  int horizon_days = 0;
  friend bool operator==(const BookingWindow&, const BookingWindow&) = default;
};

/// One kind of waiting: the same need under the same window. People in it differ only in order and due date.
struct BookingClass {
  std::size_t need = 0;
  BookingWindow window;
  [[nodiscard]] bool same_day() const { return window.notice.days == 0; }
};

/// A step as the clinic day reads it.
struct StepTable {
  std::size_t need = 0;
  int slot = 0;  ///< minutes
  double dna = 0;
  RandomDuration after;
  int fixed_delay = 0;  ///< days, where `after` is fixed
  LeadTime within;
  bool stops_clock = false;
  std::vector<NextStep> next;
};

struct StreamTable {
  std::uint64_t key = 0;  ///< of the name
  std::size_t priority_count = 0;
  std::size_t first_priority = 0;  ///< its place among the priorities of all streams in a row
  std::vector<StepTable> steps;
  std::uint16_t enters = 0;
  ClockKind clock = ClockKind::first;
  bool can_treat = false;              ///< some step stops the clock
  std::vector<double> priority_up_to;  ///< cumulative shares
  std::vector<Priority> priorities;
  std::vector<PoissonInversion> referrals;  ///< by weekday
  std::vector<WaitingGroup> waiting;
  /// [step][priority] -> booking class; and the class of those whom the service cancelled.
  std::vector<std::size_t> booking_class, cancelled_class;
};

struct Model::Tables {
  Service service;
  Day warm_up_days = 0;   ///< simulated days that are not reported
  Day end = 0;            ///< last simulated day; day 1 is the first, day 0 its eve
  Day last = 0;           ///< last day of the diary
  std::size_t weeks = 0;  ///< reported
  Date eve;
  OpenDays open;
  RosterPlan roster;
  std::vector<Need> needs;
  std::vector<std::size_t> holder_at;  ///< by diary position: index among the holders
  std::vector<BookingClass> classes;
  std::vector<StreamTable> streams;
  std::size_t stream_priorities = 0;
  std::vector<InProgress> in_progress;
  Day look_ahead = 0;  ///< no booking is made later than this many days from today
};

}  // namespace headroom
