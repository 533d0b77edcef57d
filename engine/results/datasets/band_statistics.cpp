// Sixteen figures at a time through a sorting network, so that the compiler's vectors do the work.

#include "results/datasets/band_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "base/ensure.hpp"
#include "statistics/quantile.hpp"

namespace headroom {
namespace {

/// So many figures are worked on side by side: a cache line of each replication, and the compiler's vectors.
constexpr std::size_t kLanes = 16;
using Lanes = std::array<float, kLanes>;

/// Orders each lane of these two.
void order(Lanes& low, Lanes& high) {
  Lanes less, more;
  for (std::size_t l = 0; l < kLanes; ++l) {
    less[l] = high[l] < low[l] ? high[l] : low[l];
    more[l] = high[l] < low[l] ? low[l] : high[l];
  }
  low = less;
  high = more;
}

/// Sorts each lane over the rows, upwards. Which rows are compared does not depend on what they hold, so that
/// all lanes go together: Batcher's merge exchange. Source: Knuth, The Art of Computer Programming 3, 2nd
/// edition (1998), section 5.2.2, algorithm M.
void sort_lanes(std::vector<Lanes>& rows) {
  std::size_t half = 1;  // least power of 2 with 2 × half ≥ rows
  while (2 * half < rows.size()) half *= 2;
  for (std::size_t p = half; p > 0; p /= 2) {
    std::size_t from = 0, distance = p;
    for (std::size_t q = half;; q /= 2) {
      for (std::size_t i = 0; i + distance < rows.size(); ++i) {
        if ((i & p) == from) order(rows[i], rows[i + distance]);
      }
      if (q == p) break;
      distance = q - p;
      from = p;
    }
  }
}

/// Some figures, `kLanes` or fewer, over all replications.
class Tile {
 public:
  Tile(std::size_t replications, std::size_t figures) : rows_(replications), figures_{figures} {}

  void work_out(const std::vector<std::vector<float>>& from, std::size_t first, std::vector<float>& into) {
    const std::size_t lanes = std::min(kLanes, figures_ - first);
    bool same = true;
    for (std::size_t r = 0; r < from.size(); ++r) {
      std::copy_n(&from[r][first], lanes, rows_[r].begin());
      same = same && std::memcmp(&from[r][first], &from[0][first], lanes * sizeof(float)) == 0;
    }
    float* const out = &into[first];
    if (same) {  // as much is: what is contracted, what nobody loses, what a post does not do
      for (std::size_t s = 0; s < kBandStatistics; ++s)
        std::copy_n(&from[0][first], lanes, out + s * figures_);
      return;
    }
    average();
    sort_lanes(rows_);
    for (std::size_t l = 0; l < lanes; ++l) write(l, out + l);
  }

 private:
  /// Sums and counts what is defined; the rest then comes last in order.
  void average() {
    sums_.fill(0);
    defined_.fill(0);
    for (Lanes& row : rows_) {
      for (std::size_t l = 0; l < kLanes; ++l) {
        const bool defined = !std::isnan(row[l]);
        sums_[l] += defined ? static_cast<double>(row[l]) : 0.0;
        defined_[l] += defined ? 1 : 0;
        row[l] = defined ? row[l] : std::numeric_limits<float>::infinity();
      }
    }
  }

  void write(std::size_t lane, float* out) const {
    const std::size_t n = defined_[lane];
    *out = static_cast<float>(sums_[lane] / static_cast<double>(n));  // 0 / 0 where nothing is defined
    for (const double probability : kBandProbabilities) {
      out += figures_;
      *out = std::numeric_limits<float>::quiet_NaN();
      if (n == 0) continue;
      const QuantilePlace place = quantile_place(n, probability);
      *out = static_cast<float>(place.between(static_cast<double>(rows_[place.lower][lane]),
                                              static_cast<double>(rows_[place.upper][lane])));
    }
  }

  std::vector<Lanes> rows_;  ///< [replication]
  std::size_t figures_;
  std::array<double, kLanes> sums_{};
  std::array<std::size_t, kLanes> defined_{};
};

}  // namespace

std::vector<float> band_statistics(const std::vector<std::vector<float>>& replications) {
  ensure(!replications.empty(), "bands are over at least one replication");
  const std::size_t figures = replications.front().size();
  for (const std::vector<float>& row : replications) {
    ensure(row.size() == figures, "every replication has the same figures");
  }
  std::vector<float> all(kBandStatistics * figures);
  Tile tile{replications.size(), figures};
  for (std::size_t first = 0; first < figures; first += kLanes) tile.work_out(replications, first, all);
  return all;
}

}  // namespace headroom
