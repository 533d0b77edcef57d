// Numbers and texts as bytes one after another, for the files of finished blocks.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace headroom {

/// Numbers and texts one after another, least byte first.
class BinaryWriter {
 public:
  template <class T>
  void number(T value) {
    static_assert(std::is_unsigned_v<T>);
    for (std::size_t byte = 0; byte < sizeof(T); ++byte) {
      bytes_.push_back(static_cast<char>(value >> (8 * byte) & 0xFF));
    }
  }
  void real(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof(bits));
    number(bits);
  }
  /// Its length in eight bytes, then its bytes.
  void text(std::string_view text) {
    number(std::uint64_t{text.size()});
    raw(text);
  }
  void raw(std::string_view bytes) { bytes_.append(bytes); }
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }

  [[nodiscard]] const std::string& bytes() const& { return bytes_; }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what BinaryWriter wrote. Beyond the end everything is 0 and empty, and `ok()` is false.
class BinaryReader {
 public:
  explicit BinaryReader(std::string_view bytes) : left_{bytes} {}

  template <class T>
  [[nodiscard]] T number() {
    static_assert(std::is_unsigned_v<T>);
    const std::string_view bytes = raw(sizeof(T));
    T value = 0;
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
      value = static_cast<T>(value | static_cast<T>(static_cast<unsigned char>(bytes[byte])) << (8 * byte));
    }
    return value;
  }
  [[nodiscard]] double real() {
    const auto bits = number<std::uint64_t>();
    double value = 0;
    std::memcpy(&value, &bits, sizeof(value));
    return value;
  }
  [[nodiscard]] std::string_view text() { return raw(number<std::uint64_t>()); }
  [[nodiscard]] std::string_view raw(std::uint64_t count) {
    if (count > left_.size()) {
      ok_ = false;
      left_ = {};
      return {};
    }
    const std::string_view bytes = left_.substr(0, count);
    left_.remove_prefix(count);
    return bytes;
  }
  /// How many things of so many bytes each follow: refused where they cannot all be there.
  [[nodiscard]] std::size_t count(std::size_t bytes_each) {
    const auto count = number<std::uint64_t>();
    if (count <= left_.size() / bytes_each) return count;
    ok_ = false;
    left_ = {};
    return 0;
  }

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] std::size_t left() const { return left_.size(); }

 private:
  std::string_view left_;
  bool ok_ = true;
};

}  // namespace headroom
