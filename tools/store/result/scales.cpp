// Names, dates and numbers of each scale checked for order, length and what they may say.

#include "store/result/scales.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/characters.hpp"
#include "results/datasets/axes.hpp"
#include "results/datasets/band_statistics.hpp"
#include "results/metrics/hours_by_cause.hpp"
#include "simulation/observations.hpp"
#include "store/result/dataset_reading.hpp"
#include "study/text/limits.hpp"
#include "study/text/names.hpp"

namespace headroom {
namespace {

// Of 16 MB of a study each takes some.
constexpr std::size_t kMostNames = 100'000;
constexpr std::size_t kMostScenarios = kMostCombinations + kMostNames;
/// What the file calls it.
std::string scale_name(Along dimension) { return std::string{axis_row(dimension).name}; }

constexpr std::size_t kLongestLabel = 10'000;  ///< of a scenario of a sweep, or an activity

bool is_activity(const std::string& label) {
  // POST/CATEGORY/ACTIVITY/PILLAR, where the activity may hold slashes too.
  return std::count(label.begin(), label.end(), '/') >= 3;
}

[[noreturn]] void wrong(const std::string& scale, const std::string& why) {
  throw StoreError{fmt::format("its {} {}", scale, why)};
}

template <class Allowed>
std::vector<std::string> names(hid_t file, Along dimension, std::size_t most, const Allowed& is_allowed) {
  const std::string scale = scale_name(dimension);
  std::vector<std::string> all = read_texts(file, scale, {most, kLongestLabel});
  if (all.empty()) throw StoreError{"its scales are empty"};
  std::unordered_set<std::string_view> seen;
  for (const std::string& name : all) {
    if (!seen.insert(name).second) wrong(scale, "scale names something twice");
    if (name.empty() || !is_utf8(name) || !is_allowed(name)) wrong(scale, "scale holds what is no name");
  }
  return all;
}

std::vector<std::string> names_of_a_study(hid_t file, Along dimension) {
  return names(file, dimension, kMostNames, [](const std::string& name) { return reading::is_name(name); });
}

/// Where the file has such a scale: these names, as they are fixed.
template <class Names>
void expect_names(hid_t file, Along dimension, const Names& expected) {
  const std::string scale = scale_name(dimension);
  if (!has(file, scale)) return;
  const auto all = read_texts(file, scale, {std::size(expected), kLongestLabel});
  if (!std::equal(all.begin(), all.end(), std::begin(expected), std::end(expected)))
    wrong(scale, "scale holds other names than it should");
}

/// So many days apart.
void expect_dates(hid_t file, Along dimension, Date start, std::size_t count, int apart) {
  const std::string scale = scale_name(dimension);
  const auto dates = read_texts(file, scale, {7 * kMostWeeks, kLongestLabel});
  if (dates.size() != count) wrong(scale, "scale has not the length that its weeks say");
  for (std::size_t i = 0; i < count; ++i) {
    if (parse_date(dates[i]) != start + Days{static_cast<std::int32_t>(i) * apart})
      wrong(scale, "scale is not one of dates in order");
  }
}

Date first_date(hid_t file) {
  const auto weeks = read_texts(file, scale_name(Along::week), {kMostWeeks, kLongestLabel});
  const std::optional<Date> start = weeks.empty() ? std::nullopt : parse_date(weeks.front());
  // Of studies; the last reported day is then one that can be written.
  if (!start || *start < Date{1990, 1, 1} || *start > Date{2100, 12, 31})
    wrong(scale_name(Along::week), "scale is not one of dates in order");
  expect_dates(file, Along::week, *start, weeks.size(), 7);
  return *start;
}

/// Numbers from `first` on.
std::size_t numbered(hid_t file, Along dimension, std::size_t most, std::int32_t first) {
  const std::string scale = scale_name(dimension);
  const OpenDataset dataset = open_list(file, scale, most);
  if (dataset.lengths[0] == 0) throw StoreError{"its scales are empty"};
  std::vector<std::int32_t> numbers(dataset.lengths[0]);
  check(H5Dread(dataset.dataset.get(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()),
        "read " + scale);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] != first + static_cast<std::int32_t>(i)) wrong(scale, "scale does not count");
  }
  return numbers.size();
}

std::vector<std::string> cause_names(hid_t file) {
  return names(file, Along::cause, kMostNames,
               [](const std::string& name) { return reading::is_name(name); });
}

}  // namespace

Scales read_scales(hid_t file) {
  using enum Along;
  Scales scales;
  scales.start = first_date(file);
  scales.weeks = open_dataset(file, scale_name(week)).lengths[0];
  scales.replications = static_cast<std::uint32_t>(numbered(file, replication, kMostReplicationsAsked, 1));
  if (has(file, scale_name(wait_day)) && numbered(file, wait_day, kWaitDays, 0) != kWaitDays)
    wrong(scale_name(wait_day), "scale is shorter than it should be");
  if (has(file, scale_name(day))) expect_dates(file, day, scales.start, scales.weeks * 7, 1);
  scales.scenarios = names(file, scenario, kMostScenarios, [](const std::string&) { return true; });
  scales.streams = names_of_a_study(file, stream);
  scales.priorities = names_of_a_study(file, priority);
  scales.posts = names_of_a_study(file, post);
  scales.roles = names_of_a_study(file, role);
  expect_names(file, category, kCategoryNames);
  expect_names(file, statistic, kBandStatisticNames);
  if (has(file, scale_name(activity))) {
    scales.activities = names(file, activity, kMostNames, is_activity);
    expect_names(file, reason, kProtectedUseReasonNames);
    scales.reasons = read_texts(file, scale_name(reason), {kProtectedUseReasons, kLongestLabel});
  }
  if (has(file, scale_name(cause))) scales.causes = cause_names(file);
  return scales;
}

std::vector<std::string> read_by_scenario(hid_t file, const std::string& name, std::size_t scenarios) {
  std::vector<std::string> all = read_texts(file, name, {scenarios, kLongestLabel});
  if (all.size() != scenarios) throw StoreError{name + " has not a word for each scenario"};
  return all;
}

}  // namespace headroom
