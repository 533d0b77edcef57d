// Lawson and Hanson's active sets, each step solved by Eigen over the free columns.

#include "statistics/least_squares.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cstddef>

namespace headroom {
namespace {

using Eigen::Index;

/// The columns that may be above 0, and the rest at 0.
struct Solution {
  const Eigen::MatrixXd& rows;
  const Eigen::VectorXd& wanted;
  std::vector<bool> free;
  Eigen::VectorXd x;

  [[nodiscard]] Eigen::VectorXd unlimited() const;
  void move();
};

/// Least squares over the free columns, whatever the signs.
Eigen::VectorXd Solution::unlimited() const {
  std::vector<Index> columns;
  for (Index c = 0; c < rows.cols(); ++c) {
    if (free[static_cast<std::size_t>(c)]) columns.push_back(c);
  }
  Eigen::VectorXd all = Eigen::VectorXd::Zero(rows.cols());
  if (columns.empty()) return all;
  const Eigen::MatrixXd part = rows(Eigen::all, columns);
  const Eigen::VectorXd solved = part.colPivHouseholderQr().solve(wanted);
  for (std::size_t i = 0; i < columns.size(); ++i) all(columns[i]) = solved(static_cast<Index>(i));
  return all;
}

/// From x towards the unlimited solution until a column comes to 0, which is then no longer free; to its end
/// where none does.
void Solution::move() {
  for (;;) {
    const Eigen::VectorXd to = unlimited();
    double part = 1;
    for (Index c = 0; c < x.size(); ++c) {
      if (free[static_cast<std::size_t>(c)] && to(c) <= 0 && x(c) > to(c))
        part = std::min(part, x(c) / (x(c) - to(c)));
    }
    x += part * (to - x);
    if (part >= 1) return;
    for (Index c = 0; c < x.size(); ++c) {
      if (!free[static_cast<std::size_t>(c)] || (x(c) > 1e-15 || to(c) > 0)) continue;
      x(c) = 0;
      free[static_cast<std::size_t>(c)] = false;
    }
  }
}

}  // namespace

std::vector<double> non_negative_least_squares(const std::vector<std::vector<double>>& rows,
                                               const std::vector<double>& wanted) {
  const auto m = static_cast<Index>(rows.size());
  const auto n = m == 0 ? Index{0} : static_cast<Index>(rows.front().size());
  Eigen::MatrixXd matrix(m, n);
  for (Index r = 0; r < m; ++r) {
    for (Index c = 0; c < n; ++c)
      matrix(r, c) = rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
  }
  const Eigen::VectorXd right = Eigen::Map<const Eigen::VectorXd>(wanted.data(), m);
  Solution solution{matrix, right, std::vector<bool>(static_cast<std::size_t>(n)), Eigen::VectorXd::Zero(n)};
  const double tolerance = 1e-12 * (matrix.transpose() * right).cwiseAbs().maxCoeff();
  for (Index round = 0; round < 10 * n; ++round) {
    const Eigen::VectorXd gain = matrix.transpose() * (right - matrix * solution.x);
    Index best = -1;
    for (Index c = 0; c < n; ++c) {
      if (!solution.free[static_cast<std::size_t>(c)] && gain(c) > tolerance &&
          (best < 0 || gain(c) > gain(best)))
        best = c;
    }
    if (best < 0) break;
    solution.free[static_cast<std::size_t>(best)] = true;
    solution.move();
  }
  return {solution.x.data(), solution.x.data() + n};
}

}  // namespace headroom
