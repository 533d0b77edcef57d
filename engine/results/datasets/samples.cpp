// The datasets of a result file served from vectors in memory.

#include "results/datasets/samples.hpp"

#include <memory>
#include <utility>

namespace headroom {
Results results_of(Samples samples) {
  Results results;
  ResultFile file;
  file.title = samples.title;
  file.replications = samples.replications;
  file.start = samples.start;
  file.weeks = samples.weeks;
  file.draws.numbers = samples.draws;
  results.files = {std::move(file)};
  results.scenarios = results.own_names = samples.scenarios;
  results.streams = samples.streams;
  results.priorities = samples.priorities;
  results.posts = samples.posts;
  results.roles = samples.roles;
  results.activities = samples.activities;
  results.reasons = samples.reasons;
  results.causes = samples.causes;
  results.file_of.assign(samples.scenarios.size(), 0);
  results.replications.assign(samples.scenarios.size(), samples.replications);
  const auto kept = std::make_shared<const Samples>(std::move(samples));
  results.read = [kept](const Wanted& wanted, std::size_t scenario) -> std::vector<double> {
    const auto found = kept->values.find(wanted.name);
    if (found == kept->values.end()) return {};
    const std::vector<double>& all = found->second;
    const std::size_t each = all.size() / kept->scenarios.size();
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(scenario * each);
    return {begin, begin + static_cast<std::ptrdiff_t>(each)};
  };
  if (!kept->goals.empty()) results.goals = [kept](std::size_t s) { return kept->goals.at(s); };
  return results;
}

}  // namespace headroom
