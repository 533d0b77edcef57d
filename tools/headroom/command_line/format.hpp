#pragma once

/// How an answer is printed.
namespace headroom {

enum class Format { table, markdown, tsv, json };

}  // namespace headroom
