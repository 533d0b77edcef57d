#include "store/result_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "experiment/experiment.hpp"
#include "store/attributes.hpp"
#include "store/dataset_reading.hpp"
#include "store/hdf5_handle.hpp"
#include "store/layout.hpp"
#include "store/result_header.hpp"
#include "store/seal.hpp"
#include "store/value_reader.hpp"

namespace headroom {
namespace {

/// Not what was asked for, as against broken.
struct WrongInput {
  std::string message;
};

std::vector<std::string> labels_of(hid_t file, Dimension dimension) {
  return read_labels(file, name_of(dimension));
}

/// Before the library is asked: whether there is a file, and whether it begins as HDF5 does.
void check_signature(const std::string& path) {
  if (const std::string why = absence(path); !why.empty()) throw WrongInput{why};
  if (begins_as_hdf5(path)) return;
  if (path.ends_with(".yaml") || path.ends_with(".yml"))
    throw WrongInput{fmt::format("{0} is a study, not a result; 'headroom run {0}' makes one", path)};
  throw WrongInput{fmt::format("{} is not a result of headroom run (it is not an HDF5 file)", path)};
}

Handle open_result(const std::string& path) {
  check_signature(path);
  const Seal seal = examine_seal(path);
  if (seal == Seal::broken) throw StoreError{"its bytes are not those that were written"};
  Handle file = open_to_read(path);
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

std::uint64_t read_seed(hid_t file) {
  const std::optional<std::uint64_t> seed = unsigned_attribute(file, "seed");
  if (!seed) throw StoreError{"it has no seed"};
  return *seed;
}

/// None where the run did not look for the best.
std::optional<FoundBest> read_best(hid_t file, const std::vector<std::string>& scenarios) {
  const std::optional<std::string> best = text_attribute(file, "selected");
  if (!best) return std::nullopt;
  FoundBest found{text_attribute(file, "selected_by").value_or(""),
                  *best,
                  integer_attribute(file, "selected_sure") == 1,
                  real_attribute(file, "selected_probability").value_or(0),
                  {},
                  0};
  const std::vector<std::string> because = read_labels(file, "stopped_because");
  if (because.size() != scenarios.size())
    throw StoreError{"stopped_because has not a word for each scenario"};
  const auto is = [&](std::size_t s, StoppedBecause why) {
    return because[s] == kStoppedBecauseNames[static_cast<std::size_t>(why)];
  };
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    if (!is(s, StoppedBecause::eliminated) && !is(s, StoppedBecause::decided) &&
        !is(s, StoppedBecause::undefined))
      found.left.push_back(scenarios[s]);
  }
  for (std::uint32_t run : read_counts(file, "replications_run", scenarios.size())) found.replications += run;
  return found;
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
  about.created = text_attribute(file, "created").value_or("");
  about.study_sha256 = text_attribute(file, "study_sha256").value_or("");
  about.inputs = read_inputs(file);
  if (has(file, "stopped_because")) about.stopped_because = read_labels(file, "stopped_because");
  results.scenarios = results.own_names = labels_of(file, Dimension::scenario);
  results.streams = labels_of(file, Dimension::stream);
  results.priorities = labels_of(file, Dimension::priority);
  results.posts = labels_of(file, Dimension::post);
  results.roles = labels_of(file, Dimension::role);
  if (has(file, name_of(Dimension::activity))) {
    results.activities = labels_of(file, Dimension::activity);
    results.reasons = labels_of(file, Dimension::reason);
  }
  if (has(file, kHoursOfAllCauses)) results.causes = read_labels(file, "cause");
  const std::vector<std::string> weeks = labels_of(file, Dimension::week);
  const std::optional<Date> start = weeks.empty() ? std::nullopt : parse_date(weeks.front());
  if (!start || results.scenarios.empty()) throw StoreError{"its scales are empty"};
  about.start = *start;
  about.weeks = weeks.size();
  about.replications = open_dataset(file, name_of(Dimension::replication)).lengths.at(0);
  if (about.replications == 0) throw StoreError{"its scales are empty"};
  about.best = read_best(file, results.scenarios);
  results.files = {std::move(about)};
  results.file_of.assign(results.scenarios.size(), 0);
  return results;
}

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
