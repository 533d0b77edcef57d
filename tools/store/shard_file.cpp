#include "store/shard_file.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "store/attributes.hpp"
#include "store/dataset_reading.hpp"
#include "store/layout.hpp"
#include "store/seal.hpp"
#include "store/stored_key.hpp"
#include "support/checked_file.hpp"

namespace headroom {
namespace {

constexpr const char* kBands = "bands";
constexpr const char* kReplications = "replications";

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
  put_text(file, "keep", plan.keep == Keep::bands ? kBands : kReplications);
  put_integer(file, "chunk_length", std::uint64_t{plan.chunk_length});
  put_boolean(file, "found_out", plan.runs.empty() ? 0 : 1);
  const std::vector<Handle> scales = write_scales(file, plan.axes, plan.keep);
  const Handle creation = untimed(H5P_GROUP_CREATE);
  const Handle group{H5Gcreate2(file, "parts", H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
                     "create group parts"};
}

/// Nothing where the run has no such dimension.
std::vector<std::string> read_names(hid_t file, Dimension dimension) {
  const std::string name = name_of(dimension);
  return has(file, name) ? read_labels(file, name) : std::vector<std::string>{};
}

Axes read_axes(hid_t file) {
  Axes axes;
  axes.scenarios = read_names(file, Dimension::scenario);
  axes.streams = read_names(file, Dimension::stream);
  axes.priorities = read_names(file, Dimension::priority);
  axes.posts = read_names(file, Dimension::post);
  axes.roles = read_names(file, Dimension::role);
  axes.activities = read_names(file, Dimension::activity);
  axes.replications =
      static_cast<std::uint32_t>(open_dataset(file, name_of(Dimension::replication)).lengths.at(0));
  const std::vector<std::string> weeks = read_names(file, Dimension::week);
  const std::optional<Date> start = weeks.empty() ? std::nullopt : parse_date(weeks.front());
  if (!start) throw StoreError{"its weeks are not dates"};
  axes.start = *start;
  axes.weeks = weeks.size();
  return axes;
}

/// Attributes and scales. None where it is no shard.
std::optional<ShardFile> read_head(hid_t file, const std::string& path) {
  if (text_attribute(file, "format") != kFormat || !text_attribute(file, "shard")) return std::nullopt;
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
  shard.plan.keep = text("keep") == kBands ? Keep::bands : Keep::replications;
  shard.plan.chunk_length = static_cast<std::uint32_t>(unsigned_attribute(file, "chunk_length").value_or(0));
  if (shard.plan.chunk_length == 0) throw StoreError{"it has no chunk_length"};
  if (integer_attribute(file, "found_out") == 1) shard.plan.runs.resize(shard.plan.axes.scenarios.size());
  return shard;
}

/// Where the blocks stand in the file; their spans are not known yet.
std::vector<StoredBlock> read_places(hid_t file) {
  const OpenDataset row = open_dataset(file, "parts/offset");
  std::vector<std::uint64_t> offsets(product(row.lengths));
  check(H5Dread(row.dataset.get(), H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, offsets.data()),
        "read parts/offset");
  std::vector<StoredBlock> blocks;
  if (offsets.size() < 2) return blocks;
  const Handle bytes{H5Dopen2(file, "parts/bytes", H5P_DEFAULT), H5Dclose, "read parts/bytes"};
  const haddr_t begin = H5Dget_offset(bytes.get());
  if (begin == HADDR_UNDEF) store_failed("read parts/bytes");
  for (std::size_t b = 0; b + 1 < offsets.size(); ++b) {
    if (offsets[b + 1] < offsets[b]) throw StoreError{"parts/offset does not rise"};
    blocks.push_back({{}, {}, begin + offsets[b], offsets[b + 1] - offsets[b]});
  }
  return blocks;
}

ReadFailure wrong(const std::string& message) { return {ReadFailure::Kind::wrong_input, message}; }

tl::expected<ShardFile, ReadFailure> read_whole(const std::string& path) {
  const Handle file = open_to_read(path);
  std::optional<ShardFile> shard = read_head(file.get(), path);
  if (!shard && integer_attribute(file.get(), "complete") == 1) {
    return tl::unexpected{wrong(path + " is a finished result, not a shard")};
  }
  if (!shard) return tl::unexpected{wrong(path + " is not a shard of headroom run")};
  for (StoredBlock block : read_places(file.get())) {
    const Part part = read_part(*shard, block);
    if (part.key != shard->key || part.block.span.scenario >= shard->plan.axes.scenarios.size()) {
      throw StoreError{"it holds a block of another run"};
    }
    block.span = part.block.span;
    block.run = part.run;
    shard->blocks.push_back(block);
    if (!shard->plan.runs.empty()) shard->plan.runs[block.span.scenario] = block.run;
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
  silence_hdf5();
  if (const std::string why = absence(path); !why.empty()) return tl::unexpected{wrong(why)};
  const auto damaged = [&](const std::string& why) {
    return tl::unexpected{
        ReadFailure{ReadFailure::Kind::damaged, fmt::format("{} is damaged: {}", path, why)}};
  };
  try {
    const Seal seal = examine_seal(path);
    if (seal == Seal::broken) return damaged("its bytes are not those that were written");
    if (!begins_as_hdf5(path)) return tl::unexpected{wrong(path + " is not a shard of headroom run")};
    if (seal == Seal::missing) return damaged("its end is missing, or another program has changed it");
    return read_whole(path);
  } catch (const StoreError& broken) {
    return damaged(broken.what());
  }
}

Part read_part(const ShardFile& shard, const StoredBlock& block) {
  const FileReader file{shard.path};
  file.seek(block.place);
  std::optional<Part> part = decoded(file.read(block.length));
  if (!part) throw StoreError{fmt::format("{} is damaged, or has changed", shard.path)};
  return *std::move(part);
}

}  // namespace headroom
