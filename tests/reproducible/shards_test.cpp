// Shards of a run merge to the very bytes of one machine, and those of other runs are refused by name.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "results/example.hpp"
#include "store/parts/join.hpp"
#include "store/parts/merge_shards.hpp"
#include "store/parts/part_storage.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const auto kGoOn = [] { return true; };

class Shards : public testing::Test {
 protected:
  Shards() {
    std::string name = (fs::temp_directory_path() / "headroom-shards-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Shards() override { fs::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  fs::path folder_;
};

ExperimentPlan four_scenarios() {
  Service fewer = example::service();
  fewer.streams.pop_back();
  ExperimentPlan plan{example::service(),
                      {{"baseline", "", {}, example::service()},
                       {"second", "", {}, example::service()},
                       {"fewer", "", {}, fewer},
                       {"fourth", "", {}, example::service()}},
                      23,
                      1};
  return plan;
}

/// A few patients more or less in every replication; the spread grows with the scenario, so that the later
/// ones need more replications.
Simulator noisy(const ExperimentPlan& plan) {
  return [&plan](std::size_t, std::size_t scenario, std::uint32_t replication) {
    std::mt19937 random{1000 * static_cast<unsigned>(scenario) + replication};
    Observations o = example::nothing_seen(plan.scenarios[scenario].service);
    for (auto& totals : o.totals) {
      totals.waiting_end = 200 + static_cast<std::int64_t>(random() % (40 + 60 * scenario));
    }
    o.by_stream[3] = static_cast<float>(random() % 100);
    return o;
  };
}

ResultPlan result_plan(const ExperimentPlan& plan, const PartSettings& parts, const Experimented& done) {
  ResultPlan result{{"0.1.0", "title", "text", "f00d", plan.seed, "2026-11-22T00:00:00Z", plan_text(plan)},
                    parts.axes,
                    plan.keep,
                    parts.chunk_length};
  if (plan.precision) result.runs = done.runs;
  return result;
}

/// Runs the plan, or its shard, as the program does, into the file at `path`.
Experimented make(const std::string& path, const ExperimentPlan& plan, const Simulator& simulate,
                  int threads = 2) {
  const Interrupt interrupt;
  Workers workers{threads, interrupt};
  const auto folder = PartFolder::open(path);
  PartSettings parts{{"f00d", "0.1.0", plan.seed, plan_text(plan), plan.shard},
                     axes_of(plan.scenarios, most_replications(plan)),
                     plan.keep,
                     1};
  parts.chunk_length = chunk_length(parts.axes, plan.keep);
  PartStorage storage{*folder, parts};
  const Experimented done = run_experiment(plan, workers, storage, simulate);
  const ResultPlan result = result_plan(plan, parts, done);
  const std::vector<StoredBlock> blocks = storage.stored();
  const auto bytes = [&](const StoredBlock& block) { return storage.bytes_of(block); };
  const auto read = [&](const StoredBlock& block) { return storage.read(block); };
  const Outcome outcome = plan.shard.of > 1 ? write_shard(path, result, plan.shard, blocks, bytes, kGoOn)
                                            : join(path, result, blocks, read, kGoOn);
  EXPECT_EQ(outcome, Outcome::finished);
  folder->clear();
  return done;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<ShardFile> read_all(const std::vector<std::string>& paths) {
  std::vector<ShardFile> shards;
  for (const std::string& path : paths) {
    auto shard = read_shard(path);
    EXPECT_TRUE(shard) << shard.error().message;
    shards.push_back(*std::move(shard));
  }
  return shards;
}

std::vector<ExperimentPlan> all_kinds() {
  std::vector<ExperimentPlan> plans(4, four_scenarios());
  plans[1].keep = plans[3].keep = Keep::bands;
  plans[2].precision = plans[3].precision = PrecisionGoal{0.06, {"waiting_end"}, 5, 3, 90};
  return plans;
}

TEST_F(Shards, MergeToTheBytesOfOneMachine) {
  ::setenv("SOURCE_DATE_EPOCH", "1795305600", 1);  // 2026-11-22
  for (const ExperimentPlan& whole : all_kinds()) {
    SCOPED_TRACE(plan_text(whole));
    make(path("one.h5"), whole, noisy(whole));
    for (std::uint32_t of : {1u, 3u, 8u}) {
      if (of == 1) {  // another number of threads
        make(path("merged.h5"), whole, noisy(whole), 3);
      } else {
        std::vector<std::string> paths;
        for (std::uint32_t number = 1; number <= of; ++number) {
          ExperimentPlan plan = whole;
          plan.shard = {number, of};
          paths.push_back(path(std::to_string(number) + ".h5"));
          make(paths.back(), plan, noisy(plan));
        }
        const std::vector<ShardFile> shards = read_all(paths);
        EXPECT_EQ(mismatch(shards), "");
        EXPECT_EQ(merge_shards(path("merged.h5"), shards, kGoOn), Outcome::finished);
      }
      EXPECT_TRUE(bytes_of(path("one.h5")) == bytes_of(path("merged.h5"))) << of;
    }
  }
  ::unsetenv("SOURCE_DATE_EPOCH");
}

TEST_F(Shards, UnderPrecisionTakeAsManyReplicationsAsOneMachine) {
  ExperimentPlan plan = all_kinds()[2];
  const Experimented one = make(path("one.h5"), plan, noisy(plan));
  EXPECT_EQ(one.runs[0].because, StoppedBecause::for_others);
  EXPECT_GT(one.runs[3].replications, one.runs[0].precise_from) << "they differ, or the test shows nothing";
  plan.shard = {2, 2};
  const Experimented half = make(path("half.h5"), plan, noisy(plan));
  EXPECT_EQ(half.runs[1], one.runs[1]);
  EXPECT_EQ(half.runs[2].replications, 0u) << "the other shard has it";
  EXPECT_EQ(half.runs[3], one.runs[3]);
}

TEST_F(Shards, WhoseBaselinesDifferAreRefused) {
  for (Keep keep : {Keep::replications, Keep::bands}) {
    ExperimentPlan plan = all_kinds()[2];
    plan.keep = keep;
    std::vector<std::string> paths;
    for (std::uint32_t number : {1u, 2u}) {
      plan.shard = {number, 2};
      const Simulator same = noisy(plan);
      const Simulator other = [&](std::size_t worker, std::size_t scenario, std::uint32_t replication) {
        Observations o = same(worker, scenario, replication).observations;
        if (scenario == 0 && replication == 4 && number == 2) ++o.totals[0].waiting_end;
        return o;
      };
      paths.push_back(path(std::to_string(number) + ".h5"));
      make(paths.back(), plan, other);
    }
    const std::vector<ShardFile> shards = read_all(paths);
    EXPECT_EQ(mismatch(shards), "");
    try {
      static_cast<void>(merge_shards(path("merged.h5"), shards, kGoOn));
      ADD_FAILURE() << "merged";
    } catch (const StoreError& refused) {
      EXPECT_THAT(refused.what(), HasSubstr("do not agree on baseline: summary/waiting_end"));
      EXPECT_THAT(refused.what(), HasSubstr("differs in replication 4"));
    }
  }
}

TEST_F(Shards, AreRefusedByNameWhereTheyDoNotBelongTogether) {
  ExperimentPlan plan = four_scenarios();
  const auto shard = [&](const std::string& name, std::uint32_t number, std::uint32_t of) {
    plan.shard = {number, of};
    make(path(name), plan, noisy(plan));
    return path(name);
  };
  const std::string one = shard("1.h5", 1, 4), two = shard("2.h5", 2, 4), four = shard("4.h5", 4, 4);
  const std::string third = shard("third.h5", 3, 3);
  plan.seed = 9;
  const std::string seed = shard("seed.h5", 3, 4);
  const auto said = [&](const std::vector<std::string>& paths) { return mismatch(read_all(paths)); };
  EXPECT_EQ(said({one, two, four}), "shard 3 of 4 is missing");
  EXPECT_EQ(said({two}), "shards 1, 3, 4 of 4 are missing");
  EXPECT_EQ(said({one, two, four, two}), two + " and " + two + " are both shard 2/4");
  EXPECT_EQ(said({one, two, third, four}),
            third + " is shard 3/3 and " + one + " is shard 1/4: they are cut differently");
  EXPECT_EQ(said({one, two, seed, four}),
            seed + " does not belong to " + one + ": it is of another seed (9, not 1)");
}

TEST_F(Shards, ThatAreNoneOrAreDamagedAreNamed) {
  ExperimentPlan plan = four_scenarios();
  make(path("whole.h5"), plan, noisy(plan));
  EXPECT_EQ(read_shard(path("whole.h5")).error().message,
            path("whole.h5") + " is a finished result, not a shard");
  EXPECT_EQ(read_shard(path("none.h5")).error().message, path("none.h5") + ": no such file");
  std::ofstream{path("text.h5")} << "a few words that are no result";
  EXPECT_EQ(read_shard(path("text.h5")).error().kind, ReadFailure::Kind::wrong_input);
  plan.shard = {1, 2};
  make(path("1.h5"), plan, noisy(plan));
  EXPECT_EQ(read_results(path("1.h5")).error().message,
            path("1.h5") + " is shard 1/2 of a run; put all its shards together with headroom merge");
  const std::string whole = bytes_of(path("1.h5"));
  for (std::size_t at : {std::size_t{100}, whole.size() / 2, whole.size() - 10}) {
    std::ofstream{path("1.h5"), std::ios::binary} << whole.substr(0, at);
    EXPECT_EQ(read_shard(path("1.h5")).error().kind, ReadFailure::Kind::damaged) << at;
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 1);
    std::ofstream{path("1.h5"), std::ios::binary} << broken;
    EXPECT_EQ(read_shard(path("1.h5")).error().kind, ReadFailure::Kind::damaged) << at;
  }
}

}  // namespace
}  // namespace headroom
