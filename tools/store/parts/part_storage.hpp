// An experiment's storage that keeps every finished block as a part file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "experiment/experiment.hpp"
#include "store/parts/join.hpp"
#include "store/parts/part_file.hpp"
#include "store/parts/part_folder.hpp"

namespace headroom {

/// How the blocks of one run are packed and named.
struct PartSettings {
  RunKey key;
  Axes axes;  ///< over the most replications that any scenario can take
  Keep keep = Keep::replications;
  std::uint32_t chunk_length = 1;
  WhatDecides decides{};  ///< labels of the variants that are played beside the scenarios
};

/// What an earlier run left in the folder.
struct LeftParts {
  std::vector<BlockSpan> usable;     ///< whole, and of the same run
  std::vector<std::string> damaged;  ///< names of parts that are torn or changed
  std::vector<std::string> foreign;  ///< names of whole parts of another run
  std::string foreign_because;       ///< what of the first of them differs
  std::uint64_t bytes = 0;           ///< of those that are not foreign, on the disk
};
/// Looks at every part that is there. Throws StoreError where one cannot be read.
[[nodiscard]] LeftParts left_in(const PartFolder& folder, const PartSettings& settings);

/// Keeps every finished block as a part file, written by the worker that made it.
class PartStorage final : public Storage {
 public:
  /// `folder` outlives this.
  PartStorage(const PartFolder& folder, PartSettings settings)
      : folder_{folder}, settings_{std::move(settings)} {}

  /// Blocks of this run that are in the folder. Those that it uses are not simulated again; the others are,
  /// and replaced one by one.
  enum class Left { used, replaced };
  void take_over(const std::vector<BlockSpan>& blocks, Left how);
  /// Where `advance` goes; called by one worker at a time.
  void on_advance(std::function<void(std::size_t)> call) { on_advance_ = std::move(call); }

  [[nodiscard]] std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service& service) override;
  [[nodiscard]] std::optional<KeptBlock> kept(const BlockSpan& block) override;
  void advance(std::size_t replications) override;

  /// Blocks that are in the folder for this run, whether it has come to them or not.
  [[nodiscard]] std::size_t kept_count() const;
  /// Blocks of scenarios that this run has made or taken over.
  [[nodiscard]] std::size_t stored_count() const;
  struct Reused {
    std::size_t blocks = 0, replications = 0;
  };
  /// Of those, what it has taken over.
  [[nodiscard]] Reused reused() const;
  /// The same, in the order of the result.
  [[nodiscard]] std::vector<StoredBlock> stored() const;
  /// Throws StoreError where the part has gone or is damaged.
  [[nodiscard]] Part read(const StoredBlock& block) const;
  [[nodiscard]] std::string bytes_of(const StoredBlock& block) const;

 private:
  class Sink;
  using Place = std::pair<std::size_t, std::uint32_t>;  ///< scenario and first replication
  void finished(const Part& part);
  void remember(const PackedBlock& block, const ScenarioRun& run);

  const PartFolder& folder_;
  PartSettings settings_;
  std::map<Place, std::uint32_t> left_;  ///< replications in what an earlier run left
  bool uses_left_ = false;
  std::function<void(std::size_t)> on_advance_;
  mutable std::mutex mutex_;
  std::map<Place, StoredBlock> stored_;
  Reused reused_;
};

}  // namespace headroom
