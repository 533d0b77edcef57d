// A tree written in a random style: block or brackets, comments anywhere, and whose each comment is.
#pragma once

#include <map>
#include <random>
#include <string>

#include "study/text/tree.hpp"

namespace headroom {

/// A text and its comments, each of which stands in it once. A comment that is an entry's own goes with it,
/// and with what it stands in; one that is nobody's goes with what it stands in alone.
struct Restyled {
  struct Comment {
    std::string path;  ///< of the entry or item whose own it is, or in which it stands
    bool is_own = false;
  };
  std::string text;
  std::map<std::string, Comment> comments;  ///< by text
};

/// The same tree, but for quotes. Line ends, byte-order mark and the end of the text are random too.
[[nodiscard]] Restyled restyled(const Node& tree, std::mt19937& random);

/// Some of the entries and items.
[[nodiscard]] Node thinned(Node tree, std::mt19937& random, double kept);

}  // namespace headroom
