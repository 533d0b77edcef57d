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
  using enum DataColumn::Kind;
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

class CsvFiles : public testing::Test {
 protected:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("headroom-csv-" + std::to_string(::getpid()));
  void TearDown() override { std::filesystem::remove_all(folder_); }
};

TEST_F(CsvFiles, HoldARowAnObservation) {
  ASSERT_TRUE(write_csv_files(folder_.string(), {sample("one")}));
  EXPECT_EQ(content(folder_ / "one.csv"),
            "\xEF\xBB\xBFwho,day,hours\r\n'-1,2026-04-01,1.5\r\n\"b, c\",2026-12-31,\r\n");
}

TEST_F(CsvFiles, LeaveOthersAloneAndReplaceTheirOwn) {
  std::filesystem::create_directories(folder_);
  std::ofstream{folder_ / "notes.txt"} << "mine";
  std::ofstream{folder_ / "one.csv"} << "old";
  ASSERT_TRUE(write_csv_files(folder_.string(), {sample("one"), sample("two")}));
  EXPECT_EQ(content(folder_ / "notes.txt"), "mine");
  EXPECT_EQ(content(folder_ / "one.csv"), content(folder_ / "two.csv"));
}

TEST_F(CsvFiles, AppearAllOrNone) {
  std::filesystem::create_directories(folder_ / "two.csv");  // a folder where a file should be
  std::ofstream{folder_ / "one.csv"} << "old";
  EXPECT_FALSE(write_csv_files(folder_.string(), {sample("one"), sample("two")}));
  EXPECT_EQ(content(folder_ / "one.csv"), "old");
  EXPECT_FALSE(write_csv_files((folder_ / "one.csv").string(), {sample("one")}));
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
