// The ZIP directory taken apart byte by byte, and XML followed piece by piece.

#include "export/workbook_check.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/characters.hpp"
#include "support/written_file.hpp"

namespace headroom {
namespace {

/// Little-endian, as the ZIP format has them (PKWARE APPNOTE 4.3).
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  std::size_t value = 0;
  for (std::size_t i = length; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// As the directory at the end of the file has it.
struct Member {
  std::string name;
  std::size_t method = 0, crc = 0, packed = 0, unpacked = 0, local = 0;
};

std::optional<std::vector<Member>> members_of(std::string_view bytes) {
  constexpr std::size_t kEnd = 22, kCentral = 46;
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string::npos || end + kEnd != bytes.size()) return std::nullopt;
  const std::size_t entries = number_at(bytes, end + 10, 2);
  std::size_t at = number_at(bytes, end + 16, 4);
  std::vector<Member> members;
  for (std::size_t e = 0; e < entries; ++e) {
    if (at + kCentral > end || bytes.substr(at, 4) != "PK\x01\x02") return std::nullopt;
    const std::size_t name_length = number_at(bytes, at + 28, 2);
    members.push_back({std::string{bytes.substr(at + kCentral, name_length)}, number_at(bytes, at + 10, 2),
                       number_at(bytes, at + 16, 4), number_at(bytes, at + 20, 4),
                       number_at(bytes, at + 24, 4), number_at(bytes, at + 42, 4)});
    at += kCentral + name_length + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
  }
  if (at != end) return std::nullopt;
  return members;
}

/// Unpacks, piece by piece; whether length and CRC are as promised.
bool unpack(std::string_view packed, const Member& member, XmlReader& into) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 1 << 16> piece{};
  std::size_t length = 0;
  uLong crc = crc32(0, nullptr, 0);
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = piece.size() - stream.avail_out;
    crc = crc32(crc, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(made));
    length += made;
    into.add({piece.data(), made});
  }
  const bool all_used = stream.avail_in == 0;
  inflateEnd(&stream);
  return state == Z_STREAM_END && all_used && length == member.unpacked && crc == member.crc;
}

/// The cells of a member that is whole.
std::optional<std::size_t> cells_of(std::string_view bytes, const Member& member) {
  constexpr std::size_t kLocal = 30, kDeflated = 8;
  if (member.method != kDeflated || member.local + kLocal > bytes.size()) return std::nullopt;
  const std::size_t begin =
      member.local + kLocal + number_at(bytes, member.local + 26, 2) + number_at(bytes, member.local + 28, 2);
  if (begin + member.packed > bytes.size()) return std::nullopt;
  XmlReader xml;
  if (!unpack(bytes.substr(begin, member.packed), member, xml) || !xml.is_whole()) return std::nullopt;
  return xml.cells();
}

/// Where the tag that begins at `at` ends: at the > that is in no quotes.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  char quote = '\0';
  for (; at < text.size(); ++at) {
    if (quote != '\0') {
      if (text[at] == quote) quote = '\0';
    } else if (text[at] == '"' || text[at] == '\'') {
      quote = text[at];
    } else if (text[at] == '>') {
      return at;
    }
  }
  return std::string::npos;
}

/// XML 1.0, production 2: what a document may hold in any way.
bool is_allowed(const Character& character) {
  if (character.kind == CharacterKind::not_utf8) return false;
  if (character.code < 0x20)
    return character.code == '\t' || character.code == '\n' || character.code == '\r';
  return character.code != 0xFFFE && character.code != 0xFFFF;
}

constexpr std::array<std::string_view, 5> kReferences{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};

/// Of text or attributes from the first & on; references to characters are not what the library writes.
bool references_are_known(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at);
    const bool known = std::any_of(kReferences.begin(), kReferences.end(),
                                   [&](std::string_view one) { return rest.starts_with(one); });
    if (!known) return false;
  }
  return true;
}

}  // namespace

void XmlReader::check_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size() && !wrong_;) {
    const Character character = character_at(text, at);
    wrong_ = !is_allowed(character);
    at += character.bytes;
  }
  wrong_ = wrong_ || !references_are_known(text);
}

void XmlReader::take_tag(std::string_view tag) {
  check_text(tag);
  if (tag.starts_with('?')) return;
  const bool closes = tag.starts_with('/'), empty = tag.ends_with('/');
  if (closes) tag.remove_prefix(1);
  const std::string name{tag.substr(0, tag.find_first_of(" \t\r\n/"))};
  wrong_ = wrong_ || name.empty() || tag.find('<') != std::string_view::npos || (any_ && open_.empty());
  any_ = true;
  if (closes) {
    wrong_ = wrong_ || open_.empty() || open_.back() != name;
    if (!open_.empty()) open_.pop_back();
    return;
  }
  if (name == "c") ++cells_;
  if (!empty) open_.push_back(name);
}

void XmlReader::add(std::string_view piece) {
  waiting_ += piece;
  std::size_t from = 0;
  while (!wrong_) {
    const std::size_t tag = waiting_.find('<', from);
    const std::size_t end = tag == std::string::npos ? tag : end_of_tag(waiting_, tag);
    if (end == std::string::npos) break;
    const std::string_view text = std::string_view{waiting_}.substr(from, tag - from);
    check_text(text);
    if (open_.empty()) wrong_ = wrong_ || text.find_first_not_of(" \t\r\n") != std::string_view::npos;
    take_tag(std::string_view{waiting_}.substr(tag + 1, end - tag - 1));
    from = end + 1;
  }
  waiting_.erase(0, from);
}

bool XmlReader::is_whole() const {
  return any_ && !wrong_ && open_.empty() && waiting_.find_first_not_of(" \t\r\n") == std::string::npos;
}

tl::expected<std::map<std::string, std::size_t>, std::string> cells_of_sheets(const std::string& path) {
  constexpr std::string_view kSheets = "xl/worksheets/sheet";
  constexpr std::array kNeeded{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/styles.xml",
                               "xl/_rels/workbook.xml.rels"};
  const auto bytes = read_from_disk(path);
  if (!bytes) return tl::unexpected{bytes.error()};
  const auto members = members_of(*bytes);
  if (!members) return tl::unexpected{std::string{"its end is missing"}};
  std::map<std::string, std::size_t> sheets;
  for (const Member& member : *members) {
    const auto cells = cells_of(*bytes, member);
    if (!cells) return tl::unexpected{"its part " + member.name + " is not whole"};
    if (member.name.starts_with(kSheets))
      sheets[member.name.substr(std::string_view{"xl/worksheets/"}.size())] = *cells;
  }
  for (const char* needed : kNeeded) {
    if (std::none_of(members->begin(), members->end(), [&](const Member& m) { return m.name == needed; }))
      return tl::unexpected{std::string{"its part "} + needed + " is missing"};
  }
  return sheets;
}

}  // namespace headroom
