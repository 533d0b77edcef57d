#include "export/zip_check.hpp"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>

namespace headroom {
namespace {

/// Little-endian, as the ZIP format has them (PKWARE APPNOTE 4.3).
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  std::size_t value = 0;
  for (std::size_t i = length; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Counts `<c ` and sees the end of a sheet, fed piece by piece.
class SheetReader {
 public:
  void add(std::string_view piece) {
    const std::string text = tail_ + std::string{piece};
    // What the last piece ended with was not counted yet.
    for (std::size_t at = text.find("<c "); at != std::string::npos; at = text.find("<c ", at + 3)) {
      if (at + 3 > tail_.size()) ++cells_;
    }
    tail_ = text.size() > kTail ? text.substr(text.size() - kTail) : text;
  }
  [[nodiscard]] std::optional<std::size_t> cells() const {
    return tail_.ends_with("</worksheet>") ? std::optional{cells_} : std::nullopt;
  }

 private:
  static constexpr std::size_t kTail = 16;
  std::string tail_;
  std::size_t cells_ = 0;
};

std::optional<std::size_t> cells_of(std::string_view packed) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 1 << 16> piece{};
  SheetReader sheet;
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    sheet.add({piece.data(), piece.size() - stream.avail_out});
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END ? sheet.cells() : std::nullopt;
}

}  // namespace

std::map<std::string, std::size_t> cells_of_sheets(const std::string& path) {
  constexpr std::size_t kEnd = 22, kCentral = 46, kLocal = 30;
  constexpr std::string_view kSheets = "xl/worksheets/sheet";
  std::ifstream file{path, std::ios::binary};
  std::ostringstream all;
  all << file.rdbuf();
  const std::string bytes = all.str();
  const std::size_t end = bytes.rfind("PK\x05\x06");
  std::map<std::string, std::size_t> sheets;
  if (end == std::string::npos || end + kEnd > bytes.size()) return sheets;
  std::size_t at = number_at(bytes, end + 16, 4);
  for (std::size_t entries = number_at(bytes, end + 10, 2); entries > 0 && at + kCentral <= bytes.size();
       --entries) {
    const std::size_t packed = number_at(bytes, at + 20, 4), name_length = number_at(bytes, at + 28, 2);
    const std::size_t local = number_at(bytes, at + 42, 4);
    const std::string name = bytes.substr(at + kCentral, name_length);
    at += kCentral + name_length + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    if (!name.starts_with(kSheets) || local + kLocal > bytes.size()) continue;
    const std::size_t begin =
        local + kLocal + number_at(bytes, local + 26, 2) + number_at(bytes, local + 28, 2);
    if (begin + packed > bytes.size()) continue;
    if (const auto cells = cells_of(std::string_view{bytes}.substr(begin, packed)))
      sheets[name.substr(std::string_view{"xl/worksheets/"}.size())] = *cells;
  }
  return sheets;
}

}  // namespace headroom
