// Comments found by line in the text, and handed down to values that have none of their own.

#include "study/assumptions/study_figures.hpp"

#include <algorithm>
#include <string_view>

#include "base/date.hpp"
#include "study/keys/key.hpp"
#include "study/text/names.hpp"

namespace headroom {
namespace {

using reading::Shape;
using reading::Type;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\r')) text.remove_suffix(1);
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
      const std::string_view line_of_it = trimmed(std::string_view{lines_[l]}.substr(1));
      if (line_of_it.starts_with("yaml-language-server:")) continue;  // meant for an editor
      text += (text.empty() ? "" : " ") + std::string{line_of_it};
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
        const bool doubled = quote == '\'' && c == quote && i + 1 < line.size() && line[i + 1] == quote;
        if (doubled || (quote == '"' && c == '\\')) {
          ++i;  // 'it''s' and "a \"word\"" go on
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        // An apostrophe within a word is no quote.
        if (i == 0 || is_blank(line[i - 1]) || line[i - 1] == '{' || line[i - 1] == '[') quote = c;
      } else if (c == '#' && i > 0 && is_blank(line[i - 1])) {
        return std::string{trimmed(std::string_view{line}.substr(i + 1))};
      }
    }
    return {};
  }

  std::string file_;
  std::vector<std::string> lines_;
};

bool is_of(const Shape* shape, Type type) { return shape != nullptr && shape->row(type) != nullptr; }

/// A number with or without its unit, a date or a file of them. A name, a text and a role called 2nd are not.
bool is_figure(const Node& node, const Shape* shape) {
  if (node.kind != Node::Kind::scalar || node.text.empty()) return false;
  if (is_of(shape, Type::file)) return true;
  if (is_of(shape, Type::text) || is_of(shape, Type::name)) return false;
  const std::size_t first = node.text.find_first_not_of("+-.");
  return first < node.text.size() && node.text[first] >= '0' && node.text[first] <= '9';
}

/// A distribution, and a list of figures in one line or from a file of their own: read as one.
bool is_whole(const Node& node, const Shape* shape) {
  if (node.kind == Node::Kind::map) return is_of(shape, Type::random);
  if (node.kind != Node::Kind::list || node.items.empty()) return false;
  return std::all_of(node.items.begin(), node.items.end(), [&](const Node& item) {
    return (item.mark.line == node.items.front().mark.line || item.mark.file != node.mark.file) &&
           is_figure(item, shape != nullptr ? shape->item.get() : nullptr);
  });
}

class Collector {
 public:
  Collector(const std::string& text, const std::string& file) : comments_{text, file} {}

  /// `mark`: of its key or item. What a map or list says of itself holds for those in it that say nothing.
  void add(const Node& node, const Shape* shape, const std::string& path, const Mark& mark,
           const std::string& inherited) {
    std::string comment = comments_.of(mark);
    if (comment.empty()) comment = inherited;
    if (is_whole(node, shape)) {
      all_.push_back({path, flow_text(node), comment});
      return;
    }
    if (is_figure(node, shape)) all_.push_back({path, shown(node), comment});
    for (const Node::Entry& entry : node.entries) {
      if (is_of(shape, Type::overlay) && entry.key == "about") continue;
      add(entry.value, child_of(shape, entry.key), path + '.' + entry.key, entry.mark, comment);
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      add(node.items[i], shape != nullptr ? shape->item.get() : nullptr,
          path + '[' + std::to_string(i + 1) + ']', node.items[i].mark, comment);
    }
  }

  [[nodiscard]] std::vector<StudyFigure> all() && { return std::move(all_); }

 private:
  /// What a scenario changes has the places of the study.
  static const Shape* child_of(const Shape* shape, const std::string& key) {
    if (shape == nullptr) return nullptr;
    return is_of(shape, Type::overlay) ? reading::study_shape().child(key) : shape->child(key);
  }

  Comments comments_;
  std::vector<StudyFigure> all_;
};

bool is_number_of_the_study(const StudyFigure& figure) {
  const bool has_digit = figure.value.find_first_of("0123456789") != std::string::npos;
  const bool says_how_sure =
      figure.path.starts_with("uncertainty.") || figure.path.find(".uncertainty.") != std::string::npos;
  return has_digit && !says_how_sure && !parse_date(figure.value) && !figure.value.ends_with(".csv");
}

/// Whether one is the other or a part of it: what is written in short stands higher.
bool leads_to(const std::vector<std::string>& path, const std::vector<std::string>& figure) {
  for (std::size_t i = 0; i < std::min(path.size(), figure.size()); ++i) {
    if (path[i] != "*" && path[i] != figure[i]) return false;
  }
  return figure.size() + 1 >= path.size();
}

}  // namespace

std::vector<StudyFigure> study_figures(const Node& root, const std::string& text) {
  Collector collector{text, root.mark.file};
  for (const Node::Entry& entry : root.entries) {
    if (entry.key == "headroom" || entry.key == "title" || entry.key == "experiment") continue;
    collector.add(entry.value, reading::study_shape().child(entry.key), entry.key, entry.mark, "");
  }
  return std::move(collector).all();
}

std::size_t numbers_among(const std::vector<StudyFigure>& figures) {
  return static_cast<std::size_t>(std::count_if(figures.begin(), figures.end(), is_number_of_the_study));
}

std::size_t numbers_unknown(const std::vector<StudyFigure>& figures, const std::vector<std::string>& paths) {
  return static_cast<std::size_t>(
      std::count_if(figures.begin(), figures.end(), [&](const StudyFigure& figure) {
        return is_number_of_the_study(figure) &&
               std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
                 return leads_to(reading::path_names(path), reading::path_names(figure.path));
               });
      }));
}

}  // namespace headroom
