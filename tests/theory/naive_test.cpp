#include <gtest/gtest.h>

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
    EXPECT_EQ(fast.within_target, slow.within_target);
    EXPECT_EQ(fast.within_target_of, slow.within_target_of);
    EXPECT_EQ(fast.running, slow.running);
    EXPECT_EQ(fast.running_within, slow.running_within);
    EXPECT_EQ(fast.after_cancellation_count, slow.after_cancellation_count);
    EXPECT_EQ(fast.after_cancellation_days, slow.after_cancellation_days);
  }
}

TEST_P(Naive, WorkingOutOfEveryDayComesToTheSame) {
  for (std::uint32_t i = 0; i < 10; ++i) {
    const std::uint32_t number = 5000 + GetParam() * 10 + i;
    SCOPED_TRACE("service " + std::to_string(number));
    const Service service = RandomServices{number}.service();
    OneRun run{service, service, 3, 1};
    NaiveReplication naive{service, run, 3, 1};
    naive.run_through();
    const auto& holders = run.tables().roster.holders();
    for (Day day = 1; day <= run.tables().end; ++day) {
      for (std::size_t h = 0; h < holders.size(); ++h) {
        ASSERT_EQ(run.booked(day, service[holders[h].post].name, holders[h].number),
                  naive.booked[static_cast<std::size_t>(day)][h])
            << "day " << day << ", holder " << h;
      }
    }
    expect_equal_weeks(service, run, naive);
    expect_equal_totals(run, naive);
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
