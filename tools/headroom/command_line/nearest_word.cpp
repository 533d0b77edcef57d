// Edit distances in which what is left out at the end of a name costs one letter only.

#include "nearest_word.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headroom {
namespace {

/// Fewest single-letter insertions, deletions and replacements that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

/// As above, but what the word leaves out at the end costs one letter only: names may be long, and whoever
/// does not remember one begins it right.
std::size_t distance_to_name(std::string_view word, std::string_view name) {
  const std::size_t whole = edit_distance(word, name);
  return name.size() <= word.size() ? whole
                                    : std::min(whole, 1 + edit_distance(word, name.substr(0, word.size())));
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  return *std::min_element(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    return distance_to_name(word, a) < distance_to_name(word, b);
  });
}

std::string unknown(const std::string& word, const std::vector<std::string>& names) {
  return "'" + word + "' is not known; the nearest is '" + nearest(word, names) + "' of " +
         fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace headroom
