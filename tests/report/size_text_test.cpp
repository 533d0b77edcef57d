// The words of a sizing say what was asked, reached and chosen, or by how much nothing does.

#include "report/answers/size_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "results/example.hpp"

namespace headroom {
namespace {

using testing::_;
using testing::ElementsAre;
using testing::HasSubstr;

/// The WTE of lead, 1 to 3; gp patients in time in the mean, and the wait of gp in nine of ten replications.
Sizing sizing() {
  Sizing s;
  s.vary = {{"staff.lead.wte", {1, 2, 3}, {"1.0", "2.0", "3.0"}, true}};
  s.meet.resize(2);
  s.meet[0].of = {"in_time", "gp", std::nullopt};
  s.meet[0].value = 0.92;
  s.meet[1].of = {"wait_first_mean", std::nullopt, std::nullopt};
  s.meet[1].bound = SizingTarget::Bound::at_most;
  s.meet[1].value = 14;
  s.meet[1].in = 0.9;
  return s;
}

Sized sized() {
  Sized s;
  s.feasible = true;
  s.choices = 3;
  s.ruled_out = 1;
  s.evaluated = 2;
  s.replications = 1'234;
  s.choice.positions = {1};
  s.choice.scenario.service = example::service();
  s.choice.replications = 60;
  s.choice.targets = {{0, "gp", 0.953, 0.941, 0.965, true}, {1, "gp", 0.983, 0.903, 0.999, true}};
  s.choice.waits = {{"gp", {0.953, 0.94, 0.966, 60}, {9.3, 8.9, 9.7, 60}, {16.9, 15.7, 18.0, 60}, {}}};
  s.choice.utilisation = {std::nan(""), std::nan(""), std::nan(""), 0};
  return s;
}

TEST(SizeText, SaysWhatTheLeastIsAndCosts) {
  // lead 70,000 a year; new half of 36,500 for half of the period.
  EXPECT_THAT(
      size_in_words(sizing(), sized()),
      ElementsAre("Every target is met by staff.lead.wte 2.0: 1.25 WTE at £79,125 a year. Of 3 choices "
                  "it is the least costly that is shown to."));
}

TEST(SizeText, SaysWhatWasAskedAndReachedWithItsBound) {
  const Table targets = size_tables(sizing(), sized())[1];
  EXPECT_THAT(targets.rows[0], ElementsAre("in_time of gp", "at least 92%", "95.3% (at least 94.1%)", "yes"));
  EXPECT_THAT(targets.rows[1],
              ElementsAre("wait_first_mean of gp", "at most 14 days in 90% of possible futures",
                          "in 98.3% of possible futures (at least 90.3%)", "yes"));
  EXPECT_THAT(targets.notes[0], HasSubstr("Mean of 60 possible futures"));
  EXPECT_THAT(targets.notes[0], HasSubstr("at 95% confidence shared over the 2 rows by Bonferroni"));
}

TEST(SizeText, SaysWhatWasAskedToTheLastDigit) {
  Sizing close = sizing();
  close.meet[0].value = 0.9225;
  close.meet[1].value = 14.25;
  const Table targets = size_tables(close, sized())[1];
  EXPECT_EQ(targets.rows[0][1], "at least 92.25%");
  EXPECT_EQ(targets.rows[1][1], "at most 14.25 days in 90% of possible futures");
}

TEST(SizeText, SpecifiesEveryPostAndTheirSum) {
  const Table specified = size_tables(sizing(), sized())[2];
  EXPECT_THAT(specified.rows[0], ElementsAre("lead", "orthotist", "-", "100%", "1.00", "37.5", "1.00", "37.5",
                                             "30.0", "5.6", "1.9", "0.0", "1,955", "70,000"));
  EXPECT_THAT(specified.rows[2], ElementsAre("all", "", "-", "", "", "", "1.25", "46.9", "37.5", "7.0", "2.3",
                                             "0.0", "2,444", "79,125"));
  EXPECT_THAT(specified.rows[1], ElementsAre("new", "orthotist", "-", "50%", "0.50", "18.8", "0.25", "9.4", _,
                                             _, _, _, _, "9,125"));
  EXPECT_THAT(specified.notes[1], HasSubstr("so that the rows add up"));
}

TEST(SizeText, GivesTheWaitsWithTheirIntervals) {
  const Table waits = size_tables(sizing(), sized())[3];
  EXPECT_EQ(waits.rows[0][1], "95.3 (94.0 to 96.6)");
  EXPECT_EQ(waits.rows[0][2], "9.3 (8.9 to 9.7)");
  EXPECT_THAT(waits.notes[0], HasSubstr("Mean of 60 possible futures"));  // though no clinic hours were open
}

TEST(SizeText, CountsTheChoices) {
  const Table chosen = size_tables(sizing(), sized())[0];
  EXPECT_THAT(chosen.rows[0], ElementsAre("staff.lead.wte", "2.0", "1.0", "3.0"));
  EXPECT_EQ(chosen.notes[0],
            "3 choices; 1 ruled out by arithmetic alone, 2 simulated, in 1,234 possible futures altogether.");
}

TEST(SizeText, SaysByHowMuchTheLargestMissesWhereNoneMeetsAll) {
  Sized none = sized();
  none.feasible = false;
  none.choice.positions = {2};
  none.choice.targets[0] = {0, "gp", 0.851, 0.84, 0.862, false};
  const auto words = size_in_words(sizing(), none);
  ASSERT_EQ(words.size(), 3u);
  EXPECT_THAT(words[0],
              HasSubstr("No choice within the ranges meets every target. The largest, staff.lead.wte "
                        "3.0 (1.25 WTE at £79,125 a year), misses:"));
  EXPECT_EQ(words[1], "in_time of gp: asked at least 92%, reached 85.1% (at least 84.0%)");
  none.is_largest = false;
  EXPECT_THAT(size_in_words(sizing(), none)[0], HasSubstr("The one that comes nearest, staff.lead.wte 3.0"));
}

TEST(SizeText, GivesNoCostThatIsNotKnown) {
  Sized unknown = sized();
  unknown.choice.scenario.service.posts[0].cost_per_year.reset();
  EXPECT_THAT(size_in_words(sizing(), unknown)[0], HasSubstr("2.0: 1.25 WTE. Of 3 choices"));
}

}  // namespace
}  // namespace headroom
