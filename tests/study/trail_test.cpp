// Paths as people are told them.

#include "study/text/trail.hpp"

#include <gtest/gtest.h>

namespace headroom::reading {
namespace {

TEST(Trail, IsTextOnlyWhereAsked) {
  EXPECT_EQ(Trail{}.text(), "");
  const Trail lead = Trail{}.key("staff").key("lead");
  EXPECT_EQ(lead.text(), "staff.lead");
  EXPECT_EQ(lead.key("sessions").item(2).key("day").text(), "staff.lead.sessions[2].day");
  EXPECT_EQ(lead.text(), "staff.lead") << "a longer one is another";
}

}  // namespace
}  // namespace headroom::reading
