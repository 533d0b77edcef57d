// `size`: the least staffing that meets the study's targets, and a result file of it.

#include "experiment/sizing/size.hpp"
#include <memory>
#include "command_line/common_words.hpp"
#include "running/run_options.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <optional>
#include <string>

#include "answers/json.hpp"
#include "command_line/exit_codes.hpp"
#include "reading/load_study.hpp"
#include "report/answers/size_text.hpp"
#include "report/words/figure_text.hpp"
#include "results/specification.hpp"
#include "running/needs.hpp"
#include "running/output_written.hpp"
#include "running/run_plan.hpp"
#include "running/run_words.hpp"
#include "said_back/nation_words.hpp"
#include "said_back/problems.hpp"
#include "support/interrupt.hpp"
#include "support/progress.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

struct SizeOptions {
  std::string study;
  std::string output;  ///< empty: no result file
  std::optional<int> replications;
  std::optional<std::uint64_t> seed;
  int threads = 0;  ///< 0: as many as the machine has
  Format format = Format::table;
  bool quiet = false;  ///< no progress
};

Json estimate_json(const Estimate& e) {
  return {{"mean", finite_json(e.mean)},
          {"low", finite_json(e.low)},
          {"high", finite_json(e.high)},
          {"replications", e.replications}};
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
    one["estimate"] = finite_json(held.estimate);
    one["low"] = finite_json(held.low);
    one["high"] = finite_json(held.high);
    one["met"] = held.met;
    one["skewness"] = finite_json(held.skewness);
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
    one["cost_per_year"] = finite_json(post.cost_per_year);
    one["share_of_period"] = post.share_of_period;
    one["over_period"] = contracted_json(post.over_period);
    all.push_back(std::move(one));
  }
  return all;
}

Json waits_json(const Sized& sized) {
  Json streams = Json::object();
  for (const ExpectedWaits& w : sized.choice.waits) {
    const JsonPlace stream = streams[w.stream];
    const auto put = [&stream](MetricId id, const Estimate& waits) {
      stream[std::string{name_of(id)}] = estimate_json(waits);
    };
    put(MetricId::in_time, w.in_time);
    put(MetricId::wait_first_mean, w.wait_first_mean);
    put(MetricId::wait_first_p92, w.wait_first_p92);
    put(MetricId::wait_treatment_mean, w.wait_treatment_mean);
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
  answer["cost_per_year"] = finite_json(all.cost_per_year);
  answer["wte"] = all.over_period.wte;
  answer["choices"] = sized.choices;
  answer["ruled_out"] = sized.ruled_out;
  answer["evaluated"] = sized.evaluated;
  answer["replications"] = sized.replications;
  answer["confidence"] = sizing.confidence;
  answer["constraints"] = constraints_json(sizing, sized);
  answer["specification"] = specification_json(posts);
  answer["expected"] = {
      {"streams", waits_json(sized)},
      {std::string{name_of(MetricId::utilisation)}, estimate_json(sized.choice.utilisation)}};
  return answer;
}

void print_sized_text(const Study& study, const Sized& sized, TableStyle style) {
  if (style != TableStyle::tsv) {
    if (!study.title.empty()) std::cout << study.title << "\n\n";
    for (const std::string& sentence : size_in_words(*study.sizing, sized)) {
      std::cout << wrapped(sentence, kScreenColumns) << '\n';
    }
  }
  for (const Table& table : size_tables(*study.sizing, sized))
    std::cout << '\n' << render(style == TableStyle::plain ? wrapped(table, kScreenColumns) : table, style);
}

void print_sized(const Study& study, const Sized& sized, Format format) {
  switch (format) {
    case Format::table:
      return print_sized_text(study, sized, TableStyle::plain);
    case Format::markdown:
      return print_sized_text(study, sized, TableStyle::markdown);
    case Format::tsv:
      return print_sized_text(study, sized, TableStyle::tsv);
    case Format::json:
      std::cout << json_text(answer_json(study, sized));
  }
}

/// Of the last choice that was simulated, on one line that is written over.
std::string progress_text(std::size_t evaluated, std::size_t open) {
  return fmt::format("{} choices simulated, {} may still be the least", evaluated, open);
}

SizePlan plan_of(const Study& study, const SizeOptions& options) {
  SizePlan plan{study.base, *study.sizing,
                static_cast<std::uint32_t>(options.replications.value_or(study.experiment.replications)),
                options.seed.value_or(study.experiment.seed)};
  plan.drawn_base = study.drawn_base;
  plan.draws = {study.uncertainty, study.experiment.draws, plan.seed, plan.replications};
  return plan;
}

/// It asks for one replication after the other.
std::string refusal_of_shared_draws(const Study& study) {
  const bool shared = study.experiment.draws.kind == DrawRule::Kind::shared;
  if (!shared || study.uncertainty.unknowns.empty()) return "";
  return "size needs experiment.draws: each (or none): with shared draws it cannot tell how sure a choice is "
         "from "
         "one replication after the other";
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
  run.causes = false;
  ExperimentPlan plan;
  plan.base = study.base;
  plan.scenarios = std::vector<Scenario>{study.scenarios.front(), sized.choice.scenario};
  plan.replications =
      static_cast<std::uint32_t>(options.replications.value_or(study.experiment.replications));
  plan.seed = options.seed.value_or(study.experiment.seed);
  plan.keep = study.experiment.keep;
  draw_unknowns(plan, study);
  const int exit_code = run_experiment(loaded, plan, run);
  if (exit_code == kDone && !options.quiet) {
    std::cerr << fmt::format("{} holds the study as it is and the choice; headroom compare shows both\n",
                             options.output);
  }
  return exit_code;
}

int size(const SizeOptions& options) {
  const auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  const Study& study = loaded->study;
  if (!study.sizing) {
    return say(kWrongInput, options.study +
                                " has no sizing: it says what may vary and what must be met; "
                                "scenarios/tender/study.yaml is an example");
  }
  if (const std::string refused = refusal_of_shared_draws(study); !refused.empty())
    return say(kWrongInput, refused);
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
  print_sized(study, **sized, options.format);
  if (options.output.empty()) return kDone;
  const int exit_code = write_result(*loaded, **sized, options);
  return with_output_written(exit_code, exit_code == kDone ? options.output : "");
}

CommandHelp size_help() {
  return {
      {{"which posts must a bid hold? (the example's sizing says what may vary)", "size my-bid/study.yaml"},
       {"and keep the answer, to compare and to report it", "size my-bid/study.yaml -o my-bid/sized.h5"},
       {"the specification for another program", "size my-bid/study.yaml --json"}},
      {{"",
        "Every choice within the ranges of sizing.vary is weighed: arithmetic rules out what lacks the "
        "hours, "
        "simulation with the same random numbers decides about the rest. What a choice of WTE misses of "
        "times, "
        "waits and hours opened, none with less will reach."},
       {"", "--json holds"},
       {"feasible, choice.PATH",
        "choice is null where no choice meets the targets; largest.PATH then, or nearest.PATH where more "
        "would "
        "not help, and all below is of that"},
       {"cost_per_year, wte", "cost in GBP"},
       {"choices, ruled_out, evaluated, replications", "how many"},
       {"constraints[]",
        "metric, stream, priority, side, bound, in, estimate, low, high (one-sided bounds), met, skewness "
        "(over "
        "replications; null with in)"},
       {"specification[]",
        "post, role, band, wte, hours_per_week, dcc, spa, ar, ed (hours a week), hours_per_year, "
        "cost_per_year (averaged over the period), share_of_period; over_period has the hours averaged over "
        "it, which add up"},
       {"expected", "streams.S.METRIC and utilisation: mean, low, high, replications"}}};
}

}  // namespace

Command size_command() {
  auto options = std::make_shared<SizeOptions>();
  return {"size",
          "The least staffing that meets the targets of the study's sizing; prints the service specification",
          all_of({{study_word(options->study),
                   option("-o,--output", "R.h5", options->output,
                          "also writes a result file of the study as it is and the choice, for compare")},
                  simulation_words(options->replications, options->seed, options->threads),
                  format_words(options->format),
                  {quiet_word(options->quiet, "no progress")}}),
          size_help(), [options] { return size(*options); }};
}

}  // namespace headroom
