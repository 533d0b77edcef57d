// The rows of metrics are the whole catalogue, and more capacity helps them as they say.

#include "service/metric_rows.hpp"

#include <gtest/gtest.h>

#include <set>

#include "results/metrics/metrics.hpp"

namespace headroom {
namespace {

/// A study may name what is measured, and nothing else: the catalogue is the rows with a formula each.
TEST(MetricRows, AreTheCatalogue) {
  ASSERT_EQ(kMetricRows.size(), metrics().size());
  std::set<std::string_view> names, short_names;
  for (std::size_t i = 0; i < kMetricRows.size(); ++i) {
    const MetricRow& row = kMetricRows[i];
    EXPECT_EQ(&metric(row.id), find_metric(row.name)) << row.name;
    EXPECT_EQ(metric_position(row.name), i);
    EXPECT_EQ(metrics()[i].name, row.name);
    EXPECT_EQ(metrics()[i].of_patients != nullptr, row.by_priority()) << row.name;
    EXPECT_EQ(metrics()[i].of_stream != nullptr, row.by_stream() && !row.by_priority()) << row.name;
    EXPECT_EQ(metrics()[i].of_replication == nullptr, row.by_stream()) << row.name;
    EXPECT_FALSE(row.short_name.empty()) << row.name;
    EXPECT_FALSE(row.long_name.empty()) << row.name;
    names.insert(row.name);
    short_names.insert(row.short_name);
  }
  EXPECT_EQ(names.size(), kMetricRows.size());
  EXPECT_EQ(short_names.size(), kMetricRows.size());
}

/// More clinicians never lengthen a wait, so that a wait which falls must be better low; and so on.
TEST(MetricRows, AreHelpedByCapacityWhereItMakesThemBetter) {
  for (const MetricRow& row : kMetricRows) {
    if (row.about != About::waits || row.with_more_capacity == WithMoreCapacity::unclear) continue;
    EXPECT_EQ(row.with_more_capacity == WithMoreCapacity::rises, row.direction == Direction::higher_is_better)
        << row.name;
  }
}

}  // namespace
}  // namespace headroom
