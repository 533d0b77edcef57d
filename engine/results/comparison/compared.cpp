#include "results/comparison/compared.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "base/ensure.hpp"
#include "statistics/unpaired.hpp"

namespace headroom {
namespace {

PairedDifference uncut_difference(std::span<const double> values, std::span<const double> base, bool paired,
                                  Direction direction, std::size_t comparisons) {
  if (!paired) {
    return {unpaired_difference(values, base, kConfidence, comparisons),
            std::numeric_limits<double>::quiet_NaN()};
  }
  const std::size_t both = std::min(values.size(), base.size());
  return paired_difference(values.first(both), base.first(both), direction, kConfidence, comparisons);
}

PairedDifference difference(std::span<const double> values, std::span<const double> base, bool paired,
                            const Scale& scale, std::size_t comparisons) {
  PairedDifference change = uncut_difference(values, base, paired, scale.direction, comparisons);
  change.difference = within(change.difference, range_of_differences(scale.possible));
  return change;
}

}  // namespace

std::vector<std::vector<ComparedScenario>> compared(const Results& results, std::size_t baseline,
                                                    const Scale& scale, const FiguresOf& figures) {
  const std::vector<std::vector<double>> base = figures(baseline);
  const std::size_t comparisons = std::max<std::size_t>(1, results.scenarios.size() - 1);
  std::vector<std::vector<ComparedScenario>> all(base.size());
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<std::vector<double>> values = s == baseline ? base : figures(s);
    ensure(values.size() == base.size(), "every scenario has the same figures");
    const bool paired = are_paired(results, s, baseline);
    for (std::size_t f = 0; f < values.size(); ++f) {
      ComparedScenario one{within(estimate(values[f], kConfidence), scale.possible), std::nullopt};
      if (s != baseline) one.change = difference(values[f], base[f], paired, scale, comparisons);
      all[f].push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace headroom
