// Steps of a pathway to which one patient may come again.
#pragma once

#include <vector>

#include "service/service.hpp"

namespace headroom {

/// By step of the pathway: whether a way leads from it back to it, so that one patient may come to it again.
[[nodiscard]] std::vector<bool> steps_that_come_again(const Pathway& pathway);

}  // namespace headroom
