// The linear programme of loads, by the revised simplex method on a dense inverse of the basis.

#include "planning/bottleneck.hpp"

#include <Eigen/Core>
#include <algorithm>

#include "base/ensure.hpp"

namespace headroom {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double kNoise = 1e-11;  // loads are scaled to at most 1 at the start

/// A variable: the share of a work in a pool, with what all of it would load the pool, or the slack of a
/// pool, or the level.
struct Variable {
  enum class Kind { share, slack, level };
  Kind kind = Kind::level;
  Index work = 0, pool = 0;
  double load = 0;
};

/// The revised simplex method (Dantzig 1953) with the inverse of the basis. Rows: the shares of each work sum
/// to 1; each pool's load - level + slack = 0. The level is to be least, and never leaves the basis.
class Simplex {
 public:
  Simplex(const std::vector<PacedWork>& works, const std::vector<double>& pool_hours)
      : works_{static_cast<Index>(works.size())}, pools_{static_cast<Index>(pool_hours.size())} {
    for (std::size_t w = 0; w < works.size(); ++w) {
      for (std::size_t k = 0; k < works[w].pools.size(); ++k) {
        const std::size_t p = works[w].pools[k];
        variables_.push_back({Variable::Kind::share, static_cast<Index>(w), static_cast<Index>(p),
                              works[w].hours[k] / pool_hours[p]});
      }
    }
    shares_ = variables_.size();
    for (Index p = 0; p < pools_; ++p) variables_.push_back({Variable::Kind::slack, 0, p, 0});
    variables_.push_back({Variable::Kind::level, 0, 0, 0});
    start();
  }

  void solve() {
    // Bland's rule, slower, cannot cycle: it takes over where the steepest variable has had its chance.
    const Index patience = 20 * rows();
    for (Index step = 0;; ++step) {
      const auto entering = next(step < patience);
      if (entering == variables_.size()) return;
      const VectorXd direction = column(variables_[entering]);
      pivot(leaving(direction), entering, direction);
    }
  }

  [[nodiscard]] double level() const { return right_(level_row_) * scale_; }

  /// Of each variable that is a share, in the order of works and their pools.
  [[nodiscard]] std::vector<double> shares() const {
    std::vector<double> shares(shares_);
    for (Index r = 0; r < rows(); ++r) {
      const std::size_t variable = basis_[static_cast<std::size_t>(r)];
      if (variable < shares_) shares[variable] = std::max(0.0, right_(r));
    }
    return shares;
  }

  /// What a load of 1 in the pool is worth.
  [[nodiscard]] double price(Index pool) const {
    const double price = -inverse_(level_row_, works_ + pool);
    return price > kNoise ? price : 0;
  }

 private:
  [[nodiscard]] Index rows() const { return works_ + pools_; }

  /// All of each work where it loads a pool least, at the level of the pool that is then fullest.
  void start() {
    const auto works = static_cast<std::size_t>(works_);
    std::vector<std::size_t> best(works, shares_);
    for (std::size_t v = 0; v < shares_; ++v) {
      std::size_t& chosen = best[static_cast<std::size_t>(variables_[v].work)];
      if (chosen == shares_ || variables_[v].load < variables_[chosen].load) chosen = v;
    }
    VectorXd loads = VectorXd::Zero(pools_);
    for (const std::size_t v : best) loads(variables_[v].pool) += variables_[v].load;
    scale_ = loads.maxCoeff(&level_row_);
    level_row_ += works_;
    for (std::size_t v = 0; v < shares_; ++v) variables_[v].load /= scale_;

    inverse_ = Eigen::MatrixXd::Identity(rows(), rows());
    right_ = VectorXd::Zero(rows());
    right_.head(works_).setOnes();
    basis_.assign(best.begin(), best.end());
    for (Index p = 0; p < pools_; ++p) basis_.push_back(shares_ + static_cast<std::size_t>(p));
    for (std::size_t w = 0; w < works; ++w) {
      pivot(static_cast<Index>(w), best[w], column(variables_[best[w]]));
    }
    pivot(level_row_, variables_.size() - 1, column(variables_.back()));
  }

  /// The column of the variable in terms of the basis.
  [[nodiscard]] VectorXd column(const Variable& v) const {
    switch (v.kind) {
      case Variable::Kind::share:
        return inverse_.col(v.work) + v.load * inverse_.col(works_ + v.pool);
      case Variable::Kind::slack:
        return inverse_.col(works_ + v.pool);
      case Variable::Kind::level:
        break;
    }
    return -inverse_.rightCols(pools_).rowwise().sum();
  }

  /// The variable that lowers the level most, or the first that lowers it; past the last where none does.
  [[nodiscard]] std::size_t next(bool steepest) const {
    const VectorXd worth = inverse_.row(level_row_);
    std::size_t found = variables_.size();
    double gain = kNoise;
    for (std::size_t v = 0; v + 1 < variables_.size(); ++v) {
      const Variable& variable = variables_[v];
      const double pool = worth(works_ + variable.pool);
      const double lowers =
          variable.kind == Variable::Kind::share ? worth(variable.work) + variable.load * pool : pool;
      if (lowers <= gain) continue;
      found = v;
      if (!steepest) break;
      gain = lowers;
    }
    return found;
  }

  /// The row whose variable first falls to 0; of several, that of the first variable.
  [[nodiscard]] Index leaving(const VectorXd& direction) const {
    Index row = -1;
    double least = 0;
    const auto in_row = [&](Index r) { return basis_[static_cast<std::size_t>(r)]; };
    for (Index r = 0; r < rows(); ++r) {
      if (direction(r) <= kNoise || r == level_row_) continue;
      const double until = std::max(0.0, right_(r)) / direction(r);
      if (row < 0 || until < least || (until == least && in_row(r) < in_row(row))) row = r, least = until;
    }
    ensure(row >= 0, "the least level of load has a bound");
    return row;
  }

  void pivot(Index row, std::size_t entering, const VectorXd& direction) {
    VectorXd times = direction / -direction(row);
    times(row) = 1 / direction(row) - 1;
    for (Index c = 0; c < rows(); ++c) {
      const double at_row = inverse_(row, c);
      if (at_row != 0) inverse_.col(c) += times * at_row;
    }
    const double right = right_(row);
    right_ += times * right;
    basis_[static_cast<std::size_t>(row)] = entering;
  }

  Index works_, pools_;
  std::vector<Variable> variables_;  // shares, slacks, level
  std::size_t shares_ = 0;
  Eigen::MatrixXd inverse_;
  VectorXd right_;
  std::vector<std::size_t> basis_;  // variable by row
  Index level_row_ = 0;
  double scale_ = 1;
};

}  // namespace

Bottleneck bottleneck(const std::vector<PacedWork>& works, const std::vector<double>& pool_hours) {
  Simplex simplex{works, pool_hours};
  simplex.solve();
  Bottleneck found;
  found.level = simplex.level();
  const std::vector<double> shares = simplex.shares();
  auto next = shares.begin();
  for (const PacedWork& work : works) {
    const auto end = next + static_cast<std::ptrdiff_t>(work.pools.size());
    found.given.emplace_back(next, end);
    next = end;
  }
  for (std::size_t p = 0; p < pool_hours.size(); ++p) {
    const double price = simplex.price(static_cast<Index>(p));
    found.prices.push_back(price > 0 ? price / pool_hours[p] : 0);
  }
  return found;
}

}  // namespace headroom
