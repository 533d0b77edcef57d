#include "report/page_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>

#include "answer_from.hpp"
#include "chosen_results.hpp"
#include "commands.hpp"
#include "kept_study.hpp"
#include "refused_output.hpp"
#include "report/report_page.hpp"
#include "results/comparison.hpp"
#include "run_words.hpp"
#include "scenario_choice.hpp"
#include "store/result_reader.hpp"
#include "support/atomic_file.hpp"

namespace headroom {
namespace {

constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;

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
      found.empty() ? fmt::format("--specification names no scenario: {} matches none of {}", glob,
                                  listed(results.scenarios))
                    : fmt::format("--specification is of one scenario; {} matches {}", glob, listed(names))};
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

}  // namespace

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

}  // namespace headroom
