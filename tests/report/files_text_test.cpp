// What several files are and where their studies differ is said, with what follows from it.

#include "report/answers/files_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headroom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Comparison comparison_of_two_files() {
  Comparison c;
  c.scenarios = {"baseline", "more", "b:baseline"};
  c.streams = {"gp", "wards"};
  ResultFile a;
  a.path = "runs/a.h5";
  a.title = "Orthotics";
  a.version = "0.1.0";
  a.fingerprint = "f00d";
  a.seed = 1;
  a.replications = 100;
  a.start = Date{2026, 4, 1};
  a.weeks = 104;
  ResultFile b = a;
  b.path = "b.h5";
  c.files = {a, b};
  c.file_of = {0, 0, 1};
  c.played = {100, 40, 100};
  return c;
}

TEST(FilesTable, SaysWhatEachFileIs) {
  const Table table = files_table(comparison_of_two_files(), {"gp", "wards"});
  EXPECT_THAT(table.rows[0], ElementsAre("a", "runs/a.h5", "Orthotics", "2", "1", "40 to 100",
                                         "104 weeks from 2026-04-01", "0.1.0"));
  EXPECT_THAT(table.rows[1],
              ElementsAre("b", "b.h5", "Orthotics", "1", "1", "100", "104 weeks from 2026-04-01", "0.1.0"));
  EXPECT_THAT(table.notes, IsEmpty());
}

TEST(FilesTable, SaysWhatFollowsFromWhatDiffers) {
  Comparison c = comparison_of_two_files();
  c.files[1].seed = 2;
  EXPECT_THAT(files_table(c, c.streams).notes, ElementsAre(HasSubstr("The seeds differ: ")));
  c = comparison_of_two_files();
  c.files[1].weeks = 52;
  EXPECT_THAT(files_table(c, c.streams).notes, ElementsAre(HasSubstr("The periods differ: ")));
  c = comparison_of_two_files();
  c.files[1].version = "0.2.0";
  EXPECT_THAT(files_table(c, c.streams).notes, ElementsAre(HasSubstr("different versions")));
  c = comparison_of_two_files();
  EXPECT_THAT(files_table(c, {"wards"}).notes, ElementsAre(HasSubstr("Streams of every file: wards. ")));
}

TEST(DifferencesTable, ShowsSoManyRowsAndSaysHowManyMore) {
  const std::vector<StudyDifference> differ{{"staff.lead.wte", {"1.0", "1.5"}},
                                            {"staff.new", {std::nullopt, std::string(80, 'x')}},
                                            {"seed", {"1", "2"}}};
  const Table table = differences_table(comparison_of_two_files(), differ, 2);
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.columns[1].heading, "a");
  EXPECT_THAT(table.rows[0], ElementsAre("staff.lead.wte", "1.0", "1.5"));
  EXPECT_EQ(table.rows[1][1], "–");
  EXPECT_EQ(table.rows[1][2], std::string(59, 'x') + "…");
  EXPECT_THAT(table.notes, ElementsAre("and 1 more places; --json lists them all."));
}

TEST(DifferencesTable, TellsTheSameStudyFromTheSameText) {
  Comparison c = comparison_of_two_files();
  EXPECT_THAT(differences_table(c, {}, 20).notes, Contains("Nothing: they are the same study."));
  c.files[1].fingerprint = "beef";
  EXPECT_THAT(differences_table(c, {}, 20).notes[0], HasSubstr("texts are the same, but not what was"));
}

}  // namespace
}  // namespace headroom
