#pragma once

#include <limits>

#include "results/metrics.hpp"

/// The formulas of the metric catalogue, each a function of one replication; what they mean is in the table.
/// `kUndefined` where a metric says nothing (a mean wait where nobody was seen). Those of protected time are
/// in protected_time.hpp, those of money in cost.hpp.
namespace headroom {

inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

[[nodiscard]] double in_time(const PatientGroup& g);
[[nodiscard]] double within_target(const PatientGroup& g);
[[nodiscard]] double within_target_waiting(const PatientGroup& g);
[[nodiscard]] double wait_first_mean(const PatientGroup& g);
[[nodiscard]] double wait_first_median(const PatientGroup& g);
[[nodiscard]] double wait_first_p92(const PatientGroup& g);
[[nodiscard]] double wait_first_p95(const PatientGroup& g);
[[nodiscard]] double wait_treatment_mean(const PatientGroup& g);
[[nodiscard]] double wait_treatment_p92(const PatientGroup& g);
[[nodiscard]] double waiting_end(const PatientGroup& g);
[[nodiscard]] double wait_after_cancellation(const PatientGroup& g);

// Clinic hours, of posts with a job plan: the bookable hours of the others are no DCC.

/// (attended + not attended) / (opened − lost to sickness); undefined where nothing was open.
[[nodiscard]] double utilisation(const Replication& r);
[[nodiscard]] double dcc_hours_opened(const Replication& r);
[[nodiscard]] double dcc_hours_booked(const Replication& r);
/// Greatest over mean of booked / (opened − lost to sickness) of the holders; one for whom nothing was open
/// is left out. Worked example: 0.9 and 0.6 -> 0.9 / 0.75 = 1.2.
[[nodiscard]] double load_spread(const Replication& r);

[[nodiscard]] double cancelled_by_service(const Replication& r);
/// Appointments whose clinician was off, by who took them over.
[[nodiscard]] double covered_by_colleagues(const Replication& r);
[[nodiscard]] double covered_by_protected_time(const Replication& r);
[[nodiscard]] double covered_by_bank(const Replication& r);
/// Open days on which any rule is broken; undefined where no minimum is set.
[[nodiscard]] double days_below_minimum(const Replication& r);
[[nodiscard]] double leave_over_cap_days(const Replication& r);
[[nodiscard]] double overtime_hours(const Replication& r);
[[nodiscard]] double bank_hours(const Replication& r);

}  // namespace headroom
