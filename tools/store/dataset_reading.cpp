#include "store/dataset_reading.hpp"

#include <filesystem>

#include "store/attributes.hpp"
#include "support/checked_file.hpp"

namespace headroom {

std::string absence(const std::string& path) {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (status.type() == std::filesystem::file_type::not_found) return path + ": no such file";
  if (status.type() == std::filesystem::file_type::none) throw cannot_read(path, failed.value());
  return std::filesystem::is_directory(status) ? path + " is a folder" : "";
}

bool begins_as_hdf5(const std::string& path) { return FileReader{path}.read(8) == "\x89HDF\r\n\x1a\n"; }

OpenDataset open_dataset(hid_t file, const std::string& name) {
  const std::string doing = "read " + name;
  OpenDataset opened{name, {H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, doing}, {}, {}};
  opened.space = {H5Dget_space(opened.dataset.get()), H5Sclose, doing};
  const int rank = H5Sget_simple_extent_ndims(opened.space.get());
  if (rank < 0) store_failed(doing);
  opened.lengths.resize(static_cast<std::size_t>(rank));
  check(H5Sget_simple_extent_dims(opened.space.get(), opened.lengths.data(), nullptr), doing);
  return opened;
}

void expect(const OpenDataset& dataset, const Lengths& lengths) {
  if (dataset.lengths != lengths) throw StoreError{dataset.name + " has not the shape that its scales say"};
}

std::vector<std::string> read_labels(hid_t file, const std::string& name) {
  const OpenDataset scale = open_dataset(file, name);
  const std::string doing = "read " + scale.name;
  const Handle stored{H5Dget_type(scale.dataset.get()), H5Tclose, doing};
  if (scale.lengths.size() != 1 || H5Tis_variable_str(stored.get()) <= 0) {
    throw StoreError{scale.name + " is not a list of names"};
  }
  const Handle type = utf8_type();
  std::vector<char*> texts(scale.lengths[0], nullptr);
  check(H5Dread(scale.dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), doing);
  std::vector<std::string> labels;
  for (const char* text : texts) labels.emplace_back(text != nullptr ? text : "");
  check(H5Dvlen_reclaim(type.get(), scale.space.get(), H5P_DEFAULT, texts.data()), doing);
  return labels;
}

std::size_t product(const Lengths& lengths) {
  std::size_t count = 1;
  for (hsize_t length : lengths) count *= length;
  return count;
}

bool has(hid_t file, const std::string& name) {
  // Group by group: of a name in a group that is not there the library says that it failed.
  for (std::size_t slash = name.find('/');; slash = name.find('/', slash + 1)) {
    const htri_t there = H5Lexists(file, name.substr(0, slash).c_str(), H5P_DEFAULT);
    if (there < 0) store_failed("look for " + name);
    if (there == 0) return false;
    if (slash == std::string::npos) return true;
  }
}

std::vector<double> read_part(const OpenDataset& dataset, const Lengths& from, const Lengths& count) {
  const std::string doing = "read " + dataset.name;
  const hid_t stored = dataset.space.get();
  const Handle memory{H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose,
                      doing};
  check(H5Sselect_hyperslab(stored, H5S_SELECT_SET, from.data(), nullptr, count.data(), nullptr), doing);
  std::vector<double> values(product(count));
  check(H5Dread(dataset.dataset.get(), H5T_NATIVE_DOUBLE, memory.get(), stored, H5P_DEFAULT, values.data()),
        doing);
  return values;
}

std::vector<std::uint32_t> read_counts(hid_t file, const std::string& name, std::size_t length) {
  const OpenDataset dataset = open_dataset(file, name);
  expect(dataset, {length});
  std::vector<std::uint32_t> counts(length);
  check(H5Dread(dataset.dataset.get(), H5T_NATIVE_UINT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, counts.data()),
        "read " + name);
  return counts;
}

}  // namespace headroom
