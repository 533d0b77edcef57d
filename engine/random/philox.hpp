// The counter-based generator under every draw: a key and a counter give a block, without state.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace headroom {

/// Philox2x64-10 (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11):
/// a keyed bijection of 128-bit counters whose outputs pass as random. It has no state, so any draw of any
/// patient can be made at any time, in any order, on any thread, and is the same.
struct Philox {
  static constexpr std::size_t kRounds = 10;
  using Block = std::array<std::uint64_t, 2>;
  [[nodiscard]] static constexpr Block block(std::uint64_t counter_low, std::uint64_t counter_high,
                                             std::uint64_t key);

  /// The key of each round: worked out once where one key makes many blocks.
  using RoundKeys = std::array<std::uint64_t, kRounds>;
  [[nodiscard]] static constexpr RoundKeys round_keys(std::uint64_t key);
  [[nodiscard]] static constexpr Block block(std::uint64_t counter_low, std::uint64_t counter_high,
                                             const RoundKeys& keys);

 private:
  static constexpr std::uint64_t kWeyl = 0x9E3779B97F4A7C15u;
  [[gnu::always_inline]] static constexpr Block round(Block counter, std::uint64_t key);
  template <std::size_t... numbers>
  [[gnu::always_inline]] static constexpr Block rounds(Block counter, const RoundKeys& keys,
                                                       std::index_sequence<numbers...>);
  template <std::size_t... numbers>
  [[gnu::always_inline]] static constexpr Block rounds(Block counter, std::uint64_t key,
                                                       std::index_sequence<numbers...>);
};

namespace detail {

struct Product {
  std::uint64_t high, low;
};

/// 64 x 64 -> 128 bits, in halves of 32: for compilers without a type of 128 bits.
constexpr Product multiply_in_halves(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t a0 = a & 0xffffffffu, a1 = a >> 32, b0 = b & 0xffffffffu, b1 = b >> 32;
  const std::uint64_t low = a0 * b0, cross = a1 * b0 + (low >> 32), middle = a0 * b1 + (cross & 0xffffffffu);
  return {a1 * b1 + (cross >> 32) + (middle >> 32), (middle << 32) | (low & 0xffffffffu)};
}

/// 64 x 64 -> 128 bits.
constexpr Product multiply(std::uint64_t a, std::uint64_t b) {
#if defined(__SIZEOF_INT128__)
  __extension__ using Wide = unsigned __int128;
  const Wide wide = static_cast<Wide>(a) * b;
  return {static_cast<std::uint64_t>(wide >> 64), static_cast<std::uint64_t>(wide)};
#else
  return multiply_in_halves(a, b);
#endif
}

}  // namespace detail

constexpr Philox::RoundKeys Philox::round_keys(std::uint64_t key) {
  RoundKeys keys{};
  for (std::uint64_t& round : keys) {
    round = key;
    key += kWeyl;
  }
  return keys;
}

constexpr Philox::Block Philox::round(Block counter, std::uint64_t key) {
  const auto [high, low] = detail::multiply(0xD2B74407B1CE6E93u, counter[0]);
  return {high ^ key ^ counter[1], low};
}

// Rounds are written out, not looped: a fifth faster.
template <std::size_t... numbers>
constexpr Philox::Block Philox::rounds(Block counter, const RoundKeys& keys,
                                       std::index_sequence<numbers...>) {
  ((counter = round(counter, keys[numbers])), ...);
  return counter;
}

template <std::size_t... numbers>
constexpr Philox::Block Philox::rounds(Block counter, std::uint64_t key, std::index_sequence<numbers...>) {
  ((counter = round(counter, key + numbers * kWeyl)), ...);
  return counter;
}

constexpr Philox::Block Philox::block(std::uint64_t counter_low, std::uint64_t counter_high,
                                      const RoundKeys& keys) {
  return rounds({counter_low, counter_high}, keys, std::make_index_sequence<kRounds>{});
}

constexpr Philox::Block Philox::block(std::uint64_t counter_low, std::uint64_t counter_high,
                                      std::uint64_t key) {
  return rounds({counter_low, counter_high}, key, std::make_index_sequence<kRounds>{});
}

}  // namespace headroom
