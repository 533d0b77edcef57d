#include <iostream>

#include "commands.hpp"
#include "study/read_study.hpp"

namespace headroom {

int print_schema() {
  std::cout << study_schema();
  return 0;
}

}  // namespace headroom
