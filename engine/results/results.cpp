// Lengths of dimensions, pairing by seed, columns of datasets, and results of some scenarios alone.

#include "results/results.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "results/comparison/week_bands.hpp"
#include "service/post.hpp"
#include "simulation/observations.hpp"

namespace headroom {

std::size_t Results::length(Along along, std::size_t scenario) const {
  switch (along) {
    case Along::scenario:
      return scenarios.size();
    case Along::replication:
      return replications[scenario];
    case Along::stream:
      return streams.size();
    case Along::priority:
      return priorities.size();
    case Along::post:
      return posts.size();
    case Along::category:
      return kCategories;
    case Along::activity:
      return activities.size();
    case Along::reason:
      return reasons.size();
    case Along::cause:
      return causes.size();
    case Along::role:
      return roles.size();
    case Along::day:
      return file(scenario).weeks * 7;
    case Along::week:
      return file(scenario).weeks;
    case Along::statistic:
      return kBandStatistics;
    case Along::wait_day:
      return kWaitDays;
  }
  return 0;
}

std::vector<StreamGoals> goals_of(const Results& results, std::size_t scenario) {
  if (!results.goals) return std::vector<StreamGoals>(results.streams.size());
  std::vector<StreamGoals> goals = results.goals(scenario);
  ensure(goals.size() == results.streams.size(), "every stream has its goals, known or not");
  return goals;
}

namespace {

/// As far as both go.
bool are_same_draws(const DrawTable& a, const DrawTable& b) {
  const auto same = [](const auto& left, const auto& right) {
    const std::size_t both = std::min(left.size(), right.size());
    return std::equal(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(both), right.begin());
  };
  return a.paths == b.paths && same(a.numbers, b.numbers) && same(a.values, b.values);
}

}  // namespace

bool are_paired(const Results& results, std::size_t a, std::size_t b) {
  if (results.file_of[a] == results.file_of[b]) return true;
  return results.file(a).seed == results.file(b).seed &&
         are_same_draws(results.file(a).draws, results.file(b).draws);
}

std::vector<std::vector<double>> columns_of(const Results& results, const Wanted& wanted,
                                            std::size_t scenario, const std::vector<std::size_t>& columns) {
  const std::size_t replications = results.replications[scenario];
  std::vector<std::vector<double>> all(columns.size(), std::vector<double>(replications, std::nan("")));
  const std::vector<double> values = results.read(wanted, scenario);
  if (values.empty()) return all;
  std::size_t stride = 1;
  for (Along along : wanted.along) stride *= results.length(along, scenario);
  ensure(values.size() == replications * stride, "a dataset has a value for every replication");
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (std::size_t r = 0; r < replications; ++r) all[c][r] = values[r * stride + columns[c]];
  }
  return all;
}

Results only(Results results, const std::vector<std::size_t>& scenarios) {
  Results chosen = results;
  const auto pick = [&](auto& into, const auto& from) {
    into.clear();
    for (std::size_t s : scenarios) into.push_back(from[s]);
  };
  pick(chosen.scenarios, results.scenarios);
  pick(chosen.file_of, results.file_of);
  pick(chosen.own_names, results.own_names);
  pick(chosen.replications, results.replications);
  chosen.read = [read = std::move(results.read), scenarios](const Wanted& wanted, std::size_t scenario) {
    return read(wanted, scenarios[scenario]);
  };
  if (results.goals) {
    chosen.goals = [goals = std::move(results.goals), scenarios](std::size_t scenario) {
      return goals(scenarios[scenario]);
    };
  }
  if (results.is_event) {
    chosen.is_event = [is_event = std::move(results.is_event), scenarios](std::size_t scenario) {
      return is_event(scenarios[scenario]);
    };
  }
  return chosen;
}

}  // namespace headroom
