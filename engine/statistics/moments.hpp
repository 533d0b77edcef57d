// Mean, spread and skewness of values that come one at a time and are not kept.
#pragma once

#include <cstddef>

namespace headroom {

/// Number, mean, spread and skewness of values that come one at a time, without keeping them. Welford's
/// recurrence, so that the spread of large, nearly equal values is not lost to rounding, and equal values
/// have exactly none. Worked example: 1, 2, 3, 4 -> mean 2.5, variance 5/3, standard error √(5/12), skewness
/// 0. Source: Welford, Technometrics 4 (1962); for third moments Pébay, Sandia report SAND2008-6212.
class Moments {
 public:
  void add(double value);

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] double mean() const;            ///< NaN without a value
  [[nodiscard]] double variance() const;        ///< by n − 1; NaN below two values
  [[nodiscard]] double standard_error() const;  ///< of the mean: √(variance / n); NaN below two values
  /// G₁ of sampled_mean.hpp; 0 below three values and without spread.
  [[nodiscard]] double skewness() const;

 private:
  std::size_t count_ = 0;
  double mean_ = 0, squares_ = 0, cubes_ = 0;  ///< sums of squared and cubed deviations from the mean
};

}  // namespace headroom
