// Numbers and values as whole datasets, named along replications and paths.

#include "store/result/drawn_inputs.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "store/hdf5/attributes.hpp"
#include "store/result/dataset_reading.hpp"
#include "store/result/layout.hpp"
#include "store/result/result_header.hpp"

namespace headroom {
namespace {

constexpr const char *kDraw = "draw", *kPath = "path", *kUnits = "path_units", *kValues = "inputs/draw";
constexpr MostTexts kMostPaths{100'000, 1000};

template <std::size_t rank>
Handle written(hid_t file, const char* name, hid_t stored, hid_t memory,
               const std::array<hsize_t, rank>& lengths, const void* values) {
  const std::string doing = std::string{"write "} + name;
  const Handle space{H5Screate_simple(rank, lengths.data(), nullptr), H5Sclose, doing};
  const Handle creation = untimed(H5P_DATASET_CREATE);
  Handle dataset{H5Dcreate2(file, name, stored, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
                 H5Dclose, doing};
  check(H5Dwrite(dataset.get(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), doing);
  return dataset;
}

Handle written_texts(hid_t file, const char* name, const std::vector<std::string>& texts) {
  const Handle type = utf8_type();
  std::vector<const char*> starts;
  for (const std::string& text : texts) starts.push_back(text.c_str());
  return written<1>(file, name, type.get(), type.get(), {texts.size()}, starts.data());
}

void attach(const Handle& dataset, const Handle& scale, unsigned dimension) {
  check(H5DSattach_scale(dataset.get(), scale.get(), dimension), "name the dimensions of the draws");
}

}  // namespace

void write_draws(hid_t file, const DrawTable& table, std::size_t replications) {
  if (table.empty()) return;
  const Handle paths = written_texts(file, kPath, table.paths);
  check(H5DSset_scale(paths.get(), kPath), "make a dimension scale of path");
  describe(paths.get(), "name", "what is not known");
  const Handle units = written_texts(file, kUnits, table.units);
  describe(units.get(), "name", "unit of what is not known");
  attach(units, paths, 0);
  const Handle replication{H5Dopen2(file, "replication", H5P_DEFAULT), H5Dclose, "open replication"};
  const Handle numbers =
      written<1>(file, kDraw, H5T_STD_U32LE, H5T_NATIVE_UINT32, {replications}, table.numbers.data());
  describe(numbers.get(), "1", "number of the draw that the replication played");
  attach(numbers, replication, 0);
  if (!has(file, kInputs)) {
    const Handle creation = untimed(H5P_GROUP_CREATE);
    const Handle group{H5Gcreate2(file, kInputs, H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
                       "create group inputs"};
  }
  const Handle values = written<2>(file, kValues, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE,
                                   {replications, table.paths.size()}, table.values.data());
  describe(values.get(), "path_units", "value that the replication drew");
  attach(values, replication, 0);
  attach(values, paths, 1);
}

DrawTable read_draws(hid_t file, std::size_t replications) {
  DrawTable table;
  if (!has(file, kPath)) return table;
  table.paths = read_texts(file, kPath, kMostPaths);
  table.units = read_texts(file, kUnits, kMostPaths);
  if (table.paths.empty() || table.units.size() != table.paths.size())
    throw StoreError{"path and path_units do not fit together"};
  table.numbers = read_counts(file, kDraw, replications);
  const OpenDataset values = open_dataset(file, kValues);
  expect(values, {replications, table.paths.size()});
  table.values.resize(product(values.lengths));
  check(H5Dread(values.dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, table.values.data()),
        "read inputs/draw");
  const bool are_draws = std::all_of(table.values.begin(), table.values.end(),
                                     [](double value) { return std::isfinite(value); }) &&
                         std::find(table.numbers.begin(), table.numbers.end(), 0u) == table.numbers.end();
  if (!are_draws) throw StoreError{"inputs/draw or draw holds what nothing draws"};
  return table;
}

}  // namespace headroom
