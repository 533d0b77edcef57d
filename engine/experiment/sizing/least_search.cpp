// The next question is the choice that rules out most whichever way it falls, among a few hundred weighed.

#include "experiment/sizing/least_search.hpp"

#include <algorithm>
#include <numeric>

namespace headroom {
namespace {

/// Choices that are weighed against each other before one is asked about, and open choices that each is
/// held against: enough to come near the best question, few enough to take no time.
constexpr std::size_t kWeighed = 200, kHeldAgainst = 5000;

std::size_t step(std::size_t count, std::size_t most) { return (count + most - 1) / most; }

}  // namespace

LeastSearch::LeastSearch(const SizingGrid& grid, SizingGrid::Rank from,
                         const std::vector<SizingGrid::Rank>& missed)
    : grid_{grid}, open_(grid.size() - from) {
  std::iota(open_.begin(), open_.end(), from);
  for (SizingGrid::Rank choice : missed) this->missed(choice);
}

/// Open choices that `choice` covers, in units of the step between those looked at.
std::size_t LeastSearch::covered_by(SizingGrid::Rank choice) const {
  std::size_t covered = 0;
  const std::size_t stride = step(open_.size(), kHeldAgainst);
  for (std::size_t i = 0; i < open_.size() && open_[i] <= choice; i += stride) {
    if (grid_.covers(choice, open_[i])) ++covered;
  }
  return covered * stride;
}

std::optional<SizingGrid::Rank> LeastSearch::next() const {
  if (open_.empty()) return std::nullopt;
  const std::size_t stride = step(open_.size(), kWeighed);
  std::size_t best = 0, most = 0;
  for (std::size_t i = 0; i < open_.size(); i += stride) {
    const std::size_t ruled_out = std::min(covered_by(open_[i]), open_.size() - i);
    if (ruled_out <= most) continue;
    best = i;
    most = ruled_out;
  }
  return open_[best];
}

void LeastSearch::reached(SizingGrid::Rank choice) {
  least_ = choice;
  open_.erase(std::lower_bound(open_.begin(), open_.end(), choice), open_.end());
}

void LeastSearch::missed(SizingGrid::Rank choice) {
  std::erase_if(open_, [&](SizingGrid::Rank other) { return grid_.covers(choice, other); });
}

void LeastSearch::missed_by_more(SizingGrid::Rank choice) {
  std::erase_if(open_, [&](SizingGrid::Rank other) { return grid_.covers(other, choice); });
}

void LeastSearch::missed_alone(SizingGrid::Rank choice) { std::erase(open_, choice); }

}  // namespace headroom
