// Scenarios made from every combination of values.
#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"
#include "study/overlays/overlay.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

/// A value that varies.
struct SweepVariable {
  std::string name;
  Mark mark;
  std::vector<std::string> paths;  ///< dotted, all set to the same
  std::vector<Node> values;
  std::vector<std::string> texts;  ///< the values as a scenario's name says them
};

struct Sweep {
  std::vector<SweepVariable> variables;
};

struct SweepRead {
  Sweep sweep;        ///< without variables where there is a problem
  Problems problems;  ///< beside those that the key table finds
};
/// `study`: as far as a scenario may change it.
[[nodiscard]] SweepRead read_sweep(const Node& root, const Node& study);

/// 0 without variables.
[[nodiscard]] std::size_t combination_count(const Sweep& sweep);

/// By position in each variable's values; the last variable varies fastest.
using Combination = std::vector<std::size_t>;
[[nodiscard]] Combination combination(const Sweep& sweep, std::size_t index);

/// `band_6=2.0,rate=7%`.
[[nodiscard]] std::string combination_name(const Sweep& sweep, const Combination& values);

/// What the combination sets, as a scenario.
[[nodiscard]] Overlay combination_overlay(const Sweep& sweep, const Combination& values);

}  // namespace headroom::reading
