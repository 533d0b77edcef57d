#include "report/summary_tables.hpp"

#include <algorithm>

#include "report/export_tables.hpp"
#include "report/section_words.hpp"
#include "results/comparison.hpp"
#include "results/specification.hpp"

namespace headroom {
namespace {

using Kind = DataColumn::Kind;

struct Headline {
  const char* metric;
  const char* heading;
};

DataColumn name_column(const char* name) { return {name, Kind::text, "", "name"}; }

void add_columns(std::vector<DataColumn>& columns, const ComparedFigure& figure, const std::string& heading) {
  const auto add = [&](const std::string& name, const std::string& meaning) {
    columns.push_back({name, Kind::number, std::string{figure.units}, meaning});
  };
  add(heading, std::string{figure.long_name});
  add("low", "95% interval");
  add("high", "95% interval");
  add("difference", "from the baseline");
  add("difference low", "95% interval");
  add("difference high", "95% interval");
}

void add_cells(DataRow& row, const ComparedScenario& one) {
  row.insert(row.end(), {figure(one.level.mean), figure(one.level.low), figure(one.level.high)});
  const bool changed = one.change && one.change->difference.replications > 0;
  const Estimate& d = changed ? one.change->difference : one.level;
  for (const double value : {d.mean, d.low, d.high}) row.push_back(changed ? figure(value) : DataCell{});
}

const ComparedFigure* find(const Comparison& comparison, std::string_view metric,
                           std::optional<std::size_t> stream) {
  const auto found =
      std::find_if(comparison.figures.begin(), comparison.figures.end(),
                   [&](const ComparedFigure& f) { return f.name == metric && f.stream == stream; });
  return found == comparison.figures.end() ? nullptr : &*found;
}

DataRow row_of(const std::string& scenario, const SpecifiedPost& post) {
  DataRow row{scenario, post.post, post.role, post.band, post.wte, post.per_week.value()};
  for (const Hours hours : post.by_category) row.emplace_back(hours.value());
  row.insert(row.end(), {post.per_year.value(), figure(post.cost_per_year), post.share_of_period});
  return row;
}

}  // namespace

DataTable headline_waits_table(const PageInput& input) {
  constexpr Headline kShown[] = {{"in_time", "in time"},
                                 {"wait_first_mean", "first appointment, mean"},
                                 {"wait_first_p92", "92% seen within"}};
  const Comparison comparison =
      compare(input.results,
              {.baseline = input.baseline, .metrics = {"in_time", "wait_first_mean", "wait_first_p92"}});
  std::vector<DataColumn> columns{name_column("stream"), name_column("scenario")};
  for (const Headline& shown : kShown)
    add_columns(columns, *find(comparison, shown.metric, 0), shown.heading);
  std::vector<DataRow> rows;
  for (std::size_t stream = 0; stream < comparison.streams.size(); ++stream) {
    for (const std::size_t s : input.shown) {
      DataRow row{comparison.streams[stream], comparison.scenarios[s]};
      for (const Headline& shown : kShown)
        add_cells(row, find(comparison, shown.metric, stream)->scenarios[s]);
      rows.push_back(std::move(row));
    }
  }
  return data_table("headline_waits", "Patients in time, and waits to the first appointment",
                    std::move(columns), std::move(rows));
}

DataTable headline_service_table(const PageInput& input) {
  constexpr Headline kShown[] = {{"cost", "cost over the period"},
                                 {"utilisation", "clinic hours used"},
                                 {"days_below_minimum", "days below minimum"}};
  const Comparison comparison = compare(
      input.results, {.baseline = input.baseline, .metrics = {"cost", "utilisation", "days_below_minimum"}});
  std::vector<DataColumn> columns{name_column("scenario")};
  for (const Headline& shown : kShown)
    add_columns(columns, *find(comparison, shown.metric, std::nullopt), shown.heading);
  std::vector<DataRow> rows;
  for (const std::size_t s : input.shown) {
    DataRow row{comparison.scenarios[s]};
    for (const Headline& shown : kShown)
      add_cells(row, find(comparison, shown.metric, std::nullopt)->scenarios[s]);
    rows.push_back(std::move(row));
  }
  return data_table("headline_service", "The whole service", std::move(columns), std::move(rows));
}

DataTable specification_sheet_table(const PageInput& input) {
  DataTable posts = posts_table(input);
  std::vector<DataRow> rows;
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    if (!input.services[s]) continue;
    const std::vector<SpecifiedPost> specified = specification(input.services[s]->service);
    for (const SpecifiedPost& post : specified) rows.push_back(row_of(shown_name(input, s), post));
    rows.push_back(row_of(shown_name(input, s), total(specified)));
    rows.back().back() = std::monostate{};
  }
  return data_table("specification", posts.about, posts.columns, std::move(rows));
}

}  // namespace headroom
