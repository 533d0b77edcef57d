// Parts of a result file, as they are, after `open_ours` has looked at all of it.
// Each throws StoreError where the library fails or the file is not as it should be. Memory is asked for only
// where the bytes are there, or can be by what deflate makes of so many.
#pragma once

#include <string>
#include <vector>

#include "results/datasets/catalogue.hpp"
#include "store/hdf5/hdf5_handle.hpp"

namespace headroom {

using Lengths = std::vector<hsize_t>;
/// Throws where it is beyond what 64 bits count.
[[nodiscard]] std::size_t product(const Lengths& lengths);

/// Numbers as they are stored, so many, as doubles.
void numbers_of(const std::vector<unsigned char>& raw, Number number, std::size_t count, double* into);

struct OpenDataset {
  std::string name;
  Handle dataset, space;
  Lengths lengths;
};
[[nodiscard]] OpenDataset open_dataset(hid_t file, const std::string& name);

/// A list of at most so many that stands in the file as it is: all its bytes are there.
[[nodiscard]] OpenDataset open_list(hid_t file, const std::string& name, std::size_t most);

/// Throws where the dataset is not of these lengths.
void expect(const OpenDataset& dataset, const Lengths& lengths);

/// A result of an earlier version of the program lacks what was added since.
[[nodiscard]] bool has(hid_t file, const std::string& name);

/// A list of at most so many texts of at most so many bytes each.
struct MostTexts {
  std::size_t count, bytes_each;
};
[[nodiscard]] std::vector<std::string> read_texts(hid_t file, const std::string& name, const MostTexts& most);

/// A list of so many counts.
[[nodiscard]] std::vector<std::uint32_t> read_counts(hid_t file, const std::string& name, std::size_t length);

/// Some scenarios of a dataset.
struct Rows {
  std::size_t scenario = 0;  ///< the first
  /// By scenario: how many replications of it are read; all of them must be there. Of a dataset that has
  /// none, how many there are does not matter.
  std::vector<std::size_t> replications;
  bool by_replication = true;
  /// A scenario of a dataset without replications that was never written is NaN throughout.
  bool may_be_missing = false;
};
/// By scenario [replication][…], as doubles.
[[nodiscard]] std::vector<std::vector<double>> read_rows(const OpenDataset& dataset, const Rows& rows);

/// Throws where a dataset by replication has not a chunk for every replication of every scenario.
void expect_chunks(const OpenDataset& dataset, const std::vector<std::size_t>& replications);

}  // namespace headroom
