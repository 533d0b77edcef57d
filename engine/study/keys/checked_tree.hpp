// What the key table says of a whole tree: unknown keys, wrong values, what is missing, what is assumed.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "study/keys/key.hpp"
#include "study/study.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

/// What the key table has to say about a tree: every key known, every value of its type and in its range,
/// nothing missing, nothing that is not supported yet.
struct CheckedTree {
  Problems problems;
  std::set<const Node*> bad;        ///< values about which there is a problem: not to be read any further
  std::vector<Assumption> assumed;  ///< defaults of keys that are not written
};

[[nodiscard]] CheckedTree check_tree(const Node& root);
/// Of a value alone, which stands at this path.
[[nodiscard]] CheckedTree check_value(const Node& value, const Shape& shape, const std::string& path);

}  // namespace headroom::reading
