// Each problem with its remedy where one is known, and how many more there are.

#include "problems.hpp"

#include <algorithm>
#include <iostream>
#include <string>

#include "command_line/exit_codes.hpp"
#include "running/remedy.hpp"

namespace headroom {

int report_problems(const Problems& problems) {
  constexpr std::size_t kShown = 50;
  const std::size_t shown = std::min(problems.size(), kShown);
  for (std::size_t i = 0; i < shown; ++i) {
    Problem problem = problems[i];
    if (const std::string remedy = remedy_for(problem); !remedy.empty())
      problem.expected += " (" + remedy + ")";
    std::cerr << to_string(problem) << '\n';
  }
  if (problems.size() > shown) std::cerr << "and " << problems.size() - shown << " more\n";
  return kWrongInput;
}

}  // namespace headroom
