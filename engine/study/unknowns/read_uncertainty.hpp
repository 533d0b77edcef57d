// What a study says that it does not know, held against the numbers that it is about.
#pragma once

#include <vector>

#include "base/problem.hpp"
#include "study/overlays/overlay.hpp"
#include "study/text/tree.hpp"
#include "study/unknown.hpp"
#include "study/unknowns/number_at.hpp"

namespace headroom::reading {

/// What a path leads to, all of it of this one number, as an unknown without an interval.
[[nodiscard]] Unknown unknown_number(const Node& tree, const std::string& path, const NumberAt& number);

struct UncertaintyRead {
  std::vector<Unknown> unknowns;
  std::uint32_t rows = 0;  ///< of the file with joint draws
  Problems problems;
};

/// `written`: the map under `uncertainty`, which the key table has checked; `study`: the tree that it is
/// about, without a problem and with every `like` filled in.
[[nodiscard]] UncertaintyRead read_uncertainty(const Node& written, const Node& study);

/// The same of what a scenario changes: `tree` is the study with the scenario on top. Each path must be one
/// that the scenario sets.
[[nodiscard]] UncertaintyRead read_uncertainty_of(const Overlay& scenario, const Node& tree);

}  // namespace headroom::reading
