#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/axes.hpp"
#include "store/hdf5_handle.hpp"
#include "store/layout.hpp"
#include "store/pack.hpp"

namespace headroom {

/// What a result says about where it comes from.
struct Provenance {
  std::string headroom_version, title;
  std::string study;        ///< the file as read
  std::string fingerprint;  ///< SHA-256 of the canonical text of the checked services
  std::uint64_t seed = 0;
  std::string created;  ///< UTC, 2026-11-22T01:02:03Z
};

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
  /// Marks the result complete, closes the file and seals it. Nothing may be written afterwards.
  void finish();

 private:
  void write_provenance(const Provenance& provenance);
  void write_scales();
  void create_group(const char* name, const std::vector<Dimension>& dimensions);
  [[nodiscard]] Handle create(const DatasetLayout& layout);
  void write_chunk(const PackedChunk& chunk, std::size_t scenario);
  void add_below_minimum(const PackedBlock& block);
  void write_below_minimum(std::size_t scenario);

  std::string path_;
  Axes axes_;
  Keep keep_;
  std::uint32_t chunk_length_;
  std::vector<DatasetLayout> layouts_;
  Handle file_;
  std::vector<Handle> scales_;    ///< by Dimension; none of those that are not there
  std::vector<Handle> datasets_;  ///< as `layouts_`
  Handle below_minimum_;
  BelowMinimum below_;               ///< over the blocks so far of the scenario that is being written
  std::uint32_t below_counted_ = 0;  ///< replications in it
};

/// Now, or the moment in SOURCE_DATE_EPOCH, in UTC.
[[nodiscard]] std::string creation_time();

}  // namespace headroom
