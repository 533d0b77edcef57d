#include "store/layout.hpp"

#include "base/ensure.hpp"
#include "results/metrics.hpp"
#include "results/series.hpp"

namespace headroom {
namespace {

using enum Dimension;

template <class Series>
void add_weekly(std::vector<DatasetLayout>& all, std::size_t count,
                const std::vector<Dimension>& dimensions) {
  for (std::size_t s = 0; s < count; ++s) {
    const SeriesInfo i = info(static_cast<Series>(s));
    all.push_back({"weekly", std::string{i.name}, std::string{i.units}, std::string{i.long_name},
                   Number::float32, dimensions});
  }
}

void add_waits(std::vector<DatasetLayout>& all) {
  const std::vector<Dimension> dimensions{scenario, replication, stream, priority, wait_day};
  const auto add = [&](const char* name, const char* meaning) {
    all.push_back({"waits", name, "patients", meaning, Number::uint32, dimensions});
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
  if (!is_there(activity, axes)) return;
  all.push_back({"summary",
                 kRaidedByActivity,
                 "hours",
                 "protected hours taken to see patients over the period, by activity and reason",
                 Number::float64,
                 {scenario, replication, activity, reason}});
}

std::uint64_t bytes_in(const DatasetLayout& layout, const Axes& axes) {
  std::uint64_t bytes = bytes_of(layout.number);
  for (Dimension d : layout.dimensions) bytes *= length_of(d, axes);
  return bytes;
}

}  // namespace

std::string name_of(Dimension dimension) {
  constexpr const char* kNames[kDimensions] = {"scenario", "replication", "week",     "day",
                                               "stream",   "priority",    "post",     "role",
                                               "category", "wait_day",    "activity", "reason"};
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
                                                  "why protected time was taken"};
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
  }
  return 0;
}

bool is_there(Dimension dimension, const Axes& axes) {
  return (dimension != activity && dimension != reason) || !axes.activities.empty();
}

std::size_t bytes_of(Number number) { return number == Number::float64 ? 8 : 4; }

std::vector<DatasetLayout> block_datasets(const Axes& axes) {
  std::vector<DatasetLayout> all;
  add_weekly<StreamSeries>(all, kStreamSeries, {scenario, replication, week, stream});
  add_weekly<PostSeries>(all, kPostSeries, {scenario, replication, week, post});
  add_weekly<CategorySeries>(all, kCategorySeries, {scenario, replication, week, post, category});
  add_waits(all);
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

std::uint64_t uncompressed_bytes(const Axes& axes) {
  std::uint64_t bytes = 0;
  for (const DatasetLayout& layout : block_datasets(axes)) bytes += bytes_in(layout, axes);
  return bytes;
}

std::uint64_t expected_file_bytes(const Axes& axes) { return 200'000 + uncompressed_bytes(axes) / 12; }

}  // namespace headroom
