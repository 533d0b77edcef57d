// The plan says who is short and by how much, and repeats nothing that a scenario leaves as it is.

#include "report/answers/plan_tables.hpp"

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

TEST(PlanReading, SaysThatEnoughMayBeTight) {
  const Service service = single_step(23, 1);
  EXPECT_EQ(
      plan_reading(service, plan(service)),
      "Demand needs 94.8% of the hours that orthotist posts have, the busiest role: enough on average, but "
      "tight: chance alone makes lists grow.");
}

TEST(PlanTables, ShowTheBalanceBySiteWhereSomethingIsBoundToOne) {
  Service service = single_step(30, 1);
  service.sites = {"north", "south"};
  const auto tables = [&] { return plan_tables({planned("baseline", service)}, PlanRows::all); };
  EXPECT_THROW((void)titled(tables(), "Balance by site"), std::runtime_error);
  service.posts[0].sites_on.fill({SiteId{1}});
  EXPECT_THAT(titled(tables(), "Balance by site").rows,
              ElementsAre(ElementsAre("baseline", "north", "0.0", "0.0", "0.0%"),
                          ElementsAre("baseline", "south", "30.0", "24.3", "123.7%")));
  service.streams[0].sites = {SiteId{0}};
  service.posts[0].sites_on.fill({});
  service.posts.push_back(service.posts[0]);
  service.posts[1].roles = {RoleId{1}};
  service.roles.push_back("idle");
  EXPECT_THAT(titled(tables(), "Balance by site").rows,
              ElementsAre(ElementsAre("baseline", "north", "30.0", "24.3", "123.7%"),
                          ElementsAre("baseline", "south", "0.0", "0.0", "0.0%"),
                          ElementsAre("baseline", "(at no one site)", "0.0", "24.3", "0.0%")));
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
  EXPECT_THAT(reading,
              HasSubstr(": enough on average, but not for everything. Tightest: review, at 144.3%."));
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

TEST(PlanReading, NamesTheStreamWhoseSiteIsOverloaded) {
  Service service = single_step(30, 1);
  service.sites = {"north", "south"};
  service.streams[0].sites = {SiteId{0}};
  service.streams.push_back(stream("southern", 10));
  service.streams[1].sites = {SiteId{1}};
  service.posts.push_back(post("other", {RoleId{0}}, 1, {0.8, 0.2, 0, 0}));
  service.posts[0].sites_on.fill({SiteId{0}});
  service.posts[1].sites_on.fill({SiteId{1}});
  EXPECT_THAT(plan_reading(service, plan(service)), HasSubstr("Tightest: visit (gp), at 123.7%."));
  const auto tables = plan_tables({planned("baseline", service)}, PlanRows::all);
  EXPECT_THAT(titled(tables, "Tightest").rows, ElementsAre(ElementsAre("baseline", "visit (gp)", "123.7%")));
  EXPECT_THAT(titled(tables, "Tightest").notes, Contains(HasSubstr("With a stream: its own")));
}

TEST(PlanTables, ShowWhatAveragesAPostThatIsNotAlwaysTheSame) {
  Service service = single_step(20, 1);
  service.calendar.bank_holidays = Division::none;
  service.absence.turnover = {1, 56, {RandomDuration::Kind::fixed, 98}};  // vacant: 42 days of 407.25
  service.posts[0].absent = {{Date{2026, 4, 1}, Date{2026, 9, 29}, "secondment", false, 0.5, 1}};
  const Table table = titled(plan_tables({planned("baseline", service)}, PlanRows::all), "Hours by post");
  ASSERT_THAT(table.columns, SizeIs(17));
  EXPECT_EQ(table.columns[14].heading, "absent");
  EXPECT_EQ(table.columns[15].heading, "vacant");
  EXPECT_EQ(table.columns[16].heading, "mean bookable a week");
  // 30 h x (half at 50%, half at 84.7%) x 95.5% x 89.7%
  ASSERT_THAT(table.rows, SizeIs(1));
  EXPECT_EQ(table.rows[0][12], "24.3");
  EXPECT_EQ(table.rows[0][14], "25.0%");
  EXPECT_EQ(table.rows[0][15], "10.3%");
  EXPECT_EQ(table.rows[0][16], "17.3");
  EXPECT_THAT(table.notes, Contains(HasSubstr("Mean, which the balance counts: over all reported days")));
}

TEST(PlanTables, SayAtWhosePaceTheHoursAreAndWhoHasNoJobPlan) {
  Service service = single_step(20, 1);
  service.posts[0].productivity = 0.75;  // 80 minutes instead of 60
  service.posts[0].has_job_plan = false;
  service.posts[0].plan = {1, 0, 0, 0};
  const auto tables = plan_tables({planned("baseline", service)}, PlanRows::all);
  EXPECT_EQ(titled(tables, "Demand").rows[0].back(), "26.7");
  EXPECT_THAT(titled(tables, "Demand").notes,
              Contains(HasSubstr("at the pace of the posts that will deliver")));
  EXPECT_EQ(titled(tables, "Balance").rows[0][2], "26.7");
  EXPECT_THAT(titled(tables, "Balance").notes, Contains(HasSubstr("at their pace")));
  const Table posts = titled(tables, "Hours by post");
  EXPECT_EQ(posts.rows[0][8], "0.0");
  EXPECT_THAT(posts.notes, Contains(HasSubstr("A post without a job plan")));
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
