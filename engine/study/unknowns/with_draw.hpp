// A tree with the values of a draw in the place of its own.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "study/overlays/overlay.hpp"
#include "study/text/tree.hpp"
#include "study/unknown.hpp"

namespace headroom::reading {

/// The unknown that counts at each path without a *: of several, the one with the fewest.
struct UnknownAt {
  std::string path;
  const Unknown* unknown;
};
[[nodiscard]] std::vector<UnknownAt> unknowns_in(const Node& tree, std::span<const Unknown> unknowns);

/// Whether a patch has a value at the path, in short or in full.
[[nodiscard]] bool is_set_by(const Node& patch, std::string_view path);

/// Whether the overlays set something whole that the path leads into, so that the study's value is gone.
[[nodiscard]] bool is_replaced_by(const std::vector<const Overlay*>& chain, std::string_view path);

/// Sets what is drawn; problems where a key does not allow it. `tree` is a study with the overlays of `chain`
/// on top and every `like` filled in; `unknowns` are the study's and those of the scenarios of the chain, in
/// this order.
[[nodiscard]] Problems set_draw(Node& tree, const std::vector<const Overlay*>& chain,
                                std::span<const Unknown> unknowns, const Draw& draw);

}  // namespace headroom::reading
