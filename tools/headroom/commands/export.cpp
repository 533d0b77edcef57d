// `export`: a result as CSV tables, as a spreadsheet, or as both at once.

#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <optional>
#include <string>

#include "answers/answer_from.hpp"
#include "answers/chosen_results.hpp"
#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "export/csv_files.hpp"
#include "export/workbook.hpp"
#include "report/export/export_tables.hpp"
#include "report/export/summary_tables.hpp"
#include "report/page/assumptions_table.hpp"
#include "report/page/sections.hpp"
#include "report/words/figure_text.hpp"
#include "results/comparison/comparison.hpp"
#include "results/datasets/catalogue.hpp"
#include "running/export_needs.hpp"
#include "running/kept_study.hpp"
#include "running/needs.hpp"
#include "running/refused_output.hpp"
#include "running/run_words.hpp"
#include "store/result/our_file.hpp"
#include "store/result/result_reader.hpp"
#include "support/atomic_file.hpp"

namespace headroom {
namespace {

struct ExportOptions {
  std::string results;
  std::string csv, xlsx;  ///< a folder and a file; empty: not asked for
  std::string baseline = "baseline";
  std::vector<std::string> scenarios;  ///< globs; empty: all; the baseline is always there
  bool quiet = false;
};

/// "2026-11-22T01:02:03Z" in seconds since 1970; 0 where it is not known.
std::int64_t seconds_of(const std::string& created) {
  const auto day = parse_date(std::string_view{created}.substr(0, 10));
  if (!day || created.size() < 19) return 0;
  const auto part = [&](std::size_t at) {
    int value = 0;
    std::from_chars(created.data() + at, created.data() + at + 2, value);
    return value;
  };
  return std::int64_t{day->days_since_1970()} * 86'400 + part(11) * 3'600 + part(14) * 60 + part(17);
}

std::vector<std::string> summary_lines(const PageInput& input) {
  const ResultFile& file = input.results.files.front();
  const Section answer = answer_section(input);
  std::vector<std::string> lines{file.title.empty() ? std::string{"Summary"} : file.title,
                                 period_text(file.weeks, file.start)};
  lines.insert(lines.end(), answer.paragraphs.begin(), answer.paragraphs.end());
  lines.insert(lines.end(), answer.notes.begin(), answer.notes.end());
  return lines;
}

std::vector<std::string> specification_lines() {
  return {
      "Service specification",
      "Contracted hours, before leave and sickness; DCC, SPA, AR and ED by the job plan; a year is 365 days. "
      "Cost: pay with on-costs, all places filled. All is averaged over the period, so that the rows add up: "
      "a post that is there for a part of it, or whose hours change, counts by how long; what it is in post "
      "stands in the last columns. "
      "The waits that each scenario buys are below the posts, with 95% intervals."};
}

Workbook workbook_of(const PageInput& input) {
  Workbook book{input.results.files.front().title, seconds_of(input.results.files.front().created), {}};
  const DataTable waits = headline_waits_table(input), service = headline_service_table(input);
  book.sheets.push_back({"Summary", summary_lines(input), {waits, service}, {}});
  std::vector<DataTable> explained{waits, service};
  std::vector<DataTable> tables{about_table(input), scenario_table(input), comparison_table(input)};
  if (input.study) {
    const DataTable posts = specification_sheet_table(input);
    book.sheets.push_back({"Service specification", specification_lines(), {posts, waits}, {}});
    explained.push_back(posts);
  }
  book.sheets.push_back({"Scenarios", {}, {tables[1]}, {}});
  book.sheets.push_back({"Comparison", {}, {tables[2]}, {}});
  for (DataTable table : {stream_bands_table(input), post_bands_table(input), below_minimum_table(input)})
    tables.push_back(std::move(table));
  book.sheets.push_back({"Patients by week", {}, {tables[3]}, {}});
  book.sheets.push_back({"Hours by week", {}, {tables[4]}, {}});
  book.sheets.push_back({"Days below minimum", {}, {tables[5]}, {}});
  if (input.study) book.sheets.push_back({"Assumptions", {}, {}, {assumptions_table(*input.study)}});
  const Section method = method_section(input);
  book.sheets.push_back({"Method", method.paragraphs, {tables[0]}, {method.exhibits.front().table}});
  explained.insert(explained.end(), tables.begin(), tables.end());
  book.sheets.push_back({"Data dictionary", {}, {data_dictionary(explained)}, {}});
  return book;
}

/// Both or neither: each is whole beside before the first gets its name, and goes back if the other cannot.
int write_all(const PageInput& input, const ExportOptions& options) {
  std::optional<AtomicFile> book;
  if (!options.xlsx.empty()) {
    auto file = AtomicFile::create(options.xlsx);
    if (!file) return say(kFailed, file.error());
    book.emplace(std::move(*file));
    if (const auto written = write_workbook(book->temporary(), workbook_of(input), options.xlsx); !written)
      return say(kFailed, written.error());
  }
  std::optional<CsvFiles> tables;
  if (!options.csv.empty()) {
    auto written = CsvFiles::write(options.csv, export_tables(input));
    if (!written) return say(kFailed, written.error());
    tables.emplace(std::move(*written));
    if (const auto committed = tables->commit(); !committed) return say(kFailed, committed.error());
  }
  if (book) {
    if (const auto committed = book->commit(); !committed) {
      if (tables) tables->take_back();
      return say(kFailed, committed.error());
    }
  }
  if (const std::string left = tables ? tables->finish() : ""; !left.empty())
    std::cerr << "warning: " << left << '\n';
  return kDone;
}

void say_what_there_is(const ExportOptions& options) {
  if (!options.csv.empty())
    std::cerr << options.csv << " holds the tables; data_dictionary.csv explains them\n";
  if (!options.xlsx.empty()) std::cerr << options.xlsx << " opens in any spreadsheet\n";
}

int export_all(const ChosenResults& chosen, const ExportOptions& options) {
  PageInput input{chosen.results, chosen.baseline, {}};
  input.shown.resize(chosen.results.scenarios.size());
  std::iota(input.shown.begin(), input.shown.end(), std::size_t{0});
  // The baseline first, as everything that is made from the input expects.
  std::rotate(input.shown.begin(), input.shown.begin() + static_cast<std::ptrdiff_t>(chosen.baseline),
              input.shown.begin() + static_cast<std::ptrdiff_t>(chosen.baseline) + 1);
  const KeptStudy kept = kept_study(chosen.results, input.shown);
  take_study(input, kept);
  const int exit_code = write_all(input, options);
  if (exit_code == kDone && !options.quiet) say_what_there_is(options);
  return exit_code;
}

std::uint64_t memory_of(const ExportNeeds& needs, const ExportOptions& options) {
  return std::max(options.csv.empty() ? 0 : needs.memory_csv, options.xlsx.empty() ? 0 : needs.memory_xlsx);
}

/// Says what it needs; a sentence where that is not there.
std::string refused_for_room(const Results& results, const ExportOptions& options) {
  const bool by_replication = kept_of(Group::weekly, keep_of(results, 0)) == Kept::each;
  const ExportNeeds needs = export_needs(results, by_replication);
  const std::uint64_t memory = memory_of(needs, options);
  std::string refused = memory_refusal(memory, 1, [&] {
    const ExportNeeds one = export_needs(only(results, {0}), by_replication);
    return std::vector<Remedy>{{"one scenario at a time (--scenario)", memory_of(one, options)}};
  });
  const char* const remedy = "choose fewer scenarios with --scenario, or another disk";
  if (refused.empty() && !options.csv.empty()) refused = disk_refusal(options.csv, needs.csv, remedy);
  if (refused.empty() && !options.xlsx.empty())
    refused = disk_refusal(options.xlsx, needs.xlsx + needs.xlsx_sheets, remedy);
  if (!refused.empty() || options.quiet) return refused;
  if (!options.csv.empty()) std::cerr << options.csv << ": about " << bytes_text(needs.csv) << "; ";
  if (!options.xlsx.empty()) std::cerr << options.xlsx << ": about " << bytes_text(needs.xlsx) << "; ";
  std::cerr << needs_text(memory, options.xlsx.empty() ? 0 : needs.xlsx_sheets) << '\n';
  return {};
}

std::string export_refusal(const ExportOptions& options) {
  if (options.csv.empty() && options.xlsx.empty()) return "export needs --csv DIR or --xlsx FILE (or both)";
  std::error_code failed;
  if (std::filesystem::equivalent(options.xlsx, options.results, failed))
    return "--xlsx is the result itself; name another file";
  std::string refused;
  if (!options.csv.empty()) refused = refused_as_folder(options.csv, "--csv");
  if (refused.empty() && !options.csv.empty() && !options.xlsx.empty())
    refused = refused_together(options.csv, options.xlsx);
  if (refused.empty() && !options.csv.empty()) refused = refusal_of_csv_folder(options.csv);
  if (refused.empty() && !options.xlsx.empty())
    refused = refused_as_output(options.xlsx, Makes::other, "--xlsx");
  return refused;
}

int export_results(const ExportOptions& options) {
  if (const std::string refused = export_refusal(options); !refused.empty()) return say(kWrongInput, refused);
  auto read = read_results(options.results);
  if (!read) {
    const bool damaged = read.error().kind == ReadFailure::Kind::damaged;
    return say(damaged ? kFailed : kWrongInput, read.error().message);
  }
  return answer_from({options.results}, [&] {
    const auto chosen = chosen_results(std::move(*read), options.baseline, options.scenarios);
    if (!chosen) return say(kWrongInput, chosen.error());
    if (const std::string refused = refused_for_room(chosen->results, options); !refused.empty())
      return say(kFailed, refused);
    return export_all(*chosen, options);
  });
}

}  // namespace

Command export_command() {
  auto options = std::make_shared<ExportOptions>();
  return {
      "export",
      "Tables for a spreadsheet or for other programs",
      {argument("RESULTS", options->results, "a result file written by run or size").required(),
       option("--csv", "DIR", options->csv,
              "a folder for one file a table, made if it is missing; tables of an earlier export are "
              "replaced in one step, and a folder with anything else in it is refused"),
       option("--xlsx", "R.xlsx", options->xlsx,
              "a spreadsheet: a summary, then one sheet a table; an existing one is replaced"),
       baseline_word(options->baseline), scenarios_word(options->scenarios),
       quiet_word(options->quiet, "no word where all is well")},
      {{{"a spreadsheet to paste from, for a business case", "export my-clinic/study.h5 --xlsx study.xlsx"},
        {"tables for pandas or R", "export my-clinic/study.h5 --csv tables"}},
       {{"",
         "CSV is tidy: a row an observation, ISO dates, an empty cell where a figure is not defined; every "
         "column is "
         "explained in data_dictionary.csv. A text that a spreadsheet would run as a formula begins with an "
         "apostrophe. The spreadsheet has numbers and dates as such; of weekly figures it holds the "
         "distribution over "
         "replications, of which CSV has every one."}}},
      [options] { return export_results(*options); }};
}

}  // namespace headroom
