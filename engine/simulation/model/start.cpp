// Expected follow-ups by step from visits and delays, matched by name to the scenario's streams.

#include "simulation/model/start.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "planning/plan.hpp"
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

/// Patients first seen a week: as written, else referrals less those turned away at the desk or lost by not
/// attending, and no more than the hours of the study allow.
double first_seen_per_week(const Service& base, StreamId in_base, const Stream& of_scenario, double load) {
  if (of_scenario.first_seen_per_week) return *of_scenario.first_seen_per_week;
  return base[in_base].referrals_per_week * first_seen_per_referral(base, in_base) *
         std::min(1.0, load > 0 ? 1 / load : 1.0);
}

void set_priorities(InProgress& group, const Stream& of_base, const Stream& of_scenario) {
  double up_to = 0;
  for (const Priority& priority : of_base.priorities) {
    group.priority_up_to.push_back(up_to += priority.share);
    const auto last = static_cast<std::uint32_t>(of_scenario.priorities.size() - 1);
    group.priority.push_back(PriorityId{find_name(of_scenario.priorities, priority.name).value_or(last)});
  }
}

}  // namespace

std::vector<UnderWay> under_way_at_start(const Service& scenario, const Service& base) {
  std::vector<UnderWay> groups;
  if (base.calendar.warm_up_weeks > 0) return groups;
  const double load = plan(base).tightest.load;
  const auto streams_of_base = positions_by_name(base.streams);
  for (std::uint32_t s = 0; s < scenario.streams.size(); ++s) {
    const Stream& stream = scenario.streams[s];
    const auto same = streams_of_base.find(stream.name);
    if (same == streams_of_base.end() || !stream.in_progress_usual) continue;
    const StreamId in_base{same->second};
    const Stream& of_base = base[in_base];
    const double a_day = first_seen_per_week(base, in_base, stream, load) / 7;
    const auto visits = follow_up_visits(base, in_base);
    const auto in_scenario = positions_by_name(scenario[stream.pathway].steps);
    for (std::uint32_t i = 0; i < visits.size(); ++i) {
      const Step& step = base[of_base.pathway].steps[i];
      const double all = visits[i].untreated + visits[i].treated, mean = a_day * all * mean_days(step.after);
      const auto found = in_scenario.find(step.name);
      if (!(mean > 0) || found == in_scenario.end()) continue;
      groups.push_back(
          {StreamId{s}, StepId{found->second}, in_base, StepId{i}, mean, visits[i].treated / all});
    }
  }
  return groups;
}

std::vector<InProgress> in_progress_at_start(const Service& scenario, const Service& base) {
  std::vector<InProgress> groups;
  for (const UnderWay& under_way : under_way_at_start(scenario, base)) {
    const Stream &stream = scenario[under_way.stream], &of_base = base[under_way.stream_of_base];
    const Step& step = base[of_base.pathway].steps[under_way.step_of_base.index];
    InProgress group{under_way.stream,
                     under_way.step,
                     mixed(mixed(name_key(stream.name)) + name_key(step.name)),
                     PoissonInversion{under_way.mean},
                     step.after,
                     under_way.treated_share,
                     {},
                     {},
                     under_way.mean};
    set_priorities(group, of_base, stream);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace headroom
