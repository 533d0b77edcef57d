#include "store/join.hpp"

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

std::string gap_in(const std::vector<StoredBlock>& blocks, const Axes& axes) {
  std::vector<std::uint32_t> next(axes.scenarios.size(), 0);
  for (const StoredBlock& block : blocks) {
    const std::size_t s = block.span.scenario;
    if (s >= next.size()) return fmt::format("there is a block of scenario number {}", s + 1);
    if (block.span.first != next[s]) {
      return fmt::format("replications {} to {} of {} are missing", next[s] + 1, block.span.first,
                         axes.scenarios[s]);
    }
    next[s] += block.span.count;
  }
  const auto none = std::find(next.begin(), next.end(), 0);
  if (none == next.end()) return {};
  return fmt::format("scenario {} is missing",
                     axes.scenarios[static_cast<std::size_t>(none - next.begin())]);
}

Outcome join(const std::string& path, const ResultPlan& plan, const std::vector<StoredBlock>& blocks,
             const std::function<PackedBlock(const StoredBlock&)>& read,
             const std::function<bool()>& go_on) {
  const std::vector<std::uint32_t> replications = replications_of(blocks, plan.axes.scenarios.size());
  Axes axes = plan.axes;
  axes.replications = *std::max_element(replications.begin(), replications.end());
  ResultWriter writer{path, plan.provenance, axes, plan.keep, plan.chunk_length};
  if (!plan.runs.empty()) writer.write_runs(plan.runs);
  if (plan.best) writer.write_best(plan.best->scenario, plan.best->sure ? 1 : 0, plan.best->probability);
  for (const StoredBlock& block : blocks) {
    if (!go_on()) return Outcome::stopped;
    writer.write(read(block), replications[block.span.scenario]);
  }
  writer.finish();
  return Outcome::finished;
}

}  // namespace headroom
