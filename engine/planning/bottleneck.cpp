#include "planning/bottleneck.hpp"

#include <Eigen/Core>
#include <algorithm>

#include "base/ensure.hpp"

namespace headroom {
namespace {

using Eigen::Index;
using Table = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Columns: the share of each work in each of its pools, the level, the slack of each pool, the right side.
/// Rows: the shares of each work sum to 1; each pool's load - level + slack = 0; the cost.
class Simplex {
 public:
  Simplex(const std::vector<PacedWork>& works, const std::vector<double>& pool_hours)
      : works_{works}, pools_{static_cast<Index>(pool_hours.size())}, n_{static_cast<Index>(works.size())} {
    for (const PacedWork& work : works) {
      first_column_.push_back(shares_);
      shares_ += static_cast<Index>(work.pools.size());
    }
    table_ = Table::Zero(n_ + pools_ + 1, shares_ + 1 + pools_ + 1);
    basis_.resize(static_cast<std::size_t>(n_ + pools_));
    fill(pool_hours);
    start();
  }

  void solve() {
    // Bland's rule, slower, cannot cycle: it takes over where the steepest column has had its chance.
    const Index patience = 20 * (n_ + pools_);
    for (Index step = 0;; ++step) {
      const Index entering = step < patience ? steepest() : first_that_helps();
      if (entering < 0) return;
      pivot(leaving(entering), entering);
    }
  }

  [[nodiscard]] Bottleneck solution(const std::vector<double>& pool_hours) const {
    Bottleneck found;
    found.level = -table_(cost(), right()) * scale_;
    for (std::size_t w = 0; w < works_.size(); ++w) {
      found.given.emplace_back(works_[w].pools.size());
      for (std::size_t k = 0; k < works_[w].pools.size(); ++k) found.given[w][k] = value(column(w, k));
    }
    for (Index p = 0; p < pools_; ++p) {
      const double price = table_(cost(), slack(p));
      found.prices.push_back(price > kNoise ? price / pool_hours[static_cast<std::size_t>(p)] : 0.0);
    }
    return found;
  }

 private:
  static constexpr double kNoise = 1e-11;  // loads are scaled to at most 1 at the start

  [[nodiscard]] Index column(std::size_t work, std::size_t k) const {
    return first_column_[work] + static_cast<Index>(k);
  }
  [[nodiscard]] Index level() const { return shares_; }
  [[nodiscard]] Index slack(Index pool) const { return shares_ + 1 + pool; }
  [[nodiscard]] Index right() const { return shares_ + 1 + pools_; }
  [[nodiscard]] Index row_of(std::size_t pool) const { return n_ + static_cast<Index>(pool); }
  [[nodiscard]] Index cost() const { return n_ + pools_; }

  void fill(const std::vector<double>& pool_hours) {
    for (std::size_t w = 0; w < works_.size(); ++w) {
      for (std::size_t k = 0; k < works_[w].pools.size(); ++k) {
        const std::size_t p = works_[w].pools[k];
        table_(static_cast<Index>(w), column(w, k)) = 1;
        table_(row_of(p), column(w, k)) = works_[w].hours[k] / pool_hours[p];
      }
      table_(static_cast<Index>(w), right()) = 1;
    }
    for (Index p = 0; p < pools_; ++p) {
      table_(n_ + p, level()) = -1;
      table_(n_ + p, slack(p)) = 1;
      basis_[static_cast<std::size_t>(n_ + p)] = slack(p);
    }
    table_(cost(), level()) = 1;
  }

  /// All of each work where it loads a pool least, at the level of the pool that is then fullest.
  void start() {
    for (std::size_t w = 0; w < works_.size(); ++w) {
      std::size_t best = 0;
      const auto load = [&](std::size_t k) { return table_(row_of(works_[w].pools[k]), column(w, k)); };
      for (std::size_t k = 1; k < works_[w].pools.size(); ++k) {
        if (load(k) < load(best)) best = k;
      }
      pivot(static_cast<Index>(w), column(w, best));
    }
    Index fullest = 0;
    table_.col(right()).segment(n_, pools_).minCoeff(&fullest);
    scale_ = std::max(-table_(n_ + fullest, right()), 1e-300);
    table_.middleRows(n_, pools_).leftCols(shares_) /= scale_;
    table_.col(right()).segment(n_, pools_) /= scale_;
    pivot(n_ + fullest, level());
  }

  [[nodiscard]] Index steepest() const {
    Index column = 0;
    const double least = table_.row(cost()).head(right()).minCoeff(&column);
    return least < -kNoise ? column : -1;
  }

  [[nodiscard]] Index first_that_helps() const {
    for (Index column = 0; column < right(); ++column) {
      if (table_(cost(), column) < -kNoise) return column;
    }
    return -1;
  }

  /// The row whose basic variable first falls to 0; of several, that of the first variable.
  [[nodiscard]] Index leaving(Index entering) const {
    Index row = -1;
    double least = 0;
    for (Index r = 0; r < cost(); ++r) {
      if (table_(r, entering) <= kNoise) continue;
      const double until = std::max(0.0, table_(r, right())) / table_(r, entering);
      const bool first =
          row >= 0 && basis_[static_cast<std::size_t>(r)] < basis_[static_cast<std::size_t>(row)];
      if (row < 0 || until < least || (until == least && first)) row = r, least = until;
    }
    ensure(row >= 0, "the least level of load has a bound");
    return row;
  }

  void pivot(Index row, Index entering) {
    table_.row(row) /= table_(row, entering);
    for (Index r = 0; r < table_.rows(); ++r) {
      const double times = table_(r, entering);
      if (r == row || times == 0) continue;
      table_.row(r) -= times * table_.row(row);
      table_(r, entering) = 0;
    }
    basis_[static_cast<std::size_t>(row)] = entering;
  }

  [[nodiscard]] double value(Index column) const {
    for (Index r = 0; r < cost(); ++r) {
      if (basis_[static_cast<std::size_t>(r)] == column) return std::max(0.0, table_(r, right()));
    }
    return 0;
  }

  const std::vector<PacedWork>& works_;
  Index pools_, n_, shares_ = 0;
  std::vector<Index> first_column_;
  Table table_;
  std::vector<Index> basis_;
  double scale_ = 1;
};

}  // namespace

Bottleneck bottleneck(const std::vector<PacedWork>& works, const std::vector<double>& pool_hours) {
  Simplex simplex{works, pool_hours};
  simplex.solve();
  return simplex.solution(pool_hours);
}

}  // namespace headroom
