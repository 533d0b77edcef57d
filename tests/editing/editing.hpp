// Edits of a text, for the tests of this folder.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "editing/edit_study.hpp"

namespace headroom {

inline EditOperation set(std::string path, std::string value) {
  return {EditKind::set, std::move(path), std::move(value)};
}
inline EditOperation add(std::string path, std::string value) {
  return {EditKind::add, std::move(path), std::move(value)};
}
inline EditOperation remove(std::string path) { return {EditKind::remove, std::move(path), ""}; }
inline EditOperation rename(std::string path, std::string name) {
  return {EditKind::rename, std::move(path), std::move(name)};
}
inline EditOperation rows(std::string path, std::string csv) {
  return {EditKind::rows, std::move(path), std::move(csv)};
}

inline tl::expected<EditedStudy, std::string> edit(const std::string& text,
                                                   const std::vector<EditOperation>& operations,
                                                   const StudyInputs& files = {}) {
  FileSource source = files_kept(files, "study.yaml");
  source.called = [](const std::string& name) { return name; };
  return edit_study(text, "study.yaml", operations, source);
}

/// The text edited, or the sentence of the refusal.
inline std::string edited(const std::string& text, const std::vector<EditOperation>& operations,
                          const StudyInputs& files = {}) {
  const auto result = edit(text, operations, files);
  if (!result) return result.error();
  EXPECT_EQ(changed_text(text, result->changes), result->text);
  return result->text;
}

}  // namespace headroom
