// How often the range of nine in ten holds the future that comes.
// With what the records do not know and without; prints a table of bench/README.md:
// build/release/bench/headroom_forecast [MACRO_RUNS]

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "theory/forecast.hpp"

int main(int arguments, char** argument) {
  const int macro_runs = arguments > 1 ? std::atoi(argument[1]) : 1000;
  constexpr std::uint32_t kFutures = 100;
  std::printf(
      "| weeks of records | range drawn with what they do not know: holds, %% | chance alone: holds, %% |\n");
  std::printf("| --- | --- | --- |\n");
  const auto percent = [&](double share) {
    std::printf(" %.1f ± %.1f |", 100 * share, 100 * std::sqrt(share * (1 - share) / macro_runs));
  };
  for (const int weeks : {26, 52, 156}) {
    const headroom::forecast::Coverage coverage = headroom::forecast::coverage(weeks, macro_runs, kFutures);
    std::printf("| %d |", weeks);
    percent(coverage.with_unknown);
    percent(coverage.chance_alone);
    std::printf("\n");
  }
  return 0;
}
