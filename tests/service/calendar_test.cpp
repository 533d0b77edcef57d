// Bank holidays match the official calendar in every division and year.

#include "service/calendar.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

namespace headroom {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct DivisionYear {
  std::string division;
  int year = 0;
  friend bool operator<(const DivisionYear& a, const DivisionYear& b) {
    return std::tie(a.division, a.year) < std::tie(b.division, b.year);
  }
};

Division division_named(const std::string& name) {
  if (name == "scotland") return Division::scotland;
  return name == "northern-ireland" ? Division::northern_ireland : Division::england_and_wales;
}

/// The official calendar, by division and year.
std::map<DivisionYear, std::vector<Date>> official_holidays() {
  std::ifstream file{HEADROOM_SOURCE_DIR "/tests/data/uk_bank_holidays_2019_2028.csv"};
  std::map<DivisionYear, std::vector<Date>> holidays;
  std::string line;
  std::getline(file, line);  // headings
  while (std::getline(file, line)) {
    std::istringstream fields{line};
    std::string division, date;
    std::getline(fields, division, ',');
    std::getline(fields, date, ',');
    const auto parsed = parse_date(date);
    if (!parsed) throw std::runtime_error("not a date: " + line);
    holidays[{division, parsed->year()}].push_back(*parsed);
  }
  for (auto& [key, dates] : holidays) std::sort(dates.begin(), dates.end());
  return holidays;
}

Calendar calendar_from(Date start, int weeks) {
  Calendar calendar;
  calendar.start = start;
  calendar.weeks = weeks;
  return calendar;
}

TEST(BankHolidays, MatchTheOfficialCalendarInEveryDivisionAndYear) {
  const auto official = official_holidays();
  ASSERT_EQ(official.size(), 30u);  // three divisions, 2019 to 2028
  for (const auto& [key, dates] : official) {
    EXPECT_EQ(bank_holidays(division_named(key.division), key.year), dates)
        << key.division << ' ' << key.year;
  }
}

TEST(BankHolidays, KnowTheEasterOfFarYears) {
  // Published dates of Easter Sunday; Good Friday is two days before, Easter Monday the day after.
  for (const Date easter :
       {Date{1900, 4, 15}, Date{1943, 4, 25}, Date{1961, 4, 2}, Date{2000, 4, 23}, Date{2008, 3, 23},
        Date{2011, 4, 24}, Date{2038, 4, 25}, Date{2100, 3, 28}, Date{2199, 4, 14}, Date{2200, 4, 6}}) {
    const auto days = bank_holidays(Division::england_and_wales, easter.year());
    EXPECT_THAT(days, ::testing::IsSupersetOf({easter - Days{2}, easter + Days{1}})) << to_string(easter);
  }
}

TEST(BankHolidays, AreSortedWeekdaysOfTheirYearAsManyAsTheDivisionHas) {
  const std::map<Division, std::size_t> count{
      {Division::england_and_wales, 8}, {Division::scotland, 9}, {Division::northern_ireland, 10}};
  for (const auto& [division, expected] : count) {
    for (int year = 1900; year <= 2200; ++year) {
      const auto days = bank_holidays(division, year);
      if (year < 2019 || year > 2028) {  // no proclamation; Easter Monday may fall on another holiday's date
        EXPECT_LE(days.size(), expected) << year;
        EXPECT_GE(days.size() + 1, expected) << year;
      }
      EXPECT_TRUE(std::is_sorted(days.begin(), days.end())) << year;
      for (Date day : days) {
        EXPECT_EQ(day.year(), year);
        EXPECT_NE(day.weekday(), Weekday::saturday) << to_string(day);
        EXPECT_NE(day.weekday(), Weekday::sunday) << to_string(day);
      }
    }
  }
}

TEST(BankHolidays, AreNoneWhereTheStudySaysNone) {
  EXPECT_THAT(bank_holidays(Division::none, 2026), IsEmpty());
}

TEST(Calendar, StartsWarmUpWeeksBeforeTheFirstReportedDay) {
  Calendar calendar = calendar_from(Date{2026, 4, 1}, 104);
  calendar.warm_up_weeks = 2;
  EXPECT_EQ(first_simulated_day(calendar), (Date{2026, 3, 18}));
  EXPECT_EQ(end_of_period(calendar), (Date{2028, 3, 29}));
}

TEST(OpenDays, LeaveOutWeekendsBankHolidaysAndClosuresButKeepDaysOpenedAgain) {
  // Monday 30 March to Monday 13 April 2026: Good Friday is 3 April, Easter Monday 6 April.
  Calendar calendar = calendar_from(Date{2026, 4, 1}, 1);
  const auto plain = open_days(calendar, Date{2026, 3, 30}, 15);
  EXPECT_THAT(plain, ElementsAre(1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1));
  calendar.closed = {Date{2026, 4, 8}};
  calendar.open = {Date{2026, 4, 3}, Date{2026, 4, 4}, Date{2026, 4, 8}};  // the 4th is no clinic day
  EXPECT_THAT(open_days(calendar, Date{2026, 3, 30}, 15),
              ElementsAre(1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1));
  calendar.open.clear();
  EXPECT_THAT(open_days(calendar, Date{2026, 4, 7}, 3), ElementsAre(1, 0, 1));
}

TEST(OpenDays, FollowTheHolidaysOfTheNextYearToo) {
  const Calendar calendar = calendar_from(Date{2026, 12, 28}, 1);  // 28 December stands for Boxing Day
  EXPECT_THAT(open_days(calendar, Date{2026, 12, 28}, 8), ElementsAre(0, 1, 1, 1, 0, 0, 0, 1));
}

TEST(OpenDays, AreAllSevenWhereEveryDayIsAClinicDayWithoutHolidays) {
  Calendar calendar = calendar_from(Date{2026, 4, 1}, 52);
  calendar.clinic_days.fill(true);
  calendar.bank_holidays = Division::none;
  const auto open = open_days(calendar, calendar.start, 364);
  EXPECT_EQ(std::count(open.begin(), open.end(), true), 364);
}

TEST(OfficeDays, KeepTheHolidaysAndClosuresOfTheService) {
  // Monday 30 March to Monday 13 April 2026, for clinics on Tuesdays and Saturdays.
  Service service;
  service.calendar = calendar_from(Date{2026, 4, 1}, 1);
  service.calendar.clinic_days = {false, true, false, false, false, true, false};
  EXPECT_EQ(office_weekdays(service), (WeekdaySet{true, true, true, true, true, true, false}));
  service.calendar.closed = {Date{2026, 4, 8}, Date{2026, 4, 9}};
  service.calendar.open = {Date{2026, 4, 6}, Date{2026, 4, 9}};
  EXPECT_THAT(open_days(service.calendar, office_weekdays(service), Date{2026, 3, 30}, 15),
              ElementsAre(1, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1));
  service.booking.office_days = WeekdaySet{false, false, true, true, false, false, false};
  EXPECT_THAT(open_days(service.calendar, office_weekdays(service), Date{2026, 3, 30}, 15),
              ElementsAre(0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0));
}

}  // namespace
}  // namespace headroom
