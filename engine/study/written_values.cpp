#include "study/written_values.hpp"

#include <algorithm>
#include <string_view>

namespace headroom {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

/// The lines of the study, and the comment of each.
class Comments {
 public:
  /// `file` is how the marks call the study: what stands in another file has no comments there.
  Comments(const std::string& text, std::string file) : file_{std::move(file)} {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines_.emplace_back(trimmed(std::string_view{text}.substr(at, end - at)));
      at = end + 1;
    }
  }

  /// At the end of that line, from 1; else the lines of comment just above it.
  [[nodiscard]] std::string of(const Mark& mark) const {
    const int line = mark.line;
    if (mark.file != file_ || line < 1 || static_cast<std::size_t>(line) > lines_.size()) return {};
    const auto index = static_cast<std::size_t>(line) - 1;
    if (std::string text = at_end_of(lines_[index]); !text.empty()) return text;
    std::size_t first = index;
    while (first > 0 && lines_[first - 1].starts_with('#')) --first;
    std::string text;
    for (std::size_t l = first; l < index; ++l) {
      text += (text.empty() ? "" : " ") + std::string{trimmed(std::string_view{lines_[l]}.substr(1))};
    }
    return text;
  }

 private:
  /// A # after a space, outside quotes, begins a comment.
  static std::string at_end_of(const std::string& line) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        // An apostrophe within a word is no quote.
        if (i == 0 || line[i - 1] == ' ' || line[i - 1] == '{' || line[i - 1] == '[') quote = c;
      } else if (c == '#' && i > 0 && line[i - 1] == ' ') {
        return std::string{trimmed(std::string_view{line}.substr(i + 1))};
      }
    }
    return {};
  }

  std::string file_;
  std::vector<std::string> lines_;
};

bool is_figure(const Node& node) {
  return node.kind == Node::Kind::scalar &&
         std::any_of(node.text.begin(), node.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void collect(const Node& node, const std::string& path, const Mark& mark, const std::string& inherited,
             const Comments& comments, std::vector<WrittenValue>& all) {
  std::string comment = comments.of(mark);
  if (comment.empty()) comment = inherited;
  if (is_figure(node)) all.push_back({path, shown(node), comment});
  for (const Node::Entry& entry : node.entries) {
    collect(entry.value, path.empty() ? entry.key : path + '.' + entry.key, entry.mark, comment, comments,
            all);
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    collect(node.items[i], path + '[' + std::to_string(i + 1) + ']', node.items[i].mark, comment, comments,
            all);
  }
}

}  // namespace

std::vector<WrittenValue> written_values(const Node& root, const std::string& text) {
  const Comments comments{text, root.mark.file};
  std::vector<WrittenValue> all;
  for (const Node::Entry& entry : root.entries) {
    if (entry.key == "headroom" || entry.key == "title" || entry.key == "experiment" ||
        entry.key == "scenarios")
      continue;
    collect(entry.value, entry.key, entry.mark, "", comments, all);
  }
  return all;
}

}  // namespace headroom
