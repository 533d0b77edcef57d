// Bytes as letters that any text may hold.
#pragma once

#include <span>
#include <string>

namespace headroom {

/// Base64 (RFC 4648, section 4), padded. Worked example: "foob" -> Zm9vYg==.
[[nodiscard]] inline std::string base64(std::span<const unsigned char> bytes) {
  constexpr const char* kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto byte = [&](std::size_t i) { return at + i < bytes.size() ? bytes[at + i] : 0U; };
    const unsigned three = byte(0) << 16 | byte(1) << 8 | byte(2);
    for (std::size_t i = 0; i < 4; ++i)
      text += at + i <= bytes.size() ? kLetters[three >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

}  // namespace headroom
