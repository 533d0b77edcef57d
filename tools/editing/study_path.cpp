// Each step of a path looked up in the text, the rows beside it, the study and the key table.

#include "editing/study_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "study/text/names.hpp"

namespace headroom::editing {
namespace {

using namespace reading;

bool any_row_says(const Shape& shape, bool Key::*says) {
  return std::any_of(shape.rows.begin(), shape.rows.end(), [&](const Key* key) { return key->*says; });
}

/// Whether the entries of the map are named by paths of the study.
bool is_named_by_paths(const Shape& shape) {
  return std::any_of(shape.rows.begin(), shape.rows.end(), [](const Key* key) {
    const std::string_view path = key->path;
    return path == "sizing.vary" || path == "uncertainty";
  });
}

bool refers(const Shape& shape) {
  return std::any_of(shape.rows.begin(), shape.rows.end(),
                     [](const Key* key) { return key->refers_to[0] != '\0'; });
}

const Node* map_entry_of(const Node* map, const std::string& name) {
  return map == nullptr || map->kind != Node::Kind::map ? nullptr : find(*map, name);
}
const Node* list_item_of(const Node* list, std::size_t item) {
  const bool is_there = list != nullptr && list->kind == Node::Kind::list && item <= list->items.size();
  return is_there ? &list->items[item - 1] : nullptr;
}

/// Whether the name ends here, and not in the middle of a longer one.
bool ends_name(std::string_view rest, std::size_t size) {
  return rest.size() == size || rest[size] == '.' || rest[size] == '[';
}

class PathWalker {
 public:
  PathWalker(const std::string& path, const StudyTrees& trees, MayBe may_be)
      : trees_{trees}, may_be_{may_be}, rest_{path}, node_{&trees.text}, rows_{&trees.rows} {
    way_.path = path;
    way_.shapes.push_back(&study_shape());
  }

  tl::expected<Way, std::string> walk() {
    if (rest_.empty()) return wrong("a path such as staff.band-6.wte");
    while (!rest_.empty()) {
      const bool is_item = rest_.front() == '[';
      if (!is_item && !way_.steps.empty() && !skip_dot()) return wrong(". or [ after " + so_far());
      auto problem = is_item ? take_item() : take_name();
      if (!problem.empty()) return tl::unexpected{std::move(problem)};
    }
    if (may_be_ == MayBe::there && !way_.is_there())
      return wrong(
          fmt::format("what is there: {} has no {}", path_or_study(way_.steps.size() - 1), last_step_text()));
    return std::move(way_);
  }

 private:
  [[nodiscard]] tl::unexpected<std::string> wrong(const std::string& expected) const {
    return tl::unexpected{wrong_text(expected)};
  }
  [[nodiscard]] std::string wrong_text(const std::string& expected) const {
    return fmt::format("{} leads nowhere; expected {}", way_.path, expected);
  }
  [[nodiscard]] std::string so_far() const { return path_text(way_.steps, way_.steps.size()); }
  [[nodiscard]] std::string path_or_study(std::size_t count) const {
    return count == 0 ? "the study" : path_text(way_.steps, count);
  }
  [[nodiscard]] std::string last_step_text() const {
    const PathStep& step = way_.steps.back();
    return step.item > 0 ? fmt::format("item {}", step.item) : step.name;
  }
  [[nodiscard]] bool is_written() const { return way_.there == way_.steps.size(); }
  [[nodiscard]] const Shape* shape() const { return way_.shapes.back(); }

  bool skip_dot() {
    if (rest_.front() != '.') return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string take_item() {
    std::size_t item = 0;
    const char* const end = rest_.data() + rest_.size();
    const auto [stopped, error] = std::from_chars(rest_.data() + 1, end, item);
    if (error != std::errc{} || stopped == end || *stopped != ']' || item == 0)
      return wrong_text("the number of an item in brackets, counted from 1, such as calendar.closed[1]");
    rest_.remove_prefix(static_cast<std::size_t>(stopped - rest_.data()) + 1);
    const bool has_list = rows_ != nullptr && rows_->kind == Node::Kind::list;
    const bool can_have_list = shape() != nullptr && shape()->item != nullptr;
    const bool is_nothing = rows_ == nullptr || rows_->kind == Node::Kind::null;
    const std::size_t count = has_list ? rows_->items.size() : 0;
    if (!has_list && !(is_nothing && can_have_list))
      return wrong_text("a path that ends with " + path_or_study(way_.steps.size()) + ", which is no list");
    if (item > count + 1 || (item > count && (may_be_ == MayBe::there || !rest_.empty())))
      return wrong_text(fmt::format("an item that is there: {} has {}", so_far(), count));
    return step({"", item}, shape() == nullptr ? nullptr : shape()->item.get());
  }

  std::string take_name() {
    const std::string name = next_name();
    if (name.empty()) return wrong_text("a name between the dots, such as staff.band-6.wte");
    if (node_ != nullptr && is_written() && node_->kind == Node::Kind::list)
      return wrong_text(fmt::format("an item of {}, such as {}[1]", so_far(), so_far()));
    const Shape* child = child_of(name);
    if (!is_known(name)) {
      if (auto refused = refusal_of_new(name, child); !refused.empty()) return refused;
    }
    if (is_overlay_step()) {
      way_.in_scenario = true;
      base_ = &trees_.rows;
      const auto problem = step({name, 0}, &study_shape());
      overlay_depth_ = way_.steps.size();
      return problem;
    }
    return step({name, 0}, child);
  }

  /// The longest that is known here; else up to the next dot or bracket.
  std::string next_name() {
    std::string longest;
    for (const Node* map : {is_written() ? node_ : nullptr, rows_, base_}) {
      if (map == nullptr || map->kind != Node::Kind::map) continue;
      for (const auto& entry : map->entries) {
        const bool fits = rest_.starts_with(entry.key) && ends_name(rest_, entry.key.size());
        if (fits && entry.key.size() > longest.size()) longest = entry.key;
      }
    }
    if (longest.empty() && shape() != nullptr && is_named_by_paths(*shape())) longest = path_in_front();
    if (longest.empty()) longest = rest_.substr(0, rest_.find_first_of(".["));
    rest_.remove_prefix(longest.size());
    return longest;
  }

  /// A name that is itself a path: up to the key that the entry may have.
  [[nodiscard]] std::string path_in_front() const {
    const auto dot = rest_.rfind('.');
    if (dot == std::string_view::npos || !shape()->any) return std::string{rest_};
    const std::string_view last = rest_.substr(dot + 1);
    const auto names = shape()->any->child_names();
    const bool is_key = std::find(names.begin(), names.end(), last.substr(0, last.find('['))) != names.end();
    return std::string{is_key ? rest_.substr(0, dot) : rest_};
  }

  /// The scenario's own map, in which the study's keys stand again.
  [[nodiscard]] bool is_overlay_step() const {
    return shape() != nullptr && shape()->any && shape()->any->row(Type::overlay) != nullptr;
  }
  [[nodiscard]] bool is_in_overlay_itself() const {
    return way_.in_scenario && overlay_depth_ == way_.steps.size();
  }

  [[nodiscard]] const Shape* child_of(const std::string& name) const {
    if (is_in_overlay_itself() && (name == "about" || name == "with")) return nullptr;
    if (shape() == nullptr) return nullptr;
    return shape()->child(name);
  }

  [[nodiscard]] bool is_known(const std::string& name) const {
    return (is_written() && map_entry_of(node_, name) != nullptr) || map_entry_of(rows_, name) != nullptr ||
           map_entry_of(base_, name) != nullptr;
  }

  /// Fixed keys and names that are there.
  [[nodiscard]] std::vector<std::string> known_names() const {
    std::vector<std::string> names;
    if (is_in_overlay_itself()) names = {"about", "with"};
    if (shape() != nullptr) {
      for (const auto& child : shape()->children)
        if (!way_.in_scenario || !any_row_says(*child, &Key::fixed)) names.push_back(child->segment);
      const Key* row = shape()->row(Type::map);
      if (row != nullptr)
        for (std::string& choice : choices_of(*row)) names.push_back(std::move(choice));
    }
    for (const Node* map : {node_, rows_, base_}) {
      if (map == nullptr || map->kind != Node::Kind::map) continue;
      for (const auto& entry : map->entries)
        if (std::find(names.begin(), names.end(), entry.key) == names.end()) names.push_back(entry.key);
    }
    return names;
  }

  [[nodiscard]] std::string refusal_of_new(const std::string& name, const Shape* child) const {
    if (is_in_overlay_itself() && (name == "about" || name == "with")) return "";
    if (name == "csv" && shape() != nullptr && shape()->csv_row() != nullptr) return "";
    const auto unknown_name = [&] {
      const auto names = known_names();
      if (names.empty()) return wrong_text("a path that ends with " + path_or_study(way_.steps.size()));
      return wrong_text((way_.steps.empty() ? "" : "after " + so_far() + ' ') + one_of(names, name));
    };
    if (child == nullptr) return unknown_name();
    if (way_.in_scenario && any_row_says(*child, &Key::fixed))
      return wrong_text(
          fmt::format("a path that may differ: {} is the same in all scenarios", path_to(so_far(), name)));
    if (child != shape()->any.get()) return "";
    const Key* row = shape()->row(Type::map);
    const auto choices = row == nullptr ? std::vector<std::string>{} : choices_of(*row);
    if (!choices.empty())
      return std::find(choices.begin(), choices.end(), name) == choices.end() ? unknown_name() : "";
    if (is_named_by_paths(*shape())) return "";
    if (!is_name(name)) return wrong_text("a name of letters, digits, - and _, at most 64");
    const bool may_be_new = may_be_ == MayBe::new_too && (rest_.empty() || refers(*shape()));
    return may_be_new ? "" : unknown_name();
  }

  /// Goes on; not where this stands in another file.
  std::string step(PathStep step, const Shape* next) {
    const bool is_item = step.item > 0;
    const auto inside = [&](const Node* node) {
      return is_item ? list_item_of(node, step.item) : map_entry_of(node, step.name);
    };
    const Node* const written = is_written() ? inside(node_) : nullptr;
    const Node* const row = inside(rows_);
    const bool is_row_itself = !is_item && next != nullptr && next->segment == "*";
    const bool in_file = written == nullptr && row != nullptr && row->mark.file != trees_.file;
    if (in_file && (!is_row_itself || rest_.empty() || may_be_ == MayBe::there)) {
      return fmt::format("{} stands in {}, line {}: change it there", way_.path, row->mark.file,
                         row->mark.line);
    }
    const bool is_file = is_written() && node_->kind == Node::Kind::map && is_item;
    if (is_file) return fmt::format("{} is kept in {}: add a row there", so_far(), flow_text(*node_));
    way_.steps.push_back(std::move(step));
    way_.shapes.push_back(next);
    if (written != nullptr) ++way_.there;
    const PathStep& taken = way_.steps.back();
    node_ = written;
    rows_ = row;
    base_ = base_ == nullptr ? nullptr
                             : (taken.item > 0         ? list_item_of(base_, taken.item)
                                : overlay_just_begun() ? base_
                                                       : map_entry_of(base_, taken.name));
    return "";
  }

  /// The step into a scenario stays at the study's own root.
  [[nodiscard]] bool overlay_just_begun() const { return way_.in_scenario && overlay_depth_ == 0; }

  const StudyTrees& trees_;
  MayBe may_be_;
  std::string_view rest_;
  const Node* node_;            // in the text, while it is there
  const Node* rows_;            // the same with the rows of files
  const Node* base_ = nullptr;  // what a scenario changes here
  std::size_t overlay_depth_ = 0;
  Way way_;
};

}  // namespace

tl::expected<Way, std::string> way_of(const std::string& path, const StudyTrees& trees, MayBe may_be) {
  return PathWalker{path, trees, may_be}.walk();
}

std::size_t place_of(const Node& node, const PathStep& step) {
  if (step.item > 0) return step.item - 1;
  const auto found = std::find_if(node.entries.begin(), node.entries.end(),
                                  [&](const Node::Entry& entry) { return entry.key == step.name; });
  return static_cast<std::size_t>(found - node.entries.begin());
}

const Node& node_at(const Node& root, const std::vector<PathStep>& steps, std::size_t count) {
  const Node* node = &root;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = place_of(*node, steps[i]);
    node = steps[i].item > 0 ? &node->items[place] : &node->entries[place].value;
  }
  return *node;
}

Node& node_at(Node& root, const std::vector<PathStep>& steps, std::size_t count) {
  return const_cast<Node&>(node_at(static_cast<const Node&>(root), steps, count));
}

std::string path_text(const std::vector<PathStep>& steps, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (steps[i].item > 0) {
      text += fmt::format("[{}]", steps[i].item);
    } else {
      text += (text.empty() ? "" : ".") + steps[i].name;
    }
  }
  return text;
}

std::string line_of(const Mark& mark) { return fmt::format("{}:{}", mark.file, mark.line); }

}  // namespace headroom::editing
