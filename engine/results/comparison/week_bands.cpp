// Percentiles from replications, or read as they are from a file that keeps bands.

#include "results/comparison/week_bands.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/ensure.hpp"
#include "results/datasets/catalogue.hpp"
#include "statistics/quantile.hpp"

namespace headroom {
namespace {

constexpr WeekStatistics kUndefinedWeek = [] {
  WeekStatistics nothing{};
  nothing.fill(std::numeric_limits<double>::quiet_NaN());
  return nothing;
}();

/// By week and stream or post.
bool is_shown(const Dataset& dataset) { return dataset.group == Group::weekly && dataset.along.size() == 2; }

/// Null where there is none of this name.
const Dataset* shown_series(std::string_view name) {
  for (const Dataset& dataset : catalogue()) {
    if (is_shown(dataset) && dataset.name == name) return &dataset;
  }
  return nullptr;
}

/// The values of one week and stream or post, over replications.
std::vector<double> over_replications(const std::vector<double>& values, std::size_t stride,
                                      std::size_t offset) {
  std::vector<double> column;
  for (std::size_t at = offset; at < values.size(); at += stride) column.push_back(values[at]);
  return column;
}

/// [week][stream or post] of one scenario.
std::vector<WeekStatistics> from_replications(const std::vector<double>& values, std::size_t cells) {
  std::vector<WeekStatistics> all;
  for (std::size_t cell = 0; cell < cells; ++cell)
    all.push_back(week_statistics(over_replications(values, cells, cell)));
  return all;
}

std::vector<WeekStatistics> from_bands(const std::vector<double>& values, std::size_t cells) {
  std::vector<WeekStatistics> all(cells, kUndefinedWeek);
  if (values.empty()) return all;
  ensure(values.size() == kBandStatistics * cells, "bands hold every statistic");
  for (std::size_t cell = 0; cell < cells; ++cell) {
    for (std::size_t s = 0; s < kBandStatistics; ++s) all[cell][s] = values[s * cells + cell];
  }
  return all;
}

std::vector<WeekStatistics> cells_of(const Results& results, const Dataset& series, std::size_t scenario) {
  const std::size_t cells =
      results.length(Along::week, scenario) * results.length(series.along.back(), scenario);
  const std::vector<double> values = results.read(wanted(series), scenario);
  if (!values.empty()) return from_replications(values, cells);
  return from_bands(results.read(wanted(series, Keep::bands), scenario), cells);
}

bool is_defined(const WeekBand& band) {
  return std::any_of(band.weeks.begin(), band.weeks.end(),
                     [](const WeekStatistics& week) { return !std::isnan(week[0]); });
}

}  // namespace

WeekStatistics week_statistics(std::vector<double> values) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  if (values.empty()) return kUndefinedWeek;
  std::sort(values.begin(), values.end());
  double sum = 0;
  for (double v : values) sum += v;
  WeekStatistics all{sum / static_cast<double>(values.size())};
  for (std::size_t p = 0; p < kBandProbabilities.size(); ++p)
    all[1 + p] = quantile_of(values, kBandProbabilities[p]);
  return all;
}

std::vector<std::string_view> week_series() {
  std::vector<std::string_view> names;
  for (const Dataset& dataset : catalogue()) {
    if (is_shown(dataset)) names.push_back(dataset.name);
  }
  return names;
}

std::optional<Along> along_of(std::string_view series) {
  const Dataset* const found = shown_series(series);
  return found ? std::optional{found->along.back()} : std::nullopt;
}

WeekBands week_bands(const Results& results, std::string_view series, std::optional<std::size_t> of) {
  const Dataset* const found = shown_series(series);
  ensure(found != nullptr, "only series that exist are shown by week");
  return week_bands(results, *found, of);
}

WeekBands week_bands(const Results& results, const Dataset& series, std::optional<std::size_t> of) {
  ensure(is_shown(series), "only what is by week and stream or post has its weeks shown");
  const Along along = series.along.back();
  WeekBands all{series.name, series.units, series.long_name, along, {}};
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<WeekStatistics> cells = cells_of(results, series, s);
    const std::size_t things = results.length(along, s);
    for (std::size_t thing = 0; thing < things; ++thing) {
      if (of && *of != thing) continue;
      WeekBand band{s, thing, {}};
      for (std::size_t cell = thing; cell < cells.size(); cell += things) band.weeks.push_back(cells[cell]);
      if (is_defined(band)) all.bands.push_back(std::move(band));
    }
  }
  return all;
}

}  // namespace headroom
