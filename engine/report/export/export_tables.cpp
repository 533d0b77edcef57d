// Comparison, posts, weekly bands and days below minimum, each made row by row from the results.

#include "report/export/export_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/export/export_replications.hpp"
#include "report/page/section_words.hpp"
#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"
#include "results/comparison/comparison.hpp"
#include "results/comparison/week_bands.hpp"
#include "results/datasets/catalogue.hpp"
#include "results/specification.hpp"

namespace headroom {
namespace {

DataColumn text(const char* name, const char* meaning) { return {name, DataKind::text, "", meaning}; }
DataColumn number_of(std::string name, std::string_view units, std::string_view meaning) {
  return {std::move(name), DataKind::number, std::string{units}, std::string{meaning}};
}

DataCell whole_cell(std::size_t value) { return static_cast<double>(value); }

/// Levels and differences of one figure and scenario, as columns and as cells.
void add_estimate_columns(std::vector<DataColumn>& columns) {
  columns.push_back(number_of("mean", "as units", "mean over replications"));
  columns.push_back(number_of("low", "as units", std::string{kMeanInterval} + ", lower end"));
  columns.push_back(number_of("high", "as units", std::string{kMeanInterval} + ", upper end"));
  columns.push_back(number_of("replications", "replications", "in which it is defined"));
  columns.push_back(number_of("difference", "as units", "from the baseline, paired by replication"));
  columns.push_back(
      number_of("difference_low", "as units", std::string{kDifferenceInterval} + ", lower end"));
  columns.push_back(
      number_of("difference_high", "as units", std::string{kDifferenceInterval} + ", upper end"));
  columns.push_back(number_of("p_better", "share", "replications better than the baseline, ties half"));
}

void add_estimates(DataRow& row, const ComparedScenario& one) {
  row.insert(row.end(), {figure(one.level.mean), figure(one.level.low), figure(one.level.high),
                         whole_cell(one.level.replications)});
  if (!one.change || one.change->difference.replications == 0) {
    row.resize(row.size() + 4);
    return;
  }
  const Estimate& d = one.change->difference;
  row.insert(row.end(), {figure(d.mean), figure(d.low), figure(d.high), figure(one.change->p_better)});
}

/// The bands of every series of one scenario and stream or post; null where a series is defined in no week.
using Found = std::vector<const WeekBand*>;

Found found_in(const std::vector<WeekBands>& all, std::size_t scenario, std::size_t thing) {
  Found found(all.size(), nullptr);
  for (std::size_t series = 0; series < all.size(); ++series) {
    for (const WeekBand& band : all[series].bands) {
      if (band.scenario == scenario && band.of == thing) found[series] = &band;
    }
  }
  return found;
}

void take_weeks(const Results& results, std::size_t scenario, const std::string& label, const Found& found,
                const std::function<void(const DataRow&)>& take) {
  if (std::all_of(found.begin(), found.end(), [](const WeekBand* band) { return band == nullptr; })) return;
  for (std::size_t week = 0; week < results.length(Along::week, scenario); ++week) {
    for (std::size_t k = 0; k < kBandStatistics; ++k) {
      DataRow row{results.scenarios[scenario],
                  results.file(scenario).start + Days{static_cast<std::int32_t>(7 * week)}, label,
                  std::string{kBandStatisticNames[k]}};
      for (const WeekBand* band : found) row.push_back(band ? figure(band->weeks[week][k]) : DataCell{});
      take(row);
    }
  }
}

/// Some scenarios at a time: a file hands a dataset on in pieces of scenarios.
void take_bands(const PageInput& input, const std::vector<std::string_view>& names, Along along,
                const std::function<void(const DataRow&)>& take) {
  constexpr std::size_t kTogether = 20;
  for (std::size_t first = 0; first < input.shown.size(); first += kTogether) {
    const std::size_t last = std::min(input.shown.size(), first + kTogether);
    const Results some = only(input.results, {input.shown.begin() + static_cast<std::ptrdiff_t>(first),
                                              input.shown.begin() + static_cast<std::ptrdiff_t>(last)});
    std::vector<WeekBands> all;
    for (const std::string_view name : names) all.push_back(week_bands(some, name, std::nullopt));
    const auto& labels = along == Along::post ? some.posts : some.streams;
    for (std::size_t s = 0; s < some.scenarios.size(); ++s) {
      for (std::size_t thing = 0; thing < labels.size(); ++thing)
        take_weeks(some, s, labels[thing], found_in(all, s, thing), take);
    }
  }
}

/// Week by week, over replications.
DataTable bands_table(const PageInput& input, Along along) {
  const bool posts = along == Along::post;
  std::vector<DataColumn> columns{
      text("scenario", "name"),
      {"week", DataKind::date, "", "first day of the week"},
      posts ? text("post", "name") : text("stream", "name"),
      text("statistic", "over replications: mean, or the percentile that so many per cent do not exceed")};
  std::vector<std::string_view> names;
  const Results none = only(input.results, {});
  for (const std::string_view name : week_series()) {
    if (along_of(name) != along) continue;
    names.push_back(name);
    const WeekBands series = week_bands(none, name, std::nullopt);
    columns.push_back(number_of(std::string{name}, series.units, series.long_name));
  }
  return {
      posts ? "weekly_posts_distribution" : "weekly_streams_distribution",
      posts ? "Hours of posts by week, over replications" : "Patients and waits by week, over replications",
      std::move(columns), [&input, names, along](const std::function<void(const DataRow&)>& take) {
        take_bands(input, names, along, take);
      }};
}

/// Row by row: of thousands of scenarios they would fill memory.
void take_comparison(const PageInput& input, const std::function<void(const DataRow&)>& take) {
  for (const About about : {About::waits, About::staffing, About::cost}) {
    const Comparison comparison = compare(input.results, {.baseline = input.baseline, .about = about});
    for (const ComparedFigure& f : comparison.figures) {
      for (const std::size_t s : input.shown) {
        DataRow row{std::string{f.name},
                    std::string{f.long_name},
                    std::string{f.units},
                    std::string{f.direction == Direction::higher_is_better ? "higher" : "lower"},
                    f.stream ? comparison.streams[*f.stream] : std::string{},
                    comparison.scenarios[s]};
        add_estimates(row, f.scenarios[s]);
        take(row);
      }
    }
  }
}

}  // namespace

DataTable about_table(const PageInput& input) {
  const ResultFile& file = input.results.files.front();
  const std::vector<DataRow> rows{{std::string{"title"}, file.title},
                                  {std::string{"period"}, period_text(file.weeks, file.start)},
                                  {std::string{"baseline"}, input.results.scenarios[input.baseline]},
                                  {std::string{"scenarios"}, std::to_string(input.shown.size())},
                                  {std::string{"replications"}, std::to_string(file.replications)},
                                  {std::string{"seed"}, std::to_string(file.seed)},
                                  {std::string{"headroom_version"}, file.version},
                                  {std::string{"created"}, file.created},
                                  {std::string{"study_sha256"}, file.study_sha256},
                                  {std::string{"fingerprint"}, file.fingerprint}};
  return data_table("about", "Where the figures come from",
                    {text("what", "name"), text("value", "its value")}, rows);
}

DataTable scenario_table(const PageInput& input) {
  std::vector<DataRow> rows;
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    std::string changes, about;
    if (input.services[s]) {
      about = input.services[s]->about;
      changes = changes_of(*input.services[s]);
    }
    rows.push_back(
        {shown_name(input, s), about, changes, whole_cell(input.results.replications[input.shown[s]])});
  }
  return data_table(
      "scenarios", "What each scenario changes",
      {text("scenario", "name"), text("about", "as the study says it"), text("changes", "paths and values"),
       number_of("replications", "replications", "played")},
      std::move(rows));
}

DataTable comparison_table(const PageInput& input) {
  std::vector<DataColumn> columns{text("metric", "name"),
                                  text("meaning", "what it is"),
                                  text("units", "of the figures of this row"),
                                  text("better", "which way is better"),
                                  text("stream", "empty: the whole service"),
                                  text("scenario", "name")};
  add_estimate_columns(columns);
  return {"comparison", "Levels, and differences from the baseline", std::move(columns),
          [&input](const std::function<void(const DataRow&)>& take) { take_comparison(input, take); }};
}

void add_hours(DataRow& row, const ContractedHours& of) {
  row.insert(row.end(), {of.wte, of.per_week.value()});
  for (const Hours hours : of.by_category) row.emplace_back(hours.value());
  row.emplace_back(of.per_year.value());
  for (const Hours hours : hours_per_year(of)) row.emplace_back(hours.value());
}

namespace {

void add_hours_columns(std::vector<DataColumn>& columns, const std::string& suffix, const std::string& when) {
  const std::string by_plan = "contracted, by the job plan";
  columns.push_back(number_of("wte" + suffix, "WTE", when));
  columns.push_back(number_of("hours_per_week" + suffix, "hours", "contracted, " + when));
  for (const std::string category : kCategoryNames)
    columns.push_back(number_of(category + "_per_week" + suffix, "hours", by_plan + ", " + when));
  columns.push_back(number_of("hours_per_year" + suffix, "hours",
                              "contracted, 365/7 weeks, before leave and sickness, " + when));
  for (const std::string category : kCategoryNames)
    columns.push_back(
        number_of(category + "_per_year" + suffix, "hours", by_plan + ", 365/7 weeks, " + when));
}

DataRow specification_row(const std::string& scenario, const SpecifiedPost& post) {
  DataRow row{scenario, post.post, post.role, post.band};
  add_hours(row, post.in_post);
  row.insert(row.end(), {figure(post.cost_per_year), post.share_of_period});
  add_hours(row, post.over_period);
  return row;
}

}  // namespace

DataTable posts_table(const PageInput& input) {
  std::vector<DataColumn> columns{text("scenario", "name"), text("post", "name"), text("role", "the first"),
                                  text("band", "empty: none given")};
  add_hours_columns(columns, "", "on the first reported day on which it exists");
  columns.push_back(
      number_of("cost_per_year", "GBP", "pay with on-costs, all places filled, averaged over the period"));
  columns.push_back(number_of("share_of_period", "share", "for which the post exists"));
  add_hours_columns(columns, "_over_period", "averaged over the period, so that posts add up");
  std::vector<DataRow> rows;
  for (std::size_t s = 0; s < input.shown.size(); ++s) {
    if (!input.services[s]) continue;
    for (const SpecifiedPost& post : specification(input.services[s]->service))
      rows.push_back(specification_row(shown_name(input, s), post));
  }
  return data_table("specification", "The service specification: posts, hours and cost", std::move(columns),
                    std::move(rows));
}

DataTable stream_bands_table(const PageInput& input) { return bands_table(input, Along::stream); }
DataTable post_bands_table(const PageInput& input) { return bands_table(input, Along::post); }

DataTable below_minimum_table(const PageInput& input) {
  const auto rows = [&input](const std::function<void(const DataRow&)>& take) {
    const std::vector<std::string>& roles = input.results.roles;
    for (const std::size_t s : input.shown) {
      const std::vector<double> shares = input.results.read(wanted(DatasetId::below_minimum), s);
      for (std::size_t at = 0; at < shares.size(); ++at) {
        if (std::isnan(shares[at])) continue;
        take({input.results.scenarios[s],
              input.results.file(s).start + Days{static_cast<std::int32_t>(at / roles.size())},
              roles[at % roles.size()], shares[at]});
      }
    }
  };
  return {"daily_below_minimum",
          "Days with fewer of a role on duty than the minimum; roles without a minimum are left out",
          {text("scenario", "name"),
           {"day", DataKind::date, "", "date"},
           text("role", "name"),
           number_of(dataset(DatasetId::below_minimum).name, "share", "of the replications")},
          rows};
}

const std::vector<std::string>& table_names() {
  static const std::vector<std::string> kNames{"about",
                                               "scenarios",
                                               "comparison",
                                               "specification",
                                               "summary_overall",
                                               "summary_by_stream",
                                               "summary_by_priority",
                                               "weekly_streams",
                                               "weekly_posts",
                                               "weekly_categories",
                                               "waits",
                                               "weekly_streams_distribution",
                                               "weekly_posts_distribution",
                                               "daily_below_minimum",
                                               "data_dictionary"};
  return kNames;
}

std::vector<DataTable> export_tables(const PageInput& input) {
  std::vector<DataTable> tables{about_table(input), scenario_table(input), comparison_table(input)};
  if (input.study) tables.push_back(posts_table(input));
  for (DataTable& table : replication_tables(input)) tables.push_back(std::move(table));
  tables.push_back(stream_bands_table(input));
  tables.push_back(post_bands_table(input));
  tables.push_back(below_minimum_table(input));
  tables.push_back(data_dictionary(tables));
  return tables;
}

}  // namespace headroom
