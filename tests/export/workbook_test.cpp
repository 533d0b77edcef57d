// A workbook opens in every program, and no byte of it can change unseen.

#include "export/workbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "export/workbook_check.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

bool is_whole(const std::string& document, std::size_t piece) {
  XmlReader xml;
  for (std::size_t at = 0; at < document.size(); at += piece) xml.add(document.substr(at, piece));
  return xml.is_whole();
}

TEST(XmlReader, TellsWellFormedFromTorn) {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{10'000}}) {
    for (const char* whole :
         {"<a/>", "<?xml version=\"1.0\"?>\n<a b=\"1>2\"><c r=\"A1\"/>x &amp; y</a>\n", "<a><b></b><b/></a>"})
      EXPECT_TRUE(is_whole(whole, piece)) << whole;
    for (const std::string torn :
         {"", "<a>", "<a></b>", "<a/><a/>", "<a>x & y</a>", "<a b=\"<\"/>", "x<a/>", "<a/>x", "<a",
          "<a>\x01</a>", "<a>\xEF\xBF\xBE</a>", "<a>\xFF</a>", "<a b=\"\x0B\"/>", "</a>", "<>"})
      EXPECT_FALSE(is_whole(torn, piece)) << torn;
  }
  XmlReader cells;
  cells.add("<sheet><c r=\"A1\"><v>1</v></c><c r=\"B1\"/><cols/></sheet>");
  EXPECT_EQ(cells.cells(), 2U);
}

TEST(SheetText, OpensInEveryProgram) {
  EXPECT_EQ(sheet_text("a\x01"
                       "b\x1B\u0085\u202E\uFFFE"),
            "a\uFFFD"
            "b\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(sheet_text(std::string{"a\0b", 3}), "a\uFFFDb");
  EXPECT_EQ(sheet_text("_x0041_ _x00_"), "_x005F_x0041_ _x00_");
  EXPECT_EQ(sheet_text("=1+1"), "=1+1");
  EXPECT_LE(sheet_text(std::string(100'000, 'a')).size(), 32'767U);
}

class AWorkbook : public testing::Test {
 protected:
  fs::path path_ = fs::temp_directory_path() / ("headroom-book-" + std::to_string(::getpid()) + ".xlsx");
  void SetUp() override {
    const DataTable table = data_table("t", "A table", {{"who", DataKind::text, "", "a name"}},
                                       std::vector<DataRow>(500, {std::string{"one\x02"}}));
    ASSERT_TRUE(
        write_workbook(path_.string(), {"A \x1B title", 0, {{"One", {"A line", "another"}, {table}, {}}}}));
  }
  void TearDown() override { fs::remove(path_); }
};

TEST_F(AWorkbook, IsReadAgainWhole) {
  const auto cells = cells_of_sheets(path_.string());
  ASSERT_TRUE(cells) << cells.error();
  EXPECT_EQ(cells->at("sheet1.xml"), 1U + 8U + 1U + 1U + 500U);
}

TEST_F(AWorkbook, IsNotWholeWithAnyByteChanged) {
  std::ostringstream all;
  all << std::ifstream{path_, std::ios::binary}.rdbuf();
  const std::string whole = all.str();
  std::size_t unseen = 0, tried = 0;
  for (std::size_t at = 0; at < whole.size(); at += whole.size() / 60) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    std::ofstream{path_, std::ios::binary} << changed;
    unseen += cells_of_sheets(path_.string()) ? 1 : 0;
    ++tried;
  }
  // Dates, versions and attributes of members, and names repeated before them, change nothing that is read.
  EXPECT_LT(unseen * 5, tried);
  for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{10}}) {
    std::ofstream{path_, std::ios::binary} << whole.substr(0, size);
    EXPECT_FALSE(cells_of_sheets(path_.string())) << size;
  }
}

TEST_F(AWorkbook, IsNotWrittenWhereNothingCanBe) {
  const auto written =
      write_workbook("/nonexistent/book.xlsx", {"A title", 0, {{"One", {"A line"}, {}, {}}}});
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error(), HasSubstr("not written"));
}

}  // namespace
}  // namespace headroom
