// Whether each row of a file that several posts share has a post that takes it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "study/rows/csv_table.hpp"

namespace headroom::reading {

/// Files with rows of many posts: whether each row has a post that takes it. One that has none would be lost
/// without a word.
class CsvOwners {
 public:
  /// There is a post of this name, in the study or in a scenario.
  void know(const std::string& post) { posts_.insert(post); }

  /// A post takes its rows of the file for this key; column `place` says whose each row is. The table stays
  /// where it is.
  void claim(const std::string& file, const std::string& key, const std::string& post, const CsvTable& table,
             std::size_t place);

  /// Rows that no post takes, one a name.
  [[nodiscard]] Problems unclaimed() const;

 private:
  struct Claims {
    const CsvTable* table = nullptr;
    std::size_t place = 0;
    std::set<std::string> posts;
  };
  std::set<std::string> posts_;
  std::map<std::pair<std::string, std::string>, Claims> claims_;  // by file and key
};

}  // namespace headroom::reading
