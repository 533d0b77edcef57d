// What all replications of a scenario share, as the clinic day reads it.
#pragma once

#include <array>
#include <vector>

#include "random/poisson.hpp"
#include "simulation/diary/diary.hpp"
#include "simulation/diary/patient.hpp"
#include "simulation/model/start.hpp"
#include "simulation/people/roster.hpp"
#include "simulation/simulate.hpp"

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

/// Where the patients of one priority wait for a step.
struct StepBooking {
  std::uint32_t step = 0;  ///< among the steps of all streams in a row
  std::uint32_t stream = 0, priority = 0;
  std::uint32_t as_usual = 0, when_cancelled = 0;  ///< booking classes
  int horizon_days = 0;
};

/// Where a patient goes from a step; `step` is kGone on discharge.
struct Branch {
  std::uint32_t step = 0;
  double share = 0;
};

/// The counter of a step that nobody comes to twice.
inline constexpr std::uint32_t kSeenOnce = 0xffffffff;

/// A step of one stream as the clinic day reads it.
struct StepTable {
  std::uint32_t need = 0;
  int slot = 0;                       ///< minutes, where all who may deliver it take the same; else 0
  int standard_slot = 0;              ///< minutes at the standard pace
  std::uint64_t dna_below = 0;        ///< words of 53 bits below it: does not attend
  std::uint32_t bookings = 0;         ///< place of the first priority among Tables::bookings
  std::uint32_t number = 0;           ///< within its pathway
  std::uint32_t counter = kSeenOnce;  ///< where a patient's visits to it are counted, among their counters
  bool sees_patient = true;
  bool stops_clock = false;
  bool fixed_delay = true;
  int delay = 0;  ///< days, where it is fixed
  LeadTime within;
  std::vector<Branch> next;
  RandomDuration after;
};

/// What a draw of a patient's visit is numbered by; steps below 2^12, visits below 2^16.
[[nodiscard]] inline std::uint64_t visit_number(const StepTable& step, const Patient& p) {
  return (static_cast<std::uint64_t>(step.number) << 16) | p.occurrence;
}

struct StreamTable {
  std::uint64_t key = 0;             ///< of the name
  std::uint32_t first_priority = 0;  ///< its place among the priorities of all streams in a row
  std::uint32_t first_step = 0;      ///< its place among the steps of all streams in a row
  std::uint32_t step_count = 0;
  std::uint32_t counters = 0;   ///< of visits, by patient: for the steps that may come again
  std::uint32_t enters = 0;     ///< among the steps of all streams in a row
  std::uint32_t waits_for = 0;  ///< the same, of those waiting at the start: they have passed the desk
  ClockKind clock = ClockKind::first;
  bool can_treat = false;              ///< some step stops the clock
  std::vector<double> priority_up_to;  ///< cumulative shares
  std::vector<Priority> priorities;
  std::array<double, 7> expected{};         ///< referrals by weekday
  std::vector<PoissonInversion> referrals;  ///< by weekday
  DayCounts day_counts = DayCounts::poisson;
  std::vector<WaitingGroup> waiting;
};

struct Model::Tables {
  Service service;
  Day warm_up_days = 0;   ///< simulated days that are not reported
  Day end = 0;            ///< last simulated day; day 1 is the first, day 0 its eve
  Day last = 0;           ///< last day of the diary
  std::size_t weeks = 0;  ///< reported
  Date eve;
  OpenDays open;  ///< clinic days
  RosterPlan roster;
  std::vector<Need> needs;
  std::vector<std::uint16_t> holder_of;           ///< by diary column: index among the holders
  std::vector<std::vector<Position>> columns_of;  ///< by holder
  std::vector<BookingClass> classes;
  std::vector<StreamTable> streams;
  std::vector<StepTable> steps;       ///< of all streams in a row
  std::vector<StepBooking> bookings;  ///< [step][priority of its stream]
  std::size_t stream_priorities = 0;
  std::vector<InProgress> in_progress;
  std::vector<char> office;           ///< by day, from 0: whether bookings are made
  Day longest_window = 0;             ///< from a booking run to the last day of a notice or horizon
  Day look_ahead = 0;                 ///< as far as a booking reaches if nobody is on leave
  std::size_t patients_expected = 0;  ///< and some more: room for nearly every replication

  [[nodiscard]] const StreamTable& stream_of(const Patient& p) const { return streams[p.stream]; }
  [[nodiscard]] const StepTable& step_of(const Patient& p) const { return steps[p.step]; }
  /// The step and priority that they wait or come for: among `bookings`.
  [[nodiscard]] std::uint32_t kind_of(const Patient& p) const { return step_of(p).bookings + p.priority; }
  [[nodiscard]] const StepBooking& booking_of(const Patient& p) const { return bookings[kind_of(p)]; }
  /// Minutes that the step takes in the column.
  [[nodiscard]] int slot_of(const StepTable& step, Position column) const {
    return step.slot != 0 ? step.slot : needs[step.need].slot[column];
  }
};

}  // namespace headroom
