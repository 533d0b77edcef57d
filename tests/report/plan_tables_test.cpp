#include "report/plan_tables.hpp"

#include <gmock/gmock.h>

#include "planning/services.hpp"

namespace headroom {
namespace {

using namespace testing_services;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

ScenarioPlan planned(const std::string& name, const Service& service) {
  Scenario scenario;
  scenario.name = name;
  scenario.service = service;
  return {scenario, plan(service)};
}

const Table& titled(const std::vector<Table>& tables, const std::string& beginning) {
  for (const Table& table : tables) {
    if (table.title.rfind(beginning, 0) == 0) return table;
  }
  throw std::runtime_error("no table " + beginning);
}

TEST(PlanReading, SaysWhoIsShortAndByHowMuch) {
  const Service service = single_step(30, 1);  // 30 h against 24.255 h: 123.7%, 0.24 WTE of the same kind
  EXPECT_EQ(plan_reading(service, plan(service)),
            "Demand needs 123.7% of the hours that orthotist posts have: 0.24 WTE short.");
}

TEST(PlanReading, SaysThatThereIsEnoughOnAverage) {
  const Service service = single_step(20, 1);
  EXPECT_EQ(
      plan_reading(service, plan(service)),
      "Demand needs 82.5% of the hours that orthotist posts have, the busiest role: enough on average.");
}

TEST(PlanReading, SaysWhatIsNeededWhereNobodyHasHours) {
  const Service service = single_step(30, 0);
  EXPECT_EQ(
      plan_reading(service, plan(service)),
      "No hours are bookable for the 30.0 hours a week that orthotist posts are needed for: 1.24 WTE short.");
}

TEST(PlanReading, NamesTheAppointmentsThatARoleAsAWholeHides) {
  // Orthotists have 48.5 h for 45 h, but only one of them, who is support as well, may give the 35 h of
  // reviews.
  Service service = single_step(10, 1);
  service.roles.push_back("reviewer");
  service.appointments.push_back(appointment("review", 60, {RoleId{1}}));
  service.pathways[0].steps = {step("see", 0, {{1, 1.0}}), step("review", 1, {{1, 5.0 / 7}, {-1, 2.0 / 7}})};
  service.posts.push_back(post("both", {RoleId{0}, RoleId{1}}, 1, {0.8, 0.2, 0, 0}));
  const std::string reading = plan_reading(service, plan(service));
  EXPECT_THAT(reading, HasSubstr("Tightest: review, at 144.3%."));
}

TEST(PlanReading, SaysWhereAListIsFarTooLong) {
  Service service = single_step(20, 1);  // 20 x 18 / 2.5257 = 142.5
  service.streams[0].waiting = {{PriorityId{0}, 600, 210}};
  EXPECT_THAT(plan_reading(service, plan(service)),
              HasSubstr("600 wait for gp, where 143 would be within the standard."));
}

TEST(PlanReading, HasNothingToSayWithoutDemand) {
  const Service service = single_step(0, 1);
  EXPECT_EQ(plan_reading(service, plan(service)), "There is no demand.");
}

TEST(PlanTables, HoldEveryRowWithARoundedFigureForEachColumn) {
  const auto tables = plan_tables({planned("baseline", single_step(30, 1))}, PlanRows::all);
  for (const Table& table : tables) {
    for (const auto& row : table.rows) EXPECT_THAT(row, SizeIs(table.columns.size())) << table.title;
  }
  EXPECT_THAT(titled(tables, "Balance").rows,
              ElementsAre(ElementsAre("baseline", "orthotist", "30.0", "24.3", "123.7%", "0.24")));
  EXPECT_THAT(titled(tables, "Tightest").rows, ElementsAre(ElementsAre("baseline", "visit", "123.7%")));
  EXPECT_THAT(titled(tables, "Demand").rows,
              ElementsAre(ElementsAre("baseline", "gp", "30.0", "1.00", "1.00", "1.00", "30.0")));
  EXPECT_THAT(titled(tables, "Hours by post").rows,
              ElementsAre(ElementsAre("baseline", "band-6", "1.00", "1955.4", "262.5", "37.5", "74.5",
                                      "1580.9", "1264.7", "316.2", "0.0", "0.0", "24.3", "100.0%")));
  EXPECT_THAT(titled(tables, "Waiting").rows,
              ElementsAre(ElementsAre("baseline", "gp", "123.7%", "0", "214", "-", "30.14")));
}

TEST(PlanTables, DoNotRepeatWhatAScenarioLeavesAsItIs) {
  Service more = footwear_clinic();
  more.posts.push_back(more.posts[1]);
  more.posts.back().name = "new-band-6";
  const std::vector<ScenarioPlan> plans{planned("baseline", footwear_clinic()), planned("more", more)};
  const Table changed = titled(plan_tables(plans, PlanRows::changed), "Hours by post");
  EXPECT_THAT(changed.rows, SizeIs(4));
  EXPECT_EQ(changed.rows.back()[1], "new-band-6");
  EXPECT_THAT(changed.notes, Contains("What other scenarios leave as in baseline is not repeated."));
  EXPECT_THAT(titled(plan_tables(plans, PlanRows::all), "Hours by post").rows, SizeIs(7));
}

}  // namespace
}  // namespace headroom
