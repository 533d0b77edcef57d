// What is said of a key, in an editor or beside a field, from its rows alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "study/hints/places.hpp"

namespace headroom::reading {

/// `Booked how far ahead`: what a form calls it; empty where a row has no label.
[[nodiscard]] std::string label_of(const Shape& shape);

/// As a study would write it, with its unit: `6 weeks`, `0%`, `[cancel]`; none where the table has words
/// about it or nothing.
[[nodiscard]] std::optional<std::string> default_value(const Shape& shape);
/// The same, else the words: `first step`.
[[nodiscard]] std::optional<std::string> default_words(const Shape& shape);

/// A word that a value may be.
struct Word {
  std::string written, said;
};
[[nodiscard]] std::vector<Word> words_of(const Shape& shape);

/// Lines: label and help; what is expected, with unit and range; the default and where it is from, or that it
/// is required.
[[nodiscard]] std::string about_key(const Place& place);

}  // namespace headroom::reading
