// The fewest digits that give a number again, as programs read it.
#pragma once

#include <string>

namespace headroom {

/// As std::to_chars writes it (which the library of clang 14 and emscripten 3.1 lacks for these): `fixed`
/// where there is to be no exponent, else with two digits of exponent at least. No number is nan, without
/// bound inf. Worked examples: 0.1 -> 0.1; float 0.1 -> 0.1; 1e14 -> 100000000000000, 1e+14; 1e-7 ->
/// 0.0000001, 1e-07.
enum class Notation { fixed, scientific };
[[nodiscard]] std::string shortest_number(double value, Notation notation);
[[nodiscard]] std::string shortest_number(float value, Notation notation);

}  // namespace headroom
