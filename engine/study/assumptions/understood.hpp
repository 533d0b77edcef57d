// What a study was understood to say, key by key.
#pragma once

#include <string>
#include <vector>

#include "study/study.hpp"

namespace headroom {

/// A key and its value as a study would write it, whether it was written or not.
struct UnderstoodKey {
  std::string path;  ///< with the names that the study chose
  std::string value;
};

/// Every key of the study before overlays whose row says where its value goes, in the order of the table.
[[nodiscard]] std::vector<UnderstoodKey> understood(const Study& study);

}  // namespace headroom
