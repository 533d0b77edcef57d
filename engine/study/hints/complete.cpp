// Options by place, and what is inserted for each.

#include "study/hints/complete.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "study/hints/described.hpp"
#include "study/hints/draft.hpp"
#include "study/hints/key_words.hpp"
#include "study/hints/places.hpp"

namespace headroom {
namespace {

using namespace reading;
using Option = Completion::Option;

constexpr std::size_t kLongestDefault = 60;

/// The draft with a word at the offset where none is, so that it has a place.
struct Typing {
  Draft draft;
  std::optional<Draft::Found> at;
  std::string typed;     ///< before the offset
  Span replaced;         ///< in the text as it is
  const char* gap = "";  ///< to be written before
};

Typing typing_at(std::string_view text, std::size_t offset) {
  Typing typing{draft_of(text), {}, "", {offset, offset}, ""};
  if (typing.draft.is_comment(offset)) return typing;
  typing.at = typing.draft.find(offset);
  if (typing.at) {
    const DraftNode& node = typing.draft.nodes[typing.at->node];
    typing.replaced = typing.at->at_key ? node.key_at : node.value_at;
    typing.typed = text.substr(typing.replaced.begin, offset - typing.replaced.begin);
    if (typing.typed.starts_with('"') || typing.typed.starts_with('\'')) typing.typed.erase(0, 1);
    return typing;
  }
  const char before = offset == 0 ? '\n' : text[offset - 1];
  if (before == ':' || before == '-') typing.gap = " ";
  const std::string gap = typing.gap;
  std::string with_word{text};
  with_word.insert(offset, gap + "x");
  typing.draft = draft_of(with_word);
  typing.at = typing.draft.find(offset + gap.size());
  return typing;
}

class Completer {
 public:
  Completer(const Typing& typing, std::string_view text)
      : typing_{typing},
        places_{typing.draft},
        text_{text},
        new_line_{text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n"} {}

  std::vector<Option> options() && {
    const DraftNode& node = nodes()[typing_.at->node];
    if (typing_.at->at_key) {
      const DraftNode& map = nodes()[node.parent];
      add_keys(node.parent, map.in_brackets ? std::nullopt : map.column, node.has_colon);
    } else {
      if (node.column) add_keys(typing_.at->node, node.column, false);
      add_values();
    }
    return std::move(options_);
  }

 private:
  [[nodiscard]] const std::vector<DraftNode>& nodes() const { return typing_.draft.nodes; }

  void add_keys(std::size_t map, std::optional<std::size_t> column, bool name_only) {
    const Place place = places_.of(map);
    std::set<std::string> there;
    for (const std::size_t entry : nodes()[map].children) {
      if (entry != typing_.at->node) there.insert(nodes()[entry].key);
    }
    for (const auto& key : places_.keys(map)) {
      if (there.contains(key.name)) continue;
      Option option{key.name, typing_.gap + key.name, "", ""};
      if (!name_only) option.insert += after_key(key.shape, column);
      if (key.shape != nullptr) {
        option.detail = key.refers_to.empty() ? label_of(*key.shape) : names_what(key.refers_to);
        option.info = about_key(place_in(place, key.name));
      }
      options_.push_back(std::move(option));
    }
  }

  /// Behind the key: what is written in lines of its own begins one.
  [[nodiscard]] std::string after_key(const Shape* shape, std::optional<std::size_t> column) const {
    const Type type = shape == nullptr || shape->rows.empty() ? Type::text : shape->rows.front()->type;
    const bool is_list = type == Type::list;
    if (!column || (type != Type::map && type != Type::overlay && !is_list)) return ": ";
    return ':' + new_line_ + std::string(*column + 2, ' ') + (is_list ? "- " : "");
  }

  [[nodiscard]] static std::string names_what(const std::string& pattern) {
    const Shape* shape = Places::shape_at(pattern);
    if (shape != nullptr && shape->any) shape = shape->any.get();
    return shape == nullptr ? "" : label_of(*shape);
  }

  void add_values() {
    const std::size_t node = typing_.at->node;
    const Place place = places_.of(node);
    if (place.shape == nullptr || place.in_random) return;
    there_.clear();
    if (nodes()[node].is_item) {  // a list has each once
      for (const std::size_t item : nodes()[nodes()[node].parent].children) {
        if (item != node) there_.insert(nodes()[item].text);
      }
    }
    if (const auto base = places_.in_study(node); base && nodes()[*base].kind == DraftKind::scalar)
      offer(nodes()[*base].text, "as in the study");
    for (const Word& word : words_of(*place.shape)) offer(word.written, word.said);
    for (const Key* row : place.shape->rows) {
      if (row->refers_to[0] != '\0' && row->type != Type::map) add_names(row->refers_to);
      if (row->is_path && row->type != Type::map) {
        for (const std::string& path : places_.number_paths()) offer(path, "a number of the study");
      }
    }
    const auto fallback = default_value(*place.shape);
    if (fallback && fallback->size() <= kLongestDefault) add_default(*fallback);
  }

  void add_names(const std::string& pattern) {
    const auto names = places_.names(pattern, typing_.at->node);
    for (const auto& name : names)
      offer(name.text, names_what(pattern), described(typing_.draft, name.nodes));
    if (!names.empty()) return;
    for (const std::string& name : Places::default_names(pattern)) offer(name, names_what(pattern));
  }

  void offer(const std::string& value, const std::string& detail, const std::string& info = "") {
    if (there_.insert(value).second) options_.push_back({value, typing_.gap + value, detail, info});
  }

  void add_default(const std::string& value) {
    const auto found = std::find_if(options_.begin(), options_.end(),
                                    [&](const Option& option) { return option.label == value; });
    if (found == options_.end()) return offer(value, "default");
    found->detail += found->detail.empty() ? "default" : ", default";
  }

  const Typing& typing_;
  Places places_;
  std::string_view text_;
  std::string new_line_;
  std::vector<Option> options_;
  std::set<std::string> there_;  ///< values that are offered or written
};

std::string in_small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Those that begin with what is typed, then those that hold it.
std::vector<Option> filtered(std::vector<Option> options, const std::string& typed) {
  const std::string looked_for = in_small_letters(typed);
  const auto begins = [&](const Option& option) {
    return in_small_letters(option.label).starts_with(looked_for);
  };
  std::erase_if(options, [&](const Option& option) {
    return in_small_letters(option.label).find(looked_for) == std::string::npos;
  });
  std::stable_partition(options.begin(), options.end(), begins);
  return options;
}

}  // namespace

Completion complete(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const Typing typing = typing_at(text, offset);
  Completion completion{offset, offset, {}};
  if (!typing.at) return completion;
  completion.from = typing.replaced.begin;
  completion.to = typing.replaced.end;
  completion.options = filtered(Completer{typing, text}.options(), typing.typed);
  return completion;
}

}  // namespace headroom
