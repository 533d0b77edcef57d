// Tables align by what the reader sees, and no cell leaves its line or column.

#include "report/words/table.hpp"

#include <gtest/gtest.h>

namespace headroom {
namespace {

const Table kTable{
    "Waits", {{"stream", false}, {"days", true}}, {{"gp", "9.5"}, {"Ödeme", "112.0"}}, {"A note."}};

TEST(Table, AlignsByWhatTheReaderSees) {
  EXPECT_EQ(render(kTable, TableStyle::plain),
            "Waits\n"
            "\n"
            "stream   days\n"
            "------  -----\n"
            "gp        9.5\n"
            "Ödeme   112.0\n"
            "\n"
            "A note.\n");
}

TEST(Table, HasItsCaptionBelowItsTitle) {
  Table table{"Waits", {{"n", true}}, {{"1"}}, {}};
  table.caption = "Means.";
  EXPECT_EQ(render(table, TableStyle::plain), "Waits\nMeans.\n\nn\n-\n1\n");
  EXPECT_EQ(render(table, TableStyle::markdown), "**Waits**\n\nMeans.\n\n|   n |\n| --: |\n|   1 |\n");
  EXPECT_EQ(render(table, TableStyle::tsv), "n\n1\n");
}

TEST(Table, EscapesPipesInMarkdown) {
  const Table table{"", {{"name", false}, {"n", true}}, {{"a|b", "1"}}, {}};
  EXPECT_EQ(render(table, TableStyle::markdown),
            "| name |   n |\n"
            "| ---- | --: |\n"
            "| a\\|b |   1 |\n");
}

TEST(Table, HoldsOnlyHeadingsAndRowsAsTsv) {
  EXPECT_EQ(render(kTable, TableStyle::tsv), "stream\tdays\ngp\t9.5\nÖdeme\t112.0\n");
}

TEST(Table, KeepsEveryCellOnOneLineAndEveryRowWhole) {
  const Table table{"", {{"a", false}, {"b", false}}, {{"x\ty\nz"}}, {}};
  EXPECT_EQ(render(table, TableStyle::tsv), "a\tb\nx y z\t\n");
}

}  // namespace
}  // namespace headroom
