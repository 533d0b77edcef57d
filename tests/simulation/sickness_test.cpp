// A spell of sickness followed by hand, and the process of spells against the study's rate and lengths.

#include "simulation/people/sickness.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "simulation/clinics.hpp"
#include "simulation/sickness_means.hpp"

namespace headroom {
namespace {

using namespace clinics;

// What a working clinic and its patients go through when somebody falls ill, followed by hand.

bool ill_on(const std::vector<Spell>& spells, Day first, Day until) {
  if (spells.empty() || spells[0].first != first) return false;
  return spells.size() == 1 || spells[1].first > until;
}

/// The first replication in which post "a" is first ill from day 8, and then well to the end.
std::optional<std::uint32_t> replication_ill_on_day_eight(const Service& service) {
  const Model model{service, service};
  const auto& tables = model.tables();
  for (std::size_t h = 0; h < tables.roster.holders().size(); ++h) {
    const Holder& holder = tables.roster.holders()[h];
    if (service[holder.post].name != "a") continue;
    for (std::uint32_t replication = 0; replication < 20'000; ++replication) {
      std::vector<Spell> spells;
      tables.roster.sickness(h).draw(ReplicationDraws{1, replication}, holder.key, tables.last, spells);
      if (ill_on(spells, 8, tables.last)) return replication;
    }
  }
  return std::nullopt;
}

Service ill_clinic(int spell_days, int weeks) {
  Service service = one_step_clinic(1, weeks);
  service.posts[0].sickness_rate = 0.02;
  service.absence.spells = {{1.0, spell_days, spell_days, static_cast<double>(spell_days)}};
  return service;
}

TEST(Sickness, CancelsEachOfTheFirstSevenDaysAndAllTheRestOnTheEighth) {
  Service service = ill_clinic(10, 8);  // days 8 to 17
  wait_at_start(service, 0, 0, 30, 60);
  const auto replication = replication_ill_on_day_eight(service);
  ASSERT_TRUE(replication);
  OneRun run{service, service, 1, *replication};
  // The eve books the thirty for the thirty clinic days from 1 to 40. Monday to Friday of the second week
  // lose one each; Monday, day 15, is the eighth day of the spell: days 15, 16 and 17 lose theirs.
  EXPECT_EQ(run.weekly(StreamSeries::cancelled_by_service, 1), 5);
  EXPECT_EQ(run.weekly(StreamSeries::cancelled_by_service, 2), 3);
  EXPECT_EQ(run.total(StreamSeries::cancelled_by_service), 8);
  // No day of the diary takes a booking before day 18.
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 1), 5);
  EXPECT_EQ(run.weekly(StreamSeries::unbooked, 2), 0);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 1), 0);
  EXPECT_EQ(run.weekly(StreamSeries::first_seen, 2), 2);  // Thursday and Friday
  // On day 18 the eight get the first free days: 43 to 47 and 50 to 52, each 35 days after the day they lost.
  for (Day day : {8, 9, 10, 11, 12, 15, 16, 17}) {
    EXPECT_EQ(run.booked(day), 0);
    EXPECT_EQ(run.booked(day + 35), 60);
  }
  EXPECT_EQ(run.totals().after_cancellation_count, 8);
  EXPECT_EQ(run.totals().after_cancellation_days, 8 * 35);
  EXPECT_DOUBLE_EQ(run.total(PostSeries::lost_sickness), 8);
  EXPECT_EQ(run.seen().holders[0].opened_lost_sick, 8 * 60);
}

TEST(Sickness, RebooksWithAColleagueAfterADaysNotice) {
  Service service = ill_clinic(3, 3);
  service.posts.push_back(post("b", {RoleId{0}}));
  service.streams[0].priorities[0].notice = calendar_days(7);
  wait_at_start(service, 0, 0, 11, 60);
  const auto replication = replication_ill_on_day_eight(service);
  ASSERT_TRUE(replication);
  OneRun run{service, service, 1, *replication};
  // Two a day in the first week; the eleventh with "a" on Monday, day 8, who is ill: "b" sees them on
  // Tuesday, although new patients are given a week's notice.
  EXPECT_EQ(run.booked(8), 0);
  EXPECT_EQ(run.booked(9, "b"), 60);
  EXPECT_EQ(run.totals().after_cancellation_count, 1);
  EXPECT_EQ(run.totals().after_cancellation_days, 1);
}

TEST(Sickness, PutsTheCancelledBeforeEverybodyElse) {
  // Thirty routine patients wait; only urgent ones are referred, and urgent goes first by rank.
  Service service = ill_clinic(10, 9);
  service.booking.order = BookingOrder::priority;
  Stream& all = service.streams[0];
  all.priorities = {priority("urgent", 1, 14), priority("routine", 0, 126)};
  all.referrals_per_week = 1.5;
  wait_at_start(service, 0, 1, 30, 60);
  const Model model{service, service};
  const auto& roster = model.tables().roster;
  for (std::uint32_t replication = 0; replication < 100'000; ++replication) {
    const ReplicationDraws draws{1, replication};
    std::vector<Spell> spells;
    roster.sickness(0).draw(draws, roster.holders()[0].key, model.tables().last, spells);
    if (!ill_on(spells, 8, model.tables().last)) continue;
    OneRun run{service, service, 1, replication};
    // Nobody in the first week (they would take day 43), at least two in the second, who wait with the
    // cancelled.
    if (run.weekly(StreamSeries::referrals, 0) != 0 || run.weekly(StreamSeries::referrals, 1) < 2) continue;
    EXPECT_EQ(run.totals(1).after_cancellation_count, 8);
    EXPECT_EQ(run.totals(1).after_cancellation_days, 8 * 35);
    EXPECT_EQ(run.booked(53), 60);
    EXPECT_GE(run.first_waits(0).rbegin()->first, 53 - 14);  // an urgent one of that week is seen after them
    return;
  }
  FAIL() << "no replication has the absence and the referrals that the trace needs";
}

TEST(Sickness, TakesNoBookingsForASpellThatRunsAtTheStart) {
  Service service = ill_clinic(40, 8);
  wait_at_start(service, 0, 0, 30, 60);
  service.posts[0].sickness_rate = 0.5;
  const Model model{service, service};
  const Holder& holder = model.tables().roster.holders()[0];
  int looked_at = 0;
  for (std::uint32_t replication = 0; replication < 200 && looked_at < 20; ++replication) {
    std::vector<Spell> spells;
    model.tables().roster.sickness(0).draw(ReplicationDraws{1, replication}, holder.key, model.tables().last,
                                           spells);
    if (spells.empty() || spells[0].first >= 0 || spells[0].last < 10) continue;
    if (spells.size() > 1 && spells[1].first <= 56) continue;
    ++looked_at;
    OneRun run{service, service, 1, replication};
    EXPECT_EQ(run.total(StreamSeries::cancelled_by_service), 0);
    Day back = spells[0].last + 1;
    for (Day day = 1; day < back; ++day) EXPECT_EQ(run.booked(day), 0);
    EXPECT_EQ(run.booked(back), 0);  // booked from the run of that day on, for the next
    Day next = back;
    while (!run.tables().open.is_open(next)) ++next;
    next = run.tables().open.next_open(next + 1);
    EXPECT_EQ(run.booked(next), 60);
  }
  EXPECT_GE(looked_at, 5);
}

// The process of spells against what the study asks for.

TEST(TruncatedGeometric, HasTheMeanThatWasAskedFor) {
  for (const auto& [n, mean] :
       std::vector<std::pair<int, double>>{{6, 1.5}, {20, 6}, {20, 10}, {20, 19.5}, {1, 0.25}, {300, 20}}) {
    const double q = truncated_geometric_ratio(n, mean);
    double weight = 0, moment = 0;
    for (int i = 0; i <= n; ++i) {
      const double w = std::exp((i - (q > 1 ? n : 0)) * std::log(q));
      weight += w;
      moment += i * w;
    }
    EXPECT_NEAR(moment / weight, mean, 1e-9 * std::max(1.0, mean)) << n << " " << mean;
  }
  EXPECT_NEAR(truncated_geometric_ratio(20, 10), 1, 1e-6);
  EXPECT_NEAR(truncated_geometric_ratio(1, 0.25), 1.0 / 3, 1e-12);  // q / (1 + q) = 1/4
  EXPECT_EQ(truncated_geometric_ratio(0, 0), 0);
}

TEST(SpellLengths, HaveTheMixtureMeanAndLimits) {
  const SicknessProcess process{kUsualSpells, 0.3};
  EXPECT_NEAR(process.mean_spell_days(), 0.8 * 2.5 + 0.14 * 14 + 0.06 * 75, 1e-12);
  std::vector<double> all, shorter, medium, longer;
  for (std::uint32_t replication = 0; replication < 2000; ++replication) {
    std::vector<Spell> spells;
    process.draw(ReplicationDraws{9, replication}, Entity{17}, 3000, spells);
    int seen = 0;
    for (const Spell& spell : spells) {
      // The first ten after day 0: looking at all up to a date would favour the short ones.
      if (spell.first < 1 || ++seen > 10) continue;
      const int length = spell.last - spell.first + 1;
      all.push_back(length);
      (length <= 7 ? shorter : length <= 28 ? medium : longer).push_back(length);
      EXPECT_GE(length, 1);
    }
  }
  ASSERT_GT(all.size(), 15'000U);
  expect_mean(all, 8.46, 0.03);
  expect_mean(shorter, 2.5, 0.01);
  expect_mean(medium, 14, 0.02);
  expect_mean(longer, 75, 0.05);
  EXPECT_NEAR(static_cast<double>(longer.size()) / static_cast<double>(all.size()), 0.06,
              3.5 * std::sqrt(0.06 * 0.94 / static_cast<double>(all.size())));
  EXPECT_EQ(*std::max_element(shorter.begin(), shorter.end()), 7);
  EXPECT_EQ(*std::min_element(medium.begin(), medium.end()), 8);
  EXPECT_EQ(*std::max_element(medium.begin(), medium.end()), 28);
  EXPECT_EQ(*std::min_element(longer.begin(), longer.end()), 29);
}

TEST(Spells, MakeTheRateFromTheFirstDayOn) {
  for (double rate : {0.02, 0.045, 0.2, 0.6}) {
    const SicknessProcess process{kUsualSpells, rate};
    constexpr int kReplications = 20'000;
    std::map<Day, int> sick{{0, 0}, {1, 0}, {2, 0}, {7, 0}, {30, 0}, {200, 0}};
    for (std::uint32_t replication = 0; replication < kReplications; ++replication) {
      std::vector<Spell> spells;
      process.draw(ReplicationDraws{4, replication}, Entity{5}, 220, spells);
      for (std::size_t i = 1; i < spells.size(); ++i) ASSERT_GT(spells[i].first, spells[i - 1].last);
      for (auto& [day, count] : sick) {
        for (const Spell& spell : spells) count += spell.first <= day && day <= spell.last;
      }
    }
    for (const auto& [day, count] : sick) {
      EXPECT_NEAR(count / double{kReplications}, rate, 3.5 * std::sqrt(rate * (1 - rate) / kReplications))
          << "rate " << rate << ", day " << day;
    }
  }
}

TEST(Spells, LastLongerWhenSeenAtARandomMoment) {
  // Length-biased: fixed spells of 4 and 40, half each; by days 40 of 44 sick days belong to a long one.
  const SicknessProcess process{{{0.5, 4, 4, 4}, {0.5, 40, 40, 40}}, 0.5};
  int running = 0, longer = 0;
  std::vector<double> passed;
  for (std::uint32_t replication = 0; replication < 20'000; ++replication) {
    std::vector<Spell> spells;
    process.draw(ReplicationDraws{6, replication}, Entity{5}, 1, spells);
    if (spells.empty() || spells[0].first > 0) continue;
    ++running;
    const int length = spells[0].last - spells[0].first + 1;
    ASSERT_TRUE(length == 4 || length == 40);
    longer += length == 40;
    if (length == 40) passed.push_back(-spells[0].first);
  }
  const double share = longer / double(running), expected = 40.0 / 44;
  EXPECT_NEAR(share, expected, 3.5 * std::sqrt(expected * (1 - expected) / running));
  expect_mean(passed, 19.5, 0.02);  // uniform on 0 … 39
  EXPECT_EQ(*std::min_element(passed.begin(), passed.end()), 0);
  EXPECT_EQ(*std::max_element(passed.begin(), passed.end()), 39);
}

TEST(Sickness, TakesTheRateOfTheHoursThatOtherLeaveHasLeft) {
  for (double rate : {0.045, 0.2}) {
    Service service = one_step_clinic(7.5, 104);
    service.posts = {post("a", {RoleId{0}}, {1.0, 0.6, 0.3})};
    service.posts[0].annual_leave_days = 33;
    service.posts[0].sickness_rate = rate;
    service.absence.public_holiday_days = 8;
    service.absence.study_days = 5;
    service.absence.spells = kUsualSpells;
    service.calendar.bank_holidays = Division::england_and_wales;
    std::array<std::vector<double>, 3> shares;
    for (std::uint32_t replication = 0; replication < 600; ++replication) {
      const OneRun run{service, service, 2, replication};
      for (std::size_t h = 0; h < 3; ++h) {
        const HolderMinutes& m = run.seen().holders[h];
        shares[h].push_back(static_cast<double>(m.sickness) /
                            static_cast<double>(m.contracted - m.leave - m.public_holiday - m.study));
      }
    }
    for (const auto& of_holder : shares) expect_mean(of_holder, rate, 0.06);
  }
}

}  // namespace
}  // namespace headroom
