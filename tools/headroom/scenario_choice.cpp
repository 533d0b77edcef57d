#include "scenario_choice.hpp"

#include <algorithm>
#include <utility>

namespace headroom {
namespace {

/// The names, and how many more there are than fit a line or two.
std::string names_of(const std::vector<Scenario>& scenarios) {
  constexpr std::size_t kMost = 20;
  std::string names;
  for (std::size_t s = 0; s < std::min(kMost, scenarios.size()); ++s) {
    names += (names.empty() ? "" : ", ") + scenarios[s].name;
  }
  if (scenarios.size() > kMost) names += " and " + std::to_string(scenarios.size() - kMost) + " more";
  return names;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0;
  std::size_t star = std::string_view::npos, taken = 0;  // the last star, and where the name stood then
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = n;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;  // the star takes one character more
      n = ++taken;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

tl::expected<std::vector<Scenario>, std::string> chosen_scenarios(std::vector<Scenario> scenarios,
                                                                  const std::vector<std::string>& globs) {
  if (globs.empty()) return scenarios;
  for (const std::string& glob : globs) {
    const bool matches = std::any_of(scenarios.begin(), scenarios.end(),
                                     [&](const Scenario& s) { return glob_matches(glob, s.name); });
    if (!matches)
      return tl::unexpected("no scenario matches '" + glob + "'; the study has " + names_of(scenarios));
  }
  std::vector<Scenario> chosen;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    const bool matches = std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
      return glob_matches(glob, scenarios[s].name);
    });
    if (s == 0 || matches) chosen.push_back(std::move(scenarios[s]));
  }
  return chosen;
}

}  // namespace headroom
