// Quotes followed to where they close; what has none held against the value that was read of it.

#include "reading/yaml_spans.hpp"

#include <algorithm>

namespace headroom {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_blank_sign(char c) { return kBlanks.find(c) != std::string_view::npos; }

std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return end > at && end < text.size() && text[end - 1] == '\r' ? end - 1 : end;
}

std::size_t behind_quote(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      const bool doubled = quote == '\'' && i + 1 < text.size() && text[i + 1] == quote;
      if (!doubled) return i + 1;
      ++i;
    }
  }
  return text.size();
}

/// Text without quotes says the signs of its value one by one: only blanks between them may be others, where
/// lines were folded or indented.
std::size_t behind_signs(std::string_view text, std::size_t at, std::string_view value) {
  std::size_t end = at;
  for (const char sign : value) {
    if (is_blank_sign(sign)) continue;
    while (at < text.size() && is_blank_sign(text[at])) ++at;
    if (at == text.size() || text[at] != sign) return end;
    end = ++at;
  }
  return end;
}

std::size_t behind_block(std::string_view text, std::size_t begin, std::string_view value) {
  const std::size_t last = value.find_last_not_of(kBlanks);
  if (last == std::string_view::npos) {  // whatever follows it, nothing is in it
    std::size_t end = begin + 1;
    while (end < text.size() && !is_blank_sign(text[end])) ++end;
    return end;
  }
  const std::size_t header = line_end(text, begin);
  std::size_t end = line_end(text, behind_signs(text, header, value.substr(0, last + 1)));
  // Empty lines behind it that are part of the value: the end of its last line is one line end.
  auto more = std::count(value.begin() + static_cast<std::ptrdiff_t>(last), value.end(), '\n');
  for (; more > 1; --more) {
    const std::size_t next = text.find('\n', end);
    if (next == std::string_view::npos || next + 1 == text.size()) break;
    end = line_end(text, next + 1);
  }
  return end;
}

}  // namespace

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_blank_sign(text[at]) || text[at] == '#')) {
    if (text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else {
      ++at;
    }
  }
  return at;
}

std::size_t behind_scalar(std::string_view text, std::size_t begin, std::string_view value) {
  if (begin >= text.size()) return begin;
  switch (text[begin]) {
    case '"':
    case '\'':
      return behind_quote(text, begin);
    case '|':
    case '>':
      return behind_block(text, begin, value);
    default:
      return behind_signs(text, begin, value);
  }
}

std::size_t behind_bracket(std::string_view text, std::size_t at) {
  while (true) {
    at = behind_blanks(text, at);
    if (at >= text.size()) return at;
    const char sign = text[at++];
    if (sign == ']' || sign == '}') return at;
  }
}

std::size_t behind_colon(std::string_view text, std::size_t key_end) {
  const std::size_t at = behind_blanks(text, key_end);
  return at < text.size() && text[at] == ':' ? at + 1 : key_end;
}

std::size_t behind_dash_or_comma(std::string_view text, std::size_t at) {
  const std::size_t sign = behind_blanks(text, at);
  return sign < text.size() && (text[sign] == '-' || text[sign] == ',') ? sign + 1 : at;
}

}  // namespace headroom
