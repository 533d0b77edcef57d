// Patterns of * and ? matched, and the names that a wrong one could have meant.

#include "scenario_choice.hpp"

#include <algorithm>
#include <set>

namespace headroom {

std::string names_of(const Scenarios& scenarios) {
  constexpr std::size_t kMost = 20;
  std::string names;
  for (std::size_t s = 0; s < std::min(kMost, scenarios.size()); ++s) {
    names += (names.empty() ? "" : ", ") + scenarios.name(s);
  }
  if (scenarios.size() > kMost) names += " and " + std::to_string(scenarios.size() - kMost) + " more";
  return names;
}

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

tl::expected<std::vector<std::size_t>, std::string> matching_scenarios(const Scenarios& scenarios,
                                                                       const std::string& glob) {
  std::vector<std::size_t> matching;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    if (glob_matches(glob, scenarios.name(s))) matching.push_back(s);
  }
  if (!matching.empty()) return matching;
  return tl::unexpected("no scenario matches '" + glob + "'; the study has " + names_of(scenarios));
}

tl::expected<Scenarios, std::string> chosen_scenarios(const Scenarios& scenarios,
                                                      const std::vector<std::string>& globs) {
  if (globs.empty()) return scenarios;
  std::set<std::size_t> chosen{0};
  for (const std::string& glob : globs) {
    const auto matching = matching_scenarios(scenarios, glob);
    if (!matching) return tl::unexpected(matching.error());
    chosen.insert(matching->begin(), matching->end());
  }
  return scenarios.chosen({chosen.begin(), chosen.end()});
}

}  // namespace headroom
