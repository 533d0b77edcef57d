#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Words of the command line: which are right, and what is nearest to a wrong one.
namespace headroom {

/// The name that the fewest letters turn the word into; all that is left out at its end counts as one.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& names);

/// "'wrod' is not known; the nearest is 'word' of word, other".
[[nodiscard]] std::string unknown(const std::string& word, const std::vector<std::string>& names);

/// Refuses a value that is none of `names`, saying which of them is nearest.
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> names);

/// What `one_of` lets through; empty of any other option.
[[nodiscard]] std::vector<std::string> choices_of(CLI::Option& option);

/// Refuses what is no whole number from `least` to `most`: CLI11 itself would let -1 wrap around to a huge
/// one.
[[nodiscard]] CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

/// Refuses what is not a share I/N with I from 1 to N.
[[nodiscard]] CLI::Validator shard_of();

}  // namespace headroom
