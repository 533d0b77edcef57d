// A place in a checked tree, which gives what is written there or the key table's default.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "study/keys/key.hpp"
#include "study/study.hpp"
#include "study/text/trail.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

class NameIndex;

/// A pathway or an appointment that the study defines, and whether anything uses it.
struct Usage {
  std::string path;
  bool used = false;
  std::string warning;  ///< what to say where no scenario uses it
};

/// What is known, and what is found out, while one checked tree is read into a Service.
struct Reading {
  const std::set<const Node*>* bad;         ///< values that the key table has refused
  const std::set<std::string>* roles_held;  ///< by a post of the study or of any scenario
  Problems problems;
  std::vector<Assumption> assumed;
  std::vector<std::string> warnings;
  std::vector<Usage> usage{};
};

/// A place in the study: the value there, if one is written, and what the key table says about it. Reading a
/// value gives what is written or, where it is missing or was refused, the default of the table. What may be
/// written in short, as `sickness: 5%` for its rate, is read as if it were written in full. The tree outlives
/// it.
class Cursor {
 public:
  Cursor(Reading& reading, const Node& root);

  [[nodiscard]] Cursor operator[](std::string_view key) const;
  struct Entry;
  [[nodiscard]] std::vector<Entry> entries() const;  ///< of a map with names that the study chooses
  [[nodiscard]] std::vector<Cursor> items() const;
  [[nodiscard]] std::vector<Cursor> children() const;  ///< the keys that may stand here by fixed names

  [[nodiscard]] bool written() const { return node_ != nullptr; }
  [[nodiscard]] bool good() const;  ///< written, and nothing in it was refused
  [[nodiscard]] bool is(Node::Kind kind) const { return node_ != nullptr && node_->kind == kind; }
  [[nodiscard]] std::string path() const { return trail_.text(); }
  [[nodiscard]] const Mark& mark() const { return *mark_; }
  [[nodiscard]] std::string shown() const;
  [[nodiscard]] const Shape& shape() const { return *shape_; }
  /// What is written and was not refused, else the default; null where there is neither.
  [[nodiscard]] const Node* value() const;
  /// The same as a place: items and entries of a default are read as if they were written.
  [[nodiscard]] Cursor or_default() const;

  [[nodiscard]] double number() const;  ///< in the key's unit; a share as a fraction
  [[nodiscard]] int whole() const { return static_cast<int>(number()); }
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool flag() const { return text() == "true"; }
  [[nodiscard]] LeadTime lead_time() const;
  [[nodiscard]] double duration_days() const;
  [[nodiscard]] RandomDuration random() const;
  [[nodiscard]] std::optional<Date> date() const;

  void problem(const std::string& found, const std::string& expected) const;
  void problem(const std::string& expected) const { problem(shown(), expected); }
  void assume(const std::string& value) const;
  /// Where nothing is written, that the default of the table holds.
  void assume_default() const;
  void warn(const std::string& warning) const { reading_->warnings.push_back(warning); }
  [[nodiscard]] Reading& reading() const { return *reading_; }
  [[nodiscard]] const Node* node() const { return node_; }

 private:
  Cursor(Reading& reading, const Node* node, const Shape* shape, const Trail& trail, const Mark& mark);
  [[nodiscard]] Node scalar() const;  // what is written, or the default
  [[nodiscard]] bool is_short_for(std::string_view key) const;
  [[nodiscard]] const Key& row_of(const Node& scalar) const;

  Reading* reading_;
  const Node* node_;
  const Shape* shape_;
  Trail trail_;
  const Mark* mark_;  // of the value, or of the nearest map where it is missing
};

struct Cursor::Entry {
  std::string name;
  Mark mark;  ///< of the name
  Cursor value;
};

/// The position of the name in `names`; where it is none of them, a problem that says which there are.
[[nodiscard]] std::optional<std::uint32_t> position_of(const Cursor& name, const NameIndex& names);
[[nodiscard]] std::optional<std::uint32_t> position_of(const Cursor& name,
                                                       const std::vector<std::string>& names);

}  // namespace headroom::reading
