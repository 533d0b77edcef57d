// What the innermost work takes: a draw, a Poisson count, a delay, a booking, a place on the waiting list.

#include <benchmark/benchmark.h>

#include "random/duration.hpp"
#include "random/poisson.hpp"
#include "random/stream.hpp"
#include "simulation/diary/diary.hpp"
#include "simulation/diary/waiting_class.hpp"

namespace headroom {
namespace {

void keyed_uniform(benchmark::State& state) {
  const ReplicationDraws draws{1, 0};
  std::uint32_t k = 0;
  for (auto _ : state) benchmark::DoNotOptimize(draws.uniform(Purpose::attendance, entity(1, 2, k++), 0));
}
BENCHMARK(keyed_uniform);

void poisson_count(benchmark::State& state) {
  const PoissonInversion count{24};
  const ReplicationDraws draws{1, 0};
  std::uint32_t k = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(count(draws.uniform(Purpose::referral_count, entity(1, 2, k++), 0)));
}
BENCHMARK(poisson_count);

void gamma_delay(benchmark::State& state) {
  const RandomDuration delay{RandomDuration::Kind::gamma, 42, 14, 0};
  const ReplicationDraws draws{1, 0};
  std::uint32_t k = 0;
  for (auto _ : state) {
    auto generator = draws.generator(Purpose::delay, entity(1, 2, k++), 0);
    benchmark::DoNotOptimize(draw_days(delay, generator));
  }
}
BENCHMARK(gamma_delay);

/// Find, choose and take in a diary of 1,000 days that fills up and is emptied again.
void diary_booking(benchmark::State& state) {
  const auto holders = static_cast<std::size_t>(state.range(0));
  Need need;
  for (std::size_t h = 0; h < holders; ++h) need.anyone.push_back(static_cast<Position>(h));
  need.ranks.emplace_back(need.anyone);
  need.slot.assign(holders, 45);
  need.same_slot = 45;
  const std::vector<Need> needs{need};
  constexpr Day kLast = 1000;
  Diary diary;
  Day day = kLast + 1;
  for (auto _ : state) {
    if (day < 0 || day > kLast) {
      state.PauseTiming();
      diary.reset(needs, holders, kLast);
      for (Day d = 0; d <= kLast; ++d) {
        for (Position h : need.anyone) diary.set_free(d, h, 360);
      }
      diary.index();
      state.ResumeTiming();
    }
    day = diary.find(0, 0, kLast);
    if (day >= 0) diary.take(day, diary.choose(0, day), 45);
  }
}
BENCHMARK(diary_booking)->ArgName("holders")->Arg(9)->Arg(90)->Arg(900);

/// Join and be booked, with so many others waiting.
void waiting_class(benchmark::State& state) {
  WaitingClass waiting;
  std::uint32_t id = 0;
  for (; id < state.range(0); ++id) waiting.join({id, id});
  waiting.settle();
  for (auto _ : state) {
    waiting.join({id, id});
    ++id;
    waiting.settle();
    Reading reading = waiting.lanes()[1].read();
    reading.take();
    reading.lane->finish(reading);
  }
}
BENCHMARK(waiting_class)->ArgName("waiting")->Arg(100)->Arg(10'000)->Arg(1'000'000);

}  // namespace
}  // namespace headroom
