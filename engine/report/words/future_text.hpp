// Futures in words: their middle and range, the chance of a standard, where a stream is heading.
#pragma once

#include <string>
#include <string_view>

#include "base/date.hpp"
#include "results/comparison/comparison.hpp"
#include "results/comparison/heading.hpp"
#include "results/comparison/verdict.hpp"

namespace headroom {

/// "96%"; a share below 1 is never "100%" but "over 99%", one above 0 never "0%" but "under 1%".
[[nodiscard]] std::string whole_percent(double share);
/// "60 of 100", "over 99 of 100", "under 1 of 100".
[[nodiscard]] std::string of_hundred(double share);
/// The same of at least 50 futures; of fewer, which 100 would overstate, "12 of 20".
[[nodiscard]] std::string of_futures(double share, std::size_t futures);
/// "possible years" where the look-ahead is one, else "possible futures".
[[nodiscard]] std::string possible_futures(std::size_t weeks);

/// A figure of one future: shares in whole per cent, money in pounds; what never comes is "never".
[[nodiscard]] std::string future_value(double value, std::string_view units);
/// What follows the middle future: " in a middling future (29% to 100% in nine of ten)"; of fewer than 19
/// "… (29% to 100%, least to greatest of 10)"; nothing of one, or where all are alike.
[[nodiscard]] std::string range_phrase(const FutureRange& range, std::string_view units);
/// " (29% to 100% in nine of ten)" alone.
[[nodiscard]] std::string range_in_brackets(const FutureRange& range, std::string_view units);
/// Of differences: "0.0 to +57.0 in nine of ten"; nothing of one future, or where all are alike.
[[nodiscard]] std::string signed_range(const FutureRange& range, std::string_view units);
/// The same for a cell: "96 (29 to 100)", without units and words.
[[nodiscard]] std::string middle_and_range(const FutureRange& range, std::string_view units);
/// Of differences, with their signs: "+3.9 (0.0 to +57.0)".
[[nodiscard]] std::string signed_middle_and_range(const FutureRange& range, std::string_view units);
/// What the range of a table's cells is: "middle future (nine in ten)".
[[nodiscard]] std::string range_heading(std::size_t futures);
/// What is to be said once of so few futures; empty where there are enough.
[[nodiscard]] std::string few_futures_text(std::size_t futures, std::size_t weeks);

/// "met", "at risk, not yet sure", "likely to be met"; empty without a verdict.
[[nodiscard]] std::string verdict_text(const Judgement& judgement);
/// "met in 60 of 100 possible years (46 to 72): at risk"; of few futures "likely to be met".
[[nodiscard]] std::string chance_text(const Chance& chance, const VerdictRule& rule, std::size_t weeks);
/// For a cell: "60 (46 to 72): at risk"; of few futures "likely".
[[nodiscard]] std::string chance_cell(const Chance& chance, const VerdictRule& rule);

/// "the list goes from 240 to 365 and ends higher in 100 of 100; in the last 13 weeks 40% are in time, and
/// the standard is met in 10 of 100; the list is never under its target of 151 in these 52 weeks"; what is
/// not known is left out, and all of it may be.
[[nodiscard]] std::string heading_text(const Heading& heading, Date start, std::size_t weeks);

/// "better in 94 of 100, the same in 4, worse in 2", which add up to 100; of fewer than 50 futures "better in
/// 15 of 20, the same in 0, worse in 5", of one "better in this one future"; empty without a pair.
[[nodiscard]] std::string better_worse_text(const FutureChange& change);
/// For a cell: "94 / 4 / 2"; of fewer "15 / 0 / 5 of 20", of one "better".
[[nodiscard]] std::string better_worse_cell(const FutureChange& change);

/// What no range holds, and how many of the study's numbers have no uncertainty.
[[nodiscard]] std::string not_held_text(std::size_t numbers, std::size_t uncertain);

}  // namespace headroom
