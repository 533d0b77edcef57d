// Leavers and those who follow them: in the long run, and from a day on which the hours are filled.
#pragma once

#include <optional>
#include <vector>

#include "service/service.hpp"

namespace headroom {

/// The day on which the hours of a holder whom the post has from `first` on of the simulated days were
/// filled; from then on they fall vacant and are filled again. None: so long ago that they stand as in the
/// long run.
///
/// Whoever comes later than the first simulated day starts on that day, and so did the first holder of a post
/// with a `from`; every other holder is there on the first simulated day as `turnover.start` says.
[[nodiscard]] std::optional<Date> filled_on(const Service& service, const Post& post, Date first);

/// [days]: the share of gaps that are longer than so many whole days; as long as it is above 1e-12.
[[nodiscard]] std::vector<double> gaps_longer_than(const Turnover& turnover);

/// Mean days that a leaver's hours are empty, E[max(0, time to hire - notice)] in whole days.
/// Worked example: time to hire 14 weeks, notice 8 weeks -> 42 days.
[[nodiscard]] double mean_gap_days(const Turnover& turnover);

/// Share of the days on which nobody holds a holder's hours: gap / (gap + 365.25 / leavers a year), a holder
/// staying that long on average. Worked example: one leaver a year, a gap of 42 days -> 42 / 407.25 = 10.3%.
[[nodiscard]] double vacant_share(const Turnover& turnover);

/// Share of the time for patients that is opened on the days on which somebody holds the hours, when each
/// who follows a leaver starts with the induction. They stay for an exponential time of mean m = 365.25 /
/// leavers a year, so that days a to b after starting are exp(-a/m) - exp(-b/m) of all days held.
[[nodiscard]] double opened_after_inductions(const Turnover& turnover,
                                             const std::vector<InductionStep>& induction);

/// What becomes of hours that are filled on day 0, in expectation, at the start of each day after it. With
/// leavers at the rate r of those there, D(j) of them on day j, and G the gap in whole days:
///
///   vacant(n) = sum over j < n of D(j) x P(G > n - 1 - j)        (renewal equation; exact)
///   D(j)      = r x mean of held(j) and held(j + 1)              (within a day; to r^3 / 12, below 2e-9)
///
/// Worked example: one leaver a year, a gap of 42 days -> after 30 days 7.9% are vacant, in the long
/// run 10.3%.
class AfterFilling {
 public:
  AfterFilling() : AfterFilling{Turnover{}} {}
  explicit AfterFilling(const Turnover& turnover);

  [[nodiscard]] double held(int day);
  /// The share of the time for patients that is opened: the first holder's at `first_pace`, that of whoever
  /// follows by the induction.
  [[nodiscard]] double opened(int day, double first_pace, const std::vector<InductionStep>& induction);

 private:
  void reach(int day);

  double rate_ = 0;  ///< a day
  std::vector<double> gap_longer_;
  std::vector<double> held_{1.0};      ///< at the start of each day
  std::vector<double> leavers_;        ///< on each day
  std::vector<double> followed_{0.0};  ///< sum over the days before of followers x e^(rate x their day)
};

/// Share of the time for patients that is opened so many days after starting.
[[nodiscard]] double induction_at(const std::vector<InductionStep>& induction, int days_since_start);

}  // namespace headroom
