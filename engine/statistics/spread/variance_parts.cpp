// Least squares by QR on normal scores, and one-way analysis of variance.

#include "statistics/spread/variance_parts.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "statistics/normal.hpp"
#include "statistics/spread/spread_parts.hpp"

namespace headroom {
namespace {

/// Ranks from the least, of equal values their mean, as quantiles of a normal.
std::vector<double> normal_scores(const std::vector<double>& values) {
  const std::size_t n = values.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> scores(n);
  for (std::size_t first = 0, last = 0; first < n; first = last) {
    while (last < n && values[order[last]] == values[order[first]]) ++last;
    const double rank = (static_cast<double>(first + 1) + static_cast<double>(last)) / 2;
    for (std::size_t i = first; i < last; ++i)
      scores[order[i]] = normal_quantile(rank / (static_cast<double>(n) + 1));
  }
  return scores;
}

/// Of the values on a constant and these columns; 0 where nothing is explained beyond chance or nothing
/// varies.
double adjusted_r_squared(const std::vector<double>& values,
                          const std::vector<std::vector<double>>& columns) {
  const auto n = static_cast<Eigen::Index>(values.size());
  const auto k = static_cast<Eigen::Index>(columns.size());
  Eigen::MatrixXd design = Eigen::MatrixXd::Ones(n, k + 1);
  for (Eigen::Index c = 0; c < k; ++c)
    design.col(c + 1) = Eigen::Map<const Eigen::VectorXd>(columns[static_cast<std::size_t>(c)].data(), n);
  const Eigen::Map<const Eigen::VectorXd> y{values.data(), n};
  const double all = (y.array() - y.mean()).square().sum();
  if (!(all > 0) || n <= k + 1) return 0;
  const Eigen::VectorXd fitted = design * design.colPivHouseholderQr().solve(y);
  const double left = (y - fitted).squaredNorm() / static_cast<double>(n - k - 1);
  return std::clamp(1 - left * static_cast<double>(n - 1) / all, 0.0, 1.0);
}

/// Columns that are drawn together.
std::vector<std::vector<std::size_t>> correlated_groups(const std::vector<std::vector<double>>& scores) {
  return related(scores.size(), [&](std::size_t a, std::size_t b) {
    return std::abs(correlation(scores[a], scores[b])) > kCorrelated;
  });
}

/// One value a unit, with what it drew.
struct Units {
  std::vector<double> values;
  std::vector<std::vector<double>> columns;
};

/// Means by draw; `between`, where draws are shared, becomes the share of the variance that lies between
/// them.
Units units_of(std::span<const double> values, const DrawnColumns& drawn, double* between) {
  struct Sum {
    double sum = 0, squares = 0, count = 0;
    std::size_t at = 0;  ///< a replication that played it
  };
  std::map<std::uint32_t, Sum> draws;
  double n = 0;
  for (std::size_t r = 0; r < values.size(); ++r) {
    if (std::isnan(values[r])) continue;
    Sum& sum = draws[drawn.numbers[r]];
    sum.sum += values[r];
    sum.squares += values[r] * values[r];
    sum.count += 1;
    sum.at = r;
    n += 1;
  }
  Units units;
  units.columns.resize(drawn.columns);
  double mean = 0, within = 0, among = 0, counts = 0;
  for (const auto& [number, sum] : draws) mean += sum.sum / n;
  for (const auto& [number, sum] : draws) {
    const double own = sum.sum / sum.count;
    units.values.push_back(own);
    for (std::size_t c = 0; c < drawn.columns; ++c)
      units.columns[c].push_back(drawn.values[sum.at * drawn.columns + c]);
    within += sum.squares - sum.count * own * own;
    among += sum.count * (own - mean) * (own - mean);
    counts += sum.count * sum.count;
  }
  const auto many = static_cast<double>(draws.size());
  *between = kUndefined;
  if (many < 2 || n <= many) return units;
  const double inner = within / (n - many);
  const double outer = (among / (many - 1) - inner) / ((n - counts / n) / (many - 1));
  if (inner + std::max(0.0, outer) > 0) *between = std::max(0.0, outer) / (inner + std::max(0.0, outer));
  return units;
}

}  // namespace

VarianceParts variance_parts(std::span<const double> values, const DrawnColumns& drawn) {
  VarianceParts parts;
  double between = kUndefined;
  const Units units = units_of(values, drawn, &between);
  const std::size_t n = units.values.size();
  parts.unknown = between;
  if (n < 2 || 3 * (2 * drawn.columns + 1) > n) return parts;
  std::vector<std::vector<double>> scores;
  for (const auto& column : units.columns) scores.push_back(normal_scores(column));
  if (std::isnan(between)) {
    std::vector<std::vector<double>> terms = scores;
    for (const auto& column : scores) {
      terms.push_back(column);
      for (double& score : terms.back()) score *= score;
    }
    parts.unknown = adjusted_r_squared(units.values, terms);
  }
  for (auto& group : correlated_groups(scores)) {
    std::vector<std::vector<double>> lines;
    for (const std::size_t column : group) lines.push_back(scores[column]);
    const double share = adjusted_r_squared(units.values, lines);
    parts.groups.push_back({std::move(group), share});
  }
  std::stable_sort(parts.groups.begin(), parts.groups.end(),
                   [](const auto& a, const auto& b) { return a.share > b.share; });
  return parts;
}

}  // namespace headroom
