// Productive hours match the field's own table, and demand, balance and lists what is worked out by hand.

#include "planning/plan.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "services.hpp"

namespace headroom {
namespace {

using namespace testing_services;
using ::testing::ElementsAre;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Plan plan_of_one_post(double full_time_hours, double leave_days, double wte) {
  Service service = single_step(10, wte);
  service.full_time_hours = Hours{full_time_hours};
  service.posts[0].annual_leave_days = leave_days;
  return plan(service);
}

// The table of productive hours that the field uses: 365/7 weeks, 8 public holidays, 5 study days, 4.5%
// sickness.
struct GoldenRow {
  double full_time_hours, leave_days, paid, leave, study, sick, net, dcc, dcc_per_paid_week;
};
constexpr GoldenRow kGoldenTable[] = {
    {37.5, 27, 1955.4, 262.5, 37.5, 74.5, 1580.9, 1264.7, 24.3},
    {37.5, 29, 1955.4, 277.5, 37.5, 73.8, 1566.5, 1253.2, 24.0},
    {37.5, 33, 1955.4, 307.5, 37.5, 72.5, 1537.9, 1230.3, 23.6},
    {37, 29, 1929.3, 273.8, 37.0, 72.8, 1545.7, 1236.5, 23.7},
    {36, 29, 1877.1, 266.4, 36.0, 70.9, 1503.9, 1203.1, 23.1},
};
constexpr double kDigitShown = 0.05 + 1e-9;

TEST(ProductiveHours, MatchTheGoldenTableToTheDigitShown) {
  for (const GoldenRow& row : kGoldenTable) {
    const PostCapacity capacity = plan_of_one_post(row.full_time_hours, row.leave_days, 1.0).posts[0];
    EXPECT_NEAR(capacity.contracted_per_year.value(), row.paid, kDigitShown);
    EXPECT_NEAR(capacity.leave.value(), row.leave, kDigitShown);
    EXPECT_NEAR(capacity.study.value(), row.study, kDigitShown);
    EXPECT_NEAR(capacity.sickness.value(), row.sick, kDigitShown);
    EXPECT_NEAR(capacity.productive.value(), row.net, kDigitShown);
    EXPECT_NEAR(capacity.by_category[0].value(), row.dcc, kDigitShown);
    EXPECT_NEAR(capacity.bookable_dcc_per_week.value(), row.dcc_per_paid_week, kDigitShown);
  }
}

TEST(ProductiveHours, ArePartTimeProRata) {
  for (const GoldenRow& row : kGoldenTable) {
    const PostCapacity capacity = plan_of_one_post(row.full_time_hours, row.leave_days, 0.6).posts[0];
    EXPECT_NEAR(capacity.contracted_per_year.value(), 0.6 * row.paid, kDigitShown);
    EXPECT_NEAR(capacity.leave.value(), 0.6 * row.leave, kDigitShown);
    EXPECT_NEAR(capacity.productive.value(), 0.6 * row.net, kDigitShown);
    EXPECT_NEAR(capacity.bookable_dcc_per_week.value(), 0.6 * row.dcc_per_paid_week, kDigitShown);
  }
}

TEST(ProductiveHours, TakeTheSameLeaveWhicheverDaysThePostWorks) {
  // England 2027 closes on 5 Mondays, 2 Fridays and a Tuesday. Monday to Wednesday, 22.5 h: 36 h of public
  // holidays and 121.5 h of leave, of which closures take 6 x 7.5 = 45 h, so annual leave falls to 112.5 h.
  // Wednesday and Thursday, 15 h: 24 + 81 h, none of it on closed days. Either way the hours away are the
  // same.
  Service service = single_step(10, 0.6);
  service.calendar.start = Date{2027, 1, 1};
  service.posts[0].days = WeekdaySet{true, true, true, false, false, false, false};
  EXPECT_NEAR(plan(service).posts[0].leave.value(), 45.0 + 112.5, 1e-9);
  service.posts[0].wte = 0.4;
  service.posts[0].days = WeekdaySet{false, false, true, true, false, false, false};
  EXPECT_NEAR(plan(service).posts[0].leave.value(), 24.0 + 81.0, 1e-9);
}

TEST(ProductiveHours, AreDealtOutByTheJobPlan) {
  const PostCapacity lead = plan(footwear_clinic()).posts[0];  // 33 + 8 days, 50 25 20 5 per cent
  EXPECT_NEAR(lead.by_category[0].value(), 0.5 * 1537.9, kDigitShown);
  EXPECT_NEAR(lead.by_category[1].value(), 0.25 * 1537.9, kDigitShown);
  EXPECT_NEAR(lead.by_category[2].value(), 0.2 * 1537.9, kDigitShown);
  EXPECT_NEAR(lead.by_category[3].value(), 0.05 * 1537.9, kDigitShown);
}

TEST(ProductiveHours, AreNeverNegative) {
  const PostCapacity capacity = plan_of_one_post(37.5, 366, 1.0).posts[0];
  EXPECT_EQ(capacity.productive, Hours{0});
  EXPECT_EQ(capacity.bookable_dcc_per_week, Hours{0});
}

TEST(BookableHours, LeaveOutFixedActivitiesForTheWeeksAtWork) {
  Service service = single_step(10, 0.5);
  service.posts[0].dcc_fixed = {{"mdt", Hours{3}, std::nullopt}, {"triage", Hours{1}, Weekday::monday}};
  const PostCapacity capacity = plan(service).posts[0];
  // 27 + 8 days, 5 days of study: opened share 1655.4 / 1955.4, of which 95.5% is worked.
  const double opened = (365.0 / 7 * 37.5 - 262.5 - 37.5) / (365.0 / 7 * 37.5);
  EXPECT_NEAR(capacity.opened_dcc_per_week.value(), 0.5 * (30 - 4) * opened, 1e-12);
  EXPECT_NEAR(capacity.bookable_dcc_per_week.value(), 0.5 * (30 - 4) * opened * 0.955, 1e-12);
  EXPECT_NEAR(capacity.by_category[0].value(), 0.5 * 0.8 * 1580.9, kDigitShown);  // fixed activities are DCC
  service.posts[0].dcc_fixed[0].per_week = Hours{40};
  EXPECT_EQ(plan(service).posts[0].bookable_dcc_per_week, Hours{0});
}

TEST(ShareOfPeriod, CountsTheReportedDaysInPostWithTheLast) {
  Service service = single_step(10, 1);  // 1 April 2026, 364 days
  Post& post = service.posts[0];
  EXPECT_EQ(plan(service).posts[0].share_of_period, 1);
  post.from = Date{2026, 4, 11};
  EXPECT_DOUBLE_EQ(plan(service).posts[0].share_of_period, 354.0 / 364);
  post.until = Date{2026, 4, 11};
  EXPECT_DOUBLE_EQ(plan(service).posts[0].share_of_period, 1.0 / 364);
  post.from = Date{2020, 1, 1};
  post.until = Date{2026, 3, 31};
  EXPECT_EQ(plan(service).posts[0].share_of_period, 0);
  post.from = Date{2027, 3, 31};  // the day after the last reported one
  post.until.reset();
  EXPECT_EQ(plan(service).posts[0].share_of_period, 0);
}

TEST(Demand, MatchesHandCalculationWithMissedAppointmentsAndALoop) {
  const StreamDemand demand = plan(footwear_clinic()).streams[0];
  const double fit = 0.9936 * 0.8, review = fit * 0.9975 * 0.6 / (1 - 0.99 * 0.3);
  EXPECT_EQ(demand.referrals_per_week, 43);
  EXPECT_NEAR(demand.appointments_per_referral, 0.9936 + fit * 0.9975 + review * 0.99, 1e-12);
  EXPECT_NEAR(demand.slots_per_referral, 1.08 + fit * 1.05 + review * 1.1, 1e-12);
  const double hours = 1.08 * 1.0 + fit * 1.05 * 40 / 60 + review * 1.1 * 25 / 60;
  EXPECT_NEAR(demand.dcc_hours_per_referral.value(), hours, 1e-12);
  EXPECT_NEAR(hours, 1.94658, 1e-5);  // worked out on paper
  EXPECT_NEAR(demand.dcc_hours_per_week.value(), 43 * hours, 1e-10);
}

TEST(Balance, DividesDemandByTheBookableHoursOfTheRole) {
  const Plan p = plan(single_step(30, 1));  // 30 h against 24.25 h
  ASSERT_EQ(p.roles.size(), 1u);
  const double capacity = p.posts[0].bookable_dcc_per_week.value();
  EXPECT_NEAR(capacity, 24.255, 0.001);
  EXPECT_DOUBLE_EQ(p.roles[0].demand_per_week.value(), 30);
  EXPECT_NEAR(p.roles[0].capacity_per_week.value(), capacity, 1e-12);  // the same, day by day
  EXPECT_NEAR(p.roles[0].load, 30 / capacity, 1e-12);
  EXPECT_NEAR(p.roles[0].wte_short, 30 / capacity - 1, 1e-12);
  EXPECT_THAT(p.tightest.needs, ElementsAre(NamedNeed{AppointmentId{0}, {}}));
  EXPECT_NEAR(p.tightest.load, 30 / capacity, 1e-12);
}

TEST(Balance, AveragesAPostOverTheReportedDays) {
  Service service = single_step(30, 1);
  service.posts[0].from = Date{2026, 9, 30};  // the second 182 of 364 days
  const Plan p = plan(service);
  const double while_there = p.posts[0].bookable_dcc_per_week.value();
  EXPECT_NEAR(while_there, 24.255, 0.001);  // of a full year in post, as ever
  EXPECT_NEAR(p.roles[0].capacity_per_week.value(), while_there / 2, 1e-12);
  EXPECT_NEAR(p.roles[0].load, 60 / while_there, 1e-12);
  EXPECT_NEAR(p.roles[0].wte_short, (30 - while_there / 2) / while_there, 1e-12);  // in post throughout
  EXPECT_NEAR(p.waiting[0].queue_load, 60 / while_there, 1e-12);
}

TEST(Balance, IsMetByTheWteThatIsShort) {
  Service service = footwear_clinic();
  service.posts[1].from = Date{2026, 9, 30};  // whole weeks: in part of one it matters which days are worked
  service.streams[0].referrals_per_week = 70;
  const Plan before = plan(service);
  ASSERT_GT(before.roles[0].wte_short, 0);
  double mix = 0;  // WTE of orthotists, averaged over the period
  for (std::size_t p : {0u, 1u}) mix += service.posts[p].wte * before.posts[p].share_of_period;
  for (std::size_t p : {0u, 1u}) service.posts[p].wte *= 1 + before.roles[0].wte_short / mix;
  service.appointments[2].by = {RoleId{1}};  // reviews stay where they were
  service.posts[2].wte *= 10;
  EXPECT_NEAR(plan(service).roles[0].load, 1, 1e-9);
}

TEST(Balance, CountsAPostUnderItsFirstRoleAndServesAnyThatItHolds) {
  Service service = single_step(30, 1);
  service.roles.push_back("support");
  service.appointments.push_back(appointment("review", 60, {RoleId{1}}));
  service.pathways[0].steps = {step("see", 0, {{1, 1.0}}), step("review", 1, {{-1, 1.0}})};
  service.posts = {post("both", {RoleId{0}, RoleId{1}}, 4, {0.8, 0.2, 0, 0})};
  const Plan p = plan(service);
  ASSERT_EQ(p.roles.size(), 1u);
  EXPECT_EQ(p.roles[0].role, RoleId{0});
  EXPECT_NEAR(p.roles[0].demand_per_week.value(), 60, 1e-9);
  EXPECT_THAT(p.tightest.needs,
              ElementsAre(NamedNeed{AppointmentId{0}, {}}, NamedNeed{AppointmentId{1}, {}}));
}

TEST(Balance, IsInfiniteWithoutHoursAndSaysWhatWouldDo) {
  const Plan p = plan(single_step(30, 0));
  EXPECT_EQ(p.roles[0].load, kInfinity);
  EXPECT_EQ(p.tightest.load, kInfinity);
  EXPECT_EQ(p.waiting[0].queue_load, kInfinity);
  EXPECT_NEAR(p.roles[0].wte_short, 30 / 24.255, 0.001);  // of the post's own plan
}

TEST(Balance, HasNoLoadWithoutReferrals) {
  const Plan p = plan(single_step(0, 1));
  EXPECT_EQ(p.roles[0].load, 0);
  EXPECT_EQ(p.roles[0].wte_short, 0);
  EXPECT_TRUE(p.tightest.needs.empty());
  EXPECT_EQ(p.tightest.load, 0);
  EXPECT_EQ(p.waiting[0].queue_load, 0);
}

TEST(WaitingLists, FollowTheFormulas) {
  Service service = single_step(30, 1);
  service.streams[0].priorities = {priority("urgent", 0.1, 14), priority("routine", 0.9, 126)};
  service.streams[0].waiting = {{PriorityId{1}, 900, 210}, {PriorityId{0}, 10, 20}};
  const Plan p = plan(service);
  const double factor = -std::log(0.08), target = 0.1 * 2 + 0.9 * 18;  // weeks
  EXPECT_DOUBLE_EQ(p.waiting[0].queue_load, p.roles[0].load);
  EXPECT_NEAR(p.waiting[0].target_list_size.value(), 30 * target / factor, 1e-9);
  EXPECT_NEAR(p.waiting[0].relief_capacity_per_week.value(), 30 + (910 - 30 * target / factor) / 26, 1e-9);
  EXPECT_NEAR(p.waiting[0].target_capacity_per_week.value(), 30 + factor / target, 1e-9);
}

TEST(WaitingLists, NeedNoReliefUpToTwiceTheTarget) {
  Service service = single_step(30, 1);  // 30 x 18 / 2.5257 = 213.8
  service.streams[0].waiting = {{PriorityId{0}, 427, 210}};
  EXPECT_FALSE(plan(service).waiting[0].relief_capacity_per_week);
  service.streams[0].waiting[0].count = 428;
  EXPECT_NEAR(plan(service).waiting[0].relief_capacity_per_week.value(), 30 + (428 - 213.8) / 26, 0.01);
}

TEST(WaitingLists, HaveNoTargetWhereEverybodyMustBeInTime) {
  Service service = single_step(30, 1);
  service.streams[0].standard = 1;
  service.streams[0].waiting = {{PriorityId{0}, 5000, 210}};
  const StreamWaiting waiting = plan(service).waiting[0];
  EXPECT_GT(waiting.queue_load, 1);
  EXPECT_FALSE(waiting.target_list_size);
  EXPECT_FALSE(waiting.relief_capacity_per_week);
  EXPECT_FALSE(waiting.target_capacity_per_week);
}

TEST(WaitingLists, CountWorkingDaysByTheClinicsOwnWeek) {
  Service service = single_step(30, 1);
  service.streams[0].priorities = {priority("urgent", 1, 10, LeadTime::Kind::working_days)};
  EXPECT_NEAR(plan(service).waiting[0].target_list_size.value(), 30 * 2 / -std::log(0.08), 1e-9);
  service.calendar.clinic_days = {true, false, true, false, true, false, true};
  EXPECT_NEAR(plan(service).waiting[0].target_list_size.value(), 30 * 2.5 / -std::log(0.08), 1e-9);
}

TEST(WaitingLists, TakeTheLoadOfTheStreamsOwnTightestNeed) {
  // Two streams: one needs only an idle support worker, the other orthotists who are overloaded.
  Service service = single_step(60, 1);
  service.roles.push_back("support");
  service.appointments.push_back(appointment("check", 60, {RoleId{1}}));
  service.pathways.push_back({"checks", {step("check", 1, {{-1, 1.0}})}});
  service.streams.push_back(stream("recall", 6, 1));
  service.posts.push_back(post("support", {RoleId{1}}, 1, {0.8, 0.2, 0, 0}));
  const Plan p = plan(service);
  EXPECT_DOUBLE_EQ(p.waiting[0].queue_load, p.roles[0].load);
  EXPECT_DOUBLE_EQ(p.waiting[1].queue_load, p.roles[1].load);
  EXPECT_NEAR(p.waiting[1].queue_load, 6 / 24.255, 1e-4);
}

}  // namespace
}  // namespace headroom
