#pragma once

#include <vector>

#include "random/stream.hpp"
#include "service/service.hpp"
#include "simulation/open_days.hpp"

namespace headroom {

/// Calendar days off sick, first and last inclusive.
struct Spell {
  Day first = 0, last = 0;
};

/// The spells of one holder: healthy gaps and spells take turns, in calendar days, whatever else happens.
/// A gap is geometric from 0 with the mean that makes the long-run share of sick days the rate; the process
/// is stationary on day 0.
class SicknessProcess {
 public:
  /// `spells` shares sum to 1; `rate` from 0 to 1.
  SicknessProcess(const std::vector<SpellPart>& spells, double rate);

  /// Appends the spells that touch days 0 to `last`, in order.
  void draw(const ReplicationDraws& draws, Entity holder, Day last, std::vector<Spell>& into) const;

  [[nodiscard]] double mean_spell_days() const { return mean_spell_; }

 private:
  struct Part {
    double up_to = 0;       ///< cumulative share of spells
    double days_up_to = 0;  ///< cumulative share of sick days
    int min = 1;
    std::vector<double> up_to_length;       ///< bounded: P(length <= min + i)
    std::vector<double> days_up_to_length;  ///< bounded: the same, length-biased
    double mean_beyond = 0;                 ///< unbounded: mean of length - min
  };
  [[nodiscard]] int length(ReplicationDraws::Generator& generator) const;
  [[nodiscard]] int length_biased(ReplicationDraws::Generator& generator) const;

  std::vector<Part> parts_;
  double rate_ = 0, mean_spell_ = 0, gap_mean_ = 0;
};

/// The ratio q of the geometric weights q^0, q^1, … q^n whose mean index is `mean`, from 0 to n.
[[nodiscard]] double truncated_geometric_ratio(int n, double mean);

}  // namespace headroom
