// Variants as scenarios of samples in memory, after the baseline in as many of its replications.

#include "results/comparison/deciding.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

constexpr const char* kBaseline = "as_it_is";

/// A number is moved both ways.
std::string name_of(const Variant& variant) {
  if (variant.from == variant.to) return variant.what;
  return variant.what + (variant.to > variant.from ? " up" : " down");
}

Samples samples_of(const Results& results, const VariantFigures& group) {
  const ResultFile& file = results.files.front();
  Samples samples;
  samples.title = file.title;
  samples.streams = results.streams;
  samples.priorities = results.priorities;
  samples.start = file.start;
  samples.weeks = file.weeks;
  samples.replications = std::min<std::size_t>(group.replications, results.length(Along::replication, 0));
  samples.scenarios.emplace_back(kBaseline);
  for (const Variant& variant : group.variants) samples.scenarios.push_back(name_of(variant));
  samples.goals.assign(samples.scenarios.size(), goals_of(results, 0));
  samples.draws = first_of(file.draws, samples.replications).numbers;
  const std::size_t streams = results.streams.size(), metrics = kVariantMetrics.size();
  for (std::size_t m = 0; m < metrics; ++m) {
    const Dataset& of = dataset(kVariantMetrics[m]);
    std::vector<double> values = results.read(wanted(of, keep_of(results, 0)), 0);
    values.resize(samples.replications * streams, kUndefined);
    for (std::size_t v = 0; v < group.variants.size(); ++v) {
      for (std::size_t r = 0; r < samples.replications; ++r) {
        const auto from = group.values.begin() +
                          static_cast<std::ptrdiff_t>(((v * group.replications + r) * metrics + m) * streams);
        values.insert(values.end(), from, from + static_cast<std::ptrdiff_t>(streams));
      }
    }
    samples.values[of.path()] = std::move(values);
  }
  return samples;
}

std::optional<Comparison> compared_variants(const Results& results, const VariantFigures& group,
                                            const VerdictRule& rule) {
  if (group.empty() || group.values.empty()) return std::nullopt;
  Question question;
  question.metrics = names_of({kVariantMetrics[0], kVariantMetrics[1], kVariantMetrics[2]});
  question.rule = rule;
  return compare(samples_of(results, group), question);
}

}  // namespace

std::optional<Deciding> deciding(const Results& results, const VerdictRule& rule) {
  const WhatDecides& decides = results.files.front().decides;
  if (results.files.size() > 1 || decides.empty()) return std::nullopt;
  Deciding found{decides, compared_variants(results, decides.causes, rule),
                 compared_variants(results, decides.numbers, rule)};
  found.of.causes.values.clear();
  found.of.numbers.values.clear();
  return found;
}

const ComparedFigure& figure_of(const Comparison& comparison, MetricId metric, std::size_t stream) {
  const auto found =
      std::find_if(comparison.figures.begin(), comparison.figures.end(),
                   [&](const ComparedFigure& f) { return f.is(metric) && f.stream == stream; });
  ensure(found != comparison.figures.end(), "the figure was compared");
  return *found;
}

std::size_t worst_stream(const Comparison& comparison) {
  const auto standing = [&](std::size_t stream) {
    const ComparedScenario& as_it_is =
        figure_of(comparison, MetricId::in_time, stream).scenarios[comparison.baseline];
    const double chance = as_it_is.chance ? as_it_is.chance->share : 1;
    const double middle = as_it_is.futures.median;
    return std::pair{std::isnan(chance) ? 1 : chance, std::isnan(middle) ? 1 : middle};
  };
  std::size_t worst = 0;
  for (std::size_t stream = 1; stream < comparison.streams.size(); ++stream)
    if (standing(stream) < standing(worst)) worst = stream;
  return worst;
}

}  // namespace headroom
