// A sequential test whether a mean or a share of replications lies on the right side of a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "statistics/moments.hpp"
#include "statistics/one_sided.hpp"

namespace headroom {

enum class Side { at_least, at_most };

/// What is held against a bound.
enum class Judged {
  mean,        ///< over replications
  mean_share,  ///< the mean over replications of a share that may be anything from 0 to 1 in one that was
               ///< not simulated, such as the patients in time
  share,       ///< of replications, those with value 1 (the others have 0)
};

struct Requirement {
  Judged judged = Judged::mean;
  Side side = Side::at_least;
  double bound = 0;
};

enum class Verdict { undecided, met, not_met };

struct FeasibilityRule {
  std::size_t first_look = 10;   ///< replications, 2 or more
  std::size_t at_most = 1000;    ///< replications at the last look; no less than first_look
  double confidence = 0.95;      ///< that no verdict on any of the requirements is wrong in its direction
  std::size_t requirements = 1;  ///< that share 1 − confidence equally (Bonferroni), 1 or more
  double last_share = 0.75;      ///< of what one requirement may err, kept for the last look; between 0 and 1
};

/// The replications at which a requirement is judged: first_look × √2^j, rounded, and at_most; none between
/// 0.8 × at_most and at_most. Worked example: 10 to 100: 10, 14, 20, 28, 40, 57, 80 is left out, 100.
[[nodiscard]] std::vector<std::size_t> looks(const FeasibilityRule& rule);

/// The one-sided confidence of one requirement's bounds, when none is looked at more than once:
/// 1 − (1 − confidence) / requirements.
[[nodiscard]] double confidence_of_each(const FeasibilityRule& rule);

/// The one-sided confidence of the bounds at the looks before the last, and at the last: with
/// a = (1 − confidence) / requirements, 1 − (1 − last_share) a / (looks − 1) and 1 − last_share × a; where
/// there is only one look it has all of a.
[[nodiscard]] double early_look_confidence(const FeasibilityRule& rule);
[[nodiscard]] double last_look_confidence(const FeasibilityRule& rule);

/// Each at `confidence`; `successes` are the values that are 1, and count for a share alone.
[[nodiscard]] OneSidedBounds bounds_of(Judged judged, const Moments& values, std::int64_t successes,
                                       double confidence);

/// `met` when the side of the requirement is shown by its one-sided bound, `not_met` when the opposite is,
/// `undecided` between.
[[nodiscard]] Verdict judge(const Requirement& requirement, const OneSidedBounds& bounds);

/// Of several requirements on one system: not met when any is not, met when all are.
[[nodiscard]] Verdict all_of(const std::vector<Verdict>& verdicts);

/// A sequential test whether a mean, or a share of replications, lies on the right side of a bound: group
/// sequential looks, the allowed error divided between them (Bonferroni). At a look the requirement is `met`
/// when its one-sided bound (mean_bounds for a mean, mean_share_bounds for a mean share, Clopper and
/// Pearson's for a share) meets it, `not_met` when the bound on the other side fails it, and undecided
/// otherwise.
///
/// Guarantee, over all looks: where the truth is on the wrong side of (or, for not_met, at or on the right
/// side of) the bound, `met` (`not_met`) is said with probability at most (1 − confidence) / requirements:
/// exactly for shares of independent replications, up to Hall's approximation for means. It is a good one
/// from about 25 × skewness² values (Cochran, Sampling Techniques, section 2.15), which nobody knows of
/// values that are rare; so a mean share is shown only if it would be in spite of as many disasters as may be
/// missing from the sample. bench/README.md has how often it errs. Source: Jennison & Turnbull, Group
/// Sequential Methods (2000), chapters 2 and 9 (repeated confidence intervals); the division between looks is
/// ours.
class FeasibilityTest {
 public:
  FeasibilityTest(const Requirement& requirement, const FeasibilityRule& rule);

  /// The next replication's value (0 or 1 for a share). NaN counts as a replication and tells nothing. Once
  /// finished, more values change nothing, so that a system can go on for its other requirements.
  void add(double value);

  /// Decided, or undecided at the last look.
  [[nodiscard]] bool finished() const;
  [[nodiscard]] Verdict verdict() const { return verdict_; }
  [[nodiscard]] std::size_t replications() const { return replications_; }  ///< used, NaN included
  [[nodiscard]] double mean() const { return values_.mean(); }              ///< or share; NaN without a value
  /// Of what has been used so far, each at 1 − (1 − confidence) / requirements: a verdict always agrees with
  /// them.
  [[nodiscard]] OneSidedBounds bounds() const;

 private:
  [[nodiscard]] OneSidedBounds bounds_at(double confidence) const;

  Requirement requirement_;
  FeasibilityRule rule_;
  std::vector<std::size_t> looks_;
  std::size_t next_look_ = 0;  ///< index in looks_
  Moments values_;
  std::int64_t successes_ = 0;
  std::size_t replications_ = 0;
  Verdict verdict_ = Verdict::undecided;
};

}  // namespace headroom
