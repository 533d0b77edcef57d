// The smallest study, what a bad one differs in from it, and every line that reading it reports.
#pragma once

#include <gmock/gmock.h>

#include <ostream>
#include <string>
#include <vector>

#include "reading/yaml.hpp"
#include "study/read_study.hpp"

namespace headroom {

/// The smallest study: what the bad ones differ from.
inline const std::string kSmallStudy = R"(headroom: 1
calendar: {start: 2026-04-01, weeks: 52}
appointments:
  assess: {minutes: 45, by: [clinician]}
pathways:
  main:
    first: {appointment: assess}
streams:
  gp: {pathway: main, referrals: {per_week: 10}}
staff:
  band-6: {role: clinician, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}
)";

/// The text with the first `from` replaced; `from` must be there.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

/// Every line that reading the text reports, in order; none for a good study.
inline std::vector<std::string> lines_of(const std::string& text) {
  const ParsedYaml parsed = parse_yaml(text, "study.yaml");
  std::vector<std::string> lines;
  for (const auto& problem : parsed.problems) lines.push_back(to_string(problem));
  if (!parsed.readable) return lines;
  const auto study = read_study(parsed.root);
  if (study) return lines;
  for (const auto& problem : study.error()) lines.push_back(to_string(problem));
  return lines;
}

/// What is written instead of something in the small study, and all that is said about it.
struct BadStudy {
  std::string from, to;  ///< an empty `from`: appended
  std::vector<std::string> lines;
};

inline std::string text_of(const BadStudy& bad) {
  return bad.from.empty() ? kSmallStudy + bad.to : with(kSmallStudy, bad.from, bad.to);
}

inline void PrintTo(const BadStudy& bad, std::ostream* out) { *out << bad.to; }

class BadStudyTest : public testing::TestWithParam<BadStudy> {};

}  // namespace headroom
