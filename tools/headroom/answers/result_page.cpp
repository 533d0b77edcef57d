// The best scenarios shown in detail, and the study that the result keeps read again.

#include "result_page.hpp"

#include <fmt/format.h>

#include <vector>

#include "answers/scenario_choice.hpp"
#include "report/page/report_page.hpp"
#include "results/comparison/comparison.hpp"
#include "running/kept_study.hpp"
#include "running/run_words.hpp"

namespace headroom {
namespace {

/// Besides the baseline.
constexpr std::size_t kOthersShown = kPageScenarios - 1;

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

}  // namespace

tl::expected<Page, std::string> page_of_results(const ChosenResults& chosen,
                                                const std::optional<std::string>& specification,
                                                const VerdictRule& rule) {
  PageInput input{chosen.results, chosen.baseline, shown_of(chosen.results, chosen.baseline)};
  input.rule = rule;
  if (specification) {
    const auto wanted = one_scenario(chosen.results, *specification);
    if (!wanted) return tl::unexpected{wanted.error()};
    input.shown = {*wanted};
  }
  const KeptStudy kept = kept_study(chosen.results, input.shown);
  take_study(input, kept);
  return specification ? specification_page(input) : report_page(input);
}

Page answer_of_results(Results results) {
  take_goals(results);
  PageInput input{results, 0, shown_of(results, 0)};
  const KeptStudy kept = kept_study(results, input.shown);
  take_study(input, kept);
  return answer_page(input);
}

}  // namespace headroom
