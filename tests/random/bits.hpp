// One number for the bits of many, so that builds can be held against each other.
#pragma once

#include <cstdint>

#include "base/bit_cast.hpp"

namespace headroom {

/// FNV-1a over whole words. What differs in a single bit gives another number.
class Bits {
 public:
  void add(double value) { bits_ = (bits_ ^ bit_cast<std::uint64_t>(value)) * 1'099'511'628'211U; }
  [[nodiscard]] std::uint64_t value() const { return bits_; }

 private:
  std::uint64_t bits_ = 14'695'981'039'346'656'037U;
};

}  // namespace headroom
