// Weekly statistics are those of the replications, or of the bands that a file keeps.

#include "results/comparison/week_bands.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "results/datasets/samples.hpp"

namespace headroom {
namespace {

TEST(WeekStatistics, AreMeanAndPercentilesOverReplications) {
  EXPECT_EQ(week_statistics({4, 2, std::nan(""), 1, 3}), (WeekStatistics{2.5, 1, 1.25, 2.5, 3.75, 4}));
  // Of 19: ranks 1, 5, 10, 15, 19; of 39: twice these.
  std::vector<double> values;
  for (int i = 19; i > 0; --i) values.push_back(i);
  EXPECT_EQ(week_statistics(values), (WeekStatistics{10, 1, 5, 10, 15, 19}));
  for (int i = 20; i < 40; ++i) values.push_back(i);
  EXPECT_EQ(week_statistics(values), (WeekStatistics{20, 2, 10, 20, 30, 38}));
}

TEST(WeekStatistics, AreUndefinedWhereNothingIs) {
  for (double value : week_statistics({std::nan("")})) EXPECT_TRUE(std::isnan(value));
}

/// Two scenarios, three replications, two weeks, two streams; `other` has no wards.
Results results() {
  Samples s;
  s.scenarios = {"baseline", "other"};
  s.streams = {"gp", "wards"};
  s.replications = 3;
  s.start = Date{2026, 4, 1};
  s.weeks = 2;
  const double n = std::nan("");
  s.values["weekly/waiting"] = {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60,  //
                                7, n,  8, n,  7, n,  8, n,  7, n,  8, n};
  return results_of(s);
}

TEST(WeekBands, AreByScenarioAndStream) {
  const WeekBands all = week_bands(results(), "waiting", std::nullopt);
  EXPECT_EQ(all.along, Along::stream);
  ASSERT_EQ(all.bands.size(), 3u);  // none of the wards that are not there
  EXPECT_EQ(all.bands[1].of, 1u);
  ASSERT_EQ(all.bands[1].weeks.size(), 2u);
  EXPECT_DOUBLE_EQ(all.bands[1].weeks[0][0], 30);  // 10, 30, 50
  EXPECT_DOUBLE_EQ(all.bands[1].weeks[1][3], 40);  // 20, 40, 60
  EXPECT_DOUBLE_EQ(all.bands[1].weeks[1][1], 20);
  EXPECT_EQ(all.bands[2].scenario, 1u);
  EXPECT_DOUBLE_EQ(all.bands[2].weeks[0][5], 7);
  const WeekBands wards = week_bands(results(), "waiting", 1);
  ASSERT_EQ(wards.bands.size(), 1u);
  EXPECT_EQ(wards.bands[0].of, 1u);
}

TEST(WeekBands, AreReadFromAFileThatIsKeptAsBands) {
  Results bands = results();
  bands.read = [](const Wanted& wanted, std::size_t) -> std::vector<double> {
    if (wanted.name != "weekly_bands/waiting") return {};
    EXPECT_EQ(wanted.by, Wanted::By::scenario);
    std::vector<double> values;  // [statistic][week][stream]
    for (int i = 0; i < 24; ++i) values.push_back(i);
    return values;
  };
  const WeekBands all = week_bands(bands, "waiting", std::nullopt);
  ASSERT_EQ(all.bands.size(), 4u);
  EXPECT_EQ(all.bands[1].weeks[1], (WeekStatistics{3, 7, 11, 15, 19, 23}));
}

TEST(WeekSeries, KnowsWhatItIsOf) {
  EXPECT_EQ(along_of("wait_first_p92"), Along::stream);
  EXPECT_EQ(along_of("lost_sickness"), Along::post);
  EXPECT_FALSE(along_of("planned_hours"));
  EXPECT_EQ(week_series().size(), 29u);
}

}  // namespace
}  // namespace headroom
