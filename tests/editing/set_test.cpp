// Setting replaces the value and nothing else; what is not there is added where it belongs.

#include "editing.hpp"

namespace headroom {
namespace {

TEST(Set, ReplacesTheValueAlone) {
  EXPECT_EQ(edited("title: old name # c\nheadroom: 1\n", {set("title", "new name")}),
            "title: new name # c\nheadroom: 1\n");
  EXPECT_EQ(edited("staff:\n  a: {role: x, wte: 1.0 , band: 6}\n", {set("staff.a.wte", "0.8")}),
            "staff:\n  a: {role: x, wte: 0.8 , band: 6}\n");
  EXPECT_EQ(edited("calendar:\r\n  closed: [2027-01-01, \"2027-02-01\"]\r\n",
                   {set("calendar.closed[2]", "2027-03-01")}),
            "calendar:\r\n  closed: [2027-01-01, 2027-03-01]\r\n");
  EXPECT_EQ(edited("title: two\n  lines\nheadroom: 1\n", {set("title", "one")}), "title: one\nheadroom: 1\n");
  EXPECT_EQ(edited("title: |\n  two\n  lines\n\nheadroom: 1\n", {set("title", "'one'")}),
            "title: 'one'\n\nheadroom: 1\n");
}

TEST(Set, KeepsTheColumnOfTheCommentWhereThereIsRoom) {
  EXPECT_EQ(edited("title: ab      # c\n", {set("title", "abcd")}), "title: abcd    # c\n");
  EXPECT_EQ(edited("title: abcd    # c\n", {set("title", "é")}), "title: é       # c\n");
  EXPECT_EQ(edited("title: ab  # c\n", {set("title", "abcd")}), "title: abcd # c\n");
  EXPECT_EQ(edited("title: ab\t# c\n", {set("title", "abcd")}), "title: abcd\t# c\n");
  EXPECT_EQ(edited("staff:\n  a: {wte: 1, band: 6}      # c\n", {set("staff.a.wte", "0.85")}),
            "staff:\n  a: {wte: 0.85, band: 6}   # c\n");
  EXPECT_EQ(edited("staff:\n  a: {wte: '#1', band: 6}   # c\n", {set("staff.a.wte", "1")}),
            "staff:\n  a: {wte: 1, band: 6}      # c\n");
}

TEST(Set, LeavesWhatSaysTheSameAsItIs) {
  const auto same = edit("absence: {sickness: 5%}\n", {set("absence", "{ sickness: 5% }")});
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->changes.empty());
}

TEST(Set, PutsAWholeMapInThePlaceOfAValueAndBack) {
  const std::string text = "absence:\n  sickness: 5%  # c\n  study_days: 5\n";
  const std::string block = "absence:\n  sickness:  # c\n    rate: 5%\n    monthly: even\n  study_days: 5\n";
  EXPECT_EQ(edited(text, {set("absence.sickness", "rate: 5%\nmonthly: even")}), block);
  EXPECT_EQ(edited(text, {set("absence.sickness", "{rate: 5%}")}),
            "absence:\n  sickness: {rate: 5%} # c\n  study_days: 5\n");
  EXPECT_EQ(edited(block, {set("absence.sickness", "4%")}),
            "absence:\n  sickness:  # c\n    4%\n  study_days: 5\n");
  EXPECT_EQ(edited("absence:\n  sickness:\n    rate: 5%\n    monthly: even  # m\n",
                   {set("absence.sickness", "4%")}),
            "absence:\n  sickness: 4%  # m\n");
}

TEST(Set, WritesBlocksOfTextAndListsOnLinesOfTheirOwn) {
  EXPECT_EQ(edited("title: a # c\nheadroom: 1\n", {set("title", "|\n two\n   lines")}),
            "title: | # c\n  two\n    lines\nheadroom: 1\n");
  EXPECT_EQ(edited("title: |  # c\n  two\n  lines\nheadroom: 1\n", {set("title", "a")}),
            "title: a  # c\nheadroom: 1\n");
  EXPECT_EQ(edited("title: >-  # c\n  two\n  lines\nheadroom: 1\n", {set("title", "|\n  a\n  b")}),
            "title: |  # c\n  a\n  b\nheadroom: 1\n");
  EXPECT_EQ(edited("sites: [a]\n", {set("sites", "- a\n- b")}), "sites:\n  - a\n  - b\n");
  EXPECT_EQ(
      edited("calendar: {closed: [2027-01-01]}\n", {set("calendar.closed", "- 2027-02-01\n- 2027-03-01")}),
      "calendar: {closed: [2027-02-01, 2027-03-01]}\n");
  EXPECT_EQ(edited("absence:\n  placements:\n    - {post: a}  # c\n",
                   {set("absence.placements[1]", "post: b\nweeks: 4")}),
            "absence:\n  placements:\n    - post: b  # c\n      weeks: 4\n");
}

TEST(Set, PutsInQuotesWhatWouldMeanSomethingElseInBrackets) {
  EXPECT_EQ(edited("staff: {a: {dcc_fixed: [{name: x}]}}\n", {set("staff.a.dcc_fixed[1].name", "one, two]")}),
            "staff: {a: {dcc_fixed: [{name: \"one, two]\"}]}}\n");
  EXPECT_EQ(edited("title: x\n", {set("title", "one, two]")}), "title: one, two]\n");
}

TEST(Set, AddsWhatIsNotThereWhereTheKeyTableHasIt) {
  EXPECT_EQ(edited("headroom: 1\n\n# c\nstaff: {}\n", {set("title", "x")}),
            "headroom: 1\ntitle: x\n\n# c\nstaff: {}\n");
  EXPECT_EQ(edited("staff:\n  a:\n    role: x  # r\n    # band\n    band: 6\n", {set("staff.a.wte", "1.0")}),
            "staff:\n  a:\n    role: x  # r\n    wte: 1.0\n    # band\n    band: 6\n");
  EXPECT_EQ(edited("staff:\n  a:\n    wte: 1.0\n    role: x\n", {set("staff.a.band", "6")}),
            "staff:\n  a:\n    wte: 1.0\n    role: x\n    band: 6\n");
  EXPECT_EQ(edited("staff:\n  a:\n    # w\n    wte: 1.0\n", {set("staff.a.role", "x")}),
            "staff:\n  a:\n    role: x\n    # w\n    wte: 1.0\n");
  EXPECT_EQ(edited("calendar: {start: 2027-04-01}  # c\n", {set("calendar.weeks", "52")}),
            "calendar: {start: 2027-04-01, weeks: 52} # c\n");
}

TEST(Set, WritesTheMapsThatLeadThere) {
  EXPECT_EQ(edited("headroom: 1\nstaff: {}", {set("absence.turnover.notice", "8 weeks")}),
            "headroom: 1\nstaff: {}\nabsence:\n  turnover: {notice: 8 weeks}");
  EXPECT_EQ(edited("absence:\nheadroom: 1\n", {set("absence.study_days", "5")}),
            "absence:\n  study_days: 5\nheadroom: 1\n");
  EXPECT_EQ(edited("absence: {}  # c\n", {set("absence.study_days", "5")}), "absence: {study_days: 5} # c\n");
  EXPECT_EQ(edited("absence: # c\n", {set("absence.study_days", "5")}), "absence: # c\n  study_days: 5\n");
  EXPECT_EQ(edited("calendar: {start: 2027-04-01}\n", {set("calendar.closed[1]", "2027-12-24")}),
            "calendar: {start: 2027-04-01, closed: [2027-12-24]}\n");
  EXPECT_EQ(edited("scenarios:\n  more: {about: x}\nstaff:\n  a: {wte: 1}\n",
                   {set("scenarios.more.staff.a.wte", "2")}),
            "scenarios:\n  more: {about: x, staff: {a: {wte: 2}}}\nstaff:\n  a: {wte: 1}\n");
  EXPECT_EQ(edited("scenarios:\n  more:\n    staff: {a: {wte: 2}}\n", {set("scenarios.more.about", "x")}),
            "scenarios:\n  more:\n    about: x\n    staff: {a: {wte: 2}}\n");
}

TEST(Set, KnowsWhatASingleValueIsShortFor) {
  EXPECT_EQ(edited("absence: {sickness: 5%}\n", {set("absence.sickness.rate", "4%")}),
            "absence: {sickness: 4%}\n");
  EXPECT_EQ(edited("absence:\n  sickness: 5%  # c\n", {set("absence.sickness.monthly", "even")}),
            "absence:\n  sickness: {rate: 5%, monthly: even} # c\n");
  EXPECT_EQ(edited("title: x\n", {set("title.more", "4%")}),
            "title.more leads nowhere; expected a path that ends with title");
}

TEST(Set, SaysWhatIsNew) {
  const std::string text = "headroom: 1\nstaff: {a: {wte: 1}}\n";
  const auto result = edit(text, {set("title", "x"), set("staff.a.wte", "0.85")});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->text.substr(result->select_from, result->select_to - result->select_from), "0.85");
  EXPECT_EQ(result->changes.size(), 2u);
}

TEST(Set, NamesTheNearestWhereAPathLeadsNowhere) {
  const std::string text = "staff:\n  band-6: {wte: 1}\n  lead: {wte: 1}\ncalendar: {closed: [2027-01-01]}\n";
  EXPECT_EQ(edited(text, {set("staff.bnad-6.wte", "2")}),
            "staff.bnad-6.wte leads nowhere; expected after staff one of band-6, lead (nearest: band-6)");
  EXPECT_EQ(edited(text, {set("staff.lead.wet", "2")}).substr(0, 56),
            "staff.lead.wet leads nowhere; expected after staff.lead ");
  EXPECT_EQ(edited(text, {set("calendar.closed[3]", "2")}),
            "calendar.closed[3] leads nowhere; expected an item that is there: calendar.closed has 1");
  EXPECT_EQ(
      edited(text, {set("calendar.closed[0]", "2")}),
      "calendar.closed[0] leads nowhere; expected the number of an item in brackets, counted from 1, such as "
      "calendar.closed[1]");
  EXPECT_EQ(
      edited(text, {set("calendar.closed.x", "2")}),
      "calendar.closed.x leads nowhere; expected an item of calendar.closed, such as calendar.closed[1]");
  EXPECT_EQ(edited(text, {set("calendar[1]", "2")}),
            "calendar[1] leads nowhere; expected a path that ends with calendar, which is no list");
  EXPECT_EQ(
      edited("scenarios:\n  x: {}\n", {set("scenarios.x.calendar.weeks", "2")}),
      "scenarios.x.calendar.weeks leads nowhere; expected a path that may differ: scenarios.x.calendar.weeks "
      "is the "
      "same in all scenarios");
}

TEST(Set, RefusesWhatIsNotOneValue) {
  const std::string text = "title: x\n";
  EXPECT_EQ(edited(text, {set("title", "")}), "the value is empty; to take something away, remove it");
  EXPECT_EQ(edited(text, {set("title", "# c")}),
            "the value is not one value; expected one, as it is written in a study");
  EXPECT_EQ(edited(text, {set("title", "a: b: c")}),
            "the value is not YAML here: a text with a colon in it; expected quotes around the text");
  EXPECT_EQ(edited("title: [\n", {set("title", "x")}).substr(0, 11), "study.yaml:");
}

TEST(Set, SaysWhereToEditByHandWhatItCannotWrite) {
  EXPECT_EQ(edited("headroom: 1\n? title\n", {set("title", "x")}),
            "study.yaml:2: title cannot be changed here without changing something else; edit it by hand");
}

TEST(Set, SendsToTheFileInWhichTheValueStands) {
  const std::string text = "staff: {csv: staff.csv, a: {absent: {csv: away.csv}}}\n";
  const StudyInputs files{{"staff.csv", "post,role,wte\na,x,1\nb,y,2\n"},
                          {"away.csv", "post,from\na,2027-01-01\n"}};
  EXPECT_EQ(edited(text, {set("staff.b.wte", "1")}, files),
            "staff.b.wte stands in staff.csv, line 3: change it there");
  EXPECT_EQ(edited(text, {set("staff.a.wte", "1")}, files),
            "staff.a.wte stands in staff.csv, line 2: change it there");
  EXPECT_EQ(edited(text, {set("staff.a.absent[1].from", "1")}, files),
            "staff.a.absent[1].from stands in away.csv, line 2: change it there");
  EXPECT_EQ(edited(text, {set("staff.b.band", "6")}, files),
            "staff: {csv: staff.csv, a: {absent: {csv: away.csv}}, b: {band: 6}}\n");
}

TEST(Add, RefusesWhatIsThere) {
  EXPECT_EQ(edited("title: x\n", {add("title", "y")}),
            "title is there already (study.yaml:1); --set changes it");
  EXPECT_EQ(edited("sites: [a, b]\n", {add("sites", "c")}),
            "sites is there already (study.yaml:1); its next item is sites[3]");
}

TEST(Add, PutsEntriesAtTheEndOfWhatTheStudyNames) {
  EXPECT_EQ(edited("staff:\n  b: {wte: 1}  # b\n  # deeper\n    # deepest\n\n  # last\n",
                   {add("staff.a", "{wte: 2}")}),
            "staff:\n  b: {wte: 1}  # b\n  a: {wte: 2}\n  # deeper\n    # deepest\n\n  # last\n");
  EXPECT_EQ(edited("staff:\n  b:\n    wte: 1\n    # of b\n  # of c\n  c: {}\n",
                   {remove("staff.c"), add("staff.a", "wte: 2")}),
            "staff:\n  b:\n    wte: 1\n    # of b\n  a:\n    wte: 2\n");
}

TEST(Add, PutsItemsAnywhereIntoAList) {
  EXPECT_EQ(edited("sites: [a, b]\n", {add("sites[3]", "c")}), "sites: [a, b, c]\n");
  EXPECT_EQ(edited("sites: [a, b]\n", {add("sites[1]", "c")}), "sites: [c, a, b]\n");
  EXPECT_EQ(edited("sites:\n- a  # a\n# b\n- b\n", {add("sites[2]", "c")}),
            "sites:\n- a  # a\n- c\n# b\n- b\n");
  EXPECT_EQ(edited("sites:\n  - a\n  - b", {add("sites[3]", "c")}), "sites:\n  - a\n  - b\n  - c");
  EXPECT_EQ(edited("sites: [a, b,]\n", {add("sites[3]", "c")}), "sites: [a, b, c,]\n");
}

}  // namespace
}  // namespace headroom
