#include <cstdio>

#include "commands.hpp"
#include "study/read_study.hpp"

namespace headroom {

int print_schema() {
  const std::string schema = study_schema();
  const bool written = std::fwrite(schema.data(), 1, schema.size(), stdout) == schema.size();
  return written && std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace headroom
