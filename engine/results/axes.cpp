#include "results/axes.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "results/protected_time.hpp"

namespace headroom {
namespace {

void add(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

std::size_t position(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  ensure(found != names.end(), "an axis names everything that its scenarios have");
  return static_cast<std::size_t>(found - names.begin());
}

/// Everything that the service's cover may raid, without its position.
std::vector<Positions::Raided> raidable(const Service& service) {
  std::vector<Positions::Raided> all;
  for (std::uint32_t p = 0; p < service.posts.size(); ++p) {
    const Post& post = service.posts[p];
    for (Category category : {Category::spa, Category::ar}) {
      if (!may_be_raided(service, post, category)) continue;
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

std::string label(const Service& service, const Positions::Raided& raided) {
  return raided_label(service[raided.post], raided.category, raided.activity);
}

}  // namespace

Axes axes_of(const Scenarios& scenarios, std::uint32_t replications) {
  ensure(!scenarios.empty(), "a result has at least one scenario");
  const Calendar calendar = scenarios.front().service.calendar;
  Axes axes;
  axes.replications = replications;
  axes.start = calendar.start;
  axes.weeks = static_cast<std::size_t>(calendar.weeks);
  for (const Scenario& scenario : scenarios) {
    add(axes.scenarios, scenario.name);
    for (const Stream& stream : scenario.service.streams) {
      add(axes.streams, stream.name);
      for (const Priority& priority : stream.priorities) add(axes.priorities, priority.name);
    }
    for (const Post& post : scenario.service.posts) add(axes.posts, post.name);
    for (const std::string& role : scenario.service.roles) add(axes.roles, role);
    for (const Positions::Raided& raided : raidable(scenario.service)) {
      add(axes.activities, label(scenario.service, raided));
    }
  }
  return axes;
}

Positions positions(const Axes& axes, const Service& service) {
  Positions at;
  for (const Stream& stream : service.streams) {
    at.streams.push_back(position(axes.streams, stream.name));
    for (const Priority& priority : stream.priorities) {
      at.stream_priorities.push_back({at.streams.back(), position(axes.priorities, priority.name)});
    }
  }
  for (const Post& post : service.posts) at.posts.push_back(position(axes.posts, post.name));
  for (const MinimumOnDuty& rule : service.cover.minimum_on_duty) {
    at.minimum_roles.push_back(position(axes.roles, service.roles[rule.role.index]));
  }
  at.raided = raidable(service);
  for (Positions::Raided& raided : at.raided) {
    raided.position = position(axes.activities, label(service, raided));
  }
  return at;
}

}  // namespace headroom
