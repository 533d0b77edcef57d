// One tree, with its overlays on top, read into a service.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "study/bind/bind.hpp"
#include "study/study.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

struct ReadTree {
  Service service;  ///< complete only where there is no problem
  Problems problems;
  std::vector<Assumption> assumed;
  std::vector<std::string> warnings;
  std::vector<Usage> usage;
};

/// Changes numbers of a tree in which every `like` is filled in, and says which of them its key does not
/// allow.
using ChangeNumbers = std::function<Problems(Node&)>;

/// Fills in every `like`, makes the change, if there is one, then reads. `roles_held`: by a post of the study
/// or of any scenario. A tree that is changed has no problem without the change: its keys are not checked
/// again.
[[nodiscard]] ReadTree read_tree(Node root, const std::set<std::string>& roles_held,
                                 const ChangeNumbers& change = {});

/// The roles that the posts of a tree, or of a part of one, hold.
[[nodiscard]] std::set<std::string> roles_of(const Node& root);

}  // namespace headroom::reading
