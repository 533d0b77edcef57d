// Chunks read raw and unpacked by our own filter, lengths checked before memory is taken.

#include "store/result/dataset_reading.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

#include "store/hdf5/filter.hpp"
#include "store/hdf5/heap_texts.hpp"
#include "store/result/layout.hpp"

namespace headroom {
namespace {

/// What the numbers are, as they are stored.
Number number_of(const OpenDataset& dataset) {
  const Handle type{H5Dget_type(dataset.dataset.get()), H5Tclose, "read " + dataset.name};
  if (H5Tequal(type.get(), H5T_IEEE_F64LE) > 0) return Number::float64;
  if (H5Tequal(type.get(), H5T_IEEE_F32LE) > 0) return Number::float32;
  if (H5Tequal(type.get(), H5T_STD_U32LE) > 0) return Number::uint32;
  throw StoreError{dataset.name + " holds other numbers than it should"};
}

/// None where it is not kept in chunks.
std::optional<Lengths> chunk_of(const OpenDataset& dataset) {
  const std::string doing = "read " + dataset.name;
  const Handle creation{H5Dget_create_plist(dataset.dataset.get()), H5Pclose, doing};
  if (H5Pget_layout(creation.get()) != H5D_CHUNKED) return std::nullopt;
  Lengths lengths(dataset.lengths.size());
  if (H5Pget_chunk(creation.get(), static_cast<int>(lengths.size()), lengths.data()) < 0) store_failed(doing);
  return lengths;
}

/// One scenario, some replications, everything of the rest.
void expect_our_chunks(const OpenDataset& dataset, const Lengths& chunk, bool by_replication) {
  const std::size_t whole = by_replication ? 2 : 1;
  const auto rest = [&](const Lengths& lengths) {
    return Lengths(lengths.begin() + static_cast<std::ptrdiff_t>(std::min(whole, lengths.size())),
                   lengths.end());
  };
  if (chunk.size() < whole || chunk[0] != 1 || rest(chunk) != rest(dataset.lengths))
    throw StoreError{dataset.name + " is not cut into pieces as it should be"};
}

std::size_t chunks_for(std::size_t replications, hsize_t chunk_length) {
  return (replications + chunk_length - 1) / chunk_length;
}

herr_t tell_absent(unsigned, const H5E_error2_t* error, void* into) {
  const bool absent = error->desc != nullptr && std::strstr(error->desc, "not allocated") != nullptr;
  if (absent) *static_cast<bool*>(into) = true;
  return 0;
}

/// Bytes of a chunk as it is stored; none where it was never written.
std::optional<std::size_t> stored_bytes(const OpenDataset& dataset, const Lengths& at) {
  hsize_t bytes = 0;
  if (H5Dget_chunk_storage_size(dataset.dataset.get(), at.data(), &bytes) >= 0)
    return bytes > 0 ? std::optional<std::size_t>{bytes} : std::nullopt;  // 0: of none of its chunks
  bool absent = false;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, tell_absent, &absent);
  if (!absent) store_failed("read " + dataset.name);
  H5Eclear2(H5E_DEFAULT);
  return std::nullopt;
}

template <class Stored>
void convert(const Bytes& raw, std::size_t count, double* into) {
  for (std::size_t i = 0; i < count; ++i) {
    Stored value;
    std::memcpy(&value, raw.data() + i * sizeof(Stored), sizeof(Stored));
    into[i] = static_cast<double>(value);
  }
}

void convert(const Bytes& raw, Number number, std::size_t count, double* into) {
  switch (number) {
    case Number::float32:
      return convert<float>(raw, count, into);
    case Number::float64:
      return convert<double>(raw, count, into);
    case Number::uint32:
      return convert<std::uint32_t>(raw, count, into);
  }
}

/// Reads the chunks of a dataset, as our own filters made them: what the library's would make of a chunk that
/// is shorter or longer than it should be is not for us to find out.
class Chunks {
 public:
  Chunks(const OpenDataset& dataset, Lengths chunk, const Rows& rows)
      : dataset_{dataset},
        chunk_{std::move(chunk)},
        by_replication_{rows.by_replication},
        may_be_missing_{rows.may_be_missing},
        number_{number_of(dataset)},
        width_{bytes_of(number_)} {
    expect_our_chunks(dataset_, chunk_, by_replication_);
    const Handle file{H5Iget_file_id(dataset.dataset.get()), H5Fclose, "read " + dataset.name};
    check(H5Fget_filesize(file.get(), &file_bytes_), "read " + dataset.name);
  }

  std::vector<double> scenario(std::size_t scenario, std::size_t replications) const {
    if (!by_replication_) return whole(scenario);
    const std::size_t inner = product(dataset_.lengths) / dataset_.lengths[0] / dataset_.lengths[1];
    const std::size_t count = chunks_for(replications, chunk_[1]);
    std::vector<std::size_t> bytes;
    for (std::size_t c = 0; c < count; ++c) bytes.push_back(there(place(scenario, c)));
    std::vector<double> values(replications * inner);
    for (std::size_t c = 0; c < count; ++c) {
      const std::size_t first = c * chunk_[1], rows = std::min<std::size_t>(chunk_[1], replications - first);
      read(place(scenario, c), bytes[c], rows * inner, values.data() + first * inner);
    }
    return values;
  }

 private:
  [[nodiscard]] std::vector<double> whole(std::size_t scenario) const {
    const Lengths at = place(scenario, 0);
    const std::size_t count = product(chunk_);
    const auto bytes = stored_bytes(dataset_, at);
    if (!bytes && !may_be_missing_) throw StoreError{dataset_.name + " lacks a scenario"};
    if (!bytes) return std::vector<double>(count, std::nan(""));
    expect_enough(*bytes);
    std::vector<double> values(count);
    read(at, *bytes, count, values.data());
    return values;
  }

  [[nodiscard]] Lengths place(std::size_t scenario, std::size_t chunk) const {
    Lengths at(chunk_.size(), 0);
    at[0] = scenario;
    if (by_replication_) at[1] = chunk * chunk_[1];
    return at;
  }

  [[nodiscard]] std::size_t there(const Lengths& at) const {
    const auto bytes = stored_bytes(dataset_, at);
    if (!bytes) throw StoreError{dataset_.name + " lacks replications that were run"};
    expect_enough(*bytes);
    return *bytes;
  }

  /// Before there is memory for what it says that it holds.
  void expect_enough(std::size_t bytes) const {
    if (bytes > file_bytes_ || !can_unpack_to(bytes, product(chunk_) * width_)) fail();
  }

  void read(const Lengths& at, std::size_t bytes, std::size_t count, double* into) const {
    Bytes packed(bytes);
    std::uint32_t skipped = 0;  // filters, which we never do
    check(H5Dread_chunk(dataset_.dataset.get(), H5P_DEFAULT, at.data(), &skipped, packed.data()),
          "read " + dataset_.name);
    const auto raw = unfiltered(packed, product(chunk_) * width_, width_);
    if (skipped != 0 || !raw) fail();
    convert(*raw, number_, count, into);
  }

  [[noreturn]] void fail() const {
    throw StoreError{dataset_.name + " holds a piece that cannot be unpacked"};
  }

  const OpenDataset& dataset_;
  Lengths chunk_;
  bool by_replication_, may_be_missing_;
  Number number_;
  std::size_t width_;
  hsize_t file_bytes_ = 0;
};

/// Of a dataset that stands in the file as it is.
std::vector<double> read_row(const OpenDataset& dataset, std::size_t scenario, const Rows& rows,
                             std::size_t replications) {
  const std::string doing = "read " + dataset.name;
  Lengths from(dataset.lengths.size(), 0), count = dataset.lengths;
  from[0] = scenario;
  count[0] = 1;
  if (rows.by_replication) count.at(1) = replications;
  const Handle file{H5Dget_space(dataset.dataset.get()), H5Sclose, doing};
  const Handle memory{H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose,
                      doing};
  check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, from.data(), nullptr, count.data(), nullptr), doing);
  std::vector<double> values(product(count));
  check(
      H5Dread(dataset.dataset.get(), H5T_NATIVE_DOUBLE, memory.get(), file.get(), H5P_DEFAULT, values.data()),
      doing);
  return values;
}

}  // namespace

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

OpenDataset open_list(hid_t file, const std::string& name, std::size_t most) {
  OpenDataset list = open_dataset(file, name);
  if (list.lengths.size() != 1 || chunk_of(list)) throw StoreError{name + " is not a list"};
  if (list.lengths[0] > most) throw StoreError{name + " is longer than any of a study can be"};
  return list;
}

void expect(const OpenDataset& dataset, const Lengths& lengths) {
  if (dataset.lengths != lengths) throw StoreError{dataset.name + " has not the shape that its scales say"};
}

std::size_t product(const Lengths& lengths) {
  std::size_t count = 1;
  for (hsize_t length : lengths) {
    // Bytes, too, are counted in 64 bits.
    if (length > 0 && count > std::numeric_limits<std::size_t>::max() / 16 / length)
      throw StoreError{"something in it is longer than any file"};
    count *= length;
  }
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

std::vector<std::string> read_texts(hid_t file, const std::string& name, const MostTexts& most) {
  const OpenDataset scale = open_list(file, name, most.count);
  const std::string doing = "read " + name;
  const Handle stored{H5Dget_type(scale.dataset.get()), H5Tclose, doing};
  if (H5Tis_variable_str(stored.get()) <= 0) throw StoreError{name + " is not a list of names"};
  std::vector<TextReference> references(scale.lengths[0]);
  if (references.empty()) return {};
  const Handle type = reference_type();
  check(H5Dread(scale.dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, references.data()), doing);
  HeapTexts heap{file};
  std::vector<std::string> texts;
  for (const TextReference& reference : references) texts.push_back(heap.text(reference, most.bytes_each));
  return texts;
}

std::vector<std::uint32_t> read_counts(hid_t file, const std::string& name, std::size_t length) {
  const OpenDataset dataset = open_list(file, name, length);
  expect(dataset, {length});
  if (number_of(dataset) != Number::uint32) throw StoreError{name + " is not a list of counts"};
  std::vector<std::uint32_t> counts(length);
  check(H5Dread(dataset.dataset.get(), H5T_NATIVE_UINT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, counts.data()),
        "read " + name);
  return counts;
}

std::vector<std::vector<double>> read_rows(const OpenDataset& dataset, const Rows& rows) {
  const std::optional<Lengths> chunk = chunk_of(dataset);
  std::vector<std::vector<double>> values;
  const auto read = [&](const auto& one) {
    for (std::size_t s = 0; s < rows.replications.size(); ++s)
      values.push_back(one(rows.scenario + s, rows.replications[s]));
  };
  if (chunk) {
    const Chunks chunks{dataset, *chunk, rows};
    read([&](std::size_t scenario, std::size_t count) { return chunks.scenario(scenario, count); });
  } else {
    read([&](std::size_t scenario, std::size_t count) { return read_row(dataset, scenario, rows, count); });
  }
  return values;
}

void expect_chunks(const OpenDataset& dataset, const std::vector<std::size_t>& replications) {
  const std::optional<Lengths> chunk = chunk_of(dataset);
  if (!chunk) return;
  expect_our_chunks(dataset, *chunk, true);
  hsize_t there = 0, run = 0;
  check(H5Dget_num_chunks(dataset.dataset.get(), dataset.space.get(), &there), "read " + dataset.name);
  for (std::size_t count : replications) run += chunks_for(count, (*chunk)[1]);
  if (there < run) throw StoreError{dataset.name + " lacks replications that were run"};
}

}  // namespace headroom
