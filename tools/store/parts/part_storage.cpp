// Blocks encoded on the worker that made them; those of an earlier run taken over or replaced.

#include "store/parts/part_storage.hpp"

#include <fmt/format.h>

#include "store/hdf5/hdf5_handle.hpp"
#include "store/parts/expected_part.hpp"

namespace headroom {
namespace {

/// The part of this name; none where it has gone or is damaged.
std::optional<Part> part_in(const PartFolder& folder, const std::string& name) {
  const std::optional<std::string> bytes = folder.read(name);
  return bytes ? decoded(*bytes) : std::nullopt;
}

[[noreturn]] void fail(const PartFolder& folder, const StoredBlock& block) {
  throw StoreError{fmt::format("{}/{} has gone or is damaged", folder.path(), part_name(block.span))};
}

}  // namespace

class PartStorage::Sink final : public BlockSink {
 public:
  Sink(PartStorage& storage, const BlockSpan& block, const Service& service)
      : storage_{storage}, block_{block} {
    const PartSettings& settings = storage.settings_;
    if (block.scenario < settings.axes.scenarios.size())
      packer_.emplace(block, settings.axes, settings.keep, settings.chunk_length, service);
  }

  void add(ReplicationResult result) override {
    if (packer_) packer_->add(result);
    stopping_figures_.push_back(std::move(result.stopping_figures));
  }
  void finish(const ScenarioRun& run) override {
    PackedBlock packed{block_, {}, {}};
    if (packer_) packed = packer_->finish();
    storage_.finished({storage_.settings_.key, run, std::move(stopping_figures_), std::move(packed)});
  }

 private:
  PartStorage& storage_;
  BlockSpan block_;
  std::optional<BlockPacker> packer_;  ///< none of a variant, of which only figures are kept
  std::vector<std::vector<double>> stopping_figures_;
};

std::unique_ptr<BlockSink> PartStorage::begin(const BlockSpan& block, const Service& service) {
  return std::make_unique<Sink>(*this, block, service);
}

void PartStorage::finished(const Part& part) {
  // Encoded and written here, on the worker that made it; the others go on.
  folder_.write(part_name(part.block.span), encoded(part));
  remember(part.block, part.run);
}

void PartStorage::remember(const PackedBlock& block, const ScenarioRun& run) {
  const std::lock_guard lock{mutex_};
  stored_[{block.span.scenario, block.span.first}] = {block.span, run};
}

LeftParts left_in(const PartFolder& folder, const PartSettings& settings) {
  LeftParts left;
  const BlockShape shape{settings.axes, settings.keep, settings.chunk_length, settings.decides};
  for (const std::string& name : folder.parts()) {
    const std::optional<Part> part = part_in(folder, name);
    if (part && part->key != settings.key) {
      if (left.foreign.empty()) left.foreign_because = difference(part->key, settings.key);
      left.foreign.push_back(name);
      continue;
    }
    left.bytes += folder.size_of(name);
    if (part && name == part_name(part->block.span) && is_as_packed(*part, shape)) {
      left.usable.push_back(part->block.span);
    } else {
      left.damaged.push_back(name);
    }
  }
  return left;
}

void PartStorage::take_over(const std::vector<BlockSpan>& blocks, Left how) {
  for (const BlockSpan& block : blocks) left_[{block.scenario, block.first}] = block.count;
  uses_left_ = how == Left::used;
}

std::optional<KeptBlock> PartStorage::kept(const BlockSpan& block) {
  const auto found = left_.find({block.scenario, block.first});
  if (!uses_left_ || found == left_.end() || found->second > block.count) return std::nullopt;
  // Read again and not remembered: of thousands of blocks the figures would fill memory. A part that has gone
  // in the meantime is simulated again.
  std::optional<Part> part = part_in(folder_, part_name(block));
  if (!part) return std::nullopt;
  remember(part->block, part->run);
  {
    const std::lock_guard lock{mutex_};
    ++reused_.blocks;
    reused_.replications += part->block.span.count;
  }
  return KeptBlock{part->run, std::move(part->stopping_figures)};
}

void PartStorage::advance(std::size_t replications) {
  if (on_advance_) on_advance_(replications);
}

std::size_t PartStorage::kept_count() const {
  const std::lock_guard lock{mutex_};
  // As they are on the disk: somebody may have taken one away.
  const auto there = [&](const Place& at) {
    return folder_.size_of(part_name({at.first, at.second, 0})) > 0 ? std::size_t{1} : 0;
  };
  std::size_t count = 0;
  for (const auto& [place, block] : stored_) count += there(place);
  for (const auto& [place, replications] : left_) count += stored_.count(place) == 0 ? there(place) : 0;
  return count;
}

std::size_t PartStorage::stored_count() const {
  const std::lock_guard lock{mutex_};
  const auto variants = stored_.lower_bound({settings_.axes.scenarios.size(), 0});
  return static_cast<std::size_t>(std::distance(stored_.begin(), variants));
}

PartStorage::Reused PartStorage::reused() const {
  const std::lock_guard lock{mutex_};
  return reused_;
}

std::vector<StoredBlock> PartStorage::stored() const {
  const std::lock_guard lock{mutex_};
  std::vector<StoredBlock> blocks;
  for (const auto& [place, block] : stored_) {
    blocks.push_back(block);
    blocks.back().length = folder_.size_of(part_name(block.span));
  }
  return blocks;
}

std::string PartStorage::bytes_of(const StoredBlock& block) const {
  std::optional<std::string> bytes = folder_.read(part_name(block.span));
  if (!bytes || !decoded(*bytes)) fail(folder_, block);
  return *std::move(bytes);
}

Part PartStorage::read(const StoredBlock& block) const {
  std::optional<Part> part = part_in(folder_, part_name(block.span));
  if (!part) fail(folder_, block);
  return *std::move(part);
}

}  // namespace headroom
