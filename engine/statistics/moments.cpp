#include "statistics/moments.hpp"

#include <cmath>
#include <limits>

namespace headroom {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void Moments::add(double value) {
  ++count_;
  const double before = value - mean_;
  mean_ += before / static_cast<double>(count_);
  squares_ += before * (value - mean_);
}

double Moments::mean() const { return count_ == 0 ? kNaN : mean_; }

double Moments::variance() const { return count_ < 2 ? kNaN : squares_ / static_cast<double>(count_ - 1); }

double Moments::standard_error() const { return std::sqrt(variance() / static_cast<double>(count_)); }

}  // namespace headroom
