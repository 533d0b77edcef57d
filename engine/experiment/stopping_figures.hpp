// The figures of a scenario that a stopping rule looks at, picked out of each summary.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "results/metrics/metrics.hpp"
#include "study/study.hpp"

namespace headroom {

/// The figures of one scenario that a stopping rule looks at.
class StoppingFigures {
 public:
  /// One figure for each metric overall, and one for each stream for a metric by stream.
  StoppingFigures(const std::vector<std::string>& metrics, const Service& service);
  /// The one figure that is chosen; NaN in every replication where the service has not its stream or
  /// priority. A metric by stream for which none is named is that of the only stream.
  StoppingFigures(const MetricChoice& choice, const Service& service);

  [[nodiscard]] std::size_t size() const { return figures_.size(); }
  /// "wait_first_mean of gp".
  [[nodiscard]] std::string name(std::size_t figure) const;
  [[nodiscard]] std::vector<double> values(const Summary& summary) const;
  /// The position of the same figure (by metric and name of stream) among another scenario's.
  [[nodiscard]] std::optional<std::size_t> same_in(const StoppingFigures& other, std::size_t figure) const;

 private:
  struct Figure {
    std::size_t metric = 0;
    std::string stream;                             ///< its name; empty overall
    std::optional<std::size_t> of_stream, of_both;  ///< positions in the summary; neither: overall
    bool there = true;                              ///< false: always NaN
  };
  std::vector<Figure> figures_;
};

}  // namespace headroom
