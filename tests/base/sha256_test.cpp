// Digests and base64 against the vectors of their standards.

#include "base/sha256.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/base64.hpp"

namespace headroom {
namespace {

std::string digest_of(std::string_view bytes, std::size_t at_a_time = std::string_view::npos) {
  PlainSha256 digest;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(at_a_time, bytes.size())))
    digest.add(bytes.substr(0, at_a_time));
  std::string text;
  for (const unsigned char byte : digest.digest()) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

// NIST, examples for SHA-256 (FIPS 180-4) and the Secure Hash Algorithm Validation System's short messages.
TEST(PlainSha256, AgreesWithTheStandardsExamples) {
  EXPECT_EQ(digest_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(digest_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(
      digest_of(
          "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnop"
          "qrsmnopqrstnopqrstu"),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(digest_of(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(PlainSha256, IsTheSameInPieces) {
  const std::string bytes(300, 'x');
  for (const std::size_t length : {55, 56, 63, 64, 65, 119, 120, 128, 300}) {
    for (const std::size_t at_a_time : {1, 7, 64, 100})
      EXPECT_EQ(digest_of(std::string_view{bytes}.substr(0, length), at_a_time),
                digest_of(bytes.substr(0, length)));
  }
}

// RFC 4648, section 10, and every letter.
TEST(Base64, AgreesWithTheStandardsExamples) {
  const auto of = [](std::string_view text) {
    return base64({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
  };
  EXPECT_EQ(of(""), "");
  EXPECT_EQ(of("f"), "Zg==");
  EXPECT_EQ(of("fo"), "Zm8=");
  EXPECT_EQ(of("foo"), "Zm9v");
  EXPECT_EQ(of("foob"), "Zm9vYg==");
  EXPECT_EQ(of("fooba"), "Zm9vYmE=");
  EXPECT_EQ(of("foobar"), "Zm9vYmFy");
  EXPECT_EQ(of("\x14\xfb\x9c\x03\xd9\x7e\xff\xef\xbf"), "FPucA9l+/++/");
}

}  // namespace
}  // namespace headroom
