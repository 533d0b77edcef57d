// Where each value of a draft stands in the key table, and which names may be used there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "study/hints/draft.hpp"
#include "study/keys/key.hpp"

namespace headroom::reading {

/// A place of a draft.
struct Place {
  const Shape* shape = nullptr;  ///< null where the table knows no such key
  std::string path;              ///< as in messages: staff.lead.absent[1].from
  /// A part of a scenario: the study's keys, but for those that are the same in all scenarios.
  bool in_overlay = false;
  bool in_random = false;  ///< within a distribution, whose keys have no rows of their own
};

/// What stands beside the draft in what it says elsewhere.
class Places {
 public:
  explicit Places(const Draft& draft) : draft_{draft} {}

  [[nodiscard]] Place of(std::size_t node) const;

  /// A key that may stand in a map, and what is known of it; `shape` is null of the name of a distribution.
  struct Option {
    std::string name;
    const Shape* shape = nullptr;
    std::string refers_to;  ///< the path of the table at which the name is chosen; empty: the table's own
  };
  /// In the order of the table, whether they stand there already or not.
  [[nodiscard]] std::vector<Option> keys(std::size_t map) const;

  /// The names that stand where `pattern` says (`staff.*.role`), as far as they can be meant at this node: of
  /// the stream, pathway and the like that it belongs to, and in a scenario those that it adds too.
  struct Name {
    std::string text;
    std::vector<std::size_t> nodes;  ///< where it is chosen: entries, items or scalars
  };
  [[nodiscard]] std::vector<Name> names(const std::string& pattern, std::size_t node) const;

  /// Dotted paths of the numbers of the study that a scenario may set.
  [[nodiscard]] std::vector<std::string> number_paths() const;

  /// What the study says where a scenario changes it; none elsewhere.
  [[nodiscard]] std::optional<std::size_t> in_study(std::size_t node) const;

  /// Names of a pattern where the study has none: the sites of the default, say.
  [[nodiscard]] static std::vector<std::string> default_names(const std::string& pattern);
  /// Of a dotted path of the table.
  [[nodiscard]] static const Shape* shape_at(const std::string& pattern);

 private:
  /// From the outermost: the way to a node without the root.
  [[nodiscard]] std::vector<std::size_t> way_to(std::size_t node) const;
  [[nodiscard]] std::string chosen(const std::string& prefix, std::size_t node) const;
  [[nodiscard]] std::string chosen_beside(const std::string& prefix, std::size_t map,
                                          const Shape& shape) const;
  void add_names(const Key& row, const Place& place, std::size_t map, std::vector<Option>& options) const;
  void collect(std::size_t root, const std::string& pattern, std::size_t node,
               std::vector<Name>& names) const;

  const Draft& draft_;
};

/// A key of the table within what a shape is of: `csv`, those of scenarios, and the rest by name.
[[nodiscard]] Place place_in(const Place& map, const std::string& key);

}  // namespace headroom::reading
