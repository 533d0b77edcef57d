#include "store/result_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "results/hours_by_cause.hpp"
#include "results/series.hpp"
#include "store/attributes.hpp"
#include "store/hdf5_handle.hpp"
#include "store/layout.hpp"
#include "store/seal.hpp"

namespace headroom {
namespace {

/// Not what was asked for, as against broken.
struct WrongInput {
  std::string message;
};

using Lengths = std::vector<hsize_t>;

struct OpenDataset {
  std::string name;
  Handle dataset, space;
  Lengths lengths;
};

OpenDataset open(hid_t file, const std::string& name) {
  const std::string doing = "read " + name;
  OpenDataset open{name, {H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose, doing}, {}, {}};
  open.space = {H5Dget_space(open.dataset.get()), H5Sclose, doing};
  const int rank = H5Sget_simple_extent_ndims(open.space.get());
  if (rank < 0) store_failed(doing);
  open.lengths.resize(static_cast<std::size_t>(rank));
  check(H5Sget_simple_extent_dims(open.space.get(), open.lengths.data(), nullptr), doing);
  return open;
}

void expect(const OpenDataset& dataset, const Lengths& lengths) {
  if (dataset.lengths != lengths) throw StoreError{dataset.name + " has not the shape that its scales say"};
}

std::vector<std::string> read_labels(hid_t file, Dimension dimension) {
  const OpenDataset scale = open(file, name_of(dimension));
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

std::vector<double> read_all(hid_t file, const std::string& name, const Lengths& lengths) {
  const OpenDataset dataset = open(file, name);
  expect(dataset, lengths);
  std::vector<double> values(product(lengths));
  check(H5Dread(dataset.dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        "read " + name);
  return values;
}

/// Sum over weeks and posts; what is NaN is not there. NaN where nothing is.
double sum_of_defined(const float* values, std::size_t count) {
  double sum = 0;
  std::size_t defined = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (std::isnan(values[i])) continue;
    sum += static_cast<double>(values[i]);
    ++defined;
  }
  return defined > 0 ? sum : std::nan("");
}

/// Sums over everything but scenario and replication, [scenario][replication]; one scenario is in memory at
/// a time.
std::vector<double> read_sums(hid_t file, const std::string& name, const Lengths& expected) {
  const OpenDataset dataset = open(file, name);
  expect(dataset, expected);
  const std::string doing = "read " + name;
  const auto rank = static_cast<int>(expected.size());
  std::size_t each = 1;
  for (std::size_t d = 2; d < expected.size(); ++d) each *= expected[d];
  Lengths from(expected.size(), 0), count = expected;
  count[0] = 1;
  const Handle memory{H5Screate_simple(rank, count.data(), nullptr), H5Sclose, doing};
  const hid_t stored = dataset.space.get();
  std::vector<float> values(expected[1] * each);
  std::vector<double> sums;
  for (from[0] = 0; from[0] < expected[0]; ++from[0]) {
    check(H5Sselect_hyperslab(stored, H5S_SELECT_SET, from.data(), nullptr, count.data(), nullptr), doing);
    check(H5Dread(dataset.dataset.get(), H5T_NATIVE_FLOAT, memory.get(), stored, H5P_DEFAULT, values.data()),
          doing);
    for (std::size_t r = 0; r < expected[1]; ++r) {
      sums.push_back(sum_of_defined(values.data() + r * each, each));
    }
  }
  return sums;
}

/// A result of an earlier version of the program lacks what was added since.
bool has(hid_t file, const std::string& name) { return H5Lexists(file, name.c_str(), H5P_DEFAULT) > 0; }

/// Everything of a dataset; NaN throughout where the file has none of this name.
std::vector<double> read_or_undefined(hid_t file, const std::string& name, const Lengths& lengths) {
  if (!has(file, name)) return std::vector<double>(product(lengths), std::nan(""));
  return read_all(file, name, lengths);
}

/// Before the library is asked: whether there is a file, and whether it begins as HDF5 does.
void check_signature(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) throw WrongInput{fmt::format("{}: no such file", path)};
  if (std::filesystem::is_directory(path, failed)) throw WrongInput{fmt::format("{} is a folder", path)};
  std::ifstream file{path, std::ios::binary};
  if (!file) throw StoreError{"cannot be opened"};
  constexpr std::array<unsigned char, 8> kSignature{0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  std::array<char, 8> begin{};
  file.read(begin.data(), begin.size());
  for (std::size_t i = 0; i < begin.size(); ++i) {
    if (static_cast<unsigned char>(begin[i]) != kSignature[i]) {
      throw WrongInput{fmt::format("{} is not a result of headroom run (it is not an HDF5 file)", path)};
    }
  }
}

Handle open_result(const std::string& path) {
  check_signature(path);
  const Seal seal = examine_seal(path);
  if (seal == Seal::broken) throw StoreError{"its bytes are not those that were written"};
  Handle file{H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open it"};
  if (text_attribute(file.get(), "format") != kFormat) {
    throw WrongInput{fmt::format("{} is an HDF5 file, but not a result of headroom run", path)};
  }
  const std::optional<std::int64_t> version = integer_attribute(file.get(), "format_version");
  if (version != kFormatVersion) {
    throw WrongInput{fmt::format("{} has format version {}; this program reads version {}", path,
                                 version ? fmt::to_string(*version) : "none", kFormatVersion)};
  }
  if (const auto shard = text_attribute(file.get(), "shard")) {
    throw WrongInput{fmt::format("{} is shard {} of a run; put all its shards together with headroom merge",
                                 path, *shard)};
  }
  if (integer_attribute(file.get(), "complete") != 1) {
    throw WrongInput{fmt::format("{} is not complete: it holds only a part of its replications", path)};
  }
  if (seal == Seal::missing) throw StoreError{"its end is missing, or another program has changed it"};
  return file;
}

void read_metrics(hid_t file, Samples& samples) {
  const Lengths overall{samples.scenarios.size(), samples.replications};
  Lengths by_stream = overall, by_priority = overall;
  by_stream.push_back(samples.streams.size());
  by_priority.push_back(samples.streams.size());
  by_priority.push_back(samples.priorities.size());
  for (const Metric& m : metrics()) {
    const std::string name{m.name}, dataset = "summary/" + name;
    samples.metrics[name] = read_or_undefined(file, dataset, m.by_stream() ? by_stream : overall);
    if (m.by_stream()) {
      samples.by_priority[name] = read_or_undefined(file, dataset + "_by_priority", by_priority);
    }
  }
}

/// Hours of all posts over the period, by the series whose weeks they sum up.
void read_hours_by_cause(hid_t file, Samples& samples) {
  const std::vector<std::string> causes = read_labels(file, Dimension::cause);
  const std::size_t rows = samples.scenarios.size() * samples.replications;
  const std::vector<double> values =
      read_all(file, std::string{"summary/"} + kHoursOfCauses,
               {samples.scenarios.size(), samples.replications, causes.size()});
  for (const NamedHours& hours : named_hours()) {
    const auto found = std::find(causes.begin(), causes.end(), hours.name);
    if (found == causes.end()) throw StoreError{"cause has no " + std::string{hours.name}};
    std::vector<double>& column = samples.hours[std::string{hours.series}];
    for (std::size_t row = 0; row < rows; ++row) {
      column.push_back(values[row * causes.size() + static_cast<std::size_t>(found - causes.begin())]);
    }
  }
}

/// The same from the weeks, of a result of an earlier version.
void read_weekly_hours(hid_t file, Samples& samples) {
  Lengths lengths{samples.scenarios.size(), samples.replications, samples.weeks,
                  read_labels(file, Dimension::post).size()};
  for (const HoursCause& cause : kHoursByCause) {
    const std::string name{info(cause.series).name};
    samples.hours[name] = read_sums(file, "weekly/" + name, lengths);
  }
  lengths.push_back(kCategories);
  const std::string delivered{info(CategorySeries::delivered_hours).name};
  samples.hours[delivered] = read_sums(file, "weekly/" + delivered, lengths);
}

void read_staffing(hid_t file, Samples& samples) {
  const std::string summary = "summary/";
  if (has(file, summary + kHoursOfCauses)) {
    read_hours_by_cause(file, samples);
  } else {
    read_weekly_hours(file, samples);
  }
  Lengths lengths{samples.scenarios.size(), samples.replications, kCategories};
  if (has(file, summary + kPlannedByCategory)) {
    samples.planned_by_category = read_all(file, summary + kPlannedByCategory, lengths);
    samples.delivered_by_category = read_all(file, summary + kDeliveredByCategory, lengths);
  }
  if (has(file, summary + kRaidedByActivity)) {
    samples.activities = read_labels(file, Dimension::activity);
    samples.reasons = read_labels(file, Dimension::reason);
    lengths = {samples.scenarios.size(), samples.replications, samples.activities.size(),
               samples.reasons.size()};
    samples.raided = read_all(file, summary + kRaidedByActivity, lengths);
  }
  samples.roles = read_labels(file, Dimension::role);
  samples.below_minimum = read_all(file, "daily/below_minimum",
                                   {samples.scenarios.size(), samples.weeks * 7, samples.roles.size()});
}

Samples read(const std::string& path, ReadStaffing staffing) {
  const Handle file = open_result(path);
  Samples samples;
  samples.title = text_attribute(file.get(), "title").value_or("");
  samples.scenarios = read_labels(file.get(), Dimension::scenario);
  samples.streams = read_labels(file.get(), Dimension::stream);
  samples.priorities = read_labels(file.get(), Dimension::priority);
  const std::vector<std::string> weeks = read_labels(file.get(), Dimension::week);
  const std::optional<Date> start = weeks.empty() ? std::nullopt : parse_date(weeks.front());
  if (!start || samples.scenarios.empty()) throw StoreError{"its scales are empty"};
  samples.start = *start;
  samples.weeks = weeks.size();
  samples.replications = open(file.get(), name_of(Dimension::replication)).lengths.at(0);
  read_metrics(file.get(), samples);
  if (staffing == ReadStaffing::yes) read_staffing(file.get(), samples);
  return samples;
}

}  // namespace

tl::expected<Samples, ReadFailure> read_samples(const std::string& path, ReadStaffing staffing) {
  silence_hdf5();
  try {
    return read(path, staffing);
  } catch (const WrongInput& wrong) {
    return tl::unexpected{ReadFailure{ReadFailure::Kind::wrong_input, wrong.message}};
  } catch (const StoreError& broken) {
    const std::string message = fmt::format("{} is damaged or cannot be read: {}", path, broken.what());
    return tl::unexpected{ReadFailure{ReadFailure::Kind::damaged, message}};
  }
}

}  // namespace headroom
