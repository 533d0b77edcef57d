// Results in memory hold what the file holds.
#include <gtest/gtest.h>

#include <cmath>

#include "base/ensure.hpp"
#include "experiment/memory_storage.hpp"
#include "results/example.hpp"
#include "store/result/result_reader.hpp"
#include "store/stored.hpp"

namespace headroom {
namespace {

constexpr std::uint32_t kPlayed = 5;

/// Numbers that depend on where they stand.
ReplicationResult numbered(const Service& service, std::size_t scenario, std::uint32_t replication) {
  Observations o = example::nothing_seen(service);
  std::uint32_t next = static_cast<std::uint32_t>(scenario) * 100 + replication;
  for (auto* values : {&o.by_stream, &o.by_post, &o.by_category}) {
    for (float& value : *values) value = static_cast<float>(next++);
  }
  for (auto* counts : {&o.waits_first, &o.waits_treatment, &o.waits_waiting_end}) {
    for (std::size_t i = 0; i < counts->size(); i += 101) (*counts)[i] = next++ % 7;
  }
  for (PriorityTotals& totals : o.totals) totals.waiting_end = next++;
  Summary summary = summarise({o, service});
  return {std::move(o), std::move(summary)};
}

class Memory : public Store {};

TEST_F(Memory, HoldsOfEveryReplicationWhatTheFileHolds) {
  const std::vector<Scenario> all = scenarios();
  const ExperimentPlan plan = plan_of(all, kPlayed);
  write(path(), plan, numbered);
  const Axes axes = axes_of(plan.scenarios, kPlayed);
  std::vector<const Dataset*> datasets;
  for (const Dataset& dataset : catalogue()) {
    if (dataset.kept(Keep::replications) == Kept::each && dataset.is_there(axes))
      datasets.push_back(&dataset);
  }
  MemoryStorage memory{plan, "x", datasets};
  for (const BlockSpan span : blocks_of(plan, axes)) {
    const Service& service = all[span.scenario].service;
    const auto sink = memory.begin(span, service);
    for (std::uint32_t k = 1; k <= span.count; ++k)
      sink->add(numbered(service, span.scenario, span.first + k));
    sink->finish({});
  }
  const Results held = results_of(memory.samples());
  const auto stored = read_results(path());
  ASSERT_TRUE(stored) << stored.error().message;
  EXPECT_EQ(held.posts, stored->posts);
  EXPECT_EQ(held.causes, stored->causes);
  for (const Dataset* dataset : datasets) {
    for (std::size_t s = 0; s < all.size(); ++s) {
      const std::vector<double> here = held.read(wanted(*dataset), s),
                                there = stored->read(wanted(*dataset), s);
      ASSERT_EQ(here.size(), there.size()) << dataset->path();
      for (std::size_t i = 0; i < here.size(); ++i) {
        if (!std::isnan(there[i]) || !std::isnan(here[i])) {
          ASSERT_EQ(here[i], there[i]) << dataset->path();
        }
      }
    }
  }
}

TEST_F(Memory, KeepsOnlyWhatIsOfEachReplication) {
  const ExperimentPlan plan = plan_of(scenarios(), kPlayed);
  EXPECT_THROW((MemoryStorage{plan, "x", {&dataset(DatasetId::below_minimum)}}), BrokenPromise);
}

}  // namespace
}  // namespace headroom
