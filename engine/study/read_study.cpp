#include "study/read_study.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "study/bind.hpp"
#include "study/like.hpp"
#include "study/names.hpp"
#include "study/overlay.hpp"
#include "study/quantities.hpp"
#include "study/walk.hpp"

namespace headroom {
namespace {

using namespace reading;

constexpr std::size_t kMostWork = 10'000'000;  // values of the study times scenarios
constexpr std::size_t kHopeless = 1000;        // with so many mistakes of its own, scenarios can wait

/// A tree after overlay and `like`, and everything that was found out about it.
struct ReadTree {
  Node root;
  Service service;
  Problems problems;
  std::vector<Assumption> assumed;
  std::vector<std::string> warnings;
  std::vector<Usage> usage;
};

std::set<std::string> roles_of(const Node& root) {
  std::set<std::string> roles;
  const Node* staff = find(root, "staff");
  if (staff == nullptr) return roles;
  for (const auto& post : staff->entries) {
    const Node* role = find(post.value, "role");
    if (role == nullptr) continue;
    if (role->kind == Node::Kind::scalar) roles.insert(role->text);
    for (const auto& item : role->items) roles.insert(item.text);
  }
  return roles;
}

/// A post whose `like` leads nowhere lacks much that is no mistake of its own.
void forgive_missing(Problems& problems, const std::set<std::string>& posts) {
  std::erase_if(problems, [&](const Problem& problem) {
    if (problem.found != "missing") return false;
    return posts.contains(problem.path.substr(0, problem.path.rfind('.')));
  });
}

ReadTree read_tree(LikeResolved resolved, const std::set<std::string>& roles_held) {
  ReadTree tree;
  tree.root = std::move(resolved.root);
  tree.problems = std::move(resolved.problems);
  Walked walked = walk(tree.root);
  forgive_missing(walked.problems, resolved.unresolved);
  const Node* staff = find(tree.root, "staff");
  if (staff != nullptr && !resolved.unresolved.empty()) walked.bad.insert(staff);
  Reading reading{&walked.bad, &roles_held, {}, std::move(walked.assumed), {}, {}};
  if (tree.root.kind == Node::Kind::map) tree.service = bind_service(Cursor{reading, tree.root});
  tree.problems.insert(tree.problems.end(), walked.problems.begin(), walked.problems.end());
  tree.problems.insert(tree.problems.end(), reading.problems.begin(), reading.problems.end());
  tree.assumed = std::move(reading.assumed);
  tree.warnings = std::move(reading.warnings);
  tree.usage = std::move(reading.usage);
  return tree;
}

/// Equal for one mistake, however often and under whichever name it is met: `like` and scenarios repeat it.
using Mistake = std::tuple<int, int, std::string, std::string, std::string>;
Mistake mistake_of(const Problem& problem) {
  const auto leaf = problem.path.find_last_of('.');
  return {problem.where.line, problem.where.column,
          leaf == std::string::npos ? problem.path : problem.path.substr(leaf), problem.found,
          problem.expected};
}

bool is_earlier(const Problem& a, const Problem& b) {
  return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
}

class StudyReader {
 public:
  explicit StudyReader(const Node& root) : root_{root} {}

  Result<Study> read() {
    Overlays read = read_overlays(root_);
    overlays_ = std::move(read.overlays);
    add(read.problems);
    if (!is_affordable()) return tl::unexpected(problems_);
    resolve_trees();
    read_base();
    if (root_.kind == Node::Kind::map && problems_.size() < kHopeless) {
      for (std::size_t i = 0; i < overlays_.size(); ++i) read_scenario(i);
    }
    warn_of_unused();
    std::stable_sort(problems_.begin(), problems_.end(), is_earlier);
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    study_.scenarios = std::move(scenarios_);
    return std::move(study_);
  }

 private:
  void add(const Problems& problems) {
    for (const auto& problem : problems) {
      if (seen_.insert(mistake_of(problem)).second) problems_.push_back(problem);
    }
  }

  void note(const std::vector<Usage>& usage, const std::string& in_scenario) {
    for (const Usage& thing : usage) {
      if (thing.used) used_.insert(thing.path);
      if (noted_.insert(thing.path).second) unused_.emplace_back(thing.path, thing.warning + in_scenario);
    }
  }

  /// A pathway that one scenario takes is there for a reason, though the others leave it aside.
  void warn_of_unused() {
    std::erase_if(unused_, [&](const auto& thing) { return used_.contains(thing.first); });
    std::vector<std::string> warnings;
    for (auto& [path, warning] : unused_) warnings.push_back(std::move(warning));
    study_.warnings.insert(study_.warnings.begin(), warnings.begin(), warnings.end());
  }

  bool is_affordable() {
    std::size_t values = 0;
    for (std::size_t i = 0; i < overlays_.size(); ++i) {
      values += node_count(overlays_[i].patch);
      if (overlays_[i].with.size() > 100) values = kMostWork;
    }
    const std::size_t study = node_count(root_) + values;
    if (study * overlays_.size() <= kMostWork) return true;
    const Node* scenarios = find(root_, "scenarios");
    problems_.push_back({scenarios == nullptr ? root_.mark : scenarios->mark,
                         "scenarios",
                         number_text(static_cast<double>(overlays_.size())) + " scenarios of a large study",
                         "fewer scenarios: values times scenarios up to 10,000,000",
                         {}});
    return false;
  }

  Node study_alone() const {
    Node study = root_;
    std::erase_if(study.entries, [](const Node::Entry& entry) { return entry.key == "scenarios"; });
    return study;
  }

  /// Roles count wherever a post of any scenario holds them, so every tree is made before the first is read.
  void resolve_trees() {
    const Node study = study_alone();
    roles_held_ = roles_of(study);
    for (std::size_t i = 0; i < overlays_.size(); ++i) {
      LikeResolved resolved = resolve_likes(tree_of(study, i));
      roles_held_.merge(roles_of(resolved.root));
    }
  }

  Node tree_of(const Node& study, std::size_t scenario) const {
    Node tree = study;
    for (const Overlay* overlay : chain_of(overlays_, scenario)) tree = merged(tree, overlay->patch);
    return tree;
  }

  void read_base() {
    ReadTree base = read_tree(resolve_likes(root_), roles_held_);
    add(base.problems);
    study_.title = title_of(root_);
    study_.base = std::move(base.service);
    study_.assumed = std::move(base.assumed);
    study_.warnings = std::move(base.warnings);
    note(base.usage, "");
    for (const auto& assumption : study_.assumed) assumed_.insert(assumption.path);
    warned_.insert(study_.warnings.begin(), study_.warnings.end());
    static const std::set<const Node*> kNothingBad;
    if (!problems_.empty()) return;
    Reading reading{&kNothingBad, &roles_held_, {}, {}, {}};
    study_.experiment = bind_experiment(Cursor{reading, root_});
  }

  static std::string title_of(const Node& root) {
    const Node* title = find(root, "title");
    return title != nullptr && title->kind == Node::Kind::scalar ? title->text : "";
  }

  void read_scenario(std::size_t index) {
    const Overlay& overlay = overlays_[index];
    const auto chain = chain_of(overlays_, index);
    const Node study = study_alone();
    ReadTree tree = read_tree(resolve_likes(tree_of(study, index)), roles_held_);
    keep_start_waiting(tree, chain);
    add_scenario_problems(tree.problems, chain, overlay);
    Scenario scenario{overlay.name, overlay.about, changes_of(chain), std::move(tree.service)};
    scenarios_.push_back(std::move(scenario));
    add_scenario_remarks(tree, overlay, study);
  }

  /// Who waits at the start is drawn from the study: unless an overlay writes of it, a scenario has the
  /// study's groups whatever it does to the priorities, and a priority that it lacks becomes the stream's
  /// last.
  void keep_start_waiting(ReadTree& tree, const std::vector<const Overlay*>& chain) const {
    for (Stream& stream : tree.service.streams) {
      const auto of_study = std::find_if(study_.base.streams.begin(), study_.base.streams.end(),
                                         [&](const Stream& other) { return other.name == stream.name; });
      if (of_study == study_.base.streams.end() || writes_of_waiting(chain, stream.name)) continue;
      const std::string path = "streams." + stream.name + ".waiting";
      std::erase_if(tree.problems, [&](const Problem& problem) { return problem.path.starts_with(path); });
      stream.waiting = of_study->waiting;
      for (WaitingGroup& group : stream.waiting) {
        group.drawn_as = of_study->priorities[group.priority.index].name;
        const auto here =
            std::find_if(stream.priorities.begin(), stream.priorities.end(),
                         [&](const Priority& priority) { return priority.name == group.drawn_as; });
        const auto place = here == stream.priorities.end()
                               ? stream.priorities.size() - 1
                               : static_cast<std::size_t>(here - stream.priorities.begin());
        group.priority = PriorityId{static_cast<std::uint32_t>(place)};
        if (here != stream.priorities.end()) group.drawn_as.clear();  // the priority's own name says it
      }
    }
  }

  static bool writes_of_waiting(const std::vector<const Overlay*>& chain, const std::string& stream) {
    return std::any_of(chain.begin(), chain.end(), [&](const Overlay* overlay) {
      const Node* streams = find(overlay->patch, "streams");
      const Node* of_stream = streams == nullptr ? nullptr : find(*streams, stream);
      return of_stream != nullptr && find(*of_stream, "waiting") != nullptr;
    });
  }

  /// A mistake that the study does not make on its own is the overlay's, and stands there.
  void add_scenario_problems(const Problems& problems, const std::vector<const Overlay*>& chain,
                             const Overlay& overlay) {
    for (Problem problem : problems) {
      if (seen_.contains(mistake_of(problem))) continue;
      const bool is_there = std::any_of(chain.begin(), chain.end(), [&](const Overlay* part) {
        return is_written_in(*part, problem.where);
      });
      if (!is_there) problem.where = nearest_place(overlay, problem.path);
      problem.scenario = overlay.name;
      if (seen_.insert(mistake_of(problem)).second) problems_.push_back(std::move(problem));
    }
  }

  void add_scenario_remarks(const ReadTree& tree, const Overlay& overlay, const Node& study) {
    for (const auto& assumption : tree.assumed) {
      if (!assumed_.insert(assumption.path).second) continue;
      study_.assumed.push_back(
          {"scenarios." + overlay.name + '.' + assumption.path, assumption.value, assumption.help});
    }
    note(tree.usage, " (in scenario " + overlay.name + ")");
    for (const auto& warning : tree.warnings) {
      if (warned_.insert(warning).second)
        study_.warnings.push_back(warning + " (in scenario " + overlay.name + ")");
    }
    for (const auto& path : removals_of_nothing(study, overlay.patch)) {
      study_.warnings.push_back(path + " is removed although the study does not have it (in scenario " +
                                overlay.name + ")");
    }
  }

  const Node& root_;
  std::vector<Overlay> overlays_;
  std::set<std::string> roles_held_, assumed_, warned_, used_, noted_;
  std::vector<std::pair<std::string, std::string>> unused_;  // path and warning, as first met
  std::set<Mistake> seen_;
  Problems problems_;
  std::vector<Scenario> scenarios_;
  Study study_;
};

}  // namespace

Result<Study> read_study(const Node& root) { return StudyReader{root}.read(); }

}  // namespace headroom
