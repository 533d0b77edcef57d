// Units and ids do not mix, problems are one line, broken promises are named, numbers are as meant.

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <type_traits>

#include "base/ensure.hpp"
#include "base/ids.hpp"
#include "base/meant.hpp"
#include "base/problem.hpp"
#include "base/quantity.hpp"

namespace headroom {
namespace {

template <class A, class B>
concept Adds = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Compares = requires(A a, B b) {
  a == b;
};

TEST(Quantity, CountsInItsOwnUnit) {
  EXPECT_EQ(Minutes{45} + Minutes{15}, Minutes{60});
  EXPECT_EQ(Minutes{45} - Minutes{60}, Minutes{-15});
  EXPECT_EQ(3 * Minutes{20}, Minutes{60});
  EXPECT_EQ(Hours{30} / 4.0, Hours{7.5});
  EXPECT_DOUBLE_EQ(Hours{30} / Hours{37.5}, 0.8);
  Hours sum;
  sum += Hours{1.5};
  sum -= Hours{0.25};
  EXPECT_EQ(sum, Hours{1.25});
  EXPECT_LT(Pounds{1}, Pounds{2});
}

TEST(Quantity, OfOneUnitNeverMixesWithAnother) {
  static_assert(Adds<Minutes, Minutes> && !Adds<Minutes, Hours> && !Adds<Hours, Pounds> &&
                !Adds<Minutes, int>);
  static_assert(!std::is_convertible_v<double, Hours> && !std::is_convertible_v<Hours, double>);
  SUCCEED();
}

TEST(Hours, AreMinutesOverSixty) {
  EXPECT_EQ(to_hours(Minutes{90}), Hours{1.5});
  EXPECT_EQ(to_hours(Minutes{-30}), Hours{-0.5});
}

TEST(Ids, OfDifferentKindsDoNotMix) {
  static_assert(Compares<RoleId, RoleId> && !Compares<RoleId, PostId> &&
                !std::is_convertible_v<PostId, RoleId>);
  EXPECT_LT(RoleId{0}, RoleId{1});
}

TEST(Problem, IsOneLineWithItsPlace) {
  Problem problem{{"study.yaml", 12, 5}, "streams.gp.standard", "140%", "a share from 0 to 100%", ""};
  EXPECT_EQ(to_string(problem),
            "study.yaml:12:5: streams.gp.standard is 140%; expected a share from 0 to 100%");
  problem.scenario = "extra";
  EXPECT_EQ(
      to_string(problem),
      "study.yaml:12:5: streams.gp.standard is 140%; expected a share from 0 to 100% (in scenario extra)");
}

TEST(Problem, OfTheWholeFileHasNoLineAndNoKey) {
  const Problem problem{{"study.yaml", 0, 0}, "", "empty", "a map", ""};
  EXPECT_EQ(to_string(problem), "study.yaml: the study is empty; expected a map");
}

TEST(Ensure, NamesThePromiseThatWasBroken) {
  EXPECT_NO_THROW(ensure(true, "nobody is seen twice"));
  try {
    ensure(false, "nobody is seen twice", 17);
    FAIL() << "it held its peace";
  } catch (const BrokenPromise& broken) {
    EXPECT_EQ(std::string(broken.what()), "nobody is seen twice (simulated day 17)");
  }
  EXPECT_THROW(ensure(false, "hours add up"), BrokenPromise);
}

TEST(AsMeant, TakesOffWhatArithmeticLeft) {
  EXPECT_EQ(as_meant(0.1 + 0.2), 0.3);
  EXPECT_EQ(as_meant(2.5999999999999996), 2.6);
  EXPECT_EQ(as_meant(-2.5999999999999996), -2.6);
  EXPECT_EQ(as_meant(0.7 * 37.5 * 3), 78.75);
  EXPECT_EQ(as_meant(1234567.8900000001), 1234567.89);
  EXPECT_EQ(as_meant(1.0 / 3), 0.333333333333);
  double sum = 0;
  for (int k = 1; k <= 1000; ++k) {
    sum += 0.2;
    EXPECT_EQ(as_meant(sum), k / 5.0) << k;  // the nearest double, whatever has gathered
  }
}

TEST(AsMeant, LeavesAloneWhatHasNoSuchDigits) {
  for (double value : {0.0, 1.0, 2.6, 0.05, 1e12, 123456789012.0, 1e300, 1e-300})
    EXPECT_EQ(as_meant(value), value);
  EXPECT_TRUE(std::isnan(as_meant(std::nan(""))));
  EXPECT_TRUE(std::isinf(as_meant(HUGE_VAL)));
}

}  // namespace
}  // namespace headroom
