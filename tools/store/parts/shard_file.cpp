// Head, offsets and block bytes written in turn, and read back with every byte looked at.

#include "store/parts/shard_file.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "reading/checked_file.hpp"
#include "store/hdf5/attributes.hpp"
#include "store/parts/expected_part.hpp"
#include "store/parts/stored_key.hpp"
#include "store/result/dataset_reading.hpp"
#include "store/result/drawn_inputs.hpp"
#include "store/result/layout.hpp"
#include "store/result/our_file.hpp"
#include "store/result/scales.hpp"
#include "store/result/seal.hpp"
#include "store/result/variant_figures.hpp"

namespace headroom {
namespace {

/// The block whose bytes stand there.
Part part_at(const std::string& path, const StoredBlock& block) {
  const FileReader file{path};
  file.seek(block.place);
  std::optional<Part> part = decoded(file.read(block.length));
  if (!part) throw StoreError{"a block of it is not as it was written"};
  return *std::move(part);
}

/// A row of numbers or bytes that stands in the file as it is.
Handle create_row(hid_t file, const char* name, hid_t type, hsize_t length) {
  const std::string doing = std::string{"create "} + name;
  const Handle space{H5Screate_simple(1, &length, nullptr), H5Sclose, doing};
  const Handle creation = untimed(H5P_DATASET_CREATE);
  check(H5Pset_alloc_time(creation.get(), H5D_ALLOC_TIME_EARLY), doing);
  check(H5Pset_fill_time(creation.get(), H5D_FILL_TIME_NEVER), doing);
  return {H5Dcreate2(file, name, type, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Dclose,
          doing};
}

void write_bytes(hid_t dataset, hsize_t from, const std::string& bytes) {
  const std::string doing = "write the shard";
  const hsize_t length = bytes.size();
  const Handle memory{H5Screate_simple(1, &length, nullptr), H5Sclose, doing};
  const Handle file{H5Dget_space(dataset), H5Sclose, doing};
  check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, &from, nullptr, &length, nullptr), doing);
  check(H5Dwrite(dataset, H5T_NATIVE_UINT8, memory.get(), file.get(), H5P_DEFAULT, bytes.data()), doing);
}

void write_offsets(hid_t file, const std::vector<std::uint64_t>& offsets) {
  const Handle row = create_row(file, "parts/offset", H5T_STD_U64LE, offsets.size());
  describe(row.get(), "bytes", "where each block begins in parts/bytes, and the end of the last");
  check(H5Dwrite(row.get(), H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, offsets.data()),
        "write the shard");
}

/// Everything but the blocks.
void write_head(hid_t file, const ResultPlan& plan, const Shard& shard) {
  write_provenance(file, plan.provenance);
  put_boolean(file, "complete", 0);
  put_text(file, "shard", shard_text(shard));
  put_text(file, "keep", written_word(plan.keep));
  put_integer(file, "chunk_length", std::uint64_t{plan.chunk_length});
  put_boolean(file, "found_out", plan.runs.empty() ? 0 : 1);
  const std::vector<Handle> scales = write_scales(file, plan.axes, plan.keep);
  write_draws(file, plan.provenance.draws, plan.axes.replications);
  write_decides(file, plan.decides, plan.axes.streams.size());
  const Handle creation = untimed(H5P_GROUP_CREATE);
  const Handle group{H5Gcreate2(file, "parts", H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
                     "create group parts"};
}

Axes read_axes(hid_t file) {
  Scales scales = read_scales(file);
  return {std::move(scales.scenarios),
          std::move(scales.streams),
          std::move(scales.priorities),
          std::move(scales.posts),
          std::move(scales.roles),
          std::move(scales.activities),
          scales.replications,
          scales.start,
          scales.weeks};
}

/// Attributes and scales. None where it is no shard.
std::optional<ShardFile> read_head(hid_t file, const std::string& path) {
  if (!text_attribute(file, "shard")) return std::nullopt;
  const auto text = [&](const char* name) { return text_attribute(file, name).value_or(""); };
  ShardFile shard{path, key_in(file), {}, {}};
  shard.plan.provenance = {shard.key.headroom_version,
                           text("title"),
                           text("study"),
                           shard.key.fingerprint,
                           shard.key.seed,
                           text("created"),
                           shard.key.plan,
                           read_inputs(file)};
  shard.plan.axes = read_axes(file);
  shard.plan.provenance.draws = read_draws(file, shard.plan.axes.replications);
  shard.plan.decides = read_decides(file, shard.plan.axes.replications, shard.plan.axes.streams.size());
  const std::optional<Keep> keep = find_word<Keep>(text("keep"));
  if (!keep) throw StoreError{"it does not say what is kept of its replications"};
  shard.plan.keep = *keep;
  shard.plan.chunk_length = static_cast<std::uint32_t>(unsigned_attribute(file, "chunk_length").value_or(0));
  if (shard.plan.chunk_length != chunk_length(shard.plan.axes, shard.plan.keep))
    throw StoreError{"its chunk_length is not that of its blocks"};
  if (integer_attribute(file, "found_out") == 1) shard.plan.runs.resize(shard.plan.axes.scenarios.size());
  return shard;
}

/// Where the blocks stand in the file; their spans are not known yet.
std::vector<StoredBlock> read_places(hid_t file) {
  const OpenDataset row = open_dataset(file, "parts/offset"), bytes = open_dataset(file, "parts/bytes");
  std::vector<std::uint64_t> offsets(product(row.lengths));
  check(H5Dread(row.dataset.get(), H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, offsets.data()),
        "read parts/offset");
  std::vector<StoredBlock> blocks;
  if (offsets.size() < 2) return blocks;
  const haddr_t begin = H5Dget_offset(bytes.dataset.get());
  if (begin == HADDR_UNDEF) store_failed("read parts/bytes");
  const Handle type{H5Dget_type(bytes.dataset.get()), H5Tclose, "read parts/bytes"};
  if (H5Tget_size(type.get()) != 1 || offsets.front() != 0 || offsets.back() != product(bytes.lengths))
    throw StoreError{"parts/offset and parts/bytes do not fit together"};
  for (std::size_t b = 0; b + 1 < offsets.size(); ++b) {
    if (offsets[b + 1] < offsets[b]) throw StoreError{"parts/offset does not rise"};
    blocks.push_back({{}, {}, begin + offsets[b], offsets[b + 1] - offsets[b]});
  }
  return blocks;
}

constexpr const char* kShard = "a shard";

ShardFile read_whole(const std::string& path) {
  const OurFile opened = open_ours(path, kShard);
  const hid_t file = opened.file.get();
  if (opened.seal == Seal::missing) throw StoreError{"its end is missing, or another program has changed it"};
  std::optional<ShardFile> shard = read_head(file, path);
  if (!shard && integer_attribute(file, "complete") == 1)
    throw WrongInput{path + " is a finished result, not a shard"};
  if (!shard) throw WrongInput{path + " is not a shard of headroom run"};
  const BlockShape shape{shard->plan.axes, shard->plan.keep, shard->plan.chunk_length, shard->plan.decides};
  for (StoredBlock block : read_places(file)) {
    const Part part = part_at(path, block);
    if (part.key != shard->key) throw StoreError{"it holds a block of another run"};
    if (!is_as_packed(part, shape, Lacks::what_came_later))
      throw StoreError{"it holds a block that does not fit its scales"};
    block.span = part.block.span;
    block.run = part.run;
    shard->blocks.push_back(block);
    if (block.span.scenario < shard->plan.runs.size()) shard->plan.runs[block.span.scenario] = block.run;
  }
  return *std::move(shard);
}

}  // namespace

Outcome write_shard(const std::string& path, const ResultPlan& plan, const Shard& shard,
                    const std::vector<StoredBlock>& blocks,
                    const std::function<std::string(const StoredBlock&)>& bytes,
                    const std::function<bool()>& go_on) {
  silence_hdf5();
  Handle file = create_file(path);
  write_head(file.get(), plan, shard);
  std::vector<std::uint64_t> offsets{0};
  for (const StoredBlock& block : blocks) offsets.push_back(offsets.back() + block.length);
  write_offsets(file.get(), offsets);
  Handle row = create_row(file.get(), "parts/bytes", H5T_STD_U8LE, offsets.back());
  describe(row.get(), "1", "finished blocks, as headroom merge reads them");
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (!go_on()) return Outcome::stopped;
    const std::string part = bytes(blocks[b]);
    if (part.size() != blocks[b].length) throw StoreError{"a part has changed its length"};
    write_bytes(row.get(), offsets[b], part);
  }
  row = Handle{};
  close_and_seal(file, path);
  return Outcome::finished;
}

tl::expected<ShardFile, ReadFailure> read_shard(const std::string& path) {
  return guarded_reading(path, kDamagedShard, [&] { return read_whole(path); });
}

Part read_part(const ShardFile& shard, const StoredBlock& block) {
  auto part = guarded_reading(shard.path, kDamagedShard, [&] { return part_at(shard.path, block); });
  if (!part) throw StoreError{part.error().message};
  return *std::move(part);
}

}  // namespace headroom
