// Each file asked for once, within bounds on number and size, and its rows put into the tree.

#include "reading/study_files.hpp"

#include <algorithm>
#include <filesystem>

#include "base/characters.hpp"
#include "reading/csv.hpp"
#include "reading/text_file.hpp"
#include "reading/yaml.hpp"
#include "study/rows/csv_rows.hpp"
#include "study/text/limits.hpp"

namespace headroom {
namespace {

tl::unexpected<Problems> refusal(std::string found, std::string expected) {
  return tl::unexpected(Problems{{{}, "", std::move(found), std::move(expected), {}}});
}

/// Not in every spelling can a name be a file's, or be kept in a result.
bool has_control_character(std::string_view name) {
  return first_harmful(name) || name.find_first_of("\t\n") != std::string_view::npos;
}

/// Reads the files that are asked for and keeps their texts.
class InputFiles {
 public:
  InputFiles(const FileSource& source, StudyInputs& inputs) : source_{source}, inputs_{inputs} {}

  Result<CsvTable> read(const std::string& name, const Mark& where, const std::string& path) {
    auto text = text_of(name);
    if (!text) {
      const Problem& why = text.error().front();
      return tl::unexpected(Problems{{where, path, shown_text(name) + ", " + why.found, why.expected, {}}});
    }
    auto table = parse_csv(*text, source_.called(name));
    inputs_.emplace(name, std::move(*text));
    return table;
  }

 private:
  Result<std::string> text_of(const std::string& name) {
    constexpr const char* kFewer = "fewer files, of at most 64 MB together";
    if (name.size() > kLongestFileName || has_control_character(name))
      return refusal("no name of a file", "at most 1,000 characters, and no control characters");
    if (++asked_ > kMostInputFiles) return refusal("one file too many", kFewer);
    auto text = source_.text(name);
    if (!text) return text;
    bytes_ += text->size();
    if (bytes_ > kMostInputBytes) return refusal("too much", kFewer);
    return text;
  }

  const FileSource& source_;
  StudyInputs& inputs_;
  std::size_t asked_ = 0, bytes_ = 0;
};

}  // namespace

Problems with_new(Problems problems, const Problems& more) {
  const std::size_t known = problems.size();
  for (const Problem& problem : more) {
    const auto end = problems.begin() + static_cast<std::ptrdiff_t>(known);
    const bool is_known = std::any_of(problems.begin(), end, [&](const Problem& one) {
      return one.where == problem.where && one.path == problem.path;
    });
    if (!is_known) problems.push_back(problem);
  }
  return problems;
}

FileSource files_beside(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
  FileSource source;
  source.called = [folder](const std::string& name) { return (folder / name).string(); };
  source.text = [folder](const std::string& name) -> Result<std::string> {
    return read_text_file((folder / name).string());
  };
  return source;
}

FileSource files_kept(StudyInputs inputs, const std::string& path) {
  FileSource source;
  source.called = [path](const std::string& name) { return path + ": " + name; };
  source.text = [inputs = std::move(inputs)](const std::string& name) -> Result<std::string> {
    const auto kept = inputs.find(name);
    if (kept == inputs.end()) return refusal("not kept with the study", "a file that can be read");
    return kept->second;
  };
  return source;
}

StudyTree read_study_tree(std::string_view text, const std::string& path, const FileSource& source) {
  ParsedYaml parsed = parse_yaml(text, path);
  StudyTree tree{std::move(parsed.root), std::move(parsed.problems), parsed.readable, {}};
  if (!tree.readable) return tree;
  InputFiles reader{source, tree.inputs};
  WithRows rows = with_rows(std::move(tree.root), [&](const auto& name, const auto& where, const auto& key) {
    return reader.read(name, where, key);
  });
  tree.root = std::move(rows.root);
  tree.problems = with_new(std::move(tree.problems), rows.problems);
  tree.readable = rows.complete;
  return tree;
}

}  // namespace headroom
