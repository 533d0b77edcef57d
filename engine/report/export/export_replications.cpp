// Datasets along their dimensions as tidy rows, some scenarios at a time so that memory stays small.

#include "report/export/export_replications.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "results/metrics/metrics.hpp"
#include "simulation/series.hpp"

namespace headroom {
namespace {

using Kind = DataColumn::Kind;
using Take = std::function<void(const DataRow&)>;

/// One dataset and the column that its values go into.
struct Source {
  std::string dataset;
  DataColumn column;
};

/// What a dimension after the replication is called, and its labels.
struct Labels {
  DataColumn column;
  Along along;
  std::function<DataCell(const Results&, std::size_t scenario, std::size_t position)> label;
};

Labels named(const char* column, Along along, const std::vector<std::string> Results::*names) {
  return {{column, Kind::text, "", "name"},
          along,
          [names](const Results& results, std::size_t, std::size_t at) -> DataCell {
            return (results.*names)[at];
          }};
}
Labels weeks() {
  return {{"week", Kind::date, "", "first day of the week"},
          Along::week,
          [](const Results& results, std::size_t s, std::size_t at) -> DataCell {
            return results.file(s).start + Days{static_cast<std::int32_t>(7 * at)};
          }};
}
Labels categories() {
  return {{"category", Kind::text, "", "of the job plan: dcc, spa, ar, ed"},
          Along::category,
          [](const Results&, std::size_t, std::size_t at) -> DataCell {
            return std::string{kCategoryNames[at]};
          }};
}
Labels wait_days() {
  return {{"wait_day", Kind::number, "days", "of waiting; 1095: that many or more"},
          Along::wait_day,
          [](const Results&, std::size_t, std::size_t at) -> DataCell { return static_cast<double>(at); }};
}

/// Whether rows in which nothing happened are left out.
enum class Empty { kept, left_out };

/// A row for each scenario, replication (unless a value is one over all of them) and combination of labels; a
/// column for each source.
class Replications {
 public:
  Replications(const PageInput& input, std::vector<Labels> labels, std::vector<Source> sources, Empty empty,
               Wanted::By by = Wanted::By::replication)
      : input_{input}, labels_{std::move(labels)}, sources_{std::move(sources)}, empty_{empty}, by_{by} {}

  [[nodiscard]] bool is_there() const {
    return !sources_.empty() && !input_.shown.empty() &&
           !input_.results.read(wanted(sources_.front()), input_.shown.front()).empty();
  }

  /// Dataset by dataset over some scenarios at a time, since a file hands a dataset on in pieces of
  /// scenarios.
  void hand_on(const Take& take) const {
    const std::vector<std::size_t>& shown = input_.shown;
    for (std::size_t first = 0; first < shown.size();) {
      const std::size_t count = std::min(together(shown[first]), shown.size() - first);
      std::vector<std::vector<std::vector<double>>> values(count);
      for (const Source& source : sources_) {
        for (std::size_t s = 0; s < count; ++s)
          values[s].push_back(input_.results.read(wanted(source), shown[first + s]));
      }
      for (std::size_t s = 0; s < count; ++s) {
        for (std::size_t at = 0; at < values[s].front().size(); ++at)
          take_row(shown[first + s], at, values[s], take);
      }
      first += count;
    }
  }

  [[nodiscard]] std::vector<DataColumn> columns() const {
    std::vector<DataColumn> all{{"scenario", Kind::text, "", "name"}};
    if (by_ == Wanted::By::replication) all.push_back({"replication", Kind::number, "", "from 1"});
    for (const Labels& labels : labels_) all.push_back(labels.column);
    for (const Source& source : sources_) all.push_back(source.column);
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

  [[nodiscard]] Wanted wanted(const Source& source) const {
    Wanted wanted{source.dataset, {}, by_};
    for (const Labels& labels : labels_) wanted.along.push_back(labels.along);
    return wanted;
  }

  void take_row(std::size_t s, std::size_t at, const std::vector<std::vector<double>>& values,
                const Take& take) const {
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
  std::vector<Source> sources_;
  Empty empty_;
  Wanted::By by_;
};

void add(std::vector<DataTable>& tables, const char* name, const char* about, Replications replications) {
  if (!replications.is_there()) return;
  std::vector<DataColumn> columns = replications.columns();
  tables.push_back(
      {name, about, std::move(columns),
       [replications = std::move(replications)](const Take& take) { replications.hand_on(take); }});
}

/// The metrics that every file has; one of an earlier version may lack some.
std::vector<Source> metric_sources(const PageInput& input, bool by_stream, const std::string& suffix,
                                   const std::vector<Along>& along) {
  std::vector<Source> sources;
  for (const Metric& metric : metrics()) {
    if (metric.by_stream() != by_stream) continue;
    const std::string dataset = "summary/" + std::string{metric.name} + suffix;
    if (!input.shown.empty() && input.results.read({dataset, along}, input.shown.front()).empty()) continue;
    sources.push_back(
        {dataset,
         {std::string{metric.name}, Kind::number, std::string{metric.units}, std::string{metric.long_name}}});
  }
  return sources;
}

template <class Series>
std::vector<Source> series_sources(const PageInput& input, std::size_t count,
                                   const std::vector<Along>& along) {
  std::vector<Source> sources;
  for (std::size_t s = 0; s < count; ++s) {
    const SeriesInfo series = info(static_cast<Series>(s));
    const std::string dataset = "weekly/" + std::string{series.name};
    if (!input.shown.empty() && input.results.read({dataset, along}, input.shown.front()).empty()) continue;
    sources.push_back(
        {dataset,
         {std::string{series.name}, Kind::number, std::string{series.units}, std::string{series.long_name}}});
  }
  return sources;
}

/// Then waits are summed over replications, and of weekly figures only the distribution is there.
bool is_kept_as_bands(const PageInput& input) {
  return !input.shown.empty() &&
         input.results.read({"weekly/waiting", {Along::week, Along::stream}}, input.shown.front()).empty();
}

std::vector<Source> wait_sources() {
  return {
      {"waits/first",
       {"first", Kind::number, "patients", "waits to the first appointment that ended after so many days"}},
      {"waits/treatment",
       {"treatment", Kind::number, "patients", "waits to treatment that ended after so many days"}},
      {"waits/waiting_end",
       {"waiting_end", Kind::number, "patients", "still waiting at the end, after so many days so far"}}};
}

}  // namespace

std::vector<DataTable> replication_tables(const PageInput& input) {
  const Labels streams = named("stream", Along::stream, &Results::streams),
               posts = named("post", Along::post, &Results::posts),
               priorities = named("priority", Along::priority, &Results::priorities);
  std::vector<DataTable> tables;
  add(tables, "summary_overall", "Metrics of the whole service",
      {input, {}, metric_sources(input, false, "", {}), Empty::kept});
  add(tables, "summary_by_stream", "Metrics by stream",
      {input, {streams}, metric_sources(input, true, "", {Along::stream}), Empty::kept});
  add(tables, "summary_by_priority", "Metrics by stream and priority",
      {input,
       {streams, priorities},
       metric_sources(input, true, kByPriority, {Along::stream, Along::priority}),
       Empty::kept});
  add(tables, "weekly_streams", "Patients and waits by week",
      {input,
       {weeks(), streams},
       series_sources<StreamSeries>(input, kStreamSeries, {Along::week, Along::stream}),
       Empty::kept});
  add(tables, "weekly_posts", "Hours of posts by week",
      {input,
       {weeks(), posts},
       series_sources<PostSeries>(input, kPostSeries, {Along::week, Along::post}),
       Empty::kept});
  add(tables, "weekly_categories",
      "Hours of posts by week and category of the job plan; rows of nothing but 0 are left out",
      {input,
       {weeks(), posts, categories()},
       series_sources<CategorySeries>(input, kCategorySeries, {Along::week, Along::post, Along::category}),
       Empty::left_out});
  const Replications waits{input,
                           {streams, priorities, wait_days()},
                           wait_sources(),
                           Empty::left_out,
                           is_kept_as_bands(input) ? Wanted::By::scenario : Wanted::By::replication};
  add(tables, "waits",
      "Patients by days waited, over all replications where they were not kept one by one; rows of nothing "
      "but 0 are left out",
      waits);
  return tables;
}

}  // namespace headroom
