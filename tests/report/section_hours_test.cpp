// What becomes of contracted hours adds up, with offices and bands of weeks in their own columns.

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "results/example.hpp"
#include "section_example.hpp"
#include "statistics/not_a_number.hpp"

namespace headroom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// One week, two replications, posts lead and desk; in `more` the desk is not there. All hours not given are
/// 0.
Results hours_results(std::vector<double> contracted = {37.5, 20, 37.5, 20}) {
  Samples s;
  s.scenarios = {"baseline", "more"};
  s.replications = 2;
  s.start = Date{2026, 4, 1};
  s.weeks = 1;
  Results all = results_of(s);
  all.posts = {"lead", "desk"};
  const std::vector<double> none(4, 0), half{0, kNaN, 0, kNaN};
  for (const char* name : {"dcc_unused", "lost_public_holiday", "lost_study", "lost_absent", "lost_vacancy"})
    all = with_dataset(std::move(all), std::string{"weekly/"} + name, {none, half});
  all = with_dataset(std::move(all), "weekly/contracted", {std::move(contracted), {37.5, kNaN, 37.5, kNaN}});
  all = with_dataset(std::move(all), "weekly/lost_leave", {{4, 2, 6, 2}, half});
  all = with_dataset(std::move(all), "weekly/lost_sickness", {{3, 0, 0, 0}, half});
  // [replication][post][category]: the lead plans 30, 5.5, 2, 0; the desk has no job plan.
  const std::vector<double> planned{30, 5.5, 2, 0, kNaN, kNaN, kNaN, kNaN,
                                    30, 5.5, 2, 0, kNaN, kNaN, kNaN, kNaN};
  const std::vector<double> delivered{24, 4.5, 2, 0, kNaN, kNaN, kNaN, kNaN,
                                      26, 3.5, 2, 0, kNaN, kNaN, kNaN, kNaN};
  const std::vector<double> used{0, 0, 0, 0, kNaN, kNaN, kNaN, kNaN, 0, 1, 0, 0, kNaN, kNaN, kNaN, kNaN};
  all = with_dataset(std::move(all), "weekly/planned_hours", {planned, planned});
  all = with_dataset(std::move(all), "weekly/delivered_hours", {delivered, delivered});
  all = with_dataset(std::move(all), "weekly/protected_hours_used", {used, used});
  return all;
}

// The lead: (24 + 26)/2 = 25 hours DCC, 4 SPA, 2 AR, 5 leave, 1.5 sickness: 37.5 in all. The desk: 20 hours
// less 2 of leave are at work in no category. 25 of the lead's 37.5 contracted hours are 66.7%.
TEST(HoursSection, SaysWhatBecomesOfEachContractedHour) {
  const Results of = hours_results();
  const Section section = hours_section(input_of(of));
  const Table& table = section.exhibits[0].table;
  EXPECT_THAT(headings(table), ElementsAre("post", "contracted", "direct clinical care (DCC)",
                                           "supporting activities (SPA)", "additional responsibilities (AR)",
                                           "annual leave", "sickness", "at work without a job plan"));
  EXPECT_THAT(table.rows,
              ElementsAre(ElementsAre("lead", "37.5", "25.0", "4.0", "2.0", "5.0", "1.5", "0.0"),
                          ElementsAre("desk", "20.0", "0.0", "0.0", "0.0", "2.0", "0.0", "18.0")));
  EXPECT_EQ(chart_titles(section)[0],
            "Where the hours go, baseline: of 37.5 contracted hours a week of posts with a job plan, 25.0 "
            "are direct "
            "clinical care, 66.7%");
  expect_readable(section);
}

/// As a result file has it: what a post without a job plan plans and delivers stands in the place of DCC.
Results with_a_desk_in_the_place_of_dcc(double delivered, double unused) {
  Samples s;
  s.scenarios = {"baseline"};
  s.replications = 1;
  s.start = Date{2026, 4, 1};
  s.weeks = 1;
  Results all = results_of(s);
  all.posts = {"lead", "new"};
  all = with_dataset(std::move(all), "weekly/contracted", {{37.5, 20}});
  all = with_dataset(std::move(all), "weekly/planned_hours", {{30, 5.5, 2, 0, 20, 0, 0, 0}});
  all = with_dataset(std::move(all), "weekly/delivered_hours", {{28, 5.5, 2, 0, delivered, 0, 0, 0}});
  return with_dataset(std::move(all), "weekly/dcc_unused", {{2, unused}});
}

/// The study's post `new` without a job plan, of a role that no appointment names unless it does letters.
Scenario with_an_office(bool letters) {
  Scenario scenario{"baseline", "", {}, example::service()};
  scenario.service.roles.push_back("admin");
  scenario.service.posts[1].roles = {RoleId{1}};
  scenario.service.posts[1].has_job_plan = false;
  if (letters)
    scenario.service.appointments.push_back(
        {"letters", Minutes{15}, Minutes{0}, Minutes{0}, {RoleId{1}}, Mode::desk, 0});
  return scenario;
}

// 28 of the lead's 37.5 hours are 74.7%; 20 hours of the office are neither clinical nor clinic time unused.
TEST(HoursSection, CallsHoursOfAnOfficeWithoutWorkNotPlanned) {
  const Results of = with_a_desk_in_the_place_of_dcc(0, 20);
  PageInput input = input_of(of);
  input.services[0] = with_an_office(false);
  const Section section = hours_section(input);
  EXPECT_THAT(headings(section.exhibits[0].table),
              ElementsAre("post", "contracted", "direct clinical care (DCC)", "supporting activities (SPA)",
                          "additional responsibilities (AR)", "clinic time unused", "not planned"));
  EXPECT_THAT(section.exhibits[0].table.rows,
              ElementsAre(ElementsAre("lead", "37.5", "28.0", "5.5", "2.0", "2.0", "0.0"),
                          ElementsAre("new", "20.0", "0.0", "0.0", "0.0", "0.0", "20.0")));
  EXPECT_THAT(
      chart_titles(section),
      ElementsAre("Where the hours go, baseline: of 37.5 contracted hours a week of posts with a job plan, "
                  "28.0 are direct clinical care, 74.7%"));
  for (const auto& row : section.exhibits[1].table.rows) EXPECT_EQ(row[0], "lead");
  expect_readable(section);
}

TEST(HoursSection, KeepsDeskWorkOfAnOfficeOutOfDirectClinicalCare) {
  const Results of = with_a_desk_in_the_place_of_dcc(12, 8);
  PageInput input = input_of(of);
  input.services[0] = with_an_office(true);
  const Section section = hours_section(input);
  EXPECT_THAT(section.exhibits[0].table.rows[1],
              ElementsAre("new", "20.0", "0.0", "0.0", "0.0", "0.0", "12.0", "8.0"));
  EXPECT_THAT(headings(section.exhibits[0].table).back(), "time of posts without a job plan unused");
}

TEST(HoursSection, HoldsDeliveredAgainstPlannedHours) {
  const Results of = hours_results();
  const Section section = hours_section(input_of(of));
  const Table& table = section.exhibits[1].table;
  EXPECT_THAT(
      table.rows,
      ElementsAre(ElementsAre("lead", "direct clinical care (DCC)", "30.0", "25.0", "83.3", "0.00"),
                  ElementsAre("lead", "supporting activities (SPA)", "5.5", "4.0", "72.7", "0.50"),
                  ElementsAre("lead", "additional responsibilities (AR)", "2.0", "2.0", "100.0", "0.00")));
  EXPECT_FALSE(section.exhibits[1].chart);
}

TEST(HoursSection, LeavesOutAPostThatAScenarioLacks) {
  const Results of = hours_results();
  const Section section = hours_section(input_of(of));
  ASSERT_EQ(section.exhibits.size(), 4u);
  EXPECT_EQ(section.exhibits[2].scenario, "more");
  EXPECT_THAT(section.exhibits[2].chart->x, ElementsAre("lead"));
  EXPECT_EQ(section.exhibits[2].table.rows.size(), 1u);
}

// 24 and 26 hours: 25, half width 12.706 x 1.
TEST(HoursSection, HasTheIntervalOfTheComparison) {
  const std::vector<double> both{24, 4.5, 2, 0, 26, 3.5, 2, 0};
  const Results of = with_dataset(hours_results(), "summary/delivered_hours_by_category", {both, both});
  const Results all = with_dataset(of, "summary/planned_hours_by_category", {both, both});
  const Section section = hours_section(input_of(all));
  EXPECT_THAT(chart_titles(section)[0], HasSubstr("25.0 (12.3 to 37.7) are direct clinical care, 66.7%"));
}

TEST(HoursSection, TakesTheMeanOfAFileThatIsKeptAsBands) {
  Results bands = hours_results();
  bands.read = [before = bands.read](const Wanted& wanted, std::size_t scenario) -> std::vector<double> {
    if (!wanted.name.starts_with("weekly")) return before(wanted, scenario);
    const std::string prefix = "weekly_bands/";
    if (!wanted.name.starts_with(prefix)) return {};
    EXPECT_EQ(wanted.along.front(), Along::statistic);
    const std::string series = wanted.name.substr(prefix.size());
    // [statistic][week][post…]: the mean, then five statistics that are not wanted.
    std::vector<double> values;
    if (series == "contracted") values = {37.5, 20};
    if (series == "delivered_hours") values = {25, 4, 2, 0, kNaN, kNaN, kNaN, kNaN};
    if (series == "planned_hours") values = {30, 5.5, 2, 0, kNaN, kNaN, kNaN, kNaN};
    if (series == "protected_hours_used") values.assign(8, 0);
    if (series == "lost_leave") values = {5, 2};
    if (series == "lost_sickness") values = {1.5, 0};
    if (values.empty()) values.assign(2, 0);
    values.resize(6 * values.size(), 99);
    return values;
  };
  const Section section = hours_section(input_of(bands));
  EXPECT_THAT(section.exhibits[0].table.rows,
              ElementsAre(ElementsAre("lead", "37.5", "25.0", "4.0", "2.0", "5.0", "1.5", "0.0"),
                          ElementsAre("desk", "20.0", "0.0", "0.0", "0.0", "2.0", "0.0", "18.0")));
  expect_readable(section);
}

// In the second week the lead has left: 37.5 hours in one of two weeks are 18.8 a week.
TEST(HoursSection, AveragesOverWeeksOutOfPost) {
  Samples s;
  s.scenarios = {"baseline"};
  s.replications = 1;
  s.start = Date{2026, 4, 1};
  s.weeks = 2;
  Results all = results_of(s);
  all.posts = {"lead"};
  all = with_dataset(std::move(all), "weekly/contracted", {{37.5, 0}});
  all = with_dataset(std::move(all), "weekly/delivered_hours", {{37.5, 0, 0, 0, 0, 0, 0, 0}});
  const Section section = hours_section(input_of(all));
  EXPECT_THAT(section.exhibits[0].table.rows, ElementsAre(ElementsAre("lead", "18.8", "18.8")));
  EXPECT_THAT(chart_titles(section), ElementsAre(HasSubstr("18.8 are direct clinical care, 100.0%")));
  expect_readable(section);
}

TEST(HoursSection, DrawsNoBarOfLessThanNothing) {
  Results all = with_dataset(hours_results(), "weekly/dcc_unused", {{-0.2, 0, -0.2, 0}, {0, kNaN, 0, kNaN}});
  const Section section = hours_section(input_of(all));
  for (const ChartSeries& series : section.exhibits[0].chart->series) {
    for (const double value : series.values) EXPECT_GE(value, 0) << series.name;
  }
  EXPECT_EQ(section.exhibits[0].table.rows[0][5], "-0.2");
}

TEST(HoursSection, SaysThatAResultHoldsNone) {
  Samples s;
  s.scenarios = {"baseline"};
  s.replications = 1;
  s.start = Date{2026, 4, 1};
  s.weeks = 1;
  const Results none = results_of(s);
  const Section section = hours_section(input_of(none));
  EXPECT_THAT(section.paragraphs, ElementsAre("This result holds no hours by post."));
  EXPECT_THAT(section.exhibits, IsEmpty());
}

TEST(HoursSection, ShowsTheChosenScenariosOfMany) {
  const Results of = hours_results();
  PageInput input = input_of(of);
  input.shown = {1};
  input.services.resize(1);
  const Section section = hours_section(input);
  for (const Exhibit& exhibit : section.exhibits) EXPECT_EQ(exhibit.scenario, "more");
  EXPECT_THAT(section.notes, Contains(shown_text(input)));
}

}  // namespace
}  // namespace headroom
