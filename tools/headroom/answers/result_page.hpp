// Results as a page of the report.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "answers/chosen_results.hpp"
#include "report/page/page.hpp"
#include "results/comparison/verdict.hpp"
#include "results/results.hpp"

namespace headroom {

/// The whole report of what was chosen, its best scenarios in detail; or, of the one scenario whose name
/// matches the glob `specification`, the service specification alone. What is wrong with the glob is said in
/// a sentence.
[[nodiscard]] tl::expected<Page, std::string> page_of_results(const ChosenResults& chosen,
                                                              const std::optional<std::string>& specification,
                                                              const VerdictRule& rule);

/// The question and the answer alone, of all scenarios against the first.
[[nodiscard]] Page answer_of_results(Results results);

}  // namespace headroom
