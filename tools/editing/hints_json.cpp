// The members of hints, by their names; what a text may hold that JSON cannot is replaced.

#include "editing/hints_json.hpp"

#include <nlohmann/json.hpp>

#include "base/characters.hpp"
#include "study/hints/complete.hpp"
#include "study/hints/hover.hpp"

namespace headroom {
namespace {

/// What is written into the text keeps its ends of lines.
std::string as_written(const std::string& text) { return is_utf8(text) ? text : displayable(text); }

}  // namespace

nlohmann::ordered_json complete_json(std::string_view text, std::size_t offset) {
  const Completion completion = complete(text, offset);
  auto options = nlohmann::ordered_json::array();
  for (const auto& option : completion.options) {
    options.push_back({{"label", displayable(option.label)},
                       {"insert", as_written(option.insert)},
                       {"detail", displayable(option.detail)},
                       {"info", displayable(option.info)}});
  }
  return {{"from", completion.from}, {"to", completion.to}, {"options", std::move(options)}};
}

nlohmann::ordered_json hover_json(std::string_view text, std::size_t offset) {
  const auto at = hover(text, offset);
  if (!at) return nlohmann::ordered_json::object();
  return {
      {"from", at->from}, {"to", at->to}, {"title", displayable(at->title)}, {"text", displayable(at->text)}};
}

}  // namespace headroom
