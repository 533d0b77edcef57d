// What each dataset is, a row each.
#include "results/datasets/catalogue.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/ensure.hpp"
#include "results/datasets/band_statistics.hpp"
#include "results/metrics/hours_by_cause.hpp"

namespace headroom {
namespace {

/// One of the series that stand one after another, each as long.
template <class Series>
Take<float> one_series(std::vector<float> Observations::*all, Series series, std::size_t count) {
  return [all, at = static_cast<std::size_t>(series), count](const Replicated& r, std::vector<float>&) {
    const std::vector<float>& numbers = r.observations.*all;
    const std::size_t length = numbers.size() / count;
    ensure(length * count == numbers.size(), "weekly observations hold every series");
    return std::span{numbers}.subspan(at * length, length);
  };
}

Take<std::uint32_t> whole(std::vector<std::uint32_t> Observations::*counts) {
  return [counts](const Replicated& r, std::vector<std::uint32_t>&) {
    return std::span{r.observations.*counts};
  };
}

template <std::size_t kCount>
Take<double> whole(std::array<double, kCount> Summary::*hours) {
  return [hours](const Replicated& r, std::vector<double>&) -> std::span<const double> {
    return r.summary.*hours;
  };
}

Take<double> one_figure(std::size_t metric) {
  return [metric](const Replicated& r, std::vector<double>&) {
    return std::span{r.summary.overall}.subspan(metric, 1);
  };
}
Take<double> all_figures(std::vector<std::vector<double>> Summary::*all, std::size_t metric) {
  return [all, metric](const Replicated& r, std::vector<double>&) {
    return std::span{(r.summary.*all)[metric]};
  };
}

/// [day][role with a rule]: 1 where any rule of the role was broken.
std::span<const std::uint32_t> roles_below(const Replicated& r, std::vector<std::uint32_t>& room) {
  const std::size_t rules = r.at.minimum_roles.size(), roles = r.at.ruled_roles.size();
  if (rules == 0) return {};
  const std::vector<std::uint8_t>& below = r.observations.below_minimum;
  room.assign(below.size() / rules * roles, 0);
  for (std::size_t i = 0; i < below.size(); ++i) {
    if (below[i] == 0) continue;
    const auto role =
        std::lower_bound(r.at.ruled_roles.begin(), r.at.ruled_roles.end(), r.at.minimum_roles[i % rules]);
    room[i / rules * roles + static_cast<std::size_t>(role - r.at.ruled_roles.begin())] = 1;
  }
  return room;
}

/// [activity][reason]: 0 where cover may take but did not.
std::span<const double> hours_used(const Replicated& r, std::vector<double>& room) {
  room.assign(r.at.activities.size() * kProtectedUseReasons, 0);
  for (const ProtectedUse& use : r.observations.protected_uses) {
    const auto found = std::find_if(
        r.at.protected_parts.begin(), r.at.protected_parts.end(), [&](const Positions::ProtectedPart& one) {
          return one.post == use.post && one.category == use.category && one.activity == use.activity;
        });
    ensure(found != r.at.protected_parts.end(), "only time that cover may take is taken");
    const auto place = std::lower_bound(r.at.activities.begin(), r.at.activities.end(), found->position);
    room[static_cast<std::size_t>(place - r.at.activities.begin()) * kProtectedUseReasons +
         static_cast<std::size_t>(use.reason)] += to_hours(Minutes{use.minutes}).value();
  }
  return room;
}

/// Shards know datasets by their place: those that earlier programs do not write stand after all others, in
/// the order in which they came. A new metric is the last of them.
constexpr std::array kLaterMetrics{MetricId::in_time_end, MetricId::waiting_start,
                                   MetricId::week_under_target};
constexpr bool is_of_later(MetricId metric) {
  return std::find(kLaterMetrics.begin(), kLaterMetrics.end(), metric) != kLaterMetrics.end();
}

/// All rows, and where those stand that are asked for by name.
struct CatalogueRows {
  std::vector<Dataset> all{};
  std::vector<std::size_t> of_metric{};  ///< by MetricId
  std::map<DatasetId, std::size_t> of_id{};
  std::map<std::string, std::size_t, std::less<>> of_path{};

  CatalogueRows() {
    using enum Along;
    add_weekly(kStreamSeriesRows, &Observations::by_stream, {week, stream});
    add_weekly(kPostSeriesRows, &Observations::by_post, {week, post});
    add_weekly(kCategorySeriesRows, &Observations::by_category, {week, post, category});
    add_waits();
    add(DatasetId::below_minimum,
        {Group::daily,
         "below_minimum",
         "share of replications",
         "share of replications in which fewer were on duty than the minimum; undefined where none is set",
         {day, role},
         Take<std::uint32_t>{roles_below}});
    of_metric.resize(metrics().size());
    for (const Metric& metric : metrics())
      if (!is_of_later(metric.id)) add_metric(metric);
    add_hours();
    for (const MetricId later : kLaterMetrics) add_metric(metrics()[static_cast<std::size_t>(later)]);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const KeepRow& keep : kKeepRows) of_path.emplace(all[i].path(keep.keep), i);
    }
  }

  template <class Series>
  void add_weekly(const Series& rows, std::vector<float> Observations::*values,
                  const std::vector<Along>& along) {
    for (const auto& row : rows) {
      all.push_back({Group::weekly, std::string{row.name}, std::string{row.units}, std::string{row.long_name},
                     along, one_series(values, row.id, rows.size()), std::string{row.formerly}});
    }
  }

  void add(DatasetId id, Dataset dataset) {
    of_id[id] = all.size();
    all.push_back(std::move(dataset));
  }

  void add_waits() {
    const auto add_days = [&](DatasetId id, const char* name, const char* long_name, const char* meaning,
                              std::vector<std::uint32_t> Observations::*counts) {
      Dataset waits{
          Group::waits, name, "patients", long_name, {Along::stream, Along::priority, Along::wait_day},
          whole(counts)};
      waits.meaning = meaning;
      add(id, std::move(waits));
    };
    add_days(DatasetId::waits_first, "first", "patients by days waited to the first attended appointment",
             "waits to the first appointment that ended after so many days", &Observations::waits_first);
    add_days(DatasetId::waits_treatment, "treatment",
             "patients by days waited to treatment, or to the decision not to treat",
             "waits to treatment that ended after so many days", &Observations::waits_treatment);
    add_days(DatasetId::waits_at_end, "waiting_end",
             "patients by days waited so far, waiting for a first appointment at the end",
             "still waiting at the end, after so many days so far", &Observations::waits_waiting_end);
  }

  void add_metric(const Metric& metric) {
    const std::size_t m = metric_position(metric.id);
    const std::string name{metric.name}, units{metric.units}, meaning{metric.long_name};
    const auto add_figures = [&](Dataset figures) {
      figures.metric = &metric;
      all.push_back(std::move(figures));
    };
    of_metric[m] = all.size();
    if (!metric.by_stream()) return add_figures({Group::summary, name, units, meaning, {}, one_figure(m)});
    add_figures({Group::summary, name, units, meaning, {Along::stream}, all_figures(&Summary::by_stream, m)});
    if (!metric.by_priority()) return;
    add_figures({Group::summary,
                 name + "_by_priority",
                 units,
                 meaning + ", by priority",
                 {Along::stream, Along::priority},
                 all_figures(&Summary::by_priority, m),
                 "",
                 name,
                 meaning});
  }

  void add_hours() {
    const auto add_sums = [&](DatasetId id, const char* name, const char* long_name, std::vector<Along> along,
                              Take<double> take, const char* formerly = "") {
      add(id, {Group::summary, name, "hours", long_name, std::move(along), std::move(take), formerly});
    };
    add_sums(DatasetId::planned_by_category, "planned_hours_by_category",
             "hours planned by the job plans over the period, by category", {Along::category},
             whole(&Summary::planned_by_category));
    add_sums(DatasetId::delivered_by_category, "delivered_hours_by_category",
             "hours delivered over the period by posts with a job plan, by category", {Along::category},
             whole(&Summary::delivered_by_category));
    add_sums(DatasetId::hours_by_cause, "hours_by_cause", "hours of all posts over the period, by cause",
             {Along::cause}, whole(&Summary::hours_by_cause));
    add_sums(DatasetId::protected_hours_used, "protected_hours_used_by_activity",
             "protected hours taken to see patients over the period, by activity and reason",
             {Along::activity, Along::reason}, hours_used, "raided_hours_by_activity");
  }
};

const CatalogueRows& catalogue_rows() {
  static const CatalogueRows kRows;
  return kRows;
}

constexpr std::string_view kHoursOfPeriod = "hours/";

}  // namespace

std::string group_name(Group group, Kept kept) {
  const std::string name{kGroupRows[static_cast<std::size_t>(group)].name};
  return kept == Kept::statistics ? name + "_bands" : name;
}

Number Dataset::number(Keep keep) const {
  return kept(keep) == Kept::share ? Number::float32 : static_cast<Number>(take.index());
}

std::string Dataset::path(Keep keep) const { return group_name(group, kept(keep)) + '/' + name; }

std::string Dataset::said(Keep keep) const {
  switch (kept(keep)) {
    case Kept::each:
    case Kept::share:
      return long_name;
    case Kept::statistics:
      return long_name + ", over replications";
    case Kept::sum:
      return long_name + ", summed over replications";
  }
  return long_name;
}

bool Dataset::is_along(Along dimension) const {
  return std::find(along.begin(), along.end(), dimension) != along.end();
}

const std::vector<Dataset>& catalogue() { return catalogue_rows().all; }

const Dataset& dataset(StreamSeries series) { return catalogue()[static_cast<std::size_t>(series)]; }
const Dataset& dataset(PostSeries series) {
  return catalogue()[kStreamSeries + static_cast<std::size_t>(series)];
}
const Dataset& dataset(CategorySeries series) {
  return catalogue()[kStreamSeries + kPostSeries + static_cast<std::size_t>(series)];
}
const Dataset& dataset(MetricId metric) {
  return catalogue()[catalogue_rows().of_metric.at(metric_position(metric))];
}
const Dataset& dataset(DatasetId id) { return catalogue()[catalogue_rows().of_id.at(id)]; }

const Dataset& by_priority(MetricId id) {
  ensure(metric(id).by_priority(), "only metrics of patients are by priority");
  return (&dataset(id))[1];
}

const Dataset* find_dataset(std::string_view path) {
  const auto& all = catalogue_rows().of_path;
  const auto found = all.find(path);
  return found == all.end() ? nullptr : &catalogue()[found->second];
}

Wanted wanted(const Dataset& dataset, Keep keep) {
  const Kept kept = dataset.kept(keep);
  Wanted wanted{dataset.path(keep), dataset.along, Wanted::By::scenario};
  if (kept == Kept::each) wanted.by = Wanted::By::replication;
  if (kept == Kept::statistics) wanted.along.insert(wanted.along.begin(), Along::statistic);
  return wanted;
}

std::string former_path(const std::string& path) {
  const Dataset* dataset = find_dataset(path);
  if (dataset == nullptr || dataset->formerly.empty()) return path;
  return path.substr(0, path.size() - dataset->name.size()) + dataset->formerly;
}

Keep keep_of(const Results& results, std::size_t scenario) {
  const auto is_kept = [&](const KeepRow& row) {
    return !results.read(wanted(StreamSeries::waiting, row.keep), scenario).empty();
  };
  const auto found = std::find_if(kKeepRows.begin(), kKeepRows.end() - 1, is_kept);
  return found->keep;
}

Wanted wanted_hours(std::string_view series) { return {std::string{kHoursOfPeriod}.append(series)}; }

std::string_view hours_wanted(const Wanted& wanted) {
  const std::string_view name = wanted.name;
  return name.starts_with(kHoursOfPeriod) ? name.substr(kHoursOfPeriod.size()) : std::string_view{};
}

Placing placing(const Dataset& dataset, const Axes& axes, const Positions& at) {
  Placing p;
  const auto of_things = [&](const std::vector<std::size_t>& things, Along along) {
    p.at = things;
    p.axis = length_of(along, axes);
  };
  for (const Along along : dataset.along) {
    switch (along) {
      case Along::week:
      case Along::day:
        p.outer *= length_of(along, axes);
        break;
      case Along::stream:
        of_things(at.streams, along);
        break;
      case Along::post:
        of_things(at.posts, along);
        break;
      case Along::role:
        of_things(at.ruled_roles, along);
        break;
      case Along::activity:
        of_things(at.activities, along);
        break;
      case Along::priority:  // within the stream before it
        p.axis *= axes.priorities.size();
        p.at.clear();
        for (const auto [stream, priority] : at.stream_priorities)
          p.at.push_back(stream * axes.priorities.size() + priority);
        break;
      default:
        p.each *= length_of(along, axes);
    }
  }
  return p;
}

}  // namespace headroom
