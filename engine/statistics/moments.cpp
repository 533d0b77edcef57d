// Welford's and Pébay's recurrences.

#include "statistics/moments.hpp"

#include <cmath>

#include "base/undefined.hpp"

namespace headroom {
void Moments::add(double value) {
  const auto n = static_cast<double>(++count_);
  const double before = value - mean_, step = before / n;
  cubes_ += before * step * (n - 1) * step * (n - 2) - 3 * step * squares_;
  mean_ += step;
  squares_ += before * (value - mean_);
}

double Moments::mean() const { return count_ == 0 ? kUndefined : mean_; }

double Moments::variance() const {
  return count_ < 2 ? kUndefined : squares_ / static_cast<double>(count_ - 1);
}

double Moments::standard_error() const { return std::sqrt(variance() / static_cast<double>(count_)); }

double Moments::skewness() const {
  if (count_ < 3 || squares_ == 0) return 0;
  const auto n = static_cast<double>(count_);
  return n * std::sqrt(n - 1) / (n - 2) * (cubes_ / squares_) / std::sqrt(squares_);
}

}  // namespace headroom
