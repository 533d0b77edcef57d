// The JSON Schema of the study file, one shape of the key table after another.

#include <fmt/format.h>

#include <algorithm>

#include "base/characters.hpp"
#include "study/keys/key.hpp"
#include "study/keys/kinds.hpp"
#include "study/keys/schema_json.hpp"
#include "study/read_study.hpp"

namespace headroom {
namespace {

using namespace reading;

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

/// What is said once and meant in many places.
std::string definitions() {
  const std::string text =
      Members{}.add("type", R"(["string", "number", "boolean"])").text("pattern", text_pattern()).json();
  return Members{}.add("text", text).json();
}

/// A scenario's part of the study may leave everything out, and may remove with null; what stands beside the
/// name of a file may leave out what its rows say.
enum class Part { study, beside_rows, overlay };

std::string schema_of(const Shape& shape, Part part);

void add_required(Members& members, const Shape& shape) {
  std::vector<std::string> required;
  for (const auto& child : shape.children) {
    if (child->says(&Key::required)) required.push_back(quoted(child->segment));
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
      .text("description", rows_file_key().help)
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
    if (inside != Part::overlay || !child->says(&Key::fixed))
      properties.add(child->segment, schema_of(*child, inside));
  }
  Members members;
  members.text("type", "object");
  if (!properties.empty()) members.add("properties", properties.json());
  add_entries(members, shape, key, inside);
  const auto names = choices_of(key);
  if (!names.empty()) members.add("propertyNames", Members{}.add("enum", array(all_quoted(names))).json());
  if (shape.any && names.empty() && !key.is_path) {
    members.add("propertyNames", Members{}.text("pattern", kNamePattern).json());
  }
  if (inside != Part::study) return members.json();
  if (key.low > 0) members.number("minProperties", key.low);
  add_required(members, shape);
  add_needed(members, shape);
  if (key.either[0] != '\0') members.add("oneOf", one_way_schema(ways_of(key)));
  return members.json();
}

/// A scenario: the study again, with nothing required, and what it is about.
std::string overlay_schema(const Shape& own) {
  Members properties;
  for (const auto& child : own.children) properties.add(child->segment, schema_of(*child, Part::study));
  for (const auto& child : study_shape().children) {
    if (!child->says(&Key::fixed)) properties.add(child->segment, schema_of(*child, Part::overlay));
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
  if (key.type == Type::map) return map_schema(shape, key, part);
  if (key.type == Type::list) return list_schema(shape, key);
  if (key.type == Type::overlay) return overlay_schema(shape);
  return value_kind(key.type).schema(key);
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
