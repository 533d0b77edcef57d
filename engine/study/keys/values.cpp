// Types, units and ranges of scalars, and parts of job plans as people write them.

#include "study/keys/values.hpp"

#include <algorithm>
#include <cmath>

#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

bool in_range(double value, const Key& key) {
  return value <= key.high && (key.above ? value > key.low : value >= key.low);
}

bool is_whole(double value) { return value == std::floor(value); }

/// A plain number, or a number and one of the units in which the key counts.
std::optional<double> counted_in(const Node& node, Type type) {
  if (!node.quoted) {
    if (const auto plain = parse_number(node.text)) return plain;
  }
  const auto written = parse_duration(node.text);
  if (!written) return std::nullopt;
  const bool in_hours = written->unit == TimeUnit::hours, in_minutes = written->unit == TimeUnit::minutes;
  if (type == Type::minutes && in_minutes) return written->amount;
  if (type == Type::minutes && in_hours) return written->amount * 60;
  if (type == Type::hours && in_hours) return written->amount;
  if (type == Type::hours && in_minutes) return written->amount / 60;
  if (type == Type::days && written->unit == TimeUnit::days) return written->amount;
  if (type == Type::weeks && written->unit == TimeUnit::weeks) return written->amount;
  return std::nullopt;
}

std::optional<double> counted(const Node& node, const Key& key) {
  switch (key.type) {
    case Type::share:
      if (node.quoted && (node.text.empty() || node.text.back() != '%')) return std::nullopt;
      return parse_share(node.text);
    case Type::number:
      return node.quoted ? std::nullopt : parse_number(node.text);
    case Type::whole: {
      const auto whole = node.quoted ? std::nullopt : parse_whole(node.text);
      return whole ? std::optional{static_cast<double>(*whole)} : std::nullopt;
    }
    case Type::minutes:
    case Type::hours:
    case Type::days:
    case Type::weeks:
      return counted_in(node, key.type);
    default:
      return std::nullopt;
  }
}

bool is_valid_duration(const Node& node, const Key& key) {
  const auto written = parse_duration(node.text);
  if (!written) return false;
  if (written->unit == TimeUnit::working_days && key.type != Type::lead_time) return false;
  return in_range(days_of(*written), key);
}

bool is_valid_date(const Node& node) {
  const auto date = parse_date(node.text);
  return date && *date >= Date{1990, 1, 1} && *date <= Date{2100, 12, 31};
}

bool is_choice(const std::string& text, const Key& key) {
  const auto choices = split_choices(key.choices);
  return std::find(choices.begin(), choices.end(), text) != choices.end();
}

bool is_valid_number(const Node& node, const Key& key) {
  const auto value = counted(node, key);
  if (!value || !in_range(*value, key)) return false;
  return (key.type != Type::minutes && key.type != Type::weeks) || is_whole(*value);
}

/// A plain number is one only where it is not quoted.
bool is_quantity(const Node& node) {
  if (!node.quoted && parse_number(node.text)) return true;
  const bool share = !node.text.empty() && node.text.back() == '%';
  return share ? parse_share(node.text).has_value() : parse_duration(node.text).has_value();
}

bool items_are_equal(const Node& list) {
  return std::all_of(list.items.begin(), list.items.end(), [&](const Node& item) {
    return parse_number(item.text) == parse_number(list.items.front().text);
  });
}

bool equals_text(const Node& node, const Key& key, const std::string& neutral) {
  if (node.text == neutral) return true;
  const auto value = counted(node, key);
  return value && value == parse_share(neutral);
}

}  // namespace

bool is_valid_scalar(const Node& node, const Key& key) {
  switch (key.type) {
    case Type::map:
    case Type::overlay:
    case Type::list:
      return false;
    case Type::text:
    case Type::value:
    case Type::any:
      return true;
    case Type::quantity:
      return is_quantity(node);
    case Type::file:
      return !node.text.empty();
    case Type::name:
      return is_name(node.text);
    case Type::choice:
      return is_choice(node.text, key);
    case Type::flag:
      return !node.quoted && (node.text == "true" || node.text == "false");
    case Type::share:
    case Type::number:
    case Type::whole:
    case Type::minutes:
    case Type::hours:
    case Type::days:
    case Type::weeks:
      return is_valid_number(node, key);
    case Type::duration:
    case Type::lead_time:
    case Type::random:
      return is_valid_duration(node, key);
    case Type::plan_part:
      return parse_plan_part(node).has_value();
    case Type::date:
      return is_valid_date(node);
    case Type::month_day:
      return parse_month_day(node.text).has_value();
    case Type::time_of_day:
      return parse_time_of_day(node.text).has_value();
    case Type::weekday:
      return parse_weekday(node.text).has_value();
  }
  return false;
}

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

double number_of(const Node& node, const Key& key) { return counted(node, key).value_or(0); }

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
    if (!is_valid_number(node, share)) return std::nullopt;
    return PlanPart{PlanPart::Kind::share, number_of(node, share)};
  }
  const Key hours{.type = Type::hours, .low = 0, .high = 168};
  if (!is_valid_number(node, hours)) return std::nullopt;
  const bool plain = !node.quoted && parse_number(node.text).has_value();
  return PlanPart{plain ? PlanPart::Kind::number : PlanPart::Kind::hours, number_of(node, hours)};
}

}  // namespace headroom::reading
