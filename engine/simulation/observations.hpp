// What one replication saw.
// Everything that is reported is computed from this and from the Service.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "service/service.hpp"
#include "simulation/series.hpp"

namespace headroom {

inline constexpr std::size_t kWaitDays = 1096;  ///< bins 0 … 1095, the last open

/// Totals of the reported period for one priority of one stream. Waits in whole days.
struct PriorityTotals {
  std::int64_t first_count = 0, first_days = 0;  ///< completed waits to the first attended appointment
  std::int64_t treatment_count = 0,
               treatment_days = 0;           ///< completed waits to treatment (or the decision not to treat)
  std::int64_t in_time = 0, in_time_of = 0;  ///< by target dates that lie in the period
  std::int64_t in_time_end = 0, in_time_end_of = 0;      ///< of these, by those in its last 13 weeks
  std::int64_t within_target = 0, within_target_of = 0;  ///< of clocks stopped in the period
  std::int64_t running_within = 0, running = 0;          ///< clocks running, pooled over week-ends
  std::int64_t waiting_end = 0;                          ///< waiting for a first appointment at the end
  std::int64_t after_cancellation_count = 0, after_cancellation_days = 0;
};

/// Whole-run counts (warm-up included) for the conservation laws.
struct Ledger {
  struct Patients {
    std::int64_t initial = 0, referrals = 0, returned = 0, discharged = 0, removed = 0, on_books = 0;
  } patients;
  struct Appointments {
    std::int64_t made = 0, booked_at_start = 0, attended = 0, not_attended = 0, cancelled_by_patient = 0,
                 cancelled_by_service = 0, booked_at_end = 0;
  } appointments;
};

/// Days of the reported period, counted from 0, inclusive.
struct DaySpan {
  int first = 0, last = 0;
};

/// Why protected time was taken to see patients.
enum class ProtectedUseReason { sickness };
inline constexpr std::size_t kProtectedUseReasons = 1;
inline constexpr std::array<const char*, kProtectedUseReasons> kProtectedUseReasonNames{"sickness"};

/// Minutes of protected time of one post taken to see patients over the reported period.
struct ProtectedUse {
  PostId post;
  Category category = Category::spa;
  std::optional<std::uint32_t> activity;  ///< position in Post::activities; none: the rest of the category
  ProtectedUseReason reason = ProtectedUseReason::sickness;
  std::int64_t minutes = 0;
};

/// Minutes of one holder over the reported period.
struct HolderMinutes {
  PostId post;
  int number = 0;  ///< of the post's holders, from 1
  std::int64_t contracted = 0, leave = 0, public_holiday = 0, study = 0, sickness = 0, absent = 0,
               vacancy = 0;
  std::array<std::int64_t, kCategories> at_work{};  ///< rostered and at work, by category
  std::int64_t dcc_fixed = 0, booked = 0,
               attended = 0;             ///< booked: appointments that came round, attended or not
  std::int64_t opened = 0;               ///< for patients, before sickness
  std::int64_t opened_lost_sick = 0;     ///< of these, on days off sick
  std::int64_t leave_over_cap_days = 0;  ///< days of leave that could not be placed under the cap
  std::array<std::int64_t, kCategories> protected_used{};  ///< taken from a category to see patients
  std::vector<DaySpan> vacancies{};                        ///< in order
};

struct Observations {
  std::size_t weeks = 0, streams = 0, posts = 0;
  std::vector<float> by_stream;    ///< [StreamSeries][week][stream]
  std::vector<float> by_post;      ///< [PostSeries][week][post], hours
  std::vector<float> by_category;  ///< [CategorySeries][week][post][category], hours
  /// Priorities of all streams in a row: stream 0's, then stream 1's, … (as in the Service).
  std::vector<PriorityTotals> totals;            ///< [stream priority]
  std::vector<std::int64_t> waiting_start;       ///< [stream], as the first reported day begins
  std::vector<std::uint32_t> waits_first;        ///< [stream priority][wait day], patients
  std::vector<std::uint32_t> waits_treatment;    ///< [stream priority][wait day]
  std::vector<std::uint32_t> waits_waiting_end;  ///< [stream priority][wait day], wait so far
  std::vector<HolderMinutes> holders;
  /// One entry for each post, category, activity and reason; none of 0 minutes.
  std::vector<ProtectedUse> protected_uses;
  /// Appointments of the reported period whose clinician was off, by what became of them.
  std::array<std::int64_t, kCoverBy> covered{};
  /// [reported day][rule of CoverRules::minimum_on_duty]: 1 where too few were on duty; 0 on closed days.
  std::vector<std::uint8_t> below_minimum;
  Ledger ledger;

  [[nodiscard]] std::size_t at(StreamSeries series, std::size_t week, std::size_t stream) const {
    return (static_cast<std::size_t>(series) * weeks + week) * streams + stream;
  }
  [[nodiscard]] std::size_t at(PostSeries series, std::size_t week, std::size_t post) const {
    return (static_cast<std::size_t>(series) * weeks + week) * posts + post;
  }
  [[nodiscard]] std::size_t at(CategorySeries series, std::size_t week, std::size_t post,
                               std::size_t category) const {
    return ((static_cast<std::size_t>(series) * weeks + week) * posts + post) * kCategories + category;
  }
};

}  // namespace headroom
