// Studies that must be read without a problem, for the tests of this folder.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "reading/yaml.hpp"
#include "study/read_study.hpp"

namespace headroom {

/// A study that is read without a problem.
inline Study good_study(const std::string& text) {
  const ParsedYaml parsed = parse_yaml(text, "study.yaml");
  for (const auto& problem : parsed.problems) ADD_FAILURE() << to_string(problem);
  auto study = read_study(parsed.root);
  if (study) return std::move(*study);
  for (const auto& problem : study.error()) ADD_FAILURE() << to_string(problem);
  return {};
}

/// What the study's fingerprint is made of.
inline std::string canonical_text(const Study& study) {
  std::string text;
  write_canonical(study, [&](const std::string& piece) { text += piece; });
  return text;
}

}  // namespace headroom
