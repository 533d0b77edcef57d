// Types, units and ranges of scalars, and parts of job plans as people write them.

#include "study/keys/values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "study/keys/kinds.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

std::optional<double> written_number(const Node& node, const Key& key) {
  const auto number = value_kind(key.type).number;
  return number == nullptr ? std::nullopt : number(node, key);
}

bool items_are_equal(const Node& list) {
  return std::all_of(list.items.begin(), list.items.end(), [&](const Node& item) {
    return parse_number(item.text) == parse_number(list.items.front().text);
  });
}

bool equals_text(const Node& node, const Key& key, const std::string& neutral) {
  if (node.text == neutral) return true;
  const auto value = written_number(node, key);
  return value && value == parse_share(neutral);
}

}  // namespace

bool is_valid_scalar(const Node& node, const Key& key) { return value_kind(key.type).valid(node, key); }

bool has_effect(const Node& node, const Key& key) {
  const auto neutral = split_choices(key.neutral);
  if (node.kind == Node::Kind::map) return !node.entries.empty();
  if (node.kind == Node::Kind::list) {
    if (node.items.empty()) return false;
    if (neutral.empty()) return true;
    if (neutral.front() == "equal") return !items_are_equal(node);
    return node.items.size() != 1 || node.items.front().text != neutral.front();
  }
  return std::none_of(neutral.begin(), neutral.end(),
                      [&](const std::string& text) { return equals_text(node, key, text); });
}

std::string supported_text(const Key& key) {
  const std::string instead = key.instead;
  if (!instead.empty()) return instead;
  const auto neutral = split_choices(key.neutral);
  if (neutral.size() == 1) return neutral.front();
  std::string text = "one of ";
  for (std::size_t i = 0; i < neutral.size(); ++i) text += (i > 0 ? ", " : "") + neutral[i];
  return text;
}

double number_of(const Node& node, const Key& key) { return written_number(node, key).value_or(0); }

std::string number_written(double value, const Key& key) {
  const std::string_view unit = value_kind(key.type).unit;
  if (unit == "%") return share_text(value);
  const bool one = value == 1 && unit.ends_with('s');
  return fmt::format("{}{}", value, unit.substr(0, unit.size() - (one ? 1 : 0)));
}

LeadTime lead_time_of(const Node& node) {
  return lead_time_of(parse_duration(node.text).value_or(WrittenDuration{}));
}

double duration_days_of(const Node& node) {
  return days_of(parse_duration(node.text).value_or(WrittenDuration{}));
}

std::optional<PlanPart> parse_plan_part(const Node& node) {
  if (node.kind != Node::Kind::scalar) return std::nullopt;
  if (node.text == "rest") return PlanPart{PlanPart::Kind::rest, 0};
  const Key share{.type = Type::share, .low = 0, .high = 1};
  if (!node.text.empty() && node.text.back() == '%') {
    if (!is_valid_scalar(node, share)) return std::nullopt;
    return PlanPart{PlanPart::Kind::share, number_of(node, share)};
  }
  const Key hours{.type = Type::hours, .low = 0, .high = 168};
  if (!is_valid_scalar(node, hours)) return std::nullopt;
  const bool plain = !node.quoted && parse_number(node.text).has_value();
  return PlanPart{plain ? PlanPart::Kind::number : PlanPart::Kind::hours, number_of(node, hours)};
}

}  // namespace headroom::reading
