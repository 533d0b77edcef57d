// Overlays merged onto the study, with those who wait at the start kept from the study itself.

#include "study/scenario_source.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/ensure.hpp"
#include "study/overlays/set_path.hpp"

namespace headroom::reading {
namespace {

/// Streams of whose waiting an overlay writes.
std::set<std::string_view> streams_with_waiting(const std::vector<const Overlay*>& chain) {
  std::set<std::string_view> names;
  for (const Overlay* overlay : chain) {
    const Node* streams = find(overlay->patch, "streams");
    if (streams == nullptr) continue;
    for (const Node::Entry& stream : streams->entries) {
      if (find(stream.value, "waiting") != nullptr) names.insert(stream.key);
    }
  }
  return names;
}

/// The groups of the study in a scenario's stream: a priority that it lacks becomes the stream's last.
std::vector<WaitingGroup> waiting_in(const Stream& here, const Stream& of_study) {
  std::vector<WaitingGroup> waiting = of_study.waiting;
  for (WaitingGroup& group : waiting) {
    group.drawn_as = of_study.priorities[group.priority.index].name;
    const auto same = std::find_if(here.priorities.begin(), here.priorities.end(),
                                   [&](const Priority& priority) { return priority.name == group.drawn_as; });
    const auto place = same == here.priorities.end()
                           ? here.priorities.size() - 1
                           : static_cast<std::size_t>(same - here.priorities.begin());
    group.priority = PriorityId{static_cast<std::uint32_t>(place)};
    if (same != here.priorities.end()) group.drawn_as.clear();  // the priority's own name says it
  }
  return waiting;
}

/// Who waits at the start is drawn from the study: unless an overlay writes of it, a scenario has the
/// study's groups whatever it does to the priorities.
void keep_start_waiting(ReadTree& tree, const std::vector<Stream>& streams,
                        const std::vector<const Overlay*>& chain) {
  std::unordered_map<std::string_view, const Stream*> of_study;
  for (const Stream& stream : streams) of_study.emplace(stream.name, &stream);
  const std::set<std::string_view> written = streams_with_waiting(chain);
  for (Stream& stream : tree.service.streams) {
    const auto same = of_study.find(stream.name);
    if (same == of_study.end() || written.contains(stream.name)) continue;
    const std::string path = "streams." + stream.name + ".waiting";
    std::erase_if(tree.problems, [&](const Problem& problem) { return problem.path.starts_with(path); });
    stream.waiting = waiting_in(stream, *same->second);
  }
}

std::vector<std::string> scenario_names(const ScenarioSource& source) {
  std::vector<std::string> names;
  const std::size_t combinations = combination_count(source.sweep);
  names.reserve(source.overlays.size() + combinations);
  for (const Overlay& overlay : source.overlays) names.push_back(overlay.name);
  for (std::size_t i = 0; i < combinations; ++i) {
    names.push_back(combination_name(source.sweep, combination(source.sweep, i)));
  }
  return names;
}

}  // namespace

Node study_alone(const Node& root) {
  Node study = root;
  std::erase_if(study.entries, [](const Node::Entry& entry) {
    return entry.key == "scenarios" || entry.key == "sweep" || entry.key == "sizing";
  });
  return study;
}

std::set<std::string> all_roles_of(const ScenarioSource& source) {
  std::set<std::string> roles = roles_of(source.study);
  for (const Overlay& overlay : source.overlays) roles.merge(roles_of(overlay.patch));
  for (const SweepVariable& variable : source.sweep.variables) {
    for (const std::string& path : variable.paths) {
      if (!path.starts_with("staff")) continue;
      for (const Node& value : variable.values) {
        roles.merge(roles_of(patch_of({{path, &value}})));
      }
    }
  }
  return roles;
}

Chain written_chain(const ScenarioSource& source, std::size_t overlay) {
  return {nullptr, chain_of(source.overlays, overlay)};
}

Chain combination_chain(const Sweep& sweep, const Combination& values) {
  auto made = std::make_unique<const Overlay>(combination_overlay(sweep, values));
  const Overlay* own = made.get();
  return {std::move(made), {own}};
}

ReadTree read_scenario(const ScenarioSource& source, const Chain& chain) {
  Node study = source.study;
  for (const Overlay* overlay : chain.parts) study = merged(std::move(study), overlay->patch);
  ReadTree tree = read_tree(std::move(study), source.roles_held);
  keep_start_waiting(tree, source.streams, chain.parts);
  return tree;
}

Problems placed_in(const Chain& chain, Problems problems) {
  for (Problem& problem : problems) {
    const bool is_there = std::any_of(chain.parts.begin(), chain.parts.end(), [&](const Overlay* part) {
      return is_written_in(*part, problem.where);
    });
    if (!is_there) problem.where = nearest_place(chain.own().patch, chain.own().mark, problem.path);
    problem.scenario = chain.own().name;
  }
  return problems;
}

Result<Scenario> make_choice(const ScenarioSource& source, const Sweep& choices, const Combination& values) {
  const Chain chain = combination_chain(choices, values);
  ReadTree tree = read_scenario(source, chain);
  if (!tree.problems.empty()) return tl::unexpected(placed_in(chain, std::move(tree.problems)));
  return scenario_of(chain, std::move(tree.service));
}

Scenario scenario_of(const Chain& chain, Service service) {
  return {chain.own().name, chain.own().about, changes_of(chain.parts), std::move(service)};
}

Scenarios scenarios_of(std::shared_ptr<const ScenarioSource> source) {
  std::vector<std::string> names = scenario_names(*source);
  return {std::move(names), [source = std::move(source)](std::size_t position) {
            const std::size_t written = source->overlays.size();
            const Chain chain =
                position < written
                    ? written_chain(*source, position)
                    : combination_chain(source->sweep, combination(source->sweep, position - written));
            ReadTree tree = read_scenario(*source, chain);
            ensure(tree.problems.empty(), "a scenario that was checked has no problem later");
            return scenario_of(chain, std::move(tree.service));
          }};
}

}  // namespace headroom::reading
