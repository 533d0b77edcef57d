// Which draw is whose: purposes, entities and occurrences that key a generator of their own.
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

#include "random/philox.hpp"

namespace headroom {

/// What a draw decides. Numbers are part of every result: append only, never renumber.
enum class Purpose : std::uint8_t {
  referral_count = 1,  ///< referrals of one stream on one day
  referral = 2,        ///< its minute of the day, then its priority
  priority = 3,        ///< of those in progress at the start
  route = 4,           ///< keeps its number: a route is the second word of the visit's first attendance
  delay = 5,           ///< how long until it is due
  attendance = 6,
  leave = 7,
  study = 8,
  sickness = 9,
  in_progress_count = 10,
  in_progress_due = 11,
  in_progress_state = 12,
  turnover = 13,        ///< when a holder leaves, then how long until somebody follows
  turnover_start = 14,  ///< whether a holder's hours are vacant at first, then for or since how long
  unknown = 15,         ///< the value of a number that is not known
  row_of_draws = 16,    ///< the order in which the rows of a file of joint draws are taken
};

/// Who a draw belongs to: a patient, a holder, a stream's day. Made from names and numbers, never from
/// positions, so that nothing added to a study moves anybody else's draws.
enum class Entity : std::uint64_t {};

/// Finaliser of SplitMix64 (Steele, Lea & Flood 2014): a bijection that spreads every bit.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/// FNV-1a of a name, spread.
[[nodiscard]] constexpr std::uint64_t name_key(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return mixed(hash);
}

/// The entity numbered (a, b) of the name with this key; a and b each below 2^32. One name's entities never
/// share a key.
[[nodiscard]] constexpr Entity entity(std::uint64_t name, std::uint32_t a, std::uint32_t b) {
  return Entity{mixed(name ^ ((static_cast<std::uint64_t>(a) << 32) | b))};
}

/// The next word of a generator as a number in [0, 1), 53 bits.
template <class Generator>
[[nodiscard]] constexpr double uniform_01(Generator& generator) {
  return static_cast<double>(generator() >> 11) * 0x1p-53;
}

/// 53 bits as a number in [0, 1).
[[nodiscard]] constexpr double unit_interval(std::uint64_t word) {
  return static_cast<double>(word) * 0x1p-53;
}

/// How many of the 2^53 words lie below a probability: word < threshold(p) just where unit_interval(word) <
/// p.
[[nodiscard]] inline std::uint64_t threshold(double probability) {
  return static_cast<std::uint64_t>(std::ceil(probability * 0x1p53));
}

/// All draws of one replication: hand it a purpose, an entity and an occurrence, and it gives a generator
/// whose numbers depend on nothing else.
class ReplicationDraws {
 public:
  constexpr ReplicationDraws(std::uint64_t seed, std::uint32_t replication)
      : keys_{Philox::round_keys(
            mixed(mixed(seed + 0x9E3779B97F4A7C15u) ^ (replication + 0x632BE59BD9B4E019u)))} {}

  /// A uniform random bit generator of 64-bit words, for Boost.Random's distributions.
  class Generator {
   public:
    using result_type = std::uint64_t;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }
    constexpr result_type operator()() {
      if (left_ == 0) {
        block_ = Philox::block(entity_, counter_++, key_);
        left_ = 2;
      }
      return block_[--left_];
    }

   private:
    friend class ReplicationDraws;
    constexpr Generator(std::uint64_t key, std::uint64_t entity, std::uint64_t counter)
        : key_{key}, entity_{entity}, counter_{counter} {}
    std::uint64_t key_, entity_, counter_;
    Philox::Block block_{};
    int left_ = 0;
  };

  /// `occurrence` below 2^40; a generator may be asked for up to 2^17 words.
  [[nodiscard]] constexpr Generator generator(Purpose purpose, Entity who, std::uint64_t occurrence) const {
    return {keys_.front(), static_cast<std::uint64_t>(who),
            (static_cast<std::uint64_t>(purpose) << 56) | (occurrence << 16)};
  }

  /// The generator's first two words, 53 bits each: what one block holds. `word * 2^-53` is the number in
  /// [0, 1).
  struct Pair {
    std::uint64_t first, second;
  };
  [[nodiscard]] constexpr Pair pair(Purpose purpose, Entity who, std::uint64_t occurrence) const {
    const Philox::Block block =
        Philox::block(static_cast<std::uint64_t>(who),
                      (static_cast<std::uint64_t>(purpose) << 56) | (occurrence << 16), keys_);
    return {block[1] >> 11, block[0] >> 11};
  }

  /// The generator's first word as a number in [0, 1), 53 bits.
  [[nodiscard]] constexpr double uniform(Purpose purpose, Entity who, std::uint64_t occurrence) const {
    Generator one = generator(purpose, who, occurrence);
    return uniform_01(one);
  }

 private:
  Philox::RoundKeys keys_;
};

}  // namespace headroom
