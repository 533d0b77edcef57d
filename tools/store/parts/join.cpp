// Gaps found before anything is written, then one block in memory at a time.

#include "store/parts/join.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace headroom {
namespace {

/// Blocks of scenarios come first, then those of variants.
std::size_t scenario_blocks(const std::vector<StoredBlock>& blocks, std::size_t scenarios) {
  const auto is_of_scenario = [&](const StoredBlock& block) { return block.span.scenario < scenarios; };
  return static_cast<std::size_t>(std::partition_point(blocks.begin(), blocks.end(), is_of_scenario) -
                                  blocks.begin());
}

/// [scenario]
std::vector<std::uint32_t> replications_of(std::span<const StoredBlock> blocks, std::size_t scenarios) {
  std::vector<std::uint32_t> replications(scenarios, 0);
  for (const StoredBlock& block : blocks) replications.at(block.span.scenario) += block.span.count;
  return replications;
}

/// What is played: a scenario, or a variant of the baseline.
struct Row {
  std::string name;
  std::uint32_t expected = 0;
};
std::vector<Row> rows_of(const ResultPlan& plan) {
  std::vector<Row> rows;
  for (std::size_t s = 0; s < plan.axes.scenarios.size(); ++s) {
    const std::uint32_t expected = plan.runs.empty() ? plan.axes.replications : plan.runs[s].replications;
    rows.push_back({plan.axes.scenarios[s], expected});
  }
  for (std::size_t v = 0; v < plan.decides.size(); ++v)
    rows.push_back({"the baseline but for " + plan.decides.name_of(v), plan.decides.replications_of(v)});
  return rows;
}

}  // namespace

void take_figures(WhatDecides& decides, std::size_t variant, const Part& part, std::size_t streams) {
  const std::size_t each = kVariantMetrics.size() * streams;
  const std::size_t causes = decides.causes.variants.size();
  VariantFigures& group = variant < causes ? decides.causes : decides.numbers;
  const std::size_t of_group = variant < causes ? variant : variant - causes;
  group.values.resize(group.variants.size() * group.replications * each);
  std::size_t at = (of_group * group.replications + part.block.span.first) * each;
  for (const std::vector<double>& figures : part.stopping_figures)
    for (const double value : figures) group.values.at(at++) = value;
}

std::string gap_in(const std::vector<StoredBlock>& blocks, const ResultPlan& plan) {
  const std::vector<Row> rows = rows_of(plan);
  std::vector<std::uint32_t> next(rows.size(), 0);
  for (const StoredBlock& block : blocks) {
    std::uint32_t& at = next.at(block.span.scenario);
    if (block.span.first != at) {
      return fmt::format("replications {} to {} of {} are missing", at + 1, block.span.first,
                         rows[block.span.scenario].name);
    }
    at += block.span.count;
  }
  for (std::size_t s = 0; s < next.size(); ++s) {
    if (next[s] == 0 || next[s] != rows[s].expected) {
      return fmt::format("{} has {} of {} replications", rows[s].name, next[s], rows[s].expected);
    }
  }
  return {};
}

Outcome join(const std::string& path, const ResultPlan& plan, const std::vector<StoredBlock>& blocks,
             const std::function<Part(const StoredBlock&)>& read, const std::function<bool()>& go_on) {
  const std::size_t scenarios = plan.axes.scenarios.size();
  const std::span of_scenarios{blocks.data(), scenario_blocks(blocks, scenarios)};
  const std::vector<std::uint32_t> replications = replications_of(of_scenarios, scenarios);
  Axes axes = plan.axes;
  axes.replications = *std::max_element(replications.begin(), replications.end());
  ResultWriter writer{path, plan.provenance, axes, plan.keep, plan.chunk_length};
  if (!plan.runs.empty()) writer.write_runs(plan.runs);
  if (plan.best) writer.write_best(*plan.best);
  WhatDecides decides = plan.decides;
  for (const StoredBlock& block : blocks) {
    if (!go_on()) return Outcome::stopped;
    const Part part = read(block);
    if (block.span.scenario < scenarios) {
      writer.write(part.block, replications[block.span.scenario]);
    } else {
      take_figures(decides, block.span.scenario - scenarios, part, axes.streams.size());
    }
  }
  writer.write_decides(decides);
  writer.finish();
  return Outcome::finished;
}

}  // namespace headroom
