// Headings that say of which figure each column is, since rows are pasted without their neighbours.

#include "report/export/summary_tables.hpp"

#include <algorithm>
#include <iterator>

#include "report/export/export_tables.hpp"
#include "report/page/section_words.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"
#include "results/comparison/comparison.hpp"
#include "results/specification.hpp"

namespace headroom {
namespace {

DataColumn name_column(const char* name) { return {name, DataKind::text, "", "name"}; }

void add_columns(std::vector<DataColumn>& columns, const ComparedFigure& figure, const std::string& heading) {
  const auto add = [&](const std::string& name, const std::string& meaning) {
    columns.push_back({name, DataKind::number, std::string{figure.units}, meaning});
  };
  // Each heading says of what it is: rows are pasted elsewhere without their neighbours.
  add(heading, std::string{figure.long_name});
  add(heading + ": low", std::string{kMeanInterval} + ", lower end");
  add(heading + ": high", std::string{kMeanInterval} + ", upper end");
  add(heading + ": difference", "from the baseline, paired by replication");
  add(heading + ": difference low", std::string{kDifferenceInterval} + ", lower end");
  add(heading + ": difference high", std::string{kDifferenceInterval} + ", upper end");
}

void add_scenario_cells(DataRow& row, const ComparedFigure& of, std::size_t scenario) {
  const ComparedScenario& one = of.scenarios[scenario];
  row.insert(row.end(), {figure(one.level.mean), figure(one.level.low), figure(one.level.high)});
  const bool changed = one.change && one.change->difference.replications > 0;
  const Estimate& d = changed ? one.change->difference : one.level;
  for (const double value : {d.mean, d.low, d.high}) row.push_back(changed ? figure(value) : DataCell{});
}

const ComparedFigure* find(const Comparison& comparison, MetricId metric, std::optional<std::size_t> stream) {
  const auto found =
      std::find_if(comparison.figures.begin(), comparison.figures.end(),
                   [&](const ComparedFigure& f) { return f.is(metric) && f.stream == stream; });
  return found == comparison.figures.end() ? nullptr : &*found;
}

}  // namespace

DataTable headline_waits_table(const PageInput& input) {
  const Comparison comparison = compare(
      input.results, {.baseline = input.baseline,
                      .metrics = names_of({MetricId::in_time, MetricId::wait_first_mean,
                                           MetricId::wait_first_p92, MetricId::wait_treatment_mean})});
  std::vector<MetricId> shown{MetricId::in_time, MetricId::wait_first_mean, MetricId::wait_first_p92};
  const auto is_treated = [](const ComparedFigure& f) {
    return f.is(MetricId::wait_treatment_mean) && defined_somewhere(f);
  };
  if (std::any_of(comparison.figures.begin(), comparison.figures.end(), is_treated))
    shown.push_back(MetricId::wait_treatment_mean);
  std::vector<DataColumn> columns{name_column("stream"), name_column("scenario")};
  for (const MetricId id : shown)
    add_columns(columns, *find(comparison, id, 0), std::string{row_of(id).short_name});
  std::vector<DataRow> rows;
  for (std::size_t stream = 0; stream < comparison.streams.size(); ++stream) {
    for (const std::size_t s : input.shown) {
      DataRow row{comparison.streams[stream], comparison.scenarios[s]};
      for (const MetricId id : shown) add_scenario_cells(row, *find(comparison, id, stream), s);
      rows.push_back(std::move(row));
    }
  }
  return data_table("headline_waits", "Patients in time, and waits", std::move(columns), std::move(rows));
}

DataTable headline_service_table(const PageInput& input) {
  const std::initializer_list<MetricId> kShown{MetricId::cost, MetricId::utilisation,
                                               MetricId::days_below_minimum};
  const Comparison comparison =
      compare(input.results, {.baseline = input.baseline, .metrics = names_of(kShown)});
  std::vector<DataColumn> columns{name_column("scenario")};
  for (const MetricId id : kShown) {
    const std::string over = id == MetricId::cost ? " over the period" : "";
    add_columns(columns, *find(comparison, id, std::nullopt), std::string{row_of(id).short_name} + over);
  }
  std::vector<DataRow> rows;
  for (const std::size_t s : input.shown) {
    DataRow row{comparison.scenarios[s]};
    for (const MetricId id : kShown) add_scenario_cells(row, *find(comparison, id, std::nullopt), s);
    rows.push_back(std::move(row));
  }
  return data_table("headline_service", "The whole service", std::move(columns), std::move(rows));
}

namespace {

/// For people: what adds up first, then what the post is while it is there; of all together nothing is.
DataRow sheet_row(const std::string& scenario, const SpecifiedPost& post, bool is_total) {
  DataRow row{scenario, post.post, post.role, post.band};
  add_hours(row, post.over_period);
  row.push_back(figure(post.cost_per_year));
  const DataRow there{post.share_of_period, post.in_post.wte, post.in_post.per_week.value()};
  for (const DataCell& cell : there) row.push_back(is_total ? DataCell{} : cell);
  return row;
}

std::vector<DataColumn> sheet_columns() {
  const auto number_column = [](const std::string& name, const char* units, const std::string& meaning) {
    return DataColumn{name, DataKind::number, units, meaning};
  };
  const std::string averaged = "averaged over the period, so that posts add up";
  const std::string there = "on the first reported day on which it exists";
  std::vector<DataColumn> columns{name_column("scenario"),
                                  name_column("post"),
                                  {"role", DataKind::text, "", "the first"},
                                  {"band", DataKind::text, "", "empty: none given"},
                                  number_column("establishment", "WTE", averaged)};
  for (const std::string span : {"a week", "a year"}) {
    for (const char* what : {"all", "DCC", "SPA", "AR", "ED"})
      columns.push_back(number_column(span + ": " + what, "hours", "contracted, " + averaged));
  }
  columns.push_back(number_column("cost a year", "GBP", "pay with on-costs, all places filled, " + averaged));
  columns.push_back(number_column("share of period", "share", "for which the post exists"));
  columns.push_back(number_column("in post: establishment", "WTE", there));
  columns.push_back(number_column("in post: a week", "hours", "contracted, " + there));
  return columns;
}

}  // namespace

DataTable specification_sheet_table(const PageInput& input) {
  std::vector<DataRow> rows;
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    if (!input.services[s]) continue;
    const std::vector<SpecifiedPost> specified = specification(input.services[s]->service);
    for (const SpecifiedPost& post : specified) rows.push_back(sheet_row(shown_name(input, s), post, false));
    rows.push_back(sheet_row(shown_name(input, s), total(specified), true));
  }
  return data_table("specification", "The service specification: posts, hours and cost", sheet_columns(),
                    std::move(rows));
}

}  // namespace headroom
