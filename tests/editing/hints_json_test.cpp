// Completion and hover as the page's worker asks for them.

#include "editing/hints_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace headroom {
namespace {

using Json = nlohmann::ordered_json;

TEST(HintsJson, HoldsACompletionByItsNames) {
  const Json json = complete_json("booking:\n  contin", 17);
  EXPECT_EQ(json["from"], 11);
  EXPECT_EQ(json["to"], 17);
  ASSERT_EQ(json["options"].size(), 1u);
  const Json& option = json["options"].front();
  EXPECT_EQ(option["label"], "continuity");
  EXPECT_EQ(option["insert"], "continuity: ");
  EXPECT_EQ(option["detail"], "Same clinician again");
  EXPECT_NE(option["info"].get<std::string>().find("Whether patients come back"), std::string::npos);
}

TEST(HintsJson, HoldsAHoverByItsNamesOrNothing) {
  const Json json = hover_json("booking: {order: priority}", 11);
  EXPECT_EQ(json["from"], 10);
  EXPECT_EQ(json["to"], 15);
  EXPECT_EQ(json["title"], "booking.order");
  EXPECT_TRUE(json["text"].is_string());
  EXPECT_EQ(hover_json("booking: {}", 9).dump(), "{}");
}

TEST(HintsJson, KeepsTheEndsOfLinesAndIsJsonWhateverTheText) {
  EXPECT_EQ(complete_json("cover:\r\n  minimum\r\n", 17)["options"].front()["insert"],
            "minimum_on_duty:\r\n    ");
  const std::string text = "staff: {\xFF: {role: a}}\nsweep: {}\nabsence: {placements: [{post: }]}";
  const Json json = complete_json(text, text.size() - 3);
  ASSERT_EQ(json["options"].size(), 1u);
  EXPECT_EQ(json["options"].front()["insert"], "\xEF\xBF\xBD");
  EXPECT_NO_THROW((void)json.dump());
  EXPECT_NO_THROW((void)hover_json(text, 8).dump());
}

}  // namespace
}  // namespace headroom
