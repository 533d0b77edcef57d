#include "simulation/start.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

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

std::vector<InProgress> in_progress_at_start(const Service& scenario, const Service& base) {
  std::vector<InProgress> groups;
  if (base.calendar.warm_up_weeks > 0) return groups;
  const double load = plan(base).tightest.load;
  for (std::uint32_t s = 0; s < scenario.streams.size(); ++s) {
    const Stream& stream = scenario.streams[s];
    const auto in_base = find_name(base.streams, stream.name);
    if (!in_base || !stream.in_progress_usual) continue;
    const Stream& of_base = base.streams[*in_base];
    const double a_day = first_seen_per_week(base, StreamId{*in_base}, stream, load) / 7;
    const auto visits = follow_up_visits(base, StreamId{*in_base});
    for (std::size_t i = 0; i < visits.size(); ++i) {
      const Step& step = base[of_base.pathway].steps[i];
      const double all = visits[i].untreated + visits[i].treated, mean = a_day * all * mean_days(step.after);
      const auto in_scenario = find_name(scenario[stream.pathway].steps, step.name);
      if (!(mean > 0) || !in_scenario) continue;
      InProgress group{StreamId{s},
                       StepId{*in_scenario},
                       mixed(mixed(name_key(stream.name)) + name_key(step.name)),
                       PoissonInversion{mean},
                       step.after,
                       visits[i].treated / all,
                       {},
                       {}};
      set_priorities(group, of_base, stream);
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

}  // namespace headroom
