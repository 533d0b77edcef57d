// Fields written and read one after another, least byte first.

#include "store/parts/part_file.hpp"

#include <cstdint>
#include <utility>

#include "store/hdf5/binary.hpp"
#include "store/parts/folder_entries.hpp"
#include "store/result/digest.hpp"

namespace headroom {
namespace {

constexpr std::string_view kBeginning = kPartMark;
constexpr std::size_t kDigest = 64;  // hexadecimal digits

void put(const RunKey& key, BinaryWriter& out) {
  out.text(key.fingerprint);
  out.text(key.headroom_version);
  out.number(key.seed);
  out.text(key.plan);
  out.number(key.shard.number);
  out.number(key.shard.of);
}

RunKey take_key(BinaryReader& in) {
  RunKey key;
  key.fingerprint = in.text();
  key.headroom_version = in.text();
  key.seed = in.number<std::uint64_t>();
  key.plan = in.text();
  key.shard.number = in.number<std::uint32_t>();
  key.shard.of = in.number<std::uint32_t>();
  return key;
}

void put(const ScenarioRun& run, BinaryWriter& out) {
  out.number(run.replications);
  out.number(static_cast<std::uint32_t>(run.because));
  out.number(run.precise_from);
}

/// None where the reason is none that there is.
std::optional<ScenarioRun> take_run(BinaryReader& in) {
  const auto replications = in.number<std::uint32_t>();
  const auto because = in.number<std::uint32_t>();
  const auto precise_from = in.number<std::uint32_t>();
  if (because >= kStoppedBecauseNames.size()) return std::nullopt;
  return ScenarioRun{replications, static_cast<StoppedBecause>(because), precise_from};
}

void put(const std::vector<std::vector<double>>& figures, BinaryWriter& out) {
  out.number(std::uint64_t{figures.size()});
  for (const std::vector<double>& values : figures) {
    out.number(std::uint64_t{values.size()});
    for (double value : values) out.real(value);
  }
}

std::vector<std::vector<double>> take_stopping_figures(BinaryReader& in) {
  std::vector<std::vector<double>> figures(in.count(8));
  for (std::vector<double>& values : figures) {
    values.resize(in.count(8));
    for (double& value : values) value = in.real();
  }
  return figures;
}

void put(const BelowMinimum& below, BinaryWriter& out) {
  out.number(std::uint64_t{below.has_rule.size()});
  for (const bool rule : below.has_rule) out.number(static_cast<std::uint8_t>(rule ? 1 : 0));
  out.number(std::uint64_t{below.counts.size()});
  for (std::uint32_t count : below.counts) out.number(count);
}

BelowMinimum take_below_minimum(BinaryReader& in) {
  BelowMinimum below;
  below.has_rule.resize(in.count(1));
  for (auto&& rule : below.has_rule) rule = in.number<std::uint8_t>() != 0;
  below.counts.resize(in.count(4));
  for (std::uint32_t& count : below.counts) count = in.number<std::uint32_t>();
  return below;
}

void put(const PackedBlock& block, BinaryWriter& out) {
  out.number(std::uint64_t{block.span.scenario});
  out.number(block.span.first);
  out.number(block.span.count);
  put(block.below_minimum, out);
  out.number(std::uint64_t{block.chunks.size()});
  for (const PackedChunk& chunk : block.chunks) {
    out.number(std::uint64_t{chunk.dataset});
    out.number(chunk.first);
    out.text({reinterpret_cast<const char*>(chunk.bytes.data()), chunk.bytes.size()});
  }
}

PackedBlock take_block(BinaryReader& in) {
  PackedBlock block;
  block.span.scenario = in.number<std::uint64_t>();
  block.span.first = in.number<std::uint32_t>();
  block.span.count = in.number<std::uint32_t>();
  block.below_minimum = take_below_minimum(in);
  const std::size_t chunks = in.count(8 + 4 + 8);
  for (std::size_t c = 0; c < chunks; ++c) {
    PackedChunk chunk;
    chunk.dataset = in.number<std::uint64_t>();
    chunk.first = in.number<std::uint32_t>();
    const std::string_view bytes = in.text();
    chunk.bytes.assign(bytes.begin(), bytes.end());
    block.chunks.push_back(std::move(chunk));
  }
  return block;
}

}  // namespace

std::string encoded(const Part& part) {
  BinaryWriter fields;
  put(part.key, fields);
  put(part.run, fields);
  put(part.stopping_figures, fields);
  put(part.block, fields);
  BinaryWriter out;
  const std::size_t length = kBeginning.size() + 8 + fields.bytes().size() + kDigest;
  out.reserve(length);
  out.raw(kBeginning);
  out.number(std::uint64_t{length});
  out.raw(fields.bytes());
  out.raw(sha256(out.bytes()));
  return std::move(out).bytes();
}

std::optional<Part> decoded(std::string_view bytes) {
  if (bytes.size() < kBeginning.size() + 8 + kDigest) return std::nullopt;
  const std::string_view sealed = bytes.substr(0, bytes.size() - kDigest);
  BinaryReader in{sealed};
  if (in.raw(kBeginning.size()) != kBeginning || in.number<std::uint64_t>() != bytes.size())
    return std::nullopt;
  if (sha256(sealed) != bytes.substr(sealed.size())) return std::nullopt;
  Part part;
  part.key = take_key(in);
  const std::optional<ScenarioRun> run = take_run(in);
  if (!run) return std::nullopt;
  part.run = *run;
  part.stopping_figures = take_stopping_figures(in);
  part.block = take_block(in);
  if (!in.ok() || in.left() != 0) return std::nullopt;
  return part;
}

}  // namespace headroom
