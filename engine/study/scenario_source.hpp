// What every scenario of a study is made from, and how one of them is read.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "study/overlays/overlay.hpp"
#include "study/overlays/sweep.hpp"
#include "study/read_tree.hpp"

namespace headroom::reading {

/// What the scenarios are made from, and what is known of all of them. Nothing changes it once the study has
/// been read, so that several workers may make scenarios from it at once.
struct ScenarioSource {
  Node study;                        ///< what a scenario may change, and what it needs beside it
  std::vector<Overlay> overlays;     ///< as written, the baseline first
  Sweep sweep;                       ///< whose combinations come after them
  std::set<std::string> roles_held;  ///< by a post of the study or of any scenario
  Service base;                      ///< of the study as it is
  std::vector<Unknown> unknowns;     ///< of the study, then of the scenarios
};

/// The study without the parts that say which scenarios there are.
[[nodiscard]] Node study_alone(const Node& root);

/// Those of the study and of every overlay and value.
[[nodiscard]] std::set<std::string> all_roles_of(const ScenarioSource& source);

/// The overlays of one scenario in the order in which they apply, its own last.
struct Chain {
  std::unique_ptr<const Overlay> made;  ///< of a combination; written ones belong to the source
  std::vector<const Overlay*> parts;
  [[nodiscard]] const Overlay& own() const { return *parts.back(); }
};
[[nodiscard]] Chain written_chain(const ScenarioSource& source, std::size_t overlay);
[[nodiscard]] Chain combination_chain(const Sweep& sweep, const Combination& values);

/// The study with the overlays on top, before `like` is filled in.
[[nodiscard]] Node tree_of(const ScenarioSource& source, const Chain& chain);

/// The study with the overlays on top and the values of a draw, and then of `moved` where there is one, read.
[[nodiscard]] ReadTree read_scenario(const ScenarioSource& source, const Chain& chain, const Draw& draw = {},
                                     const Unknown* moved = nullptr);

/// The baseline with one number of the study moved, whatever is drawn beside it, or what is wrong with it. It
/// starts from itself where the baseline is the study as it is, else from the study unmoved.
[[nodiscard]] Result<Scenario> moved_baseline(const std::shared_ptr<const ScenarioSource>& source,
                                              const Unknown& moved);

/// The study before overlays, with the values of a draw; the source lives as long as the function.
[[nodiscard]] DrawnService drawn_study(std::shared_ptr<const ScenarioSource> source);

/// Whether it changes nothing: the study as it is under another name.
[[nodiscard]] bool is_plain(const Chain& chain);

/// Problems that only the chain makes, where it makes them: at a place of its own, or the nearest to it.
[[nodiscard]] Problems placed_in(const Chain& chain, Problems problems);

/// The scenario with what was read of it.
[[nodiscard]] Scenario scenario_of(const Chain& chain, Service service);

/// The study with one of the choices that sizing weighs, or what is wrong with it.
[[nodiscard]] Result<Scenario> make_choice(const std::shared_ptr<const ScenarioSource>& source,
                                           const std::shared_ptr<const Sweep>& choices,
                                           const Combination& values);

/// Every scenario: those written, then the combinations. All of them have been checked.
[[nodiscard]] Scenarios scenarios_of(std::shared_ptr<const ScenarioSource> source);

}  // namespace headroom::reading
