#include "store/result_writer.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <numeric>
#include <string_view>

#include "base/ensure.hpp"
#include "results/bands.hpp"
#include "results/hours_by_cause.hpp"
#include "store/attributes.hpp"
#include "store/digest.hpp"
#include "store/seal.hpp"

namespace headroom {
namespace {

constexpr std::size_t index(Dimension d) { return static_cast<std::size_t>(d); }

Handle untimed(hid_t property_class) {
  Handle list{H5Pcreate(property_class), H5Pclose, "make a property list"};
  check(H5Pset_obj_track_times(list.get(), 0), "switch object times off");
  return list;
}

Handle create_file(const std::string& path) {
  const Handle creation = untimed(H5P_FILE_CREATE);
  return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), H5P_DEFAULT), H5Fclose, "create " + path};
}

hid_t stored_type(Number number) {
  switch (number) {
    case Number::float32:
      return H5T_IEEE_F32LE;
    case Number::float64:
      return H5T_IEEE_F64LE;
    case Number::uint32:
      return H5T_STD_U32LE;
  }
  return H5T_IEEE_F64LE;
}

void describe(hid_t dataset, const std::string& units, const std::string& long_name) {
  put_text(dataset, "units", units);
  put_text(dataset, "long_name", long_name);
}

/// A scalar value of this kind that stands for "nothing here".
void set_fill(hid_t creation, Number number) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::uint32_t zero = 0;
  const bool counts = number == Number::uint32;
  const void* fill = counts ? static_cast<const void*>(&zero) : &nan;
  check(H5Pset_fill_value(creation, counts ? H5T_NATIVE_UINT32 : H5T_NATIVE_DOUBLE, fill),
        "set a fill value");
}

std::vector<hsize_t> extent(const DatasetLayout& layout, const Axes& axes) {
  std::vector<hsize_t> lengths;
  for (Dimension d : layout.dimensions) lengths.push_back(length_of(d, axes));
  return lengths;
}

/// One scenario, so many replications, everything of the rest.
std::vector<hsize_t> chunk(const DatasetLayout& layout, const Axes& axes, std::uint32_t chunk_length) {
  std::vector<hsize_t> lengths = extent(layout, axes);
  lengths[0] = 1;
  if (layout.by_replication()) lengths[1] = chunk_length;
  return lengths;
}

/// HDF5 asks that a chunk be within what the dataset may grow to: a chunk of more replications than there are
/// makes room for itself.
std::vector<hsize_t> most(std::vector<hsize_t> lengths, const std::vector<hsize_t>& chunks) {
  for (std::size_t d = 0; d < lengths.size(); ++d) lengths[d] = std::max(lengths[d], chunks[d]);
  return lengths;
}

std::vector<std::string> dates(Date first, std::size_t count, int step) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(to_string(first + Days{static_cast<std::int32_t>(i) * step}));
  }
  return all;
}

std::vector<std::string> cause_names() {
  std::vector<std::string> names;
  for (const NamedHours& hours : named_hours()) names.emplace_back(hours.name);
  return names;
}

std::vector<std::string> labels(Dimension dimension, const Axes& axes) {
  switch (dimension) {
    case Dimension::scenario:
      return axes.scenarios;
    case Dimension::week:
      return dates(axes.start, axes.weeks, 7);
    case Dimension::day:
      return dates(axes.start, axes.days(), 1);
    case Dimension::stream:
      return axes.streams;
    case Dimension::priority:
      return axes.priorities;
    case Dimension::post:
      return axes.posts;
    case Dimension::role:
      return axes.roles;
    case Dimension::category:
      return {kCategoryNames.begin(), kCategoryNames.end()};
    case Dimension::activity:
      return axes.activities;
    case Dimension::reason:
      return {kRaidReasonNames.begin(), kRaidReasonNames.end()};
    case Dimension::statistic:
      return {kBandStatisticNames.begin(), kBandStatisticNames.end()};
    case Dimension::cause:
      return cause_names();
    case Dimension::replication:
    case Dimension::wait_day:
      return {};
  }
  return {};
}

Handle create_scale(hid_t file, const std::string& name, hid_t type, hsize_t length) {
  const Handle space{H5Screate_simple(1, &length, nullptr), H5Sclose, "write scale " + name};
  const Handle creation = untimed(H5P_DATASET_CREATE);
  return {H5Dcreate2(file, name.c_str(), type, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
          H5Dclose, "write scale " + name};
}

Handle text_scale(hid_t file, const std::string& name, const std::vector<std::string>& names) {
  const Handle type = utf8_type();
  Handle scale = create_scale(file, name, type.get(), names.size());
  std::vector<const char*> starts;
  for (const std::string& one : names) starts.push_back(one.c_str());
  check(H5Dwrite(scale.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()),
        "write scale " + name);
  return scale;
}

Handle number_scale(hid_t file, const std::string& name, std::int32_t first, std::uint64_t length) {
  Handle scale = create_scale(file, name, H5T_STD_I32LE, length);
  std::vector<std::int32_t> numbers(length);
  std::iota(numbers.begin(), numbers.end(), first);
  check(H5Dwrite(scale.get(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()),
        "write scale " + name);
  return scale;
}

}  // namespace

ResultWriter::ResultWriter(const std::string& path, const Provenance& provenance, Axes axes, Keep keep,
                           std::uint32_t chunk_length)
    : path_{path},
      axes_{std::move(axes)},
      keep_{keep},
      chunk_length_{chunk_length},
      layouts_{block_datasets(axes_, keep)} {
  silence_hdf5();
  file_ = create_file(path);
  write_provenance(provenance);
  write_scales();
  using enum Dimension;
  if (keep == Keep::bands) {
    create_group("weekly_bands", {scenario, statistic, week, stream, post, category});
    create_group("waits", {scenario, stream, priority, wait_day});
  } else {
    create_group("weekly", {scenario, replication, week, stream, post, category});
    create_group("waits", {scenario, replication, stream, priority, wait_day});
  }
  create_group("daily", {scenario, day, role});
  create_group("summary", {scenario, replication, stream, priority, category, cause, activity, reason});
  for (const DatasetLayout& layout : layouts_) datasets_.push_back(create(layout));
  below_minimum_ = create(below_minimum_dataset());
}

void ResultWriter::write_provenance(const Provenance& provenance) {
  const hid_t root = file_.get();
  put_text(root, "format", kFormat);
  put_integer(root, "format_version", std::int32_t{kFormatVersion});
  put_text(root, "headroom_version", provenance.headroom_version);
  put_text(root, "title", provenance.title);
  put_text(root, "study", provenance.study);
  put_text(root, "study_sha256", sha256(provenance.study));
  put_text(root, "fingerprint", provenance.fingerprint);
  put_integer(root, "seed", provenance.seed);
  put_text(root, "created", provenance.created);
}

void ResultWriter::write_scales() {
  for (std::size_t d = 0; d < kDimensions; ++d) {
    const auto dimension = static_cast<Dimension>(d);
    if (!is_there(dimension, axes_, keep_)) {
      scales_.emplace_back();
      continue;
    }
    const std::string name = name_of(dimension);
    const bool numbered = dimension == Dimension::replication || dimension == Dimension::wait_day;
    scales_.push_back(numbered ? number_scale(file_.get(), name, dimension == Dimension::replication ? 1 : 0,
                                              length_of(dimension, axes_))
                               : text_scale(file_.get(), name, labels(dimension, axes_)));
    check(H5DSset_scale(scales_.back().get(), name.c_str()), "make a dimension scale of " + name);
    describe(scales_.back().get(), units_of(dimension), meaning_of(dimension));
  }
}

void ResultWriter::create_group(const char* name, const std::vector<Dimension>& dimensions) {
  const Handle creation = untimed(H5P_GROUP_CREATE);
  const Handle group{H5Gcreate2(file_.get(), name, H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
                     std::string{"create group "} + name};
  for (Dimension d : dimensions) {
    if (!is_there(d, axes_, keep_)) continue;
    const std::string scale = name_of(d);
    check(H5Lcreate_hard(file_.get(), scale.c_str(), group.get(), scale.c_str(), H5P_DEFAULT, H5P_DEFAULT),
          "link scale " + scale);
  }
}

Handle ResultWriter::create(const DatasetLayout& layout) {
  const std::string name = layout.group + '/' + layout.name, doing = "create dataset " + name;
  const std::vector<hsize_t> lengths = extent(layout, axes_), chunks = chunk(layout, axes_, chunk_length_);
  const std::vector<hsize_t> room = most(lengths, chunks);
  const auto rank = static_cast<int>(lengths.size());
  const Handle space{H5Screate_simple(rank, lengths.data(), room.data()), H5Sclose, doing};
  const Handle creation = untimed(H5P_DATASET_CREATE);
  check(H5Pset_chunk(creation.get(), rank, chunks.data()), doing);
  check(H5Pset_shuffle(creation.get()), doing);
  check(H5Pset_deflate(creation.get(), 1), doing);
  set_fill(creation.get(), layout.number);
  Handle dataset{H5Dcreate2(file_.get(), name.c_str(), stored_type(layout.number), space.get(), H5P_DEFAULT,
                            creation.get(), H5P_DEFAULT),
                 H5Dclose, doing};
  describe(dataset.get(), layout.units, layout.long_name);
  for (std::size_t d = 0; d < layout.dimensions.size(); ++d) {
    const hid_t scale = scales_[index(layout.dimensions[d])].get();
    check(H5DSattach_scale(dataset.get(), scale, static_cast<unsigned>(d)), "name the dimensions of " + name);
  }
  return dataset;
}

void ResultWriter::write(const PackedBlock& block, std::uint32_t scenario_replications) {
  silence_hdf5();
  for (const PackedChunk& chunk : block.chunks) write_chunk(chunk, block.span.scenario);
  add_below_minimum(block);
  if (below_counted_ == scenario_replications && !below_.counts.empty()) {
    write_below_minimum(block.span.scenario);
  }
}

void ResultWriter::write_chunk(const PackedChunk& chunk, std::size_t scenario) {
  ensure(chunk.dataset < datasets_.size(), "a chunk is of a dataset of the file");
  const bool by_replication = layouts_[chunk.dataset].by_replication();
  ensure(by_replication ? chunk.first % chunk_length_ == 0 && chunk.first < axes_.replications
                        : chunk.first == 0,
         "chunks stand side by side within the dataset");
  std::array<hsize_t, H5S_MAX_RANK> offset{};
  offset[0] = scenario;
  offset[1] = chunk.first;
  check(H5Dwrite_chunk(datasets_[chunk.dataset].get(), H5P_DEFAULT, 0, offset.data(), chunk.bytes.size(),
                       chunk.bytes.data()),
        "write the result");
}

void ResultWriter::add_below_minimum(const PackedBlock& block) {
  if (block.span.first == 0) {
    below_ = block.below_minimum;
    below_counted_ = 0;
  } else {
    ensure(below_counted_ == block.span.first && below_.counts.size() == block.below_minimum.counts.size(),
           "the blocks of a scenario come in order");
    for (std::size_t i = 0; i < below_.counts.size(); ++i) below_.counts[i] += block.below_minimum.counts[i];
  }
  below_counted_ += block.span.count;
}

void ResultWriter::write_below_minimum(std::size_t scenario) {
  const std::size_t roles = axes_.roles.size();
  std::vector<float> shares(below_.counts.size(), std::numeric_limits<float>::quiet_NaN());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!below_.has_rule[i % roles]) continue;
    shares[i] = static_cast<float>(static_cast<double>(below_.counts[i]) / below_counted_);
  }
  const std::string doing = "write daily/below_minimum";
  const std::array<hsize_t, 3> from{scenario, 0, 0}, count{1, axes_.days(), roles};
  const Handle memory{H5Screate_simple(3, count.data(), nullptr), H5Sclose, doing};
  const Handle file{H5Dget_space(below_minimum_.get()), H5Sclose, doing};
  check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, from.data(), nullptr, count.data(), nullptr), doing);
  check(
      H5Dwrite(below_minimum_.get(), H5T_NATIVE_FLOAT, memory.get(), file.get(), H5P_DEFAULT, shares.data()),
      doing);
}

void ResultWriter::finish() {
  silence_hdf5();
  put_boolean(file_.get(), "complete", 1);
  check(H5Fflush(file_.get(), H5F_SCOPE_LOCAL), "write the result");
  below_minimum_ = Handle{};
  datasets_.clear();
  scales_.clear();
  file_ = Handle{};
  if (!append_seal(path_)) throw StoreError{"the end of the file cannot be written"};
}

std::string creation_time() {
  std::int64_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text{epoch};
    std::int64_t given = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), given);
    if (error == std::errc{} && end == text.data() + text.size()) seconds = given;
  }
  const std::time_t moment = seconds;
  std::tm utc{};
  gmtime_r(&moment, &utc);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text.data(), length};
}

}  // namespace headroom
