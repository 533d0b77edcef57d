// The simulation comes to the same, day by day, as its rules written a second time.

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "simulation/naive_replication.hpp"
#include "theory/random_services.hpp"

namespace headroom {
namespace {

using namespace clinics;
using theory::RandomServices;

class Naive : public testing::TestWithParam<std::uint32_t> {};

void expect_equal_weeks(const Service& service, const OneRun& run, const NaiveReplication& naive) {
  ASSERT_EQ(naive.weeks.size(), run.seen().weeks);
  for (std::size_t week = 0; week < run.seen().weeks; ++week) {
    for (std::size_t s = 0; s < service.streams.size(); ++s) {
      for (std::size_t series = 0; series <= static_cast<std::size_t>(StreamSeries::caseload); ++series) {
        ASSERT_EQ(run.weekly(static_cast<StreamSeries>(series), week, s),
                  naive.weeks[week].by_stream[s][series])
            << "week " << week << ", stream " << s << ", series " << series;
      }
    }
  }
}

void expect_equal_totals(const OneRun& run, const NaiveReplication& naive) {
  for (std::size_t row = 0; row < naive.totals.size(); ++row) {
    const PriorityTotals &fast = run.totals(row), &slow = naive.totals[row];
    EXPECT_EQ(fast.first_count, slow.first_count);
    EXPECT_EQ(fast.first_days, slow.first_days);
    EXPECT_EQ(fast.treatment_count, slow.treatment_count);
    EXPECT_EQ(fast.treatment_days, slow.treatment_days);
    EXPECT_EQ(fast.in_time, slow.in_time);
    EXPECT_EQ(fast.in_time_end, slow.in_time_end);
    EXPECT_EQ(fast.within_target, slow.within_target);
    EXPECT_EQ(fast.within_target_of, slow.within_target_of);
    EXPECT_EQ(fast.running, slow.running);
    EXPECT_EQ(fast.running_within, slow.running_within);
    EXPECT_EQ(fast.after_cancellation_count, slow.after_cancellation_count);
    EXPECT_EQ(fast.after_cancellation_days, slow.after_cancellation_days);
  }
}

void expect_equal_days(OneRun& run, const NaiveReplication& naive) {
  const auto& holders = run.tables().roster.holders();
  for (Day day = 1; day <= run.tables().end; ++day) {
    const auto row = static_cast<std::size_t>(day);
    for (std::size_t h = 0; h < holders.size(); ++h) {
      ASSERT_EQ(run.booked(day, run.tables().service[holders[h].post].name, holders[h].number),
                naive.booked[row][h])
          << "day " << day << ", holder " << h;
      ASSERT_EQ(run.protected_time_used(day, h), naive.protected_used[row][h])
          << "day " << day << ", holder " << h;
    }
  }
}

/// A holder's week: what sickness took, and what of SPA and AR cover took, SPA first.
struct HolderWeek {
  int sick = 0;
  std::array<int, kCategories> protected_used{};
};
HolderWeek week_of(OneRun& run, const NaiveReplication& naive, std::size_t h, Day first) {
  HolderWeek week;
  for (Day day = first; day < first + 7; ++day) {
    const HolderDay& of = run.roster().at(h, day, run.tables().last);
    double at = 1;
    for (const Spell& spell : run.roster().spells[h]) {
      if (spell.first <= day && day <= spell.last) at = 0;
      if (spell.last < day && day <= spell.phased_to) at = run.tables().service.absence.phased_return->at;
    }
    for (int minutes : of.at_work) week.sick += minutes - static_cast<int>(at * minutes + 0.5 + 1e-9);
    const int taken = naive.protected_used[static_cast<std::size_t>(day)][h];
    week.protected_used[1] += std::min<int>(taken, of.soft[0]);
    week.protected_used[2] += taken - std::min<int>(taken, of.soft[0]);
  }
  return week;
}

void expect_equal_hours(OneRun& run, const NaiveReplication& naive) {
  const Observations& seen = run.seen();
  const Day warm_up = run.tables().warm_up_days;
  for (std::size_t week = 0; week < seen.weeks; ++week) {
    const Day first = warm_up + 1 + 7 * static_cast<Day>(week);
    std::vector<HolderWeek> posts(seen.posts);
    for (std::size_t h = 0; h < run.tables().roster.holders().size(); ++h) {
      const HolderWeek one = week_of(run, naive, h, first);
      HolderWeek& all = posts[run.tables().roster.holders()[h].post.index];
      all.sick += one.sick;
      for (std::size_t c = 0; c < kCategories; ++c) all.protected_used[c] += one.protected_used[c];
    }
    for (std::size_t p = 0; p < posts.size(); ++p) {
      const int bank = naive.bank[static_cast<std::size_t>(warm_up) / 7 + week][p];
      EXPECT_NEAR(run.weekly(PostSeries::bank, week, p) * 60, bank, 0.01)
          << "week " << week << ", post " << p;
      EXPECT_NEAR(run.weekly(PostSeries::lost_sickness, week, p) * 60, posts[p].sick, 0.01);
      for (std::size_t c = 0; c < kCategories; ++c) {
        const double used = seen.by_category[seen.at(CategorySeries::protected_hours_used, week, p, c)];
        EXPECT_NEAR(used * 60, posts[p].protected_used[c], 0.01) << "week " << week << ", post " << p;
      }
    }
  }
}

void expect_the_same(const Service& service) {
  OneRun run{service, service, 3, 1};
  NaiveReplication naive{service, run, 3, 1};
  naive.run_through();
  ASSERT_NO_FATAL_FAILURE(expect_equal_days(run, naive));
  ASSERT_NO_FATAL_FAILURE(expect_equal_weeks(service, run, naive));
  expect_equal_totals(run, naive);
  expect_equal_hours(run, naive);
  EXPECT_EQ(run.seen().covered, naive.covered);
}

/// Further services can be tried by hand: so many from a number on.
std::uint32_t from_environment(const char* name, std::uint32_t otherwise) {
  const char* const value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<std::uint32_t>(std::stoul(value));
}

TEST_P(Naive, WorkingOutOfEveryDayComesToTheSame) {
  for (std::uint32_t i = 0; i < 5; ++i) {
    const std::uint32_t number = 5000 + GetParam() * 5 + i;
    SCOPED_TRACE("service " + std::to_string(number));
    expect_the_same(RandomServices{number}.service());
  }
}

TEST_P(Naive, WorkingOutOfEverythingComesToTheSame) {
  const std::uint32_t each = from_environment("HEADROOM_NAIVE_SERVICES", 200) / 20;
  for (std::uint32_t i = 0; i < each; ++i) {
    const std::uint32_t number = 7000 + GetParam() * each + i;
    SCOPED_TRACE("service " + std::to_string(number) + " with everything");
    expect_the_same(RandomServices{number}.service_with_everything());
    if (HasFailure()) return;
  }
}

TEST_P(Naive, WorkingOutOfSparseClinicsAndOfficesComesToTheSame) {
  const std::uint32_t each = from_environment("HEADROOM_NAIVE_SERVICES", 200) / 20;
  for (std::uint32_t i = 0; i < each; ++i) {
    const std::uint32_t number = 20'000 + GetParam() * each + i;
    SCOPED_TRACE("sparse service " + std::to_string(number));
    expect_the_same(RandomServices{number}.sparse_service());
    if (HasFailure()) return;
  }
}

TEST(RandomServices, TryWhatThereIsToTry) {
  // The laws are only as strong as what happens under them.
  Ledger::Appointments all;
  std::int64_t same_day = 0, unbooked = 0, over_cap = 0, treated = 0, initial = 0;
  for (std::uint32_t number = 0; number < 240; ++number) {
    const Service service = RandomServices{number}.service();
    const OneRun run{service, service, 3, 1};
    const Ledger::Appointments& a = run.seen().ledger.appointments;
    all.attended += a.attended;
    all.not_attended += a.not_attended;
    all.cancelled_by_service += a.cancelled_by_service;
    all.booked_at_end += a.booked_at_end;
    initial += run.seen().ledger.patients.initial;
    for (std::size_t row = 0; row < run.seen().totals.size(); ++row) {
      const Waits waits = run.first_waits(row);
      same_day += waits.contains(0) ? waits.at(0) : 0;
      treated += run.totals(row).treatment_count;
    }
    for (std::size_t s = 0; s < service.streams.size(); ++s) {
      unbooked += static_cast<std::int64_t>(run.weekly(StreamSeries::unbooked, run.seen().weeks - 1, s));
    }
    for (const HolderMinutes& m : run.seen().holders) over_cap += m.leave_over_cap_days;
  }
  EXPECT_GT(all.attended, 80'000);
  EXPECT_GT(all.not_attended, 5'000);
  EXPECT_GT(all.cancelled_by_service, 5'000);
  EXPECT_GT(all.booked_at_end, 5'000);
  EXPECT_GT(initial, 20'000);
  EXPECT_GT(same_day, 3'000);
  EXPECT_GT(treated, 10'000);
  EXPECT_GT(unbooked, 20'000);
  EXPECT_GT(over_cap, 0);
}

INSTANTIATE_TEST_SUITE_P(RandomServices, Naive, testing::Range(0U, 20U));

}  // namespace
}  // namespace headroom
