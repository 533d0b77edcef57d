// Targets and survivors counted so that whether a round is complete is known at once.

#include "statistics/sequential/selection_field.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.hpp"

namespace headroom {

SelectionField::SelectionField(std::size_t systems, Direction better, std::size_t target)
    : better_{better},
      systems_(systems),
      targets_(systems, target),
      survivors_(systems),
      outstanding_{systems * target} {
  ensure(systems >= 1, "there is at least one system to choose from");
  std::iota(survivors_.begin(), survivors_.end(), std::size_t{0});
}

std::size_t SelectionField::lacking(std::size_t system) const {
  const std::size_t has = systems_[system].count();
  return targets_[system] > has ? targets_[system] - has : 0;
}

std::vector<Allotment> SelectionField::needed() const {
  std::vector<Allotment> wanted;
  for (std::size_t s : survivors_)
    if (lacking(s) > 0) wanted.push_back({s, lacking(s)});
  return wanted;
}

void SelectionField::take(std::size_t system, double value) {
  ensure(std::binary_search(survivors_.begin(), survivors_.end(), system) && lacking(system) > 0,
         "a value is of a system that wants one");
  if (std::isnan(value)) {
    outstanding_ -= lacking(system);
    survivors_.erase(std::lower_bound(survivors_.begin(), survivors_.end(), system));
    set_aside_.push_back(system);
    return;
  }
  systems_[system].add(value);
  --outstanding_;
  ++total_;
}

bool SelectionField::is_set_aside(std::size_t system) const {
  return std::find(set_aside_.begin(), set_aside_.end(), system) != set_aside_.end();
}

void SelectionField::set_target(std::size_t system, std::size_t replications) {
  outstanding_ -= lacking(system);
  targets_[system] = replications;
  outstanding_ += lacking(system);
}

void SelectionField::keep(std::vector<std::size_t> survivors) {
  survivors_ = std::move(survivors);
  outstanding_ = 0;
  for (std::size_t s : survivors_) outstanding_ += lacking(s);
}

std::optional<std::size_t> SelectionField::best() const {
  if (survivors_.size() == 1) return survivors_.front();
  std::optional<std::size_t> found;
  for (std::size_t s : survivors_)
    if (systems_[s].count() > 0 && (!found || lead(s, *found) > 0)) found = s;
  return found;
}

double SelectionField::lead(std::size_t a, std::size_t b) const {
  const double higher = systems_[a].mean() - systems_[b].mean();
  return better_ == Direction::higher_is_better ? higher : -higher;
}

}  // namespace headroom
