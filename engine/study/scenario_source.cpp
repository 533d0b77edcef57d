// Overlays merged onto the study, with those who wait at the start kept from the study itself.

#include "study/scenario_source.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/ensure.hpp"
#include "study/overlays/set_path.hpp"
#include "study/unknowns/number_at.hpp"
#include "study/unknowns/with_draw.hpp"

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

/// Whether a draw changes who waits at the start.
bool may_move_waiting(const std::vector<Unknown>& unknowns) {
  return std::any_of(unknowns.begin(), unknowns.end(), [](const Unknown& unknown) {
    const auto names = path_names(unknown.path);
    return std::find(names.begin(), names.end(), "waiting") != names.end();
  });
}

/// What was read of a draw, or which of the study's rules it breaks.
Result<Service> service_of(ReadTree tree, const Draw& draw) {
  if (tree.problems.empty()) return std::move(tree.service);
  for (Problem& problem : tree.problems)
    problem.found += " in draw " + std::to_string(draw.number) + " of what is not known";
  return tl::unexpected(std::move(tree.problems));
}

ReadTree read_study_drawn(const ScenarioSource& source, const Draw& draw) {
  static const std::vector<const Overlay*> kNone;
  return read_tree(source.study, source.roles_held,
                   [&](Node& tree) { return set_draw(tree, kNone, source.unknowns, draw); });
}

/// The scenario of a chain with the values of a draw, which makes the chain anew: a combination's is its own.
DrawnService drawn_scenario(const std::shared_ptr<const ScenarioSource>& source,
                            std::function<Chain()> make_chain) {
  if (source->unknowns.empty()) return {};
  return [source, make_chain = std::move(make_chain)](const Draw& draw) -> Result<Service> {
    const Chain chain = make_chain();
    return service_of(read_scenario(*source, chain, draw), draw).map_error([&](Problems problems) {
      return placed_in(chain, std::move(problems));
    });
  };
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

/// Of those written, then of the combinations.
Chain chain_at(const ScenarioSource& source, std::size_t position) {
  const std::size_t written = source.overlays.size();
  if (position < written) return written_chain(source, position);
  return combination_chain(source.sweep, combination(source.sweep, position - written));
}

}  // namespace

Node study_alone(const Node& root) {
  Node study = root;
  std::erase_if(study.entries, [](const Node::Entry& entry) {
    return entry.key == "scenarios" || entry.key == "sweep" || entry.key == "sizing" ||
           entry.key == "uncertainty";
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

bool is_plain(const Chain& chain) {
  return std::all_of(chain.parts.begin(), chain.parts.end(),
                     [](const Overlay* part) { return part->patch.entries.empty(); });
}

Node tree_of(const ScenarioSource& source, const Chain& chain) {
  Node study = source.study;
  for (const Overlay* overlay : chain.parts) study = merged(std::move(study), overlay->patch);
  return study;
}

ReadTree read_scenario(const ScenarioSource& source, const Chain& chain, const Draw& draw,
                       const Unknown* moved) {
  const ChangeNumbers change = [&](Node& tree) {
    Problems problems = set_draw(tree, chain.parts, source.unknowns, draw);
    if (moved == nullptr) return problems;
    for (Problem& problem : set_draw(tree, chain.parts, {moved, 1}, Draw{0, 1}))
      problems.push_back(std::move(problem));
    return problems;
  };
  const bool changes = draw.number > 0 || moved != nullptr;
  ReadTree tree = read_tree(tree_of(source, chain), source.roles_held, changes ? change : ChangeNumbers{});
  const bool counts_move = draw.number > 0 && may_move_waiting(source.unknowns);
  const ReadTree study = counts_move ? read_study_drawn(source, draw) : ReadTree{};
  keep_start_waiting(tree, counts_move ? study.service.streams : source.base.streams, chain.parts);
  return tree;
}

DrawnService drawn_study(std::shared_ptr<const ScenarioSource> source) {
  if (source->unknowns.empty()) return {};
  return [source = std::move(source)](const Draw& draw) -> Result<Service> {
    return service_of(read_study_drawn(*source, draw), draw);
  };
}

Result<Scenario> moved_baseline(const std::shared_ptr<const ScenarioSource>& source, const Unknown& moved) {
  const Chain chain = written_chain(*source, 0);
  const auto service = service_of(read_scenario(*source, chain, {}, &moved), {});
  if (!service) return tl::unexpected(service.error());
  Scenario scenario = scenario_of(chain, *service);
  if (source->unknowns.empty()) return scenario;
  scenario.drawn = [source, moved](const Draw& draw) {
    const Chain again = written_chain(*source, 0);
    return service_of(read_scenario(*source, again, draw, &moved), draw);
  };
  return scenario;
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

Result<Scenario> make_choice(const std::shared_ptr<const ScenarioSource>& source,
                             const std::shared_ptr<const Sweep>& choices, const Combination& values) {
  const auto make_chain = [choices, values] { return combination_chain(*choices, values); };
  const Chain chain = make_chain();
  ReadTree tree = read_scenario(*source, chain);
  if (!tree.problems.empty()) return tl::unexpected(placed_in(chain, std::move(tree.problems)));
  Scenario choice = scenario_of(chain, std::move(tree.service));
  choice.drawn = drawn_scenario(source, make_chain);
  return choice;
}

Scenario scenario_of(const Chain& chain, Service service) {
  Scenario scenario{chain.own().name, chain.own().about, changes_of(chain.parts), std::move(service)};
  scenario.is_study = is_plain(chain);
  scenario.kind = chain.own().kind;
  return scenario;
}

Scenarios scenarios_of(std::shared_ptr<const ScenarioSource> source) {
  std::vector<std::string> names = scenario_names(*source);
  const auto about = [source](std::size_t position) { return chain_at(*source, position).own().about; };
  const auto make = [source](std::size_t position) {
    const auto make_chain = [source, position] { return chain_at(*source, position); };
    const Chain chain = make_chain();
    const auto scenario = [&](Service service) {
      Scenario made = scenario_of(chain, std::move(service));
      made.drawn = drawn_scenario(source, make_chain);
      return made;
    };
    if (is_plain(chain)) return scenario(source->base);
    ReadTree tree = read_scenario(*source, chain);
    ensure(tree.problems.empty(), "a scenario that was checked has no problem later");
    return scenario(std::move(tree.service));
  };
  return {std::move(names), make, about};
}

}  // namespace headroom::reading
