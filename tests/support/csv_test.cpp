// Cells and rows are those of RFC 4180 and of what spreadsheets save.

#include "reading/csv.hpp"

#include <gmock/gmock.h>

#include <ostream>

namespace headroom {
namespace {

using Texts = std::vector<std::vector<std::string>>;
using Lines = std::vector<std::string>;

/// Heading and rows without their places.
Texts texts_of(const std::string& text) {
  const auto table = parse_csv(text, "f.csv");
  if (!table) {
    for (const auto& problem : table.error()) ADD_FAILURE() << to_string(problem);
    return {};
  }
  Texts texts;
  const auto add = [&](const std::vector<CsvCell>& row) {
    texts.emplace_back();
    for (const CsvCell& cell : row) texts.back().push_back(cell.text);
  };
  add(table->heading);
  for (const auto& row : table->rows) add(row);
  return texts;
}

Lines lines_of(const std::string& text) {
  const auto table = parse_csv(text, "f.csv");
  Lines lines;
  if (table) return lines;
  for (const auto& problem : table.error()) lines.push_back(to_string(problem));
  return lines;
}

TEST(Csv, ReadsWhatRfc4180Says) {
  EXPECT_EQ(texts_of("aaa,bbb,ccc\nzzz,yyy,xxx\n"), (Texts{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}));
  EXPECT_EQ(texts_of("aaa,bbb\r\nzzz,yyy"), (Texts{{"aaa", "bbb"}, {"zzz", "yyy"}}));
  EXPECT_EQ(texts_of("\"aaa\",\"b\r\nbb\"\r\nzzz,\"\"\r\n"), (Texts{{"aaa", "b\r\nbb"}, {"zzz", ""}}));
  EXPECT_EQ(texts_of("a,b\n\"b\"\"bb\",\"x, y\"\n"), (Texts{{"a", "b"}, {"b\"bb", "x, y"}}));
  EXPECT_EQ(texts_of("a,b\n\"\"\"\",\"\"\"x\"\"\"\n"), (Texts{{"a", "b"}, {"\"", "\"x\""}}));
}

TEST(Csv, AcceptsWhatSpreadsheetsSave) {
  EXPECT_EQ(texts_of("\xEF\xBB\xBF"
                     "a,b\r\n1,2\r\n"),
            (Texts{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(texts_of("a,b\r1,2\r"), (Texts{{"a", "b"}, {"1", "2"}})) << "line ends of old";
  EXPECT_EQ(texts_of("a,b\n1,2\n,\n  , \n\n\r\n"), (Texts{{"a", "b"}, {"1", "2"}})) << "blank rows";
  EXPECT_EQ(texts_of("a,b\n1,2,,\n"), (Texts{{"a", "b"}, {"1", "2"}})) << "empty cells beyond the heading";
  EXPECT_EQ(texts_of("a, \"b\" \n1,\t\"2, 3\" \n"), (Texts{{"a", "b"}, {"1", "2, 3"}})) << "blanks by quotes";
  EXPECT_EQ(texts_of("a\n"), (Texts{{"a"}})) << "a heading alone";
}

TEST(Csv, KnowsWhereEachCellBegins) {
  const auto table = parse_csv("\xEF\xBB\xBFé,b\r\n\"x\r\ny\",  2\r\n3,\"4\"\r\n", "f.csv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->heading[1].mark, (Mark{"f.csv", 1, 3}));
  EXPECT_EQ(table->rows[0][0].mark, (Mark{"f.csv", 2, 1}));
  EXPECT_EQ(table->rows[0][1].mark, (Mark{"f.csv", 3, 6}));
  EXPECT_EQ(table->rows[1][1].mark, (Mark{"f.csv", 4, 3}));
}

struct Bad {
  std::string text;
  Lines lines;
};
void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.text; }

class BadCsv : public testing::TestWithParam<Bad> {};

TEST_P(BadCsv, SaysWhereAndWhatToDo) { EXPECT_EQ(lines_of(GetParam().text), GetParam().lines); }

// clang-format off
INSTANTIATE_TEST_SUITE_P(Csv, BadCsv, testing::Values(
    Bad{"", {"f.csv:1:1: the file is empty; expected names of columns in the first line"}},
    Bad{"\xEF\xBB\xBF \r\n,,\r\n", {"f.csv:1:1: the file is empty; expected names of columns in the first line"}},
    Bad{"a;b\n1;2\n", {"f.csv:1:1: the file is separated by semicolons; expected commas between the cells: save it again with the comma as separator"}},
    Bad{"a\tb\n1\t2\n", {"f.csv:1:1: the file is separated by tabs; expected commas between the cells: save it again with the comma as separator"}},
    Bad{"a,b\n1,2,3\n4\n", {"f.csv:2:5: the row is longer than the heading (3 cells); expected 2 cells, with a text that has commas in it in quotes",
                            "f.csv:3:1: the row is shorter than the heading (1 cell); expected 2 cells, with a text that has commas in it in quotes"}},
    Bad{"a,b\n1,\"2\n3,4\n", {"f.csv:2:3: the cell is broken off: a quote is never closed; expected a closing quote"}},
    Bad{"a,b\n1,2\"\n", {"f.csv:2:4: the cell is broken by a quote; expected the whole cell in quotes, and quotes inside it doubled"}},
    Bad{"a,b\n\"1\"x,2\n", {"f.csv:2:4: the cell is longer than its quotes; expected a comma or the end of the line after the closing quote"}},
    Bad{"a,b\nM\xFCller,2\n", {"f.csv:2:2: the file is not UTF-8 here; expected text in UTF-8: save it again as \"CSV UTF-8\""}},
    Bad{std::string("\xFF\xFE" "a\0,\0", 6), {"f.csv:1:1: the file is not UTF-8 here; expected text in UTF-8: save it again as \"CSV UTF-8\""}},
    Bad{std::string("a,b\n1\0,2\n", 9), {"f.csv:2:2: the file is interrupted by a zero byte; expected plain text"}},
    Bad{std::string("PK\x03\x04\x14\0", 6), {"f.csv:1:1: the file is a workbook; expected the sheet saved as \"CSV UTF-8\", which is text"}}));
// clang-format on

TEST(Csv, StopsAtMoreCellsThanAnyStudyHas) {
  const auto cells = [](std::size_t commas) { return "a\n" + std::string(commas, ','); };
  EXPECT_EQ(lines_of(cells(200'001)),
            Lines{"f.csv:2:200000: the file is too large; expected at most 200,000 cells"});
  std::string rows = "a\n";
  for (int i = 0; i < 199'999; ++i) rows += "1\n";
  EXPECT_EQ(lines_of(rows), Lines{});
  EXPECT_EQ(lines_of(rows + "1\n"),
            Lines{"f.csv:200001:1: the file is too large; expected at most 200,000 cells"});
}

TEST(Csv, SaysOfAHopelessFileNoMoreThanAnybodyReads) {
  std::string rows = "a,b\n";
  for (int i = 0; i < 1000; ++i) rows += "1\n";
  EXPECT_EQ(lines_of(rows).size(), 50u);
}

}  // namespace
}  // namespace headroom
