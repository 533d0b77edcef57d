// Slips of first hands by pattern (word processors, commas, units), files elsewhere, misspelt posts.

#include "remedy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>
#include <string_view>
#include <vector>

namespace headroom {
namespace {

namespace fs = std::filesystem;

struct Slip {
  const char* found;     ///< a pattern of all that was found
  const char* expected;  ///< a pattern within what was expected
  const char* words;     ///< $1, $2, ... are what the first pattern caught
};

/// The first that fits is said. Patterns of bytes: U+00A0, dashes and quotes of word processors are several
/// each.
constexpr std::array<Slip, 15> kRemedies{{
    {".*\xC2\xA0.*", "", "its space is a non-breaking one, as word processors make; type an ordinary one"},
    {".*(\xE2\x80\x9C|\xE2\x80\x9D|\xE2\x80\x98|\xE2\x80\x99).*", "",
     "its quotes are a word processor's; leave them out, or type \""},
    {".*(\xE2\x80\x93|\xE2\x80\x94).*", "", "its dashes are a word processor's; type -"},
    {"not UTF-8 here", "", "in Notepad: Save as, Encoding UTF-8"},
    {"(\\d{1,3}),(\\d{1,2})", "^(?!whole)", "with a point: $1.$2"},
    {"(\\d+),(\\d{3})", "", "without the comma: $1$2"},
    {"([\\d.]+) +%", "", "without the space: $1%"},
    {"\xC2\xA3.*", "", "in pounds: the number alone, without a sign and commas"},
    {"(two|three|four|five|six|seven|eight.*|nine)", "^one of 2, 3", "a band is a figure, as in 6 or 8a"},
    {"([\\d.]+) ?[A-Za-z]+", "^(a number|whole)", "the number alone: $1"},
    {"([\\d.]+)", "a duration", "with its unit, as in $1 weeks"},
    {"([\\d.]+) ?[A-Za-z]+", "a duration", "the unit in full, as in $1 weeks"},
    {"([\\d.]+) (percent|per cent|pct)", "a share", "with the sign: $1%"},
    {"\\{.*\\}", "^all shares or all hours$", "a share has its %, as in dcc: 80%"},
    {"([A-Za-z0-9_-]+)", "^a list of", "in brackets: [$1]"},
}};

std::string last_of(const std::string& path) { return path.substr(path.rfind('.') + 1); }

/// "GP letters" -> "GP-letters"
std::string as_name(std::string text) {
  std::string name;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_') {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  return name;
}

/// "study.yaml, old.yml": the studies of a folder, at most three.
std::string studies_in(const fs::path& folder, const std::string& shown) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator entry{folder, failed}, end; !failed && entry != end; entry.increment(failed)) {
    const std::string ending = entry->path().extension().string();
    if (ending == ".yaml" || ending == ".yml") names.push_back(shown + entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i) text += (i ? ", " : "") + names[i];
  return names.size() > 3 ? text + " and others" : text;
}

std::string about_file(const Problem& problem) {
  const fs::path path{problem.where.file};
  const bool is_folder = problem.found == "a folder";
  const fs::path folder = is_folder ? path : path.parent_path();
  const std::string shown = folder.empty() ? "" : (folder / "").string();
  const std::string studies = studies_in(folder.empty() ? fs::path{"."} : folder, shown);
  if (!studies.empty()) return (is_folder ? "in it: " : "in that folder: ") + studies;
  return is_folder ? "no study is in it" : "'headroom new' writes one to start from";
}

/// A scenario that misspells a post makes a new one, which lacks all that a post needs.
bool is_post_of_no_study(const Problem& problem) {
  return !problem.scenario.empty() && problem.found == "missing" &&
         std::regex_match(problem.path, std::regex{"staff[.][A-Za-z0-9_-]+[.]role"});
}

}  // namespace

std::string remedy_for(const Problem& problem) {
  if (problem.path.empty() && (problem.found == "not there" || problem.found == "a folder"))
    return about_file(problem);
  const std::string key = last_of(problem.path);
  const bool is_number =
      !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c); });
  if (is_number && (problem.found == "not a key here" || problem.found == "empty"))
    return "a comma ends a value here: write 0.8, and 1240 without a comma";
  if (is_post_of_no_study(problem))
    return "the study has no post of this name, so it would be a new one; write the name as the study has "
           "it, or "
           "what a new post needs";
  if (problem.found == "not a name") return "such as " + as_name(key);
  constexpr std::size_t kLongest = 200;  // characters: patterns are tried on no more than a slip is long
  if (problem.found.size() > kLongest) return {};
  for (const Slip& remedy : kRemedies) {
    std::smatch caught;
    if (!std::regex_match(problem.found, caught, std::regex{remedy.found})) continue;
    if (std::regex_search(problem.expected, std::regex{remedy.expected})) return caught.format(remedy.words);
  }
  return {};
}

}  // namespace headroom
