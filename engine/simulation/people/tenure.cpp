// Exponential stays and random gaps in days with fractions, of which whole days are counted.

#include "simulation/people/tenure.hpp"

#include <algorithm>
#include <cmath>

#include "planning/expected_turnover.hpp"
#include "random/duration.hpp"

namespace headroom {
namespace {

/// Day d is the time from d to d + 1: fractions run on, so that whole days lose nothing on average. A day is
/// vacant where its start is.
struct Course {
  const Turnover& turnover;
  const ReplicationDraws& draws;
  Entity holder;
  Day last;
  std::vector<Vacancy> vacancies{};

  void vacant(double from, double to);
  void go_on(double now);
};

[[nodiscard]] double mean_stay(const Turnover& turnover) { return 365.25 / turnover.leavers_per_year; }

void Course::vacant(double from, double to) {
  const double until = std::min(to, static_cast<double>(last));
  vacancies.push_back({static_cast<Day>(std::floor(from)) + 1, static_cast<Day>(std::floor(until))});
}

/// Somebody has the hours now.
void Course::go_on(double now) {
  for (std::uint64_t leaver = 0; now < last; ++leaver) {
    auto generator = draws.generator(Purpose::turnover, holder, leaver);
    const double leaves = now - std::log1p(-uniform_01(generator)) * mean_stay(turnover);
    if (leaves >= last) return;
    const int hired = whole_days(draw_days(turnover.time_to_hire, generator));
    now = leaves + std::max(0, hired - turnover.notice_days);
    vacant(leaves, now);
  }
}

/// What of it is not over by the first day, and since when whoever is there then has been there.
Tenure from_day(std::vector<Vacancy> vacancies, Day first) {
  Tenure tenure;
  for (Vacancy& vacancy : vacancies) {
    if (vacancy.last < first) {
      tenure.started = vacancy.last + 1;
      continue;
    }
    vacancy.first = std::max(vacancy.first, first);
    tenure.vacancies.push_back(vacancy);
  }
  return tenure;
}

}  // namespace

LeaverRules::LeaverRules(const Turnover& of) : turnover{of}, vacant_share{headroom::vacant_share(of)} {
  if (vacant_share <= 0) return;
  double sum = 0;
  for (double longer : gaps_longer_than(of)) left_up_to.push_back(sum += longer);
  for (double& share : left_up_to) share /= sum;
}

std::vector<Vacancy> draw_vacancies(const Turnover& turnover, const ReplicationDraws& draws, Entity holder,
                                    Day first, Day last) {
  if (turnover.leavers_per_year <= 0) return {};
  Course course{turnover, draws, holder, last};
  course.go_on(first);
  return course.vacancies;
}

Tenure draw_tenure(const LeaverRules& rules, const ReplicationDraws& draws, Entity holder,
                   std::optional<Day> filled, Day first, Day last) {
  if (!rules.anybody_leaves()) return {};
  if (filled) return from_day(draw_vacancies(rules.turnover, draws, holder, *filled, last), first);
  auto generator = draws.generator(Purpose::turnover_start, holder, 0);
  const double state = uniform_01(generator), time = uniform_01(generator), rest = uniform_01(generator);
  Course course{rules.turnover, draws, holder, last};
  if (state < rules.vacant_share) {
    const auto& up_to = rules.left_up_to;
    const auto days = std::upper_bound(up_to.begin(), up_to.end() - 1, time) - up_to.begin();
    const double filled_again = first + static_cast<double>(days) + rest;
    course.vacant(first - 1, filled_again);
    course.go_on(filled_again);
    return {course.vacancies, std::nullopt};
  }
  course.go_on(first);
  const double since = std::min(1e6, -std::log1p(-time) * mean_stay(rules.turnover));
  Tenure tenure = from_day(course.vacancies, first);
  if (!tenure.started) tenure.started = static_cast<Day>(std::floor(first - since)) + 1;
  return tenure;
}

}  // namespace headroom
