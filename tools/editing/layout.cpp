// Comments are what begins with # between the scalars; everything else is counted off the text.

#include "editing/layout.hpp"

#include <algorithm>

namespace headroom::editing {
namespace {

class CommentFinder {
 public:
  explicit CommentFinder(const std::string& text) : text_{text} {}

  void walk(const Node& node) {
    if (node.kind == Node::Kind::scalar || node.kind == Node::Kind::null) return scalar(node);
    for (const Node& item : node.items) walk(item);
    for (const auto& entry : node.entries) {
      skip(entry.begin, entry.end);
      walk(entry.value);
    }
  }

  std::vector<Span> finish() {
    skip(text_.size(), text_.size());
    return std::move(comments_);
  }

 private:
  /// The first line of a block of text is no part of what it says.
  void scalar(const Node& node) {
    if (is_text_block(text_, node)) skip(std::min(text_.find('\n', node.begin), node.end), node.begin);
    skip(node.begin, node.end);
  }

  /// What lies before a scalar is looked through.
  void skip(std::size_t begin, std::size_t end) {
    while (at_ < begin) {
      const std::size_t sign = text_.find('#', at_);
      if (sign >= begin) break;
      std::size_t line = std::min(text_.find('\n', sign), text_.size());
      at_ = line;
      if (line > sign && text_[line - 1] == '\r') --line;
      comments_.push_back({sign, line});
    }
    at_ = std::max(at_, end);
  }

  const std::string& text_;
  std::size_t at_ = 0;
  std::vector<Span> comments_;
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // of no line

bool is_space(char c) { return c == ' ' || c == '\t'; }

}  // namespace

Layout::Layout(const Document& document) : text_{document.text} {
  CommentFinder finder{text_};
  finder.walk(document.root);
  comments_ = finder.finish();
}

std::size_t Layout::line_begin(std::size_t at) const {
  const std::size_t begin = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;
  return begin == 0 && text_.starts_with(kByteOrderMark) ? std::min(at, kByteOrderMark.size()) : begin;
}

std::size_t Layout::line_end(std::size_t at) const {
  const std::size_t end = std::min(text_.find('\n', at), text_.size());
  return end > at && end < text_.size() && text_[end - 1] == '\r' ? end - 1 : end;
}

std::size_t Layout::behind_line(std::size_t at) const {
  const std::size_t end = text_.find('\n', at);
  return end == std::string::npos ? text_.size() : end + 1;
}

std::string Layout::line_break(std::size_t at) const {
  std::size_t end = text_.find('\n', at);
  if (end == std::string::npos) end = text_.rfind('\n');
  return end != std::string::npos && end > 0 && text_[end - 1] == '\r' ? "\r\n" : "\n";
}

std::size_t Layout::behind_spaces(std::size_t at) const {
  while (at < text_.size() && is_space(text_[at])) ++at;
  return at;
}

bool Layout::is_first_on_line(std::size_t at) const {
  const std::size_t first = text_.find_first_not_of(" \t", line_begin(at));
  return first == at;
}

bool Layout::is_line_end(std::size_t at) const {
  at = behind_spaces(at);
  return at == text_.size() || at == line_end(at);
}

Span Layout::comment_at_or(std::size_t at, std::size_t otherwise) const {
  const auto found = std::lower_bound(comments_.begin(), comments_.end(), at,
                                      [](const Span& a, std::size_t b) { return a.from < b; });
  return found != comments_.end() && found->from == at ? *found : Span{otherwise, otherwise};
}

Span Layout::comment_at(std::size_t at) const { return comment_at_or(at, at); }

Span Layout::comment_of_line(std::size_t at) const {
  const std::size_t end = line_end(at);
  const auto behind = std::upper_bound(comments_.begin(), comments_.end(), end,
                                       [](std::size_t a, const Span& b) { return a < b.from; });
  if (behind == comments_.begin() || (behind - 1)->from < at) return {end, end};
  return *(behind - 1);
}

bool Layout::has_comment(std::size_t from, std::size_t to) const {
  const auto first = std::lower_bound(comments_.begin(), comments_.end(), from,
                                      [](const Span& a, std::size_t b) { return a.from < b; });
  return first != comments_.end() && first->from < to;
}

std::size_t Layout::with_comments_above(std::size_t at) const {
  const std::size_t own = column(at);
  std::size_t begin = line_begin(at);
  while (begin > 0) {
    const std::size_t above = line_begin(begin - 1);
    const Span comment = comment_at(above + own);
    if (comment.from == comment.to || !is_first_on_line(comment.from) || column(comment.from) != own) break;
    begin = above;
  }
  return begin;
}

std::size_t Layout::with_deeper_comments(std::size_t at, std::size_t own) const {
  std::size_t behind = behind_line(at);
  while (behind < text_.size()) {
    const std::size_t first = behind_spaces(behind);
    const Span comment = comment_at(first);
    if (comment.from == comment.to || first - behind <= own) break;
    behind = behind_line(behind);
  }
  return behind;
}

bool is_text_block(const std::string& text, const Node& node) {
  return node.kind == Node::Kind::scalar && node.begin < node.end &&
         (text[node.begin] == '|' || text[node.begin] == '>');
}

bool has_brackets(const std::string& text, const Node& node) {
  const bool can_have = node.kind == Node::Kind::map || node.kind == Node::Kind::list;
  return can_have && node.begin < text.size() &&
         text[node.begin] == (node.kind == Node::Kind::map ? '{' : '[');
}

}  // namespace headroom::editing
