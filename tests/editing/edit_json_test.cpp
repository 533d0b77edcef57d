// Edits as the page's worker asks for them.

#include "editing/edit_json.hpp"

#include <nlohmann/json.hpp>

#include "editing.hpp"

namespace headroom {
namespace {

using EditAnswer = nlohmann::ordered_json;

const std::string kText = "title: ä  # c\nstaff:\n  a: {role: x, wte: 1}\n";

/// The answer as text, or what `dump` throws.
std::string answer(const std::string& operations, const std::string& text = kText) {
  const FileSource files = files_kept({}, "study.yaml");
  return edit_json(text, "study.yaml", EditAnswer::parse(operations), files).dump();
}

TEST(EditJson, HoldsTheChangesInBytesOfTheTextGiven) {
  EXPECT_EQ(answer(R"([{"op": "set", "path": "staff.a.wte", "value": "1.25"}])"),
            R"({"changes":[{"from":42,"to":43,"insert":"1.25"}],"select":{"from":42,"to":46}})");
  EXPECT_EQ(
      answer(R"([{"op": "set", "path": "title", "value": "abc"}, {"op": "remove", "path": "staff.a.role"}])"),
      R"({"changes":[{"from":7,"to":9,"insert":"abc"},{"from":10,"to":11,"insert":""},{"from":28,"to":37,"insert":""}],)"
      R"("select":{"from":28,"to":28}})");
  EXPECT_EQ(answer(R"([{"op": "rename", "path": "staff.a", "value": "b"}])"),
            R"({"changes":[{"from":24,"to":25,"insert":"b"}],"select":{"from":27,"to":44}})");
  EXPECT_EQ(answer(R"([{"op": "rows", "path": "staff", "value": "post,wte\na,2\n"}])"),
            R"({"changes":[{"from":42,"to":43,"insert":"2"}],"select":{"from":42,"to":43}})");
  EXPECT_EQ(answer("[]"), R"({"changes":[],"select":{"from":0,"to":0}})");
}

TEST(EditJson, IsTheSentenceWhereNothingIsChanged) {
  EXPECT_EQ(answer(R"([{"op": "add", "path": "title", "value": "b"}])"),
            R"({"refused":"title is there already (study.yaml:1); --set changes it"})");
  EXPECT_EQ(answer(R"([{"op": "set", "path": "title", "value": "b"}])", "title: [\n").substr(0, 24),
            R"({"refused":"study.yaml:2)");
  EXPECT_EQ(answer(R"([{"op": "set", "path": "title", "value": "\u001b[31m"}])").find("\\u001b"),
            std::string::npos);
}

TEST(EditJson, RefusesWhatIsNoOperation) {
  EXPECT_EQ(answer("{}"), R"({"refused":"the edit is no list of operations"})");
  EXPECT_EQ(answer("[1]"), R"({"refused":"operation 1 of the edit has no op; expected {op, path, value}"})");
  EXPECT_EQ(answer(R"([{"op": "remove", "path": "title"}, {"op": "cut", "path": "title"}])"),
            R"({"refused":"operation 2 of the edit is cut; expected set, add, remove, rename or rows"})");
  EXPECT_EQ(answer(R"([{"op": "set", "value": "1"}])"),
            R"({"refused":"operation 1 of the edit has no path; expected a text such as staff.band-6.wte"})");
  EXPECT_EQ(answer(R"([{"op": "set", "path": "title", "value": 1}])"),
            R"({"refused":"operation 1 of the edit has no value; expected a text"})");
}

}  // namespace
}  // namespace headroom
