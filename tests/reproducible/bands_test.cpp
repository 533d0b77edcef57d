// A result kept as bands holds the statistics of the same replications kept one by one.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <utility>

#include "reading/load_study.hpp"
#include "results/datasets/band_statistics.hpp"
#include "store/stored.hpp"

namespace headroom {
namespace {

/// Keeps the packed blocks of a run, in order.
class Packing final : public Storage {
 public:
  Packing(const Axes& axes, Keep keep) : axes_{axes}, keep_{keep} {}

  [[nodiscard]] std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service& service) override {
    return std::make_unique<Packed>(*this, block, service);
  }
  std::map<std::pair<std::size_t, std::uint32_t>, PackedBlock> blocks;

 private:
  class Packed final : public BlockSink {
   public:
    Packed(Packing& all, const BlockSpan& block, const Service& service)
        : all_{all}, packer_{block, all.axes_, all.keep_, chunk_length(all.axes_, all.keep_), service} {}
    void add(ReplicationResult result) override { packer_.add(result); }
    void finish(const ScenarioRun&) override {
      PackedBlock block = packer_.finish();
      const std::pair place{block.span.scenario, block.span.first};
      all_.blocks.emplace(place, std::move(block));
    }

   private:
    Packing& all_;
    BlockPacker packer_;
  };
  const Axes& axes_;
  Keep keep_;
};

constexpr std::uint32_t kReplications = 8;

/// The first three scenarios of the example with two sites, kept in both ways.
class SimulatedBands : public Store {
 protected:
  SimulatedBands() {
    const auto loaded = load_study(HEADROOM_SOURCE_DIR "/scenarios/orthotics-two-sites/study.yaml");
    EXPECT_TRUE(loaded);
    plan_ = {loaded->study.base, loaded->study.scenarios.chosen({0, 1, 2}), kReplications, 1};
    axes_ = axes_of(plan_.scenarios, kReplications);
    run(Keep::replications, path("all.h5"));
    run(Keep::bands, path("bands.h5"));
  }

  [[nodiscard]] static double bytes_in(const std::string& path) {
    return static_cast<double>(std::filesystem::file_size(path));
  }

  ExperimentPlan plan_;
  Axes axes_;
  std::map<Keep, std::size_t> bytes_in_part_;  ///< chunks of the first block

 private:
  void run(Keep keep, const std::string& path) {
    plan_.keep = keep;
    Packing packing{axes_, keep};
    SerialRunner runner;
    EXPECT_EQ(run_experiment(plan_, runner, packing).outcome, Outcome::finished);
    ResultWriter writer{path, kProvenance, axes_, keep, chunk_length(axes_, keep)};
    for (const auto& [place, block] : packing.blocks) writer.write(block, kReplications);
    writer.finish();
    for (const PackedChunk& chunk : packing.blocks.begin()->second.chunks) {
      bytes_in_part_[keep] += chunk.bytes.size();
    }
  }
};

/// A dataset without its second dimension, [scenario][second][rest] in and [scenario][rest] out.
std::vector<double> summed_over_replications(const Stored& all) {
  const std::size_t scenarios = all.lengths[0], each = all.values.size() / scenarios / all.lengths[1];
  std::vector<double> sums(scenarios * each, 0);
  for (std::size_t i = 0; i < all.values.size(); ++i) {
    sums[i / each / all.lengths[1] * each + i % each] += all.values[i];
  }
  return sums;
}

TEST_F(SimulatedBands, SumTheWaitsOfTheSameReplications) {
  for (const char* name : {"waits/first", "waits/treatment", "waits/waiting_end"}) {
    const std::vector<double> sums = summed_over_replications(stored(path("all.h5"), name));
    EXPECT_EQ(stored(path("bands.h5"), name).values, sums) << name;
    EXPECT_GT(*std::max_element(sums.begin(), sums.end()), 0) << name;
  }
}

// Of eight replications the median is the fourth in order; the highest of 95 in a hundred is the last.
TEST_F(SimulatedBands, AreOfTheSameReplications) {
  const Stored all = stored(path("all.h5"), "weekly/waiting"),
               bands = stored(path("bands.h5"), "weekly_bands/waiting");
  ASSERT_EQ(all.lengths[0], 3u);
  for (std::size_t scenario = 0; scenario < 3; ++scenario) {
    for (std::size_t week = 0; week < all.lengths[2]; ++week) {
      std::vector<double> values;
      for (std::size_t r = 0; r < kReplications; ++r) values.push_back(all.at({scenario, r, week, 0}));
      std::sort(values.begin(), values.end());
      EXPECT_EQ(bands.at({scenario, 1, week, 0}), values[0]);
      EXPECT_EQ(bands.at({scenario, 3, week, 0}), values[3]);
      EXPECT_EQ(bands.at({scenario, 5, week, 0}), values[7]);
    }
  }
}

TEST_F(SimulatedBands, TakeAboutWhatIsExpected) {
  for (const auto& [keep, name] : {std::pair{Keep::replications, "all.h5"}, {Keep::bands, "bands.h5"}}) {
    const double taken = bytes_in(path(name));
    EXPECT_GT(static_cast<double>(expected_file_bytes(axes_, keep)), 0.9 * taken) << name;
    EXPECT_LT(static_cast<double>(expected_file_bytes(axes_, keep)), 1.5 * taken) << name;
    const std::uint32_t block = keep == Keep::bands ? kReplications : block_length(axes_);
    const auto part = static_cast<double>(bytes_in_part_.at(keep));
    EXPECT_GT(static_cast<double>(expected_bytes_of_part(axes_, keep, block)), 0.9 * part) << name;
    EXPECT_LT(static_cast<double>(expected_bytes_of_part(axes_, keep, block)), 1.8 * part) << name;
  }
}

TEST_F(SimulatedBands, NeedMemoryForTheSeriesOfOneScenario) {
  const auto weekly_bytes = [&](const Axes& axes) {
    std::uint64_t bytes = 0;
    for (const DatasetLayout& layout : block_datasets(axes, Keep::replications)) {
      if (layout.group == "weekly") bytes += numbers_along(layout.dimensions, axes) * bytes_of(layout.number);
    }
    return bytes;
  };
  Axes one = axes_;
  one.scenarios.resize(1);
  one.replications = 100;
  EXPECT_GT(expected_packer_bytes(one, Keep::bands, 100), weekly_bytes(one));
  EXPECT_LT(expected_packer_bytes(one, Keep::bands, 100), 1.5 * static_cast<double>(weekly_bytes(one)));
  Axes many = one;
  many.scenarios.assign(1000, "s");
  EXPECT_EQ(expected_packer_bytes(many, Keep::bands, 100), expected_packer_bytes(one, Keep::bands, 100));
}

}  // namespace
}  // namespace headroom
