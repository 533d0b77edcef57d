// A CSV file before anyone knows what it means: cells with their places.
#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"

namespace headroom {

/// One cell of a file of comma-separated values, without the quotes around it.
struct CsvCell {
  std::string text;
  Mark mark;  ///< where it begins in the file
};

/// What such a file says, before anyone knows what it means. Every row is as long as the heading.
struct CsvTable {
  std::vector<CsvCell> heading;
  std::vector<std::vector<CsvCell>> rows;
};

}  // namespace headroom
