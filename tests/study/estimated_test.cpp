// Which numbers are somebody's estimate, and a tenth more or less of each by hand.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bad_study.hpp"
#include "good_study.hpp"
#include "study/estimated.hpp"

namespace headroom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const std::string kEstimatedStudy = with(kSmallStudy, "{minutes: 45, by: [clinician]}",
                                         "{minutes: 45, admin_minutes: 10, by: [clinician], dna: 8%}") +
                                    "uncertainty: {streams.gp.referrals.per_week: {from: 8, to: 13}}\n";

std::vector<std::string> paths(const Study& study, Standing standing) {
  std::vector<std::string> all;
  for (const EstimatedNumber& one : study.estimated().numbers)
    if (one.standing == standing) all.push_back(one.number.path);
  return all;
}

EstimatedNumber number_of(const Study& study, const std::string& path) {
  for (const EstimatedNumber& one : study.estimated().numbers)
    if (one.number.path == path) return one;
  ADD_FAILURE() << path << " is no estimated number";
  return {};
}

double moved(const Study& study, const std::string& path, Way way) {
  const auto unknown = moved_number(number_of(study, path), way);
  EXPECT_TRUE(unknown) << path;
  return unknown ? unknown->rows.front() : 0;
}

TEST(EstimatedNumbers, AreWhatNobodyDecidesOrCounts) {
  const Study study = good_study(kEstimatedStudy);
  EXPECT_THAT(paths(study, Standing::uncertain), ElementsAre("streams.gp.referrals.per_week"));
  EXPECT_THAT(paths(study, Standing::stated),
              ElementsAre("appointments.assess.minutes", "appointments.assess.admin_minutes",
                          "appointments.assess.dna"))
      << "not who works how much, nor what is uncertain";
  const auto assumed = paths(study, Standing::assumed);
  EXPECT_THAT(assumed, Contains("staff.*.productivity"));
  EXPECT_THAT(assumed, Contains("absence.study_days"));
  EXPECT_THAT(assumed, Not(Contains("experiment.replications")));
}

TEST(EstimatedNumbers, AreEachTakenOnceByWhateverPath) {
  const std::string two =
      with(kSmallStudy, "staff:\n",
           "staff:\n  band-7: {role: clinician, band: 7, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n");
  const Study of_all = good_study(two + "uncertainty: {staff.*.productivity: {from: 90%, to: 105%}}\n");
  EXPECT_THAT(paths(of_all, Standing::uncertain), ElementsAre("staff.*.productivity"));
  EXPECT_THAT(paths(of_all, Standing::assumed), Not(Contains(testing::HasSubstr("productivity"))));
  const Study of_one = good_study(two + "uncertainty: {staff.band-6.productivity: {from: 90%, to: 105%}}\n");
  EXPECT_THAT(paths(of_one, Standing::uncertain), ElementsAre("staff.band-6.productivity"));
  EXPECT_THAT(paths(of_one, Standing::assumed), Contains("staff.band-7.productivity"));
  EXPECT_THAT(paths(of_one, Standing::assumed), Not(Contains("staff.*.productivity")));
}

// 8% is 8 to 92; a tenth more, 8.8 to 92, is 8.730159%; a tenth less 7.2 to 92, 7.258065%. 45 minutes are
// counted: 49.5 and 40.5 round half up.
TEST(EstimatedNumbers, MoveByATenthOfThemselvesOrOfTheirOdds) {
  const Study study = good_study(kEstimatedStudy);
  EXPECT_DOUBLE_EQ(moved(study, "streams.gp.referrals.per_week", Way::up), 11);
  EXPECT_DOUBLE_EQ(moved(study, "streams.gp.referrals.per_week", Way::down), 9);
  EXPECT_NEAR(moved(study, "appointments.assess.dna", Way::up), 0.08730159, 1e-8);
  EXPECT_NEAR(moved(study, "appointments.assess.dna", Way::down), 0.07258065, 1e-8);
  EXPECT_EQ(moved(study, "appointments.assess.minutes", Way::up), 50);
  EXPECT_EQ(moved(study, "appointments.assess.minutes", Way::down), 41);
  EXPECT_DOUBLE_EQ(moved(study, "staff.*.productivity", Way::up), 1.3) << "assumed";
  EXPECT_DOUBLE_EQ(moved(study, "staff.*.productivity", Way::down), 0.7);
}

TEST(EstimatedNumbers, StayWhereTheyAreNoOtherOrMoreThanIsAllowed) {
  const Study study = good_study(with(kEstimatedStudy, "admin_minutes: 10", "admin_minutes: 0"));
  EXPECT_FALSE(moved_number(number_of(study, "appointments.assess.admin_minutes"), Way::up));
  EstimatedNumber most = number_of(study, "appointments.assess.minutes");
  most.number.value = most.number.top;
  EXPECT_FALSE(moved_number(most, Way::up));
  EXPECT_TRUE(moved_number(most, Way::down));
}

TEST(EstimatedNumbers, AreMovedInTheBaselineWhateverIsDrawn) {
  const Study study = good_study(kEstimatedStudy);
  const auto moved = moved_number(number_of(study, "streams.gp.referrals.per_week"), Way::up);
  const auto baseline = study.baseline_with(*moved);
  ASSERT_TRUE(baseline);
  EXPECT_DOUBLE_EQ(baseline->service.streams[0].referrals_per_week, 11);
  const Draw draw{7, 3};
  const double drawn = study.scenarios[0].drawn(draw)->streams[0].referrals_per_week;
  EXPECT_NE(drawn, 10);
  EXPECT_NEAR(baseline->drawn(draw)->streams[0].referrals_per_week, drawn * 1.1, 1e-9);
}

TEST(EstimatedNumbers, OfOneWholeAreOne) {
  const Study study = good_study(with(kSmallStudy, "    first: {appointment: assess}",
                                      "    first: {appointment: assess, next: {again: 50%, discharge: 50%}}\n"
                                      "    again: {appointment: assess, after: 10 days}"));
  const auto stated = paths(study, Standing::stated);
  EXPECT_THAT(stated, Contains("pathways.main.first.next.again"));
  EXPECT_THAT(stated, Not(Contains("pathways.main.first.next.discharge"))) << "it moves with the other";
}

}  // namespace
}  // namespace headroom
