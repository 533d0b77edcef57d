// The datasets of a result file served from vectors in memory.

#include "results/datasets/samples.hpp"

#include <memory>
#include <utility>

namespace headroom {
namespace {

using Named = std::map<std::string, std::vector<double>, std::less<>>;

/// What stands after a prefix; nothing where the name begins otherwise.
std::string after(const std::string& prefix, const std::string& name) {
  return name.compare(0, prefix.size(), prefix) == 0 ? name.substr(prefix.size()) : "";
}

const std::vector<double>* find(const Named& all, const std::string& name) {
  const auto found = all.find(name);
  return found == all.end() ? nullptr : &found->second;
}

/// The whole dataset; null where it was not put in.
const std::vector<double>* dataset(const Samples& s, const std::string& name) {
  if (name == kPlannedHours) return &s.planned_by_category;
  if (name == kDeliveredHours) return &s.delivered_by_category;
  if (name == kRaidedHours) return &s.raided;
  if (name == kBelowMinimum) return &s.below_minimum;
  if (const std::string hours = after("hours/", name); !hours.empty()) return find(s.hours, hours);
  if (const std::string series = after("weekly/", name); !series.empty()) return find(s.weekly, series);
  const std::string metric = after("summary/", name);
  const std::size_t suffix = metric.rfind(kByPriority);
  if (suffix != std::string::npos) return find(s.by_priority, metric.substr(0, suffix));
  return find(s.metrics, metric);
}

}  // namespace

Results results_of(Samples samples) {
  Results results;
  ResultFile file;
  file.title = samples.title;
  file.replications = samples.replications;
  file.start = samples.start;
  file.weeks = samples.weeks;
  results.files = {std::move(file)};
  results.scenarios = results.own_names = samples.scenarios;
  results.streams = samples.streams;
  results.priorities = samples.priorities;
  results.roles = samples.roles;
  results.activities = samples.activities;
  results.reasons = samples.reasons;
  results.file_of.assign(samples.scenarios.size(), 0);
  results.replications.assign(samples.scenarios.size(), samples.replications);
  const auto kept = std::make_shared<const Samples>(std::move(samples));
  results.read = [kept](const Wanted& wanted, std::size_t scenario) -> std::vector<double> {
    const std::vector<double>* all = dataset(*kept, wanted.name);
    if (all == nullptr || all->empty()) return {};
    const std::size_t each = all->size() / kept->scenarios.size();
    const auto begin = all->begin() + static_cast<std::ptrdiff_t>(scenario * each);
    return {begin, begin + static_cast<std::ptrdiff_t>(each)};
  };
  return results;
}

}  // namespace headroom
