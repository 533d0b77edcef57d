#include "base/problem.hpp"

namespace headroom {

std::string to_string(const Problem& problem) {
  std::string line = problem.where.file;
  if (problem.where.line > 0) {
    line += ':' + std::to_string(problem.where.line) + ':' + std::to_string(problem.where.column);
  }
  line += ": ";
  line += problem.path.empty() ? "the study" : problem.path;
  line += " is " + problem.found + "; expected " + problem.expected;
  if (!problem.scenario.empty()) line += " (in scenario " + problem.scenario + ")";
  return line;
}

}  // namespace headroom
