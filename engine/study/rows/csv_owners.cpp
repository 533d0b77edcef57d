// Rows claimed post by post, and what is left said once for each name.

#include "study/rows/csv_owners.hpp"

#include "study/rows/csv_columns.hpp"
#include "study/text/names.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

void CsvOwners::claim(const std::string& file, const std::string& key, const std::string& post,
                      const CsvTable& table, std::size_t place) {
  Claims& claims = claims_[{file, key}];
  claims.table = &table;
  claims.place = place;
  claims.posts.insert(post);
}

Problems CsvOwners::unclaimed() const {
  Problems problems;
  for (const auto& [file_and_key, claims] : claims_) {
    const auto& [file, key] = file_and_key;
    std::set<std::string> said;
    for (const auto& row : claims.table->rows) {
      const CsvCell& cell = row[claims.place];
      const std::string name = cell_text(cell);
      if (claims.posts.contains(name) || !said.insert(name).second) continue;
      const std::string wanted =
          "staff." + shown_text(name) + "." + key + ": {csv: " + shown_text(file) + "}";
      const bool is_known = posts_.contains(name);
      problems.push_back(
          {cell.mark,
           "the post",
           name.empty() ? "empty"
           : is_known   ? shown_text(name) + ", which does not read this file"
                        : shown_text(name),
           is_known ? wanted + " in the study, or no such row" : one_of({posts_.begin(), posts_.end()}, name),
           {}});
    }
  }
  return problems;
}

}  // namespace headroom::reading
