#include <unistd.h>

#include <fmt/format.h>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "commands.hpp"
#include "experiment/experiment.hpp"
#include "problems.hpp"
#include "scenario_choice.hpp"
#include "store/digest.hpp"
#include "store/result_writer.hpp"
#include "support/atomic_file.hpp"
#include "support/interrupt.hpp"
#include "support/load_study.hpp"
#include "support/progress.hpp"
#include "support/workers.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

enum class Verbosity { quiet, normal };
constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;

int say(int exit_code, const std::string& sentence) {
  std::cerr << "headroom: " << sentence << '\n';
  return exit_code;
}

std::string output_path(const RunOptions& options) {
  if (!options.output.empty()) return options.output;
  return fs::path{options.study}.replace_extension(".h5").string();
}

std::string bytes_text(std::uint64_t bytes) {
  const auto amount = static_cast<double>(bytes);
  if (bytes < 10'000'000) return fmt::format("{:.1f} MB", amount / 1e6);
  if (bytes < 1'000'000'000) return fmt::format("{:.0f} MB", amount / 1e6);
  return fmt::format("{:.1f} GB", amount / 1e9);
}

std::string counted(std::size_t count, const std::string& noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void announce(const Axes& axes, const std::string& output, std::size_t threads) {
  std::cerr << fmt::format("{} x {} of {} on {}; writes {}, about {}\n",
                           counted(axes.scenarios.size(), "scenario"),
                           counted(axes.replications, "replication"), counted(axes.weeks, "week"),
                           counted(threads, "thread"), output, bytes_text(expected_file_bytes(axes)));
}

/// A sentence where the disk has not the room.
std::optional<std::string> no_room(const Axes& axes, const std::string& output) {
  const fs::path folder = fs::path{output}.parent_path();
  std::error_code failed;
  const fs::space_info space = fs::space(folder.empty() ? "." : folder, failed);
  const std::uint64_t needed = expected_file_bytes(axes);
  if (failed || space.available >= needed) return std::nullopt;
  return fmt::format(
      "{} would take about {}, and {} are free; ask for fewer --replications or scenarios, or "
      "name another disk with --output",
      output, bytes_text(needed), bytes_text(space.available));
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code failed;
  return fs::equivalent(a, b, failed);
}

Provenance provenance(const LoadedStudy& loaded, std::uint64_t seed) {
  return {HEADROOM_VERSION, loaded.study.title, loaded.text, sha256(canonical_text(loaded.study)), seed,
          creation_time()};
}

/// Simulates into the file at `path`; whole blocks only, in order.
Outcome simulate_into(const std::string& path, const LoadedStudy& loaded, const ExperimentPlan& plan,
                      Workers& workers, Verbosity verbosity) {
  const Axes axes = axes_of(plan.scenarios, plan.replications);
  std::vector<Positions> at;
  for (const Scenario& scenario : plan.scenarios) at.push_back(positions(axes, scenario.service));
  ResultWriter writer{path, provenance(loaded, plan.seed), axes};
  std::optional<Progress> progress;
  if (verbosity == Verbosity::normal) progress.emplace(axes.scenarios.size() * axes.replications);
  const Sink sink = [&](const Block& block) -> Store {
    // Packed here, on the worker that made it: compression is the dear part of writing.
    auto chunks = std::make_shared<PackedBlock>(packed(block, axes, at[block.span.scenario]));
    return [&writer, &progress, chunks] {
      writer.write(*chunks);
      if (progress) progress->add(chunks->span.count);
    };
  };
  const Outcome outcome = run_experiment(plan, workers, sink);
  if (outcome == Outcome::finished) writer.finish();
  return outcome;
}

/// An exit code where the run did not come to its end.
std::optional<int> simulate_to(const std::string& output, const LoadedStudy& loaded,
                               const ExperimentPlan& plan, Workers& workers, Verbosity verbosity) {
  const auto stopped = [] { return say(kFailed, "stopped; nothing was written"); };
  auto file = AtomicFile::create(output);
  if (!file) return say(kFailed, file.error());
  try {
    if (simulate_into(file->temporary(), loaded, plan, workers, verbosity) == Outcome::stopped)
      return stopped();
  } catch (const StoreError& failed) {
    return say(kFailed, fmt::format("{} was not written: {}", output, failed.what()));
  }
  if (workers.stop_requested()) return stopped();
  if (const auto committed = file->commit(); !committed) return say(kFailed, committed.error());
  return std::nullopt;
}

}  // namespace

int run(const RunOptions& options) {
  auto loaded = load_study(options.study);
  if (!loaded) return report_problems(loaded.error());
  const std::string output = output_path(options);
  if (same_file(output, options.study))
    return say(kWrongInput, "--output is the study itself; name another file");
  auto chosen = chosen_scenarios(loaded->study.scenarios, options.scenarios);
  if (!chosen) return say(kWrongInput, chosen.error());
  const Experiment& experiment = loaded->study.experiment;
  const ExperimentPlan plan{
      loaded->study.base, std::move(*chosen),
      static_cast<std::uint32_t>(options.replications.value_or(experiment.replications)),
      options.seed.value_or(experiment.seed)};
  const Axes axes = axes_of(plan.scenarios, plan.replications);
  if (const auto full = no_room(axes, output)) return say(kFailed, *full);
  {
    const Interrupt interrupt;
    Workers workers{options.threads, interrupt};
    const Verbosity verbosity = options.quiet ? Verbosity::quiet : Verbosity::normal;
    if (!options.quiet) announce(axes, output, workers.workers());
    if (const auto exit_code = simulate_to(output, *loaded, plan, workers, verbosity)) return *exit_code;
  }
  if (options.quiet) return kDone;
  CompareOptions comparison;
  comparison.results = {output};
  comparison.format = options.format;
  return compare(comparison);
}

}  // namespace headroom
