// The words of an enum, said once: how studies and files write each value, and how answers speak of it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace headroom {

struct EnumWord {
  const char* written;    ///< in studies and answers for programs
  const char* said = "";  ///< in sentences, where the written word is not enough
};

/// Beside each enum that a study names, in the order of its values.
template <class Enum>
inline constexpr std::array<EnumWord, 0> kWords{};

template <class Enum>
concept Worded = std::is_enum_v<Enum> && !kWords<Enum>.empty();

template <Worded Enum>
[[nodiscard]] constexpr const char* written_word(Enum value) {
  return kWords<Enum>.at(static_cast<std::size_t>(value)).written;
}

template <Worded Enum>
[[nodiscard]] constexpr const char* said_word(Enum value) {
  return kWords<Enum>.at(static_cast<std::size_t>(value)).said;
}

/// The value that is written so; none where it is none of them.
template <Worded Enum>
[[nodiscard]] constexpr std::optional<Enum> find_word(std::string_view written) {
  for (std::size_t i = 0; i < kWords<Enum>.size(); ++i) {
    if (written == kWords<Enum>[i].written) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

/// Words that are nothing but written.
template <std::size_t n>
[[nodiscard]] constexpr std::array<EnumWord, n> only_written(const std::array<const char*, n>& words) {
  std::array<EnumWord, n> all{};
  for (std::size_t i = 0; i < n; ++i) all[i] = {words[i]};
  return all;
}

}  // namespace headroom
