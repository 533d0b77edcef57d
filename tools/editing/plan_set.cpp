// Values put in the place of others, and new entries where the key table has their place.

#include <fmt/format.h>

#include <algorithm>

#include "editing/planned_change.hpp"
#include "reading/yaml_spans.hpp"
#include "study/keys/key.hpp"

namespace headroom::editing {
namespace {

using namespace reading;

/// Whether what stands within the first `count` steps stands in brackets.
bool is_in_brackets(const Document& document, const std::vector<PathStep>& steps, std::size_t count) {
  for (std::size_t i = 0; i <= count; ++i)
    if (has_brackets(document.text, node_at(document.root, steps, i))) return true;
  return false;
}

bool is_blank_between(const std::string& text, std::size_t from, std::size_t to) {
  return text.find_first_not_of(" \t\r\n", from) >= to;
}
bool has_line_break(const std::string& text, std::size_t from, std::size_t to) {
  return text.find('\n', from) < to;
}

/// On one line, in the place of what is written.
TextChanges replaced_in_line(const std::string& text, const Node& within, const Node& old, std::size_t start,
                             const std::string& line) {
  if (old.begin == old.end) {
    const bool lacks_colon = within.kind == Node::Kind::map && text[start - 1] != ':';
    return {{start, start, (lacks_colon ? ": " : " ") + line}};
  }
  const bool is_block =
      (old.kind == Node::Kind::map || old.kind == Node::Kind::list) && !has_brackets(text, old);
  const bool is_free = start < old.begin && is_blank_between(text, start, old.begin);
  if (is_block && is_free && has_line_break(text, start, old.begin)) return {{start, old.end, " " + line}};
  return {{old.begin, old.end, line}};
}

/// Of a block of text: behind the `|` or `>` and what stands right of it, before its comment.
std::size_t behind_header(const std::string& text, const Node& block) {
  return std::min(text.find_first_of(" \t\r\n", block.begin), block.end);
}

/// A value in the place of one that is written.
TextChanges replaced(const Document& document, const Layout& layout, const std::vector<PathStep>& steps,
                     std::size_t count, const NewValue& value) {
  const std::string& text = document.text;
  const Node& within = node_at(document.root, steps, count - 1);
  const Node& old = node_at(document.root, steps, count);
  const std::string line_break = layout.line_break(old.begin);
  const std::size_t start = value_place(document, steps, count);
  const Span header_comment =
      is_text_block(text, old) ? layout.comment_of_line(old.begin) : Span{old.end, old.end};
  if (value.form == NewValue::Form::inline_ && header_comment.from < header_comment.to)
    return {{old.begin, behind_header(text, old), value.lines.front()}, {header_comment.to, old.end, ""}};
  if (value.form == NewValue::Form::inline_)
    return replaced_in_line(text, within, old, start, value.lines.front());
  const bool is_free = start <= old.begin && is_blank_between(text, start, old.begin);
  const bool is_below = has_line_break(text, start, old.begin);
  if (!is_free || (is_below && value.form == NewValue::Form::block))
    return {{old.begin, old.end, joined(value.lines, layout.column(old.begin), line_break)}};
  // Right of the key or dash what belongs there, the rest below; a comment to the right stays there.
  const bool is_item = within.kind == Node::Kind::list;
  const bool begins_right = is_item || value.form == NewValue::Form::text;
  const std::size_t indent = is_item ? layout.column(start) + 1 : layout.column(within.begin) + kIndent;
  std::string rest;
  for (std::size_t i = begins_right ? 1 : 0; i < value.lines.size(); ++i)
    rest += line_break + (value.lines[i].empty() ? "" : std::string(indent, ' ')) + value.lines[i];
  const std::string first = begins_right ? " " + value.lines.front() : "";
  if (header_comment.from < header_comment.to)
    return {{start, behind_header(text, old), first}, {header_comment.to, old.end, rest}};
  const Span comment = layout.comment_right_of(old.end);
  const bool ends_text = layout.behind_spaces(comment.to) == text.size();
  if (ends_text && value.form == NewValue::Form::text) rest += line_break;  // part of what it says
  if (comment.from == comment.to) return {{start, old.end, first + rest}};
  return {{start, old.end, first}, {comment.to, comment.to, rest}};
}

/// Where the key table has the key among its neighbours; behind all of them, what the study names.
std::size_t rank_of(const Shape* shape, bool in_scenario, const std::string& name) {
  if (in_scenario && name == "about") return 0;
  if (in_scenario && name == "with") return 1;
  std::size_t rank = 2;
  if (shape != nullptr) {
    for (const auto& child : shape->children) {
      if (child->segment == name) return rank;
      ++rank;
    }
  }
  return rank;
}

/// The place of a new entry: behind the last of those that precede it in the key table.
std::size_t place_of_new(const Node& map, const Shape* shape, bool in_scenario, const std::string& name) {
  const std::size_t rank = rank_of(shape, in_scenario, name);
  for (std::size_t i = map.entries.size(); i > 0; --i)
    if (rank_of(shape, in_scenario, map.entries[i - 1].key) <= rank) return i;
  return 0;
}

/// Lines of their own behind a line of the text.
TextChange lines_behind(const Layout& layout, std::size_t at, std::size_t column,
                        const std::vector<std::string>& lines, bool is_text) {
  const std::string line_break = layout.line_break(at);
  const std::string block = std::string(column, ' ') + joined(lines, column, line_break);
  const std::size_t place = layout.with_deeper_comments(at, column);
  const bool is_open_end = place == layout.text().size() && (place == 0 || layout.text()[place - 1] != '\n');
  if (is_open_end) return {place, place, line_break + block + (is_text ? line_break : "")};
  return {place, place, block + line_break};
}

/// Lines of their own before an entry or item, and before the comments directly above it.
TextChange lines_before(const Layout& layout, std::size_t at, std::size_t column,
                        const std::vector<std::string>& lines) {
  const std::string line_break = layout.line_break(at);
  if (!layout.is_first_on_line(at))
    return {at, at, joined(lines, column, line_break) + line_break + std::string(column, ' ')};
  const std::size_t place = layout.with_comments_above(at);
  return {place, place, std::string(column, ' ') + joined(lines, column, line_break) + line_break};
}

/// Before the bracket that closes a map or list: behind its last part.
TextChange before_bracket(const Document& document, const Node& node, std::size_t last_end,
                          const std::string& part) {
  const bool is_empty = node.entries.empty() && node.items.empty();
  if (is_empty) return {node.begin + 1, node.begin + 1, part};
  const std::size_t next = behind_blanks(document.text, last_end);
  if (document.text[next] == ',') return {next + 1, next + 1, " " + part + ","};
  return {last_end, last_end, ", " + part};
}

TextChange entry_added(const Document& document, const Layout& layout, const Node& map, std::size_t index,
                       const std::string& name, const NewValue& value) {
  const std::size_t last_end = map.entries.empty() ? 0 : map.entries.back().value.end;
  const std::vector<std::string> lines = entry_lines(name, value);
  if (has_brackets(document.text, map)) return before_bracket(document, map, last_end, lines.front());
  const std::size_t column = layout.column(map.begin);
  if (index == 0) return lines_before(layout, map.entries.front().begin, column, lines);
  const auto& sibling = map.entries[index - 1];
  return lines_behind(layout, std::max(sibling.end, sibling.value.end), column, lines,
                      value.form == NewValue::Form::text);
}

std::size_t dash_of(const Document& document, const Node& list, std::size_t index) {
  const std::size_t before = index == 0 ? list.begin : list.items[index - 1].end;
  return behind_dash_or_comma(document.text, before) - 1;
}

TextChange item_added(const Document& document, const Layout& layout, const Node& list, std::size_t index,
                      const NewValue& value) {
  const bool is_last = index == list.items.size();
  if (has_brackets(document.text, list)) {
    if (is_last)
      return before_bracket(document, list, list.items.empty() ? 0 : list.items.back().end,
                            value.lines.front());
    const std::size_t at = list.items[index].begin, column = layout.column(at);
    if (layout.is_first_on_line(at) && layout.with_comments_above(at) < layout.line_begin(at))
      return lines_before(layout, at, column, {value.lines.front() + ","});
    return {at, at, value.lines.front() + ", "};
  }
  const std::size_t column = layout.column(list.begin);
  if (!is_last) return lines_before(layout, dash_of(document, list, index), column, item_lines(value));
  return lines_behind(layout, list.items.back().end, column, item_lines(value),
                      value.form == NewValue::Form::text);
}

/// The value in the maps that lead to it from step `first` on. A part of the study on lines of its own, as
/// people write it; what is within it on one line, as far as that can be.
NewValue in_maps(const Way& way, std::size_t first, NewValue value, bool in_brackets) {
  for (std::size_t i = way.steps.size(); i-- > first;) {
    const PathStep& step = way.steps[i];
    const bool is_part = i == 1 && step.item == 0 && !in_brackets;
    if (step.item > 0) {
      value = value.form == NewValue::Form::inline_ ? in_list(std::move(value)) : value_of([&] {
        Node list;
        list.kind = Node::Kind::list;
        list.items.push_back(std::move(value.node));
        return list;
      }());
    } else if (value.form == NewValue::Form::inline_ && !is_part) {
      value = in_map(step.name, std::move(value));
    } else {
      value = in_block_map(step.name, std::move(value));
    }
  }
  return value;
}

Planned value_replaced(const Document& document, const Layout& layout, const Way& way, std::size_t count,
                       const NewValue& value) {
  const Node& old = node_at(document.root, way.steps, count);
  PlannedChange planned{{}, document.root, way.path};
  node_at(planned.expected, way.steps, count) = value.node;
  if (!says_the_same(old, value.node)) planned.changes = replaced(document, layout, way.steps, count, value);
  return planned;
}

/// `absence.sickness: 5%` is short for `{rate: 5%}`.
bool is_short_for(const Node& node, const Shape* shape) {
  const Key* row = shape == nullptr || node.kind != Node::Kind::scalar ? nullptr : shape->row_for(node);
  return row != nullptr && row->short_for[0] != '\0';
}

/// Such a short form in full, with the new value beside it.
Planned written_in_full(const Document& document, const Layout& layout, const Way& way, NewValue value) {
  const Node& old = node_at(document.root, way.steps, way.there);
  const Shape* shape = way.shapes[way.there];
  const std::string& name = way.steps[way.there].name;
  const std::string full = shape->row_for(old)->short_for;
  if (name == full) {
    if (way.there + 1 != way.steps.size()) return tl::unexpected{way.path + " leads into a single value"};
    return value_replaced(document, layout, way, way.there, value);
  }
  Node map;
  map.kind = Node::Kind::map;
  map.entries.push_back({full, {}, old});
  const std::size_t index = place_of_new(map, shape, false, name);
  map.entries.insert(map.entries.begin() + static_cast<std::ptrdiff_t>(index),
                     {name, {}, std::move(value.node)});
  return value_replaced(document, layout, way, way.there, value_of(std::move(map)));
}

Planned entry_or_item_added(const Document& document, const Layout& layout, const Way& way,
                            const NewValue& value) {
  const Node& within = node_at(document.root, way.steps, way.there);
  const PathStep& step = way.steps[way.there];
  PlannedChange planned{{}, document.root, way.path};
  Node& grown = node_at(planned.expected, way.steps, way.there);
  if (step.item > 0) {
    const std::size_t index = step.item - 1;
    planned.changes = {item_added(document, layout, within, index, value)};
    grown.items.insert(grown.items.begin() + static_cast<std::ptrdiff_t>(index), value.node);
    return planned;
  }
  const bool at_the_end = has_brackets(document.text, within);
  const bool is_scenario = way.in_scenario && way.there == 2;
  const std::size_t index = at_the_end ? within.entries.size()
                                       : place_of_new(within, way.shapes[way.there], is_scenario, step.name);
  planned.changes = {entry_added(document, layout, within, index, step.name, value)};
  grown.entries.insert(grown.entries.begin() + static_cast<std::ptrdiff_t>(index),
                       {step.name, {}, value.node});
  return planned;
}

/// What is not there, put where it belongs.
Planned added(const Document& document, const Way& way, const std::string& yaml, ValueLines lines) {
  const Layout layout{document};
  const Node& within = node_at(document.root, way.steps, way.there);
  const bool is_list = within.kind == Node::Kind::list;
  const bool in_brackets = lines == ValueLines::one || is_in_brackets(document, way.steps, way.there);
  auto value = read_value(yaml, in_brackets);
  if (!value) return tl::unexpected{std::move(value.error())};
  const Shape* shape = way.shapes[way.there];
  if (is_short_for(within, shape)) {
    *value = in_maps(way, way.there + 1, std::move(*value), true);
    return written_in_full(document, layout, way, std::move(*value));
  }
  if (within.kind == Node::Kind::scalar)
    return tl::unexpected{fmt::format("{} is {} ({}), which has nothing in it",
                                      path_text(way.steps, way.there), shown(within), line_of(within.mark))};
  const bool is_nothing =
      within.kind == Node::Kind::null || (within.entries.empty() && !is_list && !in_brackets);
  if (is_nothing)
    return value_replaced(document, layout, way, way.there,
                          in_maps(way, way.there, std::move(*value), in_brackets));
  *value = in_maps(way, way.there + 1, std::move(*value), in_brackets);
  return entry_or_item_added(document, layout, way, *value);
}

/// How far the signs of a text reach.
std::ptrdiff_t width_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

}  // namespace

std::size_t value_place(const Document& document, const std::vector<PathStep>& steps, std::size_t count) {
  const Node& within = node_at(document.root, steps, count - 1);
  const Node& value = node_at(document.root, steps, count);
  const std::size_t index = place_of(within, steps[count - 1]);
  if (within.kind == Node::Kind::map) {
    const std::size_t key_end = within.entries[index].end;
    const std::size_t behind = behind_colon(document.text, key_end);
    return behind == key_end ? value.begin : behind;
  }
  if (has_brackets(document.text, within)) return value.begin;
  return behind_dash_or_comma(document.text, index == 0 ? within.begin : within.items[index - 1].end);
}

Planned plan_set(const Document& document, const Way& way, const std::string& yaml, ValueLines lines) {
  if (!way.is_there()) return added(document, way, yaml, lines);
  const std::size_t above = way.steps.empty() ? 0 : way.steps.size() - 1;
  const auto value = read_value(yaml, lines == ValueLines::one || is_in_brackets(document, way.steps, above));
  if (!value) return tl::unexpected{value.error()};
  return value_replaced(document, Layout{document}, way, way.steps.size(), *value);
}

Planned plan_add(const Document& document, const Way& way, const std::string& yaml, ValueLines lines) {
  if (!way.is_there()) return added(document, way, yaml, lines);
  const Node& there = node_at(document.root, way.steps, way.steps.size());
  if (way.steps.back().item == 0) {
    const std::string next = there.kind == Node::Kind::list
                                 ? fmt::format("; its next item is {}[{}]", way.path, there.items.size() + 1)
                                 : "; --set changes it";
    return tl::unexpected{fmt::format("{} is there already ({}){}", way.path, line_of(there.mark), next)};
  }
  const std::size_t above = way.steps.size() - 1;
  const auto value = read_value(yaml, lines == ValueLines::one || is_in_brackets(document, way.steps, above));
  if (!value) return tl::unexpected{value.error()};
  Way into = way;
  into.there = above;
  return entry_or_item_added(document, Layout{document}, into, *value);
}

TextChanges with_comments_in_place(const Layout& layout, TextChanges changes) {
  const std::string& text = layout.text();
  TextChanges all;
  for (std::size_t i = 0; i < changes.size();) {
    const std::size_t begin = layout.line_begin(changes[i].from), end = layout.line_end(changes[i].from);
    std::ptrdiff_t wider = 0;
    bool stays_one_line = true;
    std::size_t last = 0;
    for (; i < changes.size() && changes[i].from <= end && layout.line_begin(changes[i].from) == begin; ++i) {
      const TextChange& change = changes[i];
      const std::string_view gone = std::string_view{text}.substr(change.from, change.to - change.from);
      wider += width_of(change.insert) - width_of(gone);
      if (change.insert.find('\n') != std::string::npos || gone.find('\n') != std::string_view::npos)
        stays_one_line = false;
      last = change.to;
      all.push_back(change);
    }
    const Span comment = layout.comment_of_line(begin);
    if (!stays_one_line || wider == 0 || comment.from == comment.to || comment.from < last) continue;
    std::size_t gap = comment.from;
    while (gap > last && text[gap - 1] == ' ') --gap;
    const auto room = static_cast<std::ptrdiff_t>(comment.from - gap);
    if (room == 0 || (gap > begin && text[gap - 1] == '\t')) continue;
    const auto wanted = static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, room - wider));
    if (wanted > comment.from - gap) {
      all.push_back({gap, gap, std::string(wanted - (comment.from - gap), ' ')});
    } else if (wanted < comment.from - gap) {
      all.push_back({gap + wanted, comment.from, ""});
    }
  }
  return all;
}

}  // namespace headroom::editing
