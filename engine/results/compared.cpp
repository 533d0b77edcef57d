#include "results/compared.hpp"

#include <algorithm>
#include <utility>

namespace headroom {
namespace {

std::vector<double> replications_of(const Samples& samples, const ValueOf& value, std::size_t scenario) {
  std::vector<double> values;
  values.reserve(samples.replications);
  for (std::size_t r = 0; r < samples.replications; ++r) values.push_back(value(scenario, r));
  return values;
}

}  // namespace

std::vector<ComparedScenario> compared(const Samples& samples, std::size_t baseline, Direction direction,
                                       const ValueOf& value) {
  const std::vector<double> base = replications_of(samples, value, baseline);
  const std::size_t comparisons = std::max<std::size_t>(1, samples.scenarios.size() - 1);
  std::vector<ComparedScenario> all;
  for (std::size_t s = 0; s < samples.scenarios.size(); ++s) {
    const std::vector<double> values = replications_of(samples, value, s);
    ComparedScenario one{estimate(values, kConfidence), std::nullopt};
    if (s != baseline) one.change = paired_difference(values, base, direction, kConfidence, comparisons);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace headroom
