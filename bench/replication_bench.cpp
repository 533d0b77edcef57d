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

void model_tables(benchmark::State& state) {
  const Service clinic = reference_clinic(9, 24);
  for (auto _ : state) benchmark::DoNotOptimize(Model(clinic, clinic));
}
BENCHMARK(model_tables)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace headroom
