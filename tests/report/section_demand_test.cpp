// Hours needed and there are those worked out by hand, beside what the simulation opened.

#include "report/page/section_words.hpp"
#include "report/page/sections.hpp"
#include "results/example.hpp"
#include "section_example.hpp"

namespace headroom {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Two weeks, two replications: 60 and 80 hours opened, 50 and 62 booked.
Samples demand_samples() {
  Samples s;
  s.scenarios = {"baseline", "more"};
  s.replications = 2;
  s.start = Date{2026, 4, 1};
  s.weeks = 2;
  s.values["summary/dcc_hours_opened"] = {60, 80, 100, 100};
  s.values["summary/dcc_hours_booked"] = {50, 62, 60, 60};
  s.values["summary/utilisation"] = {0.85, 0.85, 0.6, 0.6};
  return s;
}

/// A study that makes these services, only that nobody reads its text.
struct StudiedDemand {
  explicit StudiedDemand(const Results& results) : input{input_of(results)} { input.study = &study; }
  Study study;
  PageInput input;
};

Service clinic(double referrals_per_week, double wte) {
  Service service = example::service();
  service.posts = {example::post("lead", wte, 70'000)};
  service.posts[0].annual_leave_days = 0;
  service.posts[0].sickness_rate = 0;
  service.absence.public_holiday_days = 0;
  service.absence.study_days = 0;
  service.calendar.bank_holidays = Division::none;  // or the period's would be hours lost
  service.streams[0].referrals_per_week = referrals_per_week;
  service.streams[1].referrals_per_week = 0;
  return service;
}

// Simulated means over two weeks: (60 + 80)/2/2 = 35 hours a week. With two replications the half width is
// t(0.975, 1) = 12.706 times the standard error, here 10 hours over the period: 127.06, or 63.5 a week; hours
// are never below 0.
TEST(DemandSection, SaysWhatTheSimulationOpenedAndBookedAWeek) {
  const Results results = results_of(demand_samples());
  const Section section = demand_section(input_of(results));
  const Table& table = section.exhibits.back().table;
  EXPECT_THAT(headings(table),
              ElementsAre("scenario", "opened, hours a week", "booked, hours a week", "used, %"));
  EXPECT_THAT(table.rows,
              ElementsAre(ElementsAre("baseline", "35.0 (0.0 to 98.5)", "28.0 (0.0 to 66.1)", "85.0"),
                          ElementsAre("more", "50.0", "30.0", "60.0")));
  EXPECT_THAT(table.caption, HasSubstr("95% skewness-corrected t intervals over 2 replications"));
  expect_readable(section);
}

TEST(DemandSection, WithoutAStudySaysThatTheBalanceNeedsIt) {
  const Results results = results_of(demand_samples());
  const Section section = demand_section(input_of(results));
  EXPECT_THAT(section.paragraphs, ElementsAre(without_study_text()));
  EXPECT_THAT(chart_titles(section), IsEmpty());
}

// Each referral takes 45 + 15 minutes, without non-attendance: 10 a week need 10.0 hours. Without leave and
// sickness 1.0 WTE has 37.5 x 80% = 30 hours a week.
TEST(DemandSection, HoldsHoursNeededAgainstHoursAvailable) {
  const Results results = results_of(demand_samples());
  StudiedDemand of{results};
  of.input.services[0] = Scenario{"baseline", "", {}, clinic(10, 1)};
  const Section section = demand_section(of.input);
  EXPECT_THAT(section.exhibits[0].table.rows,
              ElementsAre(ElementsAre("orthotist", "10.0", "30.0", "33.3", "0.00")));
  EXPECT_THAT(headings(section.exhibits[0].table),
              ElementsAre("role", "needed, hours a week", "available, hours a week", "needed, % of available",
                          "short, WTE"));
  EXPECT_THAT(
      chart_titles(section),
      ElementsAre(
          "Hours needed and available a week, baseline: orthotist needs 10.0 hours and has 30.0 (33.3%)"));
  EXPECT_THAT(section.notes, Contains(HasSubstr("more has no balance")));
  expect_readable(section);
}

// 45 hours are needed: 15 more than there are, half a post of 30.
TEST(DemandSection, SaysHowManyWteAreShort) {
  const Results results = results_of(demand_samples());
  StudiedDemand of{results};
  of.input.services[0] = Scenario{"baseline", "", {}, clinic(45, 1)};
  const Section section = demand_section(of.input);
  EXPECT_THAT(chart_titles(section),
              ElementsAre(HasSubstr("needs 45.0 hours and has 30.0 (150.0%): 0.50 WTE short")));
  EXPECT_EQ(section.exhibits[0].table.rows[0][4], "0.50");
}

TEST(DemandSection, SaysOfARoleWithoutHoursThatItHasNone) {
  const Results results = results_of(demand_samples());
  StudiedDemand of{results};
  of.input.services[0] = Scenario{"baseline", "", {}, clinic(10, 0)};
  of.input.services[1] = Scenario{"more", "", {}, clinic(0, 1)};
  const Section section = demand_section(of.input);
  EXPECT_THAT(
      chart_titles(section),
      ElementsAre("Hours needed and available a week, baseline: orthotist needs 10.0 hours and has none",
                  "Hours needed and available a week, more: nothing is needed"));
  EXPECT_EQ(section.exhibits[0].table.rows[0][3], "no hours");
  expect_readable(section);
}

TEST(DemandSection, OfOneReplicationSaysThatThereIsNoInterval) {
  Samples s = demand_samples();
  s.replications = 1;
  for (auto& [name, values] : s.values) values = {values[0], values[2]};
  const Results results = results_of(s);
  const Section section = demand_section(input_of(results));
  EXPECT_THAT(section.exhibits.back().table.rows, Contains(ElementsAre("baseline", "30.0", "25.0", "85.0")));
  EXPECT_THAT(section.exhibits.back().table.caption, HasSubstr("One replication: no interval"));
  expect_readable(section);
}

TEST(DemandSection, ShowsADashWhereAFigureIsNotInTheFile) {
  Samples s = demand_samples();
  s.values.erase("summary/utilisation");
  const Results results = results_of(s);
  const Section section = demand_section(input_of(results));
  EXPECT_THAT(section.exhibits.back().table.rows, Contains(ElementsAre("more", "50.0", "30.0", "–")));
  expect_readable(section);
}

TEST(DemandSection, SaysWhichOfManyScenariosItShows) {
  const Results results = results_of(demand_samples());
  PageInput input = input_of(results);
  input.shown = {0};
  input.services.resize(1);
  const Section section = demand_section(input);
  EXPECT_EQ(section.exhibits.back().table.rows.size(), 1u);
  EXPECT_THAT(section.notes, Contains(shown_text(input)));
}

}  // namespace
}  // namespace headroom
