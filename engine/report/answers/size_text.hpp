// What `size` answers: the least staffing, or by how much no choice meets the targets.
#pragma once

#include <string>
#include <vector>

#include "experiment/sizing/size.hpp"
#include "report/words/table.hpp"

namespace headroom {

/// The answer in words: what the least staffing is and costs; or that no choice within the ranges meets the
/// targets, and by how much each is missed by the largest.
[[nodiscard]] std::vector<std::string> size_in_words(const Sizing& sizing, const Sized& sized);

/// What was chosen; the targets; the service specification; the waits it buys; with how they are to be read.
[[nodiscard]] std::vector<Table> size_tables(const Sizing& sizing, const Sized& sized);

}  // namespace headroom
