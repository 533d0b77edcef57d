// A whole result file taken into memory, for tests that look at all of it.
#pragma once

#include <string>
#include <vector>

#include "results/datasets/samples.hpp"
#include "results/metrics/hours_by_cause.hpp"
#include "results/metrics/metrics.hpp"
#include "store/result/result_reader.hpp"

namespace headroom {

/// A dataset of every scenario, one after the other.
inline std::vector<double> read_whole(const Results& results, const Wanted& wanted) {
  std::vector<double> all;
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<double> one = results.read(wanted, s);
    all.insert(all.end(), one.begin(), one.end());
  }
  return all;
}

/// Everything that a result file holds of what is compared, in memory.
inline tl::expected<Samples, ReadFailure> read_samples(const std::string& path) {
  const auto results = read_results(path);
  if (!results) return tl::unexpected{results.error()};
  const ResultFile& file = results->files.front();
  Samples s;
  s.title = file.title;
  s.scenarios = results->scenarios;
  s.streams = results->streams;
  s.priorities = results->priorities;
  s.roles = results->roles;
  s.activities = results->activities;
  s.reasons = results->reasons;
  s.replications = file.replications;
  s.start = file.start;
  s.weeks = file.weeks;
  const auto whole = [&](Wanted wanted) { return read_whole(*results, wanted); };
  for (const Metric& m : metrics()) {
    const std::string name{m.name}, dataset = "summary/" + name;
    s.metrics[name] = m.by_stream() ? whole({dataset, {Along::stream}}) : whole({dataset});
    if (m.by_stream()) s.by_priority[name] = whole({dataset + kByPriority, {Along::stream, Along::priority}});
  }
  for (const NamedHours& hours : named_hours()) {
    const std::string name{hours.series};
    s.hours[name] = whole({"hours/" + name});
  }
  s.planned_by_category = whole({kPlannedHours, {Along::category}});
  s.delivered_by_category = whole({kDeliveredHours, {Along::category}});
  s.raided = whole({kRaidedHours, {Along::activity, Along::reason}});
  s.below_minimum = whole({kBelowMinimum, {Along::day, Along::role}, Wanted::By::scenario});
  return s;
}

}  // namespace headroom
