// Files side by side keep short names, and pair only where seeds are the same.

#include "results/comparison/side_by_side.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "results/comparison/comparison.hpp"
#include "results/datasets/catalogue.hpp"
#include "results/datasets/samples.hpp"

namespace headroom {
namespace {

using Names = std::vector<std::string>;

/// One file with one metric by stream (wait_first_mean) and one overall (cost).
Results file(const char* path, std::uint64_t seed, Names scenarios, Names streams, std::vector<double> waits,
             std::vector<double> costs) {
  Samples s;
  s.title = path;
  s.scenarios = std::move(scenarios);
  s.streams = std::move(streams);
  s.replications = costs.size() / s.scenarios.size();
  s.start = Date{2026, 4, 1};
  s.weeks = 1;
  s.values["summary/wait_first_mean"] = std::move(waits);
  s.values["summary/cost"] = std::move(costs);
  Results results = results_of(std::move(s));
  results.files[0].path = path;
  results.files[0].seed = seed;
  return results;
}

TEST(FileLabels, AreAsShortAsTellsThemApart) {
  EXPECT_EQ(file_labels({"runs/a.h5", "b.h5"}), (Names{"a", "b"}));
  EXPECT_EQ(file_labels({"now/r.h5", "/then/r.h5", "c.v2.h5"}), (Names{"now/r", "then/r", "c.v2"}));
  EXPECT_EQ(file_labels({"r.h5", "r.h5"}), (Names{"r#1", "r#2"}));
  EXPECT_EQ(file_labels({"/r.h5", "plain"}), (Names{"r", "plain"}));
}

TEST(SideBySide, NamesTheFileOnlyWhereNamesCollide) {
  const Results all = side_by_side({file("a.h5", 1, {"baseline", "more"}, {"gp"}, {1, 2}, {1, 2}),
                                    file("b.h5", 1, {"baseline", "less"}, {"gp"}, {1, 2}, {1, 2}),
                                    file("c.h5", 1, {"less", "new"}, {"gp"}, {1, 2}, {1, 2})});
  EXPECT_EQ(all.scenarios, (Names{"baseline", "more", "b:baseline", "b:less", "c:less", "new"}));
  EXPECT_EQ(all.file_of, (std::vector<std::size_t>{0, 0, 1, 1, 2, 2}));
}

TEST(SideBySide, PutsEveryStreamInItsPlace) {
  const Results all = side_by_side({file("a.h5", 1, {"baseline"}, {"gp", "wards"}, {1, 2, 3, 4}, {10, 20}),
                                    file("b.h5", 1, {"other"}, {"wards", "msk"}, {5, 6, 7, 8}, {30, 40})});
  EXPECT_EQ(all.streams, (Names{"gp", "wards", "msk"}));
  const Comparison c = compare(all, {.metrics = {"wait_first_mean", "cost"}});
  ASSERT_EQ(c.figures.size(), 4u);
  EXPECT_EQ(c.figures[0].scenarios[0].level.mean, 2);           // gp: 1 and 3
  EXPECT_EQ(c.figures[0].scenarios[1].level.replications, 0u);  // the other file has no gp
  EXPECT_EQ(c.figures[0].scenarios[1].change->difference.replications, 0u);
  EXPECT_EQ(c.figures[1].scenarios[1].level.mean, 6);  // wards: 5 and 7
  EXPECT_EQ(c.figures[1].scenarios[1].change->difference.mean, 3);
  EXPECT_EQ(c.figures[2].scenarios[1].level.mean, 7);  // msk
  EXPECT_EQ(c.figures[3].scenarios[1].change->difference.mean, 20);
}

// Pairs (1, 11), (2, 12), (3, 13): always 10 more. Unpaired, each has a variance of 1 of three values, so
// 10 ± t(0.975; 4 degrees of freedom) x sqrt(2/3) = 10 ± 2.776445 x 0.816497.
TEST(SideBySide, PairsWhereTheSeedsAreTheSameOnly) {
  const auto compare_with_seed = [](std::uint64_t seed) {
    return compare(side_by_side({file("a.h5", 7, {"baseline"}, {"gp"}, {1, 2, 3}, {1, 2, 3}),
                                 file("b.h5", seed, {"baseline"}, {"gp"}, {1, 2, 3, 9}, {11, 12, 13})}),
                   {.metrics = {"cost"}});
  };
  const Comparison same = compare_with_seed(7), other = compare_with_seed(8);
  const PairedDifference& paired = *same.figures[0].scenarios[1].change;
  EXPECT_EQ(paired.difference.low, 10);
  EXPECT_EQ(paired.difference.high, 10);
  EXPECT_EQ(paired.p_better, 0);
  EXPECT_TRUE(same.is_paired(1));
  const PairedDifference& unpaired = *other.figures[0].scenarios[1].change;
  EXPECT_EQ(unpaired.difference.mean, 10);
  EXPECT_NEAR(unpaired.difference.high - 10, 2.776445 * 0.816497, 1e-5);
  EXPECT_TRUE(std::isnan(unpaired.p_better));
  EXPECT_FALSE(other.is_paired(1));
}

TEST(SideBySide, PairsTheReplicationsThatBothHave) {
  const Comparison c =
      compare(side_by_side({file("a.h5", 7, {"baseline"}, {"gp"}, {0, 0}, {1, 2}),
                            file("b.h5", 7, {"more"}, {"gp"}, {0, 0, 0, 0}, {2, 4, 100, 100})}),
              {.metrics = {"cost"}});
  EXPECT_EQ(c.figures[0].scenarios[1].level.replications, 4u);
  EXPECT_EQ(c.figures[0].scenarios[1].change->difference.mean, 1.5);
  EXPECT_EQ(c.figures[0].scenarios[1].change->difference.replications, 2u);
}

TEST(SideBySide, SetsDaysOfADifferentPeriodInTheCalendarOfTheFirst) {
  const auto with_days = [](const char* path, Date start) {
    Samples s;
    s.scenarios = {"baseline"};
    s.streams = {"gp"};
    s.replications = 10;
    s.start = start;
    s.weeks = 1;
    s.roles = {"orthotist"};
    s.values["daily/below_minimum"] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    Results results = results_of(s);
    results.files[0].path = path;
    return results;
  };
  const Results all =
      side_by_side({with_days("a.h5", Date{2026, 4, 1}), with_days("b.h5", Date{2026, 4, 3})});
  const std::vector<double> days = all.read(wanted(DatasetId::below_minimum), 1);
  ASSERT_EQ(days.size(), 7u);
  EXPECT_TRUE(std::isnan(days[1]));
  EXPECT_EQ(days[2], 0.1);
  EXPECT_EQ(days[6], 0.5);
}

TEST(CommonStreams, AreThoseOfEveryFile) {
  EXPECT_EQ(common_streams({file("a.h5", 1, {"x"}, {"gp", "wards"}, {1, 2}, {1}),
                            file("b.h5", 1, {"x"}, {"wards", "msk"}, {1, 2}, {1})}),
            Names{"wards"});
}

}  // namespace
}  // namespace headroom
