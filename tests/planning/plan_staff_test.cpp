// Posts that change: what the full-year figures and the averages over the reported period make of them.
// All at 27 + 8 days of leave and 5 of study, so that of 1825 days' worth of hours 245 are leave and 35
// study.

#include <gmock/gmock.h>

#include "planning/expected_turnover.hpp"
#include "planning/plan.hpp"
#include "services.hpp"

namespace headroom {
namespace {

using namespace testing_services;
using ::testing::Each;

PostTerms terms(double wte, JobPlan plan) { return {wte, {wte}, "", plan}; }

PostCapacity first_post(const Service& service) { return plan(service).posts[0]; }

TEST(DatedHours, HoldOnTheFirstReportedDayAndAverageOverThePeriod) {
  Service service = one_post();
  service.full_time_hours = Hours{37};
  service.hours_changes = {{Date{2024, 4, 1}, Hours{37}}, {Date{2026, 9, 30}, Hours{36}}};  // half way
  EXPECT_NEAR(first_post(service).contracted_per_year.value(), 365.0 / 7 * 37, 1e-9);
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 37 * 0.8 * kAtWork, 1e-9);
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 36.5 * 0.8 * kAtWork, 1e-9);
  EXPECT_NEAR(plan(service).roles[0].capacity_per_week.value(), 36.5 * 0.8 * kAtWork, 1e-9);

  service.hours_changes[1].from = Date{2026, 4, 1};  // 36 h throughout: the golden row
  service.posts[0].annual_leave_days = 29;
  EXPECT_NEAR(first_post(service).contracted_per_year.value(), 1877.1, 0.05);
  EXPECT_NEAR(first_post(service).leave.value(), 266.4, 0.05);
  EXPECT_NEAR(first_post(service).productive.value(), 1503.9, 0.05);
  EXPECT_FALSE(varies(first_post(service)));
}

TEST(PlanChanges, HoldOnTheFirstReportedDayAndAverageOverThePeriod) {
  Service service = one_post();
  service.streams[0].referrals_per_week = 40;
  service.posts[0].changes = {{Date{2026, 9, 30}, terms(0.6, {0.7, 0.3, 0, 0})}};
  const double before = 37.5 * 0.8 * kAtWork, after = 0.6 * 37.5 * 0.7 * kAtWork;
  EXPECT_EQ(first_post(service).wte, 1);
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), before, 1e-9);
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), (before + after) / 2, 1e-9);
  EXPECT_EQ(first_post(service).share_of_period, 1);
  const RoleBalance role = plan(service).roles[0];
  EXPECT_NEAR(role.load, 40 / ((before + after) / 2), 1e-9);
  EXPECT_NEAR(role.wte_short, 0.8 * (role.load - 1), 1e-9);  // 0.8 WTE of the mix give what there is
}

TEST(PlanChanges, OfAPostThatStartsLaterAreThoseOfItsFirstDay) {
  Service service = one_post();
  service.posts[0].from = Date{2026, 10, 1};
  service.posts[0].changes = {{Date{2026, 7, 1}, terms(0.6, {0.7, 0.3, 0, 0})},
                              {Date{2026, 12, 1}, terms(1, {0.9, 0.1, 0, 0})}};
  EXPECT_EQ(first_post(service).wte, 0.6);
  EXPECT_NEAR(first_post(service).by_category[1].value(), 0.6 * 365 / 7 * 37.5 * 0.3 * kAtWork, 1e-9);
}

TEST(LongAbsences, LeaveWhatIsBackfilled) {
  Service service = one_post();  // the first 182 of 364 days
  service.posts[0].absent = {{Date{2026, 4, 1}, Date{2026, 9, 29}, "secondment", false, 0.5, 1}};
  const double opened = 30 * (0.5 * 0.5 + 0.5 * kOpened);  // nobody takes leave of days of an absence
  EXPECT_NEAR(first_post(service).mean_opened_per_week.value(), opened, 1e-9);
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), opened * 0.955, 1e-9);
  EXPECT_NEAR(first_post(service).absent_share, 0.25, 1e-12);
  EXPECT_EQ(first_post(service).share_of_period, 1);
  EXPECT_NEAR(first_post(service).productive.value(), 1580.9, 0.05);  // of a full year, not absent
}

TEST(LongAbsences, AreFollowedByTheLeaveThatTheyAccrue) {
  Service service = one_post();
  service.posts[0].absent = {{Date{2026, 4, 1}, Date{2026, 9, 29}, "maternity", true, 0.5, 1}};
  // 182 days accrue 182 x 245 / 1825 days' worth of hours, besides the leave of the other 182 days.
  const double opened = 30 * (0.5 * 0.5 + 0.5 * (kOpened - 245.0 / 1825));
  EXPECT_NEAR(first_post(service).mean_opened_per_week.value(), opened, 1e-9);
  EXPECT_NEAR(first_post(service).absent_share, 0.25, 1e-12);  // the leave is leave
}

TEST(LongAbsences, LoseTheBankHolidaysOfTheBackfilledTime) {
  Service service = one_post();
  service.calendar.bank_holidays = Division::england_and_wales;
  service.posts[0].absent = {{Date{2026, 4, 1}, Date{2026, 9, 29}, "secondment", false, 1, 1}};
  // 3 and 6 April, 4 and 25 May, 31 August: 5 of 130 working days.
  const double opened = 30 * (0.5 * 125 / 130 + 0.5 * kOpened);
  EXPECT_NEAR(first_post(service).mean_opened_per_week.value(), opened, 1e-9);
}

TEST(LongAbsences, BeforeThePeriodStillAccrueLeaveForIt) {
  Service service = one_post();  // 365 days of absence accrue 365 x 245 / 1825 = 49 days' worth
  service.posts[0].absent = {{Date{2025, 4, 1}, Date{2026, 3, 31}, "adoption", true, 0, 1}};
  EXPECT_NEAR(first_post(service).mean_opened_per_week.value(), 30 * (kOpened - 49.0 / 364), 1e-9);
  EXPECT_EQ(first_post(service).absent_share, 0);
}

TEST(LongAbsences, LeaveNothingWhileTheirLeaveIsTaken) {
  Service service = one_post();
  service.posts[0].absent = {{Date{2026, 4, 1}, Date{2027, 3, 20}, "maternity", true, 0, 1}};
  EXPECT_EQ(first_post(service).mean_opened_per_week.value(), 0);  // ten days are left, all of them leave
  service.posts[0].absent[0].accrues_leave = false;
  // Of the ten days, 21 to 30 March, seven are working days.
  EXPECT_NEAR(first_post(service).mean_opened_per_week.value(), 30 * (7 - (1 - kOpened) * 50 / 7) / 260,
              1e-9);
}

TEST(Vacancies, TakeTheirLongRunShare) {
  Service service = one_post();
  service.absence.turnover = {1, 56, {RandomDuration::Kind::fixed, 98}};
  EXPECT_NEAR(first_post(service).vacant_share, 42 / 407.25, 1e-12);
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 30 * kAtWork, 1e-9);
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 30 * kAtWork * 365.25 / 407.25, 1e-9);
}

TEST(Vacancies, BuildUpWherePostsStartFilled) {
  Service service = one_post();
  service.absence.turnover = {1, 56, {RandomDuration::Kind::fixed, 98}, TurnoverStart::filled};
  // Until day 42 nobody follows: of 364 days, those are e^(-d / m) held, m = 365.25.
  AfterFilling course{service.absence.turnover};
  double held = 0, on_working_days = 0;
  for (int day = 0; day < 364; ++day) {
    held += course.held(day) / 364;
    if (day % 7 != 3 && day % 7 != 4) on_working_days += course.held(day) / 260;  // from a Wednesday
  }
  EXPECT_NEAR(first_post(service).vacant_share, 1 - held, 1e-12);
  EXPECT_LT(first_post(service).vacant_share, 42 / 407.25 - 0.005);
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 30 * kAtWork * on_working_days, 1e-9);
  service.calendar.weeks = 520;
  EXPECT_NEAR(first_post(service).vacant_share, 42 / 407.25, 0.001);
}

TEST(Vacancies, BuildUpFromTheDayOnWhichAPostBegins) {
  Service service = one_post();
  service.absence.turnover = {1, 56, {RandomDuration::Kind::fixed, 98}};
  service.posts[0].from = Date{2027, 2, 1};  // 58 days of the period
  AfterFilling course{service.absence.turnover};
  double held = 0;
  for (int day = 0; day < 58; ++day) held += course.held(day) / 58;
  EXPECT_NEAR(first_post(service).vacant_share, 1 - held, 1e-12);
  service.posts[0].from = Date{2026, 3, 1};  // a month before the period
  held = 0;
  for (int day = 31; day < 31 + 364; ++day) held += course.held(day) / 364;
  EXPECT_NEAR(first_post(service).vacant_share, 1 - held, 1e-12);
}

TEST(Vacancies, BuildUpForAHolderWhoComesLaterAndNotForTheOthers) {
  Service service = one_post();
  service.absence.turnover = {1, 56, {RandomDuration::Kind::fixed, 98}};
  service.posts[0].changes = {{Date{2026, 9, 30}, {2, {1, 1}, "", {0.8, 0.2, 0, 0}}}};
  AfterFilling course{service.absence.turnover};
  double held = 0, on_working_days = 0;
  for (int day = 0; day < 182; ++day) {
    held += course.held(day) / 182;
    if (day % 7 != 3 && day % 7 != 4) on_working_days += course.held(day) / 130;  // from a Wednesday
  }
  const double first = 1 - 42 / 407.25;
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(),
              30 * kAtWork * (first + on_working_days / 2), 1e-9);
  EXPECT_NEAR(first_post(service).vacant_share, 1 - (2 * first + held) / 3, 1e-12);
}

TEST(SeasonOfSickness, CountsByTheMonthsOfThePeriod) {
  Service service = one_post();
  service.absence.spells = {{1.0, 1, 1, 1}};  // nothing is carried over
  service.absence.sickness_months = {2, 2, 2, 0, 0, 0, 0, 0, 0, 2, 2, 2};
  const double winter = 0.045 * 2 / (2 * 182 / 365.0);  // 182 days from October to March
  service.calendar.weeks = 13;                          // to 30 June
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 30 * kOpened, 1e-9);
  service.calendar.start = Date{2026, 10, 1};
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 30 * kOpened * (1 - winter), 1e-9);
  EXPECT_NEAR(first_post(service).sickness.value(), 74.5, 0.05);  // of a full year
}

TEST(Inductions, SlowTheFirstDaysInPost) {
  Service service = one_post();
  service.posts[0].induction = {{7, 0}, {21, 0.5}};
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 30 * kAtWork, 1e-9);  // always there
  service.posts[0].from = Date{2026, 4, 1};
  const double lost = 7 + 21 * 0.5;
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 30 * kAtWork * (364 - lost) / 364, 1e-9);
  service.posts[0].from = Date{2026, 3, 25};  // a week before
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 30 * kAtWork * (364 - 10.5) / 364, 1e-9);
}

TEST(Placements, ChangeThePaceOfTheirWeeks) {
  Service service = one_post();
  service.posts.push_back(service.posts[0]);
  service.absence.placements = {{PostId{0}, Date{2026, 5, 4}, {0.85, 0.92, 0.97, 1, 1.05}}};
  const double weeks = 52 - 0.15 - 0.08 - 0.03 + 0.05;
  EXPECT_NEAR(first_post(service).mean_bookable_per_week.value(), 30 * kAtWork * weeks / 52, 1e-9);
  EXPECT_NEAR(plan(service).posts[1].mean_bookable_per_week.value(), 30 * kAtWork, 1e-9);
}

TEST(Activities, TakeALargerShareOfAPartTimersWeek) {
  Service service = one_post(0.4);  // 15 h: 4 of SPA instead of 3
  service.posts[0].activities = {{"supervision", Category::spa, Hours{4}, std::nullopt, Protection::soft}};
  const double weeks = 365.0 / 7 * kAtWork;
  EXPECT_NEAR(first_post(service).by_category[0].value(), 11 * weeks, 1e-9);
  EXPECT_NEAR(first_post(service).by_category[1].value(), 4 * weeks, 1e-9);
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 11 * kAtWork, 1e-9);

  service.posts[0].wte = 1.4;  // a full-timer has 7.5 h of SPA anyway
  service.posts[0].holders = {1, 0.4};
  EXPECT_NEAR(first_post(service).by_category[1].value(), 11.5 * weeks, 1e-9);
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 41 * kAtWork, 1e-9);
}

TEST(NoJobPlan, GivesBookableHoursAndNoneByCategory) {
  Service service = one_post();
  service.posts[0].has_job_plan = false;
  service.posts[0].plan = {1, 0, 0, 0};
  EXPECT_THAT(first_post(service).by_category, Each(Hours{0}));
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 37.5 * kAtWork, 1e-9);
  EXPECT_NEAR(first_post(service).productive.value(), 1580.9, 0.05);
  EXPECT_NEAR(plan(service).roles[0].capacity_per_week.value(), 37.5 * kAtWork, 1e-9);
}

Session session_of(Weekday day, int minutes, int every_weeks = 1) {
  Session s;
  s.day = day;
  s.start_minute = 9 * 60;
  s.length = Minutes{minutes};
  s.every_weeks = every_weeks;
  s.starting = Date{2026, 4, 1};
  return s;
}

TEST(Sessions, AreWhatIsBookableOnTheDaysWorked) {
  Service service = one_post();
  service.appointments[0].minutes = Minutes{45};  // 225 minutes are five of them
  service.posts[0].sessions = {session_of(Weekday::monday, 225), session_of(Weekday::wednesday, 225)};
  EXPECT_NEAR(first_post(service).opened_dcc_per_week.value(), 7.5 * kOpened, 1e-9);
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 7.5 * kAtWork, 1e-9);
  EXPECT_NEAR(plan(service).roles[0].capacity_per_week.value(), 7.5 * kAtWork, 1e-9);
  EXPECT_NEAR(first_post(service).by_category[0].value(), 1264.7, 0.05);  // DCC is what the plan says
  service.posts[0].holders = {1, 1};
  service.posts[0].wte = 2;
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 15 * kAtWork, 1e-9);  // each holds them
}

TEST(Sessions, AreOfWholeSlots) {
  Service service = one_post();
  service.posts[0].sessions = {session_of(Weekday::monday, 225)};
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 3 * kAtWork, 1e-9);
}

TEST(Sessions, AreCutToTheDayLessItsFixedWork) {
  Service service = one_post();  // 7.5 h a day, of which half an hour and a fifth of 2.5 h are fixed
  service.posts[0].dcc_fixed = {{"mdt", Hours{0.5}, Weekday::monday}, {"triage", Hours{2.5}, std::nullopt}};
  service.posts[0].sessions = {session_of(Weekday::monday, 600)};
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 6 * kAtWork, 1e-9);  // of 6.5 h
}

TEST(Sessions, CountByTheirRhythmAndWithWhatIsOpenedOutsideThem) {
  Service service = one_post();
  service.appointments[0].minutes = Minutes{45};
  service.posts[0].sessions = {session_of(Weekday::monday, 225), session_of(Weekday::wednesday, 450, 2)};
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), (3.75 + 7.5 / 2) * kAtWork, 1e-9);
  service.posts[0].outside_sessions = true;
  // 6 h of DCC a day: 2.25 h beyond the session on Mondays, 6 h on every other Wednesday, 18 h on other days,
  // less the 1.5 h by which every other Wednesday's session exceeds the day's DCC.
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(),
              (3.75 + 3.75 + 2.25 + 3 + 18 - 0.75) * kAtWork, 1e-9);
}

TEST(Sessions, LongerThanTheDaysDccTakeItFromOtherDays) {
  Service service = one_post();
  service.posts[0].sessions = {session_of(Weekday::monday, 450)};
  service.posts[0].outside_sessions = true;
  // 6 h of DCC a day: 7.5 h on Mondays, 4.5 h on Tuesdays, 18 h on other days; 30 h in all, not 31.5 h.
  EXPECT_NEAR(first_post(service).opened_dcc_per_week.value(), 30 * kOpened, 1e-9);

  service.posts[0].sessions = {session_of(Weekday::friday, 450, 2), session_of(Weekday::thursday, 450, 3)};
  EXPECT_NEAR(first_post(service).opened_dcc_per_week.value(), 30 * kOpened, 1e-9);
}

TEST(Sessions, OnMondaysLoseMoreToBankHolidays) {
  Service service = one_post();  // 2027: 5 of 52 Mondays, 8 of 260 working days
  service.calendar.start = Date{2027, 1, 1};
  service.calendar.bank_holidays = Division::england_and_wales;
  service.posts[0].sessions = {session_of(Weekday::monday, 180)};
  const double openness = (47.0 / 52) / (252.0 / 260);
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 3 * openness * kAtWork, 1e-9);
}

TEST(Sessions, OfDaysThatAHolderDoesNotWorkAreNotHeld) {
  Service service = one_post(0.4);
  service.posts[0].days = WeekdaySet{true, true, false, false, false, false, false};
  service.posts[0].sessions = {session_of(Weekday::monday, 180), session_of(Weekday::friday, 180)};
  EXPECT_NEAR(first_post(service).bookable_dcc_per_week.value(), 3 * kAtWork, 1e-9);
}

}  // namespace
}  // namespace headroom
