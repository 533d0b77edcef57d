#include "support/load_study.hpp"

#include <algorithm>

#include "study/read_study.hpp"
#include "support/text_file.hpp"
#include "support/yaml.hpp"

namespace headroom {

Result<LoadedStudy> load_study(const std::string& path) {
  auto text = read_text_file(path);
  if (!text) return tl::unexpected(text.error());
  return load_kept_study(std::move(*text), path);
}

Result<LoadedStudy> load_kept_study(std::string text, const std::string& path) {
  ParsedYaml parsed = parse_yaml(text, path);
  if (!parsed.readable) return tl::unexpected(parsed.problems);
  auto study = read_study(parsed.root);
  if (study && parsed.problems.empty()) return LoadedStudy{std::move(*study), path, std::move(text)};
  Problems problems = std::move(parsed.problems);
  if (!study) problems.insert(problems.end(), study.error().begin(), study.error().end());
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return a.where.line != b.where.line ? a.where.line < b.where.line : a.where.column < b.where.column;
  });
  return tl::unexpected(std::move(problems));
}

}  // namespace headroom
