// Formulas are recognised behind blanks and in every form, signed figures let alone.

#include "report/words/spreadsheet_text.hpp"

#include <gtest/gtest.h>

#include "report/words/table.hpp"

namespace headroom {
namespace {

TEST(Formula, IsSeenBehindBlanksAndInEveryForm) {
  for (const char* text : {"=1", "+1", "-1", "@x", " =1", "\u00A0=1", "\t\n=1", "\u3000\uFF1D1",
                           "\u2212"
                           "1",
                           "\u200B=1"})
    EXPECT_TRUE(begins_as_formula(text)) << text;
  for (const char* text : {"", " ", "a=1", "1-1", "'=1", "(=1)", "\u2013"})
    EXPECT_FALSE(begins_as_formula(text)) << text;
}

TEST(SignedFigure, IsNoFormula) {
  for (const char* text : {"-1", "+2%", "-0.1 (-0.3 to 0.1)", "-", "+1,200.5", "-.5", "-3 days"})
    EXPECT_TRUE(is_signed_figure(text)) << text;
  for (const char* text : {"-x", "-1+cmd|' /C calc'!A0", "+1*2", "-1-SUM(A1)", "=1", "1", "", "--1", "-2=2"})
    EXPECT_FALSE(is_signed_figure(text)) << text;
}

TEST(RenderTable, KeepsHostileCellsWhereTheyAre) {
  const Table table{"A\n|title\x1B",
                    {{"na\tme"}, {"figure", true}},
                    {{"a|b\\\n<script>x\u202E", "-0.1"}, {" =1+1", "+2%"}},
                    {}};
  EXPECT_EQ(render(table, TableStyle::tsv), "na me\tfigure\na|b\\ <script>x\\u{202E}\t-0.1\n' =1+1\t+2%\n");
  EXPECT_EQ(render(table, TableStyle::markdown),
            "**A \\|title\\\\u{1B}**\n\n"
            "| na me                      | figure |\n"
            "| -------------------------- | -----: |\n"
            "| a\\|b\\\\ \\<script>x\\\\u{202E} |   -0.1 |\n"
            "|  =1+1                      |    +2% |\n");
}

}  // namespace
}  // namespace headroom
