#include "store/result_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "results/series.hpp"
#include "results/week_bands.hpp"
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

/// Sum over weeks and posts; what is NaN is not there. NaN where nothing is.
double sum_of_defined(const double* values, std::size_t count) {
  double sum = 0;
  std::size_t defined = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (std::isnan(values[i])) continue;
    sum += values[i];
    ++defined;
  }
  return defined > 0 ? sum : std::nan("");
}

/// A result of an earlier version of the program lacks what was added since.
bool has(hid_t file, const std::string& name) { return H5Lexists(file, name.c_str(), H5P_DEFAULT) > 0; }

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
  if (integer_attribute(file.get(), "complete") != 1) {
    throw WrongInput{fmt::format("{} is not complete: it holds only a part of its replications", path)};
  }
  if (seal == Seal::missing) throw StoreError{"its end is missing, or another program has changed it"};
  return file;
}

/// Some scenarios of a dataset, those from `from[0]` to `from[0] + count[0]`, as the numbers of the file.
std::vector<double> read_scenarios(const OpenDataset& dataset, const Lengths& from, const Lengths& count) {
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
  const OpenDataset dataset = open(file, name);
  expect(dataset, {length});
  std::vector<std::uint32_t> counts(length);
  check(H5Dread(dataset.dataset.get(), H5T_NATIVE_UINT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, counts.data()),
        "read " + name);
  return counts;
}

/// Integer_attribute cannot hold every seed.
std::uint64_t read_seed(hid_t file) {
  const Handle attribute{H5Aopen(file, "seed", H5P_DEFAULT), H5Aclose, "read attribute seed"};
  std::uint64_t seed = 0;
  check(H5Aread(attribute.get(), H5T_NATIVE_UINT64, &seed), "read attribute seed");
  return seed;
}

/// What a file is, and how long its dimensions are.
Results read_outline(hid_t file, const std::string& path) {
  Results results;
  ResultFile about;
  about.path = path;
  about.title = text_attribute(file, "title").value_or("");
  about.version = text_attribute(file, "headroom_version").value_or("");
  about.study = text_attribute(file, "study").value_or("");
  about.fingerprint = text_attribute(file, "fingerprint").value_or("");
  about.seed = read_seed(file);
  results.scenarios = results.own_names = read_labels(file, Dimension::scenario);
  results.streams = read_labels(file, Dimension::stream);
  results.priorities = read_labels(file, Dimension::priority);
  results.posts = read_labels(file, Dimension::post);
  results.roles = read_labels(file, Dimension::role);
  if (has(file, name_of(Dimension::activity))) {
    results.activities = read_labels(file, Dimension::activity);
    results.reasons = read_labels(file, Dimension::reason);
  }
  const std::vector<std::string> weeks = read_labels(file, Dimension::week);
  const std::optional<Date> start = weeks.empty() ? std::nullopt : parse_date(weeks.front());
  if (!start || results.scenarios.empty()) throw StoreError{"its scales are empty"};
  about.start = *start;
  about.weeks = weeks.size();
  about.replications = open(file, name_of(Dimension::replication)).lengths.at(0);
  if (about.replications == 0) throw StoreError{"its scales are empty"};
  results.files = {std::move(about)};
  results.file_of.assign(results.scenarios.size(), 0);
  return results;
}

/// Reads values of an open file. A few scenarios are read at once, since one at a time is slow where there
/// are thousands; they are kept until another dataset or scenario is asked for.
class ValueReader {
 public:
  ValueReader(Handle file, Results outline) : file_{std::move(file)}, outline_{std::move(outline)} {
    const std::size_t scenarios = outline_.scenarios.size(), most = outline_.files.front().replications;
    outline_.replications.assign(scenarios, most);
    if (!has(file_.get(), "replications_run")) return;
    const std::vector<std::uint32_t> run = read_counts(file_.get(), "replications_run", scenarios);
    for (std::size_t s = 0; s < scenarios; ++s)
      outline_.replications[s] = std::min<std::size_t>(run[s], most);
  }
  [[nodiscard]] const Results& outline() const { return outline_; }

  std::vector<double> read(const Wanted& wanted, std::size_t scenario) {
    constexpr std::string_view kHours = "hours/";
    if (wanted.name.compare(0, kHours.size(), kHours) == 0)
      return hours(wanted.name.substr(kHours.size()), scenario);
    if (!has(file_.get(), wanted.name)) return {};
    if (name_ != wanted.name || scenario < first_ || scenario >= first_ + count_) read_some(wanted, scenario);
    const std::size_t each = values_.size() / count_;
    const auto begin = values_.begin() + static_cast<std::ptrdiff_t>((scenario - first_) * each);
    const bool rows = wanted.by == Wanted::By::replication;
    const std::size_t most = outline_.files.front().replications;
    return {begin,
            begin + static_cast<std::ptrdiff_t>(rows ? each / most * outline_.replications[scenario] : each)};
  }

 private:
  void read_some(const Wanted& wanted, std::size_t scenario) {
    constexpr std::size_t kMostValues = 500'000;  // 4 MB
    constexpr std::size_t kMostScenarios = 50;    // the library takes memory for every chunk that it reads
    const OpenDataset dataset = open(file_.get(), wanted.name);
    Lengths lengths{outline_.scenarios.size()};
    if (wanted.by == Wanted::By::replication) lengths.push_back(outline_.files.front().replications);
    for (Along along : wanted.along) lengths.push_back(outline_.length(along, scenario));
    expect(dataset, lengths);
    Lengths from(lengths.size(), 0);
    from[0] = scenario;
    const std::size_t each = product(lengths) / lengths[0];
    lengths[0] = std::min({std::max<std::size_t>(1, kMostValues / std::max<std::size_t>(1, each)),
                           kMostScenarios, outline_.scenarios.size() - scenario});
    values_ = read_scenarios(dataset, from, lengths);
    name_ = wanted.name;
    first_ = scenario;
    count_ = lengths[0];
  }

  /// Sums over weeks, posts and categories. A file kept as bands knows the mean over replications alone,
  /// which is then the only value.
  std::vector<double> hours(const std::string& series, std::size_t scenario) {
    const Lengths weekly{outline_.scenarios.size(), outline_.files.front().replications,
                         outline_.files.front().weeks, outline_.posts.size()};
    Lengths lengths = weekly;
    if (series == info(CategorySeries::delivered_hours).name) lengths.push_back(kCategories);
    std::size_t rows = outline_.replications[scenario];
    std::string name = "weekly/" + series;
    if (!has(file_.get(), name)) {
      name = "weekly_bands/" + series;
      if (!has(file_.get(), name)) return {};
      lengths[1] = kWeekStatistics.size();
      rows = 1;
    }
    const OpenDataset dataset = open(file_.get(), name);
    expect(dataset, lengths);
    Lengths from(lengths.size(), 0);
    from[0] = scenario;
    lengths[0] = 1;
    lengths[1] = rows;
    const std::vector<double> values = read_scenarios(dataset, from, lengths);
    const std::size_t each = values.size() / rows;
    std::vector<double> sums(outline_.replications[scenario], std::nan(""));
    for (std::size_t r = 0; r < rows; ++r) sums[r] = sum_of_defined(values.data() + r * each, each);
    return sums;
  }

  Handle file_;
  Results outline_;
  std::string name_;
  std::size_t first_ = 0, count_ = 0;  ///< scenarios of `values_`
  std::vector<double> values_;
};

std::string damaged(const std::string& path, const StoreError& broken) {
  return fmt::format("{} is damaged or cannot be read: {}", path, broken.what());
}

}  // namespace

tl::expected<Results, ReadFailure> read_results(const std::string& path) {
  silence_hdf5();
  try {
    Handle file = open_result(path);
    Results outline = read_outline(file.get(), path);
    const auto reader = std::make_shared<ValueReader>(std::move(file), std::move(outline));
    Results results = reader->outline();
    results.read = [reader, path](const Wanted& wanted, std::size_t scenario) {
      try {
        return reader->read(wanted, scenario);
      } catch (const StoreError& broken) {
        throw StoreError{damaged(path, broken)};
      }
    };
    return results;
  } catch (const WrongInput& wrong) {
    return tl::unexpected{ReadFailure{ReadFailure::Kind::wrong_input, wrong.message}};
  } catch (const StoreError& broken) {
    return tl::unexpected{ReadFailure{ReadFailure::Kind::damaged, damaged(path, broken)}};
  }
}

}  // namespace headroom
