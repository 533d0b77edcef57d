// Provenance as attributes, scales for every dimension, no times in the file, and the seal at the end.

#include "store/result/result_header.hpp"

#include <hdf5_hl.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <numeric>
#include <string_view>

#include "store/hdf5/attributes.hpp"
#include "store/result/dataset_reading.hpp"
#include "store/result/digest.hpp"
#include "store/result/seal.hpp"
#include "study/text/limits.hpp"

namespace headroom {
namespace {

Handle create_scale(hid_t file, const std::string& name, hid_t type, hsize_t length) {
  const Handle space{H5Screate_simple(1, &length, nullptr), H5Sclose, "write scale " + name};
  const Handle creation = untimed(H5P_DATASET_CREATE);
  return {H5Dcreate2(file, name.c_str(), type, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
          H5Dclose, "write scale " + name};
}

Handle text_scale(hid_t file, const std::string& name, const std::vector<std::string>& names) {
  const Handle type = utf8_type();
  Handle scale = create_scale(file, name, type.get(), names.size());
  std::vector<const char*> starts;
  for (const std::string& one : names) starts.push_back(one.c_str());
  check(H5Dwrite(scale.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()),
        "write scale " + name);
  return scale;
}

Handle number_scale(hid_t file, const std::string& name, std::int32_t first, std::uint64_t length) {
  Handle scale = create_scale(file, name, H5T_STD_I32LE, length);
  std::vector<std::int32_t> numbers(length);
  std::iota(numbers.begin(), numbers.end(), first);
  check(H5Dwrite(scale.get(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()),
        "write scale " + name);
  return scale;
}

/// Attributes of a group of their own, since a name may hold a slash. A study that names no file has no
/// group.
void write_inputs(hid_t root, const std::map<std::string, std::string>& inputs) {
  if (inputs.empty()) return;
  const Handle creation = untimed(H5P_GROUP_CREATE);
  const Handle group{H5Gcreate2(root, kInputs, H5P_DEFAULT, creation.get(), H5P_DEFAULT), H5Gclose,
                     "create group inputs"};
  for (const auto& [name, text] : inputs) put_text(group.get(), name.c_str(), text);
}

}  // namespace

std::map<std::string, std::string> read_inputs(hid_t root) {
  std::map<std::string, std::string> inputs;
  if (!has(root, kInputs)) return inputs;
  const Handle group{H5Gopen2(root, kInputs, H5P_DEFAULT), H5Gclose, "read group inputs"};
  std::size_t bytes = 0;
  for (const std::string& name : attribute_names(group.get())) {
    const auto& [at, is_new] = inputs.emplace(name, text_attribute(group.get(), name.c_str()).value_or(""));
    if ((bytes += at->second.size()) > kMostInputBytes)
      throw StoreError{"the files of its study are larger than any study's can be"};
  }
  return inputs;
}

Handle untimed(hid_t property_class) {
  Handle list{H5Pcreate(property_class), H5Pclose, "make a property list"};
  check(H5Pset_obj_track_times(list.get(), 0), "switch object times off");
  return list;
}

Handle create_file(const std::string& path) {
  forget_failed_closes();
  const Handle creation = untimed(H5P_FILE_CREATE), access = without_locks();
  return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose, "create " + path};
}

void close_and_seal(Handle& file, const std::string& path) {
  const std::string doing = "write the file";
  check(H5Fflush(file.get(), H5F_SCOPE_LOCAL), doing);
  file.close(doing);
  check_every_close(doing);
  append_seal(path);
}

void describe(hid_t dataset, const std::string& units, const std::string& long_name) {
  put_text(dataset, "units", units);
  put_text(dataset, "long_name", long_name);
}

void write_provenance(hid_t root, const Provenance& provenance) {
  put_text(root, "format", kFormat);
  put_integer(root, "format_version", std::int32_t{kFormatVersion});
  put_text(root, "headroom_version", provenance.headroom_version);
  put_text(root, "title", provenance.title);
  put_text(root, "study", provenance.study);
  put_text(root, "study_sha256", sha256(provenance.study));
  put_text(root, "fingerprint", provenance.fingerprint);
  put_integer(root, "seed", provenance.seed);
  put_text(root, "created", provenance.created);
  put_text(root, "plan", provenance.plan);
  write_inputs(root, provenance.inputs);
}

std::vector<Handle> write_scales(hid_t file, const Axes& axes, Keep keep) {
  std::vector<Handle> scales;
  for (const AxisRow& axis : kAxisRows) {
    if (!is_there(axis.along, axes, keep)) {
      scales.emplace_back();
      continue;
    }
    const std::string name{axis.name};
    const bool numbered = axis.along == Along::replication || axis.along == Along::wait_day;
    scales.push_back(numbered ? number_scale(file, name, axis.along == Along::replication ? 1 : 0,
                                             length_of(axis.along, axes))
                              : text_scale(file, name, labels_of(axis.along, axes)));
    check(H5DSset_scale(scales.back().get(), name.c_str()), "make a dimension scale of " + name);
    describe(scales.back().get(), std::string{axis.units}, std::string{axis.meaning});
  }
  return scales;
}

std::string creation_time() {
  std::int64_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text{epoch};
    std::int64_t given = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), given);
    if (error == std::errc{} && end == text.data() + text.size()) seconds = given;
  }
  const std::time_t moment = seconds;
  std::tm utc{};
  gmtime_r(&moment, &utc);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text.data(), length};
}

}  // namespace headroom
