// A program that uses the installed engine: it compiles, links and runs.

#include <cstdio>

#include "service/calendar.hpp"
#include "simulation/simulate.hpp"

int main() {
  const headroom::Workspace workspace;  // the simulation links
  std::printf("%zu bank holidays\n", headroom::bank_holidays(headroom::Division::scotland, 2026).size());
}
