// A YAML document as a tree with places, and everything that is wrong with its form.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "study/text/tree.hpp"

namespace headroom {

/// A YAML document as a tree, with everything that is wrong with its form. Mistakes that leave the rest
/// readable (a key written twice, an anchor) do not stop the reading.
struct ParsedYaml {
  Node root;
  Problems problems;
  bool readable = true;  ///< whether `root` is the whole document
};

/// Reads one document of YAML 1.2 core without aliases, anchors, tags or merge keys. `file` is for the marks.
/// Fails fast on what is too large (200,000 values) or too deep (60 levels); never throws.
[[nodiscard]] ParsedYaml parse_yaml(std::string_view text, const std::string& file);

}  // namespace headroom
