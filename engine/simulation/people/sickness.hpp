// A holder's spells of sickness: the process that draws them, by season where the study has one.
#pragma once

#include <optional>
#include <vector>

#include "random/stream.hpp"
#include "service/service.hpp"
#include "service/sickness_season.hpp"
#include "service/spell_lengths.hpp"
#include "simulation/diary/open_days.hpp"

namespace headroom {

/// Calendar days off sick, first and last inclusive, and the last day of the phased return after them
/// (`last` where there is none).
struct Spell {
  Day first = 0, last = 0, phased_to = 0;
};

/// When people are off, and what follows long spells, over the days of a run.
struct SicknessPattern {
  MonthWeights months = kEvenMonths;
  std::optional<PhasedReturn> phased_return;
  Date eve;      ///< day 0
  Day last = 0;  ///< of the run
};

/// The spells of one holder: healthy gaps and spells take turns, in calendar days, whatever else happens.
///
/// With even months and no phased return a gap is geometric from 0 with the mean that makes the long-run
/// share of sick days the rate; the process is stationary on day 0.
///
/// Otherwise spells begin so often on each day of the year that each month loses the share of its days that
/// is asked for, as far as can be (`SicknessSeason`). Of those well enough to fall ill on a day (neither off
/// nor on a phased return) that is a hazard; the process runs from so long before day 0 that nothing is left
/// of how it began, so that it is stationary then, as the season has it.
class SicknessProcess {
 public:
  /// `spells` shares sum to 1; `rate` from 0 to 1.
  SicknessProcess(const std::vector<SpellPart>& spells, double rate);
  SicknessProcess(const std::vector<SpellPart>& spells, double rate, const SicknessPattern& pattern);

  /// Appends the spells that touch days 0 to `last`, phased returns included, in order.
  void draw(const ReplicationDraws& draws, Entity holder, Day last, std::vector<Spell>& into) const;

  [[nodiscard]] double mean_spell_days() const { return lengths_.mean(); }
  /// The share of the hours that is worked on days of a phased return; 1 where there is none.
  [[nodiscard]] double phased_at() const { return phased_at_; }

 private:
  void set_hazards(const SicknessSeason& season, const SicknessPattern& pattern);
  void draw_by_hazards(const ReplicationDraws& draws, Entity holder, Day last,
                       std::vector<Spell>& into) const;
  [[nodiscard]] int length(ReplicationDraws::Generator& generator) const;
  [[nodiscard]] int length_biased(ReplicationDraws::Generator& generator) const;

  SpellLengths lengths_;
  double rate_ = 0, gap_mean_ = 0;
  double phased_at_ = 1;
  int phased_days_ = 0;
  Day first_ = 0;               ///< by hazards: the day on which the process begins, well
  std::vector<double> hazard_;  ///< summed from `first_` up to and including each day; empty: a constant one
};

/// Minutes worked of so many at work on a day of a phased return, rounded half up.
[[nodiscard]] int phased_minutes(double at, int minutes);

/// What is still opened of a diary column on such a day: whole units. Worked example: 350 minutes in units of
/// 50 at 60% -> 200.
[[nodiscard]] int phased_opening(double at, int opened, int unit);

}  // namespace headroom
