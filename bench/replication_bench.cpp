// What whole replications take, of the reference clinic and of a thousand scenarios, and their tables.

#include <benchmark/benchmark.h>

#include "reference_clinic.hpp"
#include "simulation/simulate.hpp"

namespace headroom {
namespace {

/// Whole replications of the reference clinic; `state_changes` counts referrals, bookings, appointments and
/// discharges.
void replication(benchmark::State& state) {
  const Service clinic =
      reference_clinic(static_cast<int>(state.range(0)), static_cast<double>(state.range(1)));
  const Model model(clinic, clinic);
  Workspace workspace;
  std::uint32_t replication = 0;
  std::int64_t changes = 0;
  for (auto _ : state) {
    const Observations seen = simulate(model, 1, replication++, workspace);
    const auto& [patients, appointments] = seen.ledger;
    changes += patients.referrals + patients.discharged + appointments.made + appointments.attended +
               appointments.not_attended;
  }
  state.counters["state_changes"] =
      benchmark::Counter(static_cast<double>(changes), benchmark::Counter::kAvgIterations);
  state.counters["per_change"] = benchmark::Counter(
      static_cast<double>(changes), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(replication)
    ->ArgNames({"clinicians", "referrals_a_weekday"})
    ->Args({9, 24})      // load 0.94
    ->Args({5, 24})      // load 1.70: the list grows to thousands
    ->Args({90, 240})    // ten times the size
    ->Args({900, 2400})  // a hundred times
    ->Unit(benchmark::kMillisecond);

/// A replication of each of the 1,000 scenarios of sweep.yaml, one after the other, their tables made before:
/// what the replications of that sweep take by themselves.
void sweep_replication(benchmark::State& state) {
  Workspace workspace;
  std::uint32_t scenario = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Service clinic = reference_clinic(9, 24);
    clinic.streams[0].referrals_per_week = 111 + scenario % 10;
    clinic.streams[0].priorities[0].target.days = static_cast<int>(10 + scenario / 10 % 10);
    const double wte = 8.6 + 0.1 * static_cast<double>(scenario / 100 % 10);
    clinic.posts[0].wte = wte;
    clinic.posts[0].holders.assign(static_cast<std::size_t>(wte + 1e-9), 1.0);
    const double rest = wte - static_cast<double>(clinic.posts[0].holders.size());
    if (rest > 1e-9) clinic.posts[0].holders.push_back(rest);
    const Model model(clinic, clinic);
    state.ResumeTiming();
    benchmark::DoNotOptimize(simulate(model, 1, 1 + scenario % 100, workspace));
    scenario = (scenario + 1) % 1000;
  }
}
BENCHMARK(sweep_replication)->Unit(benchmark::kMillisecond)->Iterations(1000);

void model_tables(benchmark::State& state) {
  const Service clinic = reference_clinic(9, 24);
  for (auto _ : state) benchmark::DoNotOptimize(Model(clinic, clinic));
}
BENCHMARK(model_tables)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace headroom
