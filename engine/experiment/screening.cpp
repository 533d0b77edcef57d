// The plan made once for each number, moved, and its tightest load held against the baseline's.

#include "experiment/screening.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "planning/plan.hpp"

namespace headroom {
namespace {

constexpr double kLeastSeen = 0.001;
constexpr std::size_t kFewestNumbers = 20, kMostValues = 200'000;

/// None where it cannot be moved.
std::optional<double> load_with(const Study& study, const EstimatedNumber& number, Way way) {
  const auto moved = moved_number(number, way);
  if (!moved) return std::nullopt;
  const auto scenario = study.baseline_with(*moved);
  return scenario ? std::optional{plan(scenario->service).tightest.load} : std::nullopt;
}

}  // namespace

Screening screened_numbers(const Study& study) {
  Screening screening;
  if (!study.estimated) return screening;
  const double as_it_is = plan(study.scenarios.front().service).tightest.load;
  if (!std::isfinite(as_it_is)) return screening;
  const EstimatedNumbers estimated = study.estimated();
  screening.all = estimated.numbers.size();
  screening.looked_at = std::min(screening.all, std::max(kFewestNumbers, kMostValues / estimated.values));
  std::vector<ScreenedNumber>& screened = screening.numbers;
  for (std::size_t n = 0; n < screening.looked_at; ++n) {
    const EstimatedNumber& number = estimated.numbers[n];
    for (const Way way : {Way::up, Way::down}) {
      const auto load = load_with(study, number, way);
      if (!load) continue;
      if (std::isfinite(*load) && std::abs(*load - as_it_is) >= kLeastSeen)
        screened.push_back({number, way, *load - as_it_is});
      break;  // the other way shows as much
    }
  }
  std::stable_sort(screened.begin(), screened.end(), [](const ScreenedNumber& a, const ScreenedNumber& b) {
    return std::abs(a.added_load) > std::abs(b.added_load);
  });
  return screening;
}

}  // namespace headroom
