#include "experiment/size.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "commands.hpp"
#include "json_text.hpp"
#include "nation_words.hpp"
#include "needs.hpp"
#include "output_written.hpp"
#include "problems.hpp"
#include "report/figure_text.hpp"
#include "report/size_text.hpp"
#include "results/specification.hpp"
#include "run_plan.hpp"
#include "run_words.hpp"
#include "support/interrupt.hpp"
#include "support/load_study.hpp"
#include "support/progress.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;
constexpr std::size_t kScreenColumns = 100;

Json json(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json json(const Estimate& e) {
  return {
      {"mean", json(e.mean)}, {"low", json(e.low)}, {"high", json(e.high)}, {"replications", e.replications}};
}

Json choice_json(const Sizing& sizing, const Sized& sized) {
  Json choice = Json::object();
  for (std::size_t v = 0; v < sizing.vary.size(); ++v) {
    choice[sizing.vary[v].path] = sizing.vary[v].values[sized.choice.positions[v]];
  }
  return choice;
}

Json constraints_json(const Sizing& sizing, const Sized& sized) {
  Json all = Json::array();
  for (const HeldTarget& held : sized.choice.targets) {
    const SizingTarget& target = sizing.meet[held.target];
    Json one = {{"metric", target.of.metric}};
    one["stream"] = held.stream.empty() ? Json(nullptr) : Json(held.stream);
    one["priority"] = target.of.priority ? Json(*target.of.priority) : Json(nullptr);
    one["side"] = target.bound == SizingTarget::Bound::at_least ? "at_least" : "at_most";
    one["bound"] = target.value;
    one["in"] = target.in ? Json(*target.in) : Json(nullptr);
    one["estimate"] = json(held.estimate);
    one["low"] = json(held.low);
    one["high"] = json(held.high);
    one["met"] = held.met;
    one["skewness"] = json(held.skewness);
    all.push_back(std::move(one));
  }
  return all;
}

Json contracted_json(const ContractedHours& hours) {
  Json json = {{"wte", hours.wte}, {"hours_per_week", hours.per_week.value()}};
  for (std::size_t k = 0; k < kCategories; ++k)
    json[std::string{kCategoryNames[k]}] = hours.by_category[k].value();
  json["hours_per_year"] = hours.per_year.value();
  return json;
}

Json specification_json(const std::vector<SpecifiedPost>& posts) {
  Json all = Json::array();
  for (const SpecifiedPost& post : posts) {
    Json one = {{"post", post.post}, {"role", post.role}};
    one["band"] = post.band.empty() ? Json(nullptr) : Json(post.band);
    one.update(contracted_json(post.in_post));
    one["cost_per_year"] = json(post.cost_per_year);
    one["share_of_period"] = post.share_of_period;
    one["over_period"] = contracted_json(post.over_period);
    all.push_back(std::move(one));
  }
  return all;
}

Json waits_json(const Sized& sized) {
  Json streams = Json::object();
  for (const ExpectedWaits& w : sized.choice.waits) {
    streams[w.stream] = {{"in_time", json(w.in_time)},
                         {"wait_first_mean", json(w.wait_first_mean)},
                         {"wait_first_p92", json(w.wait_first_p92)},
                         {"wait_treatment_mean", json(w.wait_treatment_mean)}};
  }
  return streams;
}

Json answer_json(const Study& study, const Sized& sized) {
  const Sizing& sizing = *study.sizing;
  const auto posts = specification(sized.choice.scenario.service);
  const SpecifiedPost all = total(posts);
  Json answer = {{"title", study.title}, {"feasible", sized.feasible}};
  answer["choice"] = sized.feasible ? choice_json(sizing, sized) : Json(nullptr);
  // Where nothing is feasible, all that follows is of this choice.
  if (!sized.feasible) answer[sized.is_largest ? "largest" : "nearest"] = choice_json(sizing, sized);
  answer["cost_per_year"] = json(all.cost_per_year);
  answer["wte"] = all.over_period.wte;
  answer["choices"] = sized.choices;
  answer["ruled_out"] = sized.ruled_out;
  answer["evaluated"] = sized.evaluated;
  answer["replications"] = sized.replications;
  answer["confidence"] = sizing.confidence;
  answer["constraints"] = constraints_json(sizing, sized);
  answer["specification"] = specification_json(posts);
  answer["expected"] = {{"streams", waits_json(sized)}, {"utilisation", json(sized.choice.utilisation)}};
  return answer;
}

void print_text(const Study& study, const Sized& sized, TableStyle style) {
  if (style != TableStyle::tsv) {
    if (!study.title.empty()) std::cout << study.title << "\n\n";
    for (const std::string& sentence : size_in_words(*study.sizing, sized)) {
      std::cout << wrapped(sentence, kScreenColumns) << '\n';
    }
  }
  for (Table& table : size_tables(*study.sizing, sized)) {
    if (style == TableStyle::plain) {
      for (std::string& note : table.notes) note = wrapped(note, kScreenColumns);
    }
    std::cout << '\n' << render(table, style);
  }
}

void print(const Study& study, const Sized& sized, Format format) {
  switch (format) {
    case Format::table:
      return print_text(study, sized, TableStyle::plain);
    case Format::markdown:
      return print_text(study, sized, TableStyle::markdown);
    case Format::tsv:
      return print_text(study, sized, TableStyle::tsv);
    case Format::json:
      std::cout << json_text(answer_json(study, sized));
  }
}

/// Of the last choice that was simulated, on one line that is written over.
std::string progress_text(std::size_t evaluated, std::size_t open) {
  return fmt::format("{} choices simulated, {} may still be the least", evaluated, open);
}

SizePlan plan_of(const Study& study, const SizeOptions& options) {
  return {study.base, *study.sizing,
          static_cast<std::uint32_t>(options.replications.value_or(study.experiment.replications)),
          options.seed.value_or(study.experiment.seed)};
}

/// Says what it needs; a sentence where that is not there.
std::string refused_for_memory(const SizePlan& plan, const SizeOptions& options) {
  const Interrupt interrupt;
  const std::size_t threads = Workers{options.threads, interrupt}.workers();
  const std::uint64_t memory = size_memory(plan, threads);
  std::string refused = memory_refusal(memory, threads, [&] { return size_remedies(plan, threads); });
  if (refused.empty() && !options.quiet) std::cerr << needs_text(memory, 0) << '\n';
  return refused;
}

Result<std::optional<Sized>> sized_by(const SizePlan& plan, const SizeOptions& options) {
  const Interrupt interrupt;
  Workers workers{options.threads, interrupt};
  std::optional<Progress> progress;
  if (!options.quiet) progress.emplace();
  return size(plan, workers, [&](std::size_t evaluated, std::size_t open) {
    if (!progress) return;
    progress->show(
        {evaluated, evaluated + open, 0, progress_text(evaluated, open), WorkDone::Total::at_most});
  });
}

/// The study as it is, and the choice.
int write_result(const LoadedStudy& loaded, const Sized& sized, const SizeOptions& options) {
  const Study& study = loaded.study;
  RunOptions run;
  run.study = options.study;
  run.output = options.output;
  run.threads = options.threads;
  run.quiet = true;
  ExperimentPlan plan;
  plan.base = study.base;
  plan.scenarios = std::vector<Scenario>{study.scenarios.front(), sized.choice.scenario};
  plan.replications =
      static_cast<std::uint32_t>(options.replications.value_or(study.experiment.replications));
  plan.seed = options.seed.value_or(study.experiment.seed);
  plan.keep = study.experiment.keep;
  const int exit_code = run_experiment(loaded, plan, run);
  if (exit_code == kDone && !options.quiet) {
    std::cerr << fmt::format("{} holds the study as it is and the choice; headroom compare shows both\n",
                             options.output);
  }
  return exit_code;
}

}  // namespace

int size(const SizeOptions& options) {
  const auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  const Study& study = loaded->study;
  if (!study.sizing) {
    return say(kWrongInput, options.study +
                                " has no sizing: it says what may vary and what must be met; "
                                "scenarios/tender/study.yaml is an example");
  }
  if (!options.output.empty()) {
    const std::string refused = refusal_of_output(options.output, options.study, loaded->inputs);
    if (!refused.empty()) return say(kWrongInput, refused);
  }
  const SizePlan plan = plan_of(study, options);
  if (const std::string refused = refused_for_memory(plan, options); !refused.empty())
    return say(kFailed, refused);
  if (!options.quiet) warn_of_nations(study);
  const auto sized = sized_by(plan, options);
  if (!sized) return report_problems(sized.error());
  if (!*sized) return say(kFailed, "stopped; nothing was sized");
  print(study, **sized, options.format);
  if (options.output.empty()) return kDone;
  const int exit_code = write_result(*loaded, **sized, options);
  return with_output_written(exit_code, exit_code == kDone ? options.output : "");
}

}  // namespace headroom
