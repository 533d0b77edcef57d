// A storage in memory for tests, which keeps a mark of every replication.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "experiment/experiment.hpp"

namespace headroom::example {

/// Keeps of every finished block what `mark` says of each replication.
template <class Mark>
class Remembering final : public Storage {
 public:
  using Of = std::function<Mark(const ReplicationResult&)>;
  explicit Remembering(Of mark) : mark_{std::move(mark)} {}

  [[nodiscard]] std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service&) override {
    return std::make_unique<Marks>(*this, block);
  }
  [[nodiscard]] std::optional<KeptBlock> kept(const BlockSpan& block) override {
    const auto found = left.find({block.scenario, block.first});
    if (found == left.end()) return std::nullopt;
    return found->second;
  }
  void advance(std::size_t replications) override { advanced += replications; }

  /// Scenario by scenario, replications in order.
  [[nodiscard]] std::vector<Mark> stored() const {
    std::vector<Mark> all;
    for (const auto& [place, marks] : blocks) all.insert(all.end(), marks.begin(), marks.end());
    return all;
  }

  using Place = std::pair<std::size_t, std::uint32_t>;  ///< scenario and first replication
  std::map<Place, std::vector<Mark>> blocks;
  std::map<Place, KeptBlock> left;  ///< by an earlier run
  std::map<Place, ScenarioRun> runs;
  std::size_t advanced = 0;

 private:
  class Marks final : public BlockSink {
   public:
    Marks(Remembering& all, const BlockSpan& block) : all_{all}, place_{block.scenario, block.first} {}
    void add(ReplicationResult result) override { marks_.push_back(all_.mark_(result)); }
    void finish(const ScenarioRun& run) override {
      const std::lock_guard lock{all_.mutex_};
      all_.runs[place_] = run;
      if (!all_.blocks.emplace(place_, std::move(marks_)).second)
        throw std::logic_error{"a block comes twice"};
    }

   private:
    Remembering& all_;
    Place place_;
    std::vector<Mark> marks_;
  };

  Of mark_;
  std::mutex mutex_;
};

/// Of each replication, how many people of the first stream and priority wait at the end.
inline Remembering<std::int64_t> remembering_waiting() {
  return Remembering<std::int64_t>{
      [](const ReplicationResult& r) { return r.observations.totals[0].waiting_end; }};
}

}  // namespace headroom::example
