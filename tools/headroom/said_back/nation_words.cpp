// Warnings of many scenarios told once each; the study of a result read again for them.

#include "nation_words.hpp"

#include <iostream>
#include <set>
#include <string>

#include "reading/load_study.hpp"
#include "service/nation.hpp"

namespace headroom {

void warn_of_nations(const Study& study) {
  constexpr std::size_t kMostScenarios = 100;
  std::set<std::string> said;
  for (std::size_t s = 0; s < study.scenarios.size() && s < kMostScenarios; ++s) {
    const Scenario scenario = study.scenarios[s];
    for (const std::string& warning : nation_warnings(scenario.service)) {
      if (said.insert(warning).second) std::cerr << "warning: " << warning << '\n';
    }
  }
}

void warn_of_nations(const ResultFile& file) {
  if (const auto kept = load_kept_study(file.study, file.path + " (the study in it)", file.inputs))
    warn_of_nations(kept->study);
}

}  // namespace headroom
