// The bits of a value as another type: std::bit_cast, which the library of clang 14 and emscripten 3.1 lacks.
#pragma once

#include <type_traits>

namespace headroom {

template <class To, class From>
requires(sizeof(To) == sizeof(From) && std::is_trivially_copyable_v<To> && std::is_trivially_copyable_v<From>)
    [[nodiscard]] constexpr To bit_cast(const From& from) noexcept {
  return __builtin_bit_cast(To, from);
}
static_assert(bit_cast<unsigned>(1.0F) == 0x3f800000);

}  // namespace headroom
