// How the figures of a comparison and their intervals were made, in words.
#pragma once

#include <cstddef>
#include <string>

#include "results/comparison/comparison.hpp"

namespace headroom {

inline constexpr const char* kOneReplication =
    "One replication: no interval can be given, and a difference may be chance. Run more.";

/// What stands in brackets behind a mean and a difference of means (`estimate`, `paired_difference`): said in
/// these words everywhere.
inline constexpr const char* kMeanIntervals = "95% skewness-corrected t intervals";
inline constexpr const char* kMeanInterval =
    "95% interval of the mean over replications (skewness-corrected t)";
inline constexpr const char* kDifferenceInterval =
    "95% interval (skewness-corrected t), simultaneous over scenarios (Bonferroni)";

/// "100 replications", or "n = 20 to 100 replications" where scenarios were played more or less often.
[[nodiscard]] std::string replications_text(const Comparison& comparison);
[[nodiscard]] std::string replications_text(std::size_t fewest, std::size_t most);

/// "differences paired by replication, simultaneous over 3 scenarios (Bonferroni)"; it says where they are
/// unpaired. Empty where there is nothing to compare with.
[[nodiscard]] std::string differences_text(const Comparison& comparison);

/// The same and the replications, for a short line: "paired, 100 replications, Bonferroni over 3".
[[nodiscard]] std::string interval_in_short(const Comparison& comparison);

/// Of levels and differences: "In brackets: 95% skewness-corrected t intervals over 100 replications;
/// differences …". Empty where there are no intervals.
[[nodiscard]] std::string method_text(const Comparison& comparison);
/// The same; of one replication, that there are none. What stands above a table on a page.
[[nodiscard]] std::string caption_text(const Comparison& comparison);

/// Of means, apart from what one future may bring: "95% intervals of means over 100 possible years (t,
/// corrected for skewness); differences in the same futures, …. Four times as many would halve them."
[[nodiscard]] std::string exactness_text(const Comparison& comparison);

/// "1,000 scenarios: the baseline and the best 20 by … are shown; …": of what is left out.
[[nodiscard]] std::string abridged_text(const Comparison& whole, std::size_t others_shown);
[[nodiscard]] std::string abridged_ranking_text(const Comparison& whole, std::size_t shown);

}  // namespace headroom
