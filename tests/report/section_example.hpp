// What the tests of the page's sections share: inputs, datasets, and what holds of every section.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "report/page/page.hpp"
#include "report/page/page_input.hpp"
#include "results/datasets/samples.hpp"

namespace headroom {

/// `results` and this dataset besides: [scenario], each as `Results::read` gives it.
inline Results with_dataset(Results results, std::string name, std::vector<std::vector<double>> by_scenario) {
  results.read = [before = results.read, name = std::move(name), by_scenario = std::move(by_scenario)](
                     const Wanted& wanted, std::size_t scenario) {
    return wanted.name == name ? by_scenario[scenario] : before(wanted, scenario);
  };
  return results;
}

/// All scenarios, the first the baseline, without a study.
inline PageInput input_of(const Results& results) {
  PageInput input{results};
  input.shown.resize(results.scenarios.size());
  std::iota(input.shown.begin(), input.shown.end(), std::size_t{0});
  input.services.resize(input.shown.size());
  return input;
}

inline void add_texts(std::vector<std::string>& all, const Table& table) {
  all.push_back(table.title);
  all.push_back(table.caption);
  for (const Table::Column& column : table.columns) all.push_back(column.heading);
  for (const auto& row : table.rows) all.insert(all.end(), row.begin(), row.end());
  all.insert(all.end(), table.notes.begin(), table.notes.end());
}

/// Everything that a section says.
inline std::vector<std::string> texts_of(const Section& section) {
  std::vector<std::string> all{section.heading};
  all.insert(all.end(), section.paragraphs.begin(), section.paragraphs.end());
  for (const Exhibit& exhibit : section.exhibits) {
    add_texts(all, exhibit.table);
    if (!exhibit.chart) continue;
    for (const std::string& text :
         {exhibit.chart->title, exhibit.chart->description, exhibit.chart->x_title, exhibit.chart->y_title})
      all.push_back(text);
    for (const ChartSeries& series : exhibit.chart->series) all.push_back(series.name);
  }
  all.insert(all.end(), section.notes.begin(), section.notes.end());
  return all;
}

/// What holds of every section: charts have words and as many values as places, rows fill their columns, and
/// nobody reads "nan" or "inf".
inline void expect_readable(const Section& section) {
  EXPECT_FALSE(section.id.empty());
  EXPECT_FALSE(section.paragraphs.empty() && section.exhibits.empty());
  for (const Exhibit& exhibit : section.exhibits) {
    EXPECT_FALSE(exhibit.table.title.empty());
    for (const auto& row : exhibit.table.rows) EXPECT_EQ(row.size(), exhibit.table.columns.size());
    if (!exhibit.chart) continue;
    EXPECT_FALSE(exhibit.chart->title.empty());
    EXPECT_FALSE(exhibit.chart->description.empty());
    EXPECT_FALSE(exhibit.chart->units.empty());
    EXPECT_FALSE(exhibit.chart->x.empty()) << exhibit.chart->title;
    for (const ChartSeries& series : exhibit.chart->series)
      EXPECT_EQ(series.values.size(), exhibit.chart->x.size()) << series.name;
  }
  const std::regex undefined{R"(\b(nan|inf)\b)", std::regex::icase};
  for (const std::string& text : texts_of(section)) EXPECT_FALSE(std::regex_search(text, undefined)) << text;
}

/// The titles of the charts, in order.
inline std::vector<std::string> chart_titles(const Section& section) {
  std::vector<std::string> titles;
  for (const Exhibit& exhibit : section.exhibits) {
    if (exhibit.chart) titles.push_back(exhibit.chart->title);
  }
  return titles;
}

inline std::vector<std::string> headings(const Table& table) {
  std::vector<std::string> all;
  for (const Table::Column& column : table.columns) all.push_back(column.heading);
  return all;
}

}  // namespace headroom
