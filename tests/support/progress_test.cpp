// The time left follows the pace so far, reused work aside.

#include "support/progress.hpp"

#include <gtest/gtest.h>

namespace headroom {
namespace {

TEST(Progress, TellsTheTimeLeftFromThePaceSoFar) {
  // 30 of 120 in 10 seconds: 90 more take 30.
  EXPECT_EQ(progress_text({30, 120, 0, "30 of 120 replications"}, 10),
            " 25%  30 of 120 replications, 30 s left");
}

TEST(Progress, CountsNoTimeForWhatWasReused) {
  // 30 new ones in 10 seconds; the 60 that are left take 20.
  EXPECT_EQ(progress_text({60, 120, 30, "60 of 120"}, 10), " 50%  60 of 120, 20 s left");
  EXPECT_EQ(progress_text({30, 120, 30, "30 of 120"}, 10), " 25%  30 of 120");
}

TEST(Progress, SaysWhereTheTotalIsTheMostThereCanBe) {
  EXPECT_EQ(progress_text({1, 2, 0, "1 of at most 2", WorkDone::Total::at_most}, 125),
            " 50%  1 of at most 2, at most 2 min 5 s left");
}

}  // namespace
}  // namespace headroom
