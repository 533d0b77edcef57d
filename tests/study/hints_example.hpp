// Texts with a place in them, and the examples of the repository, for the tests of hints.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "study/hints/complete.hpp"
#include "study/hints/hover.hpp"

namespace headroom {

/// A text in which `^` stands where the cursor is.
struct WithCursor {
  explicit WithCursor(std::string marked) : text{std::move(marked)}, offset{text.find('^')} {
    text.erase(offset, 1);
  }
  std::string text;
  std::size_t offset;
};

inline Completion completed(const std::string& marked) {
  const WithCursor at{marked};
  return complete(at.text, at.offset);
}
inline std::vector<std::string> labels(const std::string& marked) {
  std::vector<std::string> all;
  for (const auto& option : completed(marked).options) all.push_back(option.label);
  return all;
}
/// The option of that label; one without words where there is none.
inline Completion::Option option_of(const std::string& marked, const std::string& label) {
  for (const auto& option : completed(marked).options) {
    if (option.label == label) return option;
  }
  ADD_FAILURE() << label << " is not offered in\n" << marked;
  return {};
}
/// The text when the option has been taken.
inline std::string taken(const std::string& marked, const std::string& label) {
  const WithCursor at{marked};
  const Completion completion = complete(at.text, at.offset);
  const auto option = option_of(marked, label);
  return at.text.substr(0, completion.from) + option.insert + at.text.substr(completion.to);
}
inline Hover hovered(const std::string& marked) {
  const WithCursor at{marked};
  return hover(at.text, at.offset).value_or(Hover{});
}

/// The studies under scenarios/, by folder.
inline std::map<std::string, std::string> example_studies() {
  std::map<std::string, std::string> texts;
  for (const auto& folder : std::filesystem::directory_iterator{HEADROOM_SOURCE_DIR "/scenarios"}) {
    std::ifstream file{folder.path() / "study.yaml", std::ios::binary};
    if (!file) continue;
    texts[folder.path().filename().string()] = {std::istreambuf_iterator<char>{file}, {}};
  }
  return texts;
}

}  // namespace headroom
