// Dates agree with the calendar on every day from 1900 to 2200.

#include "base/date.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace headroom {
namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

TEST(Date, KnowsPublishedWeekdays) {
  EXPECT_EQ((Date{1900, 1, 1}.weekday()), Weekday::monday);
  EXPECT_EQ((Date{1945, 5, 8}.weekday()), Weekday::tuesday);
  EXPECT_EQ((Date{1948, 7, 5}.weekday()), Weekday::monday);
  EXPECT_EQ((Date{1969, 7, 20}.weekday()), Weekday::sunday);
  EXPECT_EQ((Date{1970, 1, 1}.weekday()), Weekday::thursday);
  EXPECT_EQ((Date{2000, 1, 1}.weekday()), Weekday::saturday);
  EXPECT_EQ((Date{2000, 2, 29}.weekday()), Weekday::tuesday);
  EXPECT_EQ((Date{2026, 4, 1}.weekday()), Weekday::wednesday);
  EXPECT_EQ((Date{2100, 3, 1}.weekday()), Weekday::monday);
  EXPECT_EQ((Date{2200, 1, 1}.weekday()), Weekday::wednesday);
}

TEST(Date, CountsDaysFrom1970) {
  EXPECT_EQ((Date{1970, 1, 1}.days_since_1970()), 0);
  EXPECT_EQ((Date{1969, 12, 31}.days_since_1970()), -1);
  EXPECT_EQ((Date{2000, 1, 1}.days_since_1970()), 10957);
  EXPECT_EQ((Date{1900, 1, 1}.days_since_1970()), -25567);
  EXPECT_EQ((Date{2026, 4, 1} - Date{2025, 4, 1}).value(), 365);
  EXPECT_EQ((Date{2024, 4, 1} - Date{2023, 4, 1}).value(), 366);
}

TEST(Date, WalksThroughEveryDayFrom1900To2200) {
  const int days_of_month[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int number = -25567;  // 1 January 1900, a Monday
  int weekday = 0;
  for (int year = 1900; year <= 2200; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const int last = days_of_month[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
      for (int day = 1; day <= last; ++day, ++number, weekday = (weekday + 1) % 7) {
        const Date date{year, month, day};
        ASSERT_EQ(date.days_since_1970(), number);
        ASSERT_EQ(static_cast<int>(date.weekday()), weekday);
        ASSERT_TRUE(date.year() == year && date.month() == month && date.day_of_month() == day);
        ASSERT_EQ(parse_date(to_string(date)), date);
      }
    }
  }
}

TEST(Date, IsWrittenAsIso) {
  EXPECT_EQ(to_string(Date{2026, 4, 1}), "2026-04-01");
  EXPECT_EQ(to_string(Date{1900, 12, 31}), "1900-12-31");
}

TEST(Date, AddsAndSubtractsDays) {
  EXPECT_EQ((Date{2026, 2, 28} + Days{1}), (Date{2026, 3, 1}));
  EXPECT_EQ((Date{2028, 2, 28} + Days{1}), (Date{2028, 2, 29}));
  EXPECT_EQ((Date{2026, 1, 1} - Days{1}), (Date{2025, 12, 31}));
  EXPECT_LT((Date{2026, 1, 1}), (Date{2026, 1, 2}));
}

TEST(ParseDate, RefusesWhatIsNoDate) {
  for (const char* text :
       {"",           "2026",       "2026-4-1",    "2026-04-1",   "2026-04-31",       "2026-13-01",
        "2026-00-10", "2026-01-00", "2025-02-29",  "2100-02-29",  "1899-12-31",       "2201-01-01",
        "06/04/2026", "2026/04/01", "2026-04-01 ", " 2026-04-01", "2026-04-01T00:00", "20a6-04-01",
        "+026-04-01", "-026-04-01", "2026-+4-01",  "2026-04--1"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(ParseDate, TakesTheFirstAndLastDayAndLeapDays) {
  EXPECT_EQ(parse_date("1900-01-01"), (Date{1900, 1, 1}));
  EXPECT_EQ(parse_date("2200-12-31"), (Date{2200, 12, 31}));
  EXPECT_EQ(parse_date("2000-02-29"), (Date{2000, 2, 29}));
}

TEST(LeaveYear, BeganOnTheLatestSuchDayOnOrBefore) {
  const MonthDay first_of_april{4, 1};
  EXPECT_EQ(latest_on_or_before(Date{2026, 4, 1}, first_of_april), (Date{2026, 4, 1}));
  EXPECT_EQ(latest_on_or_before(Date{2026, 3, 31}, first_of_april), (Date{2025, 4, 1}));
  EXPECT_EQ(latest_on_or_before(Date{2026, 12, 31}, first_of_april), (Date{2026, 4, 1}));
  EXPECT_EQ(latest_on_or_before(Date{2026, 3, 10}, MonthDay{2, 29}), (Date{2026, 3, 1}));
  EXPECT_EQ(latest_on_or_before(Date{2028, 3, 10}, MonthDay{2, 29}), (Date{2028, 2, 29}));
  EXPECT_EQ(latest_on_or_before(Date{2026, 2, 28}, MonthDay{2, 29}), (Date{2025, 3, 1}));
}

}  // namespace
}  // namespace headroom
