// Where several studies say different things, place by place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "study/text/tree.hpp"

namespace headroom {

/// A place where studies say different things.
struct StudyDifference {
  std::string path;                                ///< streams.gp.referrals.per_week, staff[2].wte
  std::vector<std::optional<std::string>> values;  ///< by study, on one line as in YAML; none: not there
};

/// Where the studies differ, in the order in which they are written, as deep as they can be told apart: a
/// value that one of them lacks is one difference, however much it holds; a list of another length is shown
/// whole. Values are compared as they are written, so 8% and 0.08 differ.
[[nodiscard]] std::vector<StudyDifference> studies_differ(const std::vector<Node>& studies);

}  // namespace headroom
