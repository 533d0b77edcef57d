// Every replication is made once, whatever the threads and shards; a stop leaves whole blocks only.

#include "experiment/experiment.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "experiment/remembering.hpp"
#include "results/example.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

using example::remembering_waiting;
ExperimentPlan plan_of_two(std::uint32_t replications) {
  const Service service = example::service();
  return {service, {{"baseline", "", {}, service}, {"other", "", {}, service}}, replications, 1};
}

/// Marks what it sees with scenario and replication, so that a test can tell where a value came from.
Simulator marking(const ExperimentPlan& plan) {
  return [&plan](std::size_t, std::size_t scenario, std::uint32_t replication) {
    Observations o = example::nothing_seen(plan.base);
    o.totals[0].waiting_end = static_cast<std::int64_t>(1000 * scenario + replication);
    return o;
  };
}

using Stored = std::vector<std::int64_t>;

Stored expected_of_both(std::uint32_t replications) {
  Stored all;
  for (std::int64_t scenario : {0, 1}) {
    for (std::uint32_t r = 1; r <= replications; ++r) all.push_back(1000 * scenario + r);
  }
  return all;
}

std::vector<BlockSpan> listed(const Blocks& blocks) {
  std::vector<BlockSpan> list;
  for (const BlockSpan block : blocks) list.push_back(block);
  return list;
}

TEST(Blocks, HoldEveryReplicationOfEveryScenarioOnce) {
  for (std::uint32_t replications : {1u, 7u, 20u, 21u, 100u, 1000u}) {
    const ExperimentPlan p = plan_of_two(replications);
    const Axes axes = axes_of(p.scenarios, replications);
    std::uint32_t at = 0;
    std::size_t scenario = 0;
    for (const BlockSpan block : blocks_of(p, axes)) {
      if (block.scenario != scenario) {
        EXPECT_EQ(at, replications);
        at = 0;
        scenario = block.scenario;
      }
      EXPECT_EQ(block.first, at);
      EXPECT_GE(block.count, 1u);
      EXPECT_LE(block.count, block_length(axes));
      at += block.count;
    }
    EXPECT_EQ(at, replications);
    EXPECT_EQ(scenario, 1u);
  }
}

TEST(Blocks, AreATwentiethOfTheReplicationsUpToTen) {
  const auto length = [](std::uint32_t n) { return block_length(axes_of(plan_of_two(n).scenarios, n)); };
  EXPECT_EQ(length(1), 1u);
  EXPECT_EQ(length(20), 1u);
  EXPECT_EQ(length(100), 5u);
  EXPECT_EQ(length(1000), 10u);
}

TEST(Blocks, AreShorterWhereAReplicationIsLarge) {
  Axes axes = axes_of(plan_of_two(1000).scenarios, 1000);
  axes.weeks = 1040;
  for (int p = 0; p < 500; ++p) axes.posts.push_back("p" + std::to_string(p));
  EXPECT_EQ(block_length(axes), 1u);
}

TEST(Blocks, AreWholeScenariosUnderBands) {
  ExperimentPlan p = plan_of_two(100);
  p.keep = Keep::bands;
  const Blocks blocks = blocks_of(p, axes_of(p.scenarios, 100));
  EXPECT_EQ(listed(blocks), (std::vector<BlockSpan>{{0, 0, 100}, {1, 0, 100}}));
}

/// Against the blocks listed one by one, as they go round the shards.
TEST(Blocks, AreThoseOfAListThatIsNeverMade) {
  for (const std::size_t scenarios : {1, 2, 7}) {
    for (const std::uint32_t replications : {1, 9, 10, 23}) {
      for (const std::uint32_t length : {1, 3, 10}) {
        std::vector<BlockSpan> all;
        for (std::size_t s = 0; s < scenarios; ++s)
          for (std::uint32_t first = 0; first < replications; first += length)
            all.push_back({s, first, std::min(length, replications - first)});
        const Blocks blocks{scenarios, replications, length};
        EXPECT_EQ(listed(blocks), all);
        EXPECT_EQ(blocks.replications(), scenarios * replications);
        for (const std::uint32_t of : {1u, 2u, 5u, 100u}) {
          for (std::uint32_t number = 1; number <= of; ++number) {
            std::vector<BlockSpan> own;
            std::uint64_t played = 0;
            for (std::size_t b = number - 1; b < all.size(); b += of) {
              own.push_back(all[b]);
              played += all[b].count;
            }
            const Blocks share = blocks.share({number, of});
            EXPECT_EQ(listed(share), own);
            EXPECT_EQ(share.size(), own.size());
            EXPECT_EQ(share.replications(), played);
          }
        }
      }
    }
  }
}

TEST(Blocks, OfTheLargestExperimentTakeNoMemory) {
  const Blocks blocks{100'000, 100'000, 10};
  EXPECT_EQ(blocks.size(), 1'000'000'000u);
  EXPECT_EQ(blocks.replications(), 10'000'000'000u);
  EXPECT_EQ(blocks[999'999'999], (BlockSpan{99'999, 99'990, 10}));
}

TEST(Experiment, KeepsEveryReplicationOfEveryScenario) {
  for (Keep keep : {Keep::replications, Keep::bands}) {
    ExperimentPlan p = plan_of_two(23);
    p.keep = keep;
    SerialRunner runner;
    auto storage = remembering_waiting();
    const Experimented done = run_experiment(p, runner, storage, marking(p));
    EXPECT_EQ(done.outcome, Outcome::finished);
    EXPECT_EQ(done.runs[1], (ScenarioRun{23, StoppedBecause::all_done, 0}));
    EXPECT_EQ(storage.stored(), expected_of_both(23));
    EXPECT_EQ(storage.advanced, 46u);
  }
}

TEST(Experiment, SummarisesEveryReplication) {
  const ExperimentPlan p = plan_of_two(2);
  SerialRunner runner;
  const std::size_t metric = metric_position("waiting_end");
  example::Remembering<double> storage{
      [&](const ReplicationResult& r) { return r.summary.by_stream[metric][0]; }};
  EXPECT_EQ(run_experiment(p, runner, storage, marking(p)).outcome, Outcome::finished);
  EXPECT_EQ(storage.stored(), (std::vector<double>{1, 2, 1001, 1002}));
}

TEST(Experiment, KeepsTheSameWhateverTheThreads) {
  const ExperimentPlan p = plan_of_two(100);
  const Interrupt interrupt;
  for (int threads : {1, 2, 4, 7}) {
    Workers workers{threads, interrupt};
    const Simulator uneven = [&, mark = marking(p)](std::size_t w, std::size_t scenario, std::uint32_t r) {
      std::this_thread::sleep_for(std::chrono::microseconds{(r * 7919u) % 200u});
      return mark(w, scenario, r);
    };
    auto storage = remembering_waiting();
    EXPECT_EQ(run_experiment(p, workers, storage, uneven).outcome, Outcome::finished);
    EXPECT_EQ(storage.stored(), expected_of_both(100)) << threads << " threads";
  }
}

TEST(Experiment, SimulatesNothingThatAnEarlierRunHasLeft) {
  const ExperimentPlan p = plan_of_two(100);
  SerialRunner runner;
  auto storage = remembering_waiting();
  storage.left[{1, 5}] = {{5, StoppedBecause::all_done, 0}, {}};
  const Simulator careful = [&, mark = marking(p)](std::size_t w, std::size_t scenario, std::uint32_t r) {
    EXPECT_FALSE(scenario == 1 && r > 5 && r <= 10);
    return mark(w, scenario, r);
  };
  EXPECT_EQ(run_experiment(p, runner, storage, careful).outcome, Outcome::finished);
  EXPECT_EQ(storage.stored().size(), 195u);
  EXPECT_EQ(storage.advanced, 200u);
}

TEST(Experiment, ShardsTogetherMakeEveryBlockOnce) {
  ExperimentPlan p = plan_of_two(100);
  auto all = remembering_waiting();
  for (std::uint32_t number : {1u, 2u, 3u}) {
    p.shard = {number, 3};
    SerialRunner runner;
    auto part = remembering_waiting();
    EXPECT_EQ(run_experiment(p, runner, part, marking(p)).outcome, Outcome::finished);
    EXPECT_NEAR(static_cast<double>(part.blocks.size()), 40 / 3.0, 1);
    for (const auto& [place, marks] : part.blocks) EXPECT_TRUE(all.blocks.emplace(place, marks).second);
  }
  EXPECT_EQ(all.stored(), expected_of_both(100));
}

TEST(Workers, UseEveryThreadAskedFor) {
  const Interrupt interrupt;
  Workers workers{3, interrupt};
  std::mutex mutex;
  std::set<std::thread::id> threads;
  std::atomic<int> waiting{0};
  const auto work = [&](std::size_t, std::size_t) {
    // Nobody goes on before three are here at once.
    ++waiting;
    while (waiting < 3) std::this_thread::yield();
    const std::lock_guard lock{mutex};
    threads.insert(std::this_thread::get_id());
  };
  EXPECT_EQ(workers.run(3, work, [](std::size_t) {}), Outcome::finished);
  EXPECT_EQ(threads.size(), 3u);
}

TEST(Workers, KeepFewTasksBegunAndNotDelivered) {
  const Interrupt interrupt;
  Workers workers{4, interrupt};
  std::atomic<int> begun{0}, delivered{0}, most{0};
  const auto work = [&](std::size_t task, std::size_t) {
    const int ahead = ++begun - delivered;
    int seen = most;
    while (ahead > seen && !most.compare_exchange_weak(seen, ahead)) {
    }
    if (task == 0) std::this_thread::sleep_for(std::chrono::milliseconds{30});  // all others run ahead of it
  };
  EXPECT_EQ(workers.run(500, work, [&](std::size_t) { ++delivered; }), Outcome::finished);
  EXPECT_EQ(delivered, 500);
  EXPECT_LE(most, 3 * 4 + 1);
}

TEST(Workers, DeliverOneAtATime) {
  const Interrupt interrupt;
  Workers workers{4, interrupt};
  std::atomic<int> inside{0};
  std::size_t next = 0;
  const auto deliver = [&](std::size_t task) {
    EXPECT_EQ(++inside, 1);
    EXPECT_EQ(task, next++);
    --inside;
  };
  EXPECT_EQ(workers.run(
                300, [](std::size_t, std::size_t) {}, deliver),
            Outcome::finished);
  EXPECT_EQ(next, 300u);
}

TEST(Workers, PassOnWhatWorkOrDeliveryThrows) {
  const Interrupt interrupt;
  Workers workers{2, interrupt};
  const auto fine = [](std::size_t, std::size_t) {};
  const auto failing = [](std::size_t task, std::size_t) {
    if (task == 5) throw std::runtime_error{"work"};
  };
  EXPECT_THROW(static_cast<void>(workers.run(50, failing, [](std::size_t) {})), std::runtime_error);
  const auto full_disk = [](std::size_t task) {
    if (task == 5) throw std::runtime_error{"disk"};
    EXPECT_LT(task, 5u);
  };
  EXPECT_THROW(static_cast<void>(workers.run(50, fine, full_disk)), std::runtime_error);
}

TEST(Workers, StopOnASignalWithWholeBlocksOnly) {
  const ExperimentPlan p = plan_of_two(1000);
  for (int signal : {SIGINT, SIGTERM}) {
    const Interrupt interrupt;
    Workers workers{2, interrupt};
    const Simulator interrupted = [&, mark = marking(p)](std::size_t w, std::size_t scenario,
                                                         std::uint32_t r) {
      if (r == 57) std::raise(signal);
      return mark(w, scenario, r);
    };
    auto storage = remembering_waiting();
    EXPECT_EQ(run_experiment(p, workers, storage, interrupted).outcome, Outcome::stopped);
    // The sixth block is never whole; while it is at it, the other worker may finish five beyond it.
    EXPECT_LE(storage.blocks.size(), 10u);
    for (const auto& [place, marks] : storage.blocks) {
      ASSERT_EQ(marks.size(), 10u);
      for (std::size_t k = 0; k < marks.size(); ++k) {
        EXPECT_EQ(marks[k], static_cast<std::int64_t>(1000 * place.first + place.second + k + 1));
      }
    }
  }
}

TEST(Interrupt, LeavesSignalsAsTheyWere) {
  struct sigaction before {
  }, after{};
  sigaction(SIGINT, nullptr, &before);
  { const Interrupt interrupt; }
  sigaction(SIGINT, nullptr, &after);
  EXPECT_EQ(before.sa_handler, after.sa_handler);
}

}  // namespace
}  // namespace headroom
