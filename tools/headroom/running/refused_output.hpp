// Where no output may lie, before anything is read or made.
// Each is a sentence, empty where nothing is wrong.
#pragma once

#include <string>

namespace headroom {

enum class Makes { result, other };

/// Of a file under a name that somebody gave: what it would replace or could not be. `option`: where it was
/// given.
[[nodiscard]] std::string refused_as_output(const std::string& output, Makes what,
                                            const char* option = "--output");

/// Of the folder of tables: where its name leads.
[[nodiscard]] std::string refused_as_folder(const std::string& folder, const char* option);

/// Of a folder of tables and a spreadsheet: one in the place of the other.
[[nodiscard]] std::string refused_together(const std::string& csv, const std::string& xlsx);

}  // namespace headroom
