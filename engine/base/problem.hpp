// A user's mistake as a value with its place, and Result, which carries all of them.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace headroom {

/// A place in a file that a person wrote. Lines and columns count from 1; 0 means "no such place".
struct Mark {
  std::string file;
  int line = 0;
  int column = 0;
  friend bool operator==(const Mark&, const Mark&) = default;
};

/// A mistake in the input: where, what was found and what would have been right.
struct Problem {
  Mark where;
  std::string path;      ///< dotted key path, e.g. streams.gp.standard; empty for the whole document
  std::string found;     ///< what stands there
  std::string expected;  ///< what should, with the nearest valid name where a name is wrong
  std::string scenario;  ///< the scenario that alone makes this mistake; empty for the study itself
  friend bool operator==(const Problem&, const Problem&) = default;
};
using Problems = std::vector<Problem>;

/// A value, or everything that was wrong with the input.
template <class T>
using Result = tl::expected<T, Problems>;

/// By place, those of file `first` before those of others.
[[nodiscard]] Problems in_file_order(Problems problems, const std::string& first);

/// One line, `file:line:column: PATH is FOUND; expected EXPECTED`, with ` (in scenario NAME)` at the end
/// where only a scenario makes the mistake.
[[nodiscard]] std::string to_string(const Problem& problem);

}  // namespace headroom
