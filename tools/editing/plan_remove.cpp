// Entries and items taken out: whole lines where they have them, else what lies between two neighbours.

#include <algorithm>

#include "editing/planned_change.hpp"
#include "reading/yaml_spans.hpp"

namespace headroom::editing {
namespace {

/// An entry of a map or an item of a list in its text.
struct Part {
  std::size_t begin = 0;  ///< its key, its dash, or in brackets the item itself
  std::size_t end = 0;    ///< behind its value
};

std::size_t part_count(const Node& within) { return std::max(within.entries.size(), within.items.size()); }

class Remover {
 public:
  Remover(const Document& document, const Node& within, std::size_t index)
      : text_{document.text}, layout_{document}, within_{within}, index_{index}, part_{part(index)} {}

  TextChanges in_brackets() {
    const std::size_t comma = comma_behind(part_.end);
    const bool is_last = index_ + 1 == part_count(within_);
    const std::size_t behind = comma == kNone ? part_.end : comma + 1;
    const std::size_t own_end = layout_.comment_right_of(behind).to;
    if (comma != kNone && has_line_break(part_.end, comma)) return apart(comma);
    const bool loses_comma_before = is_last && comma == kNone && index_ > 0;
    const std::size_t comma_before = index_ > 0 ? comma_behind(part(index_ - 1).end) : kNone;
    if (layout_.is_first_on_line(part_.begin)) {
      if (layout_.is_line_end(own_end)) {
        if (loses_comma_before) cut(comma_before, comma_before + 1);
        cut(layout_.with_comments_above(part_.begin), layout_.behind_line(own_end));
        return std::move(changes_);
      }
      return first_on_its_line(is_last, loses_comma_before, comma_before, behind);
    }
    if (!is_last && is_blank(own_end, part(index_ + 1).begin) &&
        (index_ == 0 || !has_line_break(own_end, part(index_ + 1).begin))) {
      cut(part_.begin, part(index_ + 1).begin);
    } else if (loses_comma_before) {
      cut(comma_before, own_end);
    } else {
      cut(index_ > 0 && comma_before != kNone ? comma_before + 1 : part_.begin, own_end);
    }
    return std::move(changes_);
  }

  TextChanges in_block() {
    const std::size_t own_end = layout_.comment_right_of(part_.end).to;
    if (!layout_.is_first_on_line(part_.begin)) {  // behind the dash of a list
      const std::size_t next = part(index_ + 1).begin, end = behind_deeper_comments(own_end);
      cut(part_.begin, is_blank(end, next) ? next : end);
      return std::move(changes_);
    }
    cut_lines(own_end);
    return std::move(changes_);
  }

  /// The only one: its map or list stays, empty, right of the key or dash that ends at `place`.
  TextChanges only_in_block(std::size_t place, const std::string& empty) {
    const std::size_t own_end = layout_.comment_right_of(part_.end).to;
    if (!layout_.is_first_on_line(part_.begin)) {
      changes_.push_back({part_.begin, behind_deeper_comments(own_end), empty});
      return std::move(changes_);
    }
    changes_.push_back({place, place, " " + empty});
    cut_lines(own_end);
    return std::move(changes_);
  }

 private:
  static constexpr std::size_t kNone = std::string::npos;

  [[nodiscard]] Part part(std::size_t index) const {
    if (within_.kind == Node::Kind::map) {
      const auto& entry = within_.entries[index];
      return {entry.begin, std::max(entry.end, entry.value.end)};
    }
    const Node& item = within_.items[index];
    if (has_brackets(text_, within_)) return {item.begin, item.end};
    const std::size_t before = index == 0 ? within_.begin : within_.items[index - 1].end;
    return {behind_dash_or_comma(text_, before) - 1, item.end};
  }

  [[nodiscard]] std::size_t comma_behind(std::size_t at) const {
    at = behind_blanks(text_, at);
    return at < text_.size() && text_[at] == ',' ? at : kNone;
  }
  [[nodiscard]] bool is_blank(std::size_t from, std::size_t to) const {
    return text_.find_first_not_of(" \t\r\n", from) >= to;
  }
  [[nodiscard]] bool has_line_break(std::size_t from, std::size_t to) const {
    return text_.find('\n', from) < to;
  }
  void cut(std::size_t from, std::size_t to) { changes_.push_back({from, to, ""}); }

  /// The same place where there are none.
  [[nodiscard]] std::size_t behind_deeper_comments(std::size_t own_end) const {
    const std::size_t next_line = layout_.with_deeper_comments(own_end, layout_.column(part_.begin));
    if (next_line == layout_.behind_line(own_end)) return own_end;
    const bool has_end = text_[next_line - 1] == '\n';
    return has_end ? layout_.line_end(layout_.line_begin(next_line - 1)) : next_line;
  }

  /// All its lines; at the end of a text without a line end, the one before it.
  void cut_lines(std::size_t own_end) {
    std::size_t from = layout_.with_comments_above(part_.begin);
    const std::size_t to = layout_.with_deeper_comments(own_end, layout_.column(part_.begin));
    const bool is_open_end = to == text_.size() && text_.back() != '\n';
    if (is_open_end && from > 0) from -= from > 1 && text_[from - 2] == '\r' ? 2 : 1;
    cut(from, to);
  }

  /// Something follows on its line: a neighbour or the bracket.
  TextChanges first_on_its_line(bool is_last, bool loses_comma_before, std::size_t comma_before,
                                std::size_t behind) {
    const std::size_t above = layout_.with_comments_above(part_.begin),
                      line = layout_.line_begin(part_.begin);
    if (loses_comma_before && above == line && is_blank(comma_before + 1, part_.begin)) {
      cut(comma_before, part_.end);
      return std::move(changes_);
    }
    if (loses_comma_before) cut(comma_before, comma_before + 1);
    if (above < line) cut(above, line);
    cut(part_.begin, is_last ? behind : part(index_ + 1).begin);
    return std::move(changes_);
  }

  /// Its comma stands on another line.
  TextChanges apart(std::size_t comma) {
    cut(part_.begin, layout_.comment_right_of(part_.end).to);
    cut(comma, comma + 1);
    return std::move(changes_);
  }

  const std::string& text_;
  Layout layout_;
  const Node& within_;
  std::size_t index_;
  Part part_;
  TextChanges changes_;
};

}  // namespace

Planned plan_remove(const Document& document, const Way& way) {
  const std::size_t above = way.steps.size() - 1;
  const Node& within = node_at(document.root, way.steps, above);
  const std::size_t index = place_of(within, way.steps.back());
  PlannedChange planned{{}, document.root, ""};
  Node& left = node_at(planned.expected, way.steps, above);
  if (left.kind == Node::Kind::map) {
    left.entries.erase(left.entries.begin() + static_cast<std::ptrdiff_t>(index));
  } else {
    left.items.erase(left.items.begin() + static_cast<std::ptrdiff_t>(index));
  }
  Remover remover{document, within, index};
  const bool is_only = part_count(within) == 1;
  if (has_brackets(document.text, within)) {
    planned.changes = remover.in_brackets();
  } else if (!is_only) {
    planned.changes = remover.in_block();
  } else if (above == 0) {
    return tl::unexpected<std::string>{way.path + " is all that the study has"};
  } else {
    const bool is_map = within.kind == Node::Kind::map;
    planned.changes = remover.only_in_block(value_place(document, way.steps, above), is_map ? "{}" : "[]");
  }
  return planned;
}

}  // namespace headroom::editing
