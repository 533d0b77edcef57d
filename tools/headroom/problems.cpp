#include "problems.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

#include "remedy.hpp"

namespace headroom {

int report_problems(const Problems& problems) {
  constexpr std::size_t kShown = 50;
  const std::size_t shown = std::min(problems.size(), kShown);
  for (std::size_t i = 0; i < shown; ++i) {
    Problem problem = problems[i];
    if (const std::string remedy = remedy_for(problem); !remedy.empty())
      problem.expected += " (" + remedy + ")";
    std::fprintf(stderr, "%s\n", to_string(problem).c_str());
  }
  if (problems.size() > shown) std::fprintf(stderr, "and %zu more\n", problems.size() - shown);
  return 2;
}

}  // namespace headroom
