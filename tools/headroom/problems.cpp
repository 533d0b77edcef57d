#include "problems.hpp"

#include <algorithm>
#include <cstdio>

namespace headroom {

int report_problems(const Problems& problems) {
  constexpr std::size_t kShown = 50;
  const std::size_t shown = std::min(problems.size(), kShown);
  for (std::size_t i = 0; i < shown; ++i) std::fprintf(stderr, "%s\n", to_string(problems[i]).c_str());
  if (problems.size() > shown) std::fprintf(stderr, "and %zu more\n", problems.size() - shown);
  return 2;
}

}  // namespace headroom
