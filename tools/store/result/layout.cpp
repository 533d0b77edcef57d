// Datasets from the catalogues of series and metrics, chunk lengths, and bytes expected after compression.

#include "store/result/layout.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "experiment/experiment.hpp"
#include "results/datasets/bands.hpp"
#include "results/metrics/hours_by_cause.hpp"
#include "results/metrics/metrics.hpp"
#include "simulation/series.hpp"

namespace headroom {
namespace {

using enum Dimension;

constexpr std::uint32_t kBandsChunk = 100;

/// `inner`: the dimensions after week.
template <class Series>
void add_weekly(std::vector<DatasetLayout>& all, std::size_t count, Keep keep,
                const std::vector<Dimension>& inner) {
  const bool bands = keep == Keep::bands;
  std::vector<Dimension> dimensions{scenario, bands ? statistic : replication, week};
  dimensions.insert(dimensions.end(), inner.begin(), inner.end());
  for (std::size_t s = 0; s < count; ++s) {
    const SeriesInfo i = info(static_cast<Series>(s));
    const std::string meaning{i.long_name};
    all.push_back({bands ? "weekly_bands" : "weekly", std::string{i.name}, std::string{i.units},
                   bands ? meaning + ", over replications" : meaning, Number::float32, dimensions});
  }
}

void add_waits(std::vector<DatasetLayout>& all, Keep keep) {
  const bool bands = keep == Keep::bands;
  std::vector<Dimension> dimensions{scenario, replication, stream, priority, wait_day};
  if (bands) dimensions.erase(dimensions.begin() + 1);
  const auto add = [&](const char* name, const std::string& meaning) {
    all.push_back({"waits", name, "patients", bands ? meaning + ", summed over replications" : meaning,
                   Number::uint32, dimensions});
  };
  add("first", "patients by days waited to the first attended appointment");
  add("treatment", "patients by days waited to treatment, or to the decision not to treat");
  add("waiting_end", "patients by days waited so far, waiting for a first appointment at the end");
}

void add_metrics(std::vector<DatasetLayout>& all) {
  for (const Metric& m : metrics()) {
    const std::string name{m.name}, units{m.units}, meaning{m.long_name};
    if (!m.by_stream()) {
      all.push_back({"summary", name, units, meaning, Number::float64, {scenario, replication}});
      continue;
    }
    all.push_back({"summary", name, units, meaning, Number::float64, {scenario, replication, stream}});
    all.push_back({"summary",
                   name + "_by_priority",
                   units,
                   meaning + ", by priority",
                   Number::float64,
                   {scenario, replication, stream, priority}});
  }
}

void add_hours(std::vector<DatasetLayout>& all, const Axes& axes) {
  const std::vector<Dimension> by_category{scenario, replication, category};
  all.push_back({"summary", kPlannedByCategory, "hours",
                 "hours planned by the job plans over the period, by category", Number::float64,
                 by_category});
  all.push_back({"summary", kDeliveredByCategory, "hours",
                 "hours delivered over the period by posts with a job plan, by category", Number::float64,
                 by_category});
  all.push_back({"summary",
                 kHoursOfCauses,
                 "hours",
                 "hours of all posts over the period, by cause",
                 Number::float64,
                 {scenario, replication, cause}});
  if (axes.activities.empty()) return;
  all.push_back({"summary",
                 kRaidedByActivity,
                 "hours",
                 "protected hours taken to see patients over the period, by activity and reason",
                 Number::float64,
                 {scenario, replication, activity, reason}});
}

/// Of the datasets of a group; of all of them without one.
std::uint64_t uncompressed_bytes(const Axes& axes, Keep keep, std::string_view group) {
  std::uint64_t bytes = 0;
  for (const DatasetLayout& layout : block_datasets(axes, keep)) {
    if (group.empty() || layout.group == group) bytes += numbers_in(layout, axes) * bytes_of(layout.number);
  }
  return bytes;
}

// Seen on the examples, with 20 replications of every scenario: a file takes about 400 kB (an index for every
// dataset) and 70 bytes for every chunk beside what the chunks hold; waits are compressed to 0.01 to 0.04 of
// their size, the summary to 0.3 to 0.6 and some bytes a chunk; weekly series by what happens in a week.
constexpr std::uint64_t kFileBytes = 400'000, kChunkBytesInFile = 80, kChunkBytesInPart = 30;

/// Bytes of a number of a weekly series, a mean over the series of a kind, fitted to services of 1 to 20
/// holders a post and 2 to 1,600 referrals a week, idle and busy. Figures of more people differ more from
/// week to week; those of nobody are all the same.
double weekly_bytes(const DatasetLayout& layout, const Busyness& busyness) {
  // The examples, which use more of what there is, take more than what was fitted; posts that have little to
  // do, less.
  constexpr double kExamples = 0.4, kBusyWeek = 15;
  const double of_posts = 1 + kExamples * std::min(1.0, busyness.bookings / kBusyWeek);
  const auto has = [&](Dimension d) {
    return std::find(layout.dimensions.begin(), layout.dimensions.end(), d) != layout.dimensions.end();
  };
  const double spread = std::log2(std::max(1.0, busyness.holders));
  const double booked = 1 - std::exp(-busyness.bookings);  // of weeks of a post, those with a booking
  if (has(category)) return of_posts * (0.13 + 0.08 * booked + 0.06 * spread);
  if (has(post)) return of_posts * (0.25 + 0.25 * booked + (0.08 + 0.04 * booked) * spread);
  return (1 + kExamples) * (0.25 + 0.08 * std::log2(1 + busyness.referrals));
}

/// Bytes that a dataset's numbers are compressed to.
std::uint64_t compressed(const DatasetLayout& layout, std::uint64_t bytes, const Busyness& busyness) {
  if (layout.group == "waits") return bytes * 15 / 1000;
  if (layout.group == "summary") return bytes * 2 / 5;
  const double each =
      weekly_bytes(layout, busyness) + (layout.by_replication() ? 0 : 0.1);  // means have digits
  return static_cast<std::uint64_t>(static_cast<double>(bytes) / 4 * each);
}

/// `each`: bytes that a chunk takes beside its numbers.
std::uint64_t expected_bytes(const Axes& axes, Keep keep, std::uint32_t chunk_length, std::uint64_t each,
                             const Busyness& busyness) {
  const std::uint64_t along = (axes.replications + chunk_length - 1) / chunk_length;
  std::uint64_t bytes = 0;
  for (const DatasetLayout& layout : block_datasets(axes, keep)) {
    const std::uint64_t chunks = axes.scenarios.size() * (layout.by_replication() ? along : 1);
    bytes += compressed(layout, numbers_in(layout, axes) * bytes_of(layout.number), busyness) + chunks * each;
  }
  return bytes;
}

Axes one_scenario(Axes axes, std::uint32_t replications) {
  axes.scenarios.resize(1);
  axes.replications = replications;
  return axes;
}

}  // namespace

std::string name_of(Dimension dimension) {
  constexpr const char* kNames[kDimensions] = {"scenario", "replication", "week",      "day",      "stream",
                                               "priority", "post",        "role",      "category", "wait_day",
                                               "activity", "reason",      "statistic", "cause"};
  return kNames[static_cast<std::size_t>(dimension)];
}

std::string meaning_of(Dimension dimension) {
  constexpr const char* kMeanings[kDimensions] = {"scenario",
                                                  "number of the replication",
                                                  "first day of the week",
                                                  "calendar day",
                                                  "patient stream",
                                                  "priority within the stream",
                                                  "post",
                                                  "role",
                                                  "category of job-planned time",
                                                  "days waited, the last with all beyond it",
                                                  "protected time: POST/CATEGORY/ACTIVITY/PILLAR, - for none",
                                                  "why protected time was taken",
                                                  "mean, or smallest value with this percentage of the "
                                                  "replications at or below it",
                                                  "what hours are, or what took them"};
  return kMeanings[static_cast<std::size_t>(dimension)];
}

std::string units_of(Dimension dimension) {
  switch (dimension) {
    case week:
    case day:
      return "date";
    case wait_day:
      return "days";
    case replication:
      return "1";
    default:
      return "name";
  }
}

std::uint64_t length_of(Dimension dimension, const Axes& axes) {
  switch (dimension) {
    case scenario:
      return axes.scenarios.size();
    case replication:
      return axes.replications;
    case week:
      return axes.weeks;
    case day:
      return axes.days();
    case stream:
      return axes.streams.size();
    case priority:
      return axes.priorities.size();
    case post:
      return axes.posts.size();
    case role:
      return axes.roles.size();
    case category:
      return kCategories;
    case wait_day:
      return kWaitDays;
    case activity:
      return axes.activities.size();
    case reason:
      return kRaidReasons;
    case statistic:
      return kBandStatistics;
    case cause:
      return kHoursCauses;
  }
  return 0;
}

bool is_there(Dimension dimension, const Axes& axes, Keep keep) {
  if (dimension == activity || dimension == reason) return !axes.activities.empty();
  return dimension != statistic || keep == Keep::bands;
}

std::size_t bytes_of(Number number) { return number == Number::float64 ? 8 : 4; }

std::vector<DatasetLayout> block_datasets(const Axes& axes, Keep keep) {
  std::vector<DatasetLayout> all;
  add_weekly<StreamSeries>(all, kStreamSeries, keep, {stream});
  add_weekly<PostSeries>(all, kPostSeries, keep, {post});
  add_weekly<CategorySeries>(all, kCategorySeries, keep, {post, category});
  add_waits(all, keep);
  add_metrics(all);
  add_hours(all, axes);
  return all;
}

DatasetLayout below_minimum_dataset() {
  return {"daily",
          "below_minimum",
          "share of replications",
          "share of replications in which fewer were on duty than the minimum; undefined where none is set",
          Number::float32,
          {scenario, day, role}};
}

std::uint64_t numbers_in(const DatasetLayout& layout, const Axes& axes) {
  std::uint64_t count = 1;
  for (Dimension d : layout.dimensions) count *= length_of(d, axes);
  return count;
}

std::uint32_t chunk_length(const Axes& axes, Keep keep) {
  if (keep == Keep::replications) return block_length(axes);
  return std::clamp(axes.replications, std::uint32_t{1}, kBandsChunk);
}

std::uint64_t largest_chunk_bytes(const Axes& axes, Keep keep) {
  const Axes chunk = one_scenario(axes, chunk_length(axes, keep));
  std::uint64_t largest = 0;
  for (const DatasetLayout& layout : block_datasets(axes, keep))
    largest = std::max(largest, numbers_in(layout, chunk) * bytes_of(layout.number));
  return largest;
}

std::uint64_t uncompressed_bytes(const Axes& axes, Keep keep) { return uncompressed_bytes(axes, keep, ""); }

std::uint64_t expected_file_bytes(const Axes& axes, Keep keep, const Busyness& busyness) {
  const std::uint64_t names = axes.scenarios.size() + axes.days() + axes.weeks;
  return kFileBytes + 100 * names +
         expected_bytes(axes, keep, chunk_length(axes, keep), kChunkBytesInFile, busyness);
}

std::uint64_t expected_bytes_of_part(const Axes& axes, Keep keep, std::uint32_t replications) {
  return expected_bytes(one_scenario(axes, replications), keep, chunk_length(axes, keep), kChunkBytesInPart,
                        {});
}

std::uint64_t expected_packer_bytes(const Axes& axes, Keep keep, std::uint32_t replications) {
  const Axes chunk = one_scenario(axes, chunk_length(axes, keep)), block = one_scenario(axes, replications);
  std::uint64_t bytes = expected_bytes_of_part(axes, keep, replications) + uncompressed_bytes(chunk, keep);
  if (keep == Keep::bands) {
    // The weekly series of every replication; waits are counted in numbers twice as wide.
    bytes +=
        uncompressed_bytes(block, Keep::replications, "weekly") + uncompressed_bytes(chunk, keep, "waits");
  }
  return bytes;
}

}  // namespace headroom
