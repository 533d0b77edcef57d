// Values read as an item of a list, cut out of their own text, or set anew on one line.

#include "editing/new_value.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "editing/layout.hpp"
#include "reading/yaml.hpp"

namespace headroom::editing {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      if (lines.back().ends_with('\r')) lines.back().pop_back();
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  if (lines.back().ends_with('\r')) lines.back().pop_back();
  return lines;
}

bool is_blank(const std::string& line) { return line.find_first_not_of(" \t") == std::string::npos; }

/// Of all lines but the first.
std::size_t least_indent(const std::vector<std::string>& lines) {
  std::size_t least = std::string::npos;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (!is_blank(lines[i])) least = std::min(least, lines[i].find_first_not_of(' '));
  return least;
}

/// Whether a block of text says by a number how far it is indented, which is not so where it will stand.
bool says_its_indent(NewValue::Form form, const std::vector<std::string>& lines) {
  return form == NewValue::Form::text && lines.front().find_first_of("123456789") != std::string::npos;
}

/// Without empty lines around it and without what all lines are indented by.
std::vector<std::string> flush_left(std::string_view yaml) {
  std::vector<std::string> lines = lines_of(yaml);
  while (!lines.empty() && is_blank(lines.front())) lines.erase(lines.begin());
  while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
  std::size_t least = std::string::npos;
  for (const std::string& line : lines)
    if (!is_blank(line)) least = std::min(least, line.find_first_not_of(' '));
  for (std::string& line : lines) line.erase(0, std::min(least, line.size()));
  return lines;
}

/// What is read of this text where nothing else is.
ParsedYaml read_alone(const std::string& text) { return parse_yaml(text, "the value"); }

/// Whether the text without quotes is read as itself between brackets.
bool reads_back(const std::string& text) {
  if (text.empty() || text.find_first_of("\n\r\t") != std::string::npos) return false;
  const ParsedYaml parsed = read_alone("[" + text + "]\n");
  if (!parsed.readable || !parsed.problems.empty() || parsed.root.kind != Node::Kind::list) return false;
  const auto& items = parsed.root.items;
  return items.size() == 1 && items[0].kind == Node::Kind::scalar && !items[0].quoted &&
         items[0].text == text;
}

/// The value on one line, with quotes where it cannot do without, which `node` then has too.
std::string one_line(Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::null:
      return node.text.empty() ? "null" : node.text;
    case Node::Kind::scalar:
      if (!node.quoted) node.quoted = !reads_back(node.text);
      return node.quoted ? in_quotes(node.text) : node.text;
    case Node::Kind::list:
      for (Node& item : node.items) text += (text.empty() ? "" : ", ") + one_line(item);
      return '[' + text + ']';
    case Node::Kind::map:
      for (auto& entry : node.entries)
        text += (text.empty() ? "" : ", ") + key_text(entry.key) + ": " + one_line(entry.value);
      return '{' + text + '}';
  }
  return text;
}

std::string problem_text(const Problem& problem) {
  return fmt::format("the value is {}; expected {}", problem.found, problem.expected);
}

}  // namespace

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
      case '\\':
        quoted += '\\';
        quoted += c;
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\t':
        quoted += "\\t";
        break;
      case '\r':
        quoted += "\\r";
        break;
      default:
        quoted += c;
    }
  }
  return quoted + '"';
}

std::string key_text(const std::string& name) {
  const ParsedYaml parsed = read_alone("{" + name + ": 1}\n");
  const bool reads = parsed.readable && parsed.problems.empty() && parsed.root.kind == Node::Kind::map &&
                     parsed.root.entries.size() == 1 && parsed.root.entries[0].key == name;
  return reads ? name : in_quotes(name);
}

NewValue value_of(Node node) {
  NewValue value;
  value.lines = {one_line(node)};
  value.node = std::move(node);
  return value;
}

tl::expected<NewValue, std::string> read_value(std::string_view yaml, bool in_brackets) {
  const std::vector<std::string> lines = flush_left(yaml);
  if (lines.empty())
    return tl::unexpected<std::string>{"the value is empty; to take something away, remove it"};
  Document alone{"- " + joined(lines, kIndent, "\n") + "\n", "the value", {}};
  ParsedYaml parsed = read_alone(alone.text);
  if (!parsed.problems.empty()) return tl::unexpected{problem_text(parsed.problems.front())};
  const bool is_one = parsed.root.kind == Node::Kind::list && parsed.root.items.size() == 1;
  if (!is_one || (parsed.root.items[0].kind == Node::Kind::null && parsed.root.items[0].text.empty()))
    return tl::unexpected<std::string>{
        "the value is not one value; expected one, as it is written in a study"};
  NewValue value;
  value.node = std::move(parsed.root.items[0]);
  const auto written =
      lines_of(std::string_view{alone.text}.substr(value.node.begin, value.node.end - value.node.begin));
  const bool is_collection = value.node.kind == Node::Kind::map || value.node.kind == Node::Kind::list;
  const char first = written.front().empty() ? ' ' : written.front().front();
  if (is_collection && !has_brackets(alone.text, value.node)) value.form = NewValue::Form::block;
  if (!is_collection && (first == '|' || first == '>')) value.form = NewValue::Form::text;
  const bool is_plain_in_line = value.form == NewValue::Form::inline_ && written.size() == 1;
  const bool fits = is_collection || value.node.quoted || value.node.kind == Node::Kind::null ||
                    !in_brackets || reads_back(value.node.text);
  if (is_plain_in_line && fits) {
    value.lines = written;
  } else if (value.form == NewValue::Form::inline_ || in_brackets || says_its_indent(value.form, written)) {
    value = value_of(std::move(value.node));
  } else {
    value.lines = written;
    const std::size_t least = value.form == NewValue::Form::text ? least_indent(written) : kIndent;
    for (std::size_t i = 1; i < value.lines.size(); ++i)
      value.lines[i].erase(0, std::min(least, value.lines[i].size()));
  }
  return value;
}

NewValue in_map(const std::string& name, NewValue value) {
  Node map;
  map.kind = Node::Kind::map;
  map.entries.push_back({name, {}, std::move(value.node)});
  return {std::move(map), {"{" + key_text(name) + ": " + value.lines.front() + "}"}, NewValue::Form::inline_};
}

NewValue in_list(NewValue value) {
  Node list;
  list.kind = Node::Kind::list;
  list.items.push_back(std::move(value.node));
  return {std::move(list), {"[" + value.lines.front() + "]"}, NewValue::Form::inline_};
}

NewValue in_block_map(const std::string& name, NewValue value) {
  std::vector<std::string> lines = entry_lines(name, value);
  Node map;
  map.kind = Node::Kind::map;
  map.entries.push_back({name, {}, std::move(value.node)});
  return {std::move(map), std::move(lines), NewValue::Form::block};
}

std::vector<std::string> entry_lines(const std::string& name, const NewValue& value) {
  const bool is_below = value.form == NewValue::Form::block;
  std::vector<std::string> lines{key_text(name) + ":" + (is_below ? "" : " " + value.lines.front())};
  for (std::size_t i = is_below ? 0 : 1; i < value.lines.size(); ++i) {
    const std::string& line = value.lines[i];
    lines.push_back(line.empty() || value.form == NewValue::Form::inline_ ? line
                                                                          : std::string(kIndent, ' ') + line);
  }
  return lines;
}

std::vector<std::string> item_lines(const NewValue& value) {
  std::vector<std::string> lines = value.lines;
  lines.front() = "- " + lines.front();
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (!lines[i].empty()) lines[i] = std::string(kIndent, ' ') + lines[i];
  return lines;
}

std::string joined(const std::vector<std::string>& lines, std::size_t indent, const std::string& line_break) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += line_break + (lines[i].empty() ? "" : std::string(indent, ' '));
    text += lines[i];
  }
  return text;
}

}  // namespace headroom::editing
