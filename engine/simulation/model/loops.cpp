// Strongly connected steps in one walk, by Tarjan's algorithm.

#include "simulation/model/loops.hpp"

#include <algorithm>
#include <cstdint>

namespace headroom {
namespace {

/// Steps that lead to one another, found in one walk over all ways (Tarjan 1972): each way is looked at once,
/// however long the pathway is.
class Loops {
 public:
  explicit Loops(const Pathway& pathway)
      : steps_{pathway.steps}, met_(steps_.size(), 0), lowest_(steps_.size(), 0), again_(steps_.size()) {
    for (std::uint32_t step = 0; step < steps_.size(); ++step) {
      if (met_[step] == 0) walk_from(step);
    }
  }
  [[nodiscard]] std::vector<bool> again() && { return std::move(again_); }

 private:
  struct Visit {
    std::uint32_t step;
    std::size_t next;  ///< the way that comes next
  };

  void enter(std::uint32_t step) {
    met_[step] = lowest_[step] = ++count_;
    path_.push_back({step, 0});
    open_.push_back(step);
  }

  void walk_from(std::uint32_t first) {
    enter(first);
    while (!path_.empty()) {
      Visit& visit = path_.back();
      const std::vector<NextStep>& next = steps_[visit.step].next;
      if (visit.next < next.size()) {
        follow(visit.step, next[visit.next++]);
        continue;
      }
      const std::uint32_t step = visit.step;
      path_.pop_back();
      if (!path_.empty()) lowest_[path_.back().step] = std::min(lowest_[path_.back().step], lowest_[step]);
      if (lowest_[step] == met_[step]) close(step);
    }
  }

  void follow(std::uint32_t from, const NextStep& way) {
    if (!way.step) return;
    const std::uint32_t to = way.step->index;
    if (to == from) again_[from] = true;
    if (met_[to] == 0) {
      enter(to);
    } else if (met_[to] != kClosed) {
      lowest_[from] = std::min(lowest_[from], met_[to]);
    }
  }

  /// All that were entered since lead to one another.
  void close(std::uint32_t first) {
    const bool loop = open_.back() != first;
    for (bool done = false; !done; open_.pop_back()) {
      const std::uint32_t step = open_.back();
      if (loop) again_[step] = true;
      met_[step] = kClosed;
      done = step == first;
    }
  }

  static constexpr std::uint32_t kClosed = 0xffffffff;
  const std::vector<Step>& steps_;
  std::vector<std::uint32_t> met_, lowest_;  ///< numbers from 1 in the order of the walk
  std::vector<bool> again_;
  std::vector<Visit> path_;
  std::vector<std::uint32_t> open_;  ///< entered, and not yet known to be in no larger loop
  std::uint32_t count_ = 0;
};

}  // namespace

std::vector<bool> steps_that_come_again(const Pathway& pathway) { return Loops{pathway}.again(); }

}  // namespace headroom
