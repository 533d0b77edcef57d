// The kinds of value, one row each, and what is particular to them.
#include "study/keys/kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "study/keys/schema_json.hpp"
#include "study/keys/values.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

using Numbered = std::optional<double>;

// What is a number, and which.

Numbered share_number(const Node& node, const Key& /*key*/) {
  if (node.quoted && (node.text.empty() || node.text.back() != '%')) return std::nullopt;
  return parse_share(node.text);
}

Numbered plain_number(const Node& node, const Key& /*key*/) {
  return node.quoted ? std::nullopt : parse_number(node.text);
}

Numbered whole_number(const Node& node, const Key& /*key*/) {
  const auto whole = node.quoted ? std::nullopt : parse_whole(node.text);
  return whole ? std::optional{static_cast<double>(*whole)} : std::nullopt;
}

/// A plain number, or a number and one of the units in which the key counts.
template <class InUnit>
Numbered number_or(const Node& node, InUnit in_unit) {
  if (!node.quoted) {
    if (const auto plain = parse_number(node.text)) return plain;
  }
  const auto written = parse_duration(node.text);
  return written ? in_unit(*written) : std::nullopt;
}

Numbered in_one_unit(const Node& node, TimeUnit unit) {
  return number_or(node, [unit](const WrittenDuration& written) {
    return written.unit == unit ? std::optional{written.amount} : std::nullopt;
  });
}

Numbered minutes_number(const Node& node, const Key& /*key*/) {
  return number_or(node, [](const WrittenDuration& written) -> Numbered {
    if (written.unit == TimeUnit::minutes) return written.amount;
    return written.unit == TimeUnit::hours ? std::optional{written.amount * 60} : std::nullopt;
  });
}

Numbered hours_number(const Node& node, const Key& /*key*/) {
  return number_or(node, [](const WrittenDuration& written) -> Numbered {
    if (written.unit == TimeUnit::hours) return written.amount;
    return written.unit == TimeUnit::minutes ? std::optional{written.amount / 60} : std::nullopt;
  });
}

Numbered days_number(const Node& node, const Key& /*key*/) { return in_one_unit(node, TimeUnit::days); }
Numbered weeks_number(const Node& node, const Key& /*key*/) { return in_one_unit(node, TimeUnit::weeks); }

Numbered lead_days(const Node& node, const Key& /*key*/) {
  const auto written = parse_duration(node.text);
  return written ? std::optional{days_of(*written)} : std::nullopt;
}

Numbered calendar_days(const Node& node, const Key& key) {
  const auto written = parse_duration(node.text);
  return written && written->unit == TimeUnit::working_days ? std::nullopt : lead_days(node, key);
}

// What is valid.

bool in_bounds(double value, const Key& key) {
  return value <= key.high && (key.above ? value > key.low : value >= key.low);
}

template <Numbered (*number)(const Node&, const Key&)>
bool numbered(const Node& node, const Key& key) {
  const auto value = number(node, key);
  return value && in_bounds(*value, key);
}

/// A number without a fraction, however it is written.
template <Numbered (*number)(const Node&, const Key&)>
bool counted(const Node& node, const Key& key) {
  const auto value = number(node, key);
  return value && in_bounds(*value, key) && *value == std::floor(*value);
}

bool holds_others(const Node& /*node*/, const Key& /*key*/) { return false; }
bool any_scalar(const Node& /*node*/, const Key& /*key*/) { return true; }
bool named_file(const Node& node, const Key& /*key*/) { return !node.text.empty(); }
bool well_named(const Node& node, const Key& /*key*/) { return is_name(node.text); }
bool planned(const Node& node, const Key& /*key*/) { return parse_plan_part(node).has_value(); }
bool month_and_day(const Node& node, const Key& /*key*/) { return parse_month_day(node.text).has_value(); }
bool hour_and_minute(const Node& node, const Key& /*key*/) {
  return parse_time_of_day(node.text).has_value();
}
bool named_day(const Node& node, const Key& /*key*/) { return parse_weekday(node.text).has_value(); }

bool chosen(const Node& node, const Key& key) {
  const auto choices = choices_of(key);
  return std::find(choices.begin(), choices.end(), node.text) != choices.end();
}

bool yes_or_no(const Node& node, const Key& /*key*/) {
  return !node.quoted && (node.text == "true" || node.text == "false");
}

bool dated(const Node& node, const Key& /*key*/) {
  const auto date = parse_date(node.text);
  return date && *date >= Date{1990, 1, 1} && *date <= Date{2100, 12, 31};
}

/// A plain number is one only where it is not quoted.
bool number_share_or_duration(const Node& node, const Key& /*key*/) {
  if (!node.quoted && parse_number(node.text)) return true;
  const bool share = !node.text.empty() && node.text.back() == '%';
  return share ? parse_share(node.text).has_value() : parse_duration(node.text).has_value();
}

// What is expected, in words.

std::string bounds(const std::string& low, const std::string& high, const Key& key) {
  if (key.above) return "above " + low + " and up to " + high;
  return "from " + low + " to " + high;
}

std::string number_bounds(const Key& key) { return bounds(number_text(key.low), number_text(key.high), key); }

std::string days_or_weeks(double days) {
  if (days >= 7 && days == static_cast<int>(days / 7) * 7.0)
    return number_text(days / 7) + (days == 7 ? " week" : " weeks");
  return number_text(days) + (days == 1 ? " day" : " days");
}

std::string duration_bounds(const Key& key) {
  return bounds(days_or_weeks(key.low), days_or_weeks(key.high), key);
}

std::string map_words(const Key& key) { return key.low >= 1 ? "a map with at least one entry" : "a map"; }

std::string list_words(const Key& key) {
  if (key.low > 0 && key.low == key.high) return "a list of " + number_text(key.low);
  return key.low == 1 ? "a list of at least one" : "a list";
}

std::string text_words(const Key& /*key*/) { return "text"; }
std::string name_words(const Key& /*key*/) { return "a name (letters, digits, - and _, at most 64)"; }
std::string choice_words(const Key& key) { return one_of(choices_of(key)); }
std::string flag_words(const Key& /*key*/) { return "true or false"; }
std::string share_words(const Key& key) {
  return "a share " + bounds(share_text(key.low), share_text(key.high), key);
}
std::string number_words(const Key& key) { return "a number " + number_bounds(key); }
std::string whole_words(const Key& key) {
  return key.low == key.high ? number_text(key.low) : "a whole number " + number_bounds(key);
}
std::string minutes_words(const Key& key) { return "whole minutes " + number_bounds(key); }
std::string hours_words(const Key& key) { return "hours " + number_bounds(key); }
std::string days_words(const Key& key) { return "days " + number_bounds(key); }
std::string weeks_words(const Key& key) { return "a whole number of weeks " + number_bounds(key); }
std::string duration_words(const Key& key) { return "a duration such as 6 weeks, " + duration_bounds(key); }
std::string lead_time_words(const Key& key) {
  return "a duration such as 6 weeks or 2 working days, " + duration_bounds(key);
}
std::string random_words(const Key& key) {
  return duration_words(key) + ", or a random one such as {triangular: [4 weeks, 6 weeks, 10 weeks]}";
}
std::string plan_part_words(const Key& /*key*/) { return "a share such as 80%, hours such as 30, or rest"; }
std::string date_words(const Key& /*key*/) {
  return "a date such as 2026-04-01, from 1990-01-01 to 2100-12-31";
}
std::string month_day_words(const Key& /*key*/) { return "a day of the year such as 1 April"; }
std::string time_words(const Key& /*key*/) { return "a time of day such as 9:00"; }
std::string weekday_words(const Key& /*key*/) { return one_of(choices_of({.words = kWords<Weekday>})); }
std::string file_words(const Key& /*key*/) { return "the name of a file"; }
std::string quantity_words(const Key& /*key*/) {
  return "a number, a share such as 4% or a duration such as 2 weeks";
}
std::string value_words(const Key& /*key*/) {
  return "a number or text (lists and maps are given as NAME: value)";
}
std::string any_words(const Key& /*key*/) { return "a value"; }

// Schemas.

constexpr const char* kDuration = R"(^[0-9.eE+]+ +(minutes?|hours?|days?|weeks?|months?|years?)$)";
constexpr const char* kFileName = R"({"$ref": "#/$defs/text", "type": "string", "minLength": 1})";

std::string pattern_of(const char* pattern) {
  return Members{}.text("type", "string").text("pattern", pattern).json();
}

Members ranged(const std::string& type, const Key& key) {
  Members members;
  members.add("type", type)
      .number(key.above ? "exclusiveMinimum" : "minimum", key.low)
      .number("maximum", key.high);
  return members;
}

std::string with_units(const char* type, const char* units, const Key& key) {
  return ranged(type, key).text("pattern", fmt::format("^[0-9.eE+]+ +{}$", units)).json();
}

constexpr const char* kNumberOrText = R"(["number", "string"])";
constexpr const char* kWholeOrText = R"(["integer", "string"])";

std::string text_schema(const Key& /*key*/) { return R"({"$ref": "#/$defs/text"})"; }
std::string name_schema(const Key& /*key*/) {
  return Members{}.add("type", R"(["string", "integer"])").text("pattern", kNamePattern).json();
}
std::string choice_schema(const Key& key) {
  std::vector<std::string> values;
  for (const auto& choice : choices_of(key)) {
    values.push_back(quoted(choice));
    if (parse_whole(choice)) values.push_back(choice);
  }
  return Members{}.add("enum", array(values)).json();
}
std::string flag_schema(const Key& /*key*/) { return R"({"type": "boolean"})"; }
std::string share_schema(const Key& key) {
  return ranged(kNumberOrText, key).text("pattern", R"(^[-+0-9.eE]+%$)").json();
}
std::string number_schema(const Key& key) { return ranged(quoted("number"), key).json(); }
std::string whole_schema(const Key& key) { return ranged(quoted("integer"), key).json(); }
std::string minutes_schema(const Key& key) { return with_units(kWholeOrText, "(minutes?|hours?)", key); }
std::string hours_schema(const Key& key) { return with_units(kNumberOrText, "(minutes?|hours?)", key); }
std::string days_schema(const Key& key) { return with_units(kNumberOrText, "days?", key); }
std::string weeks_schema(const Key& key) { return with_units(kWholeOrText, "weeks?", key); }
std::string duration_schema(const Key& /*key*/) { return pattern_of(kDuration); }
std::string lead_time_schema(const Key& /*key*/) {
  return pattern_of(R"(^[0-9.eE+]+ +(minutes?|hours?|days?|working days?|weeks?|months?|years?)$)");
}

/// Exactly one distribution, by name.
std::string random_schema(const Key& key) {
  const std::string duration = duration_schema(key);
  const auto list = [&](double size) {
    return Members{}
        .text("type", "array")
        .add("items", duration)
        .number("minItems", size)
        .number("maxItems", size)
        .json();
  };
  const std::string spread =
      Members{}
          .text("type", "object")
          .add("properties", Members{}.add("mean", duration).add("sd", duration).json())
          .add("required", R"(["mean", "sd"])")
          .add("additionalProperties", "false")
          .json();
  Members distributions;
  using Kind = RandomDuration::Kind;
  distributions.add(written_word(Kind::uniform), list(2));
  distributions.add(written_word(Kind::triangular), list(3));
  distributions.add(written_word(Kind::exponential), duration);
  for (const Kind kind : {Kind::gamma, Kind::lognormal}) distributions.add(written_word(kind), spread);
  distributions.add("empirical", kFileName);
  const std::string map = Members{}
                              .text("type", "object")
                              .add("properties", distributions.json())
                              .add("additionalProperties", "false")
                              .number("minProperties", 1)
                              .number("maxProperties", 1)
                              .json();
  return Members{}.add("anyOf", array({duration, map})).json();
}

std::string plan_part_schema(const Key& /*key*/) {
  return R"({"type": ["number", "string"], "minimum": 0, "maximum": 168, )"
         R"("pattern": "^(rest|[0-9.eE+]+%|[0-9.eE+]+ +(minutes?|hours?))$"})";
}
std::string date_schema(const Key& /*key*/) { return pattern_of("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"); }
std::string month_day_schema(const Key& /*key*/) { return pattern_of("^[0-9]{1,2} [A-Z][a-z]+$"); }
std::string time_schema(const Key& /*key*/) { return pattern_of("^[0-9]{1,2}:[0-9]{2}$"); }
std::string weekday_schema(const Key& /*key*/) { return choice_schema({.words = kWords<Weekday>}); }
std::string file_schema(const Key& /*key*/) { return kFileName; }
std::string quantity_schema(const Key& /*key*/) {
  return Members{}
      .add("type", kNumberOrText)
      .text("pattern",
            R"(^([-+0-9.eE]+%|[0-9.eE+]+ +(minutes?|hours?|days?|working days?|weeks?|months?|years?))$)")
      .json();
}
std::string any_schema(const Key& /*key*/) { return R"({"not": {"type": "null"}})"; }

constexpr ValueKind kValueKinds[] = {
    {Type::map, holds_others, nullptr, "", map_words, nullptr, Widget::form},
    {Type::list, holds_others, nullptr, "", list_words, nullptr, Widget::table},
    {Type::overlay, holds_others, nullptr, "", map_words, nullptr, Widget::form},
    {Type::text, any_scalar, nullptr, "", text_words, text_schema, Widget::text},
    {Type::name, well_named, nullptr, "", name_words, name_schema, Widget::text},
    {Type::choice, chosen, nullptr, "", choice_words, choice_schema, Widget::choice},
    {Type::flag, yes_or_no, nullptr, "", flag_words, flag_schema, Widget::tick},
    {Type::share, numbered<share_number>, share_number, "%", share_words, share_schema, Widget::amount},
    {Type::number, numbered<plain_number>, plain_number, "", number_words, number_schema, Widget::number},
    {Type::whole, numbered<whole_number>, whole_number, "", whole_words, whole_schema, Widget::number},
    {Type::minutes, counted<minutes_number>, minutes_number, " minutes", minutes_words, minutes_schema,
     Widget::amount},
    {Type::hours, numbered<hours_number>, hours_number, " hours", hours_words, hours_schema, Widget::amount},
    {Type::days, numbered<days_number>, days_number, " days", days_words, days_schema, Widget::amount},
    {Type::weeks, counted<weeks_number>, weeks_number, " weeks", weeks_words, weeks_schema, Widget::amount},
    {Type::duration, numbered<calendar_days>, calendar_days, " days", duration_words, duration_schema,
     Widget::duration},
    {Type::lead_time, numbered<lead_days>, lead_days, " days", lead_time_words, lead_time_schema,
     Widget::duration},
    {Type::random, numbered<calendar_days>, calendar_days, " days", random_words, random_schema,
     Widget::duration},
    {Type::plan_part, planned, nullptr, "", plan_part_words, plan_part_schema, Widget::amount},
    {Type::date, dated, nullptr, "", date_words, date_schema, Widget::date},
    {Type::month_day, month_and_day, nullptr, "", month_day_words, month_day_schema, Widget::date},
    {Type::time_of_day, hour_and_minute, nullptr, "", time_words, time_schema, Widget::time},
    {Type::weekday, named_day, nullptr, "", weekday_words, weekday_schema, Widget::choice},
    {Type::file, named_file, nullptr, "", file_words, file_schema, Widget::file},
    {Type::quantity, number_share_or_duration, nullptr, "", quantity_words, quantity_schema, Widget::text},
    {Type::value, any_scalar, nullptr, "", value_words, text_schema, Widget::text},
    {Type::any, any_scalar, nullptr, "", any_words, any_schema, Widget::text},
};

constexpr bool every_kind_has_its_row() {
  for (std::size_t i = 0; i < std::size(kValueKinds); ++i) {
    if (kValueKinds[i].type != static_cast<Type>(i)) return false;
  }
  return std::size(kValueKinds) == static_cast<std::size_t>(Type::any) + 1;
}
static_assert(every_kind_has_its_row(), "a row a kind, in the order of Type, of which `any` is the last");

}  // namespace

const ValueKind& value_kind(Type type) { return kValueKinds[static_cast<std::size_t>(type)]; }

}  // namespace headroom::reading
