// Gaps found before anything is written, then one block in memory at a time.

#include "store/parts/join.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headroom {
namespace {

/// [scenario]
std::vector<std::uint32_t> replications_of(const std::vector<StoredBlock>& blocks, std::size_t scenarios) {
  std::vector<std::uint32_t> replications(scenarios, 0);
  for (const StoredBlock& block : blocks) replications.at(block.span.scenario) += block.span.count;
  return replications;
}

}  // namespace

std::string gap_in(const std::vector<StoredBlock>& blocks, const ResultPlan& plan) {
  const std::vector<std::string>& names = plan.axes.scenarios;
  std::vector<std::uint32_t> next(names.size(), 0);
  for (const StoredBlock& block : blocks) {
    std::uint32_t& at = next.at(block.span.scenario);
    if (block.span.first != at) {
      return fmt::format("replications {} to {} of {} are missing", at + 1, block.span.first,
                         names[block.span.scenario]);
    }
    at += block.span.count;
  }
  for (std::size_t s = 0; s < next.size(); ++s) {
    const std::uint32_t expected = plan.runs.empty() ? plan.axes.replications : plan.runs[s].replications;
    if (next[s] == 0 || next[s] != expected) {
      return fmt::format("{} has {} of {} replications", names[s], next[s], expected);
    }
  }
  return {};
}

Outcome join(const std::string& path, const ResultPlan& plan, const std::vector<StoredBlock>& blocks,
             const std::function<PackedBlock(const StoredBlock&)>& read, const std::function<bool()>& go_on) {
  const std::vector<std::uint32_t> replications = replications_of(blocks, plan.axes.scenarios.size());
  Axes axes = plan.axes;
  axes.replications = *std::max_element(replications.begin(), replications.end());
  ResultWriter writer{path, plan.provenance, axes, plan.keep, plan.chunk_length};
  if (!plan.runs.empty()) writer.write_runs(plan.runs);
  if (plan.best) writer.write_best(*plan.best);
  for (const StoredBlock& block : blocks) {
    if (!go_on()) return Outcome::stopped;
    writer.write(read(block), replications[block.span.scenario]);
  }
  writer.finish();
  return Outcome::finished;
}

}  // namespace headroom
