// The studies that `new` starts from.
// They are inside the program: see examples.cmake.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headroom {

struct ExampleFile {
  std::string_view path;  ///< below scenarios/
  std::string_view text;
};

/// Every study below scenarios/ with its CSV files, and the list of them in scenarios/README.md.
[[nodiscard]] std::vector<ExampleFile> embedded_example_files();

struct Example {
  std::string name, service, asks;  ///< as the table of scenarios/README.md has them
  std::vector<ExampleFile> files;   ///< paths within the example's folder; study.yaml is one of them
};

/// In the order of the table; the first is the one to begin with.
[[nodiscard]] std::vector<Example> examples();

[[nodiscard]] std::vector<std::string> example_names();

/// The study whose posts, streams and absences are in CSV files.
[[nodiscard]] Example csv_template();

}  // namespace headroom
