// Mistakes in file order, and each as one line: place, path, what was found, what was expected.

#include "base/problem.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "base/characters.hpp"

namespace headroom {

Problems in_file_order(Problems problems, const std::string& first) {
  const auto place = [&](const Problem& problem) {
    const Mark& where = problem.where;
    return std::tuple{where.file != first, std::string_view{where.file}, where.line, where.column};
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Problem& a, const Problem& b) { return place(a) < place(b); });
  return problems;
}

std::string to_string(const Problem& problem) {
  // A file may be called anything, and what it holds is anybody's.
  std::string line = problem.where.file;
  if (problem.where.line > 0) {
    line += ':' + std::to_string(problem.where.line) + ':' + std::to_string(problem.where.column);
  }
  line += ": ";
  line += problem.path.empty() ? "the study" : problem.path;
  line += " is " + problem.found + "; expected " + problem.expected;
  if (!problem.scenario.empty()) line += " (in scenario " + problem.scenario + ")";
  return printable_line(line);
}

}  // namespace headroom
