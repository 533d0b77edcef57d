// Labels as lists, and a dataset for each figure that is kept of a variant.

#include "store/result/variant_figures.hpp"

#include <hdf5_hl.h>

#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "experiment/causes.hpp"
#include "results/datasets/catalogue.hpp"
#include "store/hdf5/attributes.hpp"
#include "store/result/dataset_reading.hpp"
#include "store/result/result_header.hpp"

namespace headroom {
namespace {

constexpr MostTexts kMostVariants{1000, 1000};

/// A group of variants, and what its list of them is called.
struct KindOfVariant {
  std::string group, list, said;
  [[nodiscard]] std::string in(const std::string& name) const { return group + '/' + name; }
};
const KindOfVariant& causes_kind() {
  static const KindOfVariant kind{"causes", "switched_off", "cause of waiting that was switched off"};
  return kind;
}
const KindOfVariant& numbers_kind() {
  static const KindOfVariant kind{"screen", "number", "path of the number that was moved"};
  return kind;
}

Handle put_list(hid_t file, const std::string& name, hid_t stored, hid_t memory,
                const std::vector<hsize_t>& lengths, const void* values) {
  const std::string doing = "write " + name;
  const Handle space{H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr), H5Sclose,
                     doing};
  const Handle creation = untimed(H5P_DATASET_CREATE);
  Handle dataset{
      H5Dcreate2(file, name.c_str(), stored, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Dclose,
      doing};
  check(H5Dwrite(dataset.get(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), doing);
  return dataset;
}

Handle put_texts(hid_t file, const std::string& name, const VariantFigures& group,
                 const std::function<const char*(const Variant&)>& text) {
  const Handle type = utf8_type();
  std::vector<const char*> texts;
  for (const Variant& variant : group.variants) texts.push_back(text(variant));
  return put_list(file, name, type.get(), type.get(), {texts.size()}, texts.data());
}

void attach_scale(const Handle& dataset, hid_t scale, unsigned dimension) {
  check(H5DSattach_scale(dataset.get(), scale, dimension), "name the dimensions of variants");
}

void put_values(hid_t file, const KindOfVariant& kind, const VariantFigures& group, std::size_t streams,
                const std::array<hid_t, 3>& scales) {
  const std::size_t futures = group.replications, metrics = kVariantMetrics.size();
  for (std::size_t m = 0; m < metrics; ++m) {
    std::vector<double> values;
    for (std::size_t row = 0; row < group.variants.size() * futures; ++row) {
      const auto from = group.values.begin() + static_cast<std::ptrdiff_t>((row * metrics + m) * streams);
      values.insert(values.end(), from, from + static_cast<std::ptrdiff_t>(streams));
    }
    const Dataset& of = dataset(kVariantMetrics[m]);
    const Handle written = put_list(file, kind.in(of.name), H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE,
                                    {group.variants.size(), futures, streams}, values.data());
    describe(written.get(), of.units, of.long_name);
    for (unsigned d = 0; d < scales.size(); ++d) attach_scale(written, scales[d], d);
  }
}

Handle put_futures(hid_t file, const KindOfVariant& kind, std::uint32_t count) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t r = 1; r <= count; ++r) numbers.push_back(r);
  Handle scale =
      put_list(file, kind.in("replication"), H5T_STD_U32LE, H5T_NATIVE_UINT32, {count}, numbers.data());
  check(H5DSset_scale(scale.get(), "replication"), "make a dimension scale of replication");
  describe(scale.get(), "1", "number of the replication");
  return scale;
}

void put_numbers(hid_t file, const VariantFigures& group, hid_t scale) {
  const KindOfVariant& kind = numbers_kind();
  const auto reals = [&](const char* name, const char* said, double Variant::*what) {
    std::vector<double> values;
    for (const Variant& variant : group.variants) values.push_back(variant.*what);
    const Handle written =
        put_list(file, kind.in(name), H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, {values.size()}, values.data());
    describe(written.get(), "number_units", said);
    attach_scale(written, scale, 0);
  };
  reals("value", "the study's value", &Variant::from);
  reals("moved_to", "the value that it was given", &Variant::to);
  const auto texts = [&](const char* name, const char* said, const auto& text) {
    const Handle written = put_texts(file, kind.in(name), group, text);
    describe(written.get(), "name", said);
    attach_scale(written, scale, 0);
  };
  texts("number_units", "unit of value and moved_to", [](const Variant& v) { return v.unit.c_str(); });
  texts("standing", "how much is known of the number",
        [](const Variant& v) { return written_word(v.standing); });
}

void put_variants(hid_t file, const KindOfVariant& kind, const VariantFigures& group, std::size_t streams) {
  if (group.empty()) return;
  const Handle creation = untimed(H5P_GROUP_CREATE);
  const Handle made{H5Gcreate2(file, kind.group.c_str(), H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
                    "create group " + kind.group};
  const Handle list =
      put_texts(file, kind.in(kind.list), group, [](const Variant& v) { return v.what.c_str(); });
  check(H5DSset_scale(list.get(), kind.list.c_str()), "make a dimension scale of " + kind.list);
  describe(list.get(), "name", kind.said);
  if (&kind == &numbers_kind()) put_numbers(file, group, list.get());
  const Handle futures = put_futures(file, kind, group.replications);
  if (group.values.empty()) return;
  const Handle stream{H5Dopen2(file, "stream", H5P_DEFAULT), H5Dclose, "open stream"};
  check(H5Lcreate_hard(file, "stream", made.get(), "stream", H5P_DEFAULT, H5P_DEFAULT), "link stream");
  put_values(file, kind, group, streams, {list.get(), futures.get(), stream.get()});
}

std::vector<double> reals_in(hid_t file, const std::string& name, const Lengths& lengths) {
  const OpenDataset row = open_dataset(file, name);
  expect(row, lengths);
  std::vector<double> values(product(row.lengths));
  check(H5Dread(row.dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        "read " + name);
  return values;
}

void take_numbers(hid_t file, VariantFigures& group) {
  const KindOfVariant& kind = numbers_kind();
  const std::size_t count = group.variants.size();
  const auto from = reals_in(file, kind.in("value"), {count});
  const auto to = reals_in(file, kind.in("moved_to"), {count});
  auto units = read_texts(file, kind.in("number_units"), kMostVariants);
  const auto standing = read_texts(file, kind.in("standing"), kMostVariants);
  if (units.size() != count || standing.size() != count)
    throw StoreError{"the lists of screen do not fit together"};
  for (std::size_t v = 0; v < count; ++v) {
    const auto stands = find_word<Standing>(standing[v]);
    if (!stands) throw StoreError{"screen/standing holds what is none of its words"};
    group.variants[v] = {std::move(group.variants[v].what), from[v], to[v], std::move(units[v]), *stands};
  }
}

void take_values(hid_t file, const KindOfVariant& kind, VariantFigures& group, std::size_t streams) {
  const std::size_t futures = group.replications, metrics = kVariantMetrics.size();
  const std::size_t rows = group.variants.size() * futures;
  for (std::size_t m = 0; m < metrics; ++m) {
    const std::string name = kind.in(dataset(kVariantMetrics[m]).name);
    const std::vector<double> values = reals_in(file, name, {group.variants.size(), futures, streams});
    if (m == 0) group.values.resize(rows * metrics * streams);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t s = 0; s < streams; ++s)
        group.values[(row * metrics + m) * streams + s] = values[row * streams + s];
    }
  }
}

VariantFigures take_variants(hid_t file, const KindOfVariant& kind, std::size_t replications,
                             std::size_t streams) {
  VariantFigures group;
  if (!has(file, kind.group)) return group;
  H5O_info_t about{};
  check(H5Oget_info_by_name(file, kind.group.c_str(), &about, H5P_DEFAULT), "read " + kind.group);
  if (about.type != H5O_TYPE_GROUP) throw StoreError{kind.group + " is no group"};
  for (std::string& what : read_texts(file, kind.in(kind.list), kMostVariants))
    group.variants.push_back({std::move(what), 0, 0, "", Standing::stated});
  const OpenDataset futures = open_list(file, kind.in("replication"), replications);
  group.replications = static_cast<std::uint32_t>(product(futures.lengths));
  if (group.empty() || group.replications == 0) throw StoreError{kind.group + " holds no variant"};
  if (&kind == &numbers_kind()) take_numbers(file, group);
  if (has(file, kind.in(dataset(kVariantMetrics.front()).name))) take_values(file, kind, group, streams);
  return group;
}

}  // namespace

void write_decides(hid_t file, const WhatDecides& decides, std::size_t streams) {
  put_variants(file, causes_kind(), decides.causes, streams);
  put_variants(file, numbers_kind(), decides.numbers, streams);
}

WhatDecides read_decides(hid_t file, std::size_t replications, std::size_t streams) {
  WhatDecides decides{take_variants(file, causes_kind(), replications, streams),
                      take_variants(file, numbers_kind(), replications, streams)};
  for (const Variant& variant : decides.causes.variants) {
    if (!find_cause(variant.what)) throw StoreError{"causes/switched_off holds what is no cause"};
  }
  return decides;
}

}  // namespace headroom
