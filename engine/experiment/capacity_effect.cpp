#include "experiment/capacity_effect.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace headroom {
namespace {

constexpr std::array<std::string_view, 4> kRise{"in_time", "within_target", "within_target_waiting",
                                                "dcc_hours_opened"};
constexpr std::array<std::string_view, 9> kFall{
    "wait_first_mean",    "wait_first_median", "wait_first_p92", "wait_first_p95",    "wait_treatment_mean",
    "wait_treatment_p92", "waiting_end",       "utilisation",    "days_below_minimum"};

template <class Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

CapacityEffect effect_of_capacity(const SizingTarget& target) {
  const bool rises = holds(kRise, target.of.metric), falls = holds(kFall, target.of.metric);
  if (!rises && !falls) return CapacityEffect::unknown;
  const bool at_least = target.bound == SizingTarget::Bound::at_least;
  return rises == at_least ? CapacityEffect::helps : CapacityEffect::hurts;
}

}  // namespace headroom
