// Every choice of style drawn as the text is written.

#include "restyled.hpp"

#include <algorithm>

#include "editing/new_value.hpp"

namespace headroom {
namespace {

class StyledWriter {
 public:
  explicit StyledWriter(std::mt19937& random) : random_{random} {}

  Restyled write(const Node& tree) {
    if (chance(0.1)) line_break_ = "\r\n";
    if (chance(0.1)) result_.text = "\xEF\xBB\xBF";
    if (chance(0.2)) {
      line("# " + comment("", false));
      end_line();
    }
    if (chance(0.1)) line("---");
    if (chance(0.1)) {
      flow(tree, "", 0);
      end_line();
    } else {
      block_map(tree, "", 0, false);
    }
    if (chance(0.2)) line("# " + comment("", false));
    if (chance(0.3) && result_.text.ends_with(line_break_))
      result_.text.erase(result_.text.size() - line_break_.size());
    return std::move(result_);
  }

 private:
  bool chance(double probability) { return std::uniform_real_distribution<>{0, 1}(random_) < probability; }
  std::size_t below(std::size_t count) { return random_() % count; }

  void put(const std::string& text) { result_.text += text; }
  void end_line() { put(line_break_); }
  void line(const std::string& text) {
    put(text);
    end_line();
  }
  std::string blanks(std::size_t most) { return std::string(below(most + 1), ' '); }

  /// What a comment says, `c12: {` or so.
  std::string comment(const std::string& path, bool is_own) {
    static const char* const kEndings[] = {"", " x: 1", " {", "]", " 'q", " # again", " é"};
    std::string text = "c" + std::to_string(result_.comments.size()) + "_" + kEndings[below(7)];
    result_.comments["# " + text.substr(0, text.find('_') + 1)] = {path, is_own};
    return text;
  }
  void comment_right(const std::string& path, bool is_own, double probability) {
    if (!chance(probability)) {
      if (chance(0.1)) put(chance(0.5) ? "\t" : "  ");
      return;
    }
    put(chance(0.1) ? "\t" : std::string(1 + below(8), ' '));
    put("# " + comment(path, is_own));
  }

  /// Before an entry: what is nobody's, then what is its own.
  void above(const std::string& path, const std::string& within, std::size_t indent) {
    if (chance(0.07)) {
      end_line();
      line(blanks(indent) + "# " + comment(within, false));
      end_line();
    } else if (chance(0.1)) {
      end_line();
    }
    for (; chance(0.12);) line(std::string(indent, ' ') + "# " + comment(path, true));
  }
  void deeper(const std::string& path, std::size_t indent) {
    while (chance(0.05)) line(std::string(indent + 1 + below(3), ' ') + "# " + comment(path, true));
  }

  static std::string path_of(const std::string& within, const std::string& key) {
    return within.empty() ? key : within + '.' + key;
  }
  static std::string path_of(const std::string& within, std::size_t item) {
    return within + '[' + std::to_string(item + 1) + ']';
  }

  std::string scalar(const Node& node, bool in_flow) {
    if (node.kind == Node::Kind::null) return node.text;
    const auto plain = editing::read_value(node.text, in_flow);
    const bool is_plain = plain && plain->node.kind == Node::Kind::scalar && plain->lines.size() == 1 &&
                          plain->lines[0] == node.text && plain->node.text == node.text;
    if (is_plain && !chance(0.05)) return node.text;
    const bool is_simple = node.text.find_first_of("'\n\t\\") == std::string::npos;
    return is_simple && chance(0.5) ? "'" + node.text + "'" : editing::in_quotes(node.text);
  }
  std::string key(const std::string& name) { return chance(0.03) ? editing::in_quotes(name) : name; }

  static bool is_collection(const Node& node) {
    return (node.kind == Node::Kind::map && !node.entries.empty()) ||
           (node.kind == Node::Kind::list && !node.items.empty());
  }
  bool is_block(const Node& node) { return is_collection(node) && chance(0.5); }

  /// `follows`: the first key stands behind a dash already.
  void block_map(const Node& map, const std::string& path, std::size_t indent, bool follows) {
    for (const auto& entry : map.entries) {
      const std::string own = path_of(path, entry.key);
      if (!follows) {
        above(own, path, indent);
        put(std::string(indent, ' '));
      }
      follows = false;
      put(key(entry.key) + (chance(0.05) ? " :" : ":"));
      value(entry.value, own, indent, true);
    }
  }

  void block_list(const Node& list, const std::string& path, std::size_t indent, bool follows) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string own = path_of(path, i);
      if (!follows) {
        above(own, path, indent);
        put(std::string(indent, ' '));
      }
      follows = false;
      put("-");
      value(list.items[i], own, indent, false);
    }
  }

  void block(const Node& node, const std::string& path, std::size_t indent, bool follows) {
    if (node.kind == Node::Kind::map) {
      block_map(node, path, indent, follows);
    } else {
      block_list(node, path, indent, follows);
    }
  }

  /// Right of a key or dash, with the rest of its line.
  void value(const Node& node, const std::string& own, std::size_t indent, bool behind_key) {
    if (is_block(node)) {
      const std::size_t inner = indent + 1 + below(4);
      if (!behind_key && chance(0.7)) {
        put(std::string(inner - indent - 1 == 0 ? 1 : inner - indent - 1, ' '));
        block(node, own, std::max(inner, indent + 2), true);
        return;
      }
      comment_right(own, false, 0.3);
      end_line();
      const bool flush = behind_key && node.kind == Node::Kind::list && chance(0.3);
      block(node, own, flush ? indent : inner, false);
      return;
    }
    if (node.kind == Node::Kind::scalar && node.text.find_first_of(" \n") != std::string::npos &&
        node.text.find('\n') == std::string::npos && chance(0.1)) {
      text_block(node, own, indent);
      return;
    }
    if (is_collection(node) && behind_key && chance(0.1)) {
      comment_right(own, false, 0.5);
      end_line();
      put(std::string(indent + 1 + below(4), ' '));
      flow(node, own, indent + 1);
    } else if (node.kind == Node::Kind::map || node.kind == Node::Kind::list) {
      put(std::string(1 + below(2), ' '));
      flow(node, own, indent + 1);
    } else if (const std::string text = scalar(node, false); !text.empty()) {
      put(" " + text);
    }
    comment_right(own, true, 0.3);
    end_line();
    deeper(own, indent);
  }

  void text_block(const Node& node, const std::string& own, std::size_t indent) {
    put(chance(0.5) ? " |" : " >-");
    comment_right(own, true, 0.3);
    end_line();
    line(std::string(indent + 2, ' ') + node.text);
    if (chance(0.5)) line(std::string(indent + 2, ' ') + "and # more");
    if (chance(0.2)) end_line();
  }

  void flow(const Node& node, const std::string& path, std::size_t indent) {
    if (node.kind == Node::Kind::scalar || node.kind == Node::Kind::null) return put(scalar(node, true));
    const bool is_map = node.kind == Node::Kind::map;
    const std::size_t count = is_map ? node.entries.size() : node.items.size();
    const bool is_airy = chance(0.2);
    const bool is_tall = count > 0 && chance(0.2);
    const std::size_t inner = indent + below(6);
    put(is_map ? "{" : "[");
    if (is_airy) put(" ");
    for (std::size_t i = 0; i < count; ++i) {
      const std::string own = is_map ? path_of(path, node.entries[i].key) : path_of(path, i);
      if (is_tall && (i > 0 || chance(0.5))) {
        if (i == 0) comment_right(path, false, 0.2);
        end_line();
        if (chance(0.1)) {
          line(std::string(inner, ' ') + "# " + comment(path, false));
          end_line();
        }
        while (chance(0.1)) line(std::string(inner, ' ') + "# " + comment(own, true));
        put(std::string(inner, ' '));
      } else if (i > 0) {
        put(" ");
      }
      if (is_map) put(key(node.entries[i].key) + ":" + (is_nothing(node.entries[i].value) ? "" : " "));
      flow(is_map ? node.entries[i].value : node.items[i], own, inner);
      if (chance(0.03)) put(" ");
      const bool is_last = i + 1 == count;
      if (!is_last || (is_tall && chance(0.3))) put(",");
      if (is_tall && !is_last && chance(0.3)) put_comment_that_ends_the_line(own);
      if (is_tall && is_last && chance(0.3)) {
        comment_right(own, true, 0.5);
        end_line();
        put(std::string(indent, ' '));
      }
    }
    if (is_airy) put(" ");
    put(is_map ? "}" : "]");
  }
  static bool is_nothing(const Node& node) { return node.kind == Node::Kind::null && node.text.empty(); }
  /// The next entry begins a line.
  void put_comment_that_ends_the_line(const std::string& own) {
    put(std::string(1 + below(4), ' ') + "# " + comment(own, true));
  }

  std::mt19937& random_;
  std::string line_break_ = "\n";
  Restyled result_;
};

}  // namespace

Restyled restyled(const Node& tree, std::mt19937& random) { return StyledWriter{random}.write(tree); }

Node thinned(Node tree, std::mt19937& random, double kept) {
  const auto goes = [&](const auto&) { return std::uniform_real_distribution<>{0, 1}(random) > kept; };
  std::erase_if(tree.items, goes);
  std::erase_if(tree.entries, goes);
  for (Node& item : tree.items) item = thinned(std::move(item), random, kept);
  for (auto& entry : tree.entries) entry.value = thinned(std::move(entry.value), random, kept);
  return tree;
}

}  // namespace headroom
