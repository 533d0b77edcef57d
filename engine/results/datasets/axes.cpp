// Names of all scenarios in order of appearance, each found again in one step.

#include "results/datasets/axes.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/ensure.hpp"
#include "results/datasets/band_statistics.hpp"
#include "results/metrics/hours_by_cause.hpp"
#include "results/metrics/protected_time.hpp"
#include "simulation/observations.hpp"

namespace headroom {
namespace {

/// Names in the order in which they first appear.
class Union {
 public:
  explicit Union(std::vector<std::string>& names) : names_{names} {}
  void add(const std::string& name) {
    if (seen_.insert(name).second) names_.push_back(name);
  }

 private:
  std::vector<std::string>& names_;
  std::unordered_set<std::string> seen_;
};

/// Where each name of an axis stands.
class Places {
 public:
  explicit Places(const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) places_.emplace(names[i], i);
  }
  [[nodiscard]] std::size_t operator[](const std::string& name) const {
    const auto found = places_.find(name);
    ensure(found != places_.end(), "an axis names everything that its scenarios have");
    return found->second;
  }

 private:
  std::unordered_map<std::string_view, std::size_t> places_;
};

/// All protected time that the service's cover may use, without its position.
std::vector<Positions::ProtectedPart> parts_cover_may_use(const Service& service) {
  std::vector<Positions::ProtectedPart> all;
  for (std::uint32_t p = 0; p < service.posts.size(); ++p) {
    const Post& post = service.posts[p];
    for (Category category : {Category::spa, Category::ar}) {
      if (!cover_may_use(service, post, category)) continue;
      all.push_back({PostId{p}, category, std::nullopt, 0});
      for (std::uint32_t a = 0; a < post.activities.size(); ++a) {
        const Activity& activity = post.activities[a];
        if (activity.category == category && activity.protection == Protection::soft) {
          all.push_back({PostId{p}, category, a, 0});
        }
      }
    }
  }
  return all;
}

std::string label(const Service& service, const Positions::ProtectedPart& part) {
  return protected_label(service[part.post], part.category, part.activity);
}

std::vector<std::size_t> each_once(std::vector<std::size_t> places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::vector<std::string> dates_of(Date first, std::size_t count, int step) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(to_string(first + Days{static_cast<std::int32_t>(i) * step}));
  return all;
}

std::vector<std::string> cause_labels() {
  std::vector<std::string> names;
  for (const NamedHours& hours : named_hours()) names.emplace_back(hours.name);
  return names;
}

}  // namespace

std::uint64_t length_of(Along along, const Axes& axes) {
  switch (along) {
    case Along::scenario:
      return axes.scenarios.size();
    case Along::replication:
      return axes.replications;
    case Along::week:
      return axes.weeks;
    case Along::day:
      return axes.days();
    case Along::stream:
      return axes.streams.size();
    case Along::priority:
      return axes.priorities.size();
    case Along::post:
      return axes.posts.size();
    case Along::role:
      return axes.roles.size();
    case Along::category:
      return kCategories;
    case Along::wait_day:
      return kWaitDays;
    case Along::activity:
      return axes.activities.size();
    case Along::reason:
      return kProtectedUseReasons;
    case Along::statistic:
      return kBandStatistics;
    case Along::cause:
      return kHoursCauses;
  }
  return 0;
}

std::uint64_t numbers_along(std::span<const Along> dimensions, const Axes& axes) {
  std::uint64_t numbers = 1;
  for (const Along along : dimensions) numbers *= length_of(along, axes);
  return numbers;
}

std::vector<std::string> labels_of(Along along, const Axes& axes) {
  switch (along) {
    case Along::scenario:
      return axes.scenarios;
    case Along::week:
      return dates_of(axes.start, axes.weeks, 7);
    case Along::day:
      return dates_of(axes.start, axes.days(), 1);
    case Along::stream:
      return axes.streams;
    case Along::priority:
      return axes.priorities;
    case Along::post:
      return axes.posts;
    case Along::role:
      return axes.roles;
    case Along::category:
      return {kCategoryNames.begin(), kCategoryNames.end()};
    case Along::activity:
      return axes.activities;
    case Along::reason:
      return {kProtectedUseReasonNames.begin(), kProtectedUseReasonNames.end()};
    case Along::statistic:
      return {kBandStatisticNames.begin(), kBandStatisticNames.end()};
    case Along::cause:
      return cause_labels();
    case Along::replication:
    case Along::wait_day:
      return {};
  }
  return {};
}

Axes axes_of(const Scenarios& scenarios, std::uint32_t replications) {
  ensure(!scenarios.empty(), "a result has at least one scenario");
  const Calendar calendar = scenarios.front().service.calendar;
  Axes axes;
  axes.replications = replications;
  axes.start = calendar.start;
  axes.weeks = static_cast<std::size_t>(calendar.weeks);
  Union names{axes.scenarios}, streams{axes.streams}, priorities{axes.priorities}, posts{axes.posts},
      roles{axes.roles}, activities{axes.activities};
  for (const Scenario& scenario : scenarios) {
    names.add(scenario.name);
    for (const Stream& stream : scenario.service.streams) {
      streams.add(stream.name);
      for (const Priority& priority : stream.priorities) priorities.add(priority.name);
    }
    for (const Post& post : scenario.service.posts) posts.add(post.name);
    for (const std::string& role : scenario.service.roles) roles.add(role);
    for (const Positions::ProtectedPart& part : parts_cover_may_use(scenario.service)) {
      activities.add(label(scenario.service, part));
    }
  }
  return axes;
}

Positions positions(const Axes& axes, const Service& service) {
  Positions at;
  const Places streams{axes.streams}, priorities{axes.priorities}, posts{axes.posts}, roles{axes.roles},
      activities{axes.activities};
  for (const Stream& stream : service.streams) {
    at.streams.push_back(streams[stream.name]);
    for (const Priority& priority : stream.priorities) {
      at.stream_priorities.push_back({at.streams.back(), priorities[priority.name]});
    }
  }
  for (const Post& post : service.posts) at.posts.push_back(posts[post.name]);
  for (const MinimumOnDuty& rule : service.cover.minimum_on_duty) {
    at.minimum_roles.push_back(roles[service.roles[rule.role.index]]);
  }
  at.ruled_roles = each_once(at.minimum_roles);
  at.protected_parts = parts_cover_may_use(service);
  for (Positions::ProtectedPart& part : at.protected_parts) {
    part.position = activities[label(service, part)];
    at.activities.push_back(part.position);
  }
  at.activities = each_once(std::move(at.activities));
  return at;
}

}  // namespace headroom
