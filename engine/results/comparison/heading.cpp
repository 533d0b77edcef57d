// Lists and shares of the last quarter read by future, and held against the goals of each stream.

#include "results/comparison/heading.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "results/comparison/compared.hpp"
#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

/// Of futures in which both are known.
double share_higher(std::span<const double> last, std::span<const double> first) {
  double higher = 0, known = 0;
  for (std::size_t r = 0; r < last.size(); ++r) {
    if (std::isnan(last[r]) || std::isnan(first[r])) continue;
    higher += last[r] > first[r];
    ++known;
  }
  return higher / known;
}

std::optional<Chance> chance_of_standard(std::span<const double> in_time, double standard) {
  if (std::isnan(standard)) return std::nullopt;
  return chance_of(met_by_unit(in_time, standard, Direction::higher_is_better), kConfidence);
}

/// [stream][replication] of each.
struct Columns {
  std::vector<std::vector<double>> first, last, in_time, in_time_end, week;
};

Columns columns_of_all(const Results& results, std::size_t scenario) {
  std::vector<std::size_t> streams(results.streams.size());
  std::iota(streams.begin(), streams.end(), std::size_t{0});
  const auto of = [&](MetricId metric) { return columns_of(results, wanted(metric), scenario, streams); };
  return {of(MetricId::waiting_start), of(MetricId::waiting_end), of(MetricId::in_time),
          of(MetricId::in_time_end), of(MetricId::week_under_target)};
}

Heading heading_of(Columns& of, std::size_t stream, const StreamGoals& goals) {
  Heading heading;
  heading.list_first = range_of_futures(of.first[stream]);
  heading.list_last = range_of_futures(of.last[stream]);
  heading.ends_higher = share_higher(of.last[stream], of.first[stream]);
  heading.in_time_end = range_of_futures(of.in_time_end[stream]);
  heading.met = chance_of_standard(of.in_time[stream], goals.standard);
  heading.met_at_end = chance_of_standard(of.in_time_end[stream], goals.standard);
  heading.target_list = goals.target_list;
  // Without a first day the result is of a version that did not look at the weeks either.
  if (std::isnan(goals.target_list) || heading.list_first.futures == 0) return heading;
  std::vector<double>& week = of.week[stream];
  const auto futures = static_cast<double>(week.size());
  heading.gets_under_target =
      static_cast<double>(std::count_if(week.begin(), week.end(), [](double w) { return !std::isnan(w); })) /
      futures;
  for (double& w : week) w = std::isnan(w) ? std::numeric_limits<double>::infinity() : w;
  heading.week_under_target = range_of_futures(week);
  return heading;
}

}  // namespace

bool Heading::getting_worse() const {
  constexpr double kHalf = 0.5, kTenPoints = 0.1 - 1e-9;
  if (ends_higher >= kHalf) return true;
  return met && met_at_end && met->share - met_at_end->share >= kTenPoints;
}

std::vector<std::vector<Heading>> headings(const Results& results) {
  std::vector<std::vector<Heading>> all(results.scenarios.size());
  for (std::size_t s = 0; s < all.size(); ++s) {
    const std::vector<StreamGoals> goals = goals_of(results, s);
    Columns columns = columns_of_all(results, s);
    for (std::size_t stream = 0; stream < goals.size(); ++stream)
      all[s].push_back(heading_of(columns, stream, goals[stream]));
  }
  return all;
}

}  // namespace headroom
