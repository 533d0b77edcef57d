// What may be written at a place of a study's text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace headroom {

/// What may stand in place of the bytes `from` to `to`.
struct Completion {
  struct Option {
    std::string label;   ///< the key, word or name
    std::string insert;  ///< what is written for it: `order: `, or with the line below where a map follows
    std::string detail;  ///< a few words beside it
    std::string info;    ///< lines about it
  };
  std::size_t from = 0, to = 0;
  std::vector<Option> options;
};

/// Keys that may stand in this map and do not yet, in the order of the table; words, names that the study
/// chose, the default. Those that begin with what is typed before the offset come first, then those that
/// hold it. Worked example: "booking:\n  or" at its end -> 11 to 13, `order` as "order: ".
[[nodiscard]] Completion complete(std::string_view text, std::size_t offset);

}  // namespace headroom
