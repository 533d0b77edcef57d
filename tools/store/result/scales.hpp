// The dimensions of a result or a shard, held against what a study can have.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

/// The dimensions of a result or a shard, held against what a study can have.
struct Scales {
  std::vector<std::string> scenarios, streams, priorities, posts, roles;
  std::vector<std::string> activities, reasons, causes;  ///< empty where the file has no such scale
  std::uint32_t replications = 0;
  Date start;
  std::size_t weeks = 0;
};

/// Throws StoreError where a scale is missing, empty, longer than any study's can be, or holds what is none
/// of its names, dates and numbers.
[[nodiscard]] Scales read_scales(hid_t file);

/// Texts by scenario: as many as there are scenarios.
[[nodiscard]] std::vector<std::string> read_by_scenario(hid_t file, const std::string& name,
                                                        std::size_t scenarios);

}  // namespace headroom
