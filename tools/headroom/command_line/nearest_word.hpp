// What is nearest to a word that is not right, for every message that refuses one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headroom {

/// The name that the fewest letters turn the word into; all that is left out at its end counts as one.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& names);

/// "'wrod' is not known; the nearest is 'word' of word, other".
[[nodiscard]] std::string unknown(const std::string& word, const std::vector<std::string>& names);

}  // namespace headroom
