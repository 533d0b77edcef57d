// A whole result file taken into memory, for tests that look at all of it.
#pragma once

#include <string>
#include <vector>

#include "results/datasets/catalogue.hpp"
#include "results/datasets/samples.hpp"
#include "results/metrics/hours_by_cause.hpp"
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
  for (const Dataset& dataset : catalogue()) {
    if (dataset.group == Group::summary || dataset.group == Group::daily)
      s.values[dataset.path()] = whole(wanted(dataset));
  }
  for (const NamedHours& hours : named_hours()) {
    const Wanted of_period = wanted_hours(hours.series);
    s.values[of_period.name] = whole(of_period);
  }
  return s;
}

}  // namespace headroom
