// Datasets created with fills and chunks, chunks written as they are, runs and the best noted at the end.

#include "store/writing/result_writer.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/ensure.hpp"
#include "store/hdf5/attributes.hpp"
#include "store/result/drawn_inputs.hpp"
#include "store/result/variant_figures.hpp"

namespace headroom {
namespace {

constexpr std::size_t index(Along d) { return static_cast<std::size_t>(d); }

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
  for (Along d : layout.dimensions) lengths.push_back(length_of(d, axes));
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

}  // namespace

ResultWriter::ResultWriter(const std::string& path, const Provenance& provenance, Axes axes, Keep keep,
                           std::uint32_t chunk_length)
    : path_{path},
      axes_{std::move(axes)},
      keep_{keep},
      chunk_length_{chunk_length},
      layouts_{block_datasets(axes_, keep)},
      below_minimum_layout_{layout_of(dataset(DatasetId::below_minimum), keep)} {
  silence_hdf5();
  file_ = create_file(path);
  write_provenance(file_.get(), provenance);
  scales_ = write_scales(file_.get(), axes_, keep_);
  write_draws(file_.get(), provenance.draws, axes_.replications);
  create_groups();
  for (const DatasetLayout& layout : layouts_) datasets_.push_back(create(layout));
  below_minimum_ = create(below_minimum_layout_);
}

/// Each with the scales of its datasets, in the order in which they come.
void ResultWriter::create_groups() {
  std::vector<std::pair<std::string, std::vector<Along>>> groups;
  for (const Dataset& dataset : catalogue()) {
    const DatasetLayout layout = layout_of(dataset, keep_);
    if (groups.empty() || groups.back().first != layout.group) groups.push_back({layout.group, {}});
    std::vector<Along>& scales = groups.back().second;
    for (const Along d : layout.dimensions) {
      if (std::find(scales.begin(), scales.end(), d) == scales.end()) scales.push_back(d);
    }
  }
  for (const auto& [name, scales] : groups) create_group(name, scales);
}

void ResultWriter::create_group(const std::string& name, const std::vector<Along>& dimensions) {
  const Handle creation = untimed(H5P_GROUP_CREATE);
  const Handle group{H5Gcreate2(file_.get(), name.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
                     H5Gclose, "create group " + name};
  for (Along d : dimensions) {
    if (!is_there(d, axes_, keep_)) continue;
    const std::string scale{axis_row(d).name};
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
  describe(dataset.get(), layout.of->units, layout.of->said(keep_));
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
  up_to_ = std::max(up_to_, chunk.dataset + 1);
}

void ResultWriter::take_out_what_came_later() {
  for (std::size_t d = up_to_; up_to_ > 0 && d < layouts_.size(); ++d) {
    const DatasetLayout& layout = layouts_[d];
    const std::string name = layout.group + '/' + layout.name, doing = "leave out dataset " + name;
    for (std::size_t along = 0; along < layout.dimensions.size(); ++along) {
      const hid_t scale = scales_[index(layout.dimensions[along])].get();
      check(H5DSdetach_scale(datasets_[d].get(), scale, static_cast<unsigned>(along)), doing);
    }
    check(H5Ldelete(file_.get(), name.c_str(), H5P_DEFAULT), doing);
  }
}

void ResultWriter::add_below_minimum(const PackedBlock& block) {
  if (block.span.first == 0) {
    below_ = {};
    below_counted_ = 0;
  }
  ensure(below_counted_ == block.span.first, "the blocks of a scenario come in order");
  below_.add(block.below_minimum);
  below_counted_ += block.span.count;
}

void ResultWriter::write_below_minimum(std::size_t scenario) {
  const std::size_t roles = axes_.roles.size();
  const std::vector<float> shares = below_.shares(below_counted_);
  const std::string doing = "write " + dataset(DatasetId::below_minimum).path();
  const std::array<hsize_t, 3> from{scenario, 0, 0}, count{1, axes_.days(), roles};
  const Handle memory{H5Screate_simple(3, count.data(), nullptr), H5Sclose, doing};
  const Handle file{H5Dget_space(below_minimum_.get()), H5Sclose, doing};
  check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, from.data(), nullptr, count.data(), nullptr), doing);
  check(
      H5Dwrite(below_minimum_.get(), H5T_NATIVE_FLOAT, memory.get(), file.get(), H5P_DEFAULT, shares.data()),
      doing);
}

void ResultWriter::write_runs(const std::vector<ScenarioRun>& runs) {
  silence_hdf5();
  ensure(runs.size() == axes_.scenarios.size(), "every scenario was run");
  std::vector<std::uint32_t> replications;
  std::vector<const char*> because;
  for (const ScenarioRun& run : runs) {
    replications.push_back(run.replications);
    because.push_back(kStoppedBecauseNames[static_cast<std::size_t>(run.because)]);
  }
  const Handle text = utf8_type();
  write_by_scenario("replications_run", "replications", "replications that the scenario was run for",
                    H5T_STD_U32LE, H5T_NATIVE_UINT32, replications.data());
  write_by_scenario("stopped_because", "name", "why the scenario was run no further", text.get(), text.get(),
                    because.data());
}

void ResultWriter::write_by_scenario(const char* name, const char* units, const char* long_name, hid_t stored,
                                     hid_t memory, const void* values) {
  const std::string doing = std::string{"write "} + name;
  const hsize_t length = axes_.scenarios.size();
  const Handle space{H5Screate_simple(1, &length, nullptr), H5Sclose, doing};
  const Handle creation = untimed(H5P_DATASET_CREATE);
  const Handle dataset{
      H5Dcreate2(file_.get(), name, stored, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Dclose,
      doing};
  check(H5Dwrite(dataset.get(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), doing);
  describe(dataset.get(), units, long_name);
  check(H5DSattach_scale(dataset.get(), scales_[index(Along::scenario)].get(), 0), doing);
}

void ResultWriter::write_best(const Best& best) {
  silence_hdf5();
  put_text(file_.get(), "selected", best.scenario);
  put_text(file_.get(), "selected_by", best.procedure);
  put_boolean(file_.get(), "selected_sure", best.sure ? 1 : 0);
  put_real(file_.get(), "selected_probability", best.probability);
}

void ResultWriter::write_decides(const WhatDecides& decides) {
  silence_hdf5();
  headroom::write_decides(file_.get(), decides, axes_.streams.size());
}

void ResultWriter::finish() {
  silence_hdf5();
  take_out_what_came_later();
  put_boolean(file_.get(), "complete", 1);
  check(H5Fflush(file_.get(), H5F_SCOPE_LOCAL), "write the result");
  below_minimum_ = Handle{};
  datasets_.clear();
  scales_.clear();
  close_and_seal(file_, path_);
}

}  // namespace headroom
