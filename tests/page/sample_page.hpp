// A page with every kind of chart and hostile text wherever text can stand.
#pragma once

#include <cmath>
#include <string>

#include "base/date.hpp"
#include "report/page/page.hpp"

namespace headroom {

/// What a study could hold to do harm where its text is taken for something else.
inline const std::string kHostile =
    R"(</script><script>window.harmed=1</script><img src=x onerror="window.harmed=2"> '"&amp; =HYPERLINK("x") )"
    "\u202e \U0001F600";

inline Table sample_table(const std::string& title, std::size_t rows) {
  Table table{title, {{"week"}, {"patients", true}}, {}, {"A note: " + kHostile}};
  for (std::size_t i = 0; i < rows; ++i) {
    table.rows.push_back({"week " + std::to_string(i + 1) + kHostile, std::to_string(10 * i)});
  }
  return table;
}

inline Chart weekly_chart(Chart::Kind kind, const std::vector<std::string>& names) {
  Chart chart{kind, "Waiting list " + kHostile, "Falls from 300 to 200", "week beginning", "patients"};
  chart.units = "patients";
  for (int week = 0; week < 104; ++week) chart.x.push_back(to_string(Date{2026, 4, 1} + Days{7 * week}));
  double offset = 0;
  for (const std::string& name : names) {
    ChartSeries series{name, {}};
    for (int week = 0; week < 104; ++week)
      series.values.push_back(200 + offset + 60 * std::exp(-week / 30.0));
    chart.series.push_back(series);
    offset += 20;
  }
  chart.line = Chart::Line{210, "target " + kHostile};
  return chart;
}

inline Chart rows_chart(Chart::Kind kind) {
  Chart chart{kind, "Differences", "Some are clear", "", "points"};
  chart.units = "share";
  chart.x = {"extra-band-6", kHostile, "high-sickness"};
  chart.series = {
      {"in time", {0.04, -0.01, std::nan("")}, {0.01, -0.03, std::nan("")}, {0.07, 0.01, std::nan("")}}};
  chart.line = Chart::Line{0, "no difference"};
  return chart;
}

/// Every kind of chart, choices, and hostile text wherever text can stand.
inline Page sample_page() {
  Page page{"Sample " + kHostile, "104 weeks", {}, "title: " + kHostile + "\n"};
  Section waits{"waits", "Waits", {"One. " + kHostile}};
  waits.of_what = "stream";
  for (const char* scenario : {"baseline", "more"}) {
    for (const char* stream : {"gp", "wards"}) {
      waits.exhibits.push_back(
          {weekly_chart(Chart::Kind::fan, {"p5", "p25", "p50", "p75", "p95", "baseline, median"}),
           sample_table("Waiting", 26), scenario, stream});
    }
  }
  page.sections.push_back(waits);
  Section others{"others", "Others", {}};
  Chart lines = weekly_chart(Chart::Kind::lines, {"a", "b"});
  lines.series[0].low = std::vector<double>(104, 190);
  lines.series[0].high = std::vector<double>(104, 270);
  Chart bars = rows_chart(Chart::Kind::bars);
  bars.units = "hours";
  bars.line.reset();
  bars.series = {{"delivered " + kHostile, {30, 20, 10}, {}, {}, {}, "all"},
                 {"lost", {5, 6, 7}, {}, {}, {}, "all"}};
  Chart days = weekly_chart(Chart::Kind::calendar, {"days"});
  days.units = "share";
  days.line.reset();
  for (std::size_t i = 0; i < days.x.size(); ++i)
    days.series[0].values[i] = 0.01 * static_cast<double>(i % 50);
  Chart cost = rows_chart(Chart::Kind::scatter);
  cost.line.reset();
  cost.series[0].values[2] = 0.02;
  cost.series[0].along = {400'000, 420'000, 410'000};
  for (const Chart& chart : {lines, rows_chart(Chart::Kind::intervals), bars, days, cost}) {
    others.exhibits.push_back({chart, sample_table("Others", 3), {}, {}});
  }
  page.sections.push_back(others);
  return page;
}

}  // namespace headroom
