// The replications at which it looks, and the error of one requirement divided between them.

#include "statistics/sequential/feasibility.hpp"

#include <algorithm>
#include <cmath>

#include "base/ensure.hpp"

namespace headroom {
namespace {

void check_rule(const FeasibilityRule& rule) {
  ensure(rule.first_look >= 2 && rule.first_look <= rule.at_most,
         "a first look takes 2 replications or more, and no more than the last");
  ensure(rule.confidence > 0 && rule.confidence < 1, "a confidence lies between 0 and 1");
  ensure(rule.requirements >= 1, "there is at least one requirement");
  ensure(rule.last_share > 0 && rule.last_share < 1, "a share of the error lies between 0 and 1");
}

double error_of_one(const FeasibilityRule& rule) {
  return (1 - rule.confidence) / static_cast<double>(rule.requirements);
}

}  // namespace

double confidence_of_each(const FeasibilityRule& rule) { return 1 - error_of_one(rule); }

std::vector<std::size_t> looks(const FeasibilityRule& rule) {
  check_rule(rule);
  constexpr double kRoot2 = 1.4142135623730951;
  std::vector<std::size_t> found;
  for (std::size_t whole = rule.first_look;; whole *= 2) {
    const auto between = static_cast<std::size_t>(std::lround(static_cast<double>(whole) * kRoot2));
    for (std::size_t look : {whole, between}) {
      if (look * 5 >= rule.at_most * 4) {
        found.push_back(rule.at_most);
        return found;
      }
      found.push_back(look);
    }
  }
}

double early_look_confidence(const FeasibilityRule& rule) {
  const std::size_t early = looks(rule).size() - 1;
  if (early == 0) return last_look_confidence(rule);
  return 1 - (1 - rule.last_share) * error_of_one(rule) / static_cast<double>(early);
}

double last_look_confidence(const FeasibilityRule& rule) {
  return 1 - (looks(rule).size() == 1 ? 1 : rule.last_share) * error_of_one(rule);
}

OneSidedBounds bounds_of(Judged judged, const Moments& values, std::int64_t successes, double confidence) {
  switch (judged) {
    case Judged::mean:
      return mean_bounds(values, confidence);
    case Judged::mean_share:
      return mean_share_bounds(sampled_mean(values), confidence);
    case Judged::share:
      return share_bounds(successes, static_cast<std::int64_t>(values.count()), confidence);
  }
  return {};
}

Verdict judge(const Requirement& requirement, const OneSidedBounds& bounds) {
  const bool at_least = requirement.side == Side::at_least;
  if (at_least ? bounds.lower >= requirement.bound : bounds.upper <= requirement.bound) return Verdict::met;
  if (at_least ? bounds.upper < requirement.bound : bounds.lower > requirement.bound) return Verdict::not_met;
  return Verdict::undecided;
}

Verdict all_of(const std::vector<Verdict>& verdicts) {
  const auto any = [&](Verdict v) {
    return std::find(verdicts.begin(), verdicts.end(), v) != verdicts.end();
  };
  if (any(Verdict::not_met)) return Verdict::not_met;
  return any(Verdict::undecided) ? Verdict::undecided : Verdict::met;
}

FeasibilityTest::FeasibilityTest(const Requirement& requirement, const FeasibilityRule& rule)
    : requirement_{requirement}, rule_{rule}, looks_{looks(rule)} {}

void FeasibilityTest::add(double value) {
  if (finished()) return;
  ++replications_;
  if (!std::isnan(value)) {
    ensure(requirement_.judged != Judged::share || value == 0 || value == 1,
           "a share is of noughts and ones");
    values_.add(value);
    if (value == 1) ++successes_;
  }
  if (replications_ < looks_[next_look_]) return;
  ++next_look_;
  const bool last = next_look_ == looks_.size();
  verdict_ =
      judge(requirement_, bounds_at(last ? last_look_confidence(rule_) : early_look_confidence(rule_)));
}

bool FeasibilityTest::finished() const {
  return verdict_ != Verdict::undecided || next_look_ == looks_.size();
}

OneSidedBounds FeasibilityTest::bounds() const { return bounds_at(1 - error_of_one(rule_)); }

OneSidedBounds FeasibilityTest::bounds_at(double confidence) const {
  return bounds_of(requirement_.judged, values_, successes_, confidence);
}

}  // namespace headroom
