// Posts that are like another: what belongs to the role is copied.
#pragma once

#include <set>
#include <string>

#include "base/problem.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

struct PostsFilledIn {
  Node root;                         ///< the study with every `like` filled in; the key itself stays
  std::set<std::string> unresolved;  ///< posts whose `like` leads nowhere
  Problems problems;
};

/// Copies what belongs to the role from the post that another is `like`: never wte, headcount, from, until,
/// absent, induction or plans; keys that are given replace the copied ones whole.
[[nodiscard]] PostsFilledIn fill_in_posts_like_others(Node root);

}  // namespace headroom::reading
