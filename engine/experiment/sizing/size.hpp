// The least staffing that meets the targets: of all choices the cheapest shown to meet them by simulation.
// The random numbers are the same for every choice.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/runner.hpp"
#include "statistics/estimate.hpp"
#include "study/study.hpp"

namespace headroom {

struct SizePlan {
  Service base;  ///< the study: the start population is drawn from it
  Sizing sizing;
  std::uint32_t replications = 0;  ///< the most of any choice, and those of the answer
  std::uint64_t seed = 0;
  DrawnService drawn_base{};
  Draws draws{};  ///< of what is not known: every replication plays one of its own
};

/// One target in one stream, held against a choice.
struct HeldTarget {
  std::size_t target = 0;  ///< in Sizing::meet
  std::string stream;      ///< empty: overall
  double estimate = 0, low = 0,
         high = 0;      ///< the mean over replications, or the share of them that meet it;
                        ///< one-sided bounds, each at the confidence shared over the targets
  bool met = false;     ///< `low` is no less than the bound, or `high` no more
  double skewness = 0;  ///< of the replications that the mean is of; NaN of a share of replications
};

/// From how many replications on Hall's bounds are to be relied on for values so lopsided: 25 × skewness²
/// (Cochran, Sampling Techniques, section 2.15). Worked example: −8 -> 1,600.
[[nodiscard]] constexpr double replications_wanted(double skewness) { return 25 * skewness * skewness; }

/// What a stream may expect, with 95% intervals.
struct ExpectedWaits {
  std::string stream;
  Estimate in_time, wait_first_mean, wait_first_p92, wait_treatment_mean;
};

struct SizedChoice {
  std::vector<std::size_t> positions;  ///< in each variable's list
  Scenario scenario;
  double price = 0;              ///< what was made small: GBP a year or WTE
  std::size_t replications = 0;  ///< that all below is of
  std::vector<HeldTarget> targets;
  std::vector<ExpectedWaits> waits;  ///< by stream
  Estimate utilisation;
};

struct Sized {
  bool feasible = false;
  SizedChoice choice;      ///< the least that meets all; where none does, the one that misses by least of the
                           ///< largest and of those that more capacity would not bring nearer
  bool is_largest = true;  ///< where none does: whether no other has as much of everything
  std::size_t choices = 0;       ///< there are
  std::size_t ruled_out = 0;     ///< by arithmetic alone
  std::size_t evaluated = 0;     ///< by simulation
  std::size_t replications = 0;  ///< simulated for it
};

/// Called now and then with how many choices have been simulated and how many may still be the answer.
using SizeAdvance = std::function<void(std::size_t evaluated, std::size_t open)>;

/// None where the runner was asked to stop; problems where a choice is none or has no price.
[[nodiscard]] Result<std::optional<Sized>> size(const SizePlan& plan, Runner& runner,
                                                const SizeAdvance& advance);

}  // namespace headroom
