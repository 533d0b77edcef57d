// The data structures under the simulation against the plainest that does the same.

#include <gtest/gtest.h>

#include <boost/random/uniform_int_distribution.hpp>
#include <set>

#include "simulation/clinics.hpp"
#include "simulation/diary/diary.hpp"
#include "simulation/diary/waiting_class.hpp"
#include "simulation/record/recorder.hpp"

namespace headroom {
namespace {

/// Whole numbers at random, the same on every run.
class Dice {
 public:
  explicit Dice(std::uint32_t seed)
      : generator_{ReplicationDraws{seed, 0}.generator(Purpose::route, Entity{2}, 1)} {}
  int operator()(int low, int high) {
    return boost::random::uniform_int_distribution<int>{low, high}(generator_);
  }

 private:
  ReplicationDraws::Generator generator_;
};

TEST(Place, GoesByKeyThenByWhoCameFirst) {
  EXPECT_TRUE((Place{1, 9} < Place{2, 1}));
  EXPECT_TRUE((Place{2, 1} < Place{2, 2}));
  EXPECT_FALSE((Place{2, 2} < Place{2, 2}));
}

TEST(Lane, KeepsWhoIsKeptAndWhoIsNotReached) {
  Lane lane;
  for (std::uint32_t i = 1; i <= 5; ++i) lane.append({i, i});
  Reading first = lane.read();
  first.keep();  // 1 stays
  first.take();  // 2 leaves
  first.keep();  // 3 stays, 4 and 5 are not reached
  lane.finish(first);
  std::vector<std::uint32_t> left;
  Reading second = lane.read();
  for (; !second.at_end(); second.take()) left.push_back(second.next->patient);
  lane.finish(second);
  EXPECT_EQ(left, (std::vector<std::uint32_t>{1, 3, 4, 5}));
  EXPECT_TRUE(lane.empty());
}

/// Reads the lanes of a class in order, as a booking run does, up to `reach` people.
template <class Take>
void read(WaitingClass& waiting, int reach, Take take) {
  waiting.settle();
  std::vector<Reading> readings;
  for (Lane& lane : waiting.lanes()) readings.push_back(lane.read());
  for (int i = 0; i < reach; ++i) {
    Reading* first = nullptr;
    for (Reading& reading : readings) {
      if (!reading.at_end() && (first == nullptr || *reading.next < *first->next)) first = &reading;
    }
    if (first == nullptr) break;
    take(*first->next) ? first->take() : first->keep();
  }
  for (Reading& reading : readings) reading.lane->finish(reading);
}

TEST(WaitingClass, IsASortedListFromWhichAnyoneMayBeTaken) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    Dice dice{seed};
    WaitingClass waiting;
    std::set<std::pair<std::uint64_t, std::uint32_t>> naive;
    std::uint32_t next = 0;
    for (int day = 0; day < 400; ++day) {
      for (int joins = dice(0, 60); joins > 0; --joins, ++next) {
        // Most join at the back, some far in front, some with equal keys.
        const auto key =
            static_cast<std::uint64_t>(dice(0, 9) > 0 ? day * 10 + dice(0, 30) : dice(0, day * 10 + 10));
        waiting.join({key, next});
        naive.emplace(key, next);
      }
      const int reach = dice(0, 80), share = dice(0, 4);
      auto expected = naive.begin();
      read(waiting, reach, [&](Place place) {
        EXPECT_EQ(place.key, expected->first);
        EXPECT_EQ(place.patient, expected->second);
        const bool taken = dice(0, 3) < share;
        expected = taken ? naive.erase(expected) : std::next(expected);
        return taken;
      });
      ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed << ", day " << day;
      ASSERT_EQ(waiting.empty(), naive.empty());
    }
    EXPECT_GT(next, 5000U);
  }
}

constexpr Day kLastDay = 150;

/// Free minutes in a table, and who is off on which days.
struct NaiveDiary {
  explicit NaiveDiary(std::size_t holders)
      : free(kLastDay + 1, std::vector<int>(holders, 0)),
        closed(kLastDay + 1, std::vector<bool>(holders, false)) {}
  std::vector<std::vector<int>> free;
  std::vector<std::vector<bool>> closed;

  [[nodiscard]] bool room(Day day, Position holder, int slot) const {
    return !closed[static_cast<std::size_t>(day)][holder] &&
           free[static_cast<std::size_t>(day)][holder] >= slot;
  }
  [[nodiscard]] Day find(const Need& need, Day from, Day to) const {
    for (Day day = from; day <= std::min(to, kLastDay); ++day) {
      for (Position holder : need.anyone) {
        if (room(day, holder, need.slot[holder])) return day;
      }
    }
    return -1;
  }
  [[nodiscard]] Position choose(const Need& need, Day day, Position favourite) const {
    for (const HolderGroup& rank : need.ranks) {
      Position best = kNobody;
      for (Position holder : rank.positions()) {
        if (!room(day, holder, need.slot[holder])) continue;
        if (holder == favourite) return holder;
        const auto& row = free[static_cast<std::size_t>(day)];
        if (best == kNobody || row[holder] > row[best]) best = holder;
      }
      if (best != kNobody) return best;
    }
    return kNobody;
  }
};

/// Every column takes `slot` minutes, and `longer` more for each column before it.
Need need_of(std::size_t holders, int slot, std::vector<std::vector<Position>> ranks, int longer = 0) {
  Need need;
  need.same_slot = longer == 0 ? slot : 0;
  need.slot.assign(holders, 0);
  for (const auto& positions : ranks) {
    need.ranks.emplace_back(positions);
    for (Position holder : positions) {
      need.anyone.push_back(holder);
      need.slot[holder] = static_cast<std::int16_t>(slot + longer * holder);
    }
  }
  std::sort(need.anyone.begin(), need.anyone.end());
  return need;
}

TEST(Diary, IsATableOfFreeMinutes) {
  constexpr std::size_t kHolders = 18;
  const std::vector<Need> needs{
      need_of(kHolders, 45, {{0, 1, 2}}),
      need_of(kHolders, 30, {{1, 3, 5}, {0, 2}}),
      need_of(kHolders, 20, {{4}, {0, 1, 2, 3}}),
      need_of(kHolders, 90, {{5}}),
      need_of(kHolders, 30, {{0, 2, 4}, {1, 5}}, 7),
      need_of(kHolders, 40, {{3, 4, 6}}),                                  // in two fours
      need_of(kHolders, 45, {{4, 9, 15}}),                                 // in three
      need_of(kHolders, 60, {{1, 2, 5, 8, 11, 14}}),                       // in four
      need_of(kHolders, 80, {{0, 1, 3, 5, 6, 7, 8, 9, 12, 13, 16, 17}})};  // in five
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    Dice dice{seed};
    Diary diary;
    NaiveDiary naive{kHolders};
    diary.reset(needs, kHolders, kLastDay);
    for (Day day = 1; day <= kLastDay; ++day) {
      for (Position h = 0; h < kHolders; ++h) {
        const int minutes = dice(0, 2) == 0 ? 0 : dice(0, 200);
        diary.set_free(day, h, minutes);
        naive.free[static_cast<std::size_t>(day)][h] = minutes;
      }
    }
    diary.index();
    std::vector<std::tuple<Day, Position, int>> given;
    for (int i = 0; i < 4000; ++i) {
      const auto n = static_cast<std::size_t>(dice(0, static_cast<int>(needs.size()) - 1));
      const Day from = dice(1, kLastDay), to = from + dice(-1, 80);
      const Day day = diary.find(n, from, to);
      ASSERT_EQ(day, naive.find(needs[n], from, to)) << "seed " << seed << ", turn " << i;
      const auto holder = static_cast<Position>(dice(0, kHolders - 1));
      if (day >= 0) {
        ASSERT_TRUE(diary.fits(n, day));
        const bool with_favourite = dice(0, 1) == 0;
        const Position expected = naive.choose(needs[n], day, with_favourite ? holder : kNobody);
        Position chosen = kNobody;
        if (with_favourite) {
          chosen = diary.choose(n, day, {holder});
        } else if (dice(0, 1) == 0) {
          chosen = diary.take_freest(n, day);
        } else {
          diary.search(n, [&](auto search) {
            ASSERT_EQ(search.find(from, to), day);
            chosen = search.take_freest(day);
          });
        }
        ASSERT_EQ(chosen, expected) << "seed " << seed << ", turn " << i;
        if (with_favourite) diary.take(day, chosen, needs[n].slot[chosen]);
        naive.free[static_cast<std::size_t>(day)][chosen] -= needs[n].slot[chosen];
        given.emplace_back(day, chosen, needs[n].slot[chosen]);
      }
      if (!given.empty() && dice(0, 2) == 0) {
        const auto which = static_cast<std::ptrdiff_t>(dice(0, static_cast<int>(given.size()) - 1));
        const auto [when, who, minutes] = given[static_cast<std::size_t>(which)];
        diary.give_back(when, who, minutes);
        naive.free[static_cast<std::size_t>(when)][who] += minutes;
        given.erase(given.begin() + which);
      }
      const Day alone = diary.find_with(n, {holder}, from, to);
      Day expected = from;
      const int own = needs[n].may(holder) ? needs[n].slot[holder] : 10'000;
      while (expected <= std::min(to, kLastDay) && !naive.room(expected, holder, own)) ++expected;
      ASSERT_EQ(alone, expected <= std::min(to, kLastDay) ? expected : -1);
      const bool off = naive.closed[static_cast<std::size_t>(from)][holder];
      const Day until = std::min(kLastDay, from + dice(0, 20));
      for (Day d = from; d <= until; ++d) {  // day by day, so that every stretch is all open or all closed
        if (naive.closed[static_cast<std::size_t>(d)][holder] != off) continue;
        off ? diary.reopen(holder, d, d) : diary.close(holder, d, d);
        naive.closed[static_cast<std::size_t>(d)][holder] = !off;
      }
    }
  }
}

TEST(DeadlineCount, CountsThosePastTheirDay) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    Dice dice{seed};
    DeadlineCount count;
    count.reset(100);
    std::vector<Day> naive;
    for (Day today = 0; today <= 100; ++today) {
      count.advance_to(today);
      for (int i = dice(0, 5); i > 0; --i) {
        naive.push_back(dice(0, 9) == 0 ? OpenDays::kNever : dice(-50, 150));
        count.add(naive.back());
      }
      for (int i = dice(0, 4); i > 0 && !naive.empty(); --i) {
        const auto which = naive.begin() + dice(0, static_cast<int>(naive.size()) - 1);
        count.remove(*which);
        naive.erase(which);
      }
      ASSERT_EQ(count.past(), std::count_if(naive.begin(), naive.end(), [&](Day d) { return d < today; }));
      ASSERT_EQ(count.all(), static_cast<int>(naive.size()));
    }
  }
}

TEST(OpenDays, AreCountedAsAPersonWould) {
  Calendar calendar;
  calendar.start = clinics::kMonday;
  calendar.bank_holidays = Division::england_and_wales;
  calendar.closed = {Date{2026, 1, 14}};
  const OpenDays open{calendar, Date{2026, 1, 4}, -20, 200};  // the eve is Sunday 4 January 2026
  EXPECT_TRUE(open.is_open(1));
  EXPECT_FALSE(open.is_open(6));
  EXPECT_FALSE(open.is_open(10));  // Wednesday the 14th
  EXPECT_FALSE(open.is_open(-3));  // New Year's Day
  EXPECT_TRUE(open.is_open(-2));   // Friday 2 January
  EXPECT_EQ(open.next_open(6), 8);
  EXPECT_EQ(open.next_open(10), 11);
  EXPECT_EQ(open.next_open(11), 11);
  EXPECT_EQ(open.next_open(201), OpenDays::kNever);
  EXPECT_EQ(open.after(5, {3, LeadTime::Kind::calendar_days}), 8);
  EXPECT_EQ(open.after(5, {3, LeadTime::Kind::working_days}), 11);  // Friday -> Mon 12, Tue 13, Thu 15
  EXPECT_EQ(open.after(6, {1, LeadTime::Kind::working_days}), 8);
  EXPECT_EQ(open.after(5, {0, LeadTime::Kind::working_days}), 5);
  EXPECT_EQ(open.after(6, {0, LeadTime::Kind::working_days}), 6);
}

}  // namespace
}  // namespace headroom
