// Writes a result file, scenario by scenario, from packed blocks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/datasets/axes.hpp"
#include "store/hdf5/hdf5_handle.hpp"
#include "store/result/layout.hpp"
#include "store/result/result_header.hpp"
#include "store/writing/pack.hpp"

namespace headroom {

/// Writes results.h5 into a file that exists. Every call throws StoreError where the disk or the library
/// fails; the file is then not to be used. One thread at a time.
class ResultWriter {
 public:
  /// `axes.replications` is the number of the scenario with the most; `chunk_length` that of the packers.
  ResultWriter(const std::string& path, const Provenance& provenance, Axes axes, Keep keep,
               std::uint32_t chunk_length);
  /// Blocks come scenario by scenario, those of one in order of replications. `scenario_replications`: of all
  /// blocks of the scenario together.
  void write(const PackedBlock& block, std::uint32_t scenario_replications);
  /// `replications_run` and `stopped_because`, where the numbers were found out on the way. [scenario]
  void write_runs(const std::vector<ScenarioRun>& runs);
  /// The scenario that was chosen, as attributes: `selected`, `selected_by`, `selected_sure`,
  /// `selected_probability`.
  struct Best {
    std::string scenario, procedure;
    bool sure = false;
    double probability = 0;
  };
  void write_best(const Best& best);
  /// Figures of what decides the baseline's answer, where there are any.
  void write_decides(const WhatDecides& decides);
  /// Marks the result complete, closes the file and seals it. Nothing may be written afterwards. Throws
  /// FileFailure where it cannot be read back.
  void finish();

 private:
  /// One value for each scenario, at the root.
  void write_by_scenario(const char* name, const char* units, const char* long_name, hid_t stored,
                         hid_t memory, const void* values);
  void create_groups();
  /// Shards of an earlier program lack the datasets that came later: the result then has none of them.
  void take_out_what_came_later();
  void create_group(const std::string& name, const std::vector<Along>& dimensions);
  [[nodiscard]] Handle create(const DatasetLayout& layout);
  void write_chunk(const PackedChunk& chunk, std::size_t scenario);
  void add_below_minimum(const PackedBlock& block);
  void write_below_minimum(std::size_t scenario);

  std::string path_;
  Axes axes_;
  Keep keep_;
  std::uint32_t chunk_length_;
  std::vector<DatasetLayout> layouts_;
  DatasetLayout below_minimum_layout_;
  Handle file_;
  std::vector<Handle> scales_;    ///< by Along; none of those that are not there
  std::vector<Handle> datasets_;  ///< as `layouts_`
  std::size_t up_to_ = 0;         ///< of these, to the last that anything was written to
  Handle below_minimum_;
  BelowMinimum below_;               ///< over the blocks so far of the scenario that is being written
  std::uint32_t below_counted_ = 0;  ///< replications in it
};

}  // namespace headroom
