// Scenarios: a study with the part that differs on top.
#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"
#include "study/keys/key.hpp"
#include "study/study.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

/// A scenario as written.
struct Overlay {
  std::string name;
  Mark mark;
  std::string about;
  std::vector<std::string> with;  ///< scenarios that are applied first
  Node patch;                     ///< without its own keys and what a scenario may not touch
  Node uncertainty{};             ///< how sure one is of what it changes, by path; null where nothing is said
  ScenarioKind kind = ScenarioKind::choice;
};

struct Overlays {
  std::vector<Overlay> overlays;  ///< baseline first, whether or not it is written
  Problems problems;
};
[[nodiscard]] Overlays read_overlays(const Node& root);

/// The overlays of a scenario in the order in which they apply: what it is `with`, then its own.
[[nodiscard]] std::vector<const Overlay*> chain_of(const std::vector<Overlay>& overlays,
                                                   std::size_t scenario);

/// JSON merge patch, but for what the key table replaces whole: maps merge, other values replace, null
/// removes.
[[nodiscard]] Node merged(Node study, const Node& patch);

/// The leaves of the patches, as written; of a leaf that several set, the last.
[[nodiscard]] std::vector<Change> changes_of(const std::vector<const Overlay*>& chain);

/// What the patches remove although the study does not have it, as dotted paths.
[[nodiscard]] std::vector<std::string> removals_of_nothing(const Node& study, const Node& patch);

/// Whether the mark lies in a value or key of the patch.
[[nodiscard]] bool is_written_in(const Overlay& overlay, const Mark& mark);

}  // namespace headroom::reading
