#include "results/axes.hpp"

#include <algorithm>

#include "base/ensure.hpp"

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

}  // namespace

Axes axes_of(const std::vector<Scenario>& scenarios, std::uint32_t replications) {
  ensure(!scenarios.empty(), "a result has at least one scenario");
  const Calendar& calendar = scenarios.front().service.calendar;
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
  return at;
}

}  // namespace headroom
