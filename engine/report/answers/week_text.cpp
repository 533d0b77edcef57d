// One table for each stream or post of a scenario, with the first day of each week.

#include "report/answers/week_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/words/figure_text.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

Table band_table(const Results& results, const WeekBands& bands, const WeekBand& band) {
  Table table{fmt::format("{}: {}, {}", results.scenarios[band.scenario], name_of(results, bands, band),
                          bands.long_name),
              {{"week of", false}},
              {},
              {}};
  for (const char* name : {"mean", "P5", "P25", "P50", "P75", "P95"})
    table.columns.push_back({fmt::format("{}, {}", name, heading_unit(bands.units)), true});
  const std::vector<Date> weeks = weeks_of(results, band);
  for (std::size_t w = 0; w < weeks.size(); ++w) {
    std::vector<std::string> row{to_string(weeks[w])};
    for (double value : band.weeks[w]) row.push_back(digits(value, bands.units));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

const std::string& name_of(const Results& results, const WeekBands& bands, const WeekBand& band) {
  return bands.along == Along::post ? results.posts[band.of] : results.streams[band.of];
}

std::vector<Date> weeks_of(const Results& results, const WeekBand& band) {
  std::vector<Date> weeks;
  for (std::size_t w = 0; w < band.weeks.size(); ++w)
    weeks.push_back(results.file(band.scenario).start + Days{static_cast<std::int32_t>(7 * w)});
  return weeks;
}

std::vector<Table> week_tables(const Results& results, const WeekBands& bands) {
  std::vector<Table> tables;
  for (const WeekBand& band : bands.bands) tables.push_back(band_table(results, bands, band));
  if (tables.empty()) tables.push_back({"", {}, {}, {"Not defined in any week of any scenario."}});
  const auto [fewest, most] = std::minmax_element(results.replications.begin(), results.replications.end());
  const std::string caption = fmt::format(
      "Mean and quantiles over {}, each week by itself: the spread of single replications, not "
      "an interval of the mean.",
      replications_text(*fewest, *most));
  for (Table& table : tables) table.caption = table.rows.empty() ? "" : caption;
  return tables;
}

Table week_rows(const Results& results, const WeekBands& bands) {
  Table table{"", {}, {}, {}};
  for (const char* text : {"series", "units", "scenario"}) table.columns.push_back({text, false});
  table.columns.push_back({bands.along == Along::post ? "post" : "stream", false});
  table.columns.push_back({"week", false});
  for (std::string_view name : kBandStatisticNames) table.columns.push_back({std::string{name}, true});
  for (const WeekBand& band : bands.bands) {
    const std::vector<Date> weeks = weeks_of(results, band);
    for (std::size_t w = 0; w < weeks.size(); ++w) {
      std::vector<std::string> row{std::string{bands.name}, std::string{bands.units},
                                   results.scenarios[band.scenario], name_of(results, bands, band),
                                   to_string(weeks[w])};
      for (double v : band.weeks[w]) row.push_back(std::isnan(v) ? "" : fmt::format("{}", v));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace headroom
