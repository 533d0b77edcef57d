// Rows that bind themselves: from a member's pointer to how a value is read into it and written back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "service/service.hpp"
#include "study/keys/field.hpp"
#include "study/keys/key.hpp"

namespace headroom::reading {

// Values that a key may have, each read from a valid value of the row's kind.
void read_into(double& value, const Node& node, const Key& key);
void read_into(int& value, const Node& node, const Key& key);  ///< a duration in whole days
void read_into(std::uint64_t& value, const Node& node, const Key& key);
void read_into(bool& value, const Node& node, const Key& key);
void read_into(std::string& value, const Node& node, const Key& key);
void read_into(Minutes& value, const Node& node, const Key& key);
void read_into(Hours& value, const Node& node, const Key& key);
void read_into(Pounds& value, const Node& node, const Key& key);
void read_into(Date& value, const Node& node, const Key& key);
void read_into(MonthDay& value, const Node& node, const Key& key);
void read_into(LeadTime& value, const Node& node, const Key& key);
void read_into(RandomDuration& value, const Node& node, const Key& key);
void read_into(WeekdaySet& value, const Node& node, const Key& key);  ///< a list; any scalar is mon-fri

template <Worded Enum>
void read_into(Enum& value, const Node& node, const Key& /*key*/) {
  if (const auto named = find_word<Enum>(node.text)) value = *named;
}

template <class Value>
void read_into(std::optional<Value>& value, const Node& node, const Key& key) {
  read_into(value.emplace(), node, key);
}

template <class Value>
void read_into(std::vector<Value>& values, const Node& list, const Key& key) {
  values.clear();
  for (const Node& item : list.items) read_into(values.emplace_back(), item, key);
}

// The same as a study would write them.
[[nodiscard]] std::string written_as(double value, const Key& key);
[[nodiscard]] std::string written_as(int value, const Key& key);
[[nodiscard]] std::string written_as(std::uint64_t value, const Key& key);
[[nodiscard]] std::string written_as(bool value, const Key& key);
[[nodiscard]] std::string written_as(const std::string& value, const Key& key);
[[nodiscard]] std::string written_as(Minutes value, const Key& key);
[[nodiscard]] std::string written_as(Hours value, const Key& key);
[[nodiscard]] std::string written_as(Pounds value, const Key& key);
[[nodiscard]] std::string written_as(Date value, const Key& key);
[[nodiscard]] std::string written_as(MonthDay value, const Key& key);
[[nodiscard]] std::string written_as(const LeadTime& value, const Key& key);
[[nodiscard]] std::string written_as(const RandomDuration& value, const Key& key);
[[nodiscard]] std::string written_as(const WeekdaySet& value, const Key& key);

template <Worded Enum>
[[nodiscard]] std::string written_as(Enum value, const Key& /*key*/) {
  return written_word(value);
}

template <class Value>
[[nodiscard]] std::string written_as(const std::vector<Value>& values, const Key& key) {
  std::string text;
  for (const Value& value : values) text += (text.empty() ? "" : ", ") + written_as(value, key);
  return '[' + text + ']';
}

namespace binding {  // how `field`, `part` and `each` are made

template <class Pointer>
struct Member;
template <class Struct_, class Value_>
struct Member<Value_ Struct_::*> {
  using Struct = Struct_;
  using Value = Value_;
};
template <auto member>
using StructOf = typename Member<decltype(member)>::Struct;
template <auto member>
using ValueOf = typename Member<decltype(member)>::Value;

template <class Value>
struct Plain {
  using Type = Value;
};
template <class Value>
struct Plain<std::optional<Value>> {
  using Type = Value;
};
template <class Value>
struct Plain<std::vector<Value>> {
  using Type = Value;
};
/// What an optional or a list holds.
template <auto member>
using Held = typename Plain<ValueOf<member>>::Type;
template <auto member>
inline constexpr bool kIsOptional = std::is_same_v<ValueOf<member>, std::optional<Held<member>>>;

template <auto member>
ValueOf<member>& of(void* object) {
  return static_cast<StructOf<member>*>(object)->*member;
}
template <auto member>
const ValueOf<member>& of(const void* object) {
  return static_cast<const StructOf<member>*>(object)->*member;
}

template <auto member>
void read(void* object, const Node& value, const Key& key) {
  read_into(of<member>(object), value, key);
}

template <auto member>
std::optional<std::string> written(const void* object, const Key& key) {
  const auto& value = of<member>(object);
  if constexpr (kIsOptional<member>) {
    return value ? std::optional{written_as(*value, key)} : std::nullopt;
  } else {
    return written_as(value, key);
  }
}

template <auto member>
constexpr std::span<const EnumWord> words_of() {
  if constexpr (Worded<Held<member>>) {
    return kWords<Held<member>>;
  } else {
    return {};
  }
}

template <auto member>
void* part_of(void* object) {
  auto& value = of<member>(object);
  if constexpr (kIsOptional<member>) {
    return value ? &*value : &value.emplace();
  } else {
    return &value;
  }
}

template <auto member>
std::size_t count_of(const void* object) {
  if constexpr (kIsOptional<member>) {
    return of<member>(object) ? 1 : 0;
  } else {
    return 1;
  }
}

template <auto member>
const void* held_at(const void* object, std::size_t /*index*/) {
  if constexpr (kIsOptional<member>) {
    return &*of<member>(object);
  } else {
    return &of<member>(object);
  }
}

template <auto member>
std::size_t size_of(const void* object) {
  return of<member>(object).size();
}
template <auto member>
const void* item_of(const void* object, std::size_t index) {
  return &of<member>(object)[index];
}
template <class Item>
const std::string* name_of(const void* item) {
  return &static_cast<const Item*>(item)->name;
}

}  // namespace binding

/// The value of the key.
template <auto member>
inline constexpr Field field{.of = kStruct<binding::StructOf<member>>,
                             .read = binding::read<member>,
                             .written = binding::written<member>,
                             .words = binding::words_of<member>()};

/// A struct, for whose members keys below this one stand.
template <auto member>
inline constexpr Field part{.of = kStruct<binding::StructOf<member>>,
                            .inner = kStruct<binding::Held<member>>,
                            .part = binding::part_of<member>,
                            .optional = binding::kIsOptional<member>,
                            .count = binding::count_of<member>,
                            .at = binding::held_at<member>};

/// A map of structs with names, each an entry.
template <auto member>
inline constexpr Field each{.of = kStruct<binding::StructOf<member>>,
                            .inner = kStruct<binding::Held<member>>,
                            .count = binding::size_of<member>,
                            .at = binding::item_of<member>,
                            .name = binding::name_of<binding::Held<member>>};

/// A list of structs, each an item.
template <auto member>
inline constexpr Field every{.of = kStruct<binding::StructOf<member>>,
                             .inner = kStruct<binding::Held<member>>,
                             .count = binding::size_of<member>,
                             .at = binding::item_of<member>};

}  // namespace headroom::reading
