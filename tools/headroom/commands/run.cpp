// `run`: simulates every scenario into a result file, block by block, and goes on after a stop.

#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <iostream>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "compare.hpp"
#include "experiment/experiment.hpp"
#include "experiment/variants.hpp"
#include "reading/load_study.hpp"
#include "running/needs.hpp"
#include "running/output_written.hpp"
#include "running/resume.hpp"
#include "running/run_options.hpp"
#include "running/run_parts.hpp"
#include "running/run_plan.hpp"
#include "running/run_size.hpp"
#include "running/run_words.hpp"
#include "said_back/nation_words.hpp"
#include "said_back/problems.hpp"
#include "store/commit_sealed.hpp"
#include "store/parts/join.hpp"
#include "store/parts/part_storage.hpp"
#include "store/parts/shard_file.hpp"
#include "store/parts/stored_key.hpp"
#include "support/atomic_file.hpp"
#include "support/interrupt.hpp"
#include "support/progress.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

/// Everything that one run is made of.
struct Job {
  const RunOptions& options;
  ExperimentPlan& plan;
  std::string output;
  Provenance provenance;
  PartSettings parts;
  const VariantPlans& variants;  ///< played beside the scenarios
  std::size_t blocks = 0;        ///< that this run is to make; 0 where they are found out on the way
};

/// Under precision every shard makes the baseline, which is the first one's.
bool makes_baseline_too(const ExperimentPlan& plan) { return plan.precision && plan.shard.number != 1; }

std::size_t blocks_to_make(const ExperimentPlan& plan, const Axes& axes) {
  return blocks_of(plan, axes).share(plan.shard).size() + (makes_baseline_too(plan) ? 1 : 0);
}

/// Of one kind of variants: what this shard makes.
Blocks blocks_of_variants(const ExperimentPlan& plan) {
  if (plan.scenarios.empty()) return {};
  return blocks_of(plan, axes_of(plan.scenarios, plan.replications)).share(plan.shard);
}

Job job_of(const RunOptions& options, const LoadedStudy& loaded, ExperimentPlan& plan,
           const VariantPlans& variants) {
  RunParts parts = parts_of(loaded, plan, variants.labels);
  std::size_t blocks = blocks_to_make(plan, parts.settings.axes);
  if (!plan.select)
    blocks += blocks_of_variants(variants.causes).size() + blocks_of_variants(variants.numbers).size();
  return {options,  plan,  output_of(options), std::move(parts.provenance), std::move(parts.settings),
          variants, blocks};
}

/// What is kept where, and what to do, after a run that did not come to its end.
std::string kept_text(const Job& job, const PartStorage& storage, const PartFolder& folder,
                      const char* also = "") {
  const std::size_t kept = storage.kept_count();
  if (kept == 0) return "nothing was written";
  const std::string of =
      job.blocks > 0 ? fmt::format("{} of {}", kept, counted(job.blocks, "block")) : counted(kept, "block");
  return fmt::format("{} {} kept in {}; run the same command with --resume{} to go on", of,
                     kept == 1 ? "is" : "are", folder.path(), also);
}

/// Under precision the work is counted in scenarios: how many replications each takes shows only at its end.
WorkDone work_done(const ExperimentPlan& plan, const PartStorage& storage, std::size_t replications,
                   std::size_t total) {
  if (plan.precision) {
    const std::size_t done = storage.stored_count();
    return {done, plan.scenarios.size(), storage.reused().blocks,
            fmt::format("{} of {}, {}", done, counted(plan.scenarios.size(), "scenario"),
                        counted(replications, "replication"))};
  }
  const auto is = plan.select ? WorkDone::Total::at_most : WorkDone::Total::known;
  return {replications, total, storage.reused().replications,
          fmt::format("{} of {}{} replications", replications, plan.select ? "at most " : "", total), is};
}

std::size_t variant_replications(const Job& job) {
  return blocks_of_variants(job.variants.causes).replications() +
         blocks_of_variants(job.variants.numbers).replications();
}

std::size_t scenario_replications(const Job& job) {
  if (job.plan.select) return job.plan.scenarios.size() * most_replications(job.plan);
  return blocks_of(job.plan, job.parts.axes).share(job.plan.shard).replications() +
         (makes_baseline_too(job.plan) ? job.parts.axes.replications : 0);
}

Experimented simulate(const Job& job, PartStorage& storage, Workers& workers) {
  std::optional<Progress> progress;
  if (!job.options.quiet) progress.emplace();
  const std::size_t total = scenario_replications(job) + variant_replications(job);
  std::size_t done = 0;
  storage.on_advance([&](std::size_t replications) {
    done += replications;
    if (progress) progress->show(work_done(job.plan, storage, done, total));
  });
  Experimented played = run_experiment(job.plan, workers, storage);
  if (played.outcome == Outcome::finished)
    played.outcome = run_variants(job.variants, job.parts.axes, workers, storage);
  return played;
}

ResultPlan result_plan(const Job& job, const Experimented& done) {
  ResultPlan plan{job.provenance, job.parts.axes, job.parts.keep, job.parts.chunk_length};
  plan.decides = job.parts.decides;
  if (job.plan.precision || job.plan.select) plan.runs = done.runs;
  if (done.selected) {
    const bool ocba = job.plan.select->procedure == SelectionProcedure::ocba;
    plan.best = {job.plan.scenarios.name(done.selected->scenario), ocba ? "ocba" : "kim_nelson",
                 done.selected->sure, done.selected->probability};
  }
  return plan;
}

/// Puts the parts together at `path`.
Outcome put_together(const std::string& path, const Job& job, const Experimented& done,
                     const PartStorage& storage, const Workers& workers) {
  const auto go_on = [&] { return !workers.stop_requested(); };
  const std::vector<StoredBlock> blocks = storage.stored();
  if (job.plan.shard.of > 1) {
    const auto bytes = [&](const StoredBlock& block) { return storage.bytes_of(block); };
    return write_shard(path, result_plan(job, done), job.plan.shard, blocks, bytes, go_on);
  }
  const auto read = [&](const StoredBlock& block) { return storage.read(block); };
  return join(path, result_plan(job, done), blocks, read, go_on);
}

/// The exit code where the run did not come to its end.
tl::expected<Experimented, int> make_result(const Job& job, const PartFolder& folder, PartStorage& storage,
                                            Workers& workers) {
  const auto stopped = [&] {
    return tl::unexpected{say(kFailed, "stopped; " + kept_text(job, storage, folder))};
  };
  try {
    Experimented done = simulate(job, storage, workers);
    if (done.outcome == Outcome::stopped) return stopped();
    auto file = AtomicFile::create(job.output, folder.temporary());
    if (!file) throw StoreError{file.error()};
    if (put_together(file->temporary(), job, done, storage, workers) == Outcome::stopped) return stopped();
    if (workers.stop_requested()) return stopped();
    commit_sealed(*file, job.plan.shard.of > 1 ? Sealed::shard : Sealed::result);
    return done;
  } catch (const std::runtime_error& failed) {  // of the library or of the disk
    return tl::unexpected{say(kFailed, fmt::format("{} was not written: {}; {}", job.output, failed.what(),
                                                   kept_text(job, storage, folder)))};
  } catch (const std::bad_alloc&) {
    const char* const fewer = workers.workers() > 1 ? " and fewer --threads" : "";
    return tl::unexpected{say(kFailed, fmt::format("{} was not written: memory ran out; {}", job.output,
                                                   kept_text(job, storage, folder, fewer)))};
  }
}

void say_how_far(const Job& job, const Experimented& done) {
  if (job.plan.shard.of > 1) {
    std::cerr << fmt::format("{} is shard {}; headroom merge puts all {} together\n", job.output,
                             shard_text(job.plan.shard), job.plan.shard.of);
  }
  if (job.plan.precision || job.plan.select) std::cerr << how_far_text(job.plan, done);
  if (job.plan.select && !done.selected) say(kDone, nothing_selected_text(job.plan));
  if (!done.selected) return;
  const bool for_people = job.options.format == Format::table || job.options.format == Format::markdown;
  (for_people ? std::cout : std::cerr) << selection_text(job.plan, *done.selected) << '\n';
}

int print_comparison_of(const Job& job) {
  if (job.options.quiet || job.plan.shard.of > 1) return kDone;
  CompareOptions comparison;
  comparison.results = {job.output};
  comparison.warned = true;
  comparison.format = job.options.format;
  comparison.rule = job.options.rule;
  return compare(comparison);
}

RunNeeds::Writes writes(const Job& job) {
  if (job.options.quiet || job.plan.shard.of > 1) return RunNeeds::Writes::result;
  return job.options.format == Format::json ? RunNeeds::Writes::result_and_json
                                            : RunNeeds::Writes::result_and_table;
}

/// A worker without a block takes no memory.
std::size_t busy(const Job& job, std::size_t workers) {
  return job.blocks > 0 && !job.plan.precision ? std::min(workers, job.blocks) : workers;
}

/// An exit code where the result is not there at the end.
std::optional<int> run_in(const Job& job, const PartFolder& folder) {
  if (const std::string refused = refusal_of_pieces(job.parts.axes, job.plan.keep, job.output);
      !refused.empty())
    return say(kFailed, refused);
  PartStorage storage{folder, job.parts};
  const Interrupt interrupt;
  Workers workers{job.options.threads, interrupt};
  const std::size_t threads = busy(job, workers.workers());
  const RunNeeds needs{job.plan, job.parts.axes, writes(job)};
  const std::uint64_t memory = needs.memory(threads);
  if (const std::string refused = memory_refusal(memory, threads, [&] { return needs.remedies(threads); });
      !refused.empty())
    return say(kFailed, refused);
  if (const Problems broken = broken_draws(job.plan, workers); !broken.empty())
    return report_problems(broken);
  const LeftParts left = left_in(folder, job.parts);
  const Room room = room_for(job.plan, job.parts.axes, job.output, left.bytes);
  if (!room.refusal.empty()) return say(kFailed, room.refusal);
  take_over(folder, storage, left,
            {job.output, job.parts.key, job.blocks, job.options.resume, job.options.quiet});
  if (!job.options.quiet) {
    std::cerr << size_text(job.plan, job.parts.axes, job.output, workers.workers()) << '\n'
              << needs_text(memory, room.most) << '\n';
    if (!room.warning.empty()) say(kDone, room.warning);
  }
  const auto done = make_result(job, folder, storage, workers);
  if (!done) return done.error();
  folder.clear();
  if (!job.options.quiet) say_how_far(job, *done);
  return std::nullopt;
}

/// What a run that was killed after it had written its result left; blocks of another run stay.
void clear_up(const Job& job, const PartFolder& folder) {
  const LeftParts left = left_in(folder, job.parts);
  folder.remove(left.damaged);
  for (const BlockSpan& block : left.usable) folder.remove({part_name(block)});
}

/// An exit code where the result is not there at the end.
std::optional<int> run_beside(const Job& job) try {
  const auto folder = PartFolder::open(through_links(job.output));
  if (!folder) {
    const bool failed = folder.error().kind == NoFolder::Kind::failed;
    return say(failed ? kFailed : kWrongInput, folder.error().message);
  }
  if (!job.options.resume || key_of_result(job.output) != job.parts.key) return run_in(job, *folder);
  say(kDone, job.output + " is finished already, of the same study, seed, version and plan; nothing to do");
  clear_up(job, *folder);
  return std::nullopt;
} catch (const StoreError& failed) {
  return say(kFailed, failed.what());
}

int run_job(const Job& job) {
  if (const std::string refused = refusal_to_replace(job.output); !refused.empty())
    return say(kFailed, refused);
  if (const auto exit_code = run_beside(job)) return *exit_code;
  const int exit_code = print_comparison_of(job);
  return with_output_written(exit_code, exit_code == kDone ? job.output : "");
}

}  // namespace

int run_experiment(const LoadedStudy& loaded, ExperimentPlan plan, const RunOptions& options) {
  if (const std::string refused = refusal_of_output(output_of(options), options.study, loaded.inputs);
      !refused.empty())
    return say(kWrongInput, refused);
  if (!options.quiet) warn_of_nations(loaded.study);
  const VariantPlans variants =
      options.causes ? variant_plans(loaded.study, plan, least_replications(plan)) : VariantPlans{};
  return run_job(job_of(options, loaded, plan, variants));
}

namespace {

int run(const RunOptions& options) {
  if (const std::string refused = refusal_of(options.rule); !refused.empty())
    return say(kWrongInput, refused);
  const auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  const auto plan = plan_of(loaded->study, options);
  if (!plan) return say(kWrongInput, plan.error());
  return run_experiment(*loaded, *plan, options);
}

Word shard_word(std::optional<Shard>& shard) {
  return option(
             "--shard", "I/N", [&shard](const std::string& share) { shard = parse_shard(share); },
             "simulate only the I-th of N shares, for merge (default output: the study's path ending in "
             ".I-of-N.h5)")
      .checked([](const std::string& value) -> std::string {
        if (parse_shard(value)) return {};
        return "'" + value + "' is not a shard I/N with I from 1 to N, as 3/8";
      });
}

}  // namespace

Command run_command() {
  auto options = std::make_shared<RunOptions>();
  return {
      "run",
      "Simulates every scenario, writes the results and prints the comparison",
      all_of(
          {{study_word(options->study),
            option("-o,--output", "R.h5", options->output,
                   "the result file (default: the study's path ending in .h5); an existing one is replaced "
                   "when the run is complete")},
           simulation_words(options->replications, options->seed, options->threads),
           {scenarios_word(options->scenarios), shard_word(options->shard),
            flag(
                "--no-causes", [options] { options->causes = false; },
                "only the scenarios: without what decides the baseline's answer, which takes up to "
                "six times as long as the baseline"),
            flag("--resume", options->resume,
                 "use the finished blocks that an interrupted run of the same study, seed, version and plan "
                 "left in R.h5.parts; those of another run are moved to R.h5.parts.other-1, with or without "
                 "this")},
           format_words(options->format),
           verdict_words(options->rule),
           {quiet_word(options->quiet, "no progress and no comparison at the end")}}),
      {{{"simulate every scenario; writes my-clinic/study.h5, prints the comparison",
         "run my-clinic/study.yaml"},
        {"a quick look: fewer replications, wider intervals",
         "run my-clinic/study.yaml --replications 10 -o quick.h5"},
        {"only some scenarios, beside the baseline", "run my-clinic/study.yaml --scenario 'more*'"},
        {"go on where a run was interrupted", "run my-clinic/study.yaml --resume"},
        {"the third of eight shares, each on a machine of its own", "run my-clinic/study.yaml --shard 3/8"}},
       {}},
      [options] { return run(*options); }};
}

}  // namespace headroom
