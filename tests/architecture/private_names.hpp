// Names that a file keeps to itself, held against those of the other files of its target.
#pragma once

#include <string>
#include <vector>

#include "source_rules.hpp"

namespace headroom::architecture {

/// What a file declares for itself alone, in namespaces without a name, as `static` or by #define: each name
/// once, with the namespaces around it ("headroom::starts_with"). Not what brings in a name of elsewhere
/// (using-declarations, aliases of namespaces), tests, operators and members defined outside their class.
[[nodiscard]] std::vector<std::string> private_names(const std::string& text);

/// The target that compiles the file, as the CMakeLists have it: a layer, a tool, a folder of tests;
/// "engine/study". Empty where it is no C++ source of one.
[[nodiscard]] std::string target_of(const std::string& path);

/// Each private name that two .cpp files of a target have. Where files are compiled together, the two are one
/// name: they clash, or one is silently taken for the other.
[[nodiscard]] std::vector<std::string> shared_private_names(const std::vector<SourceFile>& files);

}  // namespace headroom::architecture
