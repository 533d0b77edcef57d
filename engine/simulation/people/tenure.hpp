// Leavers and successors as one replication draws them: vacancies, and since when who is there.
#pragma once

#include <optional>
#include <vector>

#include "random/stream.hpp"
#include "service/absence.hpp"
#include "simulation/people/holder.hpp"

namespace headroom {

/// Leavers, with what the long run of them makes of any one day.
struct LeaverRules {
  Turnover turnover;
  double vacant_share = 0;         ///< of days in the long run
  std::vector<double> left_up_to;  ///< of the vacancies of a day, the share with at most so many days left

  LeaverRules() = default;
  explicit LeaverRules(const Turnover& turnover);
  [[nodiscard]] bool anybody_leaves() const { return turnover.leavers_per_year > 0; }
};

/// Who has had a holder's hours, and when nobody had.
struct Tenure {
  std::vector<Vacancy> vacancies;  ///< in order, from the first day on
  /// The first day of whoever is there on the first day, if it is not the one on which the post began.
  std::optional<Day> started;
};

/// The vacancies of one holder whose hours are filled on day `first`, to day `last`, in order. Holders stay
/// for an exponential time; the post is then empty for time_to_hire in whole days less notice, never below 0.
/// In the long run the vacant share of the days is gap / (gap + 1 / rate).
[[nodiscard]] std::vector<Vacancy> draw_vacancies(const Turnover& turnover, const ReplicationDraws& draws,
                                                  Entity holder, Day first, Day last);

/// The same from day `first` on of hours that stand as in the long run then (`filled` none): vacant with the
/// share of the days that are, for the rest of a gap that is found so; else held since an exponential time,
/// as exponential times have no memory. Or of hours filled on the day `filled`, on or before `first`.
[[nodiscard]] Tenure draw_tenure(const LeaverRules& rules, const ReplicationDraws& draws, Entity holder,
                                 std::optional<Day> filled, Day first, Day last);

}  // namespace headroom
