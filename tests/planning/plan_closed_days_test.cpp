// Days on which the service is closed come out of leave and public holidays as far as these go.
// Beyond that they are lost. All posts have 27 + 8 days of leave and 5 of study: of 1825 hours 245 are leave
// and 35 study.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "planning/plan.hpp"
#include "services.hpp"

namespace headroom {
namespace {

using namespace testing_services;

constexpr double kStudy = 35.0 / 1825;

void close(Service& service, Date from, int days) {
  for (int day = 0; day < days; ++day) service.calendar.closed.push_back(from + Days{day});
  std::sort(service.calendar.closed.begin(), service.calendar.closed.end());
}

double opened(const Service& service) { return plan(service).posts[0].mean_opened_per_week.value(); }

TEST(ClosedDays, WithinLeaveAndPublicHolidaysTakeNothingMore) {
  Service service = one_post();
  close(service, Date{2026, 7, 20}, 7 * 6);  // 30 of 260 working days; entitled to 35 of 260.7
  EXPECT_NEAR(opened(service), 30 * kOpened, 1e-9);
}

TEST(ClosedDays, BeyondLeaveAndPublicHolidaysAreLost) {
  Service service = one_post();
  close(service, Date{2026, 7, 6}, 7 * 12);  // 60 of 260 working days
  const double hours = 30 * (1 - 60.0 / 260 - kStudy);
  EXPECT_NEAR(opened(service), hours, 1e-9);
  const Plan p = plan(service);
  EXPECT_NEAR(p.posts[0].mean_bookable_per_week.value(), hours * 0.955, 1e-9);
  EXPECT_NEAR(p.roles[0].capacity_per_week.value(), hours * 0.955, 1e-9);
  EXPECT_NEAR(p.roles[0].load, 10 / (hours * 0.955), 1e-9);
  EXPECT_NEAR(p.tightest.load, 10 / (hours * 0.955), 1e-9);
  EXPECT_NEAR(p.waiting[0].queue_load, 10 / (hours * 0.955), 1e-9);
  // A full year in post knows no closed days: its table stands.
  EXPECT_NEAR(p.posts[0].productive.value(), 1580.9, 0.05);
  EXPECT_NEAR(p.posts[0].bookable_dcc_per_week.value(), 30 * kOpened * 0.955, 1e-9);
  EXPECT_TRUE(varies(p.posts[0]));
}

TEST(ClosedDays, MakeTheWteThatIsShort) {
  Service service = one_post();
  close(service, Date{2026, 7, 6}, 7 * 12);
  service.streams[0].referrals_per_week = 40;
  const double each = 30 * (1 - 60.0 / 260 - kStudy) * 0.955;
  EXPECT_NEAR(plan(service).roles[0].wte_short, 40 / each - 1, 1e-9);
  service.posts[0].wte = 0;  // nobody: what one would do
  service.posts[0].holders.clear();
  EXPECT_NEAR(plan(service).roles[0].wte_short, 40 / each, 1e-9);
}

TEST(ClosedDays, AreThoseOfBankHolidaysAndClosuresLessWhatIsOpenedAllTheSame) {
  Service service = one_post();  // from 1 April 2026: 3 and 6 April, 4 and 25 May, 31 August, 25 and 28
  service.calendar.bank_holidays = Division::england_and_wales;  // December, 1 January, 26 and 29 March
  close(service, Date{2026, 7, 6}, 7 * 12);                      // that of August among them
  EXPECT_NEAR(opened(service), 30 * (1 - 69.0 / 260 - kStudy), 1e-9);
  for (int day = 0; day < 28; ++day) service.calendar.open.push_back(Date{2026, 7, 6} + Days{day});
  EXPECT_NEAR(opened(service), 30 * (1 - 49.0 / 260 - kStudy), 1e-9);
}

TEST(ClosedDays, CountByTheDaysThatThePostWorks) {
  Service service = one_post(0.2);
  service.posts[0].days = WeekdaySet{true, false, false, false, false, false, false};
  for (int week = 0; week < 10; ++week) service.calendar.closed.push_back(Date{2026, 7, 6} + Days{7 * week});
  EXPECT_NEAR(opened(service), 6 * (1 - 10.0 / 52 - kStudy), 1e-9);  // ten of 52 Mondays; entitled to 7
  service.posts[0].days = WeekdaySet{false, true, false, false, false, false, false};
  EXPECT_NEAR(opened(service), 6 * kOpened, 1e-9);
}

TEST(ClosedDays, CountByTheDaysThatEachHolderWorks) {
  Service service = one_post();
  service.posts[0].wte = 0.4;
  service.posts[0].holders = {0.2, 0.2};  // a day a week each, whichever
  double expected = 0;
  for (int number = 1; number <= 2; ++number) {
    const WeekdaySet works = working_days(service, service.posts[0], number, 0.2);
    expected += 6 * (works[0] ? 1 - 12.0 / 52 - kStudy : kOpened);
  }
  for (int week = 0; week < 12; ++week) service.calendar.closed.push_back(Date{2026, 7, 6} + Days{7 * week});
  EXPECT_NEAR(opened(service), expected, 1e-9);
}

TEST(ClosedDays, ComeOutOfTheEntitlementOfTheirLeaveYear) {
  Service service = one_post();  // from 30 March 2026 to 28 March 2027; the leave year turns in September
  service.calendar.start = Date{2026, 3, 30};
  service.absence.leave_year = {9, 28};     // a Monday: half of the 364 days each
  close(service, Date{2026, 7, 6}, 7 * 6);  // 30 of 130 working days; entitled to 17.5
  EXPECT_NEAR(opened(service), 15 * (1 - 30.0 / 130 - kStudy) + 15 * kOpened, 1e-9);
}

TEST(ClosedDays, OfTheWarmUpComeOutOfTheSameLeaveYear) {
  Service service = one_post();
  service.calendar.start = Date{2026, 9, 28};  // half a year after the beginning of the leave year, 30 March
  service.calendar.weeks = 26;
  service.calendar.warm_up_weeks = 26;
  service.absence.leave_year = {3, 30};
  close(service, Date{2026, 7, 6}, 7 * 6);
  // 35 x 364 / 365 days of leave less 30 on the 100 + 130 days that are open: part of it in the second half,
  // and of study as much.
  const double leave = 245.0 / 1825 * 260 - 30, study = kStudy * 260;
  EXPECT_NEAR(opened(service), 30 * (1 - (leave + study) / 230), 1e-9);
}

TEST(ClosedDays, DoNotCountWhileSomebodyIsAwayForLong) {
  Service service = one_post();  // away and closed for the same 12 weeks
  close(service, Date{2026, 7, 6}, 7 * 12);
  service.posts[0].absent = {{Date{2026, 7, 6}, Date{2026, 9, 27}, "secondment", false, 0, 1}};
  EXPECT_NEAR(opened(service), 30 * kOpened * 280 / 364, 1e-9);
}

TEST(ClosedDays, LeaveNothingOfAYearThatIsClosed) {
  Service service = one_post();
  close(service, Date{2026, 4, 1}, 364);
  EXPECT_EQ(opened(service), 0);
  EXPECT_TRUE(std::isinf(plan(service).tightest.load));
}

}  // namespace
}  // namespace headroom
