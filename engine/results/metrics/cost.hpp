// What a service costs over the reported period: pay, bank staff and overtime.
#pragma once

#include "results/metrics/metrics.hpp"

namespace headroom {

/// GBP over the reported period: pay, bank staff and overtime.
///
/// Pay: for every holder and day in post, `cost_of_person` of the holder's WTE in the band of the
/// day / 365, sick or not; nothing while the holder's place is vacant; on days of an absence known in advance
/// its paid share plus the share that is backfilled, at the post's own rate.
/// Bank: hours × bank_per_hour. Overtime: at the plain rate, cost a year at 1.0 WTE / (365/7 × full-time
/// hours).
/// Undefined where a filled post's cost is not known, or bank hours were worked whose rate is not.
/// Worked examples: 54,000 GBP, 0.5 WTE, 730 days -> 54,000 GBP; with 73 days of them away at half pay and
/// 20% backfilled -> 54,000 x (1 − 0.1 x (1 − 0.5 − 0.2)) = 52,380 GBP.
[[nodiscard]] double cost(const Observed& r);
[[nodiscard]] double cost_per_treated(const Observed& r);  ///< undefined where nobody was treated

/// GBP a year for the post's pay, averaged over the reported period, all its places filled; undefined where
/// its cost is not known. Worked example: 54,000 GBP, 0.5 WTE, for half of the period -> 13,500.
[[nodiscard]] double pay_per_year(const Service& service, PostId post);
/// WTE averaged over the reported period, all places filled.
[[nodiscard]] double mean_wte(const Service& service, PostId post);

}  // namespace headroom
