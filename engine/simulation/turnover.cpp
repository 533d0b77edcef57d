#include "simulation/turnover.hpp"

#include <algorithm>
#include <cmath>

namespace headroom {

std::vector<Vacancy> draw_vacancies(const Turnover& turnover, const ReplicationDraws& draws, Entity holder,
                                    Day first, Day last) {
  std::vector<Vacancy> vacancies;
  if (turnover.leavers_per_year <= 0) return vacancies;
  const double mean_stay = 365.25 / turnover.leavers_per_year;
  // Day d is the time from d to d + 1: fractions run on, so that whole days lose nothing on average.
  double now = first;
  for (std::uint64_t leaver = 0;; ++leaver) {
    auto generator = draws.generator(Purpose::turnover, holder, leaver);
    const double leaves = now - std::log1p(-uniform_01(generator)) * mean_stay;
    if (leaves >= last) return vacancies;
    now = leaves + std::max(0.0, draw_days(turnover.time_to_hire, generator) - turnover.notice_days);
    const double to = std::min(now, static_cast<double>(last));
    vacancies.push_back({static_cast<Day>(std::floor(leaves)) + 1, static_cast<Day>(std::floor(to))});
    if (now >= last) return vacancies;
  }
}

}  // namespace headroom
