// Choosing the best of several systems a value at a time: Kim and Nelson's procedure, and OCBA.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "statistics/estimate.hpp"
#include "statistics/moments.hpp"
#include "statistics/sequential/selection_field.hpp"

// Which of k systems has the best mean. Both classes are fed one value at a time, a system's values in the
// order of its replications, systems in any order, and ask for what they want next:
//
//   while (!selection.finished())
//     for (const Allotment& want : selection.needed())
//       for (std::size_t r = 0; r < want.replications; ++r) selection.add(want.system, ...);
//
// A system with a value that is NaN (the metric is not defined in one of its replications) is set aside: it
// is compared no more and cannot be chosen, what is said is said of the rest, and further values of it are
// passed over, so that the loop above may go on.

namespace headroom {

struct KimNelsonRule {
  Direction better = Direction::lower_is_better;
  double within = 0;             ///< the least difference worth telling apart, above 0
  double confidence = 0.95;      ///< above 1/k, below 1
  std::size_t first_stage = 10;  ///< replications of every system before any is dropped, 2 or more
  std::size_t at_most = 1000;    ///< replications of any one system; no less than first_stage
};

/// The fully sequential procedure KN, with c = 1. After the first stage each survivor gets one replication at
/// a time, and after each round r a system i is dropped when some survivor l is better by more than
///
///   W_il(r) = max(0, δ/(2r) × (h² S_il² / δ² − r))
///   h² = 2 η (n₀ − 1),  η = ((2 α / (k − 1))^(−2 / (n₀ − 1)) − 1) / 2,
///
/// where δ is `within`, α = 1 − confidence, n₀ `first_stage`, S_il² the first stage's variance of the paired
/// differences of i and l. No pair outlives round ⌊h² S_il² / δ²⌋ + 1; what is left then is decided by the
/// mean. Guarantee: where the best mean is at least δ better than every other, it is chosen with
/// `confidence`, for normally distributed values, independent between replications; values of one replication
/// may depend on each other, so common random numbers are allowed, and save replications. (Where several are
/// within δ of the best, one of them is chosen with `confidence` or nearly so.) Worked example: k = 3, n₀ =
/// 3, α = 0.25: η = (0.25^(−1) − 1) / 2 = 1.5, h² = 6. Source: Kim & Nelson, "A fully sequential procedure
/// for indifference-zone selection in simulation", ACM Transactions on Modeling and Computer Simulation 11
/// (2001), 251-273.
class KimNelson {
 public:
  /// One system or more; one alone is chosen at once.
  KimNelson(std::size_t systems, const KimNelsonRule& rule);

  /// By system, those that want none left out; empty once finished.
  [[nodiscard]] std::vector<Allotment> needed() const;
  /// The next value of a system that wants one.
  void add(std::size_t system, double value);
  [[nodiscard]] bool finished() const { return finished_; }
  /// Finished with the procedure's guarantee, not stopped by `at_most`.
  [[nodiscard]] bool sure() const { return sure_; }
  /// The system chosen; until then, or when not sure, the survivor with the best mean so far (of equals the
  /// first). None while no survivor has a value, or where all were set aside.
  [[nodiscard]] std::optional<std::size_t> best() const { return field_.best(); }
  /// Neither dropped nor set aside, ascending.
  [[nodiscard]] const std::vector<std::size_t>& survivors() const { return field_.survivors(); }
  [[nodiscard]] const std::vector<std::size_t>& set_aside() const { return field_.set_aside(); }
  /// Values taken of one system and of all, without those that are NaN.
  [[nodiscard]] std::size_t replications(std::size_t system) const { return field_.moments(system).count(); }
  [[nodiscard]] std::size_t total_replications() const { return field_.total_replications(); }
  /// Of the system's values so far; NaN without one.
  [[nodiscard]] double mean(std::size_t system) const { return field_.moments(system).mean(); }

 private:
  void close_round();
  void measure_pairs();
  void screen();
  [[nodiscard]] bool is_dropped(std::size_t system) const;
  [[nodiscard]] bool has_undecided_pair() const;
  [[nodiscard]] double longest(std::size_t a, std::size_t b) const;
  [[nodiscard]] double margin(std::size_t a, std::size_t b) const;
  void finish(std::vector<std::size_t> survivors);

  KimNelsonRule rule_;
  SelectionField field_;
  std::vector<std::vector<double>>
      first_stage_;              ///< [system][replication]; empty once the pairs are measured
  std::vector<double> longest_;  ///< h² S_il² / δ² of each pair, in replications; i < l at l (l − 1) / 2 + i
  std::size_t round_;            ///< replications that each survivor is to have
  bool finished_ = false, sure_ = false;
};

/// How `total` replications are best shared between systems of these means and variances, to tell the best
/// mean from the others: whole numbers that add up to `total`. With b the best, d_i the distance of system i
/// from it plus `within`,
///
///   N_i : N_j = (σ_i / d_i)² : (σ_j / d_j)²  for i, j ≠ b,   N_b = σ_b √(Σ_{i ≠ b} N_i² / σ_i²).
///
/// `within` (0 or more) counts a system that is worse by less as good enough, and keeps near ties from taking
/// everything; with 0, systems that tie with the best share all. Where no system varies, equal shares.
/// Rounded by largest remainder, the first of equals. Worked example: means 1, 2, 3 (lower is better),
/// variances 1, within 0: N₂ : N₃ = 1 : 1/4, N₁ = √(1 + 1/16) = 1.0308; of 100: 45, 44, 11. Source: Chen,
/// Lin, Yücesan & Chick, "Simulation budget allocation for further enhancing the efficiency of ordinal
/// optimization", Discrete Event Dynamic Systems 10 (2000), 251-270, theorem 1.
[[nodiscard]] std::vector<std::size_t> ocba_allocation(std::span<const double> means,
                                                       std::span<const double> variances, std::size_t total,
                                                       double within, Direction better);

/// The approximate probability that the system with the best mean is the best, or worse by no more than
/// `within`: Bonferroni over the others, 1 − Σ P(T_i > d_i / √(s_b²/n_b + s_i²/n_i)), T_i Student's with
/// Welch's degrees of freedom, d_i as above; not below 0. Systems are taken as independent, which is on the
/// safe side under common random numbers. Each needs two values.
/// Source: as above; Branke, Chick & Schmidt, Management Science 53 (2007) (Student's t, and the zone counted
/// in).
[[nodiscard]] double probability_of_good_selection(std::span<const Moments> systems, double within,
                                                   Direction better);

struct OcbaRule {
  Direction better = Direction::lower_is_better;
  double within = 0;             ///< as in ocba_allocation; 0 or more
  double confidence = 0.95;      ///< stops early once this sure; 1 spends the whole budget
  std::size_t first_stage = 10;  ///< replications of every system before the first allocation, 2 or more
  std::size_t increment = 20;    ///< replications given out at a time, 1 or more
  std::size_t budget = 1000;     ///< replications of all systems; no less than systems × first_stage
};

/// Optimal computing budget allocation, a step at a time: after the first stage each step shares out what has
/// been spent plus `increment` by ocba_allocation of the means and variances so far, and gives every system
/// what it lacks (one that has more already keeps it, and the rest is shared between the others). It promises
/// no probability; it says what it has come to.
class Ocba {
 public:
  /// One system or more; one alone is chosen at once.
  Ocba(std::size_t systems, const OcbaRule& rule);

  /// As in KimNelson.
  [[nodiscard]] std::vector<Allotment> needed() const;
  void add(std::size_t system, double value);
  [[nodiscard]] bool finished() const { return finished_; }
  /// Finished with probability() at `confidence` or above.
  [[nodiscard]] bool sure() const { return finished_ && probability() >= rule_.confidence; }
  [[nodiscard]] std::optional<std::size_t> best() const { return field_.best(); }
  /// All that are not set aside, ascending.
  [[nodiscard]] const std::vector<std::size_t>& survivors() const { return field_.survivors(); }
  [[nodiscard]] const std::vector<std::size_t>& set_aside() const { return field_.set_aside(); }
  [[nodiscard]] std::size_t replications(std::size_t system) const { return field_.moments(system).count(); }
  [[nodiscard]] std::size_t total_replications() const { return field_.total_replications(); }
  [[nodiscard]] double mean(std::size_t system) const { return field_.moments(system).mean(); }
  /// probability_of_good_selection of the survivors; 1 where one is left, 0 where none is, and before the end
  /// of the first stage.
  [[nodiscard]] double probability() const;

 private:
  void close_step();
  void allocate();

  OcbaRule rule_;
  SelectionField field_;
  bool finished_ = false;
};

}  // namespace headroom
