// The formulas of the metric catalogue, each a function of one replication; what they mean is in the table.
// `kUndefined` where a metric says nothing (a mean wait where nobody was seen). Those of protected time are
// in protected_time.hpp, those of money in cost.hpp.
#pragma once

#include "base/undefined.hpp"
#include "results/metrics/metrics.hpp"

namespace headroom {

[[nodiscard]] double in_time(const PatientGroup& g);
[[nodiscard]] double in_time_end(const PatientGroup& g);
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

// Of the list of one stream.

[[nodiscard]] double waiting_start(const Observed& r, std::size_t stream);
/// From 1: the first week at whose end, and at those of the three weeks after it, the list is at or below
/// `target_list_of`; undefined where there is none, and without a target list.
[[nodiscard]] double week_under_target(const Observed& r, std::size_t stream);

// Clinic hours, of posts with a job plan: the bookable hours of the others are no DCC.

/// (attended + not attended) / (opened − lost to sickness); undefined where nothing was open.
[[nodiscard]] double utilisation(const Observed& r);
[[nodiscard]] double dcc_hours_opened(const Observed& r);
[[nodiscard]] double dcc_hours_booked(const Observed& r);
/// Greatest over mean of booked / (opened − lost to sickness) of the holders; one for whom nothing was open
/// is left out. Worked example: 0.9 and 0.6 -> 0.9 / 0.75 = 1.2.
[[nodiscard]] double load_spread(const Observed& r);

[[nodiscard]] double cancelled_by_service(const Observed& r);
/// Appointments whose clinician was off, by who took them over.
[[nodiscard]] double covered_by_colleagues(const Observed& r);
[[nodiscard]] double covered_by_protected_time(const Observed& r);
[[nodiscard]] double covered_by_bank(const Observed& r);
/// Open days on which any rule is broken; undefined where no minimum is set.
[[nodiscard]] double days_below_minimum(const Observed& r);
[[nodiscard]] double leave_over_cap_days(const Observed& r);
[[nodiscard]] double overtime_hours(const Observed& r);
[[nodiscard]] double bank_hours(const Observed& r);

}  // namespace headroom
