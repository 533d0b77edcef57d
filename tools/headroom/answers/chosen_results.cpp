// Baseline and globs resolved in turn, and the results cut down to them.

#include "chosen_results.hpp"

#include <algorithm>
#include <utility>

#include "compare_question.hpp"

namespace headroom {

tl::expected<ChosenResults, std::string> chosen_results(Results read, const std::string& baseline,
                                                        const std::vector<std::string>& scenarios) {
  const auto held_against = baseline_of(read, baseline);
  if (!held_against) return tl::unexpected{held_against.error()};
  const auto wanted = scenarios_of(read, *held_against, scenarios);
  if (!wanted) return tl::unexpected{wanted.error()};
  const auto at = std::find(wanted->begin(), wanted->end(), *held_against) - wanted->begin();
  return ChosenResults{only(std::move(read), *wanted), static_cast<std::size_t>(at)};
}

}  // namespace headroom
