// Five characters as references, script-safe JSON, and the digest that the page's policy names.

#include "report/html.hpp"

#include <openssl/evp.h>

#include <array>
#include <vector>

#include "base/characters.hpp"
#include "base/ensure.hpp"

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
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  ensure(EVP_Digest(script.data(), script.size(), digest.data(), &length, EVP_sha256(), nullptr) == 1 &&
             length == digest.size(),
         "SHA-256 is always there");
  std::array<unsigned char, 45> base64{};  // 4 letters for every 3 bytes, and the 0 at the end
  EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
  return "'sha256-" + std::string{reinterpret_cast<const char*>(base64.data())} + '\'';
}

}  // namespace headroom
