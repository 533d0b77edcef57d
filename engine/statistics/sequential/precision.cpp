// Half-widths held against their scale after each replication, and the look-ahead that follows.

#include "statistics/sequential/precision.hpp"

#include <algorithm>
#include <cmath>

#include "base/ensure.hpp"
#include "statistics/student.hpp"

namespace headroom {

std::size_t look_ahead_after(std::size_t replications, std::size_t look_ahead) {
  return replications <= 100 ? look_ahead : look_ahead * replications / 100;
}

PrecisionWatch::PrecisionWatch(const PrecisionRule& rule, std::size_t quantities)
    : rule_{rule}, quantities_(quantities) {
  ensure(quantities >= 1, "there is at least one quantity to be precise about");
  ensure(rule.precision > 0, "a precision is above 0");
  ensure(rule.confidence > 0 && rule.confidence < 1, "a confidence lies between 0 and 1");
  ensure(rule.at_least >= 2 && rule.at_least <= rule.at_most,
         "a run to precision takes 2 replications or more, and no fewer at most than at least");
}

void PrecisionWatch::add(std::span<const Watched> replication) {
  ensure(!finished(), "a finished run to precision takes no more replications");
  ensure(replication.size() == quantities_.size(), "a replication has one value for each quantity");
  ++replications_;
  for (std::size_t q = 0; q < quantities_.size(); ++q) take(quantities_[q], replication[q]);
  const bool waiting = replications_ < rule_.at_least ||
                       std::any_of(quantities_.begin(), quantities_.end(),
                                   [this](const Quantity& quantity) { return holds_up(quantity); });
  if (!waiting)
    stopped_ = StopReason::precise;
  else if (replications_ >= rule_.at_most)
    stopped_ = StopReason::at_most;
}

Precision PrecisionWatch::precision(std::size_t quantity) const {
  ensure(quantity < quantities_.size(), "a quantity is one of those watched");
  const Quantity& q = quantities_[quantity];
  return {q.values.mean(), half_width(q), relative(q), q.values.count(), q.since_replication};
}

double PrecisionWatch::t(std::size_t values) const {
  if (t_values_ != values) {
    t_ = student_t_quantile((1 + rule_.confidence) / 2, static_cast<double>(values - 1));
    t_values_ = values;
  }
  return t_;
}

double PrecisionWatch::half_width(const Quantity& quantity) const {
  if (quantity.values.count() < 2) return std::numeric_limits<double>::quiet_NaN();
  return t(quantity.values.count()) * quantity.values.standard_error();
}

double PrecisionWatch::relative(const Quantity& quantity) const {
  const double half = half_width(quantity);
  return half == 0 ? 0 : half / std::abs(quantity.scale.mean());
}

void PrecisionWatch::take(Quantity& quantity, const Watched& watched) {
  if (std::isnan(watched.value)) return;
  quantity.values.add(watched.value);
  quantity.scale.add(watched.scale);
  if (quantity.values.count() < rule_.at_least) return;
  if (!(relative(quantity) <= rule_.precision)) {
    quantity.since_value.reset();
    quantity.since_replication.reset();
  } else if (!quantity.since_value) {
    quantity.since_value = quantity.values.count();
    quantity.since_replication = replications_;
  }
}

bool PrecisionWatch::holds_up(const Quantity& quantity) const {
  if (quantity.values.count() == 0) return false;
  if (!quantity.since_value) return true;
  return quantity.values.count() - *quantity.since_value <
         look_ahead_after(*quantity.since_value, rule_.look_ahead);
}

}  // namespace headroom
