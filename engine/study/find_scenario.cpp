// A choice's name taken apart into the values of the sizing's variables.

#include "study/find_scenario.hpp"

#include <algorithm>
#include <string_view>

namespace headroom {
namespace {

/// Takes `PATH=VALUE` and the comma after it off the front; the value's position, none where it is not one.
std::optional<std::size_t> take_value(const SizingVariable& variable, std::string_view& name) {
  const std::string start = variable.path + '=';
  if (!name.starts_with(start)) return std::nullopt;
  name.remove_prefix(start.size());
  const std::string_view text = name.substr(0, name.find(','));
  const auto found = std::find(variable.texts.begin(), variable.texts.end(), text);
  if (found == variable.texts.end()) return std::nullopt;
  name.remove_prefix(std::min(name.size(), text.size() + 1));
  return static_cast<std::size_t>(found - variable.texts.begin());
}

std::optional<Scenario> find_choice(const Sizing& sizing, const std::string& name) {
  std::vector<std::size_t> positions;
  std::string_view rest = name;
  for (const SizingVariable& variable : sizing.vary) {
    const auto position = take_value(variable, rest);
    if (!position) return std::nullopt;
    positions.push_back(*position);
  }
  auto choice = sizing.choice(positions);
  if (!choice || choice->name != name) return std::nullopt;
  return std::move(*choice);
}

}  // namespace

std::optional<Scenario> find_scenario(const Study& study, const std::string& name) {
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    if (study.scenarios.name(s) == name) return study.scenarios[s];
  }
  return study.sizing ? find_choice(*study.sizing, name) : std::nullopt;
}

}  // namespace headroom
