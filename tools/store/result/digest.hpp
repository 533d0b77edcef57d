// SHA-256 of bytes and of files.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "reading/checked_file.hpp"

namespace headroom {

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  /// Of everything added, as 64 hexadecimal digits; once, at the end.
  [[nodiscard]] std::string text();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 (FIPS 180-4) as 64 hexadecimal digits. Worked example: "abc" -> ba7816bf...f20015ad.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// Of the next `count` bytes; empty where there are fewer. Throws FileFailure.
[[nodiscard]] std::string sha256(const FileReader& file, std::uint64_t count);

}  // namespace headroom
