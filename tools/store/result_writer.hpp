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
  ResultWriter(const std::string& path, const Provenance& provenance, Axes axes);
  /// Blocks come as in `blocks_of`, whole scenarios one after another.
  void write(const PackedBlock& block);
  /// Marks the result complete, closes the file and seals it. Nothing may be written afterwards.
  void finish();

 private:
  void write_provenance(const Provenance& provenance);
  void write_scales();
  void create_group(const char* name, const std::vector<Dimension>& dimensions);
  [[nodiscard]] Handle create(const DatasetLayout& layout);
  void add_below_minimum(const PackedBlock& block);
  void write_below_minimum(std::size_t scenario);

  std::string path_;
  Axes axes_;
  Handle file_;
  std::vector<Handle> scales_;    ///< by Dimension; none of those that are not there
  std::vector<Handle> datasets_;  ///< as `block_datasets()`
  Handle below_minimum_;
  BelowMinimum below_;               ///< over the blocks so far of the scenario that is being written
  std::uint32_t below_counted_ = 0;  ///< replications in it
};

/// Now, or the moment in SOURCE_DATE_EPOCH, in UTC.
[[nodiscard]] std::string creation_time();

}  // namespace headroom
