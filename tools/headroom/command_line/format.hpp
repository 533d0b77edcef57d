// The formats in which an answer may be printed.
#pragma once

namespace headroom {

enum class Format { table, markdown, tsv, json };

}  // namespace headroom
