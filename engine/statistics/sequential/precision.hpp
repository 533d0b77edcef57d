// When a scenario has run often enough for every figure that is watched.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "statistics/moments.hpp"

namespace headroom {

/// When a scenario has run often enough: every quantity's half-width is at most `precision` of its scale, and
/// stays so while looking ahead.
struct PrecisionRule {
  double precision = 0.05;    ///< half-width over scale, above 0
  std::size_t at_least = 10;  ///< replications before anything is judged, 2 or more
  std::size_t look_ahead = 5;
  std::size_t at_most = 1000;  ///< replications, looking ahead included; no less than at_least
  double confidence = 0.95;    ///< of each quantity's interval, between 0 and 1
};

/// How many further replications the precision must hold for, once reached after `replications`:
/// kLimit up to 100, then ⌊kLimit × replications / 100⌋, kLimit being `look_ahead`. 0 is the classic
/// confidence-interval method. Worked example: 5 after 100 -> 5; 5 after 250 -> 12.
[[nodiscard]] std::size_t look_ahead_after(std::size_t replications, std::size_t look_ahead);

/// What one replication says of one quantity: its value, and what its half-width is held against (defined
/// wherever the value is). NaN in `value`: not defined in this replication, left out.
struct Watched {
  double value = std::numeric_limits<double>::quiet_NaN();
  double scale = std::numeric_limits<double>::quiet_NaN();
};

/// A level is precise relative to its own mean.
[[nodiscard]] constexpr Watched watched_level(double value) { return {value, value}; }

/// A paired difference is precise relative to the baseline's level, since one near zero could never be
/// precise relative to itself. NaN where either is.
[[nodiscard]] constexpr Watched watched_difference(double value, double baseline) {
  return {value - baseline, baseline};
}

enum class StopReason {
  none,     ///< not finished
  precise,  ///< every quantity is, and was while looking ahead
  at_most,  ///< out of replications
};

/// How precisely one quantity is known now.
struct Precision {
  double mean = 0;        ///< over the replications in which it is defined; NaN without one
  double half_width = 0;  ///< Student t, as published; the interval that is printed (mean_bounds) may reach
                          ///< farther on the side where the values do. NaN below two values
  double relative = 0;    ///< half_width / |mean scale|; 0 where the half-width is; else infinite where the
                          ///< scale is 0; NaN below two values
  std::size_t replications = 0;              ///< in which it is defined
  std::optional<std::size_t> precise_since;  ///< replication (from 1) since which it has been precise without
                                             ///< a break; none: it is not precise now, or never defined
};

/// Watches the quantities of one scenario, replication by replication, and says when to stop. For one
/// quantity that is always defined this is the published algorithm: the first n (from at_least) at which the
/// half-width is at most precision × |mean|, and after which it stays so for look_ahead_after(n) more
/// replications; if it does not stay so, the search goes on. Here all the replications run are kept, those
/// looked ahead too. With several quantities, each must have held for its own look-ahead at the same
/// replication; one that loses its precision while others are still sought starts again.
///
/// A quantity that is undefined in a replication neither gains nor loses by it: its look-ahead counts the
/// replications in which it is defined, and it is judged from its at_least-th value. One that was never
/// defined holds up nothing; one defined in fewer than at_least replications holds up the rest (to at_most,
/// if need be), since nothing can be said of it.
/// Source: Hoad, Robinson & Davies, "Automated selection of the number of replications for a discrete-event
/// simulation", Journal of the Operational Research Society 61 (2010), 1632-1644.
class PrecisionWatch {
 public:
  /// At least one quantity.
  PrecisionWatch(const PrecisionRule& rule, std::size_t quantities);

  /// The next replication, one entry a quantity. Not once finished.
  void add(std::span<const Watched> replication);

  [[nodiscard]] std::size_t replications() const { return replications_; }
  [[nodiscard]] bool finished() const { return stopped_ != StopReason::none; }
  [[nodiscard]] StopReason reason() const { return stopped_; }
  [[nodiscard]] Precision precision(std::size_t quantity) const;

 private:
  struct Quantity {
    Moments values, scale;
    std::optional<std::size_t> since_value, since_replication;  ///< both from 1
  };

  [[nodiscard]] double t(std::size_t values) const;
  [[nodiscard]] double half_width(const Quantity& quantity) const;
  [[nodiscard]] double relative(const Quantity& quantity) const;
  void take(Quantity& quantity, const Watched& watched);
  [[nodiscard]] bool holds_up(const Quantity& quantity) const;

  PrecisionRule rule_;
  std::vector<Quantity> quantities_;
  std::size_t replications_ = 0;
  StopReason stopped_ = StopReason::none;
  /// The last t looked up: most quantities have as many values as replications.
  mutable std::size_t t_values_ = 0;
  mutable double t_ = 0;
};

}  // namespace headroom
