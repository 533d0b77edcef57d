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

/// None where it cannot be moved.
std::optional<double> load_with(const Study& study, const EstimatedNumber& number, Way way) {
  const auto moved = moved_number(number, way);
  if (!moved) return std::nullopt;
  const auto scenario = study.baseline_with(*moved);
  return scenario ? std::optional{plan(scenario->service).tightest.load} : std::nullopt;
}

/// Where there is no more of it, less of it shows as much.
std::optional<double> added_load(const Study& study, const EstimatedNumber& number, double as_it_is) {
  if (const auto more = load_with(study, number, Way::up)) return *more - as_it_is;
  if (const auto less = load_with(study, number, Way::down)) return as_it_is - *less;
  return std::nullopt;
}

}  // namespace

std::vector<ScreenedNumber> screened_numbers(const Study& study) {
  const double as_it_is = plan(study.scenarios.front().service).tightest.load;
  std::vector<ScreenedNumber> screened;
  if (!std::isfinite(as_it_is)) return screened;
  for (EstimatedNumber& number : study.estimated()) {
    const auto added = added_load(study, number, as_it_is);
    if (added && std::isfinite(*added) && std::abs(*added) >= kLeastSeen)
      screened.push_back({std::move(number), *added});
  }
  std::stable_sort(screened.begin(), screened.end(), [](const ScreenedNumber& a, const ScreenedNumber& b) {
    return std::abs(a.added_load) > std::abs(b.added_load);
  });
  return screened;
}

}  // namespace headroom
