// The list of scenarios/README.md read row by row, with the files of each example.

#include "examples.hpp"

#include <algorithm>
#include <string>

#include "base/ensure.hpp"

namespace headroom {
namespace {

std::vector<ExampleFile> files_of(std::string_view name) {
  const std::string folder = std::string{name} + "/";
  std::vector<ExampleFile> files;
  for (const ExampleFile& file : embedded_example_files())
    if (file.path.substr(0, folder.size()) == folder)
      files.push_back({file.path.substr(folder.size()), file.text});
  return files;
}

std::string_view list_of_examples() {
  const std::vector<ExampleFile> files = embedded_example_files();
  const auto list = std::find_if(files.begin(), files.end(),
                                 [](const ExampleFile& file) { return file.path == "README.md"; });
  ensure(list != files.end(), "the list of examples is in the program");
  return list->text;
}

/// "| [name](name/) | a service | a question? |": empty texts where a line is no such row.
Example row_of(std::string_view line) {
  if (line.substr(0, 3) != "| [") return {};
  const std::string_view name = line.substr(3, line.find(']') - 3);
  std::vector<std::string> cells;
  for (std::size_t from = 2; from < line.size();) {
    const std::size_t end = std::min(line.find(" |", from), line.size());
    cells.emplace_back(line.substr(from, end - from));
    from = end + 3;
  }
  if (cells.size() != 3) return {};
  return {std::string{name}, cells[1], cells[2], files_of(name)};
}

}  // namespace

std::vector<Example> examples() {
  std::vector<Example> found;
  const std::string_view list = list_of_examples();
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t end = std::min(list.find('\n', from), list.size());
    if (Example row = row_of(list.substr(from, end - from)); !row.files.empty()) found.push_back(row);
    from = end + 1;
  }
  ensure(!found.empty(), "there are examples in the program");
  return found;
}

std::vector<std::string> example_names() {
  std::vector<std::string> names;
  for (const Example& example : examples()) names.push_back(example.name);
  return names;
}

Example csv_template() {
  return {"templates", "posts, streams and absences in CSV files", "", files_of("templates")};
}

}  // namespace headroom
