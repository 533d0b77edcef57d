// Words that several commands take, each defined once; and what a value of theirs may be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "format.hpp"
#include "results/comparison/verdict.hpp"

namespace headroom {

[[nodiscard]] Word study_word(std::string& study);
[[nodiscard]] Word scenarios_word(std::vector<std::string>& scenarios);
[[nodiscard]] Word baseline_word(std::string& baseline);
[[nodiscard]] Word quiet_word(bool& quiet, const std::string& help);

/// --format NAME, and --json for it.
[[nodiscard]] std::vector<Word> format_words(Format& format);

/// --met-from and --missed-below.
[[nodiscard]] std::vector<Word> verdict_words(VerdictRule& rule);
/// What is wrong with the two together; empty where nothing is.
[[nodiscard]] std::string refusal_of(const VerdictRule& rule);

/// How often, from which numbers and on how many threads to simulate.
[[nodiscard]] std::vector<Word> simulation_words(std::optional<int>& replications,
                                                 std::optional<std::uint64_t>& seed, int& threads);

/// The lists one behind the other.
[[nodiscard]] std::vector<Word> all_of(std::initializer_list<std::vector<Word>> lists);

}  // namespace headroom
