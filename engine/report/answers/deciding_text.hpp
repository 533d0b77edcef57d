// What decides the baseline's answer, in words and tables: causes away, numbers a little more and less.
#pragma once

#include <string>
#include <vector>

#include "report/words/table.hpp"
#include "results/comparison/deciding.hpp"

namespace headroom {

/// Of the stream that is worst as things are: a sentence of the causes whose absence shows, and one of the
/// number that matters most.
[[nodiscard]] std::vector<std::string> deciding_in_words(const Deciding& deciding);

/// Of the same stream: the causes, the greatest effect first, then the numbers whose effect is clear.
[[nodiscard]] std::vector<Table> deciding_tables(const Deciding& deciding);

/// Of a file that does not know: the command that adds it.
[[nodiscard]] std::string how_to_learn_what_decides();

}  // namespace headroom
