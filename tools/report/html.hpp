// Text on its way into HTML and scripts, which stays text whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace headroom {

/// For the content of an element and for a quoted attribute: & < > " ' as references; what is
/// harmful (base/characters.hpp) as U+FFFD, a line break as a line feed. Worked example: `a<b>` ->
/// `a&lt;b&gt;`.
[[nodiscard]] std::string escaped(std::string_view text);

/// JSON inside a script element: `<`, `>` and `&` as \u003c and so on, so that nothing can end the element.
[[nodiscard]] std::string within_script(std::string json);

/// ` NAME="VALUE"`, escaped.
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);

/// The source of a Content-Security-Policy that lets this very script run: `'sha256-…'` in base64.
[[nodiscard]] std::string policy_source(std::string_view script);

}  // namespace headroom
