// A pasted table changes and adds by name; changes can be undone, joined and shown.

#include "editing.hpp"

namespace headroom {
namespace {

TEST(Rows, ChangeAndAddByNameAndRemoveNothing) {
  const std::string text =
      "staff:\n  lead: {role: x, wte: 1.0, job_plan: {dcc: 60%}}  # l\n  band-6:\n    role: x\n    wte: "
      "2.4\n  gone: {wte: 1}\n";
  EXPECT_EQ(
      edited(text, {rows("staff",
                         "post,role,wte,job_plan.dcc,days\nlead,x,1,50%,\nband-6,,2.6,,\"mon, "
                         "tue\"\nnew,y,0.5,80%,\n")}),
      "staff:\n  lead: {role: x, wte: 1.0, job_plan: {dcc: 50%}}  # l\n  band-6:\n    role: x\n    wte: 2.6\n"
      "    days: [mon, tue]\n  gone: {wte: 1}\n  new: {role: y, wte: 0.5, job_plan: {dcc: 80%}}\n");
}

TEST(Rows, OfAMapThatIsNotThereYet) {
  EXPECT_EQ(edited("headroom: 1\n", {rows("streams", "stream,pathway,referrals.per_week\ngp,main,12\n")}),
            "headroom: 1\nstreams:\n  gp: {pathway: main, referrals: {per_week: 12}}\n");
  EXPECT_EQ(
      edited("streams:\n  gp: {pathway: main}\n",
             {rows("streams.gp.priorities", "name,share,target\nsoon,10%,2 weeks\nlater,90%,18 weeks\n")}),
      "streams:\n  gp: {pathway: main, priorities: {soon: {share: 10%, target: 2 weeks}, later: {share: 90%, "
      "target: 18 weeks}}}\n");
}

TEST(Rows, SayWhatIsWrongWithTheTable) {
  const std::string text = "staff: {a: {wte: 1}}\n";
  const std::string unknown = edited(text, {rows("staff", "post,wet\na,1\n")});
  EXPECT_EQ(unknown.substr(0, 53), "the table:1:6: the column wet is not a key here; expe");
  EXPECT_NE(unknown.find("(nearest: wte)"), std::string::npos);
  EXPECT_EQ(edited(text, {rows("staff", "wte\n1\n")}),
            "the table has no column named one of post, name, which says what each row is about");
  EXPECT_EQ(edited(text, {rows("staff", "post,wte\na,1\na,2\n")}),
            "the table:3: a is written twice; expected each name once");
  EXPECT_EQ(edited(text, {rows("staff", "post,wte\n,1\n")}),
            "the table:2: an empty cell is not a name; expected letters, digits, - and _, at most 64");
  EXPECT_EQ(edited(text, {rows("staff.a.wte", "post,wte\na,1\n")}).substr(0, 31),
            "staff.a.wte has no entries by n");
}

TEST(TextChanges, CanBeUndone) {
  const std::string text = "abcdefgh";
  const TextChanges changes{{0, 0, "x"}, {1, 3, ""}, {4, 5, "yyy"}, {8, 8, "z"}};
  EXPECT_EQ(changed_text(text, changes), "xadyyyfghz");
  EXPECT_EQ(changed_text("xadyyyfghz", undone(text, changes)), text);
}

TEST(TextChanges, OneAfterAnotherAreOne) {
  const std::string text = "abcdefgh";
  const TextChanges first{{1, 3, "XY"}, {6, 6, "Z"}}, second{{0, 2, ""}, {4, 7, "w"}, {9, 9, "!"}};
  const TextChanges both = one_after_another(first, second);
  EXPECT_EQ(changed_text(text, both), changed_text(changed_text(text, first), second));
  EXPECT_EQ(both.size(), 3u);
  EXPECT_TRUE(one_after_another(first, undone(text, first)).size() <= 2);
  EXPECT_EQ(one_after_another({}, first), first);
}

TEST(UnifiedDiff, ShowsTheLinesAroundEachChange) {
  std::string text;
  for (int i = 1; i <= 20; ++i) text += "line " + std::to_string(i) + "\n";
  const auto at = [&](const std::string& line) { return text.find(line); };
  const TextChanges changes{{at("line 5"), at("line 5") + 4, "LINE"},
                            {at("line 7"), at("line 8"), ""},
                            {text.size(), text.size(), "line 21\n"}};
  EXPECT_EQ(unified_diff(text, changes, "s.yaml"),
            "--- s.yaml\n+++ s.yaml\n"
            "@@ -2,9 +2,8 @@\n line 2\n line 3\n line 4\n-line 5\n+LINE 5\n line 6\n-line 7\n line 8\n line "
            "9\n line 10\n"
            "@@ -18,3 +17,4 @@\n line 18\n line 19\n line 20\n+line 21\n");
  EXPECT_EQ(unified_diff("a\nb", {{3, 3, "c"}}, "s"),
            "--- s\n+++ s\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+bc\n\\ No newline at end "
            "of file\n");
  EXPECT_EQ(unified_diff(text, {}, "s"), "");
}

}  // namespace
}  // namespace headroom
