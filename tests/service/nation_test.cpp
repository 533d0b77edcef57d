// Scotland's pay and week are those published, and mixing nations is warned of with a remedy.

#include "service/nation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "service/pay.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A year from April 2026 in Scotland: a post of this band, England's pay, 37.5 hours.
Service service_of(const std::string& band) {
  Service s;
  s.calendar.start = Date{2026, 4, 1};
  s.calendar.weeks = 52;
  s.calendar.bank_holidays = Division::scotland;
  Post post;
  post.name = "lead";
  post.band = band;
  s.posts = {post};
  s.costs.year = "2026-27";
  s.costs.pay = pay_table("2026-27").pay;
  return s;
}

// The mean of both ends: bands 2 to 5 from 26,519 to 28,946, 29,062 to 31,364, 31,491 to 34,254, 34,494 to
// 42,978.
TEST(PayTables, HaveTheMiddleOfEachScottishRange) {
  const auto middle = [](double low, double high) { return Pounds{std::floor((low + high) / 2 + 0.5)}; };
  const PayTable& scotland = pay_table("scotland-2026-27");
  EXPECT_EQ(scotland.pay, (std::map<std::string, Pounds>{{"2", middle(26'519, 28'946)},
                                                         {"3", middle(29'062, 31'364)},
                                                         {"4", middle(31'491, 34'254)},
                                                         {"5", middle(34'494, 42'978)}}));
  EXPECT_EQ(pay_table("2026-27").pay.at("6"), Pounds{42'170});
}

TEST(PayTables, OfAnotherYearAreThoseOfTheNation) {
  EXPECT_EQ(pay_table("scotland-2027-28").year, "scotland-2026-27");
  EXPECT_EQ(pay_table("2027-28").year, "2026-27");
  EXPECT_TRUE(is_known_pay_year("scotland-2026-27"));
  EXPECT_FALSE(is_known_pay_year("scotland-2027-28"));
}

TEST(ScottishHours, BeginWithThoseInForce) {
  const DatedHours early{Date{2023, 4, 1}, Hours{37.5}}, second{Date{2024, 4, 1}, Hours{37}},
      third{Date{2026, 4, 1}, Hours{36}};
  EXPECT_THAT(scottish_hours(early.from), ElementsAre(early, second, third));
  EXPECT_THAT(scottish_hours(Date{2025, 10, 6}),
              ElementsAre(DatedHours{Date{2025, 10, 6}, Hours{37}}, third));
  EXPECT_THAT(scottish_hours(Date{2026, 4, 1}), ElementsAre(third));
}

TEST(NationWarnings, TellOfEnglishPayAndTooLongAWeekUnderTheScottishCalendar) {
  const std::vector<std::string> warnings = nation_warnings(service_of("5"));
  EXPECT_THAT(
      warnings,
      ElementsAre("calendar.bank_holidays is scotland, but pay of band 5 is that of England: write costs: "
                  "{year: scotland-2026-27}",
                  HasSubstr("more than 37 hours after 1 April 2026, when it became 36 there: write "
                            "full_time_hours: scotland")));
  EXPECT_THAT(
      nation_warnings(service_of("6"))[0],
      HasSubstr(", with costs.pay for band 6, of which it holds none: {year: scotland-2026-27, pay: {6: GBP "
                "A YEAR}}"));
}

TEST(NationWarnings, GoWithTheirRemedies) {
  Service service = service_of("5");
  service.costs.year = "scotland-2026-27";
  service.costs.pay = pay_table(service.costs.year).pay;
  service.full_time_hours = Hours{36};
  EXPECT_THAT(nation_warnings(service), IsEmpty());
  Service elsewhere = service_of("5");
  elsewhere.calendar.bank_holidays = Division::england_and_wales;
  EXPECT_THAT(nation_warnings(elsewhere), IsEmpty());
}

TEST(NationWarnings, AreOfReportedDaysAndOfPayThatIsUsed) {
  Service service = service_of("5");
  service.calendar.start = Date{2025, 4, 1};
  service.posts[0].cost_per_year = Pounds{60'000};
  EXPECT_THAT(nation_warnings(service), IsEmpty());  // ends on 30 March 2026
  service.calendar.weeks = 53;
  EXPECT_EQ(nation_warnings(service).size(), 1u);
  service.hours_changes = {{Date{2026, 4, 1}, Hours{36}}};
  EXPECT_THAT(nation_warnings(service), IsEmpty());
}

}  // namespace
}  // namespace headroom
