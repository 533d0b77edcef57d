// Datasets along their dimensions as tidy rows, some scenarios at a time so that memory stays small.

#include "report/export/export_replications.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

using TakeRow = std::function<void(const DataRow&)>;

using Sources = std::vector<const Dataset*>;

DataColumn column_of(const Dataset& dataset) {
  return {dataset.column.empty() ? dataset.name : dataset.column, DataKind::number, dataset.units,
          dataset.meaning.empty() ? dataset.long_name : dataset.meaning};
}

/// What a dimension after the replication is called, and its labels.
struct Labels {
  DataColumn column;
  Along along;
  std::function<DataCell(const Results&, std::size_t scenario, std::size_t position)> label;
};

Labels named(const char* column, Along along, const std::vector<std::string> Results::*names) {
  return {{column, DataKind::text, "", "name"},
          along,
          [names](const Results& results, std::size_t, std::size_t at) -> DataCell {
            return (results.*names)[at];
          }};
}
Labels weeks() {
  return {{"week", DataKind::date, "", "first day of the week"},
          Along::week,
          [](const Results& results, std::size_t s, std::size_t at) -> DataCell {
            return results.file(s).start + Days{static_cast<std::int32_t>(7 * at)};
          }};
}
Labels categories() {
  return {{"category", DataKind::text, "", "of the job plan: dcc, spa, ar, ed"},
          Along::category,
          [](const Results&, std::size_t, std::size_t at) -> DataCell {
            return std::string{kCategoryNames[at]};
          }};
}
Labels wait_days() {
  return {{"wait_day", DataKind::number, "days", "of waiting; 1095: that many or more"},
          Along::wait_day,
          [](const Results&, std::size_t, std::size_t at) -> DataCell { return static_cast<double>(at); }};
}

Labels labels_along(Along along) {
  switch (along) {
    case Along::week:
      return weeks();
    case Along::category:
      return categories();
    case Along::wait_day:
      return wait_days();
    case Along::post:
      return named("post", along, &Results::posts);
    case Along::priority:
      return named("priority", along, &Results::priorities);
    default:
      return named("stream", Along::stream, &Results::streams);
  }
}

/// Whether rows in which nothing happened are left out.
enum class Empty { kept, left_out };

/// A row for each scenario, replication (unless a value is one over all of them) and combination of labels; a
/// column for each source.
class Replications {
 public:
  /// `sources`: at least one, all along the same.
  Replications(const PageInput& input, const Sources& sources, Keep keep, Empty empty)
      : input_{input}, empty_{empty} {
    for (const Along along : sources.front()->along) labels_.push_back(labels_along(along));
    for (const Dataset* source : sources) {
      sources_.push_back(wanted(*source, keep));
      columns_.push_back(column_of(*source));
    }
    by_ = sources_.front().by;
  }

  /// Dataset by dataset over some scenarios at a time, since a file hands a dataset on in pieces of
  /// scenarios.
  void hand_on(const TakeRow& take) const {
    const std::vector<std::size_t>& shown = input_.shown;
    for (std::size_t first = 0; first < shown.size();) {
      const std::size_t count = std::min(together(shown[first]), shown.size() - first);
      std::vector<std::vector<std::vector<double>>> values(count);
      for (const Wanted& source : sources_) {
        for (std::size_t s = 0; s < count; ++s)
          values[s].push_back(input_.results.read(source, shown[first + s]));
      }
      for (std::size_t s = 0; s < count; ++s) {
        for (std::size_t at = 0; at < values[s].front().size(); ++at)
          take_row(shown[first + s], at, values[s], take);
      }
      first += count;
    }
  }

  [[nodiscard]] std::vector<DataColumn> columns() const {
    std::vector<DataColumn> all{{"scenario", DataKind::text, "", "name"}};
    if (by_ == Wanted::By::replication) all.push_back({"replication", DataKind::number, "", "from 1"});
    for (const Labels& labels : labels_) all.push_back(labels.column);
    all.insert(all.end(), columns_.begin(), columns_.end());
    return all;
  }

 private:
  /// Scenarios whose values are in memory at a time: a few million figures.
  [[nodiscard]] std::size_t together(std::size_t scenario) const {
    constexpr std::size_t kMostFigures = 4'000'000, kMostScenarios = 50;
    std::size_t each = sources_.size();
    if (by_ == Wanted::By::replication) each *= input_.results.replications[scenario];
    for (const Labels& labels : labels_) each *= input_.results.length(labels.along, scenario);
    return std::clamp<std::size_t>(kMostFigures / std::max<std::size_t>(1, each), 1, kMostScenarios);
  }

  void take_row(std::size_t s, std::size_t at, const std::vector<std::vector<double>>& values,
                const TakeRow& take) const {
    bool anything = false;
    for (const auto& source : values)
      anything = anything || (at < source.size() && !std::isnan(source[at]) &&
                              (empty_ == Empty::kept || source[at] != 0));
    if (!anything) return;  // a stream or post that the scenario lacks
    const std::size_t first = by_ == Wanted::By::replication ? 2 : 1;
    DataRow row(first + labels_.size());
    std::size_t rest = at;
    for (std::size_t l = labels_.size(); l-- > 0;) {
      const std::size_t length = input_.results.length(labels_[l].along, s);
      row[first + l] = labels_[l].label(input_.results, s, rest % length);
      rest /= length;
    }
    row[0] = input_.results.scenarios[s];
    if (first == 2) row[1] = static_cast<double>(rest + 1);
    for (const auto& source : values) row.push_back(at < source.size() ? figure(source[at]) : DataCell{});
    take(row);
  }

  const PageInput& input_;
  std::vector<Labels> labels_;
  std::vector<Wanted> sources_;
  std::vector<DataColumn> columns_;
  Empty empty_;
  Wanted::By by_ = Wanted::By::replication;
};

/// What the datasets of a group that are along the same become.
struct TableRow {
  Group group;
  std::vector<Along> along;
  const char *name, *about;
  Empty empty = Empty::kept;
};

const std::vector<TableRow>& table_rows() {
  using enum Along;
  static const std::vector<TableRow> kRows{
      {Group::summary, {}, "summary_overall", "Metrics of the whole service"},
      {Group::summary, {stream}, "summary_by_stream", "Metrics by stream"},
      {Group::summary, {stream, priority}, "summary_by_priority", "Metrics by stream and priority"},
      {Group::weekly, {week, stream}, "weekly_streams", "Patients and waits by week"},
      {Group::weekly, {week, post}, "weekly_posts", "Hours of posts by week"},
      {Group::weekly,
       {week, post, category},
       "weekly_categories",
       "Hours of posts by week and category of the job plan; rows of nothing but 0 are left out",
       Empty::left_out},
      {Group::waits,
       {stream, priority, wait_day},
       "waits",
       "Patients by days waited, over all replications where they were not kept one by one; rows of nothing "
       "but 0 are left out",
       Empty::left_out}};
  return kRows;
}

/// Those that every file has; one of an earlier version may lack some.
Sources sources_of(const PageInput& input, const TableRow& table, Keep keep) {
  Sources sources;
  for (const Dataset& dataset : catalogue()) {
    if (dataset.group != table.group || dataset.along != table.along) continue;
    if (!input.results.read(wanted(dataset, keep), input.shown.front()).empty()) sources.push_back(&dataset);
  }
  return sources;
}

}  // namespace

std::vector<DataTable> replication_tables(const PageInput& input) {
  std::vector<DataTable> tables;
  if (input.shown.empty()) return tables;
  const Keep held = keep_of(input.results, input.shown.front());
  for (const TableRow& table : table_rows()) {
    // Of statistics there are tables of their own.
    const bool by_replication = kept_of(table.group, held) == Kept::statistics;
    const Keep keep = by_replication ? Keep::replications : held;
    const Sources sources = sources_of(input, table, keep);
    if (sources.empty()) continue;
    Replications replications{input, sources, keep, table.empty};
    std::vector<DataColumn> columns = replications.columns();
    tables.push_back(
        {table.name, table.about, std::move(columns),
         [replications = std::move(replications)](const TakeRow& take) { replications.hand_on(take); }});
  }
  return tables;
}

}  // namespace headroom
