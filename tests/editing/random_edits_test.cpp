// Random edits of random and of all example studies, in every style: what was asked for, and nothing else.

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <optional>

#include "editing.hpp"
#include "editing/layout.hpp"
#include "editing/new_value.hpp"
#include "reading/text_file.hpp"
#include "reading/yaml.hpp"
#include "restyled.hpp"
#include "study/keys/key.hpp"
#include "whole.hpp"

namespace headroom {
namespace {

using reading::Key;
using reading::Shape;

/// How many edits: few each time, ten thousand by night.
std::size_t edits_wanted() { return tries_whole() ? 10'000 : 500; }

Node tree_of(const std::string& text) {
  ParsedYaml parsed = parse_yaml(text, "study.yaml");
  for (const Problem& problem : parsed.problems) ADD_FAILURE() << to_string(problem) << '\n' << text;
  return std::move(parsed.root);
}

std::vector<std::string> examples() {
  std::vector<std::string> texts;
  for (const auto& folder :
       std::filesystem::directory_iterator{std::filesystem::path{HEADROOM_SOURCE_DIR} / "scenarios"}) {
    if (auto text = read_text_file((folder.path() / "study.yaml").string()))
      texts.push_back(std::move(*text));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// A place of a tree: the steps there, a name or an item's number each, and what the key table says of it.
struct Spot {
  std::vector<std::pair<std::string, std::size_t>> steps;
  const Shape* shape = nullptr;

  [[nodiscard]] std::string path() const {
    std::string text;
    for (const auto& [name, item] : steps)
      text += item > 0 ? "[" + std::to_string(item) + "]" : (text.empty() ? "" : ".") + name;
    return text;
  }
  [[nodiscard]] Spot at(std::string name, const Shape* next) const {
    Spot spot{steps, next};
    spot.steps.emplace_back(std::move(name), 0);
    return spot;
  }
  [[nodiscard]] Spot at(std::size_t item) const {
    Spot spot{steps, shape == nullptr ? nullptr : shape->item.get()};
    spot.steps.emplace_back("", item);
    return spot;
  }
};

const Node* node_at(const Node& root, const Spot& spot) {
  const Node* node = &root;
  for (const auto& [name, item] : spot.steps) {
    if (item > 0) {
      node = item <= node->items.size() ? &node->items[item - 1] : nullptr;
    } else {
      node = node->kind == Node::Kind::map ? find(*node, name) : nullptr;
    }
    if (node == nullptr) return nullptr;
  }
  return node;
}

/// The tree without the place's last step.
Node without(Node root, const Spot& spot) {
  Spot above = spot;
  above.steps.pop_back();
  Node& within = const_cast<Node&>(*node_at(root, above));
  const auto& [name, item] = spot.steps.back();
  if (item > 0) {
    within.items.erase(within.items.begin() + static_cast<std::ptrdiff_t>(item - 1));
  } else {
    std::erase_if(within.entries, [&, &key = name](const Node::Entry& entry) { return entry.key == key; });
  }
  return root;
}

void visit_spots(const Node& node, const Spot& spot, std::vector<Spot>& spots) {
  if (!spot.steps.empty()) spots.push_back(spot);
  for (std::size_t i = 0; i < node.items.size(); ++i) visit_spots(node.items[i], spot.at(i + 1), spots);
  for (const auto& entry : node.entries) {
    const Shape* child = spot.shape == nullptr ? nullptr : spot.shape->child(entry.key);
    if (child != nullptr && child->row(reading::Type::overlay) != nullptr) child = &reading::study_shape();
    visit_spots(entry.value, spot.at(entry.key, child), spots);
  }
}

bool same_but_quotes(const Node& a, const Node& b) {
  const auto same_entry = [](const Node::Entry& one, const Node::Entry& other) {
    return one.key == other.key && same_but_quotes(one.value, other.value);
  };
  return a.kind == b.kind && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_but_quotes) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), same_entry);
}

bool leads_into(const std::string& path, const std::string& inner) {
  return inner.starts_with(path) &&
         (inner.size() == path.size() || inner[path.size()] == '.' || inner[path.size()] == '[');
}

struct Given {
  std::string text;
  Node tree;
  std::map<std::string, Restyled::Comment> comments;
};

constexpr std::array kValues{"12",
                             "4%",
                             "'q # x'",
                             "a, b]",
                             "\"é \\\" z\"",
                             "{x: 1, y: [a]}",
                             "[1, 2]",
                             "{}",
                             "null",
                             "two words",
                             "k1: 1\nk2:\n  - a\n  - b",
                             "- a\n- k: 1\n  l: 2",
                             "|\n  one # x\n\n  two",
                             "[a, # c\n b]",
                             "x: 1 # c"};

class EditTrial {
 public:
  EditTrial(Given given, std::mt19937& random) : given_{std::move(given)}, random_{random} {
    visit_spots(given_.tree, {{}, &reading::study_shape()}, spots_);
  }

  /// One edit of the text, looked at from all sides; whether it was done.
  bool run() {
    switch (random_() % 9) {
      case 0:
        return try_rows();
      case 1:
      case 2:
        return try_set();
      case 3:
      case 4:
        return try_add();
      case 5:
      case 6:
        return try_remove();
      default:
        return try_rename();
    }
  }

  std::size_t by_hand = 0;
  std::string example_by_hand;

 private:
  template <class Item>
  const Item& any_of(const std::vector<Item>& items) {
    return items[random_() % items.size()];
  }
  std::string any_value() { return kValues[random_() % kValues.size()]; }

  std::optional<EditedStudy> done(const EditOperation& operation) {
    auto result = edit(given_.text, {operation});
    said_ = "op " + std::to_string(static_cast<int>(operation.kind)) + " " + operation.path + " = " +
            operation.value;
    if (!result) {
      if (result.error().find("edit it by hand") != std::string::npos) {
        ++by_hand;
        example_by_hand = said_ + '\n' + result.error() + '\n' + given_.text;
      }
      return std::nullopt;
    }
    EXPECT_EQ(changed_text(given_.text, result->changes), result->text) << said_;
    EXPECT_EQ(changed_text(result->text, undone(given_.text, result->changes)), given_.text) << said_;
    return std::move(*result);
  }

  [[nodiscard]] std::string shown(const EditedStudy& edited) const {
    return said_ + "\n---- before\n" + given_.text + "\n---- after\n" +
           unified_diff(given_.text, edited.changes, "s");
  }

  void expect_lost(const EditedStudy& edited, const std::string& within, bool all) {
    for (const auto& [text, comment] : given_.comments) {
      const bool is_there = edited.text.find(text) != std::string::npos;
      const bool may_go = !within.empty() && leads_into(within, comment.path);
      if (all) {
        EXPECT_EQ(is_there, !may_go) << text << " of " << comment.path << '\n' << shown(edited);
      } else {
        EXPECT_TRUE(is_there || (may_go && !(comment.is_own && comment.path == within))) << text << '\n'
                                                                                         << shown(edited);
      }
    }
  }

  /// Of texts whose comments nobody has listed too.
  void expect_no_comment_lost(const EditedStudy& edited) {
    const std::vector<std::string> before = comments_of(given_.text), after = comments_of(edited.text);
    EXPECT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end())) << shown(edited);
  }
  static std::vector<std::string> comments_of(const std::string& text) {
    const editing::Document document{text, "study.yaml", tree_of(text)};
    const editing::Layout layout{document};
    std::vector<std::string> comments;
    for (const editing::Span& comment : layout.comments())
      comments.push_back(text.substr(comment.from, comment.to - comment.from));
    std::sort(comments.begin(), comments.end());
    return comments;
  }

  /// Whether every comment stands in the column in which it stood.
  [[nodiscard]] bool comments_stayed(const EditedStudy& edited) const {
    return columns_of_comments(given_.text) == columns_of_comments(edited.text);
  }
  static std::vector<std::ptrdiff_t> columns_of_comments(const std::string& text) {
    const editing::Document document{text, "study.yaml", tree_of(text)};
    const editing::Layout layout{document};
    std::vector<std::ptrdiff_t> columns;
    for (const editing::Span& comment : layout.comments()) {
      const auto begin = text.begin() + static_cast<std::ptrdiff_t>(layout.line_begin(comment.from));
      const auto end = text.begin() + static_cast<std::ptrdiff_t>(comment.from);
      columns.push_back(std::count_if(begin, end, [](char c) { return (c & 0xC0) != 0x80; }));
    }
    return columns;
  }

  bool try_set() {
    const Spot& spot = any_of(spots_);
    const std::string value = any_value();
    const auto edited = done(set(spot.path(), value));
    if (!edited) return false;
    const Node after = tree_of(edited->text);
    const Node *old = node_at(given_.tree, spot), *fresh = node_at(after, spot);
    const Node wanted = editing::read_value(value, false)->node;
    EXPECT_TRUE(same_but_quotes(*fresh, wanted)) << shown(*edited);
    Node expected = given_.tree;
    const_cast<Node&>(*node_at(expected, spot)) = *fresh;
    EXPECT_TRUE(says_the_same(after, expected)) << shown(*edited);
    expect_lost(*edited, spot.path(), false);
    const bool is_scalar = old->kind == Node::Kind::scalar && old->end > old->begin;
    if (is_scalar) expect_no_comment_lost(*edited);
    const std::string written = given_.text.substr(old->begin, old->end - old->begin);
    const bool is_line =
        written.find('\n') == std::string::npos && std::string{value}.find('\n') == std::string::npos;
    if (is_scalar && is_line && comments_stayed(*edited)) {
      const std::string back = headroom::edited(edited->text, {set(spot.path(), written)});
      EXPECT_EQ(back, given_.text) << shown(*edited);
    }
    return true;
  }

  /// A key that is not written, a new name, or an item.
  std::optional<Spot> any_new_spot() {
    const Spot& within = any_of(spots_);
    const Node* node = node_at(given_.tree, within);
    if (within.shape == nullptr) return std::nullopt;
    if (node->kind == Node::Kind::list && within.shape->item)
      return within.at(1 + random_() % (node->items.size() + 1));
    if (node->kind != Node::Kind::map) return std::nullopt;
    if (within.shape->any && random_() % 3 == 0) return within.at("zz-new", within.shape->any.get());
    if (within.shape->children.empty()) return std::nullopt;
    const Shape& child = *any_of(within.shape->children);
    return find(*node, child.segment) == nullptr ? std::optional{within.at(child.segment, &child)}
                                                 : std::nullopt;
  }

  bool try_add() {
    const auto spot = any_new_spot();
    if (!spot) return false;
    const std::string value = any_value();
    const auto edited = done(add(spot->path(), value));
    if (!edited) return false;
    const Node after = tree_of(edited->text);
    const Node* fresh = node_at(after, *spot);
    EXPECT_NE(fresh, nullptr) << shown(*edited);
    if (fresh == nullptr) return false;
    EXPECT_TRUE(same_but_quotes(*fresh, editing::read_value(value, false)->node)) << shown(*edited);
    EXPECT_TRUE(says_the_same(without(after, *spot), given_.tree)) << shown(*edited);
    EXPECT_EQ(edited->text.substr(edited->select_from, edited->select_to - edited->select_from),
              edited->text.substr(fresh->begin, fresh->end - fresh->begin));
    expect_lost(*edited, "", false);
    expect_no_comment_lost(*edited);
    const bool has_comment = value.find("# c") != std::string::npos, is_text = value.starts_with("|");
    if (comments_stayed(*edited) && !has_comment && !is_text && !fresh_takes_a_comment(*edited, *fresh)) {
      EXPECT_EQ(headroom::edited(edited->text, {remove(spot->path())}), given_.text) << shown(*edited);
    }
    return true;
  }

  /// A comment that was right of its neighbour is now right of it.
  static bool fresh_takes_a_comment(const EditedStudy& edited, const Node& fresh) {
    const auto next = edited.text.find_first_not_of(" \t,", fresh.end);
    return next != std::string::npos && edited.text[next] == '#';
  }

  bool try_remove() {
    const Spot& spot = any_of(spots_);
    const auto edited = done(remove(spot.path()));
    if (!edited) return false;
    EXPECT_TRUE(says_the_same(tree_of(edited->text), without(given_.tree, spot))) << shown(*edited);
    expect_lost(*edited, spot.path(), true);
    return true;
  }

  bool try_rename() {
    const Spot& spot = any_of(spots_);
    const auto& [name, item] = spot.steps.back();
    const auto edited = done(rename(spot.path(), "zz-new"));
    if (!edited) return false;
    expect_lost(*edited, "", false);
    expect_no_comment_lost(*edited);
    const Node* old = node_at(given_.tree, spot);
    Spot there = spot;
    const bool is_value = item > 0 || node_at(tree_of(edited->text), spot) != nullptr;
    if (!is_value) there.steps.back().first = "zz-new";
    const auto back = edit(edited->text, {rename(there.path(), is_value ? old->text : name)});
    EXPECT_TRUE(back) << shown(*edited);
    if (!back) return false;
    EXPECT_TRUE(says_the_same(tree_of(back->text), given_.tree)) << shown(*edited);
    if (comments_stayed(*edited)) {
      EXPECT_EQ(back->text, given_.text) << shown(*edited);
    }
    return true;
  }

  /// A table with one column: an entry that is there and a new one.
  bool try_rows() {
    struct Table {
      const char *part, *column, *value;
    };
    static constexpr Table kTables[] = {
        {"staff", "wte", "1.75"}, {"streams", "standard", "93%"}, {"appointments", "minutes", "35"}};
    const auto& [part, column, value] = kTables[random_() % 3];
    const Node* map = find(given_.tree, part);
    if (map == nullptr || map->kind != Node::Kind::map || map->entries.empty()) return false;
    const auto& entry = any_of(map->entries);
    if (entry.key == "csv" || entry.value.kind != Node::Kind::map || entry.value.entries.empty())
      return false;
    const Spot fresh = Spot{}.at(part, nullptr).at("zz-new", nullptr),
               changed = Spot{}.at(part, nullptr).at(entry.key, nullptr).at(column, nullptr);
    const auto edited = done(rows(
        part, std::string{"name,"} + column + "\n" + entry.key + "," + value + "\nzz-new," + value + "\n"));
    if (!edited) return false;
    const Node after = tree_of(edited->text);
    for (const Spot& spot : {changed, Spot{fresh}.at(column, nullptr)}) {
      const Node* cell = node_at(after, spot);
      EXPECT_TRUE(cell != nullptr && cell->text == value) << shown(*edited);
      if (cell == nullptr) return false;
    }
    const bool was_there = node_at(given_.tree, changed) != nullptr;
    EXPECT_TRUE(says_the_same(without(without(after, fresh), changed),
                              was_there ? without(given_.tree, changed) : given_.tree))
        << shown(*edited);
    expect_no_comment_lost(*edited);
    return true;
  }

  Given given_;
  std::mt19937& random_;
  std::vector<Spot> spots_;
  std::string said_;
};

Given random_study(const std::vector<std::string>& texts, std::mt19937& random) {
  const Node tree = thinned(tree_of(texts[random() % texts.size()]), random, 0.55);
  Restyled written = restyled(tree, random);
  Node read = tree_of(written.text);
  return {std::move(written.text), std::move(read), std::move(written.comments)};
}

struct Tally {
  std::size_t done = 0, tried = 0, by_hand = 0;
  std::string example;
};

void run_trials(EditTrial& trial, std::size_t count, Tally& tally) {
  for (std::size_t i = 0; i < count && !testing::Test::HasFailure(); ++i) {
    ++tally.tried;
    tally.done += trial.run() ? 1 : 0;
  }
  tally.by_hand += trial.by_hand;
  if (!trial.example_by_hand.empty()) tally.example = trial.example_by_hand;
}

void expect_few_by_hand(const Tally& tally) {
  std::cout << tally.done << " edits done of " << tally.tried << " tried, " << tally.by_hand
            << " left to be made by hand\n"
            << tally.example;
  EXPECT_LE(tally.by_hand * 200, tally.done + 200) << tally.example;
}

TEST(RandomEdits, OfRandomStudiesChangeWhatWasAskedForAndNothingElse) {
  std::mt19937 random{20270401};
  const std::vector<std::string> texts = examples();
  Tally tally;
  while (tally.done < edits_wanted() && !HasFailure()) {
    Given given = random_study(texts, random);
    if (given.tree.kind != Node::Kind::map || given.tree.entries.empty()) continue;
    EditTrial trial{std::move(given), random};
    run_trials(trial, 8, tally);
  }
  expect_few_by_hand(tally);
}

TEST(RandomEdits, OfEveryExampleChangeWhatWasAskedForAndNothingElse) {
  std::mt19937 random{20270402};
  Tally tally;
  for (const std::string& text : examples()) {
    EditTrial trial{{text, tree_of(text), {}}, random};
    run_trials(trial, edits_wanted() / 100, tally);
  }
  expect_few_by_hand(tally);
}

}  // namespace
}  // namespace headroom
