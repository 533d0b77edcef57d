// What cover may take, whatever the service.

#include <gtest/gtest.h>

#include <algorithm>

#include "theory/every_run.hpp"

namespace headroom {
namespace {

using namespace clinics;
using theory::kRounding;
using theory::protected_used_on;

class CoverLaws : public theory::EveryRun {};

/// What protected time used may come from: soft minutes of the day, no more of the week than the limit, never
/// a hard activity; and it is counted once as minutes of a day, of a week and category, of a holder and of an
/// activity.
void check_uses_of(const Service& service, OneRun& run, std::size_t h) {
  const Day warm_up = run.tables().warm_up_days, end = run.tables().end, last = run.tables().last;
  std::int64_t sum = 0;
  for (Day first = 1; first <= last; first += 7) {
    int soft = 0, taken = 0;
    for (Day day = first; day <= std::min(first + 6, last); ++day) {
      const HolderDay& of = run.roster().at(h, day, last);
      const int used = protected_used_on(run, h, day);
      EXPECT_GE(used, 0);
      EXPECT_LE(used, of.soft[0] + of.soft[1]);
      soft += of.soft[0] + of.soft[1];
      taken += used;
      for (const Spell& spell : run.roster().spells[h]) {
        if (spell.first <= day && day <= spell.phased_to && day <= end) {
          EXPECT_EQ(used, 0) << "from somebody off sick or on a phased return";
        }
      }
      if (day > warm_up && day <= end) sum += used;
    }
    EXPECT_LE(taken, service.cover.protected_time_limit * soft + 1e-6);
  }
  const HolderMinutes& m = run.seen().holders[h];
  EXPECT_EQ(m.protected_used[1] + m.protected_used[2], sum);
}

TEST_P(CoverLaws, TakeProtectedTimeWithinItsLimitAndCountItOnce) {
  for_each_run([](const Service& service, OneRun& run) {
    const Observations& seen = run.seen();
    for (std::size_t h = 0; h < seen.holders.size(); ++h) check_uses_of(service, run, h);
    for (std::uint32_t p = 0; p < service.posts.size(); ++p) {
      for (std::size_t c = 0; c < kCategories; ++c) {
        std::int64_t by_use = 0, by_holder = 0;
        double by_week = 0;
        for (const ProtectedUse& use : seen.protected_uses) {
          if (use.post.index != p || static_cast<std::size_t>(use.category) != c) continue;
          EXPECT_GT(use.minutes, 0);
          by_use += use.minutes;
          if (!use.activity) continue;
          const Activity& activity = service.posts[p].activities[*use.activity];
          EXPECT_EQ(activity.protection, Protection::soft);
          EXPECT_EQ(activity.category, use.category);
        }
        for (const HolderMinutes& m : seen.holders) by_holder += m.post.index == p ? m.protected_used[c] : 0;
        for (std::size_t week = 0; week < seen.weeks; ++week)
          by_week += seen.by_category[seen.at(CategorySeries::protected_hours_used, week, p, c)];
        EXPECT_EQ(by_use, by_holder);
        EXPECT_NEAR(by_week * 60, static_cast<double>(by_use), 0.1);
      }
    }
  });
}

TEST_P(CoverLaws, CallTheBankWithinItsHours) {
  for_each_run([](const Service& service, OneRun& run) {
    const double allowed = service.cover.bank ? service.cover.bank->per_week.value() : 0;
    double hours = 0;
    for (std::size_t week = 0; week < run.seen().weeks; ++week) {
      double of_week = 0;
      for (std::size_t p = 0; p < service.posts.size(); ++p) of_week += run.weekly(PostSeries::bank, week, p);
      EXPECT_LE(of_week, allowed + kRounding);
      hours += of_week;
    }
    int shortest = 1440, longest = 0;
    for (const Appointment& a : service.appointments) {
      shortest = std::min(shortest, static_cast<int>(slot_length(a).value()));
      longest = std::max(longest, static_cast<int>(slot_length(a).value()));
    }
    const double calls = static_cast<double>(run.seen().covered[static_cast<std::size_t>(CoverBy::bank)]);
    EXPECT_GE(hours * 60, calls * shortest - 0.1);
    EXPECT_LE(hours * 60, calls * longest + 0.1);
  });
}

TEST_P(CoverLaws, DealWithEveryAppointmentWhoseClinicianIsOff) {
  for_each_run([](const Service& service, OneRun& run) {
    const Observations& seen = run.seen();
    const auto helped = [&](CoverBy way) { return seen.covered[static_cast<std::size_t>(way)]; };
    const std::vector<CoverBy>& order = service.cover.order;
    const auto cancels = std::find(order.begin(), order.end(), CoverBy::cancel);
    for (CoverBy way : {CoverBy::colleagues, CoverBy::protected_time, CoverBy::bank}) {
      if (std::find(order.begin(), cancels, way) == cancels) {
        EXPECT_EQ(helped(way), 0);
      }
    }
    double cancelled = 0;
    for (std::size_t s = 0; s < service.streams.size(); ++s)
      cancelled += run.total(StreamSeries::cancelled_by_service, s);
    // Both count the same appointments where no spell goes on beyond an end of the period.
    const Day warm_up = run.tables().warm_up_days, end = run.tables().end;
    bool at_an_end = false;
    for (const auto& spells : run.roster().spells) {
      for (const Spell& spell : spells) {
        at_an_end |= spell.first <= warm_up && spell.phased_to > warm_up && warm_up > 0;
        at_an_end |= spell.first <= end && spell.phased_to > end;
      }
    }
    if (!at_an_end) {
      EXPECT_EQ(static_cast<double>(helped(CoverBy::cancel)), cancelled);
    }
  });
}

INSTANTIATE_TEST_SUITE_P(RandomServices, CoverLaws, testing::Range(0U, 12U));

}  // namespace
}  // namespace headroom
