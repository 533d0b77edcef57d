// A study that this version cannot read is said once, and what needs it is left out.

#include "kept_study.hpp"

#include <iostream>
#include <memory>

#include "planning/plan.hpp"
#include "reading/study_files.hpp"
#include "study/find_scenario.hpp"

namespace headroom {

KeptStudy kept_study(const Results& results, const std::vector<std::size_t>& positions) {
  const ResultFile& file = results.files.front();
  KeptStudy kept;
  kept.scenarios.resize(results.scenarios.size());
  auto loaded = load_kept_study(file.study, file.path + " (the study in it)", file.inputs);
  if (!loaded) {
    kept.why = to_string(loaded.error().front());
    return kept;
  }
  for (const std::size_t s : positions) {
    kept.scenarios[s] = find_scenario(loaded->study, results.own_names[s]);
  }
  const FileSource files = files_kept(file.inputs, file.path);
  kept.figures = study_figures(read_study_tree(file.study, file.path, files).root, file.study);
  kept.study = *std::move(loaded);
  return kept;
}

NumbersWritten numbers_written(const ResultFile& file) {
  const FileSource files = files_kept(file.inputs, file.path);
  const auto figures = study_figures(read_study_tree(file.study, file.path, files).root, file.study);
  return {numbers_among(figures), numbers_unknown(figures, file.draws.paths)};
}

namespace {

StreamGoals goals_in(const Service& service, const std::string& name) {
  StreamGoals goals;
  for (const Stream& stream : service.streams) {
    if (stream.name != name) continue;
    goals.standard = stream.standard;
    goals.target_list = target_list_of(service, stream).value_or(goals.target_list);
  }
  return goals;
}

/// The study is read when something of it is asked for, and each scenario made once.
class KeptGoals {
 public:
  explicit KeptGoals(const Results& results)
      : file_{results.files.front()},
        names_{results.own_names},
        streams_{results.streams},
        known_(names_.size()) {}

  const std::vector<StreamGoals>& of(std::size_t scenario) {
    std::vector<StreamGoals>& goals = known_.at(scenario);
    if (!goals.empty()) return goals;
    goals.resize(streams_.size());
    if (!study_) study_ = read();
    const auto found = *study_ ? find_scenario((*study_)->study, names_[scenario]) : std::nullopt;
    for (std::size_t s = 0; found && s < streams_.size(); ++s)
      goals[s] = goals_in(found->service, streams_[s]);
    return goals;
  }

  [[nodiscard]] bool is_event(std::size_t scenario) {
    if (!study_) study_ = read();
    const auto found = *study_ ? find_scenario((*study_)->study, names_[scenario]) : std::nullopt;
    return found && found->kind == ScenarioKind::event;
  }

 private:
  [[nodiscard]] std::optional<LoadedStudy> read() const {
    auto loaded = load_kept_study(file_.study, file_.path + " (the study in it)", file_.inputs);
    if (loaded) return *std::move(loaded);
    std::cerr << "warning: the study in " << file_.path
              << " cannot be read by this version, so its standards are not known: "
              << to_string(loaded.error().front()) << '\n';
    return std::nullopt;
  }

  ResultFile file_;
  std::vector<std::string> names_, streams_;
  std::vector<std::vector<StreamGoals>> known_;  ///< by scenario
  std::optional<std::optional<LoadedStudy>> study_;
};

}  // namespace

void take_goals(Results& results) {
  const auto kept = std::make_shared<KeptGoals>(results);
  results.goals = [kept](std::size_t scenario) { return kept->of(scenario); };
  results.is_event = [kept](std::size_t scenario) { return kept->is_event(scenario); };
}

void take_study(PageInput& input, const KeptStudy& kept) {
  if (kept.study) {
    input.study = &kept.study->study;
    input.study_figures = kept.figures;
  } else {
    std::cerr << "warning: the study in " << input.results.files.front().path
              << " cannot be read by this version, so what needs it is left out: " << kept.why << '\n';
  }
  for (const std::size_t s : input.shown) input.services.push_back(kept.scenarios[s]);
}

}  // namespace headroom
