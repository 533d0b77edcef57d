// Parts of a spread put beside the level that they are of.

#include "unknown_json.hpp"

#include <string>
#include <utility>

#include "comparison_json.hpp"

namespace headroom {
namespace {

Json parts_json(const UnknownParts& all, const SpreadParts& parts) {
  Json by_path = Json::array();
  for (std::size_t g = 0; g < parts.groups.size(); ++g) {
    const InputPart& part = parts.groups[g];
    const bool seen = part.alone_seen || part.last_seen;
    const auto where = [](bool is_seen, double value) {
      return is_seen ? finite_json(value) : Json(nullptr);
    };
    by_path.push_back({{"paths", all.groups[g]},
                       {"known_last", where(seen, part.known_last)},
                       {"known_alone", where(part.alone_seen, part.known_alone)},
                       {"narrower", where(part.alone_seen, narrower(part.known_alone))},
                       {"none_seen", !seen}});
  }
  return {{"share", finite_json(parts.unknown)}, {"ranked", parts.ranked}, {"by_path", std::move(by_path)}};
}

}  // namespace

Json unknown_json(const UnknownParts& parts) {
  const Comparison& comparison = parts.comparison;
  Json streams = Json::object();
  for (const UnknownFigure& figure : parts.figures) {
    Json one = scenario_json(parts.compared(figure).scenarios.back());
    one["unknown"] = parts_json(parts, figure.level);
    if (figure.difference) one["difference_unknown"] = parts_json(parts, *figure.difference);
    streams[comparison.streams[figure.stream]][std::string{name_of(figure.metric)}] = std::move(one);
  }
  return {{"title", comparison.title},
          {"scenario", parts.scenario},
          {"baseline", comparison.scenarios.front()},
          {"replications", parts.draws},
          {"start", to_string(comparison.start)},
          {"weeks", comparison.weeks},
          {"confidence", kConfidence},
          {"as_it_is", {{"streams", std::move(streams)}}}};
}

}  // namespace headroom
