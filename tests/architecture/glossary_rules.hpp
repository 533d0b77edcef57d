// What engine/GLOSSARY.md explains, held against the names that studies, results and the code use.
#pragma once

#include <string>
#include <vector>

#include "source_rules.hpp"

namespace headroom::architecture {

/// A name that somebody may meet outside the code, with `_` for `-`, and what it is: "the key staff.*.wte".
struct PublicName {
  std::string name, what;
};

/// Last segments of keys and the words that they may have, metrics, datasets, and the enumerators under
/// engine/service. A metric by priority is its metric.
[[nodiscard]] std::vector<PublicName> public_names(const std::vector<SourceFile>& files);

/// Enumerators of a header.
[[nodiscard]] std::vector<PublicName> enum_words(const SourceFile& header);

/// Names of types that the headers of the engine declare.
[[nodiscard]] std::vector<std::string> engine_types(const std::vector<SourceFile>& files);

/// What is wrong with the glossary, a line each: a term or a name explained twice, a name that is explained
/// nowhere, and a name in its last column that is neither a public name nor a type. Its rows are
/// | term | meaning | `name`, `name` |.
[[nodiscard]] std::vector<std::string> glossary_breaches(const SourceFile& glossary,
                                                         const std::vector<PublicName>& names,
                                                         const std::vector<std::string>& types);

}  // namespace headroom::architecture
