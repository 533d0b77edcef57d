// Attributes, scales and groups read into an outline, earlier versions allowed to lack some.

#include "store/result/result_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "base/characters.hpp"
#include "experiment/experiment.hpp"
#include "results/datasets/catalogue.hpp"
#include "store/hdf5/attributes.hpp"
#include "store/hdf5/hdf5_handle.hpp"
#include "store/result/dataset_reading.hpp"
#include "store/result/drawn_inputs.hpp"
#include "store/result/layout.hpp"
#include "store/result/our_file.hpp"
#include "store/result/result_header.hpp"
#include "store/result/scales.hpp"
#include "store/result/value_reader.hpp"
#include "store/result/variant_figures.hpp"

namespace headroom {
namespace {

constexpr const char* kResult = "a result";

Handle open_result(const std::string& path) {
  OurFile opened = open_ours(path, kResult);
  const hid_t file = opened.file.get();
  const std::optional<std::int64_t> version = integer_attribute(file, "format_version");
  if (version != kFormatVersion) {
    throw WrongInput{fmt::format("{} has format version {}; this program reads version {}", path,
                                 version ? fmt::to_string(*version) : "none", kFormatVersion)};
  }
  if (const auto shard = text_attribute(file, "shard")) {
    throw WrongInput{fmt::format("{} is shard {} of a run; put all its shards together with headroom merge",
                                 path, *shard)};
  }
  if (integer_attribute(file, "complete") != 1)
    throw WrongInput{fmt::format("{} is not complete: it holds only a part of its replications", path)};
  if (opened.seal == Seal::missing) throw StoreError{"its end is missing, or another program has changed it"};
  return std::move(opened.file);
}

/// Empty where there is none.
std::string read_words(hid_t file, const char* attribute) {
  std::string words = text_attribute(file, attribute).value_or("");
  if (!is_utf8(words)) throw StoreError{std::string{attribute} + " is not text"};
  return words;
}

std::uint64_t read_seed(hid_t file) {
  const std::optional<std::uint64_t> seed = unsigned_attribute(file, "seed");
  if (!seed) throw StoreError{"it has no seed"};
  return *seed;
}

/// By scenario; nothing where the number was fixed.
std::vector<std::string> read_reasons(hid_t file, std::size_t scenarios) {
  if (!has(file, "stopped_because")) return {};
  std::vector<std::string> all = read_by_scenario(file, "stopped_because", scenarios);
  for (const std::string& why : all) {
    const auto& known = kStoppedBecauseNames;
    if (std::find(known.begin(), known.end(), why) == known.end())
      throw StoreError{"stopped_because holds what is no reason"};
  }
  return all;
}

/// None where the run did not look for the best.
std::optional<FoundBest> read_best(hid_t file, const std::vector<std::string>& scenarios) {
  const std::optional<std::string> best = text_attribute(file, "selected");
  if (!best) return std::nullopt;
  FoundBest found{read_words(file, "selected_by"),
                  *best,
                  integer_attribute(file, "selected_sure") == 1,
                  real_attribute(file, "selected_probability").value_or(0),
                  {},
                  0};
  if (std::find(scenarios.begin(), scenarios.end(), found.scenario) == scenarios.end())
    throw StoreError{"the scenario that was found best is none of its own"};
  if (!(found.probability >= 0 && found.probability <= 1))
    throw StoreError{"selected_probability is no probability"};
  const std::vector<std::string> because = read_by_scenario(file, "stopped_because", scenarios.size());
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

/// So that a name that is there is one of a group.
void expect_groups(hid_t file) {
  std::set<std::string> names{kInputs};
  for (const GroupRow& group : kGroupRows) {
    for (const Kept kept : group.kept) names.insert(group_name(group.id, kept));
  }
  for (const std::string& name : names) {
    if (!has(file, name)) continue;
    H5O_info_t about{};
    check(H5Oget_info_by_name(file, name.c_str(), &about, H5P_DEFAULT), "read " + name);
    if (about.type != H5O_TYPE_GROUP) throw StoreError{name + " is no group"};
  }
}

/// What a file is, and how long its dimensions are.
Results read_outline(hid_t file, const std::string& path) {
  expect_groups(file);
  Results results;
  ResultFile about;
  about.path = path;
  about.title = read_words(file, "title");
  about.version = read_words(file, "headroom_version");
  about.study = text_attribute(file, "study").value_or("");
  about.fingerprint = read_words(file, "fingerprint");
  about.seed = read_seed(file);
  about.created = read_words(file, "created");
  about.study_sha256 = read_words(file, "study_sha256");
  about.inputs = read_inputs(file);
  Scales scales = read_scales(file);
  about.start = scales.start;
  about.weeks = scales.weeks;
  about.replications = scales.replications;
  about.stopped_because = read_reasons(file, scales.scenarios.size());
  about.draws = read_draws(file, scales.replications);
  about.decides = read_decides(file, scales.replications, scales.streams.size());
  about.best = read_best(file, scales.scenarios);
  results.scenarios = results.own_names = std::move(scales.scenarios);
  results.streams = std::move(scales.streams);
  results.priorities = std::move(scales.priorities);
  results.posts = std::move(scales.posts);
  results.roles = std::move(scales.roles);
  results.activities = std::move(scales.activities);
  results.reasons = std::move(scales.reasons);
  if (has(file, dataset(DatasetId::hours_by_cause).path())) results.causes = std::move(scales.causes);
  results.files = {std::move(about)};
  results.file_of.assign(results.scenarios.size(), 0);
  return results;
}

}  // namespace

tl::expected<Results, ReadFailure> read_results(const std::string& path) {
  return guarded_reading(path, kDamagedResult, [&] {
    Handle file = open_result(path);
    Results outline = read_outline(file.get(), path);
    const auto reader = std::make_shared<ValueReader>(std::move(file), std::move(outline));
    Results results = reader->outline();
    results.read = [reader, path](const Wanted& wanted, std::size_t scenario) {
      auto values = guarded_reading(path, kDamagedResult, [&] { return reader->read(wanted, scenario); });
      if (!values) throw StoreError{values.error().message};
      return *std::move(values);
    };
    return results;
  });
}

}  // namespace headroom
