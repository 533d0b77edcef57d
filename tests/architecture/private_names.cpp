// Declarations at the beginning of a line, where clang-format puts those of a namespace; targets by path.

#include "private_names.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>
#include <set>
#include <string_view>

namespace headroom::architecture {
namespace {

/// Without literals over several lines, whose text may look like anything.
std::string without_raw_literals(const std::string& text) {
  std::string rest;
  std::size_t from = 0;
  for (std::size_t at = text.find("R\""); at != std::string::npos; at = text.find("R\"", from)) {
    const std::size_t open = text.find('(', at);
    const std::string close = ')' + text.substr(at + 2, open - at - 2) + '"';
    rest += text.substr(from, at - from) + "\"\"";
    from = std::min(text.find(close, open), text.size() - close.size()) + close.size();
  }
  return rest + text.substr(from);
}

/// What stands before a declaration's parameters, base classes, body or value, without what is in < >.
std::string head_of(std::string_view declaration) {
  std::string head;
  int depth = 0;
  for (std::size_t i = 0; i < declaration.size(); ++i) {
    const char c = declaration[i];
    if (c == '<') ++depth;
    if (c == '>') --depth;
    const bool is_colon = c == ':' && declaration.substr(i, 2) != "::" && !head.ends_with(':');
    if (depth == 0 && (is_colon || std::string_view{"({[=;"}.find(c) != std::string_view::npos)) break;
    if (depth == 0 && c != '>') head += c == '\n' ? ' ' : c;
  }
  head.erase(head.find_last_not_of(' ') + 1);
  static constexpr std::string_view kFinal = " final";
  if (head.ends_with(kFinal)) head.erase(head.size() - kFinal.size());
  return head;
}

/// The name that a declaration makes; empty where it makes none of its own.
std::string name_of(std::string_view declaration) {
  static const std::regex of_own{R"re((?:^|.*[ &*])(\w+)$)re"};
  static const std::regex none{R"re((?:namespace|using|friend|extern)\b.*|.*\boperator\b.*|\w+)re"};
  static const std::regex alias{R"re(using (\w+))re"};
  const std::string head = head_of(declaration);
  std::smatch match;
  if (std::regex_match(head, match, alias)) return match[1].str();
  if (head.ends_with(" PrintTo")) return {};  // GoogleTest finds it by what it prints
  if (std::regex_match(head, none) || !std::regex_match(head, match, of_own)) return {};
  return match[1].str();
}

bool begins_a_declaration(std::string_view line) {
  return !line.empty() &&
         (std::isalpha(static_cast<unsigned char>(line.front())) != 0 || line.front() == '[') &&
         line.substr(0, 9) != "template ";
}

/// The namespaces around a line, outermost first; empty for one without a name.
class Around {
 public:
  /// Whether the line opens or closes one.
  bool takes(const std::string& line) {
    static constexpr std::string_view kOpens = "namespace ";
    if (line.starts_with(kOpens) && line.ends_with('{')) {
      const std::string name = line.substr(kOpens.size(), line.size() - kOpens.size() - 1);
      names_.push_back(name.substr(0, name.find(' ')));
    } else if (line.rfind("}  // namespace", 0) == 0 && !names_.empty()) {
      names_.pop_back();
    } else {
      return false;
    }
    return true;
  }
  [[nodiscard]] bool is_private() const { return std::count(names_.begin(), names_.end(), "") > 0; }
  [[nodiscard]] std::string path() const {
    std::string path;
    for (const std::string& name : names_) path += name.empty() ? "" : name + "::";
    return path;
  }

 private:
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> private_names(const std::string& text) {
  static constexpr std::string_view kMacro = "#define ";
  const std::string source = without_raw_literals(text);
  Around around;
  std::set<std::string> names;
  for (std::size_t begin = 0; begin < source.size();) {
    const std::size_t end = std::min(source.find('\n', begin), source.size());
    const std::string line = source.substr(begin, end - begin);
    if (line.starts_with(kMacro)) {
      names.insert(line.substr(0, line.find_first_of(" (", kMacro.size())));
    } else if (!around.takes(line) && begins_a_declaration(line) &&
               (around.is_private() || line.rfind("static ", 0) == 0)) {
      const std::string name = name_of(std::string_view{source}.substr(begin));
      if (!name.empty()) names.insert(around.path() + name);
    }
    begin = end + 1;
  }
  return {names.begin(), names.end()};
}

std::string target_of(const std::string& path) {
  static const std::regex of_a_target{R"re(((?:engine|tools|tests)/\w+|bench(?:/\w+)?)/.*\.cpp)re"};
  // Programs of one file each, and what the compiler is given by itself.
  static const std::regex alone{R"re(tests/fuzz/.*|tools/headroom/main\.cpp|tools/web/module\.cpp)re"};
  std::smatch match;
  if (std::regex_match(path, alone) || !std::regex_match(path, match, of_a_target)) return {};
  return match[1].str();
}

std::vector<std::string> shared_private_names(const std::vector<SourceFile>& files) {
  std::map<std::pair<std::string, std::string>, std::string> homes;  // by target and name
  std::vector<std::string> shared;
  for (const SourceFile& file : files) {
    const std::string target = target_of(file.path);
    if (target.empty()) continue;
    for (const std::string& name : private_names(file.text)) {
      const auto [home, is_new] = homes.emplace(std::pair{target, name}, file.path);
      if (!is_new)
        shared.push_back(file.path + " has a " + name + " of its own, as " + home->second + " has");
    }
  }
  return shared;
}

}  // namespace headroom::architecture
