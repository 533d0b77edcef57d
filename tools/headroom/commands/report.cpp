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
#include "answers/result_page.hpp"
#include "command_line/exit_codes.hpp"
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

std::string output_of(const ReportOptions& options) {
  if (!options.output.empty()) return options.output;
  return std::filesystem::path{options.results}.replace_extension("html").string();
}

std::string report_refusal(const std::string& output, const std::string& results) {
  std::error_code failed;
  if (std::filesystem::equivalent(output, results, failed)) {
    return "--output is the result itself; name another file";
  }
  return refused_as_output(output, Makes::other);
}

int report(const ReportOptions& options) {
  auto read = read_results(options.results);
  if (!read) {
    const bool damaged = read.error().kind == ReadFailure::Kind::damaged;
    return say(damaged ? kFailed : kWrongInput, read.error().message);
  }
  const std::string output = output_of(options);
  if (const std::string refused = report_refusal(output, options.results); !refused.empty()) {
    return say(kWrongInput, refused);
  }
  return answer_from({options.results}, [&] {
    const auto of = chosen_results(std::move(*read), options.baseline, options.scenarios);
    if (!of) return say(kWrongInput, of.error());
    const auto page = page_of_results(*of, options.specification);
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
