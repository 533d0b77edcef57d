// One-sided confidence bounds: of means, of shares over futures, of shares of cases.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "statistics/moments.hpp"
#include "statistics/sampled_mean.hpp"

namespace headroom {

/// Two one-sided bounds: the truth is at least `lower` with the confidence asked for, and at most `upper`
/// with that confidence; between the two with less (1 − 2 (1 − confidence)).
struct OneSidedBounds {
  double lower = 0, upper = 0;
};

/// Of a mean, by Hall's skewness-corrected t. Where the values are lopsided, mean and standard error go
/// together: a sample without the rare bad year has too high a mean and too small a spread at once, and
/// Student's t, which takes T = (mean − truth) / standard error to be symmetric, promises too much. With a
/// the skewness of the mean, T is less lopsided after
///
///   g(T) = T + a T² / 3 + a² T³ / 27 + a / 6 = ((1 + a T / 3)³ − 1) / a + a / 6,
///
/// which rises throughout, so that it has an inverse: with y = t − a / 6
///
///   g⁻¹(t) = 3 ((1 + a y)^(1/3) − 1) / a = 3 y / (1 + c + c²), c = (1 + a y)^(1/3),
///
/// the second form being exact for a = 0 too (t itself: Student's interval, to the last digit). Bounds:
/// mean − g⁻¹(t) × standard error and mean − g⁻¹(−t) × standard error, t Student's at `confidence`, since the
/// standard error is estimated (Hall's normal quantile is its limit). They change sign with the values and
/// follow them in scale and place. At confidences near a half (t < a / 6, which is at most 1/6) both may lie
/// on one side of the mean.
/// Below two values ∓ infinity. `confidence` between 0 and 1, as for all here.
/// Worked example: {0, 0, 0, 4} at 0.975: mean 1, standard error 1, a = 1, t = 3.18245:
/// g⁻¹(3.18245) = 1.76846, g⁻¹(−3.18245) = −6.98801 -> −0.76846, 7.98801 (Student: −2.18, 4.18).
/// Without skewness, {1, 2, 3, 4} at 0.95 -> 2.5 ∓ 2.35336 × 0.645497 = 0.98091, 4.01909.
/// Source: Hall, "On the removal of skewness by transformation", Journal of the Royal Statistical Society B
/// 54 (1992), 221-228; for two samples Zhou & Dinh, Biostatistics 6 (2005), 187-200.
[[nodiscard]] OneSidedBounds mean_bounds(const SampledMean& mean, double confidence);
/// The same with Student's t at hand.
[[nodiscard]] OneSidedBounds mean_bounds_at(const SampledMean& mean, double t);

/// The same of values; NaN is left out.
[[nodiscard]] OneSidedBounds mean_bounds(const Moments& values, double confidence);
[[nodiscard]] OneSidedBounds mean_bounds(std::span<const double> values, double confidence);

/// The greatest share of futures of which n replications would still hold none with probability
/// 1 − confidence: 1 − (1 − confidence)^(1/n), about 3/n at 0.95. 1 without a replication.
/// Worked example: 50 at 0.95 -> 0.0582, one in 17.2.
[[nodiscard]] double missable_share(std::size_t replications, double confidence);

/// Of the mean of a share over futures, which lies between 0 and 1 in each: no sample tells of a disaster
/// that is not in it, so that beside Hall's bounds stand those of a sample that has missed as many futures as
/// it may (u of them), in which the share is 0, or 1: the lower of mean − u × mean and Hall's; the upper of
/// mean + u × (1 − mean) and Hall's. Values that are all equal are no exception. 0 and 1 below two values.
/// Worked example: 50 values of 1 at 0.95 -> 0.05^(1/50) = 0.9418, 1.
[[nodiscard]] OneSidedBounds mean_share_bounds(const SampledMean& mean, double confidence);

/// How few replications can show that such a mean is at least `bound`: in the best of cases, all 1. At least
/// 2. None where no number can. Worked example: 0.92 at 0.95 -> 36, since 0.05^(1/36) = 0.9201.
[[nodiscard]] std::optional<std::size_t> replications_to_show(double bound, double confidence);

/// Of a share, `successes` of `of` independent cases: Clopper and Pearson's exact bounds, which hold with at
/// least the confidence for every share and number. 0 and 1 without a case.
/// Worked example: 10 of 10 at 0.95 -> 0.05^(1/10) = 0.74113, 1.
/// Source: Clopper & Pearson, Biometrika 26 (1934).
[[nodiscard]] OneSidedBounds share_bounds(std::int64_t successes, std::int64_t of, double confidence);

}  // namespace headroom
