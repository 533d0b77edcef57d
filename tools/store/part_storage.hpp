#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "experiment/experiment.hpp"
#include "store/join.hpp"
#include "store/part_file.hpp"
#include "store/part_folder.hpp"

namespace headroom {

/// How the blocks of one run are packed and named.
struct PartSettings {
  RunKey key;
  Axes axes;  ///< over the most replications that any scenario can take
  Keep keep = Keep::replications;
  std::uint32_t chunk_length = 1;
};

/// What an earlier run left in the folder.
struct LeftParts {
  std::size_t usable = 0;            ///< whole, and of the same run
  std::vector<std::string> damaged;  ///< names of parts that are torn or changed
  std::size_t foreign = 0;           ///< whole parts of another run
  std::string foreign_because;       ///< what of the first of them differs
  [[nodiscard]] bool nothing() const { return usable == 0 && damaged.empty() && foreign == 0; }
};

/// Keeps every finished block as a part file, written by the worker that made it.
class PartStorage final : public Storage {
 public:
  /// `folder` outlives this.
  PartStorage(const PartFolder& folder, PartSettings settings)
      : folder_{folder}, settings_{std::move(settings)} {}

  /// Looks at every part that is there; those that are usable are not simulated again.
  [[nodiscard]] LeftParts resume();
  /// Where `advance` goes; called by one worker at a time.
  void on_advance(std::function<void(std::size_t)> call) { on_advance_ = std::move(call); }

  [[nodiscard]] std::unique_ptr<BlockSink> begin(const BlockSpan& block, const Service& service) override;
  [[nodiscard]] std::optional<KeptBlock> kept(const BlockSpan& block) override;
  void advance(std::size_t replications) override;

  /// Blocks that are in the folder for this run, whether it has come to them or not.
  [[nodiscard]] std::size_t kept_count() const;
  /// Blocks that this run has made or taken over.
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
  std::map<Place, std::uint32_t> usable_;  ///< replications in what an earlier run left
  std::function<void(std::size_t)> on_advance_;
  mutable std::mutex mutex_;
  std::map<Place, StoredBlock> stored_;
  Reused reused_;
};

/// How many parts the folder holds and why a run with this key cannot use them; empty: it can. Looks at the
/// first part that is whole.
struct EarlierParts {
  std::size_t count = 0;
  std::string useless_because;
};
[[nodiscard]] EarlierParts earlier_parts(const PartFolder& folder, const RunKey& key);

}  // namespace headroom
