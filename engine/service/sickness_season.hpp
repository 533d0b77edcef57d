// Sickness by months: when spells must begin so that each month loses what is asked of it.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "service/absence.hpp"
#include "service/spell_lengths.hpp"

namespace headroom {

/// A phased return follows spells of more days than this.
inline constexpr int kLongSpell = 28;

/// By day of a year of 365; 29 February is like the day before.
using YearOfDays = std::vector<double>;
[[nodiscard]] std::size_t day_of_year(Date date);

/// A year of sickness in the long run.
struct SicknessYear {
  YearOfDays onsets;  ///< spells that begin on each day, a holder
  YearOfDays well;    ///< share well enough to fall ill: neither off nor on a phased return
  /// By month, the share of its days that sickness takes, those of a phased return by the share not worked.
  std::array<double, 12> asked{}, reached{};
};

/// Sickness by months. Asked is rate x weight of the month, with weights of mean 1 over the days of the year.
/// Spells run on into later months, so that the months in which they begin are not those in which days are
/// lost: with x(m) the onsets a day in month m, the share lost in month k is sum over m of A(k, m) x(m),
/// where A(k, m) is the mean over the days of k of the onsets in m times the chance that such a spell still
/// takes the day. x is solved from that with none below 0 (Lawson & Hanson 1974), and then in proportion so
/// that the year keeps its rate; where long spells carry over more than a month asks for, or nobody is left
/// to fall ill, `reached` differs from `asked`.
///
/// Worked example: all spells one day, 4.5%, weights 2 in January and 10/11 else -> 0.09 onsets a day in
/// January, as nothing is carried over.
class SicknessSeason {
 public:
  SicknessSeason(const std::vector<SpellPart>& spells, const MonthWeights& months,
                 const std::optional<PhasedReturn>& phased);

  [[nodiscard]] SicknessYear year(double rate) const;
  /// After so many days nothing is left of a spell.
  [[nodiscard]] int longest() const { return longest_; }

 private:
  [[nodiscard]] YearOfDays taken(const YearOfDays& onsets, const YearOfDays& since) const;
  [[nodiscard]] double settle(double most, SicknessYear& year) const;
  void solve_onsets();
  void set_months(double rate, SicknessYear& year) const;

  MonthWeights months_;
  int longest_ = 1;
  YearOfDays busy_;    ///< [days since an onset, 0 to 364, of any year]: chance of not being well
  YearOfDays lost_;    ///< the same: share of the day that is lost
  YearOfDays weight_;  ///< of onsets on each day, mean 1
  double lost_by_onset_ = 0;
};

/// Whether the months are all alike.
[[nodiscard]] bool is_even(const MonthWeights& months);

/// The share of the hours that sickness takes in each month: `rate` in every month unless the study's months
/// differ, and then as far as spells allow it.
[[nodiscard]] std::array<double, 12> sickness_by_month(const AbsenceRules& rules, double rate);

}  // namespace headroom
