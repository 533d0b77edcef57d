// Numbers round as the compiler's do, and nothing is read that others read differently.

#include "study/text/quantities.hpp"

#include <gtest/gtest.h>

#include "study/text/names.hpp"

namespace headroom::reading {
namespace {

TEST(ParseNumber, RoundsAsTheCompilerDoes) {
  EXPECT_EQ(parse_number("0.1"), 0.1);
  EXPECT_EQ(parse_number("0.3333333333333333"), 0.3333333333333333);
  EXPECT_EQ(parse_number("37.5"), 37.5);
  EXPECT_EQ(parse_number("123456789012345678"), 123456789012345678.0);
  EXPECT_EQ(parse_number("9007199254740993"), 9007199254740993.0);  // half way: to even
  EXPECT_EQ(parse_number("2.2250738585072011"), 2.2250738585072011);
  EXPECT_EQ(parse_number("1.7976931348623157e10"), 1.7976931348623157e10);
  EXPECT_EQ(parse_number("-1e3"), -1000.0);
  EXPECT_EQ(parse_number("5e-5"), 5e-5);
  EXPECT_EQ(parse_number("0.000"), 0.0);
}

TEST(ParseNumber, TakesNothingThatOthersReadDifferently) {
  for (const char* text :
       {"",    "-",    ".",    ".5",  "5.",    "010", "0x10", "1_000",   "1,5", "1e",  "1e+",
        "inf", ".inf", ".nan", "nan", "1e400", " 1",  "1 ",   "1e99999", "+-1", "--1", "½"}) {
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
  }
}

TEST(ParseShare, IsTheSameNumberEitherWay) {
  EXPECT_EQ(parse_share("8%"), 0.08);
  EXPECT_EQ(parse_share("12.3%"), 0.123);
  EXPECT_EQ(parse_share("0.08"), 0.08);
  EXPECT_EQ(parse_share("8 %"), std::nullopt);
  EXPECT_EQ(parse_share("%"), std::nullopt);
}

TEST(ParseDuration, CountsInDays) {
  const auto days = [](const char* text) { return days_of(parse_duration(text).value()); };
  EXPECT_EQ(days("6 weeks"), 42);
  EXPECT_EQ(days("36 hours"), 1.5);
  EXPECT_EQ(days("3 months"), 91.3125);
  EXPECT_EQ(days("2 years"), 730.5);
  EXPECT_EQ(days("1 day"), 1);
  for (const char* text : {"6", "6weeks", "weeks", "-1 days", "6 wks", "six weeks", "6 weeks ", "-0 days"}) {
    EXPECT_FALSE(parse_duration(text).has_value()) << text;
  }
}

TEST(LeadTime, RoundsHalfUpToWholeDays) {
  EXPECT_EQ(lead_time_of(*parse_duration("12 hours")), (LeadTime{1, LeadTime::Kind::calendar_days}));
  EXPECT_EQ(lead_time_of(*parse_duration("11 hours")), (LeadTime{0, LeadTime::Kind::calendar_days}));
  EXPECT_EQ(lead_time_of(*parse_duration("2 working days")), (LeadTime{2, LeadTime::Kind::working_days}));
}

TEST(Days, AreReadInWords) {
  EXPECT_EQ(parse_month_day("29 February"), (MonthDay{2, 29}));
  EXPECT_EQ(parse_month_day("31 April"), std::nullopt);
  EXPECT_EQ(parse_month_day("April 1"), std::nullopt);
  EXPECT_EQ(parse_time_of_day("9:05"), 545);
  EXPECT_EQ(parse_time_of_day("09:05"), 545);
  EXPECT_EQ(parse_time_of_day("24:00"), std::nullopt);
  EXPECT_EQ(parse_weekday("sun"), Weekday::sunday);
  EXPECT_EQ(parse_weekday("Sunday"), std::nullopt);
}

TEST(NumberText, GroupsThousands) {
  EXPECT_EQ(number_text(1040), "1,040");
  EXPECT_EQ(number_text(1000000), "1,000,000");
  EXPECT_EQ(number_text(999), "999");
  EXPECT_EQ(number_text(-1234), "-1,234");
  EXPECT_EQ(number_text(37.5), "37.5");
  EXPECT_EQ(share_text(0.08), "8%");
}

TEST(OneOf, NamesTheNearest) {
  EXPECT_EQ(edit_distance("refferals", "referrals"), 2);
  EXPECT_EQ(edit_distance("ab", "ba"), 1);
  EXPECT_EQ(one_of({"alpha", "beta"}, "bate"), "one of alpha, beta (nearest: beta)");
  EXPECT_EQ(one_of({"main"}, "north"), "main");
}

}  // namespace
}  // namespace headroom::reading
