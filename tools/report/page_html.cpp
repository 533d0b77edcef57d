// Sections, exhibits, folded tables and the study as markup, under a policy that fetches nothing.

#include "report/page_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "report/chart_json.hpp"
#include "report/html.hpp"

namespace headroom {

// Embedded by tools/CMakeLists.txt.
std::string_view page_style();
std::string_view page_script();
std::string_view page_charts();

namespace {

/// A table of more rows is folded away as long as nobody asks for it.
constexpr std::size_t kRowsShown = 24;
/// A name or date of no more letters stays on one line.
constexpr std::size_t kOneLine = 32;

std::string element(std::string_view tag, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>\n", tag, escaped(text));
}

std::string cell_html(const Table& table, std::size_t column, const std::string& text) {
  const bool right = column < table.columns.size() && table.columns[column].right;
  const std::string side = right                                    ? " class=\"right\""
                           : text.size() <= kOneLine && column == 0 ? " class=\"short\""
                                                                    : "";
  if (column == 0) return "<th scope=\"row\"" + side + '>' + escaped(text) + "</th>";
  return "<td" + side + '>' + escaped(text) + "</td>";
}

std::string rows_html(const Table& table) {
  std::string html = "<thead><tr>";
  for (const Table::Column& column : table.columns) {
    // A heading without a word would leave a reader of the screen with nothing to say.
    const std::string tag = column.heading.empty() ? "td" : "th";
    html += '<' + tag + (tag == "th" ? " scope=\"col\"" : "") + (column.right ? " class=\"right\">" : ">") +
            escaped(column.heading) + "</" + tag + '>';
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c) html += cell_html(table, c, row[c]);
    html += "</tr>\n";
  }
  return html + "</tbody>";
}

std::string notes_html(const std::vector<std::string>& notes) {
  std::string html;
  for (const std::string& note : notes) html += "<p class=\"note\">" + escaped(note) + "</p>\n";
  return html;
}

std::string table_html(const Table& table) {
  if (table.rows.empty()) return notes_html(table.notes);
  std::string html = fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\"{}>\n<table>\n",
                                 attribute("aria-label", table.title.empty() ? "Table" : table.title));
  if (!table.title.empty()) html += element("caption", table.title);
  html += rows_html(table) + "\n</table>\n</div>\n";
  if (!table.caption.empty()) html += "<p class=\"note\">" + escaped(table.caption) + "</p>\n";
  html += notes_html(table.notes);
  if (table.rows.size() <= kRowsShown) return html;
  return fmt::format("<details open>\n<summary>{} ({} rows)</summary>\n{}</details>\n",
                     escaped(table.title.empty() ? "Table" : table.title), table.rows.size(), html);
}

std::string chart_html(const Chart& chart) {
  std::string box =
      fmt::format("<div class=\"chart\" role=\"img\"{}></div>\n",
                  attribute("aria-label", chart.description.empty() ? chart.title : chart.description));
  // A year of days has a least width, so that a small screen scrolls it.
  if (chart.kind == Chart::Kind::calendar) {
    box = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Calendar\">" + box + "</div>\n";
  }
  return fmt::format(
      "<figure>\n<figcaption>{}</figcaption>\n{}<script type=\"application/json\">{}</script>\n"
      "<noscript><p class=\"note\">The chart is drawn by a script; its figures are in the "
      "table.</p></noscript>\n</figure>\n",
      escaped(chart.title), box, within_script(chart_json(chart)));
}

std::string exhibit_html(const Exhibit& exhibit) {
  std::string html = "<div class=\"exhibit\"";
  if (!exhibit.scenario.empty()) html += attribute("data-scenario", exhibit.scenario);
  if (!exhibit.of.empty()) html += attribute("data-of", exhibit.of);
  html += ">\n";
  std::string name = exhibit.scenario;
  if (!exhibit.of.empty()) name += (name.empty() ? "" : ", ") + exhibit.of;
  if (!name.empty()) html += "<p class=\"view\">" + escaped(name) + "</p>\n";
  if (exhibit.chart) html += chart_html(*exhibit.chart);
  return html + table_html(exhibit.table) + "</div>\n";
}

std::string section_html(const Section& section) {
  std::string html = fmt::format("<section{} aria-labelledby=\"{}-heading\"{}>\n",
                                 attribute("id", section.id), escaped(section.id),
                                 section.of_what.empty() ? "" : attribute("data-of-what", section.of_what));
  html += fmt::format("<h2 id=\"{}-heading\">{}</h2>\n", escaped(section.id), escaped(section.heading));
  for (const std::string& paragraph : section.paragraphs) html += element("p", paragraph);
  for (const Exhibit& exhibit : section.exhibits) html += exhibit_html(exhibit);
  return html + notes_html(section.notes) + "</section>\n";
}

std::string contents_html(const Page& page) {
  if (page.sections.size() == 1 && page.study.empty()) return "";
  std::string html = "<nav aria-label=\"Contents\">\n<ol>\n";
  for (const Section& section : page.sections) {
    html += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", escaped(section.id), escaped(section.heading));
  }
  if (!page.study.empty()) html += "<li><a href=\"#study\">The study itself</a></li>\n";
  return html + "</ol>\n</nav>\n";
}

std::string file_html(const std::string& name, const std::string& text) {
  return "<details open>\n<summary>" + escaped(name) +
         "</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(name) +
         "\"><pre>" + escaped(text) + "</pre></div>\n</details>\n";
}

std::string study_html(const Page& page) {
  if (page.study.empty()) return "";
  std::string files = file_html("The study file", page.study);
  for (const auto& [name, text] : page.inputs) files += file_html("The file " + name, text);
  return "<section id=\"study\" aria-labelledby=\"study-heading\">\n<h2 id=\"study-heading\">The study "
         "itself</h2>\n<p>What the program read, word for word: saved as a file it gives the same figures "
         "again.</p>\n" +
         files + "</section>\n";
}

/// Nothing may be fetched from anywhere, and only the two scripts of the page run.
std::string policy() {
  return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; script-src " +
         policy_source(page_charts()) + ' ' + policy_source(page_script());
}

std::string head_html(const Page& page) {
  return fmt::format(
      "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\"{}>\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n",
      attribute("content", policy()), escaped(page.title), page_style());
}

bool has_chart(const Page& page) {
  return std::any_of(page.sections.begin(), page.sections.end(), [](const Section& section) {
    return std::any_of(section.exhibits.begin(), section.exhibits.end(),
                       [](const Exhibit& exhibit) { return exhibit.chart.has_value(); });
  });
}

}  // namespace

std::string page_html(const Page& page) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n" + head_html(page) + "<body>\n";
  html += "<a class=\"skip\" href=\"#main\">Skip to the answer</a>\n<header>\n";
  html += element("h1", page.title) + element("p", page.subtitle) + "</header>\n" + contents_html(page);
  html += "<main id=\"main\">\n";
  for (const Section& section : page.sections) html += section_html(section);
  html += study_html(page) + "</main>\n";
  if (has_chart(page)) html += "<script>" + std::string{page_charts()} + "</script>\n";
  return html + "<script>" + std::string{page_script()} + "</script>\n</body>\n</html>\n";
}

}  // namespace headroom
