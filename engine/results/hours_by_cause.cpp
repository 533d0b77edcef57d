#include "results/hours_by_cause.hpp"

#include <algorithm>

#include "results/series.hpp"
#include "results/totals.hpp"

namespace headroom {
namespace {

/// Puts `delivered` in its place behind what is contracted.
template <class T>
std::array<T, kHoursCauses> with_delivered(const std::array<T, kHoursByCause.size()>& rest, T delivered) {
  std::array<T, kHoursCauses> all{};
  all[0] = rest[0];
  all[1] = delivered;
  std::copy(rest.begin() + 1, rest.end(), all.begin() + 2);
  return all;
}

}  // namespace

std::array<NamedHours, kHoursCauses> named_hours() {
  std::array<NamedHours, kHoursByCause.size()> rest{};
  for (std::size_t c = 0; c < rest.size(); ++c) {
    rest[c] = {kHoursByCause[c].name, info(kHoursByCause[c].series).name};
  }
  return with_delivered(rest, {"delivered", info(CategorySeries::delivered_hours).name});
}

std::array<double, kHoursCauses> hours_by_cause(const Observations& o) {
  std::array<double, kHoursByCause.size()> rest{};
  for (std::size_t c = 0; c < rest.size(); ++c) rest[c] = total(o, kHoursByCause[c].series);
  return with_delivered(rest, total(o, CategorySeries::delivered_hours));
}

}  // namespace headroom
