// Expected follow-ups by step from visits and delays, matched by name to the scenario's streams.

#include "simulation/model/start.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "random/stream.hpp"

namespace headroom {
namespace {

template <class Named>
std::optional<std::uint32_t> find_name(const std::vector<Named>& among, const std::string& name) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const Named& n) { return n.name == name; });
  if (found == among.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - among.begin());
}

/// `among` outlives it.
template <class Named>
std::unordered_map<std::string_view, std::uint32_t> positions_by_name(const std::vector<Named>& among) {
  std::unordered_map<std::string_view, std::uint32_t> positions;
  for (std::uint32_t i = 0; i < among.size(); ++i) positions.emplace(among[i].name, i);
  return positions;
}

void set_priorities(InProgress& group, const StudyAtStart::Referrals& at_start, const Stream& of_scenario) {
  group.priority_up_to = at_start.priority_up_to;
  for (const std::string& name : at_start.priorities) {
    const auto last = static_cast<std::uint32_t>(of_scenario.priorities.size() - 1);
    group.priority.push_back(PriorityId{find_name(of_scenario.priorities, name).value_or(last)});
  }
}

}  // namespace

std::vector<UnderWay> under_way_at_start(const Service& scenario, const StudyAtStart& study) {
  std::vector<UnderWay> groups;
  std::unordered_map<std::string_view, std::size_t> at_start;
  for (std::size_t s = 0; s < study.streams.size(); ++s) at_start.emplace(study.streams[s].stream, s);
  for (std::uint32_t s = 0; s < scenario.streams.size(); ++s) {
    const Stream& stream = scenario.streams[s];
    const auto same = at_start.find(stream.name);
    if (same == at_start.end() || !stream.in_progress_usual) continue;
    const StudyAtStart::Referrals& referrals = study.streams[same->second];
    const double a_day = stream.first_seen_per_week.value_or(referrals.first_seen) / 7;
    const auto in_scenario = positions_by_name(scenario[stream.pathway].steps);
    for (std::size_t i = 0; i < referrals.visits.size(); ++i) {
      const StudyAtStart::Visits& visits = referrals.visits[i];
      const double all = visits.untreated + visits.treated, mean = a_day * all * mean_days(visits.delay);
      const auto found = in_scenario.find(visits.step);
      if (!(mean > 0) || found == in_scenario.end()) continue;
      groups.push_back({StreamId{s}, StepId{found->second}, same->second, i, mean, visits.treated / all});
    }
  }
  return groups;
}

std::vector<InProgress> in_progress_at_start(const Service& scenario, const StudyAtStart& study) {
  std::vector<InProgress> groups;
  for (const UnderWay& under_way : under_way_at_start(scenario, study)) {
    const Stream& stream = scenario[under_way.stream];
    const StudyAtStart::Referrals& referrals = study.streams[under_way.stream_at_start];
    const StudyAtStart::Visits& visits = referrals.visits[under_way.visits_at_start];
    InProgress group{under_way.stream,
                     under_way.step,
                     mixed(mixed(name_key(stream.name)) + name_key(visits.step)),
                     PoissonInversion{under_way.mean},
                     visits.delay,
                     under_way.treated_share,
                     {},
                     {},
                     under_way.mean};
    set_priorities(group, referrals, stream);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace headroom
