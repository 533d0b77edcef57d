// Removing takes the entry with its own comments, and leaves everything else as it was.

#include "editing.hpp"

namespace headroom {
namespace {

TEST(Remove, TakesTheLinesOfAnEntryWithItsOwnComments) {
  const std::string text =
      "staff:  # s\n  # not of a\n\n  # of a\n  # of a too\n  a: {wte: 1}  # a\n  # of b\n  b:\n    # w\n    "
      "wte: 1  # b\n    # of b\n"
      "\n    # not of b\n  c: {wte: 1}\n";
  EXPECT_EQ(edited(text, {remove("staff.a")}),
            "staff:  # s\n  # not of a\n\n  # of b\n  b:\n    # w\n    wte: 1  # b\n    # of b\n\n    # not "
            "of b\n  c: {wte: 1}\n");
  EXPECT_EQ(edited(text, {remove("staff.b")}),
            "staff:  # s\n  # not of a\n\n  # of a\n  # of a too\n  a: {wte: 1}  # a\n\n    # not of b\n  c: "
            "{wte: 1}\n");
  EXPECT_EQ(edited("staff:\n  a: {}\n  b: {}", {remove("staff.b")}), "staff:\n  a: {}");
  EXPECT_EQ(edited("staff:\r\n  a: {}\r\n  b: {}", {remove("staff.b")}), "staff:\r\n  a: {}");
}

TEST(Remove, LeavesTheByteOrderMarkAndTakesACommentBehindIt) {
  EXPECT_EQ(edited("\xEF\xBB\xBF# of a\r\nheadroom: 1\r\ntitle: x\r\n", {remove("headroom")}),
            "\xEF\xBB\xBFtitle: x\r\n");
  EXPECT_EQ(edited("\xEF\xBB\xBFheadroom: 1\ntitle: x\n", {remove("headroom")}), "\xEF\xBB\xBFtitle: x\n");
  EXPECT_EQ(edited("\xEF\xBB\xBF# of a\ntitle: x\n", {set("headroom", "1")}),
            "\xEF\xBB\xBFheadroom: 1\n# of a\ntitle: x\n");
}

TEST(Remove, LeavesAnEmptyMapOrListOfTheLastEntry) {
  EXPECT_EQ(edited("staff:  # s\n  # of a\n  a: {wte: 1}  # a\n\n# c\nsites:\n- a\n",
                   {remove("staff.a"), remove("sites[1]")}),
            "staff: {} # s\n\n# c\nsites: []\n");
  EXPECT_EQ(edited("staff: {a: {wte: 1}}\n", {remove("staff.a.wte"), remove("staff.a")}), "staff: {}\n");
  EXPECT_EQ(edited("staff: { a: {}, }\n", {remove("staff.a")}), "staff: {  }\n");
  EXPECT_EQ(edited("title: x\n", {remove("title")}), "title is all that the study has");
}

TEST(Remove, ClosesTheGapInBrackets) {
  const std::string text = "calendar: {start: 1, weeks: 2, closed: [a, b , c]}  # c\n";
  EXPECT_EQ(edited(text, {remove("calendar.start")}),
            "calendar: {weeks: 2, closed: [a, b , c]}            # c\n");
  EXPECT_EQ(edited(text, {remove("calendar.weeks")}),
            "calendar: {start: 1, closed: [a, b , c]}            # c\n");
  EXPECT_EQ(edited(text, {remove("calendar.closed")}),
            "calendar: {start: 1, weeks: 2}                      # c\n");
  EXPECT_EQ(edited(text, {remove("calendar.closed[2]")}),
            "calendar: {start: 1, weeks: 2, closed: [a, c]}      # c\n");
  EXPECT_EQ(edited(text, {remove("calendar.closed[3]")}),
            "calendar: {start: 1, weeks: 2, closed: [a, b ]}     # c\n");
}

TEST(Remove, TakesLinesInBracketsToo) {
  const std::string text =
      "calendar: {start: 1,  # s\n  # of weeks\n  weeks: 2,  # w\n  # of closed\n  closed: []  # c\n  }  # "
      "all\n";
  EXPECT_EQ(edited(text, {remove("calendar.start")}),
            "calendar: {\n  # of weeks\n  weeks: 2,  # w\n  # of closed\n  closed: []  # c\n  }  # all\n");
  EXPECT_EQ(edited(text, {remove("calendar.weeks")}),
            "calendar: {start: 1,  # s\n  # of closed\n  closed: []  # c\n  }  # all\n");
  EXPECT_EQ(edited(text, {remove("calendar.closed")}),
            "calendar: {start: 1,  # s\n  # of weeks\n  weeks: 2   # w\n  }  # all\n");
  EXPECT_EQ(edited("calendar: {start: 1,\n  weeks: 2, closed: []}\n", {remove("calendar.weeks")}),
            "calendar: {start: 1,\n  closed: []}\n");
  EXPECT_EQ(edited("calendar: {start: 1,\n  weeks: 2}\n", {remove("calendar.weeks")}),
            "calendar: {start: 1}\n");
  EXPECT_EQ(edited("calendar: {start: 1, # s\n  weeks: 2}\n", {remove("calendar.weeks")}),
            "calendar: {start: 1  # s\n  }\n");
  EXPECT_EQ(edited("calendar: {start: 1, weeks: 2, # w\n  closed: []}\n", {remove("calendar.weeks")}),
            "calendar: {start: 1,\n  closed: []}\n");
  EXPECT_EQ(edited("calendar: {start: 1\n  , weeks: 2\n  , closed: []}\n", {remove("calendar.start")}),
            "calendar: {\n   weeks: 2\n  , closed: []}\n");
}

TEST(Remove, KnowsEntriesBehindADash) {
  const std::string text =
      "absence:\n  placements:\n    - post: a  # p\n      weeks: 2\n    # of the second\n    -\n      post: "
      "b\n";
  EXPECT_EQ(edited(text, {remove("absence.placements[1].post")}),
            "absence:\n  placements:\n    - weeks: 2\n    # of the second\n    -\n      post: b\n");
  EXPECT_EQ(edited(text, {remove("absence.placements[2]")}),
            "absence:\n  placements:\n    - post: a  # p\n      weeks: 2\n");
  EXPECT_EQ(edited(text, {remove("absence.placements[2].post")}),
            "absence:\n  placements:\n    - post: a  # p\n      weeks: 2\n    # of the second\n    - {}\n");
  EXPECT_EQ(edited(text, {remove("absence.placements[1].weeks"), remove("absence.placements[1].post")}),
            "absence:\n  placements:\n    - {}\n    # of the second\n    -\n      post: b\n");
}

TEST(Remove, SaysWhatIsNotThere) {
  EXPECT_EQ(edited("staff: {a: {wte: 1}}\n", {remove("staff.b")}),
            "staff.b leads nowhere; expected after staff a");
  EXPECT_EQ(edited("staff: {a: {wte: 1}}\n", {remove("staff.a.band")}),
            "staff.a.band leads nowhere; expected what is there: staff.a has no band");
}

}  // namespace
}  // namespace headroom
