#pragma once

#include <limits>

#include "results/metrics.hpp"

/// The formulas of the metric catalogue, each a function of one replication; what they mean is in the table.
/// `kUndefined` where a metric says nothing (a mean wait where nobody was seen).
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

/// (attended + not attended) / (opened − lost to sickness); undefined where nothing was open.
[[nodiscard]] double utilisation(const Replication& r);
[[nodiscard]] double dcc_hours_opened(const Replication& r);
[[nodiscard]] double dcc_hours_booked(const Replication& r);
[[nodiscard]] double cancelled_by_service(const Replication& r);
[[nodiscard]] double protected_hours_lost(const Replication& r);
[[nodiscard]] double protected_hours_lost_share(const Replication& r);  ///< undefined where none was planned
[[nodiscard]] double leadership_hours_lost(const Replication& r);
[[nodiscard]] double days_below_minimum(const Replication& r);  ///< undefined where no minimum is set
[[nodiscard]] double overtime_hours(const Replication& r);
[[nodiscard]] double bank_hours(const Replication& r);
/// Greatest over mean of booked / (opened − lost to sickness) of the holders; one for whom nothing was open
/// is left out. Worked example: 0.9 and 0.6 -> 0.9 / 0.75 = 1.2.
[[nodiscard]] double load_spread(const Replication& r);
/// Sum over filled posts of cost a year at 1.0 WTE × WTE × reported days in post / 365, sick or not, and
/// overtime at the plain rate, cost a year / (365/7 × full-time hours). GBP; undefined where a filled post's
/// cost is not known, or where bank hours were worked, whose rate a service does not state. Worked example:
/// 54,000 GBP, 0.5 WTE, 730 days -> 54,000 GBP.
[[nodiscard]] double cost(const Replication& r);
[[nodiscard]] double cost_per_treated(const Replication& r);  ///< undefined where nobody was treated

/// Reported days on which the post exists.
[[nodiscard]] Days days_in_post(const Post& post, const Calendar& calendar);

}  // namespace headroom
