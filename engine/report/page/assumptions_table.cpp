// One line for each kind of assumption, however many things it was made of.

#include "report/page/assumptions_table.hpp"

#include <map>
#include <string>
#include <utility>

#include "study/assumptions/default_source.hpp"

namespace headroom {

Table assumptions_table(const Study& study) {
  Table table{"Assumed, because the study does not say",
              {{"key"}, {"value"}, {"times", true}, {"meaning"}, {"source"}},
              {},
              {}};
  std::map<std::pair<std::string, std::string>, std::size_t> rows;
  std::vector<std::size_t> times;
  for (const Assumption& assumed : study.assumed) {
    const std::string key = without_names(assumed.path);
    const auto [row, is_new] = rows.emplace(std::pair{key, assumed.value}, table.rows.size());
    if (is_new) {
      table.rows.push_back(
          {assumed.path, assumed.value, "", assumed.help, std::string{source_of_default(key)}});
      times.push_back(1);
    } else {
      table.rows[row->second][0] = key;
      ++times[row->second];
    }
  }
  bool any_several = false;
  for (std::size_t i = 0; i < times.size(); ++i) {
    table.rows[i][2] = std::to_string(times[i]);
    any_several |= times[i] > 1;
  }
  if (any_several) table.notes.push_back("* stands for any name: so many times the same was assumed.");
  return table;
}

}  // namespace headroom
