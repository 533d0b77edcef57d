// A worker's scenario is made again only when another one is asked for.

#include "experiment/replication_maker.hpp"

#include <utility>

#include "base/ensure.hpp"

namespace headroom {

const Scenario& ReplicationMaker::scenario(std::size_t worker, std::size_t scenario) {
  ensure(worker < places_.size(), "every worker has a place of its own");
  Place& place = places_[worker][scenario == 0 ? 0 : 1];
  if (!place.scenario || place.position != scenario) {
    place.scenario.emplace(plan_.scenarios[scenario]);
    place.position = scenario;
  }
  return *place.scenario;
}

ReplicationResult ReplicationMaker::replication(std::size_t worker, std::size_t scenario,
                                                std::uint32_t replication) {
  Played played = simulate_(worker, scenario, replication);
  const Service& of = played.drawn != nullptr ? *played.drawn : this->scenario(worker, scenario).service;
  Summary summary = summarise({played.observations, of});
  return {std::move(played.observations), std::move(summary), {}};
}

}  // namespace headroom
