// Simulation, packing, joining and printing added up, and the milder ways to ask that would fit.

#include "needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "planning/plan.hpp"
#include "results/comparison/compared.hpp"
#include "results/metrics/metrics.hpp"
#include "run_words.hpp"
#include "simulation/footprint.hpp"
#include "store/result/layout.hpp"
#include "support/machine.hpp"

namespace headroom {
namespace {

/// What a command comes to take beside what is counted: code that is read in, threads, buffers of libraries.
constexpr std::uint64_t kBase = 1'000'000, kThread = 500'000;
/// Of a result that is put together or read: its library's own tables, the index of its chunks among them, of
/// which it keeps so many bytes at most.
constexpr std::uint64_t kOpenFile = 10'000'000, kChunk = 600, kMostOfIndex = 16'000'000;
/// Names and counts of each scenario, and what is remembered of each block.
constexpr std::uint64_t kScenario = 500, kBlock = 250;

std::uint64_t played_bytes(const Footprint& of) {
  return of.scenario + of.model + of.workspace + of.observations;
}

std::uint64_t summary_bytes(const Axes& axes) {
  const auto metrics_by_stream = static_cast<std::uint64_t>(
      std::count_if(metrics().begin(), metrics().end(), [](const Metric& m) { return m.by_stream(); }));
  return sizeof(Summary) + metrics_by_stream * 8 * axes.streams.size() * (1 + axes.priorities.size()) +
         metrics().size() * (2 * sizeof(std::vector<double>) + 8);
}

std::uint64_t figures_by_stream(Prominence least) {
  return static_cast<std::uint64_t>(std::count_if(metrics().begin(), metrics().end(), [&](const Metric& m) {
    return m.by_stream() && (least == Prominence::detail || m.prominence == Prominence::headline);
  }));
}

std::uint64_t blocks(const Axes& axes, std::uint32_t length) {
  return axes.scenarios.size() * ((axes.replications + length - 1) / length);
}

Axes shaped(Axes axes, const RunShape& shape) {
  axes.scenarios.resize(std::min(axes.scenarios.size(), shape.scenarios));
  axes.replications = shape.replications;
  return axes;
}

Service divided(Service service, int by) {
  for (Stream& stream : service.streams) {
    stream.referrals_per_week /= by;
    for (WaitingGroup& group : stream.waiting) group.count /= by;
  }
  return service;
}

/// Halves until it fits the room; none where nothing does.
template <class Needed>
std::optional<std::uint64_t> largest_that_fits(std::uint64_t from, std::uint64_t least,
                                               const Needed& needed) {
  const std::uint64_t room = memory_room(1).free, held = memory_held();
  for (std::uint64_t value = from / 2; value >= least; value /= 2) {
    const std::uint64_t bytes = needed(value);
    if (bytes <= held || bytes - held <= room) return value;
  }
  return std::nullopt;
}

/// As many threads as fit, at least one.
template <class Needed>
std::vector<Remedy> fewer_threads(std::size_t threads, const Needed& needed) {
  std::vector<Remedy> tried;
  const auto fits = largest_that_fits(threads, 1, needed);
  if (threads > 1) {
    const std::uint64_t fewer = fits.value_or(1);
    tried.push_back({fmt::format("--threads {}", fewer), needed(fewer)});
  }
  return tried;
}

}  // namespace

RunNeeds::RunNeeds(const ExperimentPlan& plan, const Axes& axes, Writes writes)
    : plan_{plan}, writes_{writes}, held_{memory_held()}, played_{{}, plan.base, axes} {
  const StudyAtStart at_start = plan.base;
  std::uint64_t most = 0;
  for (const Scenario& scenario : plan.scenarios) {
    const std::uint64_t bytes = played_bytes(footprint_of(scenario.service, at_start));
    if (bytes <= most) continue;
    most = bytes;
    played_.service = scenario.service;
  }
}

RunShape RunNeeds::shape(std::size_t threads) const {
  return {threads, played_.axes.scenarios.size(), played_.axes.replications, plan_.keep};
}

bool RunNeeds::by_whole_scenarios(const RunShape& shape) const {
  return keep_row(shape.keep).reduces || plan_.precision.has_value();
}

/// Of one worker: the block that it packs, and the part that it writes of it.
std::uint64_t RunNeeds::storing(const Played& played, const RunShape& shape) const {
  if (writes_ == Writes::nothing) return 0;
  const Axes axes = shaped(played.axes, shape);
  const std::uint32_t block = by_whole_scenarios(shape) ? shape.replications : block_length(axes);
  // A part is made of its chunks, put one after another, and sealed: three times the same bytes.
  return expected_packer_bytes(axes, shape.keep, block) + 2 * expected_bytes_of_part(axes, shape.keep, block);
}

/// At the end, when workers have given their memory back: of the result that is put together, and of the
/// figures that are printed.
std::uint64_t RunNeeds::finishing(const Played& played, const RunShape& shape) const {
  if (writes_ == Writes::nothing) return 0;
  const Axes axes = shaped(played.axes, shape);
  const std::uint64_t chunks =
      block_datasets(axes, shape.keep).size() * blocks(axes, chunk_length(axes, shape.keep));
  const std::uint64_t file = kOpenFile + std::min(chunks * kChunk, kMostOfIndex);
  if (writes_ == Writes::result) return file;
  const bool json = writes_ == Writes::result_and_json;
  const std::uint64_t figures =
      figures_by_stream(json ? Prominence::detail : Prominence::headline) * played.axes.streams.size();
  const std::uint64_t each = sizeof(ComparedScenario) + sizeof(ComparedScenario) / 2 + (json ? 1500 : 0);
  return file + figures * (shape.scenarios * each + shape.replications * sizeof(double));
}

std::uint64_t RunNeeds::memory(const Played& played, const RunShape& shape) const {
  const Footprint of = footprint_of(played.service, played.base);
  const Axes axes = shaped(played.axes, shape);
  // The baseline stays beside the scenario that a worker is at.
  const std::uint64_t models = std::min<std::uint64_t>(2, shape.scenarios);
  std::uint64_t worker = models * (2 * of.scenario + of.model) + of.workspace + of.observations +
                         summary_bytes(axes) + storing(played, shape) + kThread;
  // Under precision the baseline's replications wait for their turn.
  if (plan_.precision) worker += 2 * (of.observations + summary_bytes(axes));
  const std::uint32_t block = by_whole_scenarios(shape) ? shape.replications : block_length(axes);
  const std::uint64_t known = shape.scenarios * kScenario + blocks(axes, block) * kBlock;
  return held_ + kBase + known + std::max(shape.threads * worker, finishing(played, shape));
}

std::uint64_t RunNeeds::memory(std::size_t threads) const { return memory(played_, shape(threads)); }

std::vector<Remedy> RunNeeds::remedies(std::size_t threads) const {
  const auto needed = [&](std::size_t t) { return memory(t); };
  std::vector<Remedy> tried = fewer_threads(threads, needed);
  RunShape single = shape(1);
  const auto with = [&](const char* words, auto&& change, std::uint64_t from, std::uint64_t least) {
    const auto bytes = [&](std::uint64_t value) {
      Played played = played_;
      RunShape shape = single;
      change(value, played, shape);
      return memory(played, shape);
    };
    if (const auto fits = largest_that_fits(from, least, bytes))
      tried.push_back({fmt::format(fmt::runtime(words), *fits) + " with --threads 1", bytes(*fits)});
  };
  if (!keep_row(plan_.keep).reduces && writes_ != Writes::nothing && !plan_.select) {
    RunShape bands = single;
    bands.keep = Keep::bands;
    tried.push_back({"keep: bands under the study's experiment, with --threads 1", memory(played_, bands)});
  }
  if (by_whole_scenarios(single)) {
    with(
        "--replications {}",
        [](std::uint64_t value, Played&, RunShape& s) { s.replications = static_cast<std::uint32_t>(value); },
        single.replications, 1);
  }
  if (single.scenarios > 1 && writes_ != Writes::nothing) {
    with(
        "{} scenarios at a time (--scenario)",
        [](std::uint64_t value, Played&, RunShape& s) { s.scenarios = value; }, single.scenarios, 1);
  }
  with(
      "{} weeks",
      [](std::uint64_t value, Played& played, RunShape&) {
        played.service.calendar.weeks = played.base.calendar.weeks = static_cast<int>(value);
        played.axes.weeks = value;
      },
      played_.axes.weeks, 1);
  constexpr std::uint64_t kParts = 1024;
  const auto part = [&](std::uint64_t of) {
    const int by = static_cast<int>(kParts / std::max<std::uint64_t>(1, of));
    return memory({divided(played_.service, by), divided(played_.base, by), played_.axes}, single);
  };
  if (const auto fits = largest_that_fits(kParts, 1, part)) {
    tried.push_back(
        {fmt::format("1/{} of the referrals and of those waiting, with --threads 1", kParts / *fits),
         part(*fits)});
  }
  return tried;
}

std::uint64_t size_memory(const SizePlan& plan, std::size_t threads) {
  const auto service_of = [&](std::size_t end) -> std::optional<Service> {
    std::vector<std::size_t> positions;
    for (const SizingVariable& v : plan.sizing.vary) positions.push_back(end == 0 ? 0 : v.values.size() - 1);
    const auto made = plan.sizing.choice(positions);
    return made ? std::optional{made->service} : std::nullopt;
  };
  const StudyAtStart at_start = plan.base;
  Footprint most = footprint_of(plan.base, at_start);
  for (const std::size_t end : {0, 1}) {
    const auto service = service_of(end);
    if (!service) continue;
    const Footprint of = footprint_of(*service, at_start);
    if (played_bytes(of) > played_bytes(most)) most = of;
  }
  double choices = 1;
  for (const SizingVariable& v : plan.sizing.vary) choices *= static_cast<double>(v.values.size());
  Axes axes;
  axes.streams.resize(plan.base.streams.size());
  for (const Stream& stream : plan.base.streams)
    axes.priorities.resize(std::max(axes.priorities.size(), stream.priorities.size()));
  // The trial that may be the answer stays beside the one that is played.
  const std::uint64_t trial = most.scenario + most.model + plan.replications * summary_bytes(axes);
  const std::uint64_t grid = static_cast<std::uint64_t>(choices) * 4 * sizeof(std::uint64_t);
  return memory_held() + kBase + grid + 2 * trial + threads * (most.workspace + most.observations + kThread);
}

std::vector<Remedy> size_remedies(const SizePlan& plan, std::size_t threads) {
  std::vector<Remedy> tried = fewer_threads(threads, [&](std::size_t t) { return size_memory(plan, t); });
  const auto with_weeks = [&](std::uint64_t weeks) {
    SizePlan shorter = plan;
    shorter.base.calendar.weeks = static_cast<int>(weeks);
    shorter.sizing.choice = [&](const std::vector<std::size_t>& positions) {
      auto made = plan.sizing.choice(positions);
      if (made) made->service.calendar.weeks = static_cast<int>(weeks);
      return made;
    };
    return size_memory(shorter, 1);
  };
  const auto weeks = static_cast<std::uint64_t>(plan.base.calendar.weeks);
  if (const auto fits = largest_that_fits(weeks, 1, with_weeks))
    tried.push_back({fmt::format("{} weeks with --threads 1", *fits), with_weeks(*fits)});
  return tried;
}

PlanNeeds::PlanNeeds(const Scenarios& scenarios, PlanOutput output)
    : scenarios_{scenarios.size()}, held_{memory_held()} {
  const Service service = scenarios.back().service;
  const std::uint64_t streams = service.streams.size(), posts = service.posts.size(),
                      roles = service.roles.size();
  // A figure in JSON has its name beside it, and is written out at last.
  constexpr std::uint64_t kCell = 50, kJson = 200;
  const std::uint64_t figures = 9 * streams + 4 * roles;
  each_ = 500 + footprint_of(service, service).scenario +
          streams * (sizeof(StreamDemand) + sizeof(StreamWaiting)) + posts * sizeof(PostCapacity);
  each_ += output == PlanOutput::json ? kJson * (15 + figures + 15 * posts) : kCell * (30 + 2 * figures);
}

std::uint64_t PlanNeeds::memory(std::size_t scenarios) const { return held_ + kBase + scenarios * each_; }

std::vector<Remedy> PlanNeeds::remedies() const {
  const auto fits = largest_that_fits(scenarios_, 1, [&](std::uint64_t some) { return memory(some); });
  if (!fits) return {};
  return {{fmt::format("{} at a time (--scenario)", counted(*fits, "scenario")), memory(*fits)}};
}

std::string gigabytes_text(std::uint64_t bytes) {
  const double amount = static_cast<double>(bytes) / 1e9;
  if (amount >= 9.95) return fmt::format("{:.0f} GB", amount);
  if (amount >= 0.0995) return fmt::format("{:.2g} GB", amount);
  return fmt::format("{:.3f} GB", amount);
}

std::string needs_text(std::uint64_t memory, std::uint64_t disk) {
  const std::string all = "needs about " + bytes_text(memory) + " of memory";
  return disk == 0 ? all : all + ", and " + bytes_text(disk) + " of disk while it is made";
}

std::string memory_refusal(std::uint64_t needed, std::size_t threads,
                           const std::function<std::vector<Remedy>()>& remedies) {
  const std::uint64_t held = memory_held();
  const auto there = [&](std::size_t t) {
    const MemoryRoom room = memory_room(t);
    return std::pair{room.free > UINT64_MAX - held ? UINT64_MAX : room.free + held, room.set_by};
  };
  const auto [free, set_by] = there(threads);
  if (needed <= free) return {};
  std::string fitting;
  for (const Remedy& remedy : remedies()) {
    if (remedy.memory > there(1).first) continue;
    fitting +=
        fmt::format("{}{} ({})", fitting.empty() ? "" : ", or ", remedy.words, gigabytes_text(remedy.memory));
  }
  const std::string remedy =
      fitting.empty() ? std::string{"nothing smaller that was tried fits; another machine is needed"}
                      : "what would fit: " + fitting;
  return fmt::format("needs {} of memory, {} are there\n{}; {}", gigabytes_text(needed), gigabytes_text(free),
                     set_by, remedy);
}

}  // namespace headroom
