// Changes to a result or shard, sealed again, as a fuzzer makes them.

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "results/comparison/comparison.hpp"
#include "results/comparison/staffing_comparison.hpp"
#include "results/metrics/metrics.hpp"
#include "store/hdf5/attributes.hpp"
#include "store/packed.hpp"
#include "store/parts/shard_file.hpp"
#include "store/result/digest.hpp"
#include "store/result/result_reader.hpp"
#include "store/result/seal.hpp"
#include "store/writing/result_writer.hpp"

/// A result that somebody forged, with the right seal, must give answers or a sentence that names it, quickly
/// and without much memory, and never anything else. What is tried is a list of changes to a result or a
/// shard that a run wrote, a line each:
///
///   shard                          from here on it is a shard
///   delete NAME                    group NAME · link NAME OTHER · soft NAME OTHER · external NAME FILE
///   texts NAME WORD …              a list of texts in its place
///   shape NAME KIND LAYOUT N …     a dataset of that kind (f8, f4, i4, u4, u8, u1, text), chunked, plain,
///   compact numbers NAME NUMBER …          into a dataset, from its beginning piece NAME BYTES in place of
///   its first piece storage NAME FILE              kept in another file · virtual NAME FILE attribute NAME
///   TEXT            · integer NAME N · real NAME X
///
/// After `part` the rest are the fields of a part file, under the right mark, length and digest. (Bytes of
/// HDF5 itself are not tried: they would try the library.)
namespace {

using namespace headroom;

constexpr std::uint32_t kReplications = 3;

/// A file in memory, where the system has a place for some.
class File {
 public:
  File()
      : path_{std::string{::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"} + "/headroom-fuzz-XXXXXX"} {
    ::close(::mkstemp(path_.data()));
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { ::unlink(path_.c_str()); }
  [[nodiscard]] const std::string& path() const { return path_; }
  void hold(const std::string& bytes) const { std::ofstream{path_, std::ios::binary} << bytes; }

 private:
  std::string path_;
};

std::string without_seal(const std::string& path) {
  std::string all = bytes(path);
  return all.substr(0,
                    all.rfind("\nheadroom sha256 "));  // the library has cut it off where it changed the rest
}

/// A third of the figures, as in a file of an earlier version: the library takes most of the time, for each.
void leave_some(const std::string& path) {
  const Handle file{H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open"};
  for (const DatasetLayout& layout : block_datasets(shape_of(2, kReplications).axes, Keep::replications)) {
    const bool stays = layout.group == "summary" ? !layout.name.ends_with("_by_priority")
                                                 : layout.name == "waiting" || layout.name == "first";
    if (!stays) H5Ldelete(file.get(), (layout.group + '/' + layout.name).c_str(), H5P_DEFAULT);
  }
}

std::string a_result() {
  const File file;
  const BlockShape shape = shape_of(2, kReplications);
  ResultWriter writer{file.path(), kProvenance, shape.axes, shape.keep, shape.chunk_length};
  for (std::size_t s = 0; s < 2; ++s)
    writer.write(packed_part({s, 0, kReplications}, shape).block, kReplications);
  writer.finish();
  leave_some(file.path());
  return without_seal(file.path());
}

std::string a_shard() {
  const File file;
  BlockShape shape = shape_of(2, kReplications);
  shape.chunk_length = chunk_length(shape.axes, shape.keep);
  const ResultPlan plan{kProvenance, shape.axes, shape.keep, shape.chunk_length};
  Part part = packed_part({0, 0, shape.chunk_length}, shape);
  part.key = {
      kProvenance.fingerprint, kProvenance.headroom_version, kProvenance.seed, kProvenance.plan, {1, 2}};
  const std::string packed = encoded(part);
  StoredBlock block{part.block.span, part.run, 0, packed.size()};
  const auto read = [&](const StoredBlock&) { return packed; };
  const auto go_on = [] { return true; };
  if (write_shard(file.path(), plan, {1, 2}, {block}, read, go_on) != Outcome::finished) std::abort();
  return without_seal(file.path());
}

hid_t kind_named(const std::string& kind) {
  if (kind == "f4") return H5T_IEEE_F32LE;
  if (kind == "i4") return H5T_STD_I32LE;
  if (kind == "u4") return H5T_STD_U32LE;
  if (kind == "u8") return H5T_STD_U64LE;
  if (kind == "u1") return H5T_STD_U8LE;
  return H5T_IEEE_F64LE;
}

void drop(hid_t file, const std::string& name) {
  if (H5Lexists(file, name.c_str(), H5P_DEFAULT) > 0) H5Ldelete(file, name.c_str(), H5P_DEFAULT);
}

Handle create(hid_t file, const std::string& name, hid_t kind, const std::vector<hsize_t>& lengths,
              hid_t creation) {
  drop(file, name);
  const Handle space{H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr), H5Sclose,
                     "x"};
  return {H5Dcreate2(file, name.c_str(), kind, space.get(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose,
          "x"};
}

void put_texts(hid_t file, const std::string& name, std::istringstream& words) {
  std::vector<std::string> texts;
  for (std::string word; words >> word;) texts.push_back(word);
  std::vector<const char*> begins;
  for (const std::string& text : texts) begins.push_back(text.c_str());
  const Handle type = utf8_type(), made = create(file, name, type.get(), {texts.size()}, H5P_DEFAULT);
  H5Dwrite(made.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, begins.data());
}

void put_shape(hid_t file, const std::string& name, std::istringstream& words) {
  std::string kind, layout;
  words >> kind >> layout;
  std::vector<hsize_t> lengths;
  for (hsize_t length = 0; lengths.size() < 6 && words >> length;) lengths.push_back(length);
  const Handle creation{H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "x"}, text = utf8_type();
  if (layout == "compact") H5Pset_layout(creation.get(), H5D_COMPACT);
  if (layout == "chunked" && !lengths.empty()) {
    std::vector<hsize_t> chunk = lengths;
    chunk[0] = 1;
    H5Pset_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data());
    H5Pset_shuffle(creation.get());
    H5Pset_deflate(creation.get(), 1);
  }
  (void)create(file, name, kind == "text" ? text.get() : kind_named(kind), lengths, creation.get());
}

void put_numbers(hid_t file, const std::string& name, std::istringstream& words) {
  const Handle dataset{H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, "x"};
  const Handle space{H5Dget_space(dataset.get()), H5Sclose, "x"};
  const hssize_t count = H5Sget_simple_extent_npoints(space.get());
  if (count < 1 || count > 100'000) return;
  std::vector<double> numbers(static_cast<std::size_t>(count));
  H5Dread(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data());
  std::string word;
  for (std::size_t i = 0; i < numbers.size() && words >> word; ++i) numbers[i] = std::atof(word.c_str());
  H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data());
}

void put_piece(hid_t file, const std::string& name, std::istringstream& words) {
  std::string piece;
  std::getline(words, piece);
  const Handle dataset{H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, "x"};
  const hsize_t at[H5S_MAX_RANK] = {};
  if (!piece.empty()) H5Dwrite_chunk(dataset.get(), H5P_DEFAULT, 0, at, piece.size(), piece.data());
}

void put_elsewhere(hid_t file, const std::string& kind, const std::string& name, const std::string& other) {
  const Handle creation{H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "x"};
  const std::vector<hsize_t> lengths{2, kReplications};
  const Handle space{H5Screate_simple(2, lengths.data(), nullptr), H5Sclose, "x"};
  if (kind == "storage") H5Pset_external(creation.get(), other.c_str(), 0, H5F_UNLIMITED);
  if (kind == "virtual") H5Pset_virtual(creation.get(), space.get(), other.c_str(), "x", space.get());
  (void)create(file, name, H5T_IEEE_F64LE, lengths, creation.get());
}

void change(hid_t file, const std::string& line) {
  std::istringstream words{line};
  std::string what, name, other;
  words >> what >> name;
  if (name.empty()) return;
  if (what == "texts") return put_texts(file, name, words);
  if (what == "shape") return put_shape(file, name, words);
  if (what == "numbers") return put_numbers(file, name, words);
  if (what == "piece") return put_piece(file, name, words);
  words >> other;
  if (what == "delete") drop(file, name);
  if (what == "group") H5Gclose(H5Gcreate2(file, name.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
  if (what == "link") H5Lcreate_hard(file, other.c_str(), file, name.c_str(), H5P_DEFAULT, H5P_DEFAULT);
  if (what == "soft") H5Lcreate_soft(other.c_str(), file, name.c_str(), H5P_DEFAULT, H5P_DEFAULT);
  if (what == "external")
    H5Lcreate_external(other.c_str(), "/x", file, name.c_str(), H5P_DEFAULT, H5P_DEFAULT);
  if (what == "storage" || what == "virtual") return put_elsewhere(file, what, name, other);
  if (what == "attribute" || what == "integer" || what == "real") H5Adelete(file, name.c_str());
  if (what == "attribute") put_text(file, name.c_str(), other);
  if (what == "integer")
    put_integer(file, name.c_str(), std::uint64_t{std::strtoull(other.c_str(), nullptr, 10)});
  if (what == "real") put_real(file, name.c_str(), std::atof(other.c_str()));
}

/// No sentence holds a library's own words, but for those that the file itself holds, and that it may quote.
void check(const ReadFailure& failure, const std::string& path, const std::string& text) {
  for (const char* raw : {"vector", "std::", "bad_alloc", "basic_string", "H5"}) {
    if (text.find(raw) == std::string::npos && failure.message.find(raw) != std::string::npos) std::abort();
  }
  if (failure.message.find(path) == std::string::npos) std::abort();
}

/// Everything that commands ask for.
void use(const Results& results) {
  try {
    (void)compare(results, {});
    (void)compare_staffing(results, 0);
    for (const Metric& metric : metrics()) {
      const std::string name = "summary/" + std::string{metric.name};
      for (std::size_t s = 0; s < results.scenarios.size(); ++s)
        (void)results.read(metric.by_stream() ? Wanted{name, {Along::stream}} : Wanted{name}, s);
    }
    (void)results.read({"weekly/waiting", {Along::week, Along::stream}}, 0);
    (void)results.read({"waits/first", {Along::stream, Along::priority, Along::wait_day}}, 0);
    (void)results.read(wanted(DatasetId::below_minimum), 0);
  } catch (const StoreError&) {
    // A sentence.
  }
}

void try_part(const std::string& fields) {
  std::string part = "headroom part 1\n";
  const std::uint64_t length = part.size() + 8 + fields.size() + 64;
  for (int byte = 0; byte < 8; ++byte) part += static_cast<char>(length >> (8 * byte) & 0xFF);
  part += fields;
  part += sha256(part);
  static const BlockShape shape = shape_of(2, kReplications);
  if (const auto read = decoded(part)) (void)is_as_packed(*read, shape);
}

void try_changes(const std::string& text) {
  static const std::string result = a_result(), shard = a_shard();
  static const File file;
  const bool is_shard = text.starts_with("shard");
  file.hold(is_shard ? shard : result);
  {
    const Handle open{H5Fopen(file.path().c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open"};
    std::istringstream lines{text};
    int left = 20;
    for (std::string line; left > 0 && std::getline(lines, line); --left) {
      try {
        change(open.get(), line);
      } catch (const StoreError&) {
        // The library does not let one do so.
      }
    }
  }
  append_seal(file.path());
  if (is_shard) {
    const auto read = read_shard(file.path());
    if (!read) check(read.error(), file.path(), text);
  } else {
    const auto read = read_results(file.path());
    if (read) use(*read);
    if (!read) check(read.error(), file.path(), text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  silence_hdf5();
  const std::string text{reinterpret_cast<const char*>(bytes), size};
  if (text.starts_with("part")) {
    try_part(text.substr(4));
  } else {
    try_changes(text);
  }
  return 0;
}
