// Label, help, range and default put together as lines.

#include "study/hints/key_words.hpp"

#include <algorithm>

#include "study/assumptions/default_source.hpp"
#include "study/keys/kinds.hpp"
#include "study/keys/values.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

const char* written_default(const Shape& shape) {
  for (const Key* row : shape.rows) {
    if (row->fallback != nullptr) return row->fallback;
  }
  return nullptr;
}

/// A plain number says its unit too.
std::string with_unit(const Node& value, const Shape& shape) {
  const Key* row = shape.row_for(value);
  const bool has_unit = row != nullptr && value.kind == Node::Kind::scalar && parse_number(value.text) &&
                        value_kind(row->type).number != nullptr;
  return has_unit ? number_written(number_of(value, *row), *row) : flow_text(value);
}

std::string help_of(const Shape& shape) { return shape.rows.empty() ? "" : shape.rows.front()->help; }

}  // namespace

std::string label_of(const Shape& shape) { return shape.rows.empty() ? "" : shape.rows.front()->label; }

std::optional<std::string> default_value(const Shape& shape) {
  if (!shape.fallback) return std::nullopt;
  const std::string text = with_unit(*shape.fallback, shape);
  return text.empty() || text == "[]" || text == "{}" ? std::nullopt : std::optional{text};
}

std::optional<std::string> default_words(const Shape& shape) {
  if (auto value = default_value(shape)) return value;
  const std::string text = written_default(shape) == nullptr ? "" : written_default(shape);
  if (text == "[]" || text == "{}") return "none";
  return text.starts_with('=') ? std::optional{text.substr(1)} : std::nullopt;
}

std::vector<Word> words_of(const Shape& shape) {
  std::vector<Word> words;
  const auto add = [&](std::span<const EnumWord> list) {
    for (const EnumWord& word : list) words.push_back({word.written, word.said});
  };
  for (const Key* row : shape.rows) {
    if (row->type == Type::flag) words.insert(words.end(), {{"true", ""}, {"false", ""}});
    if (row->type == Type::weekday) add(kWords<Weekday>);
    if (row->type == Type::plan_part) words.push_back({"rest", "what the others leave"});
    if (row->type != Type::choice) continue;
    if (const auto list = row->words.empty() ? row->into.words : row->words; !list.empty()) {
      add(list);
    } else {
      for (const std::string& word : choices_of(*row)) words.push_back({word, ""});
    }
  }
  return words;
}

std::string about_key(const Place& place) {
  const Shape& shape = *place.shape;
  const std::string label = label_of(shape), help = help_of(shape);
  std::string text = label + (label.empty() || help.empty() || label == help ? "" : ": ");
  if (label != help) text += help;
  if (shape.rows.empty()) return text;
  const bool is_plain_map = shape.rows.size() == 1 && shape.rows.front()->type == Type::map;
  if (!is_plain_map && !place.in_random) text += "\nExpected: " + expected_text(shape) + '.';
  if (const auto value = default_words(shape)) {
    text += "\nIf it is not written: " + *value + " (" +
            std::string{source_of_default(without_names(place.path))} + ").";
  } else if (shape.says(&Key::required)) {
    text += "\nIt has to be written.";
  }
  if (shape.says(&Key::later)) text += "\nNot acted on yet.";
  return text;
}

}  // namespace headroom::reading
