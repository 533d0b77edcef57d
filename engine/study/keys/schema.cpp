// The JSON Schema of the study file, one shape of the key table after another.

#include <fmt/format.h>

#include <algorithm>

#include "base/characters.hpp"
#include "study/keys/key.hpp"
#include "study/keys/schema_json.hpp"
#include "study/read_study.hpp"
#include "study/text/quantities.hpp"

namespace headroom {
namespace {

using namespace reading;

constexpr const char* kName = R"(^[A-Za-z0-9_-]{1,64}$)";
constexpr const char* kDuration = R"(^[0-9.eE+]+ +(minutes?|hours?|days?|weeks?|months?|years?)$)";
constexpr const char* kLeadTime =
    R"(^[0-9.eE+]+ +(minutes?|hours?|days?|working days?|weeks?|months?|years?)$)";

constexpr const char* kQuantity =
    R"(^([-+0-9.eE]+%|[0-9.eE+]+ +(minutes?|hours?|days?|working days?|weeks?|months?|years?))$)";

/// Text without what the reader refuses (base/characters.hpp), but for characters beyond U+FFFF, which not
/// every validator has in a pattern.
std::string text_pattern() {
  const auto harmful = [](char32_t code) { return code < 0x10000 && !is_harmless(kind_of(code)); };
  std::string ranges;
  for (char32_t first = 0; first < 0x10000; ++first) {
    if (!harmful(first)) continue;
    char32_t last = first;
    while (harmful(last + 1)) ++last;
    ranges += fmt::format("\\u{:04x}", static_cast<unsigned>(first));
    if (last > first) ranges += fmt::format("-\\u{:04x}", static_cast<unsigned>(last));
    first = last;
  }
  return "^[^" + ranges + "]*$";
}

constexpr const char* kText = R"({"$ref": "#/$defs/text"})";
constexpr const char* kFileName = R"({"$ref": "#/$defs/text", "type": "string", "minLength": 1})";

/// What is said once and meant in many places.
std::string definitions() {
  const std::string text =
      Members{}.add("type", R"(["string", "number", "boolean"])").text("pattern", text_pattern()).json();
  return Members{}.add("text", text).json();
}

/// A scenario's part of the study may leave everything out, and may remove with null; what stands beside the
/// name of a file may leave out what its rows say.
enum class Part { study, beside_rows, overlay };

Members ranged(const std::string& type, const Key& key) {
  Members members;
  members.add("type", type)
      .number(key.above ? "exclusiveMinimum" : "minimum", key.low)
      .number("maximum", key.high);
  return members;
}

std::string counted_schema(const Key& key) {
  const bool whole = key.type == Type::minutes || key.type == Type::weeks;
  const char* units = key.type == Type::minutes ? "(minutes?|hours?)"
                      : key.type == Type::hours ? "(minutes?|hours?)"
                      : key.type == Type::days  ? "days?"
                                                : "weeks?";
  const std::string type = whole ? R"(["integer", "string"])" : R"(["number", "string"])";
  return ranged(type, key).text("pattern", fmt::format("^[0-9.eE+]+ +{}$", units)).json();
}

std::string choice_schema(const Key& key) {
  std::vector<std::string> values;
  for (const auto& choice : split_choices(key.choices)) {
    values.push_back(quoted(choice));
    if (parse_whole(choice)) values.push_back(choice);
  }
  return Members{}.add("enum", array(values)).json();
}

/// Exactly one distribution, by name.
std::string random_schema() {
  const std::string duration = Members{}.text("type", "string").text("pattern", kDuration).json();
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
  distributions.add("uniform", list(2)).add("triangular", list(3)).add("exponential", duration);
  distributions.add("gamma", spread).add("lognormal", spread).add("empirical", kFileName);
  const std::string map = Members{}
                              .text("type", "object")
                              .add("properties", distributions.json())
                              .add("additionalProperties", "false")
                              .number("minProperties", 1)
                              .number("maxProperties", 1)
                              .json();
  return Members{}.add("anyOf", array({duration, map})).json();
}

std::string pattern_schema(const char* pattern) {
  return Members{}.text("type", "string").text("pattern", pattern).json();
}

std::string schema_of(const Shape& shape, Part part);

bool is_required(const Shape& shape) {
  return std::any_of(shape.rows.begin(), shape.rows.end(), [](const Key* key) { return key->required; });
}
bool is_fixed(const Shape& shape) {
  return std::any_of(shape.rows.begin(), shape.rows.end(), [](const Key* key) { return key->fixed; });
}

void add_required(Members& members, const Shape& shape) {
  std::vector<std::string> required;
  for (const auto& child : shape.children) {
    if (is_required(*child)) required.push_back(quoted(child->segment));
  }
  const bool either = std::any_of(shape.children.begin(), shape.children.end(),
                                  [](const auto& child) { return child->segment == "per_week"; });
  const bool may_be_copied = shape.child("like") != nullptr && shape.child("like") != shape.any.get();
  if (may_be_copied) {
    const auto all = array(required);
    members.add("anyOf", R"([{"required": ["like", "wte"]}, {"required": )" + all + "}]");
  } else if (either) {
    members.add("anyOf", R"([{"required": ["per_week"]}, {"required": ["csv"]}])");
  } else if (!required.empty()) {
    members.add("required", array(required));
  }
}

/// Keys that mean nothing unless one of others stands beside them.
void add_needed(Members& members, const Shape& shape) {
  Members dependent;
  for (const auto& child : shape.children) {
    std::vector<std::string> ways;
    for (const std::string& key : split_choices(child->rows.empty() ? "" : child->rows.front()->needs)) {
      ways.push_back(Members{}.add("required", array({quoted(key)})).json());
    }
    if (!ways.empty()) dependent.add(child->segment, Members{}.add("anyOf", array(ways)).json());
  }
  if (!dependent.empty()) members.add("dependentSchemas", dependent.json());
}

/// Exactly one of several sets of keys, whole, and nothing of the others.
std::string one_way_schema(const std::vector<std::vector<std::string>>& ways) {
  std::vector<std::string> schemas;
  for (const auto& way : ways) {
    std::vector<std::string> others;
    for (const auto& other : ways) {
      for (const std::string& key : other) {
        if (&other != &way) others.push_back(Members{}.add("required", array({quoted(key)})).json());
      }
    }
    schemas.push_back(Members{}
                          .add("required", array(all_quoted(way)))
                          .add("not", Members{}.add("anyOf", array(others)).json())
                          .json());
  }
  return array(schemas);
}

/// The name of a file with a row an entry.
std::string rows_file_schema() {
  return Members{}
      .text("description", "File of comma-separated values, a row an entry, columns named as the keys")
      .text("$ref", "#/$defs/text")
      .text("type", "string")
      .number("minLength", 1)
      .json();
}

/// {csv: FILE} in place of a list.
std::string listed_rows_schema() {
  return Members{}
      .text("type", "object")
      .add("properties", Members{}.add("csv", rows_file_schema()).json())
      .add("required", R"(["csv"])")
      .add("additionalProperties", "false")
      .json();
}

/// Entries with names that the study chooses. Where they may be rows of a file, the schema does not know
/// which there are.
void add_entries(Members& members, const Shape& shape, const Key& key, Part part) {
  if (!shape.any || key.csv == nullptr) {
    members.add("additionalProperties", shape.any ? schema_of(*shape.any, part) : "false");
    return;
  }
  const std::string file = Members{}.add("csv", rows_file_schema()).json();
  if (part != Part::study) {
    members.add("properties", file).add("additionalProperties", schema_of(*shape.any, part));
    return;
  }
  const std::string with_rows = Members{}
                                    .add("properties", file)
                                    .add("additionalProperties", schema_of(*shape.any, Part::beside_rows))
                                    .json();
  const std::string written = Members{}.add("additionalProperties", schema_of(*shape.any, part)).json();
  members.add("if", R"({"required": ["csv"]})").add("then", with_rows).add("else", written);
}

std::string map_schema(const Shape& shape, const Key& key, Part part) {
  const Part inside = key.replaced_whole ? Part::study : part;
  Members properties;
  for (const auto& child : shape.children) {
    if (inside != Part::overlay || !is_fixed(*child))
      properties.add(child->segment, schema_of(*child, inside));
  }
  Members members;
  members.text("type", "object");
  if (!properties.empty()) members.add("properties", properties.json());
  add_entries(members, shape, key, inside);
  const bool is_path = std::string_view{key.path} == "sizing.vary";
  const auto names = split_choices(key.choices);
  if (!names.empty()) members.add("propertyNames", Members{}.add("enum", array(all_quoted(names))).json());
  if (shape.any && names.empty() && !is_path) {
    members.add("propertyNames", Members{}.text("pattern", kName).json());
  }
  if (inside != Part::study) return members.json();
  if (key.low > 0) members.number("minProperties", key.low);
  add_required(members, shape);
  add_needed(members, shape);
  if (key.either[0] != '\0') members.add("oneOf", one_way_schema(ways_of(key)));
  return members.json();
}

/// A scenario: the study again, with nothing required, and what it is about.
std::string overlay_schema() {
  const Shape& root = study_shape();
  Members properties;
  properties.add("about", R"({"$ref": "#/$defs/text", "description": "What the scenario asks"})");
  properties.add(
      "with",
      R"({"type": "array", "items": {"type": ["string", "integer"]}, "description": "Scenarios applied first"})");
  for (const auto& child : root.children) {
    if (!is_fixed(*child)) properties.add(child->segment, schema_of(*child, Part::overlay));
  }
  return Members{}
      .text("type", "object")
      .add("properties", properties.json())
      .add("additionalProperties", "false")
      .json();
}

std::string list_schema(const Shape& shape, const Key& key) {
  Members members;
  members.text("type", "array").add("items", schema_of(*shape.item, Part::study));
  if (key.low > 0) members.number("minItems", key.low);
  if (key.high > 0) members.number("maxItems", key.high);
  return members.json();
}

std::string row_schema(const Shape& shape, const Key& key, Part part) {
  switch (key.type) {
    case Type::map:
      return map_schema(shape, key, part);
    case Type::list:
      return list_schema(shape, key);
    case Type::overlay:
      return overlay_schema();
    case Type::text:
    case Type::value:
      return kText;
    case Type::name:
      return Members{}.add("type", R"(["string", "integer"])").text("pattern", kName).json();
    case Type::choice:
      return choice_schema(key);
    case Type::flag:
      return R"({"type": "boolean"})";
    case Type::share:
      return ranged(R"(["number", "string"])", key).text("pattern", R"(^[-+0-9.eE]+%$)").json();
    case Type::number:
      return ranged(quoted("number"), key).json();
    case Type::whole:
      return ranged(quoted("integer"), key).json();
    case Type::minutes:
    case Type::hours:
    case Type::days:
    case Type::weeks:
      return counted_schema(key);
    case Type::duration:
      return pattern_schema(kDuration);
    case Type::lead_time:
      return pattern_schema(kLeadTime);
    case Type::random:
      return random_schema();
    case Type::plan_part:
      return R"({"type": ["number", "string"], "minimum": 0, "maximum": 168, )"
             R"("pattern": "^(rest|[0-9.eE+]+%|[0-9.eE+]+ +(minutes?|hours?))$"})";
    case Type::date:
      return pattern_schema("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    case Type::month_day:
      return pattern_schema("^[0-9]{1,2} [A-Z][a-z]+$");
    case Type::time_of_day:
      return pattern_schema("^[0-9]{1,2}:[0-9]{2}$");
    case Type::weekday:
      return R"({"enum": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]})";
    case Type::file:
      return kFileName;
    case Type::quantity:
      return Members{}.add("type", R"(["number", "string"])").text("pattern", kQuantity).json();
    case Type::any:
      return R"({"not": {"type": "null"}})";
  }
  return "{}";
}

std::string description_of(const Shape& shape) {
  if (shape.rows.empty()) return "";
  std::string text = shape.rows.front()->help;
  for (const Key* row : shape.rows) {
    if (row->fallback == nullptr || row->fallback[0] == '\0') continue;
    const std::string fallback = row->fallback[0] == '=' ? row->fallback + 1 : row->fallback;
    return text + " (default: " + fallback + ")";
  }
  return text;
}

std::string schema_of(const Shape& shape, Part part) {
  std::vector<std::string> ways;
  for (const Key* row : shape.rows) {
    ways.push_back(row_schema(shape, *row, part));
    if (row->csv != nullptr && row->type == Type::list) ways.push_back(listed_rows_schema());
  }
  if (part == Part::overlay) ways.emplace_back(R"({"type": "null"})");
  const std::string description = description_of(shape);
  if (ways.size() > 1) {
    Members members;
    if (!description.empty()) members.text("description", description);
    return members.add("anyOf", array(ways)).json();
  }
  if (description.empty()) return ways.front();
  const std::string rest = ways.front().substr(1);
  return "{" + quoted("description") + ": " + quoted(description) + (rest == "}" ? "" : ", ") + rest;
}

}  // namespace

std::string study_schema() {
  const Shape& root = study_shape();
  const std::string head = Members{}
                               .text("$schema", "https://json-schema.org/draft/2020-12/schema")
                               .text("title", "Headroom study, format version 1")
                               .json();
  const std::string whole = schema_of(root, Part::study);
  return indented(head.substr(0, head.size() - 1) + ", " + whole.substr(1, whole.size() - 2) +
                  ", \"$defs\": " + definitions() + '}');
}

}  // namespace headroom
