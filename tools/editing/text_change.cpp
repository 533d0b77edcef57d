// Changes applied, undone and put together as pieces of the first text, and shown as a difference of lines.

#include "editing/text_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace headroom {
namespace {

/// A part of the first text, or what was put in.
struct TextPiece {
  std::size_t from = 0, to = 0;
  std::string put;

  [[nodiscard]] bool is_kept() const { return put.empty(); }
  [[nodiscard]] std::size_t size() const { return is_kept() ? to - from : put.size(); }
  [[nodiscard]] TextPiece part(std::size_t begin, std::size_t end) const {
    return is_kept() ? TextPiece{from + begin, from + end, ""}
                     : TextPiece{0, 0, put.substr(begin, end - begin)};
  }
};
using TextPieces = std::vector<TextPiece>;

constexpr std::size_t kTextEnd = std::numeric_limits<std::size_t>::max();

/// `pieces` with the changes of the text that they are.
TextPieces with_changes(const TextPieces& pieces, const TextChanges& changes) {
  TextPieces result;
  std::size_t index = 0, within = 0, at = 0;  // where we are: in which piece, and in the text
  const auto pass = [&](std::size_t until, bool keep) {
    while (at < until && index < pieces.size()) {
      const TextPiece& piece = pieces[index];
      const std::size_t take = std::min(piece.size() - within, until - at);
      if (keep && take > 0) result.push_back(piece.part(within, within + take));
      at += take;
      within += take;
      if (within < piece.size()) continue;
      ++index;
      within = 0;
    }
  };
  for (const TextChange& change : changes) {
    pass(change.from, true);
    pass(change.to, false);
    if (!change.insert.empty()) result.push_back({0, 0, change.insert});
  }
  pass(kTextEnd, true);
  return result;
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
}
std::size_t behind_line(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size() - 1) + 1;
}

/// Whole lines [from, to) of the old text and those in their place.
struct LineChange {
  std::size_t from = 0, to = 0;
  std::string lines;
};

std::vector<LineChange> by_lines(std::string_view text, const TextChanges& changes) {
  std::vector<LineChange> lines;
  for (std::size_t i = 0; i < changes.size();) {
    const std::size_t from = line_begin(text, changes[i].from);
    std::size_t to = from, next = i;
    for (; next < changes.size() && (next == i || changes[next].from < to); ++next) {
      const TextChange& change = changes[next];
      const bool whole = change.to > change.from ? change.to == line_begin(text, change.to)
                                                 : change.from == line_begin(text, change.from);
      const bool stays_whole = whole && (change.insert.empty() || change.insert.back() == '\n') &&
                               change.from == line_begin(text, change.from);
      to = std::max(to, stays_whole || text.empty() ? change.to : behind_line(text, change.to));
    }
    TextChanges inside;
    for (; i < next; ++i) inside.push_back({changes[i].from - from, changes[i].to - from, changes[i].insert});
    lines.push_back({from, to, changed_text(text.substr(from, to - from), inside)});
  }
  return lines;
}

std::string prefixed(std::string_view lines, char sign) {
  std::string text;
  while (!lines.empty()) {
    const std::size_t end = behind_line(lines, 0);
    text += sign;
    text += lines.substr(0, end);
    if (lines[end - 1] != '\n') text += "\n\\ No newline at end of file\n";
    lines.remove_prefix(end);
  }
  return text;
}

std::size_t line_count(std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return ends + (text.empty() || text.back() == '\n' ? 0 : 1);
}

constexpr std::size_t kLinesAround = 3;

std::size_t lines_before(std::string_view text, std::size_t at, std::size_t least) {
  for (std::size_t k = 0; k < kLinesAround && at > least; ++k) at = line_begin(text, at - 1);
  return at;
}
std::size_t lines_behind(std::string_view text, std::size_t at) {
  for (std::size_t k = 0; k < kLinesAround && at < text.size(); ++k) at = behind_line(text, at);
  return at;
}

}  // namespace

std::string changed_text(std::string_view text, const TextChanges& changes) {
  std::string result;
  std::size_t at = 0;
  for (const TextChange& change : changes) {
    result += text.substr(at, change.from - at);
    result += change.insert;
    at = change.to;
  }
  return result += text.substr(at);
}

TextChanges undone(std::string_view text, const TextChanges& changes) {
  TextChanges back;
  std::size_t more = 0, less = 0;
  for (const TextChange& change : changes) {
    const std::size_t from = change.from + more - less;
    back.push_back(
        {from, from + change.insert.size(), std::string{text.substr(change.from, change.to - change.from)}});
    more += change.insert.size();
    less += change.to - change.from;
  }
  return back;
}

TextChanges one_after_another(const TextChanges& first, const TextChanges& second) {
  const TextPieces whole{{0, kTextEnd, ""}};
  TextChanges changes;
  std::size_t at = 0;
  std::string put;
  for (const TextPiece& piece : with_changes(with_changes(whole, first), second)) {
    if (!piece.is_kept()) {
      put += piece.put;
      continue;
    }
    if (piece.from > at || !put.empty()) changes.push_back({at, piece.from, std::move(put)});
    put.clear();
    at = piece.to;
  }
  return changes;
}

std::string unified_diff(std::string_view text, const TextChanges& changes, const std::string& name) {
  const std::vector<LineChange> lines = by_lines(text, changes);
  std::string diff;
  std::size_t old_begin = 0, new_line = 1;
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t from = lines_before(text, lines[i].from, old_begin);
    std::string hunk, after;
    std::size_t at = from;
    for (bool is_first = true;
         i < lines.size() && (is_first || lines[i].from <= lines_behind(text, lines_behind(text, at)));
         ++i, is_first = false) {
      hunk += prefixed(text.substr(at, lines[i].from - at), ' ');
      hunk += prefixed(text.substr(lines[i].from, lines[i].to - lines[i].from), '-');
      hunk += prefixed(lines[i].lines, '+');
      after += text.substr(at, lines[i].from - at);
      after += lines[i].lines;
      at = lines[i].to;
    }
    const std::size_t end = lines_behind(text, at);
    hunk += prefixed(text.substr(at, end - at), ' ');
    after += text.substr(at, end - at);
    new_line += line_count(text.substr(old_begin, from - old_begin));
    const std::size_t old_count = line_count(text.substr(from, end - from)), new_count = line_count(after);
    diff += fmt::format("@@ -{},{} +{},{} @@\n{}", line_count(text.substr(0, from)) + (old_count > 0 ? 1 : 0),
                        old_count, new_line - (new_count > 0 ? 0 : 1), new_count, hunk);
    new_line += new_count;
    old_begin = end;
  }
  return diff.empty() ? "" : fmt::format("--- {}\n+++ {}\n{}", name, name, diff);
}

}  // namespace headroom
