// Kim and Nelson's procedure round by round: variances of pairs, margins, who is dropped.

#include <algorithm>
#include <cmath>

#include "base/ensure.hpp"
#include "statistics/sequential/selection.hpp"

namespace headroom {
namespace {

std::size_t pair_index(std::size_t a, std::size_t b) {
  const auto [lower, upper] = std::minmax(a, b);
  return upper * (upper - 1) / 2 + lower;
}

/// h² = 2 η (n₀ − 1), η = ((2 α / (k − 1))^(−2 / (n₀ − 1)) − 1) / 2.
double h_squared(std::size_t systems, const KimNelsonRule& rule) {
  const auto n0 = static_cast<double>(rule.first_stage), k = static_cast<double>(systems);
  const double eta = (std::pow(2 * (1 - rule.confidence) / (k - 1), -2 / (n0 - 1)) - 1) / 2;
  return 2 * eta * (n0 - 1);
}

double variance_of_difference(const std::vector<double>& a, const std::vector<double>& b) {
  Moments differences;
  for (std::size_t r = 0; r < a.size(); ++r) differences.add(a[r] - b[r]);
  return differences.variance();
}

}  // namespace

KimNelson::KimNelson(std::size_t systems, const KimNelsonRule& rule)
    : rule_{rule},
      field_{systems, rule.better, rule.first_stage},
      first_stage_(systems),
      round_{rule.first_stage} {
  ensure(rule.within > 0, "the least difference worth telling apart is above 0");
  ensure(rule.confidence > 1 / static_cast<double>(std::max(systems, std::size_t{2})) && rule.confidence < 1,
         "the confidence of a choice lies between that of a guess and 1");
  ensure(rule.first_stage >= 2 && rule.first_stage <= rule.at_most,
         "a first stage takes 2 replications or more, and no more than at most");
  if (systems == 1) finish({0});
}

std::vector<Allotment> KimNelson::needed() const {
  return finished_ ? std::vector<Allotment>{} : field_.needed();
}

void KimNelson::add(std::size_t system, double value) {
  if (field_.is_set_aside(system)) return;
  ensure(!finished_, "a finished selection takes no more values");
  field_.take(system, value);
  if (!std::isnan(value) && round_ == rule_.first_stage) first_stage_[system].push_back(value);
  if (field_.complete()) close_round();
}

void KimNelson::close_round() {
  if (round_ == rule_.first_stage) measure_pairs();
  screen();
  const std::vector<std::size_t> left = field_.survivors();
  if (left.size() <= 1) return finish(left);
  if (!has_undecided_pair()) return finish({*field_.best()});
  if (round_ >= rule_.at_most) {
    finished_ = true;
    return;
  }
  ++round_;
  for (std::size_t s : left) field_.set_target(s, round_);
}

void KimNelson::measure_pairs() {
  longest_.resize(field_.size() * (field_.size() - 1) / 2);
  const double scale = h_squared(field_.size(), rule_) / (rule_.within * rule_.within);
  const std::vector<std::size_t>& systems = field_.survivors();
  for (std::size_t upper : systems)
    for (std::size_t lower : systems) {
      if (lower >= upper) break;
      longest_[pair_index(lower, upper)] =
          scale * variance_of_difference(first_stage_[lower], first_stage_[upper]);
    }
  first_stage_.clear();
}

/// Every survivor against all that came into this round, at once.
void KimNelson::screen() {
  std::vector<std::size_t> kept;
  for (std::size_t s : field_.survivors())
    if (!is_dropped(s)) kept.push_back(s);
  field_.keep(std::move(kept));
}

bool KimNelson::is_dropped(std::size_t system) const {
  return std::any_of(field_.survivors().begin(), field_.survivors().end(), [&](std::size_t other) {
    return other != system && field_.lead(other, system) > margin(other, system);
  });
}

bool KimNelson::has_undecided_pair() const {
  const std::vector<std::size_t>& left = field_.survivors();
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t l = i + 1; l < left.size(); ++l)
      if (margin(left[i], left[l]) > 0) return true;
  return false;
}

double KimNelson::longest(std::size_t a, std::size_t b) const { return longest_[pair_index(a, b)]; }

/// W_il of this round.
double KimNelson::margin(std::size_t a, std::size_t b) const {
  const auto r = static_cast<double>(round_);
  return std::max(0.0, rule_.within / (2 * r) * (longest(a, b) - r));
}

void KimNelson::finish(std::vector<std::size_t> survivors) {
  sure_ = !survivors.empty();
  field_.keep(std::move(survivors));
  finished_ = true;
}

}  // namespace headroom
