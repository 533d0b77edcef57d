// Signatures of files that are no text, and lines with a colon, space or bracket too few or too many.

#include "reading/yaml_remedy.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace headroom {
namespace {

struct Signature {
  std::string_view begins, found, expected;
};

constexpr std::string_view kPlainText =
    "plain text: write it in a text editor, or save it as plain text (UTF-8) under a name ending in .yaml";
constexpr std::string_view kUtf8 = "UTF-8: in Notepad, Save as, Encoding UTF-8";

/// The first bytes of files that are no plain text.
constexpr std::array<Signature, 7> kSignatures{{
    {"PK\x03\x04", "a zip, as Word (.docx) and Excel (.xlsx) save", kPlainText},
    {"\xD0\xCF\x11\xE0", "an old Word or Excel file (.doc, .xls)", kPlainText},
    {"{\\rtf", "rich text (RTF)", kPlainText},
    {"%PDF", "a PDF", kPlainText},
    {"\xFF\xFE", "UTF-16", kUtf8},
    {"\xFE\xFF", "UTF-16", kUtf8},
    {"\x89HDF", "a result file", "a study (YAML); compare, report and export read results"},
}};

constexpr std::string_view kHardSpace = "\xC2\xA0";  // U+00A0, which word processors put for a space

struct Line {
  int number = 0;            ///< from 1; 0: there is none
  std::string_view text;     ///< without the comment and the spaces at its end
  std::size_t indented = 0;  ///< spaces before the first other character

  [[nodiscard]] std::string_view content() const { return text.substr(indented); }
};

std::string_view without_comment(std::string_view text) {
  const std::size_t comment = text.starts_with('#') ? 0 : text.find(" #");
  text = text.substr(0, comment);
  return text.substr(0, text.find_last_not_of(" \r") + 1);
}

/// The lines up to the given one, without those that hold nothing.
std::vector<Line> lines_up_to(std::string_view text, int last) {
  std::vector<Line> lines;
  std::size_t from = 0;
  for (int number = 1; number <= last && from < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view line = without_comment(text.substr(from, end - from));
    if (!line.empty()) lines.push_back({number, line, std::min(line.find_first_not_of(' '), line.size())});
    from = end + 1;
  }
  return lines;
}

/// A key, its colon and then at once a letter or digit; or a key and no colon at all.
bool lacks_space_after_colon(const Line& line) {
  const std::string_view content = line.content();
  const std::size_t colon = content.find(':');
  return colon != std::string_view::npos && colon + 1 < content.size() &&
         content.find(": ") == std::string_view::npos &&
         std::isalnum(static_cast<unsigned char>(content[colon + 1]));
}

bool lacks_colon(const Line& line) {
  const std::string_view content = line.content();
  return content.find(':') == std::string_view::npos && content[0] != '-' && content[0] != '{' &&
         content[0] != '[' && content.back() != '}' && content.back() != ']' && content.back() != ',';
}

bool has_second_colon(const Line& line) {
  const std::string_view content = line.content();
  const std::size_t first = content.find(": ");
  if (first == std::string_view::npos || first + 2 >= content.size()) return false;
  const char value = content[first + 2];
  return value != '{' && value != '[' && value != '"' && value != '\'' &&
         content.find(": ", first + 2) != std::string_view::npos;
}

bool leaves_bracket_open(const Line& line) {
  const auto count = [&](char c) { return std::count(line.text.begin(), line.text.end(), c); };
  return count('{') > count('}') || count('[') > count(']');
}

Problem slip(const Line& line, const std::string& file, const std::string& found,
             const std::string& expected) {
  const int column = static_cast<int>(line.indented) + 1;
  return {{file, line.number, column}, "", "not YAML here: " + found, expected, {}};
}

/// On one line alone, whatever stands about it.
std::optional<Problem> slip_within(const Line& line, const std::string& file) {
  if (line.content().starts_with('\t'))
    return slip(line, file, "the line is indented with a tab", "spaces, and never tabs");
  if (line.text.find(kHardSpace) != std::string_view::npos)
    return slip(line, file, "the line has a non-breaking space, as word processors make",
                "an ordinary space");
  if (lacks_space_after_colon(line))
    return slip(line, file, "no space follows the colon", "a space after it, as in 'minutes: 45'");
  if (has_second_colon(line)) return slip(line, file, "a text with a colon in it", "quotes around the text");
  return std::nullopt;
}

/// Further in than a key that has its value already, or as far in as nothing before it.
bool is_out_of_line(const std::vector<Line>& lines) {
  const Line& here = lines.back();
  const Line& above = lines[lines.size() - 2];
  if (here.indented > above.indented) return above.text.back() != ':';
  return std::none_of(lines.begin(), lines.end() - 1,
                      [&](const Line& line) { return line.indented == here.indented; });
}

/// By what stands above.
std::optional<Problem> slip_between(const std::vector<Line>& lines, const std::string& file) {
  const Line& here = lines.back();
  const Line& above = lines[lines.size() - 2];
  for (const Line* each : {&above, &here})
    if (lacks_colon(*each))
      return slip(*each, file, "no colon follows the key",
                  "a colon and a space after it, as in 'minutes: 45'");
  if (leaves_bracket_open(above))
    return slip(above, file, "a bracket is not closed on this line", "a } for every { and a ] for every [");
  if (!is_out_of_line(lines)) return std::nullopt;
  return slip(here, file,
              "the line is indented by " + std::to_string(here.indented) + " spaces, the one above by " +
                  std::to_string(above.indented),
              "the same for all keys that belong together");
}

}  // namespace

std::optional<Problem> other_kind_of_file(std::string_view text, const std::string& file) {
  for (const Signature& of : kSignatures)
    if (text.starts_with(of.begins))
      return Problem{{file, 0, 0}, "", std::string{of.found}, std::string{of.expected}, {}};
  return std::nullopt;
}

std::optional<Problem> known_slip(std::string_view text, const std::string& file, int line) {
  const std::vector<Line> lines = lines_up_to(text, line);
  if (lines.empty()) return std::nullopt;
  if (auto found = slip_within(lines.back(), file)) return found;
  if (lines.size() == 1) return std::nullopt;
  if (auto found = slip_within(lines[lines.size() - 2], file)) return found;
  return slip_between(lines, file);
}

}  // namespace headroom
