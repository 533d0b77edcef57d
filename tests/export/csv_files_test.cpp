// CSV cells are quoted, exact and never formulas, and a folder of them appears all or not at all.

#include "export/csv_files.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

namespace headroom {
namespace {

TEST(CsvText, QuotesWhatRfc4180Quotes) {
  EXPECT_EQ(csv_text("plain"), "plain");
  EXPECT_EQ(csv_text("a,\"b\""), "\"a,\"\"b\"\"\"");
  EXPECT_EQ(csv_text("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_text(""), "");
}

TEST(CsvText, IsNeverAFormula) {
  for (const char* text : {"=1+1", "+1", "-cmd", "@SUM(1)"})
    EXPECT_EQ(csv_text(text), std::string{"'"} + text);
  EXPECT_EQ(csv_text("\tx"), "\"'\tx\"");
  EXPECT_EQ(csv_text("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csv_text("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
  EXPECT_EQ(csv_text("a=1"), "a=1");
  EXPECT_EQ(csv_text("x;=1+1"), "\"x;=1+1\"");
  EXPECT_EQ(csv_text("\uFF1D1"), "'\uFF1D1");
}

TEST(CsvText, IsNoFormulaBehindBlanksEither) {
  for (const char* blank : {" ", "  ", "\u00A0", "\u2003", "\u3000", "\u200D", "\u202F", " \u2009"}) {
    for (const char* sign : {"=", "+", "-", "@", "\uFF1D", "\uFE66", "\u2212"}) {
      const std::string text = std::string{blank} + sign + "1";
      EXPECT_EQ(csv_text(text), "'" + text) << text;
    }
    EXPECT_EQ(csv_text(std::string{blank} + "a=1"), std::string{blank} + "a=1");
  }
  EXPECT_EQ(csv_text(" \t\n=1"), "\"' \t\n=1\"");
  EXPECT_EQ(csv_text("\uFEFF=1"), "'\uFFFD=1");
  EXPECT_EQ(csv_text("\x1B=1"), "'\uFFFD=1");
}

TEST(CsvText, HoldsNothingHarmful) {
  EXPECT_EQ(csv_text("a\x1B[31mb\u202Ec\u0085"), "a\uFFFD[31mb\uFFFDc\uFFFD");
  EXPECT_EQ(csv_text(std::string{"a\0b\xFF", 4}), "a\uFFFDb\uFFFD");
}

TEST(CsvNumber, IsShortAndExact) {
  EXPECT_EQ(csv_number(0.1), "0.1");
  EXPECT_EQ(csv_number(static_cast<double>(0.1F)), "0.1");
  EXPECT_EQ(csv_number(-2), "-2");
  EXPECT_EQ(csv_number(1e14), "100000000000000");
  EXPECT_EQ(csv_number(0.000001), "0.000001");
  EXPECT_EQ(csv_number(0), "0");
  for (const double value : {1.0 / 3, 2e-7, 123456.789, 1e300})
    EXPECT_EQ(std::stod(csv_number(value)), value);
}

DataTable sample(const std::string& name) {
  using enum DataKind;
  return data_table(
      name, "A sample",
      {{"who", text, "", "a name"}, {"day", date, "", "a day"}, {"hours", number, "hours", "worked"}},
      {{std::string{"-1"}, Date{2026, 4, 1}, 1.5},
       {std::string{"b, c"}, Date{2026, 12, 31}, figure(std::nan(""))}});
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class CsvFolder : public testing::Test {
 protected:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("headroom-csv-" + std::to_string(::getpid()));
  void TearDown() override { std::filesystem::remove_all(folder_); }
};

/// Written, in its place, and the earlier ones gone.
std::string written(const std::string& folder, const std::vector<DataTable>& tables) {
  auto files = CsvFiles::write(folder, tables);
  if (!files) return files.error();
  const auto committed = files->commit();
  return committed ? files->finish() : committed.error();
}

TEST_F(CsvFolder, HoldARowAnObservation) {
  ASSERT_EQ(written(folder_.string(), {sample("about")}), "");
  EXPECT_EQ(content(folder_ / "about.csv"),
            "\xEF\xBB\xBFwho,day,hours\r\n'-1,2026-04-01,1.5\r\n\"b, c\",2026-12-31,\r\n");
}

TEST_F(CsvFolder, TakeThePlaceOfTheirOwnAndLeaveOthersAlone) {
  std::filesystem::create_directories(folder_);
  std::ofstream{folder_ / "about.csv"} << "old";
  std::ofstream{folder_ / "waits.csv"} << "old";
  std::ofstream{folder_ / "waits.csv.aB3dE6.tmp"} << "half";  // of a version that was killed
  ASSERT_EQ(written(folder_.string(), {sample("about"), sample("scenarios")}), "");
  EXPECT_EQ(content(folder_ / "about.csv"), content(folder_ / "scenarios.csv"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "waits.csv"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "waits.csv.aB3dE6.tmp"));
  std::ofstream{folder_ / "notes.txt"} << "mine";
  const std::string before = content(folder_ / "about.csv");
  EXPECT_NE(written(folder_.string(), {sample("about")}), "");
  EXPECT_EQ(content(folder_ / "notes.txt"), "mine");
  EXPECT_TRUE(std::filesystem::exists(folder_ / "scenarios.csv"));
}

TEST_F(CsvFolder, AreRefusedAFolderOfOthers) {
  const auto refused = [&] { return !refusal_of_csv_folder(folder_.string()).empty(); };
  EXPECT_FALSE(refused());
  std::filesystem::create_directories(folder_);
  EXPECT_FALSE(refused());
  std::ofstream{folder_ / "about.csv"} << "mine";
  EXPECT_TRUE(refused());
  std::ofstream{folder_ / "data_dictionary.csv"} << "ours";
  EXPECT_FALSE(refused());
  std::filesystem::create_directory(folder_ / "waits.csv");
  EXPECT_TRUE(refused());
  std::filesystem::remove(folder_ / "waits.csv");
  std::filesystem::create_symlink("about.csv", folder_ / "waits.csv");
  EXPECT_TRUE(refused());
}

TEST_F(CsvFolder, AppearAllOrNone) {
  std::filesystem::create_directories(folder_ / "scenarios.csv");  // a folder where a file should be
  std::ofstream{folder_ / "about.csv"} << "old";
  EXPECT_NE(written(folder_.string(), {sample("about"), sample("scenarios")}), "");
  EXPECT_EQ(content(folder_ / "about.csv"), "old");
  EXPECT_NE(written((folder_ / "about.csv").string(), {sample("about")}), "");
}

TEST(DataDictionary, NamesEveryColumn) {
  std::vector<DataRow> rows;
  data_dictionary({sample("one")}).rows([&](const DataRow& row) { rows.push_back(row); });
  ASSERT_EQ(rows.size(), 1U + 3U + 1U + 5U);  // the table and its columns, then its own
  EXPECT_EQ(rows[3], (DataRow{std::string{"one"}, std::string{"hours"}, std::string{"number"},
                              std::string{"hours"}, std::string{"worked"}}));
}

}  // namespace
}  // namespace headroom
