// Blocks in memory read as the file that they make does, number by number.

#include "store/parts/block_results.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "results/datasets/catalogue.hpp"
#include "store/result/result_reader.hpp"
#include "store/stored.hpp"
#include "store/whole_result.hpp"

namespace headroom {
namespace {

/// NaN is as good as NaN.
bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
           return x == y || (std::isnan(x) && std::isnan(y));
         });
}

/// Another number in every place of every replication; on day 4 too few are on duty, each second time.
ReplicationResult every_number_its_own(const Service& service, std::size_t scenario,
                                       std::uint32_t replication) {
  Observations seen = example::nothing_seen(service);
  double next = static_cast<double>(1000 * scenario + 100 * replication);
  for (auto* values : {&seen.by_stream, &seen.by_post, &seen.by_category})
    for (float& value : *values) value = static_cast<float>(++next / 8);
  seen.waits_first[replication] = replication;
  for (std::size_t i = 4; i < seen.below_minimum.size(); i += 14)
    seen.below_minimum[i] = static_cast<std::uint8_t>(replication % 2);
  Summary summary = summarise({seen, service});
  return {std::move(seen), std::move(summary)};
}

std::vector<Wanted> all_wanted(Keep keep) {
  std::vector<Wanted> all{{"weekly/no-such-series"}};
  for (const Dataset& one : catalogue()) all.push_back(wanted(one, keep));
  for (const NamedHours& hours : named_hours()) all.push_back(wanted_hours(hours.series));
  return all;
}

class BlockResults : public Store, public testing::WithParamInterface<Keep> {};

TEST_P(BlockResults, AreThoseOfTheirFile) {
  constexpr std::uint32_t kReplications = 8;  // the last chunk is not full
  const ExperimentPlan plan = plan_of(scenarios(), kReplications, GetParam());
  const Axes axes = axes_of(plan.scenarios, kReplications);
  ResultPlan result{kProvenance, axes, plan.keep, keep_row(plan.keep).reduces ? kReplications : 3};
  result.provenance.inputs = {{"rota.csv", "a,b\n"}};
  DrawTable& draws = result.provenance.draws;
  draws = {{"streams.gp.referrals.per_week", "absence.sickness.rate"}, {"1", "1"}, {}, {}};
  for (std::uint32_t r = 1; r <= kReplications + 2; ++r) {  // a rule may stop before the most there can be
    draws.numbers.push_back(r);
    draws.values.insert(draws.values.end(), {20.0 + r, 0.01 * r});
  }
  std::vector<std::shared_ptr<const PackedBlock>> blocks;
  std::vector<StoredBlock> stored;
  for (const std::size_t scenario : {0u, 1u}) {
    const std::uint32_t half = keep_row(plan.keep).reduces ? kReplications : 6;
    for (std::uint32_t first = 0; first < kReplications; first += half) {
      const std::uint32_t count = std::min(half, kReplications - first);
      const Service service = plan.scenarios[scenario].service;
      BlockPacker packer{{scenario, first, count}, axes, plan.keep, result.chunk_length, service};
      for (std::uint32_t k = 1; k <= count; ++k)
        packer.add(every_number_its_own(service, scenario, first + k));
      stored.push_back({{scenario, first, count}, {count}, blocks.size()});
      blocks.push_back(std::make_shared<const PackedBlock>(packer.finish()));
    }
  }
  { std::ofstream made{path()}; }
  ASSERT_EQ(join(
                path(), result, stored,
                [&](const StoredBlock& b) {
                  return Part{{}, {}, {}, *blocks[b.place]};
                },
                [] { return true; }),
            Outcome::finished);
  const auto file = read_results(path());
  ASSERT_TRUE(file) << file.error().message;
  const Results held = results_of_blocks(result, blocks, path());
  std::size_t numbers = 0;
  for (const Wanted& one : all_wanted(plan.keep)) {
    for (const std::size_t scenario : {0u, 1u}) {
      const std::vector<double> values = held.read(one, scenario);
      EXPECT_TRUE(same(values, file->read(one, scenario))) << one.name << ' ' << scenario;
      for (const double value : values) numbers += value > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(numbers, 100);
  EXPECT_EQ(held.scenarios, file->scenarios);
  EXPECT_EQ(held.own_names, file->own_names);
  EXPECT_EQ(held.streams, file->streams);
  EXPECT_EQ(held.priorities, file->priorities);
  EXPECT_EQ(held.posts, file->posts);
  EXPECT_EQ(held.roles, file->roles);
  EXPECT_EQ(held.activities, file->activities);
  EXPECT_EQ(held.reasons, file->reasons);
  EXPECT_EQ(held.causes, file->causes);
  EXPECT_EQ(held.replications, file->replications);
  EXPECT_EQ(held.file_of, file->file_of);
  const ResultFile &a = held.files.at(0), &b = file->files.at(0);
  EXPECT_EQ(a.path, b.path);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.version, b.version);
  EXPECT_EQ(a.study, b.study);
  EXPECT_EQ(a.fingerprint, b.fingerprint);
  EXPECT_EQ(a.seed, b.seed);
  EXPECT_EQ(a.replications, b.replications);
  EXPECT_EQ(a.start, b.start);
  EXPECT_EQ(a.weeks, b.weeks);
  EXPECT_EQ(a.created, b.created);
  EXPECT_EQ(a.study_sha256, b.study_sha256);
  EXPECT_EQ(a.inputs, b.inputs);
  EXPECT_EQ(a.draws.paths, b.draws.paths);
  EXPECT_EQ(a.draws.units, b.draws.units);
  EXPECT_EQ(a.draws.numbers, b.draws.numbers);
  EXPECT_EQ(a.draws.values, b.draws.values);
  EXPECT_EQ(a.draws.values.size(), 2 * kReplications);
  EXPECT_FALSE(a.best || b.best);
  EXPECT_EQ(a.stopped_because, b.stopped_because);
}

INSTANTIATE_TEST_SUITE_P(EveryWayOfKeeping, BlockResults, testing::Values(Keep::replications, Keep::bands));

}  // namespace
}  // namespace headroom
