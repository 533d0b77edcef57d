// Every code point is of the kind that Unicode says, and each medium shows the harmful ones harmlessly.

#include "base/characters.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace headroom {
namespace {

/// Of a code point, by the definition of UTF-8 (RFC 3629), surrogates too.
std::string utf8(char32_t c) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0U | c >> 6U), tail(c)};
  if (c < 0x10000) return {static_cast<char>(0xE0U | c >> 12U), tail(c >> 6U), tail(c)};
  return {static_cast<char>(0xF0U | c >> 18U), tail(c >> 12U), tail(c >> 6U), tail(c)};
}

TEST(Characters, OfEveryCodeAreReadBackAsTheCode) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const std::string text = utf8(c);
    const Character read = character_at(text, 0);
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    ASSERT_EQ(read.kind == CharacterKind::not_utf8, surrogate) << std::uint32_t{c};
    if (!surrogate) {
      ASSERT_EQ(std::uint32_t{read.code}, std::uint32_t{c});
      ASSERT_EQ(read.bytes, text.size());
    }
  }
}

TEST(Characters, AreOfTheKindThatUnicodeSays) {
  const auto kind = [](char32_t c) { return character_at(utf8(c), 0).kind; };
  for (char32_t c = 0; c < 0x20; ++c)
    EXPECT_EQ(is_harmless(kind(c)), c == '\t' || c == '\n') << std::uint32_t{c};
  for (char32_t c = 0x7F; c < 0xA0; ++c) EXPECT_EQ(kind(c), CharacterKind::control) << std::uint32_t{c};
  for (const char32_t c :
       {0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
    EXPECT_EQ(kind(c), CharacterKind::direction) << std::uint32_t{c};
  for (const char32_t c : {0x200B, 0x2060, 0x2064, 0x206F, 0xFEFF, 0xFFF9, 0xE0001})
    EXPECT_EQ(kind(c), CharacterKind::invisible) << std::uint32_t{c};
  for (char32_t plane = 0; plane <= 0x10; ++plane) {
    EXPECT_EQ(kind(plane * 0x10000 + 0xFFFE), CharacterKind::no_character);
    EXPECT_EQ(kind(plane * 0x10000 + 0xFFFF), CharacterKind::no_character);
  }
  for (char32_t c = 0xFDD0; c <= 0xFDEF; ++c)
    EXPECT_EQ(kind(c), CharacterKind::no_character) << std::uint32_t{c};
  EXPECT_EQ(kind(0x2028), CharacterKind::control);
  // What people write: accents, a joiner in Persian and in an emoji, a soft hyphen, a hard blank.
  for (const char32_t c :
       {0x20, 0x7E, 0xA0, 0xAD, 0xE9, 0x200C, 0x200D, 0x2026, 0x202F, 0xFDF0, 0xFFFD, 0x1F600})
    EXPECT_EQ(kind(c), CharacterKind::plain) << std::uint32_t{c};
}

TEST(Characters, ThatAreNoUtf8AreSeenByteByByte) {
  for (const std::string bytes :
       {"\xFF", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xF8\x88\x80\x80\x80"}) {
    const std::string shown = printable("a" + bytes + "b");
    EXPECT_EQ(shown.find_first_not_of("\\x0123456789ABCDEFab"), std::string::npos) << shown;
    EXPECT_EQ(shown.size(), 2 + 4 * bytes.size());
    EXPECT_TRUE(first_harmful(bytes));
  }
}

TEST(Text, OnATerminalShowsTheCodeOfWhatIsHarmful) {
  EXPECT_EQ(printable("red \x1B[31m"), "red \\u{1B}[31m");
  EXPECT_EQ(printable("a\u202Eb\u0085c"), "a\\u{202E}b\\u{85}c");
  EXPECT_EQ(printable(std::string{"a\0b", 3}), "a\\u{0}b");
  EXPECT_EQ(printable("two\nlines\tand\r\na\rthird"), "two\nlines\tand\na\\u{D}third");
  EXPECT_EQ(printable_line("two\nlines\tof"), "two\\u{A}lines\\u{9}of");
  EXPECT_EQ(printable("Zo\u00EB, \u2013 \u20AC 5, \U0001F600"), "Zo\u00EB, \u2013 \u20AC 5, \U0001F600");
}

TEST(Text, IsSafeAfterOnceAndTheSameAfterTwice) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 7) {
    const std::string text = "a" + utf8(c) + "b";
    for (const std::string& safe : {printable(text), displayable(text), printable_json(text)})
      ASSERT_FALSE(first_harmful(safe)) << std::uint32_t{c};
    ASSERT_EQ(printable(printable(text)), printable(text));
    ASSERT_EQ(displayable(displayable(text)), displayable(text));
  }
}

TEST(Text, InAPageOrCellHasAReplacementCharacter) {
  EXPECT_EQ(displayable("a\x07"
                        "b\uFEFF"
                        "c\xC3"),
            "a\uFFFD"
            "b\uFFFD"
            "c\uFFFD");
  EXPECT_EQ(displayable("two\r\nlines\nand\rmore"), "two\nlines\nand\uFFFDmore");
}

TEST(Text, InJsonIsTheSameTextForItsReader) {
  EXPECT_EQ(printable_json("{\"a\": \"x\u202Ey\x7F\"}\n"), "{\"a\": \"x\\u202Ey\\u007F\"}\n");
  EXPECT_EQ(printable_json("\"\U0001FFFE\""), "\"\\uD83F\\uDFFE\"");
}

TEST(Text, IsRefusedInWords) {
  const auto said = [](const std::string& text) {
    const auto harmful = first_harmful(text);
    return in_words(harmful->character) + "; " + text_without(harmful->character);
  };
  EXPECT_EQ(said("a\x1B"), "a control character (U+001B); text without control characters");
  EXPECT_EQ(said("\u2067"), "a direction override (U+2067); text without direction overrides");
  EXPECT_EQ(said("\uFEFF"), "an invisible character (U+FEFF); text without invisible characters");
  EXPECT_EQ(said("\U0010FFFF"), "a noncharacter (U+10FFFF); text without noncharacters");
  EXPECT_EQ(said("\xFF"), "a byte that is not UTF-8 (0xFF); text without bytes that are not UTF-8");
  EXPECT_FALSE(first_harmful("plain\r\n"));
}

}  // namespace
}  // namespace headroom
