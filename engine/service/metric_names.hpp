#pragma once

#include <array>
#include <string_view>

#include "statistics/estimate.hpp"

/// The names that a study may say of what is measured. The catalogue in results/ has the formulas, and a test
/// holds the two together.
namespace headroom {

enum class MetricUnit { share, days, other };

struct MetricName {
  std::string_view name;
  MetricUnit unit;
  Direction direction;
  bool by_stream;  ///< and by priority within it; else overall
};

inline constexpr auto kHigherIsBetter = Direction::higher_is_better,
                      kLowerIsBetter = Direction::lower_is_better;

inline constexpr std::array<MetricName, 33> kMetricNames{{
    {"in_time", MetricUnit::share, kHigherIsBetter, true},
    {"wait_first_mean", MetricUnit::days, kLowerIsBetter, true},
    {"wait_first_median", MetricUnit::days, kLowerIsBetter, true},
    {"wait_first_p92", MetricUnit::days, kLowerIsBetter, true},
    {"wait_first_p95", MetricUnit::days, kLowerIsBetter, true},
    {"wait_treatment_mean", MetricUnit::days, kLowerIsBetter, true},
    {"wait_treatment_p92", MetricUnit::days, kLowerIsBetter, true},
    {"waiting_end", MetricUnit::other, kLowerIsBetter, true},
    {"within_target", MetricUnit::share, kHigherIsBetter, true},
    {"within_target_waiting", MetricUnit::share, kHigherIsBetter, true},
    {"wait_after_cancellation", MetricUnit::days, kLowerIsBetter, true},
    {"utilisation", MetricUnit::share, kHigherIsBetter, false},
    {"dcc_hours_opened", MetricUnit::other, kHigherIsBetter, false},
    {"dcc_hours_booked", MetricUnit::other, kHigherIsBetter, false},
    {"days_below_minimum", MetricUnit::days, kLowerIsBetter, false},
    {"cancelled_by_service", MetricUnit::other, kLowerIsBetter, false},
    {"covered_by_colleagues", MetricUnit::other, kHigherIsBetter, false},
    {"covered_by_protected_time", MetricUnit::other, kLowerIsBetter, false},
    {"covered_by_bank", MetricUnit::other, kLowerIsBetter, false},
    {"protected_hours_lost", MetricUnit::other, kLowerIsBetter, false},
    {"protected_hours_lost_share", MetricUnit::share, kLowerIsBetter, false},
    {"leadership_hours_lost", MetricUnit::other, kLowerIsBetter, false},
    {"other_spa_hours_lost", MetricUnit::other, kLowerIsBetter, false},
    {"other_ar_hours_lost", MetricUnit::other, kLowerIsBetter, false},
    {"leadership_hours_planned", MetricUnit::other, kHigherIsBetter, false},
    {"leadership_hours_lost_share", MetricUnit::share, kLowerIsBetter, false},
    {"leadership_hours_lost_per_lead", MetricUnit::other, kLowerIsBetter, false},
    {"leave_over_cap_days", MetricUnit::days, kLowerIsBetter, false},
    {"overtime_hours", MetricUnit::other, kLowerIsBetter, false},
    {"bank_hours", MetricUnit::other, kLowerIsBetter, false},
    {"load_spread", MetricUnit::other, kLowerIsBetter, false},
    {"cost", MetricUnit::other, kLowerIsBetter, false},
    {"cost_per_treated", MetricUnit::other, kLowerIsBetter, false},
}};

}  // namespace headroom
