#include "report/assumptions_table.hpp"

#include <map>
#include <string>
#include <utility>

#include "study/default_source.hpp"

namespace headroom {

Table assumptions_table(const Study& study) {
  Table table{"Assumed, because the study does not say",
              {{"key"}, {"value"}, {"of", true}, {"meaning"}, {"source"}},
              {},
              {}};
  std::map<std::pair<std::string, std::string>, std::size_t> rows;
  std::vector<int> counts;
  for (const auto& assumed : study.assumed) {
    const std::string key = without_names(assumed.path);
    const auto [row, is_new] = rows.emplace(std::pair{key, assumed.value}, table.rows.size());
    if (is_new) {
      table.rows.push_back(
          {assumed.path, assumed.value, "", assumed.help, std::string{source_of_default(key)}});
      counts.push_back(1);
    } else {
      table.rows[row->second][0] = key;
      ++counts[row->second];
    }
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 1) table.rows[i][2] = std::to_string(counts[i]);
  }
  return table;
}

}  // namespace headroom
