// What results and shards begin with: where they come from, and the labels of their dimensions.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "results/datasets/axes.hpp"
#include "store/hdf5/hdf5_handle.hpp"
#include "store/result/layout.hpp"
#include "study/unknown.hpp"

namespace headroom {

/// What a result says about where it comes from.
struct Provenance {
  std::string headroom_version, title;
  std::string study;        ///< the file as read
  std::string fingerprint;  ///< SHA-256 of the canonical text of the checked services
  std::uint64_t seed = 0;
  std::string created;                          ///< UTC, 2026-11-22T01:02:03Z
  std::string plan{};                           ///< `plan_text`
  std::map<std::string, std::string> inputs{};  ///< texts of the files that the study names, by name
  DrawTable draws{};  ///< over the most replications that any scenario can take; empty: nothing is drawn
};

/// A property list of this class that leaves no times in the file, so that equal results are equal bytes.
[[nodiscard]] Handle untimed(hid_t property_class);
/// Into a file that is there or not; what it held is gone.
[[nodiscard]] Handle create_file(const std::string& path);
/// Puts what is still in memory on the disk, closes the file and seals it. Throws StoreError where that, or
/// any close since the file was created, has failed, and FileFailure where the file cannot be read back.
void close_and_seal(Handle& file, const std::string& path);
void write_provenance(hid_t file, const Provenance& provenance);
/// The texts of the files that the study names; none in a file of an earlier version.
[[nodiscard]] std::map<std::string, std::string> read_inputs(hid_t file);
/// By Along; none of those that are not there.
[[nodiscard]] std::vector<Handle> write_scales(hid_t file, const Axes& axes, Keep keep);
/// Units and meaning.
void describe(hid_t dataset, const std::string& units, const std::string& long_name);

/// Now, or the moment in SOURCE_DATE_EPOCH, in UTC.
[[nodiscard]] std::string creation_time();

}  // namespace headroom
