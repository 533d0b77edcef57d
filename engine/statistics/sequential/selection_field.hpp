// The books of a selection: values so far, who is still in, how many replications each is to have.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "statistics/estimate.hpp"
#include "statistics/moments.hpp"

namespace headroom {

/// So many further replications of this system.
struct Allotment {
  std::size_t system = 0;
  std::size_t replications = 0;
};

/// The systems that a selection chooses from: what each has shown, who is still in, and how many replications
/// each is to have. Whatever procedure drops systems and sets targets, this keeps the books.
class SelectionField {
 public:
  /// All in, each to have `target` replications.
  SelectionField(std::size_t systems, Direction better, std::size_t target);

  [[nodiscard]] std::vector<Allotment> needed() const;
  /// The next value of a survivor below its target; NaN sets it aside.
  void take(std::size_t system, double value);
  [[nodiscard]] bool is_set_aside(std::size_t system) const;
  /// No survivor is below its target.
  [[nodiscard]] bool complete() const { return outstanding_ == 0; }

  void set_target(std::size_t system, std::size_t replications);  ///< of a survivor
  void keep(std::vector<std::size_t> survivors);                  ///< some of the survivors, ascending

  /// The survivor with the best mean, of equals the first; the only survivor even without a value.
  [[nodiscard]] std::optional<std::size_t> best() const;
  /// By how much a's mean is better than b's.
  [[nodiscard]] double lead(std::size_t a, std::size_t b) const;

  [[nodiscard]] std::size_t size() const { return systems_.size(); }
  [[nodiscard]] const Moments& moments(std::size_t system) const { return systems_.at(system); }
  [[nodiscard]] const std::vector<std::size_t>& survivors() const { return survivors_; }
  [[nodiscard]] const std::vector<std::size_t>& set_aside() const { return set_aside_; }
  [[nodiscard]] std::size_t total_replications() const { return total_; }

 private:
  [[nodiscard]] std::size_t lacking(std::size_t system) const;

  Direction better_;
  std::vector<Moments> systems_;
  std::vector<std::size_t> targets_;
  std::vector<std::size_t> survivors_, set_aside_;
  std::size_t outstanding_ = 0;  ///< values that survivors lack
  std::size_t total_ = 0;        ///< values taken
};

}  // namespace headroom
