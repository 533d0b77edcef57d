// The floor: the reference clinic written by hand in one file, and what it takes.
// Its steps, delays, shares and window are constants; one queue, no hours by cause, no waits by priority, no
// weekly series and no messages. What the engine costs above it is the price of being general. Run it
// interleaved with the whole replications and quote the ratio.

#include <benchmark/benchmark.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include "random/philox.hpp"

namespace headroom {
namespace {

constexpr int kDays = 3 * 364, kDiaryDays = kDays + 200, kHorizon = 42, kUnit = 15, kUnitsADay = 360 / kUnit;
constexpr std::array<int, 3> kUnits{3, 2, 2}, kDelay{28, 84, 84};

struct FloorPatient {
  int referred, next;
  std::uint16_t visit;
  std::uint8_t step, missed, urgent;
};

struct List {
  int head = -1, tail = -1;
};

/// Free units by day as a mask of the levels that occur, with a stack of clinicians for each level.
class FloorDiary {
 public:
  explicit FloorDiary(int clinicians)
      : clinicians_{clinicians},
        mask_(kDiaryDays),
        head_(static_cast<std::size_t>(kDiaryDays) * (kUnitsADay + 1), -1),
        next_(static_cast<std::size_t>(kDiaryDays) * clinicians) {
    for (int day = 0; day < kDiaryDays; ++day) {
      if (day % 7 >= 5) continue;
      mask_[day] = 1u << kUnitsADay;
      head_[day * (kUnitsADay + 1) + kUnitsADay] = 0;
      for (int c = 0; c < clinicians; ++c) next_[day * clinicians + c] = c + 1 < clinicians ? c + 1 : -1;
      for (auto& fits : fits_) fits[day >> 6] |= std::uint64_t{1} << (day & 63);
    }
  }
  [[nodiscard]] int find(int from, int to, int units) const {
    const auto& fits = fits_[units > 2];
    int w = from >> 6;
    for (std::uint64_t word = fits[w] & (~std::uint64_t{0} << (from & 63));; word = fits[w]) {
      if (word != 0) {
        const int day = (w << 6) + std::countr_zero(word);
        return day < to ? day : -1;
      }
      if ((++w << 6) >= to) return -1;
    }
  }
  void take(int day, int units) {
    std::uint32_t& mask = mask_[day];
    const int level = std::countr_zero(mask & (~0u << units)), left = level - units;
    int* head = &head_[day * (kUnitsADay + 1)];
    const int who = head[level];
    head[level] = next_[day * clinicians_ + who];
    if (head[level] < 0) mask &= ~(1u << level);
    if (left > 0) {
      next_[day * clinicians_ + who] = head[left];
      head[left] = who;
      mask |= 1u << left;
    }
    if (mask < (1u << 3)) fits_[1][day >> 6] &= ~(std::uint64_t{1} << (day & 63));
    if (mask < (1u << 2)) fits_[0][day >> 6] &= ~(std::uint64_t{1} << (day & 63));
  }

 private:
  int clinicians_;
  std::vector<std::uint32_t> mask_;
  std::vector<int> head_, next_;
  std::array<std::array<std::uint64_t, kDiaryDays / 64 + 2>, 2> fits_{};
};

class Floor {
 public:
  Floor(std::uint64_t seed, int clinicians, double referrals)
      : key_{seed * 0x9E3779B97F4A7C15u + 1}, diary_{clinicians}, booked_(kDiaryDays) {
    patients_.reserve(static_cast<std::size_t>(referrals * kDays));
    double p = std::exp(-referrals), sum = 0;
    for (int k = 0; sum < 1 - 1e-10; ++k) {
      cumulative_.push_back(sum += p);
      p *= referrals / (k + 1);
    }
  }

  double run() {
    for (int day = 0; day < kDays; ++day) {
      if (day % 7 >= 5) continue;
      arrive(day);
      for (List& list : waiting_) {
        while (list.head >= 0 && book(list.head, day + 1, day + 1 + kHorizon)) list.head = next_waiting_;
        if (list.head < 0) list.tail = -1;
      }
      for (int id = booked_[day].head; id >= 0;) {
        const int next = patients_[id].next;
        see(id, day);
        id = next;
      }
    }
    return seen_ > 0 ? static_cast<double>(days_) / static_cast<double>(seen_) : 0;
  }

 private:
  static void push(List& list, std::vector<FloorPatient>& all, int id) {
    all[id].next = -1;
    (list.tail < 0 ? list.head : all[list.tail].next) = id;
    list.tail = id;
  }
  void arrive(int day) {
    const double u = static_cast<double>(Philox::block(day, 1, key_)[0] >> 11) * 0x1p-53;
    for (std::size_t k = 0; k < cumulative_.size() && u >= cumulative_[k]; ++k) {
      const int id = static_cast<int>(patients_.size());
      const bool urgent = Philox::block(id, 2, key_)[0] < 0x3333333333333333u;
      patients_.push_back({day, -1, 0, 0, 0, urgent});
      push(waiting_[urgent ? 0 : 1], patients_, id);
    }
  }
  bool book(int id, int from, int to) {
    const int units = kUnits[patients_[id].step],
              day = from >= kDiaryDays ? -1 : diary_.find(from, std::min(to, kDiaryDays), units);
    if (day < 0) return false;
    next_waiting_ = patients_[id].next;
    diary_.take(day, units);
    push(booked_[day], patients_, id);
    return true;
  }
  void see(int id, int day) {
    FloorPatient& p = patients_[id];
    const std::uint64_t draw = Philox::block(id | static_cast<std::uint64_t>(p.visit++) << 32, 3, key_)[0];
    const bool missed = static_cast<std::uint32_t>(draw) < 343597384u, again = (draw >> 32) < 1288490189u;
    if (missed) {
      if (p.missed++ == 0) book(id, day + 7, kDiaryDays);
      return;
    }
    p.missed = 0;
    if (p.step == 0 && p.referred >= 364) {
      ++seen_;
      days_ += day - p.referred;
    }
    if (p.step == 2 && !again) return;
    const int due = day + kDelay[p.step];
    if (p.step < 2) ++p.step;
    book(id, due, kDiaryDays);
  }

  std::uint64_t key_;
  FloorDiary diary_;
  std::vector<List> booked_;
  std::array<List, 2> waiting_;
  std::vector<FloorPatient> patients_;
  std::vector<double> cumulative_;
  std::int64_t seen_ = 0, days_ = 0;
  int next_waiting_ = -1;
};

void floor_diary(benchmark::State& state) {
  std::uint64_t seed = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        Floor{++seed, static_cast<int>(state.range(0)), static_cast<double>(state.range(1))}.run());
  }
}
BENCHMARK(floor_diary)
    ->ArgNames({"clinicians", "referrals_a_weekday"})
    ->Args({9, 24})
    ->Args({5, 24})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace headroom
