// Quoted texts, members in order, and long lines broken by indentation.

#include "study/keys/schema_json.hpp"

#include <fmt/format.h>

namespace headroom::reading {

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string array(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::vector<std::string> all_quoted(const std::vector<std::string>& texts) {
  std::vector<std::string> result;
  for (const auto& text : texts) result.push_back(quoted(text));
  return result;
}

Members& Members::add(const std::string& key, const std::string& json) {
  members_.emplace_back(key, json);
  return *this;
}

Members& Members::text(const std::string& key, const std::string& value) { return add(key, quoted(value)); }

Members& Members::number(const std::string& key, double value) {
  return add(key, fmt::format("{:.17g}", value));
}

std::string Members::json() const {
  std::string result;
  for (const auto& [key, json] : members_) result += (result.empty() ? "" : ", ") + quoted(key) + ": " + json;
  return '{' + result + '}';
}

std::string indented(std::string_view json) {
  std::string result;
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"' && (i == 0 || json[i - 1] != '\\')) in_text = !in_text;
    const auto line = [&] { return '\n' + std::string(static_cast<std::size_t>(depth), ' '); };
    if (in_text || (c != '{' && c != '}' && c != ',')) {
      result += c;
    } else if (c == '{') {
      ++depth;
      result += c;
      if (i + 1 < json.size() && json[i + 1] != '}') result += line();
    } else if (c == '}') {
      --depth;
      if (json[i - 1] != '{') result += line();
      result += c;
    } else {
      result += c;
      if (i + 1 < json.size() && json[i + 1] == ' ') ++i;
      result += line();
    }
  }
  return result + '\n';
}

}  // namespace headroom::reading
