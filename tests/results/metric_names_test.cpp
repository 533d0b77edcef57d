#include "service/metric_names.hpp"

#include <gtest/gtest.h>

#include "results/metrics.hpp"

namespace headroom {
namespace {

/// A study may name what is measured, and nothing else; with its direction and unit.
TEST(MetricNames, AreThoseOfTheCatalogue) {
  ASSERT_EQ(kMetricNames.size(), metrics().size());
  for (std::size_t i = 0; i < kMetricNames.size(); ++i) {
    const MetricName& name = kMetricNames[i];
    const Metric& metric = metrics()[i];
    EXPECT_EQ(name.name, metric.name);
    EXPECT_EQ(name.by_stream, metric.by_stream()) << name.name;
    EXPECT_EQ(name.direction, metric.direction) << name.name;
    const MetricUnit unit = metric.units == "share"  ? MetricUnit::share
                            : metric.units == "days" ? MetricUnit::days
                                                     : MetricUnit::other;
    EXPECT_EQ(name.unit, unit) << name.name;
  }
}

}  // namespace
}  // namespace headroom
