// The kinds of value that a key may have, one row each: what is one, its number, its words, its schema.
#pragma once

#include <optional>
#include <string>

#include "study/keys/key.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

/// With what a form lets a value of the kind be entered.
enum class Widget { form, table, text, choice, tick, number, amount, duration, date, time, file };

/// What a kind of value is. A new one is a name in `Type` and a row in kinds.cpp.
struct ValueKind {
  Type type;
  /// Whether a scalar is one, in the row's range. A random duration may also be a map: see `read_random`.
  bool (*valid)(const Node&, const Key&);
  /// In the row's unit, a share as a fraction, a duration in days; null of what is no number.
  std::optional<double> (*number)(const Node&, const Key&);
  const char* unit;  ///< of the number, as written behind it; % of a share, which is written times 100
  std::string (*expected)(const Key&);  ///< what a person should write
  std::string (*schema)(const Key&);    ///< of a scalar; null of what holds other values
  Widget widget;
};

[[nodiscard]] const ValueKind& value_kind(Type type);

inline constexpr const char* kNamePattern = R"(^[A-Za-z0-9_-]{1,64}$)";

}  // namespace headroom::reading
