// The names of some metrics by id, for lists of what to show.

#include "service/metric_rows.hpp"

namespace headroom {

std::vector<std::string> names_of(std::initializer_list<MetricId> ids) {
  std::vector<std::string> names;
  for (const MetricId id : ids) names.emplace_back(name_of(id));
  return names;
}

}  // namespace headroom
