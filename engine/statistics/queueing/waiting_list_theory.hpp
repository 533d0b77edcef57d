// Waiting-list arithmetic of Fong et al. (medRxiv 2022.08.23.22279117; the R package NHSRwaitinglist).
// One unit of time throughout, weeks everywhere in this program: demand and capacity a week, waits in weeks.
#pragma once

#include <optional>

namespace headroom {

/// Weeks over which a list that is too long is to be brought down.
inline constexpr double kReliefWeeks = 26;

/// How many times the mean wait fits into the target if a share `standard` is to be seen within it and waits
/// are exponential: f = -ln(1 - standard). Worked example: 92% -> 2.526. None for 100%: no list meets it.
[[nodiscard]] std::optional<double> target_factor(double standard);

/// Patients on a list whose mean wait is target / factor, by Little's law: demand x target / factor.
/// Worked example: 30 a week, 52 weeks, 4 -> 390. None where the factor is 0: any list would do.
[[nodiscard]] std::optional<double> target_list_size(double demand, double target, double factor);

/// A list counts as too long above twice its target. Worked example: 1200 against 390.
[[nodiscard]] constexpr bool is_too_long(double list, double target_list) { return list > 2 * target_list; }

/// Capacity that meets demand and brings the list to its target within `weeks`; none unless it is too long.
/// Worked example: 30 a week, list 1200, target 390, 26 weeks -> 61.15 a week.
[[nodiscard]] std::optional<double> relief_capacity(double demand, double list, double target_list,
                                                    double weeks = kReliefWeeks);

/// Squared coefficients of variation of the times between arrivals and between removals.
struct Variability {
  double arrivals = 1, removals = 1;
};

/// Capacity at which the mean wait is target / factor, by Kingman's approximation (the package's current
/// variant): demand + (cvA^2 + cvS^2) / 2 x factor / target. None where the target is 0.
/// Worked example: 30, 52, 3, cv 1.1 and 1.2 -> 30.076442.
[[nodiscard]] std::optional<double> target_capacity(double demand, double target, double factor,
                                                    Variability squared_cv);

}  // namespace headroom
