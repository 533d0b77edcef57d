// Nothing of a study becomes markup or script, and the page fetches nothing.

#include "report/page_html.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "page/sample_page.hpp"
#include "report/chart_json.hpp"
#include "report/html.hpp"

namespace headroom {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Html, KeepsTextText) {
  EXPECT_EQ(escaped(R"(<a href="x">'&')"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
  EXPECT_EQ(escaped(std::string{"a\tb\nc\x01", 6}), "a\tb\nc\xEF\xBF\xBD");
  EXPECT_EQ(within_script(R"("</script>&")"), R"("\u003c/script\u003e\u0026")");
  EXPECT_EQ(attribute("title", "\"x"), " title=\"&quot;x\"");
}

// printf 'alert(1)' | openssl dgst -sha256 -binary | base64
TEST(Html, PolicyNamesTheScript) {
  EXPECT_EQ(policy_source("alert(1)"), "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
}

TEST(ChartJson, HoldsTheFiguresAndNoneWhereThereIsNone) {
  Chart chart{Chart::Kind::intervals, "t", "d", "", "points"};
  chart.units = "share";
  chart.x = {"a", "b"};
  chart.series = {{"s", {0.123456789, std::nan("")}, {0.1, std::nan("")}, {0.2, INFINITY}}};
  chart.line = Chart::Line{0, "none"};
  const auto json = nlohmann::json::parse(chart_json(chart));
  EXPECT_EQ(json["kind"], "intervals");
  EXPECT_EQ(json["series"][0]["values"][0], 0.12346);
  EXPECT_TRUE(json["series"][0]["values"][1].is_null());
  EXPECT_TRUE(json["series"][0]["high"][1].is_null());
  EXPECT_EQ(json["line"]["at"], 0);
}

TEST(PageHtml, NothingOfTheStudyIsMarkup) {
  const std::string html = page_html(sample_page());
  EXPECT_THAT(html, Not(HasSubstr("<script>window.harmed")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, HasSubstr("&lt;img src=x"));
}

TEST(PageHtml, FetchesNothing) {
  const std::string html = page_html(sample_page());
  for (const char* what : {"src=\"http", "href=\"http", "url(", "@import", "<link", "<iframe"}) {
    const std::string own = html.substr(0, html.find("<script>"));  // without the library's own text
    EXPECT_THAT(own, Not(HasSubstr(what)));
  }
  EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;"));
}

TEST(PageHtml, WithoutChartsHasNoLibrary) {
  Page page{"Tables", "", {{"one", "One", {"Text"}}}};
  page.sections[0].exhibits.push_back({std::nullopt, sample_table("Rows", 2), {}, {}});
  EXPECT_LT(page_html(page).size(), 60'000U);
  EXPECT_GT(page_html(sample_page()).size(), 600'000U);
}

TEST(PageHtml, LongTablesFold) {
  Page page{"Tables", "", {{"one", "One", {}}}};
  page.sections[0].exhibits.push_back({std::nullopt, sample_table("Rows", 24), {}, {}});
  EXPECT_THAT(page_html(page), Not(HasSubstr("<details")));
  page.sections[0].exhibits[0].table = sample_table("Rows", 25);
  EXPECT_THAT(page_html(page), HasSubstr("<summary>Rows (25 rows)</summary>"));
}

TEST(PageHtml, TheFilesOfAStudyStandBelowItAsText) {
  Page page{"Tables", "", {}, "staff: {csv: s.csv}\n", {{"s<b>.csv", "post\n<script>x</script>\n"}}};
  const std::string html = page_html(page);
  EXPECT_THAT(html, HasSubstr("<summary>The study file</summary>"));
  EXPECT_THAT(html, HasSubstr("<summary>The file s&lt;b&gt;.csv</summary>"));
  EXPECT_THAT(html, HasSubstr("post\n&lt;script&gt;x&lt;/script&gt;\n</pre>"));
  EXPECT_LT(html.find("The study file</summary>"), html.find("The file s&lt;"));
}

// For a real browser, see page_test.mjs.
TEST(PageHtml, SampleForTheBrowser) {
  std::ofstream file{HEADROOM_SAMPLE_PAGE, std::ios::binary};
  file << page_html(sample_page());
  ASSERT_TRUE(file.flush());
}

}  // namespace
}  // namespace headroom
