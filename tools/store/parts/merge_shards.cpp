// Keys compared, the longest copy of each block taken, the plan of the whole rebuilt.

#include "store/parts/merge_shards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "store/hdf5/hdf5_handle.hpp"
#include "store/parts/agreement.hpp"

namespace headroom {
namespace {

constexpr std::size_t kListed = 10;  // shards that a sentence names

/// Where a block of the result is taken from.
struct MergedBlock {
  StoredBlock block;
  std::size_t shard = 0;  ///< position in the list of shards
};

/// What every shard of a run has in common.
RunKey common_key(const ShardFile& shard) {
  RunKey key = shard.key;
  key.shard = {1, shard.key.shard.of};
  return key;
}

std::string foreign(const ShardFile& shard, const ShardFile& first) {
  if (shard.key.shard.of != first.key.shard.of) {
    return fmt::format("{} is shard {} and {} is shard {}: they are cut differently", shard.path,
                       shard_text(shard.key.shard), first.path, shard_text(first.key.shard));
  }
  const std::string differs = difference(common_key(shard), common_key(first));
  if (differs.empty()) return {};
  return fmt::format("{} does not belong to {}: it is of {}", shard.path, first.path, differs);
}

/// Every copy against the longest.
void ensure_agreement(const std::vector<ShardFile>& shards, const std::vector<MergedBlock>& copies,
                      const MergedBlock& longest) {
  const ShardFile& reference = shards[longest.shard];
  const PackedBlock block = read_part(reference, longest.block).block;
  for (const MergedBlock& copy : copies) {
    if (copy.shard == longest.shard) continue;
    const ShardFile& shard = shards[copy.shard];
    const PackedBlock other = read_part(shard, copy.block).block;
    const std::string differs =
        disagreement(block, other, reference.plan.axes, reference.plan.keep, reference.plan.chunk_length);
    if (differs.empty()) continue;
    throw StoreError{fmt::format(
        "{} and {} do not agree on {}: {}; they were made by different builds or on "
        "different kinds of processor, make all shards with one",
        reference.path, shard.path, reference.plan.axes.scenarios[longest.block.span.scenario], differs)};
  }
}

/// Every block once, in the order of the result.
std::vector<MergedBlock> merged_blocks(const std::vector<ShardFile>& shards) {
  std::map<std::pair<std::size_t, std::uint32_t>, std::vector<MergedBlock>> by_place;
  for (std::size_t s = 0; s < shards.size(); ++s) {
    for (const StoredBlock& block : shards[s].blocks) {
      by_place[{block.span.scenario, block.span.first}].push_back({block, s});
    }
  }
  std::vector<MergedBlock> merged;
  for (const auto& [place, copies] : by_place) {
    const auto longest = std::max_element(
        copies.begin(), copies.end(),
        [](const MergedBlock& a, const MergedBlock& b) { return a.block.span.count < b.block.span.count; });
    if (copies.size() > 1) ensure_agreement(shards, copies, *longest);
    merged.push_back(*longest);
  }
  return merged;
}

ResultPlan result_plan(const std::vector<ShardFile>& shards, const std::vector<MergedBlock>& merged) {
  ResultPlan plan = shards.front().plan;
  plan.provenance.created = creation_time();
  if (plan.runs.empty()) return plan;
  for (const MergedBlock& from : merged)
    if (from.block.span.scenario < plan.runs.size()) plan.runs[from.block.span.scenario] = from.block.run;
  return plan;
}

}  // namespace

std::string mismatch(const std::vector<ShardFile>& shards) {
  const ShardFile& first = shards.front();
  std::map<std::uint32_t, std::string> by_number;
  for (const ShardFile& shard : shards) {
    if (std::string why = foreign(shard, first); !why.empty()) return why;
    const auto [there, is_new] = by_number.emplace(shard.key.shard.number, shard.path);
    if (!is_new) {
      return fmt::format("{} and {} are both shard {}", there->second, shard.path,
                         shard_text(shard.key.shard));
    }
  }
  const std::uint32_t of = first.key.shard.of;
  std::vector<std::string> missing;
  for (std::uint32_t number = 1; number <= of; ++number) {
    if (by_number.count(number) == 0) missing.push_back(fmt::to_string(number));
    if (missing.size() > kListed) {
      missing.back() = "more";
      break;
    }
  }
  if (missing.empty()) return {};
  return fmt::format("shard{} {} of {} {} missing", missing.size() == 1 ? "" : "s", fmt::join(missing, ", "),
                     of, missing.size() == 1 ? "is" : "are");
}

Outcome merge_shards(const std::string& path, const std::vector<ShardFile>& shards,
                     const std::function<bool()>& go_on) {
  const std::vector<MergedBlock> merged = merged_blocks(shards);
  std::vector<StoredBlock> blocks;
  for (const MergedBlock& from : merged) blocks.push_back(from.block);
  const ResultPlan plan = result_plan(shards, merged);
  if (const std::string gap = gap_in(blocks, plan); !gap.empty()) throw StoreError{gap};
  std::size_t next = 0;  // the result takes them one after another
  const auto read = [&](const StoredBlock& block) { return read_part(shards[merged[next++].shard], block); };
  return join(path, plan, blocks, read, go_on);
}

}  // namespace headroom
