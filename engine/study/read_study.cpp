// The study first, then every scenario and combination on top of it, each mistake told once.

#include "study/read_study.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "study/bind/bind.hpp"
#include "study/bind/bind_sizing.hpp"
#include "study/estimated_numbers.hpp"
#include "study/overlays/posts_like_others.hpp"
#include "study/remarks.hpp"
#include "study/scenario_source.hpp"
#include "study/text/quantities.hpp"
#include "study/unknowns/number_at.hpp"
#include "study/unknowns/read_uncertainty.hpp"
#include "study/unknowns/with_draw.hpp"

namespace headroom {
namespace {

using namespace reading;

constexpr std::size_t kHopeless = 1000;  // with so many mistakes, further scenarios can wait

/// Equal for one mistake, however often and under whichever name it is met: `like` and scenarios repeat it.
using Mistake = std::tuple<std::string, int, int, std::string, std::string, std::string>;
Mistake mistake_of(const Problem& problem) {
  const auto leaf = problem.path.find_last_of('.');
  return {problem.where.file,   problem.where.line,
          problem.where.column, leaf == std::string::npos ? problem.path : problem.path.substr(leaf),
          problem.found,        problem.expected};
}

/// Equal for what one value of a sweep does wrong beside whichever others: their numbers may be in the words.
Mistake place_of(const Problem& problem) {
  return {problem.where.file, problem.where.line, problem.where.column, problem.path, "", ""};
}

class StudyReader {
 public:
  StudyReader(const Node& root, const ReadingLimits& limits) : root_{root}, limits_{limits} {}

  Result<Study> read() {
    source_.study = study_alone(root_);
    read_scenario_list();
    if (!is_affordable()) return tl::unexpected(problems_);
    source_.roles_held = all_roles_of(source_);
    read_base();
    if (root_.kind == Node::Kind::map && problems_.size() < kHopeless) {
      for (std::size_t i = 0; i < source_.overlays.size(); ++i) check_written(i);
      check_sweep();
    }
    if (problems_.empty()) read_unknowns();
    const auto source = std::make_shared<const ScenarioSource>(std::move(source_));
    const auto choices = std::make_shared<const Sweep>(std::move(choices_));
    check_choices(source, choices);
    if (!problems_.empty()) return failed();
    study_.warnings = std::move(remarks_).warnings();
    study_.assumed = std::move(remarks_).assumed();
    hand_out(source, choices);
    return std::move(study_);
  }

 private:
  Result<Study> failed() { return tl::unexpected(in_file_order(std::move(problems_), root_.mark.file)); }

  /// Those that are new by what `told_by` says of them.
  void add(const Problems& problems, Mistake (*told_by)(const Problem&) = mistake_of) {
    for (const auto& problem : problems) {
      if (seen_.insert(told_by(problem)).second) problems_.push_back(problem);
    }
  }

  void read_scenario_list() {
    Overlays read = read_overlays(root_);
    source_.overlays = std::move(read.overlays);
    add(read.problems);
    SweepRead swept = read_sweep(root_, source_.study);
    source_.sweep = std::move(swept.sweep);
    add(swept.problems);
    for (const SweepVariable& variable : source_.sweep.variables)
      study_.sweep.push_back({variable.name, variable.paths, variable.texts});
  }

  void refuse_size(const char* key, const std::string& found, const std::string& expected) {
    const Node* at = find(root_, key);
    problems_.push_back({at == nullptr ? root_.mark : at->mark, key, found, expected, {}});
  }

  /// So that a few lines cannot keep the reader busy for hours.
  bool is_affordable() {
    const std::size_t study = node_count(source_.study);
    std::size_t written = study;
    for (const Overlay& overlay : source_.overlays) {
      written += node_count(overlay.patch);
      if (overlay.with.size() > 100) written = limits_.values_times_scenarios;
    }
    const auto& overlays = source_.overlays;
    if (written > limits_.values_times_scenarios / overlays.size()) {
      refuse_size(
          "scenarios", count_text(overlays.size()) + " scenarios of a large study",
          "fewer scenarios: values times scenarios up to " + count_text(limits_.values_times_scenarios));
      return false;
    }
    const std::size_t combinations = combination_count(source_.sweep);
    const std::size_t swept = study + longest_values();
    if (combinations == 0 || swept <= limits_.values_times_combinations / combinations) return true;
    refuse_size("sweep",
                count_text(combinations) + " combinations of a study of " + count_text(swept) + " values",
                "fewer combinations: values times combinations up to " +
                    count_text(limits_.values_times_combinations));
    return false;
  }

  /// What a combination adds to the study at most.
  [[nodiscard]] std::size_t longest_values() const {
    std::size_t sum = 0;
    for (const SweepVariable& variable : source_.sweep.variables) {
      std::size_t longest = 0;
      for (const Node& value : variable.values) longest = std::max(longest, node_count(value));
      sum += longest * variable.paths.size();
    }
    return sum;
  }

  void read_base() {
    ReadTree base = read_tree(root_, source_.roles_held);
    add(base.problems);
    const Node* title = find(root_, "title");
    if (title != nullptr && title->kind == Node::Kind::scalar) study_.title = title->text;
    remarks_.of_study(base);
    study_.base = std::move(base.service);
    source_.base = study_.base;
    if (problems_.empty()) read_experiment();
  }

  /// Of a study without a problem: metrics, streams and paths are checked against it.
  void read_experiment() {
    static const std::set<const Node*> kNothingBad;
    Reading reading{&kNothingBad, &source_.roles_held, {}, {}, {}};
    const Cursor root{reading, root_};
    const std::size_t scenarios = source_.overlays.size() + combination_count(source_.sweep);
    study_.experiment = bind_experiment(root, study_.base, scenarios);
    if (auto sizing = bind_sizing(root, source_.study, study_.base)) {
      study_.sizing = std::move(sizing->sizing);
      choices_ = std::move(sizing->choices);
    }
    add(reading.problems);
    remarks_.of_experiment(reading.assumed, reading.warnings);
    const auto& select = study_.experiment.select;
    const bool is_found_out =
        study_.experiment.precision || (select && select->procedure != SelectionProcedure::ocba);
    if (is_found_out && !study_.sizing) remarks_.forget("experiment.replications");
  }

  void check_written(std::size_t index) {
    const Chain chain = written_chain(source_, index);
    if (is_plain(chain)) return;  // what there is to say was said of the study
    ReadTree tree = read_scenario(source_, chain);
    add(new_ones(std::move(tree.problems), chain));
    const Overlay& own = chain.own();
    remarks_.of_scenario(tree, own.name);
    for (const auto& path : removals_of_nothing(source_.study, own.patch)) {
      remarks_.warn(path + " is removed although the study does not have it", own.name);
    }
  }

  /// A mistake that the study does not make on its own is the overlay's, and stands there.
  Problems new_ones(Problems problems, const Chain& chain) const {
    std::erase_if(problems, [&](const Problem& problem) { return seen_.contains(mistake_of(problem)); });
    return placed_in(chain, std::move(problems));
  }

  /// Every value beside the first of the others, then every combination: what one value does wrong is found
  /// with it alone, and the combinations wait until it is mended.
  void check_sweep() {
    const Sweep& sweep = source_.sweep;
    const std::size_t variables = sweep.variables.size();
    for (std::size_t v = 0; v < variables && variables > 1; ++v) {
      Combination values(variables);
      for (; values[v] < sweep.variables[v].values.size(); ++values[v]) check_values(values);
    }
    if (variables > 1 && !problems_.empty()) return;
    for (std::size_t i = 0; i < combination_count(sweep); ++i) {
      const Combination values = combination(sweep, i);
      const ReadTree tree = check_values(values);
      if (problems_.size() >= kHopeless) return;
      remarks_.of_combination(tree, combination_name(sweep, values));
    }
  }

  ReadTree check_values(const Combination& values) {
    if (problems_.size() >= kHopeless) return {};
    const Chain chain = combination_chain(source_.sweep, values);
    ReadTree tree = read_scenario(source_, chain);
    add(new_ones(std::move(tree.problems), chain), place_of);
    return tree;
  }

  /// Of a study and scenarios without a problem.
  void read_unknowns() {
    if (const Node* written = find(root_, "uncertainty")) {
      take(read_uncertainty(*written, fill_in_posts_like_others(source_.study).root));
      say_too_few_draws(*written);
    }
    const std::vector<Unknown> of_study = source_.unknowns;
    for (std::size_t i = 0; i < source_.overlays.size(); ++i) {
      const Overlay& overlay = source_.overlays[i];
      const bool says_how_sure = overlay.uncertainty.kind != Node::Kind::null;
      if (!says_how_sure && of_study.empty()) continue;
      const Chain chain = written_chain(source_, i);
      const Node tree = fill_in_posts_like_others(tree_of(source_, chain)).root;
      say_left_alone(of_study, tree, chain);
      if (says_how_sure) take(read_uncertainty_of(overlay, tree));
    }
    study_.uncertainty.unknowns = source_.unknowns;
    if (source_.unknowns.empty() && study_.experiment.draws != DrawRule{})
      remarks_.warn("experiment.draws changes nothing: nothing is said to be unknown (uncertainty)", "");
  }

  void take(UncertaintyRead read) {
    add(read.problems);
    std::move(read.unknowns.begin(), read.unknowns.end(), std::back_inserter(source_.unknowns));
    if (read.rows > 0) study_.uncertainty.rows = read.rows;
  }

  void say_too_few_draws(const Node& written) {
    const Experiment& experiment = study_.experiment;
    const auto rows = static_cast<int>(study_.uncertainty.rows);
    const bool shared = experiment.draws.kind == DrawRule::Kind::shared;
    const int draws = shared ? static_cast<int>(experiment.draws.draws) : experiment.replications;
    if (rows == 0 || rows >= draws) return;
    remarks_.warn(
        find(written, "csv")->text + " has " + number_text(rows) + " draws for " +
            number_text(experiment.replications) +
            " replications: several play the same draw, so that it is known less exactly than so many "
            "replications seem to say",
        "");
  }

  /// What the study does not know of a number that a scenario has not, or has put something else in place of.
  void say_left_alone(const std::vector<Unknown>& unknowns, const Node& tree, const Chain& chain) {
    for (const Unknown& unknown : unknowns) {
      if (unknown.path.find('*') != std::string::npos) continue;
      const auto here = number_at(tree, unknown.path);
      const bool is_gone = paths_matching(tree, unknown.path).empty() || !here;
      if (!is_gone && !is_replaced_by(chain.parts, unknown.path)) continue;
      remarks_.warn("uncertainty." + unknown.path + " is left alone where " +
                        (is_gone ? "there is no such number" : "it was replaced whole"),
                    chain.own().name);
    }
  }

  /// Each of them would cost as much as a scenario: the corners show most of what can be wrong.
  void check_choices(const std::shared_ptr<const ScenarioSource>& source,
                     const std::shared_ptr<const Sweep>& choices) {
    if (!study_.sizing || !problems_.empty()) return;
    for (const Combination& values : corners_of(*choices)) {
      const auto made = make_choice(source, choices, values);
      if (!made) add(made.error(), place_of);
    }
  }

  void hand_out(const std::shared_ptr<const ScenarioSource>& source,
                const std::shared_ptr<const Sweep>& choices) {
    study_.scenarios = scenarios_of(source);
    study_.drawn_base = drawn_study(source);
    study_.estimated = [source, assumed = study_.assumed] { return estimated_numbers(*source, assumed); };
    study_.baseline_with = [source](const Unknown& moved) { return moved_baseline(source, moved); };
    if (!study_.sizing) return;
    study_.sizing->choice = [source, choices](const std::vector<std::size_t>& values) {
      return make_choice(source, choices, values);
    };
  }

  const Node& root_;
  const ReadingLimits& limits_;
  ScenarioSource source_;
  Sweep choices_;  // of sizing
  Remarks remarks_;
  std::set<Mistake> seen_;
  Problems problems_;
  Study study_;
};

}  // namespace

Result<Study> read_study(const Node& root, const ReadingLimits& limits) {
  return StudyReader{root, limits}.read();
}

}  // namespace headroom
