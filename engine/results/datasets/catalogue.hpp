// The catalogue of datasets: what each is, along what, how it is taken and what of it is kept.
// The result file and its reader, storage in memory, bands, export and the comparison all read it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "results/datasets/axes.hpp"
#include "results/metrics/metrics.hpp"
#include "results/results.hpp"
#include "simulation/observations.hpp"
#include "study/study.hpp"

namespace headroom {

/// What is kept of the replications of a scenario.
enum class Kept {
  each,        ///< every one
  statistics,  ///< mean and percentiles over them, as `band_statistics`
  sum,         ///< counts, added up
  share,       ///< the share of them in which it is so
};

/// Where a dataset stands in the result file, and with it what of it is kept.
enum class Group { weekly, waits, daily, summary };
struct GroupRow {
  Group id;
  std::string_view name;
  std::array<Kept, kKeepRows.size()> kept;  ///< by Keep
};
inline constexpr std::array kGroupRows{
    GroupRow{Group::weekly, "weekly", {Kept::each, Kept::statistics}},
    GroupRow{Group::waits, "waits", {Kept::each, Kept::sum}},
    GroupRow{Group::daily, "daily", {Kept::share, Kept::share}},
    GroupRow{Group::summary, "summary", {Kept::each, Kept::each}},
};
static_assert(
    [] {
      for (std::size_t i = 0; i < kGroupRows.size(); ++i)
        if (static_cast<std::size_t>(kGroupRows[i].id) != i) return false;
      return true;
    }(),
    "rows of groups in the order of their ids");
[[nodiscard]] constexpr Kept kept_of(Group group, Keep keep) {
  return kGroupRows[static_cast<std::size_t>(group)].kept[static_cast<std::size_t>(keep)];
}
static_assert(
    [] {
      for (const KeepRow& row : kKeepRows) {
        bool reduces = false;
        for (const GroupRow& group : kGroupRows) {
          const Kept kept = kept_of(group.id, row.keep);
          reduces = reduces || kept == Kept::statistics || kept == Kept::sum;
        }
        if (reduces != row.reduces) return false;
      }
      return true;
    }(),
    "a way of keeping says whether it reduces anything over replications");
/// What the file calls the group: statistics stand beside the values that they are of.
[[nodiscard]] std::string group_name(Group group, Kept kept);

/// One replication of a scenario, and where the scenario's things stand on the axes.
struct Replicated {
  const Observations& observations;
  const Summary& summary;
  const Positions& at;
};

/// Its numbers in the order of the scenario's own things: [week or day][stream, stream priority, post, role
/// or activity][the rest], as far as the dataset has these. `room` is for numbers that stand nowhere as they
/// are.
template <class T>
using Take = std::function<std::span<const T>(const Replicated&, std::vector<T>& room)>;

/// How numbers are stored, in the order of `Dataset::take`.
enum class Number { float32, float64, uint32 };
[[nodiscard]] constexpr std::size_t bytes_of(Number number) { return number == Number::float64 ? 8 : 4; }

struct Dataset {
  Group group;
  std::string name, units, long_name;
  std::vector<Along> along;  ///< after scenario and replication
  std::variant<Take<float>, Take<double>, Take<std::uint32_t>> take;
  std::string formerly{};  ///< its name in files of earlier versions, where that is another
  std::string column{},
      meaning{};                   ///< in tables for people's own tools, where others than name and long_name
  const Metric* metric = nullptr;  ///< whose figures these are

  [[nodiscard]] Kept kept(Keep keep) const { return kept_of(group, keep); }
  [[nodiscard]] Number number(Keep keep) const;
  /// "weekly/waiting"
  [[nodiscard]] std::string path(Keep keep = Keep::replications) const;
  [[nodiscard]] std::string said(Keep keep) const;  ///< long_name of what is kept
  [[nodiscard]] bool is_along(Along dimension) const;
  /// Only what cover may take is along activities.
  [[nodiscard]] bool is_there(const Axes& axes) const {
    return !axes.activities.empty() || !is_along(Along::activity);
  }
};

/// In the order of the result file: weekly series, waits, days, the metrics (by stream, then by priority),
/// hours over the period.
[[nodiscard]] const std::vector<Dataset>& catalogue();

/// What is neither a weekly series nor a metric and is asked for by name.
enum class DatasetId {
  waits_first,
  waits_treatment,
  waits_at_end,
  below_minimum,
  planned_by_category,
  delivered_by_category,
  hours_by_cause,
  protected_hours_used,
};

[[nodiscard]] const Dataset& dataset(StreamSeries series);
[[nodiscard]] const Dataset& dataset(PostSeries series);
[[nodiscard]] const Dataset& dataset(CategorySeries series);
[[nodiscard]] const Dataset& dataset(MetricId metric);
[[nodiscard]] const Dataset& dataset(DatasetId id);
/// Of a metric of patients.
[[nodiscard]] const Dataset& by_priority(MetricId metric);
/// By its path under any way of keeping; null where there is none of this name.
[[nodiscard]] const Dataset* find_dataset(std::string_view path);

/// To be read where this was kept of it.
[[nodiscard]] Wanted wanted(const Dataset& dataset, Keep keep = Keep::replications);
template <class Id>
[[nodiscard]] Wanted wanted(Id id, Keep keep = Keep::replications) {
  return wanted(dataset(id), keep);
}
/// Under what earlier versions called it; the same where they had the same name.
[[nodiscard]] std::string former_path(const std::string& path);

/// What was kept of a scenario's replications.
[[nodiscard]] Keep keep_of(const Results& results, std::size_t scenario);

/// Hours of all posts over the period, by name of the PostSeries or CategorySeries (or `kNotPlanned`): not
/// stored by themselves, but read from those by cause, or of an earlier version summed up from its weeks.
[[nodiscard]] Wanted wanted_hours(std::string_view series);
/// The series, where such hours are wanted; else empty.
[[nodiscard]] std::string_view hours_wanted(const Wanted& wanted);

/// Where the numbers of one scenario stand in a row of the dataset: [outer][axis][each].
struct Placing {
  std::size_t outer = 1, axis = 1, each = 1;
  std::vector<std::size_t> at{0};  ///< by the scenario's own things: where on the axis

  [[nodiscard]] std::size_t own() const { return outer * at.size() * each; }
  [[nodiscard]] std::size_t row() const { return outer * axis * each; }
};
[[nodiscard]] Placing placing(const Dataset& dataset, const Axes& axes, const Positions& at);

/// Numbers in the scenario's own order to where they stand in a row, each through `put(from, into)`; the rest
/// of the row stays as it is.
template <class From, class Into, class Put>
void spread(const Placing& placing, const From* own, Into* row, const Put& put) {
  for (std::size_t o = 0; o < placing.outer; ++o, row += placing.axis * placing.each) {
    for (const std::size_t position : placing.at) {
      Into* const into = row + position * placing.each;
      for (std::size_t i = 0; i < placing.each; ++i) put(own[i], into[i]);
      own += placing.each;
    }
  }
}
/// The same as they are.
template <class T>
void spread(const Placing& placing, const T* own, T* row) {
  for (std::size_t o = 0; o < placing.outer; ++o, row += placing.axis * placing.each) {
    for (const std::size_t position : placing.at) {
      std::copy_n(own, placing.each, row + position * placing.each);
      own += placing.each;
    }
  }
}

}  // namespace headroom
