// Where the value of a key goes: a member of a struct, its type erased so that a row can hold it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/words.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

struct Key;

/// Tells structs apart.
using StructId = const void*;
template <class Struct>
inline constexpr char kStructMark{};
template <class Struct>
inline constexpr StructId kStruct = &kStructMark<Struct>;

/// What a row says of where its value goes; made by `field`, `part` and `each` of into.hpp. Nothing: the
/// value is read by hand.
struct Field {
  StructId of = nullptr;  ///< the struct whose member it is

  // A value.
  void (*read)(void* object, const Node& value,
               const Key& key) = nullptr;  ///< a valid one, written or default
  /// As a study would write it; none where the member holds nothing.
  std::optional<std::string> (*written)(const void* object, const Key& key) = nullptr;
  std::span<const EnumWord> words{};  ///< of an enum

  // A struct within, whose keys stand below this one.
  StructId inner = nullptr;
  void* (*part)(void* object) = nullptr;  ///< made where there is none yet
  bool optional = false;                  ///< there only where it is written
  // Of a part one, or none where it is not there; of a map or list of structs, as many as it has.
  std::size_t (*count)(const void* object) = nullptr;
  const void* (*at)(const void* object, std::size_t index) = nullptr;
  const std::string* (*name)(const void* item) = nullptr;  ///< null of parts and of lists

  [[nodiscard]] constexpr bool is_value() const { return read != nullptr; }
};

}  // namespace headroom::reading
