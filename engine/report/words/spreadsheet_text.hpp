// Texts that a spreadsheet would run as formulas, for whoever writes cells.
#pragma once

#include <string_view>

namespace headroom {

/// Whether a spreadsheet may run this text as a formula when it opens or pastes it: behind any blanks (also
/// hard, wide and invisible ones) it begins with = + - @, or with the wide or another form of these.
[[nodiscard]] bool begins_as_formula(std::string_view text);

/// Of finished text: a figure with its sign, "-0.1 (-0.3 to 0.1)" or "+2%", is none though it begins like
/// one.
[[nodiscard]] bool is_signed_figure(std::string_view text);

}  // namespace headroom
