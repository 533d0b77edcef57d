// What stands on a page before it is HTML: text, tables and charts as values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/words/table.hpp"

namespace headroom {

/// A row of figures in a chart, by position in `Chart::x`; NaN: none there.
struct ChartSeries {
  std::string name;
  std::vector<double> values;
  std::vector<double> low{}, high{};  ///< of each value, where it has an interval
  std::vector<double> along{};        ///< of `scatter`: where each value stands along x
  std::string stack{};                ///< of `bars`: those with the same stand on each other
};

struct Chart {
  enum class Kind {
    fan,        ///< by week: series p5, p25, p50, p75, p95 in this order, then others as lines
    lines,      ///< by week: each series a line, with an area between low and high where it has them
    intervals,  ///< a row for each of x: values with low and high, one colour a series
    bars,       ///< a horizontal bar for each of x, series side by side or stacked
    calendar,   ///< by day: one series, a square a day
    scatter,    ///< a point for each of x (its name), at `along` and the value, with low and high
  };
  Kind kind = Kind::lines;
  std::string title;  ///< says what it shows: "Waiting list, gp: from 310 to 280 (95% …) in 104 weeks"
  std::string description;       ///< for those who do not see it: what is drawn, and what it says
  std::string x_title, y_title;  ///< with their units; y of horizontal bars and intervals is along the row
  std::vector<std::string> x{};  ///< names, or ISO dates
  std::vector<ChartSeries> series{};
  std::string units{};  ///< of the values, as the catalogue names them: share, patients, days, hours, …
  struct Line {
    double at = 0;
    std::string name;  ///< "standard 92%"
  };
  std::optional<Line> line{};  ///< across the values: a standard, no difference
};

/// A chart and the table with the same figures, or a table alone.
struct Exhibit {
  std::optional<Chart> chart{};
  Table table;
  /// Where there is one for each: which scenario and stream (or role, or post) it is of. Of those with the
  /// same title of choice the page shows one, or all where it cannot run its script.
  std::string scenario{}, of{};
};

struct Section {
  std::string id;  ///< a-z and -: its place in the address
  std::string heading{};
  std::vector<std::string> paragraphs{};
  std::vector<Exhibit> exhibits{};
  std::vector<std::string> notes{};  ///< below everything
  std::string of_what{};             ///< what `Exhibit::of` chooses: "stream", "role", "post"
};

struct Page {
  std::string title;
  std::string subtitle;  ///< period, replications
  std::vector<Section> sections;
  std::string study{};                          ///< its text, at the end; empty: left out
  std::map<std::string, std::string> inputs{};  ///< texts of the files that it names, below it
};

}  // namespace headroom
