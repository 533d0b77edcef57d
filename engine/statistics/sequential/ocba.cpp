// Optimal computing budget allocation: shares by distance and variance, rounded to whole replications.

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "base/ensure.hpp"
#include "statistics/sequential/selection.hpp"

namespace headroom {
namespace {

using Counts = std::vector<std::size_t>;

std::size_t best_of(std::span<const double> means, Direction better) {
  const auto best = better == Direction::lower_is_better ? std::min_element(means.begin(), means.end())
                                                         : std::max_element(means.begin(), means.end());
  return static_cast<std::size_t>(best - means.begin());
}

/// N_i to scale: σ_i² f_i with f_i = (d / d_i)², d the least distance (where that is 0, only those at it
/// count), and for the best σ_b √(Σ σ_i² f_i²).
std::vector<double> ocba_weights(std::span<const double> means, std::span<const double> variances,
                                 double within, Direction better) {
  const std::size_t b = best_of(means, better);
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < means.size(); ++i)
    if (i != b) least = std::min(least, std::abs(means[i] - means[b]) + within);
  std::vector<double> weights(means.size());
  double sum = 0;
  for (std::size_t i = 0; i < means.size(); ++i) {
    if (i == b) continue;
    const double distance = std::abs(means[i] - means[b]) + within;
    const double ratio = distance == least ? 1 : least / distance;
    weights[i] = variances[i] * ratio * ratio;
    sum += weights[i] * ratio * ratio;
  }
  weights[b] = std::sqrt(variances[b] * sum);
  const bool none = std::all_of(weights.begin(), weights.end(), [](double w) { return w == 0; });
  return none ? std::vector<double>(variances.begin(), variances.end()) : weights;
}

/// `total` in proportion to the weights of those in play, 0 for the others; equally where all weights are 0.
std::vector<double> shares_of(double total, const std::vector<double>& weights,
                              const std::vector<bool>& in_play) {
  double sum = 0, number = 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (in_play[i]) {
      sum += weights[i];
      ++number;
    }
  std::vector<double> shares(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (in_play[i]) shares[i] = sum > 0 ? total * weights[i] / sum : total / number;
  return shares;
}

/// To whole numbers of the same total, by largest remainder, the first of equals.
Counts rounded(const std::vector<double>& shares, std::size_t total) {
  Counts counts;
  for (double share : shares) counts.push_back(static_cast<std::size_t>(share));
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return shares[a] - std::floor(shares[a]) > shares[b] - std::floor(shares[b]);
  });
  std::size_t given = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
  for (std::size_t place = 0; given < total; place = (place + 1) % order.size(), ++given)
    ++counts[order[place]];
  return counts;
}

/// `total` in proportion to the weights, but nobody below what they have: those that have more than their
/// share keep it, and the rest is shared between the others, until that takes from nobody.
Counts shared_above(const Counts& has, const std::vector<double>& weights, std::size_t total) {
  std::vector<bool> in_play(weights.size(), true);
  std::size_t left = total;
  for (bool changed = true; changed;) {
    changed = false;
    const std::vector<double> shares = shares_of(static_cast<double>(left), weights, in_play);
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (in_play[i] && shares[i] < static_cast<double>(has[i])) {
        in_play[i] = false;
        left -= has[i];
        changed = true;
      }
    if (changed) continue;
    Counts counts = rounded(shares, left);
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (!in_play[i]) counts[i] = has[i];
    return counts;
  }
  return has;
}

/// P(i is better than the best by chance): P(T > distance / standard error).
double probability_of_error(const Moments& best, const Moments& other, double distance) {
  const double n_b = static_cast<double>(best.count()), n_i = static_cast<double>(other.count());
  const double v_b = best.variance() / n_b, v_i = other.variance() / n_i, v = v_b + v_i;
  if (v == 0) return distance > 0 ? 0 : 0.5;
  const double welch = v * v / (v_b * v_b / (n_b - 1) + v_i * v_i / (n_i - 1));
  return cdf(complement(boost::math::students_t{welch}, distance / std::sqrt(v)));
}

}  // namespace

std::vector<std::size_t> ocba_allocation(std::span<const double> means, std::span<const double> variances,
                                         std::size_t total, double within, Direction better) {
  ensure(!means.empty() && means.size() == variances.size(), "every system has a mean and a variance");
  ensure(within >= 0, "the least difference worth telling apart is not below 0");
  return shared_above(Counts(means.size(), 0), ocba_weights(means, variances, within, better), total);
}

double probability_of_good_selection(std::span<const Moments> systems, double within, Direction better) {
  ensure(!systems.empty(), "there is at least one system to choose from");
  std::vector<double> means;
  for (const Moments& system : systems) means.push_back(system.mean());
  const std::size_t b = best_of(means, better);
  double error = 0;
  for (std::size_t i = 0; i < systems.size(); ++i)
    if (i != b) error += probability_of_error(systems[b], systems[i], std::abs(means[i] - means[b]) + within);
  return std::max(0.0, 1 - error);
}

Ocba::Ocba(std::size_t systems, const OcbaRule& rule)
    : rule_{rule}, field_{systems, rule.better, rule.first_stage} {
  ensure(rule.within >= 0, "the least difference worth telling apart is not below 0");
  ensure(rule.confidence > 0 && rule.confidence <= 1, "a confidence lies above 0 and not above 1");
  ensure(rule.first_stage >= 2 && rule.increment >= 1,
         "a first stage takes 2 replications or more, a step 1 or more");
  ensure(rule.budget >= systems * rule.first_stage, "the budget pays for the first stage");
  finished_ = systems == 1;
}

std::vector<Allotment> Ocba::needed() const { return finished_ ? std::vector<Allotment>{} : field_.needed(); }

void Ocba::add(std::size_t system, double value) {
  if (field_.is_set_aside(system)) return;
  ensure(!finished_, "a finished selection takes no more values");
  field_.take(system, value);
  if (field_.complete()) close_step();
}

double Ocba::probability() const {
  if (field_.survivors().size() <= 1) return static_cast<double>(field_.survivors().size());
  std::vector<Moments> left;
  for (std::size_t s : field_.survivors()) {
    if (field_.moments(s).count() < rule_.first_stage) return 0;
    left.push_back(field_.moments(s));
  }
  return probability_of_good_selection(left, rule_.within, rule_.better);
}

void Ocba::close_step() {
  finished_ = field_.survivors().size() <= 1 || field_.total_replications() >= rule_.budget ||
              probability() >= rule_.confidence;
  if (!finished_) allocate();
}

void Ocba::allocate() {
  const std::vector<std::size_t>& systems = field_.survivors();
  std::vector<double> means, variances;
  Counts has;
  for (std::size_t s : systems) {
    means.push_back(field_.moments(s).mean());
    variances.push_back(field_.moments(s).variance());
    has.push_back(field_.moments(s).count());
  }
  const std::size_t step = std::min(rule_.increment, rule_.budget - field_.total_replications());
  const std::size_t total = std::accumulate(has.begin(), has.end(), step);
  const Counts targets = shared_above(has, ocba_weights(means, variances, rule_.within, rule_.better), total);
  for (std::size_t i = 0; i < systems.size(); ++i) field_.set_target(systems[i], targets[i]);
}

}  // namespace headroom
