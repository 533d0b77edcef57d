// Five characters as references, script-safe JSON, and the digest that the page's policy names.

#include "report/html.hpp"

#include "base/base64.hpp"
#include "base/characters.hpp"
#include "base/sha256.hpp"

namespace headroom {
std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : displayable(text)) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string within_script(std::string json) {
  std::string safe;
  for (const char c : json) {
    if (c == '<') {
      safe += "\\u003c";
    } else if (c == '>') {
      safe += "\\u003e";
    } else if (c == '&') {
      safe += "\\u0026";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string{name} + "=\"" + escaped(value) + '"';
}

std::string policy_source(std::string_view script) {
  PlainSha256 digest;
  digest.add(script);
  return "'sha256-" + base64(digest.digest()) + '\'';
}

}  // namespace headroom
