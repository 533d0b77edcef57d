// One walk through the text: indentation, dashes and brackets say what stands in what.

#include "study/hints/draft.hpp"

#include <algorithm>

namespace headroom::reading {
namespace {

constexpr std::size_t kMostNodes = 200'000;
constexpr std::size_t kDeepest = 60;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_bracket(char c) { return c == '{' || c == '[' || c == '}' || c == ']'; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_{text} { draft.nodes.emplace_back(); }

  void scan() {
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    while (at_ < text_.size() && draft.nodes.size() < kMostNodes) line();
  }

  Draft draft;

 private:
  /// A list or map in lines of its own that may go on.
  struct Open {
    std::size_t node, column;
  };

  DraftNode& node(std::size_t index) { return draft.nodes[index]; }
  [[nodiscard]] char now() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  [[nodiscard]] char next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\n'; }
  [[nodiscard]] std::size_t line_end() const { return std::min(text_.find('\n', at_), text_.size()); }
  void skip_blanks() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  /// Whether the line has nothing more to say.
  [[nodiscard]] bool is_end() const { return now() == '\n' || now() == '#'; }

  void line() {
    const std::size_t begin = at_;
    skip_blanks();
    const bool is_marker = at_ == begin && (text_.substr(at_, 3) == "---" || text_.substr(at_, 3) == "...");
    if (!is_marker && !is_end()) content(begin);
    rest_of_line();
  }

  /// To the next line; a comment on the way is remembered.
  void rest_of_line() {
    const std::size_t end = line_end();
    for (std::size_t i = at_; i < end; ++i) {
      if (text_[i] != '#' || (i > 0 && text_[i - 1] != '\n' && !is_space(text_[i - 1]))) continue;
      draft.comments.push_back({i, end});
      break;
    }
    at_ = std::min(end + 1, text_.size());
  }

  void content(std::size_t line_begin) {
    while (now() == '-' && (is_space(next()) || next() == '\n')) {
      const bool is_added = add_item(at_ - line_begin);
      ++at_;
      skip_blanks();
      if (!is_added || is_end()) return;
    }
    const std::size_t column = at_ - line_begin;
    const std::optional<Span> key = key_here();
    if (!key) return word(column);
    const auto entry = add_entry(column, *key);
    if (!entry) return;
    node(*entry).has_colon = true;
    at_ = text_.find(':', key->end) + 1;
    skip_blanks();
    if (!is_end()) value(*entry, column);
  }

  /// The key that begins here, if a colon follows it.
  [[nodiscard]] std::optional<Span> key_here() {
    const auto is_colon = [&](std::size_t i) {
      return i < text_.size() && text_[i] == ':' &&
             (i + 1 == text_.size() || is_space(text_[i + 1]) || text_[i + 1] == '\n');
    };
    const std::size_t end = line_end();
    if (is_bracket(now())) return std::nullopt;
    if (now() == '"' || now() == '\'') {
      std::size_t i = text_.find(now(), at_ + 1);
      if (i >= end) return std::nullopt;
      const Span key{at_, i + 1};
      while (++i < end && is_space(text_[i])) {
      }
      return is_colon(i) ? std::optional{key} : std::nullopt;
    }
    for (std::size_t i = at_; i < end; ++i) {
      if (text_[i] == '#' && is_space(text_[i - 1])) break;
      if (is_colon(i)) return Span{at_, last_of(at_, i)};
    }
    return std::nullopt;
  }

  /// Without the blanks at its end.
  [[nodiscard]] std::size_t last_of(std::size_t begin, std::size_t end) const {
    while (end > begin && is_space(text_[end - 1])) --end;
    return end;
  }

  [[nodiscard]] std::string without_quotes(const Span& span) const {
    std::string_view raw = text_.substr(span.begin, span.end - span.begin);
    const char quote = raw.empty() ? ' ' : raw.front();
    if (quote != '"' && quote != '\'') return std::string{raw};
    raw.remove_prefix(1);
    if (!raw.empty() && raw.back() == quote) raw.remove_suffix(1);
    return std::string{raw};
  }

  // What stands in lines of its own.

  void leave_deeper(std::size_t column) {
    while (!open_.empty() && open_.back().column > column) open_.pop_back();
  }
  /// Dashes may stand as far left as the key that they belong to.
  void leave_dashes(std::size_t column) {
    while (!open_.empty() && open_.back().column == column && node(open_.back().node).kind == DraftKind::list)
      open_.pop_back();
  }
  [[nodiscard]] bool goes_on(DraftKind kind, std::size_t column) {
    return !open_.empty() && open_.back().column == column && node(open_.back().node).kind == kind;
  }
  /// In which a line of greater indentation stands.
  [[nodiscard]] std::size_t owner() {
    if (open_.empty()) return 0;
    const auto& children = node(open_.back().node).children;
    return children.empty() ? open_.back().node : children.back();
  }

  std::size_t add(std::size_t parent) {
    draft.nodes.emplace_back();
    draft.nodes.back().parent = parent;
    node(parent).children.push_back(draft.nodes.size() - 1);
    return draft.nodes.size() - 1;
  }
  std::size_t add_key(std::size_t map, const Span& key) {
    const std::size_t entry = add(map);
    node(entry).key = without_quotes(key);
    node(entry).key_at = key;
    return entry;
  }

  /// Whether the node can be a list or map in lines of its own from this column on; then it is one, and open.
  bool becomes(std::size_t index, DraftKind kind, std::size_t column) {
    const DraftKind before = node(index).kind;
    if (node(index).in_brackets ||
        (before != kind && (before == DraftKind::list || before == DraftKind::map)))
      return false;
    node(index).kind = kind;
    if (before == DraftKind::scalar) {
      const Span word = node(index).value_at;
      const bool is_key = kind == DraftKind::map && node(index).column == column;
      node(index).text.clear();
      node(index).value_at = {};
      if (is_key) add_key(index, word);  // the first key of the map, without its colon yet
    }
    node(index).column = column;
    open_.push_back({index, column});
    return true;
  }

  bool add_item(std::size_t column) {
    leave_deeper(column);
    if (!goes_on(DraftKind::list, column) && !becomes(owner(), DraftKind::list, column)) return false;
    node(add(open_.back().node)).is_item = true;
    return true;
  }

  std::optional<std::size_t> add_entry(std::size_t column, const Span& key) {
    leave_deeper(column);
    leave_dashes(column);
    if (!goes_on(DraftKind::map, column) && !becomes(owner(), DraftKind::map, column)) return std::nullopt;
    return add_key(open_.back().node, key);
  }

  /// A line, or the rest of one behind a dash, that begins with no key.
  void word(std::size_t column) {
    leave_deeper(column);
    leave_dashes(column);
    const Span plain{at_, plain_end()};
    const bool is_plain = !is_bracket(now()) && now() != '"' && now() != '\'';
    if (goes_on(DraftKind::map, column)) {
      if (is_plain) add_key(open_.back().node, plain), at_ = plain.end;
      return;
    }
    const std::size_t index = owner();
    if (node(index).kind == DraftKind::open) {
      value(index, open_.empty() ? std::optional<std::size_t>{} : open_.back().column);
      if (node(index).kind == DraftKind::scalar && is_plain) node(index).column = column;
    } else if (node(index).kind == DraftKind::scalar && is_plain) {
      extend(index, plain);
      at_ = plain.end;
    } else if (node(index).kind == DraftKind::map && is_plain && becomes(index, DraftKind::map, column)) {
      add_key(index, plain);
      at_ = plain.end;
    }
  }

  void extend(std::size_t index, const Span& more) {
    node(index).text += ' ' + std::string{text_.substr(more.begin, more.end - more.begin)};
    node(index).value_at.end = more.end;
  }

  // Values.

  /// Where plain text that begins here ends on its line.
  [[nodiscard]] std::size_t plain_end() const {
    const std::size_t end = line_end();
    for (std::size_t i = at_; i < end; ++i) {
      if (text_[i] == '#' && i > at_ && is_space(text_[i - 1])) return last_of(at_, i);
    }
    return last_of(at_, end);
  }

  /// `column`: of the key or dash that it belongs to; none at the top.
  void value(std::size_t index, std::optional<std::size_t> column) {
    if (now() == '{' || now() == '[') return brackets(index, 0);
    if (now() == '"' || now() == '\'') return scalar(index, quoted_end());
    if (now() == '|' || now() == '>') return lines_of_text(index, column);
    scalar(index, plain_end());
  }

  void scalar(std::size_t index, std::size_t end) {
    node(index).kind = DraftKind::scalar;
    node(index).value_at = {at_, end};
    node(index).text = without_quotes({at_, end});
    at_ = end;
  }

  /// Behind the closing quote; where there is none before the text goes on elsewhere, at the end of the line.
  [[nodiscard]] std::size_t quoted_end() const {
    const char quote = now();
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == '\n') {
        const Line line = line_from(i + 1);
        if (leaves(line)) break;
        i = line.first;
      }
      if (quote == '"' && text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        if (quote == '"' || i + 1 == text_.size() || text_[i + 1] != quote) return i + 1;
        ++i;
      }
    }
    return last_of(at_, line_end());
  }

  /// Text as it stands, in lines deeper than its key.
  void lines_of_text(std::size_t index, std::optional<std::size_t> column) {
    const std::size_t begin = at_;
    std::size_t end = line_end();
    while (end < text_.size()) {
      at_ = end + 1;
      skip_blanks();
      if (now() != '\n' && column && at_ - end - 1 <= *column) break;
      end = line_end();
    }
    at_ = begin;
    scalar(index, end);
  }

  // Brackets.

  /// Where the next line begins that says something, from there on.
  struct Line {
    std::size_t begin = 0, first = 0;  ///< its first byte, and the first that is no blank
  };
  [[nodiscard]] Line line_from(std::size_t begin) const {
    std::size_t first = begin;
    while (first < text_.size()) {
      if (text_[first] == '\n') {
        begin = first + 1;
      } else if (!is_space(text_[first])) {
        break;
      }
      ++first;
    }
    return {begin, first};
  }

  /// Whether a line is no part of brackets or quotes that nobody has closed: it stands no deeper than the map
  /// or list that they are in, and does not begin with what could only belong to them.
  [[nodiscard]] bool leaves(const Line& line) const {
    if (line.first == text_.size()) return true;
    if (open_.empty() || line.first - line.begin > open_.back().column) return false;
    return std::string_view{"}],{["}.find(text_[line.first]) == std::string_view::npos;
  }

  /// To the next sign within brackets; false where they end without being closed.
  [[nodiscard]] bool finds_more() {
    while (true) {
      skip_blanks();
      if (at_ >= text_.size() || draft.nodes.size() >= kMostNodes) return false;
      if (text_[at_] == '#' && (is_space(text_[at_ - 1]) || text_[at_ - 1] == '\n')) {
        draft.comments.push_back({at_, line_end()});
        at_ = line_end();
      } else if (text_[at_] == '\n') {
        const Line line = line_from(at_ + 1);
        if (line.first < text_.size() && text_[line.first] != '#' && leaves(line)) return false;
        at_ = line.first;
      } else {
        return true;
      }
    }
  }

  void brackets(std::size_t index, std::size_t depth) {
    const char close = now() == '{' ? '}' : ']';
    node(index).kind = close == '}' ? DraftKind::map : DraftKind::list;
    node(index).in_brackets = true;
    node(index).value_at.begin = at_++;
    std::size_t last = 0;  // the entry or item before whose comma we are; 0: none
    while (finds_more()) {
      const char sign = now();
      if (sign == close) ++at_;
      if (sign == '}' || sign == ']') break;  // of another kind: what is around this is closed
      if (sign == ',') {
        last = 0;
        ++at_;
      } else if (sign == ':' && at_colon()) {
        ++at_;
      } else if (sign == '{' || sign == '[') {
        bracket_in(index, last, depth);
      } else {
        word_in(index, last);
      }
    }
    node(index).value_at.end = at_;
  }

  /// A colon within brackets ends a key where a blank, a comma or a bracket follows.
  [[nodiscard]] bool at_colon() const {
    return now() == ':' && (is_space(next()) || next() == '\n' || next() == ',' || is_bracket(next()));
  }

  void bracket_in(std::size_t index, std::size_t& last, std::size_t depth) {
    if (depth >= kDeepest) {
      ++at_;
      return;
    }
    if (last == 0 || node(last).kind != DraftKind::open) {
      last = add(index);
      if (node(index).kind == DraftKind::list) {
        node(last).is_item = true;
      } else {
        node(last).key_at = {at_, at_};
      }
    }
    brackets(last, depth + 1);
  }

  [[nodiscard]] std::size_t word_end() const {
    if (now() == '"' || now() == '\'') return quoted_end();
    std::size_t i = at_;
    for (; i < text_.size(); ++i) {
      const char c = text_[i], after = i + 1 < text_.size() ? text_[i + 1] : '\n';
      if (c == '\n' || c == ',' || is_bracket(c)) break;
      if (c == '#' && i > at_ && is_space(text_[i - 1])) break;
      if (c == ':' && (is_space(after) || after == '\n' || after == ',' || is_bracket(after))) break;
    }
    return last_of(at_, i);
  }

  void word_in(std::size_t index, std::size_t& last) {
    const Span word{at_, std::max(word_end(), at_ + 1)};
    at_ = word.end;
    skip_blanks();
    const bool is_key = at_colon();
    if (node(index).kind == DraftKind::map && (last == 0 || is_key)) {
      last = add_key(index, word);
      node(last).has_colon = is_key;
    } else if (last != 0 && node(last).kind == DraftKind::scalar) {
      extend(last, word);
    } else {
      if (last == 0) {
        last = add(index);
        node(last).is_item = true;
      }
      if (node(last).kind != DraftKind::open) return;  // after brackets: nothing that could stand there
      const std::size_t end = at_;
      at_ = word.begin;
      scalar(last, word.end);
      at_ = end;
    }
    if (is_key) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Open> open_;  // outermost first
};

}  // namespace

std::optional<Draft::Found> Draft::find(std::size_t offset) const {
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    if (!nodes[i].is_item && nodes[i].key_at.touches(offset)) return Found{i, true};
    if (nodes[i].kind == DraftKind::scalar && nodes[i].value_at.touches(offset)) return Found{i, false};
  }
  const DraftNode& root = nodes.front();
  if (root.kind == DraftKind::scalar && root.value_at.touches(offset)) return Found{0, false};
  return std::nullopt;
}

bool Draft::is_comment(std::size_t offset) const {
  return std::any_of(comments.begin(), comments.end(),
                     [&](const Span& span) { return span.begin < offset && offset <= span.end; });
}

std::optional<std::size_t> Draft::entry(std::size_t map, std::string_view key) const {
  if (nodes[map].kind != DraftKind::map) return std::nullopt;
  const auto& children = nodes[map].children;
  const auto found =
      std::find_if(children.begin(), children.end(), [&](std::size_t i) { return nodes[i].key == key; });
  return found == children.end() ? std::nullopt : std::optional{*found};
}

Draft draft_of(std::string_view text) {
  Scanner scanner{text};
  scanner.scan();
  return std::move(scanner.draft);
}

}  // namespace headroom::reading
