// Whether tests that would take minutes try all, or a share: as WHOLE in outside.py.
#pragma once

#include <cstdlib>
#include <string_view>

namespace headroom {

inline bool tries_whole() {
  const char* const value = std::getenv("HEADROOM_WHOLE");
  return value != nullptr && std::string_view{value} == "1";
}

}  // namespace headroom
