// `report`: one HTML page with the answer and its evidence, or the specification alone.

#include <memory>
#include "command_line/common_words.hpp"
#include "report/page_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>

#include "answers/answer_from.hpp"
#include "answers/chosen_results.hpp"
#include "answers/scenario_choice.hpp"
#include "command_line/exit_codes.hpp"
#include "report/page/report_page.hpp"
#include "results/comparison/comparison.hpp"
#include "running/kept_study.hpp"
#include "running/refused_output.hpp"
#include "running/run_words.hpp"
#include "store/result/our_file.hpp"
#include "store/result/result_reader.hpp"
#include "support/atomic_file.hpp"

namespace headroom {
namespace {

struct ReportOptions {
  std::string results;
  std::string output;  ///< empty: the result's path with .html for its ending
  std::string baseline = "baseline";
  std::vector<std::string> scenarios;  ///< globs; empty: all; the baseline is always there
  /// The service specification of this scenario (a glob) alone, as a page of its own.
  std::optional<std::string> specification;
  bool quiet = false;
};

/// Besides the baseline.
constexpr std::size_t kOthersShown = kPageScenarios - 1;

std::string output_of(const ReportOptions& options) {
  if (!options.output.empty()) return options.output;
  return std::filesystem::path{options.results}.replace_extension("html").string();
}

std::string refusal_of(const std::string& output, const std::string& results) {
  std::error_code failed;
  if (std::filesystem::equivalent(output, results, failed)) {
    return "--output is the result itself; name another file";
  }
  return refused_as_output(output, Makes::other);
}

std::vector<std::size_t> shown_of(const Results& results, std::size_t baseline) {
  const Comparison headline = compare(results, {.baseline = baseline, .least = Prominence::headline});
  return baseline_and_best(headline, kOthersShown);
}

/// The only scenario whose name matches.
tl::expected<std::size_t, std::string> one_scenario(const Results& results, const std::string& glob) {
  std::vector<std::size_t> found;
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    if (glob_matches(glob, results.scenarios[s])) found.push_back(s);
  }
  if (found.size() == 1) return found.front();
  std::vector<std::string> names;
  for (const std::size_t s : found) names.push_back(results.scenarios[s]);
  return tl::unexpected{
      found.empty()
          ? fmt::format("--specification names no scenario: {} matches none of {}", glob,
                        listed_some(results.scenarios))
          : fmt::format("--specification is of one scenario; {} matches {}", glob, listed_some(names))};
}

/// The page that is asked for; or what is wrong with the words.
tl::expected<Page, std::string> page_of(const ChosenResults& chosen, const ReportOptions& options) {
  PageInput input{chosen.results, chosen.baseline, shown_of(chosen.results, chosen.baseline)};
  if (options.specification) {
    const auto wanted = one_scenario(chosen.results, *options.specification);
    if (!wanted) return tl::unexpected{wanted.error()};
    input.shown = {*wanted};
  }
  const KeptStudy kept = kept_study(chosen.results, input.shown);
  take_study(input, kept);
  return options.specification ? specification_page(input) : report_page(input);
}

int report(const ReportOptions& options) {
  auto read = read_results(options.results);
  if (!read) {
    const bool damaged = read.error().kind == ReadFailure::Kind::damaged;
    return say(damaged ? kFailed : kWrongInput, read.error().message);
  }
  const std::string output = output_of(options);
  if (const std::string refused = refusal_of(output, options.results); !refused.empty()) {
    return say(kWrongInput, refused);
  }
  return answer_from({options.results}, [&] {
    const auto of = chosen_results(std::move(*read), options.baseline, options.scenarios);
    if (!of) return say(kWrongInput, of.error());
    const auto page = page_of(*of, options);
    if (!page) return say(kWrongInput, page.error());
    const std::string html = page_html(*page);
    if (const auto written = write_text_file(output, html); !written) return say(kFailed, written.error());
    if (!options.quiet) {
      std::cerr << fmt::format("{} ({}) opens in any browser, without a network\n", output,
                               bytes_text(html.size()));
    }
    return kDone;
  });
}

}  // namespace

Command report_command() {
  auto options = std::make_shared<ReportOptions>();
  return {"report",
          "One self-contained page with charts, for a browser or to print",
          {argument("RESULTS", options->results, "a result file written by run or size").required(),
           option("-o,--output", "R.html", options->output,
                  "the page (default: the result's path ending in .html); an existing one is replaced"),
           baseline_word(options->baseline), scenarios_word(options->scenarios),
           option("--specification", "SCENARIO", options->specification,
                  "instead, the service specification of this scenario: posts, bands, WTE, hours, cost and "
                  "the waits it buys"),
           quiet_word(options->quiet, "no word where all is well")},
          {{{"a page with the answer, the evidence and how it was made", "report my-clinic/study.h5"},
            {"for a business case: the baseline against one choice",
             "report my-clinic/study.h5 --scenario more-hours -o case.html"},
            {"for a tender: posts, bands, hours, cost and the waits they buy",
             "report my-bid/sized.h5 --specification 'staff*'"}},
           {}},
          [options] { return report(*options); }};
}

}  // namespace headroom
