// How long spells of sickness last, for reader, plan and simulation alike.
#pragma once

#include <vector>

#include "service/absence.hpp"

namespace headroom {

/// How long spells of sickness last, in whole days: the mixture of a study with its parts solved.
class SpellLengths {
 public:
  struct Part {
    double up_to = 0;       ///< cumulative share of spells
    double days_up_to = 0;  ///< cumulative share of sick days
    int min = 1;
    std::vector<double> up_to_length;       ///< bounded: P(length <= min + i)
    std::vector<double> days_up_to_length;  ///< bounded: the same, length-biased
    double mean_beyond = 0;                 ///< unbounded: mean of length - min
  };

  /// `spells` shares sum to 1.
  explicit SpellLengths(const std::vector<SpellPart>& spells);

  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double longer_than(int days) const;  ///< share of spells

 private:
  std::vector<Part> parts_;
  double mean_ = 0;
};

/// The ratio q of the geometric weights q^0, q^1, … q^n whose mean index is `mean`, from 0 to n.
[[nodiscard]] double truncated_geometric_ratio(int n, double mean);

}  // namespace headroom
