// What a long spell and the phased return after it do to the diary, followed by hand.
// One clinician "a" with four slots a day; 120 patients, who have waited 120 to 1 days on day 1, fill days 1
// to 40.

#include <gtest/gtest.h>

#include "simulation/sick_days.hpp"

namespace headroom {
namespace {

using namespace clinics;

constexpr std::array kOpen{1,  2,  3,  4,  5,  8,  9,  10, 11, 12, 15, 16, 17, 18, 19,
                           22, 23, 24, 25, 26, 29, 30, 31, 32, 33, 36, 37, 38, 39, 40};

/// Off for 29 days, then a week at half of the hours.
Service returning_clinic(double at = 0.5) {
  Service service = one_step_clinic(4, 12);
  wait_in_order(service, 0, 120);
  fall_ill(service, 29, 0.15, {0});
  service.absence.phased_return = PhasedReturn{1, at};
  return service;
}
const std::vector<Off> kOff{{"a", 3, 31}};

// On days 3, 4, 5, 8 and 9 four patients each are cancelled; on day 10 the four of each of the 16 days 10 to
// 31, and on days 32, 33, 36, 37 and 38 the last two of four.
TEST(PhasedReturn, CutsTheDaysOnTheEighthOfTheSpell) {
  OneRun run = run_with(returning_clinic(), kOff);
  EXPECT_EQ(run.weekly(StreamSeries::cancelled_by_service, 0), 12);
  EXPECT_EQ(run.weekly(StreamSeries::cancelled_by_service, 1), 8 + 64 + 10);
  EXPECT_EQ(run.total(StreamSeries::cancelled_by_service), 94);
  EXPECT_EQ(covered(run), (Covered{0, 0, 0, 94}));
  for (Day day : {32, 33, 36, 37, 38}) EXPECT_EQ(run.booked(day), 120) << day;
  for (Day day : {39, 40, 43, 44}) EXPECT_EQ(run.booked(day), 240) << day;
  Waits kept;  // of those never cancelled: number i is the (i % 4)-th of day kOpen[i / 4]
  for (int i = 0; i < 120; ++i) {
    const int day = kOpen[static_cast<std::size_t>(i / 4)];
    if (day < 3 || (day >= 32 && day <= 38 && i % 4 < 2) || day > 38) ++kept[120 - i + day - 1];
  }
  Waits cancelled = run.first_waits();
  for (const auto& [days, patients] : kept) {
    EXPECT_GE(cancelled[days], patients) << days;
    cancelled[days] -= patients;
  }
  // "a" is back on day 32 with a full diary: the cancelled, in their order, from day 43 on, four a day.
  int lost = 0;
  Waits expected;
  for (int i = 0; i < 120; ++i) {
    const int day = kOpen[static_cast<std::size_t>(i / 4)];
    if (day < 3 || day > 38 || (day >= 32 && i % 4 < 2)) continue;
    const int week = lost / 20, slot = lost % 20;
    ++expected[120 - i + 43 + 7 * week + slot / 4 - 1];
    ++lost;
  }
  std::erase_if(cancelled, [](const auto& entry) { return entry.second == 0; });
  EXPECT_EQ(cancelled, expected);
  EXPECT_EQ(lost, 94);
}

TEST(PhasedReturn, LosesItsShareOfTheHours) {
  Service service = returning_clinic(0.3);
  service.posts[0].plan = {0.75, 0.15, 0.1, 0};  // 180, 36 and 24 minutes of 240; three slots
  OneRun run = run_with(service, kOff);
  // A day of the return works 54 + 11 + 7 minutes (rounded half up) and opens 0.3 x 180 = 54: no slot.
  for (Day day : {32, 33, 36, 37, 38}) EXPECT_EQ(run.booked(day), 0) << day;
  EXPECT_EQ(run.booked(39), 180);
  // Days 3 to 31 lose 21 days of 240 minutes, the return five times 240 - 72.
  EXPECT_NEAR(run.total(PostSeries::lost_sickness), (21 * 240 + 5 * 168) / 60.0, 1e-4);
  EXPECT_EQ(run.seen().holders[0].sickness, 21 * 240 + 5 * 168);
  EXPECT_EQ(run.seen().holders[0].opened_lost_sick, 26 * 180);
  EXPECT_NEAR(hours(run, CategorySeries::delivered_hours, Category::spa, 5, 0), (3 * 11 + 2 * 36) / 60.0,
              1e-5);
}

TEST(PhasedReturn, HasColleaguesCoverWhatItCuts) {
  // Of "b" there are 25 from day 32 on. Three are booked with each of the 26 on that day, and the twenty who
  // are cancelled before day 10 take twenty of the 25 slots that "b" has left.
  Service service = returning_clinic();
  service.posts.push_back(post("b", {RoleId{0}}, std::vector<double>(25, 1.0)));
  service.posts[1].from = kMonday + Days{31};
  service.cover.order = {CoverBy::colleagues};
  service.streams[0].waiting = {};
  wait_in_order(service, 0, 23 * 4 + 26 * 3);
  OneRun run = run_with(service, kOff);
  // Two of the four slots of "a" are left for three patients: one is in the way, and "b" has a slot for them.
  EXPECT_EQ(covered(run), (Covered{1, 0, 0, 20 + 64}));
  EXPECT_EQ(run.booked(32, "a"), 120);
}

TEST(PhasedReturn, IsNoTimeToTakeProtectedTimeFrom) {
  // "b" is on a phased return at half of the hours on days 32 to 38 and has soft time then; "a" is off on
  // day 36.
  Service service = half_day_clinic(2, 8);
  service.absence.spells = {{0.5, 29, 29, 29}, {0.5, 1, 1, 1}};
  service.posts[0].sickness_rate = service.posts[1].sickness_rate = 0.15;
  service.absence.phased_return = PhasedReturn{1, 0.5};
  service.cover.order = {CoverBy::protected_time};
  service.cover.protected_time_limit = 1;
  service.posts[1].roles = {RoleId{0}};
  wait_in_order(service, 0, 240);  // eight a day to day 40
  for (const auto& [day, taken] : std::vector<std::pair<Day, int>>{{2, 4}, {36, 0}, {39, 4}}) {
    OneRun run = run_with(service, {{"a", day, day}, {"b", 3, 31}});
    // The patients of "b" are covered by "a" while "b" is off: four a day, on 21 days. Of the return ten are
    // cut, eight of them on days on which "a" is at work with soft time left (ten where day 36 is not lost).
    const int cut = day == 36 ? 8 : 10;
    EXPECT_EQ(covered(run)[1], 84 + 10 + taken) << day;
    std::int64_t minutes = 0;
    for (const ProtectedUse& use : run.seen().protected_uses) {
      if (use.post.index == 1) minutes += use.minutes;
    }
    EXPECT_EQ(minutes, taken * 60) << day;
    // On day 36 "a" loses the four of their own and the two taken over for "b".
    EXPECT_EQ(covered(run)[3], day == 36 ? 6 : 0);
    EXPECT_EQ(run.seen().holders[0].protected_used[1] + run.seen().holders[0].protected_used[2],
              60 * (84 + cut));
  }
}

}  // namespace
}  // namespace headroom
