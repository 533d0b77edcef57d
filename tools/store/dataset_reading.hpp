#pragma once

#include <string>
#include <vector>

#include "store/hdf5_handle.hpp"

/// Parts of a result file, as they are. Each throws StoreError where the library fails or the file is not as
/// it should be.
namespace headroom {

using Lengths = std::vector<hsize_t>;
[[nodiscard]] std::size_t product(const Lengths& lengths);

/// Before the library is asked. Why there is no file to read ("r.h5: no such file"); empty where there is
/// one. Throws FileFailure where that cannot be found out.
[[nodiscard]] std::string absence(const std::string& path);
/// Whether it begins as HDF5 files do. Throws FileFailure where it cannot be read.
[[nodiscard]] bool begins_as_hdf5(const std::string& path);

struct OpenDataset {
  std::string name;
  Handle dataset, space;
  Lengths lengths;
};
[[nodiscard]] OpenDataset open_dataset(hid_t file, const std::string& name);

/// Throws where the dataset is not of these lengths.
void expect(const OpenDataset& dataset, const Lengths& lengths);

/// A result of an earlier version of the program lacks what was added since.
[[nodiscard]] bool has(hid_t file, const std::string& name);

/// A list of names.
[[nodiscard]] std::vector<std::string> read_labels(hid_t file, const std::string& name);

/// The part of a dataset that begins at `from` and is `count` long, as doubles.
[[nodiscard]] std::vector<double> read_part(const OpenDataset& dataset, const Lengths& from,
                                            const Lengths& count);

/// A list of so many counts.
[[nodiscard]] std::vector<std::uint32_t> read_counts(hid_t file, const std::string& name, std::size_t length);

}  // namespace headroom
