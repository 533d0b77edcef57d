// Sentences first, then tables with a blank line between, for screens, Markdown, TSV or JSON.

#include "comparison_output.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "comparison_json.hpp"
#include "report/answers/compare_text.hpp"
#include "report/answers/deciding_text.hpp"
#include "report/answers/files_text.hpp"
#include "report/answers/missing_year.hpp"
#include "report/answers/quantiles_and_ranks_text.hpp"
#include "report/answers/staffing_text.hpp"
#include "report/answers/week_text.hpp"
#include "report/words/future_text.hpp"
#include "report/words/method_text.hpp"
#include "report/words/table.hpp"

namespace headroom {
namespace {

/// Of so many scenarios besides the baseline an abridged answer is in words too.
constexpr std::size_t kBestInWords = 5;

std::vector<Table> tables_of(const PrintedComparison& printed) {
  if (printed.beyond == Beyond::quantiles) return quantile_tables(printed.shown);
  if (printed.beyond == Beyond::ranking)
    return printed.whole ? ranking_tables(*printed.whole, kBestInTable)
                         : ranking_tables(printed.shown, printed.shown.scenarios.size());
  if (printed.shown.staffing) return staffing_tables(printed.shown, kScreenColumns);
  return compare_tables(printed.shown);
}

std::vector<std::string> words_of(const PrintedComparison& printed) {
  if (printed.beyond != Beyond::nothing) return {};
  if (printed.shown.staffing) return staffing_in_words(printed.shown);
  std::vector<std::string> words = answer_in_words(printed.shown);
  if (printed.whole && words.size() > kBestInWords + 1) words.resize(kBestInWords + 1);
  return words;
}

void print_sentences(const std::vector<std::string>& sentences, bool wrap, TableStyle style) {
  const bool markdown = style == TableStyle::markdown;
  for (const std::string& sentence : sentences) {
    const bool whole = markdown || !wrap;
    std::cout << (markdown ? "- " : "") << (whole ? sentence : wrapped(sentence, kScreenColumns)) << '\n';
  }
}

/// Each with an empty line before it, but for what comes first of all.
class Tables {
 public:
  explicit Tables(TableStyle style) : style_{style} {}
  /// A line each.
  void print_text(const std::vector<std::string>& sentences, bool wrap) {
    if (sentences.empty()) return;
    std::cout << (first_ ? "" : "\n");
    print_sentences(sentences, wrap, style_);
    first_ = false;
  }
  void print(const Table& table) {
    std::cout << (first_ ? "" : "\n")
              << render(style_ == TableStyle::plain ? wrapped(table, kScreenColumns) : table, style_);
    first_ = false;
  }

 private:
  TableStyle style_;
  bool first_ = true;
};

void print_files(Tables& tables, const Comparison& whole, const FilesCompared& files) {
  if (whole.files.size() < 2) return;
  tables.print(files_table(whole, files.common_streams));
  tables.print(differences_table(whole, files.studies_differ, kMostDifferences));
}

void print_tables(const PrintedComparison& printed, const FilesCompared& files, TableStyle style) {
  const Comparison& whole = printed.whole ? *printed.whole : printed.shown;
  Tables tables{style};
  print_files(tables, whole, files);
  const bool staffing = printed.shown.staffing.has_value();
  std::vector<std::string> words = words_of(printed);
  if (printed.whole) {
    words.insert(words.begin(), printed.beyond == Beyond::ranking
                                    ? abridged_ranking_text(whole, kBestInTable)
                                    : abridged_text(whole, printed.shown.scenarios.size() - 1));
  }
  if (files.decides) {
    for (std::string& sentence : deciding_in_words(*files.decides)) words.push_back(std::move(sentence));
  }
  tables.print_text(words, true);
  if (printed.beyond == Beyond::nothing) {
    std::vector<std::string> limits{not_held_text(files.numbers, files.uncertain)};
    if (!staffing) {
      for (std::string& sentence : unknown_in_the_spread(printed.shown))
        limits.push_back(std::move(sentence));
    }
    if (!files.why_not_decides.empty()) limits.push_back(files.why_not_decides);
    if (std::string text = staffing ? "" : missing_year_text(printed.shown); !text.empty())
      limits.insert(limits.begin(), std::move(text));
    tables.print_text(limits, true);
  }
  for (const Table& table : tables_of(printed)) tables.print(table);
  if (!files.decides) return;
  for (const Table& table : deciding_tables(*files.decides)) tables.print(table);
}

Table rows_of(const PrintedComparison& printed) {
  if (printed.beyond == Beyond::quantiles) return quantile_rows(printed.shown);
  if (printed.beyond == Beyond::ranking) return ranking_rows(printed.shown);
  return compare_rows(printed.shown);
}

void print_week_tables(const PrintedWeeks& weeks, const FilesCompared& files, TableStyle style) {
  Tables tables{style};
  print_files(tables, weeks.headline, files);
  const std::size_t shown = weeks.results.scenarios.size();
  if (shown < weeks.headline.scenarios.size())
    tables.print_text({abridged_text(weeks.headline, shown - 1)}, true);
  for (const Table& table : week_tables(weeks.results, weeks.bands)) tables.print(table);
}

}  // namespace

void print_comparison(const PrintedComparison& comparison, const FilesCompared& files, Format format) {
  switch (format) {
    case Format::table:
      return print_tables(comparison, files, TableStyle::plain);
    case Format::markdown:
      return print_tables(comparison, files, TableStyle::markdown);
    case Format::tsv:
      std::cout << render(rows_of(comparison), TableStyle::tsv);
      return;
    case Format::json:
      return print_json(comparison_json(comparison.shown, files.studies_differ, files.decides));
  }
}

void print_weeks(const PrintedWeeks& weeks, const FilesCompared& files, Format format) {
  switch (format) {
    case Format::table:
      return print_week_tables(weeks, files, TableStyle::plain);
    case Format::markdown:
      return print_week_tables(weeks, files, TableStyle::markdown);
    case Format::tsv:
      std::cout << render(week_rows(weeks.results, weeks.bands), TableStyle::tsv);
      return;
    case Format::json:
      return print_json(weeks_json(weeks.headline, weeks.results, weeks.bands));
  }
}

}  // namespace headroom
