// Long absences, vacancies, new starters and learners, followed by hand.

#include <gtest/gtest.h>

#include <cmath>

#include "simulation/clinics.hpp"
#include "simulation/people/tenure.hpp"

namespace headroom {
namespace {

using namespace clinics;

LongAbsence absence(Date from, std::optional<Date> until, double backfill = 0) {
  return {from, until, "sabbatical", false, backfill, 1};
}
LongAbsence maternity(Date from, std::optional<Date> until) { return {from, until, "maternity", true, 0, 1}; }

TEST(Absent, LosesWhatIsNotFilled) {
  Service service = one_step_clinic(6, 3);
  service.posts[0].absent = {absence(kMonday + Days{7}, kMonday + Days{13}),
                             absence(kMonday + Days{14}, std::nullopt, 0.5)};
  OneRun run{service};
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::lost_absent, 0), 0);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::lost_absent, 1), 30);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_opened, 1), 0);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::contracted, 1), 30);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::lost_absent, 2), 15);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_opened, 2), 15);
  EXPECT_EQ(run.roster(16, "a").opened, 180);
  EXPECT_EQ(run.seen().holders[0].absent, 45 * 60);
}

TEST(Absent, ComesBeforeAClosedDay) {
  Service service = one_step_clinic(6, 1);
  service.calendar.closed = {kMonday};
  service.posts[0].absent = {absence(kMonday, kMonday + Days{1}, 0.25)};
  OneRun run{service};
  EXPECT_EQ(run.roster(1, "a").absent, 270);
  EXPECT_EQ(run.roster(1, "a").public_holiday, 90);
  EXPECT_EQ(run.roster(2, "a").absent, 270);
  EXPECT_EQ(run.roster(2, "a").at_work[0], 90);
  EXPECT_EQ(run.roster(3, "a").at_work[0], 360);
}

TEST(Absent, TakesAllHoldersAndCarriesFractionsOfAMinute) {
  Service service = one_step_clinic(6, 2);
  service.posts = {post("a", {RoleId{0}}, {1.0, 1.0}), post("b", {RoleId{0}})};
  service.posts[0].absent = {absence(kMonday, std::nullopt, 1.0 / 7)};
  const OneRun run{service};
  for (std::size_t h : {0U, 1U}) {  // 10 days of 360 minutes, six in seven lost: 3,085.7
    EXPECT_EQ(run.seen().holders[h].absent, 3085);
  }
  EXPECT_EQ(run.seen().holders[2].absent, 0);
}

/// Leave years from January, 7.5 h days, 27 + 8 days a year, no closed day; days are dates.
Service around_2027_open_daily(int weeks = 64) {
  Service service = one_step_clinic(7.5, weeks);
  service.calendar.start = Date{2026, 12, 14};
  service.absence.leave_year = {1, 1};
  service.absence.public_holiday_days = 8;
  service.posts[0].annual_leave_days = 27;
  return service;
}

int leave_from_to(OneRun& run, Date from, Date to) {
  int minutes = 0;
  for (Day day = (from - run.tables().eve).value(); day <= (to - run.tables().eve).value(); ++day)
    minutes += run.roster(day, "a").leave;
  return minutes;
}

TEST(Absent, EarnsNoLeaveAndHoldsNone) {
  Service service = around_2027_open_daily();
  service.absence.study_days = 5;
  service.posts[0].absent = {absence(Date{2027, 7, 1}, Date{2027, 12, 31}, 0.5)};
  for (std::uint32_t replication = 0; replication < 10; ++replication) {
    OneRun run{service, service, 1, replication};
    // 181 of 365 days: 35 x 450 x 181 / 365 = 7,810.3, and 5 x 450 x 181 / 365 = 1,115.8 of study.
    EXPECT_EQ(leave_from_to(run, Date{2027, 1, 1}, Date{2027, 6, 30}), 7810);
    EXPECT_EQ(leave_from_to(run, Date{2027, 7, 1}, Date{2027, 12, 31}), 0);
    int study = 0;
    for (Day day = 19; day <= 383; ++day) study += run.roster(day, "a").study;
    EXPECT_EQ(study, 1116);
  }
}

/// Whoever leaves during the absence takes their leave along; the follower has earned only their own: 183
/// days from 1 July of 365 are 35 x 450 x 183 / 365 = 7,896.6 minutes.
TEST(Maternity, LeavesNoLeaveOfALeaverToTheFollower) {
  Service service = around_2027_open_daily();
  service.posts[0].absent = {maternity(Date{2027, 1, 1}, Date{2027, 12, 30})};
  const OneRun run{service};
  const auto day = [&](Date date) { return (date - run.tables().eve).value(); };
  const std::vector<Vacancy> vacancies{{day(Date{2027, 5, 1}), day(Date{2027, 6, 30})}};
  const HolderLeave leave = leave_of(service, run.tables().roster.holders()[0], run.tables().open,
                                     run.tables().roster.calendar(), vacancies);
  int minutes = 0;
  for (const LeaveDay& taken : leave.accrued) minutes += taken.minutes;
  EXPECT_EQ(minutes, 7897);
  EXPECT_EQ(leave.accrued.front().day, day(Date{2027, 12, 31}));
}

TEST(Maternity, IsFollowedByTheLeaveItEarned) {
  // 364 days of a year of 365: 35 x 450 x 364 / 365 = 15,706.8 minutes: 34 whole days from Friday 31 December
  // on, and 407 minutes of Thursday 17 February.
  Service service = around_2027_open_daily();
  service.absence.leave_together = 0;
  service.posts[0].absent = {maternity(Date{2027, 1, 1}, Date{2027, 12, 30})};
  OneRun run{service};
  const Day back = (Date{2027, 12, 31} - run.tables().eve).value();
  int days = 0;
  for (Day day = back; days < 34; ++day) {
    if (run.tables().roster.holders()[0].rostered[static_cast<std::size_t>(day)] == 0) continue;
    EXPECT_EQ(run.roster(day, "a").leave, 450) << "day " << day;
    ++days;
  }
  EXPECT_EQ(run.roster((Date{2028, 2, 17} - run.tables().eve).value(), "a").leave, 407);
  EXPECT_EQ(run.roster((Date{2028, 2, 17} - run.tables().eve).value(), "a").at_work[0], 43);
  EXPECT_EQ(leave_from_to(run, Date{2027, 1, 1}, Date{2027, 12, 30}), 0);
  // The year's own leave: the one day of 2027, 43 minutes, has no day left and goes to the 65 days of 2028 to
  // 5 March that the run has: 15,750 x 65 / 366 = 2,797.1. All of it is outside the block.
  EXPECT_EQ(leave_from_to(run, Date{2027, 12, 31}, Date{2028, 3, 5}), 15707 + 43 + 2797);
  EXPECT_EQ(run.seen().holders[0].leave_over_cap_days, 0);
}

TEST(Maternity, LeaveStepsOverClosedDays) {
  Service service = around_2027_open_daily(30);
  service.posts[0].absent = {maternity(Date{2026, 12, 14}, Date{2026, 12, 31})};  // 18 days: 776.7 minutes
  service.calendar.closed = {Date{2027, 1, 4}};
  OneRun run{service};
  EXPECT_EQ(run.roster((Date{2027, 1, 1} - run.tables().eve).value(), "a").leave, 450);  // a Friday
  EXPECT_EQ(run.roster((Date{2027, 1, 4} - run.tables().eve).value(), "a").public_holiday, 450);
  EXPECT_EQ(run.roster((Date{2027, 1, 5} - run.tables().eve).value(), "a").leave, 777 - 450);
}

TEST(Maternity, ThatEndedBeforeTheFirstDayLeavesTheRestOfItsLeave) {
  // 345 days, ended on Friday 11 December: 14,887.0 minutes from the first Monday on.
  Service service = around_2027_open_daily(30);
  service.posts[0].absent = {maternity(Date{2026, 1, 1}, Date{2026, 12, 11})};
  OneRun run{service};
  const auto days_and_rest = [](OneRun& of) {
    int whole = 0;
    Day day = 1;
    for (; of.roster(day, "a").leave == 450 || day % 7 == 6 || day % 7 == 0; ++day)
      whole += of.roster(day, "a").leave == 450;
    return std::pair{whole, static_cast<int>(of.roster(day, "a").leave)};
  };
  EXPECT_EQ(days_and_rest(run), (std::pair{33, 37}));
  // A week earlier: 338 days, 14,584.9 minutes, of which five days were taken before the run.
  service.posts[0].absent = {maternity(Date{2026, 1, 1}, Date{2026, 12, 4})};
  OneRun earlier{service};
  EXPECT_EQ(days_and_rest(earlier), (std::pair{27, 185}));
}

// Vacancies.

Turnover turnover(double a_year, double hire_days, int notice_days) {
  return {a_year, notice_days, days(hire_days), TurnoverStart::stationary};
}

TEST(Vacancies, TakeTheShareOfTheTimeThatGapAndRateMake) {
  // Leavers every two years on average. Forty holders for 2,700 years: 3.5 standard errors of the mean.
  for (const RandomDuration& hire : {days(126), RandomDuration{RandomDuration::Kind::gamma, 126, 30, 0}}) {
    Turnover rule = turnover(0.5, 0, 0);
    rule.time_to_hire = hire;
    constexpr Day kLast = 1'000'000;
    std::vector<double> shares;
    for (std::uint32_t holder = 0; holder < 40; ++holder) {
      std::int64_t vacant = 0;
      for (const Vacancy& v :
           draw_vacancies(rule, ReplicationDraws{5, holder}, entity(7, 0, holder), 1, kLast))
        vacant += v.last - v.first + 1;
      shares.push_back(static_cast<double>(vacant) / kLast);
    }
    const double mean = std::accumulate(shares.begin(), shares.end(), 0.0) / 40;
    double squares = 0;
    for (double share : shares) squares += (share - mean) * (share - mean);
    const double error = std::sqrt(squares / 39 / 40), expected = 126 / (126 + 730.5);
    EXPECT_LT(error, 0.01 * expected);
    EXPECT_NEAR(mean, expected, 3.5 * error);
  }
}

TEST(Vacancies, LastTheTimeToHireLessTheNotice) {
  for (const auto& [hire, gap] : std::vector<std::pair<double, Day>>{{126, 70}, {56, 0}, {20, 0}}) {
    const auto vacancies =
        draw_vacancies(turnover(1, hire, 56), ReplicationDraws{1, 0}, Entity{3}, 1, 100'000);
    ASSERT_GT(vacancies.size(), 100U);
    for (std::size_t i = 0; i + 1 < vacancies.size(); ++i) {
      EXPECT_EQ(vacancies[i].last - vacancies[i].first + 1, gap);
      EXPECT_GE(vacancies[i + 1].first, vacancies[i].last + 1);
    }
  }
  EXPECT_TRUE(draw_vacancies(turnover(0, 126, 56), ReplicationDraws{1, 0}, Entity{3}, 1, 100'000).empty());
}

TEST(Vacancies, LoseAllRosteredHoursAndEarnNoLeave) {
  Service service = around_2027_open_daily();
  service.posts[0] = post("a", {RoleId{0}}, {1.0, 1.0, 1.0});
  service.posts[0].annual_leave_days = 27;
  service.absence.turnover = turnover(1, 126, 56);
  service.absence.study_days = 5;
  int seen = 0;
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    OneRun run{service, service, 1, replication};
    for (int number = 1; number <= 3; ++number) {
      const HolderMinutes& minutes = run.seen().holders[static_cast<std::size_t>(number - 1)];
      std::vector<char> vacant(static_cast<std::size_t>(run.tables().end) + 1, 0);
      for (const DaySpan& span : minutes.vacancies) {
        for (int day = span.first; day <= span.last; ++day) vacant[static_cast<std::size_t>(day) + 1] = 1;
      }
      std::int64_t lost = 0, leave = 0, study = 0;
      int days = 0;
      const Day first = (Date{2027, 1, 1} - run.tables().eve).value();
      for (Day day = 1; day <= run.tables().end; ++day) {
        const HolderDay& d = run.roster(day, "a", number);
        const int rostered = day % 7 == 6 || day % 7 == 0 ? 0 : 450;
        EXPECT_EQ(d.vacancy, vacant[static_cast<std::size_t>(day)] != 0 ? rostered : 0);
        lost += d.vacancy;
        if (day < first || day >= first + 365) continue;
        leave += d.leave;
        study += d.study;
        days += vacant[static_cast<std::size_t>(day)] == 0;
      }
      EXPECT_EQ(lost, minutes.vacancy);
      EXPECT_EQ(leave, static_cast<int>(35 * 450 * days / 365.0 + 0.5));
      EXPECT_EQ(study, static_cast<int>(5 * 450 * days / 365.0 + 0.5));
      seen += static_cast<int>(minutes.vacancies.size());
    }
  }
  EXPECT_GT(seen, 40);
}

// Pace: new starters and learners.

TEST(Induction, OpensItsShareStepByStepAfterTheFirstDay) {
  Service service = one_step_clinic(6, 4);
  service.posts[0].from = kMonday;
  service.posts[0].induction = {{7, 0}, {9, 0.5}};
  OneRun run{service};
  EXPECT_EQ(opened(run, 1, 5), (std::vector{0, 0, 0, 0, 0}));
  EXPECT_EQ(opened(run, 8, 12), (std::vector{180, 180, 180, 180, 180}));
  EXPECT_EQ(opened(run, 15, 19), (std::vector{180, 180, 360, 360, 360}));
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_unused, 0), 30);
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_opened, 0), 0);
  service.posts[0].from = kMonday - Days{7};  // a week before the first day
  OneRun under_way{service};
  EXPECT_EQ(opened(under_way, 1, 5), (std::vector{180, 180, 180, 180, 180}));
  service.posts[0].from = std::nullopt;  // always there
  OneRun none{service};
  EXPECT_EQ(opened(none, 1, 5), (std::vector{360, 360, 360, 360, 360}));
}

TEST(Induction, IsThatOfWhoeverFillsAVacancy) {
  Service service = one_step_clinic(6, 104);
  service.posts[0].induction = {{7, 0}, {14, 0.5}};
  service.absence.turnover = turnover(0.5, 70, 56);
  service.absence.turnover.start = TurnoverStart::filled;
  int followed = 0;
  for (std::uint32_t replication = 0; replication < 40; ++replication) {
    OneRun run{service, service, 1, replication};
    const auto& spans = run.seen().holders[0].vacancies;
    if (spans.size() != 1 || spans[0].last > 680) continue;
    const Day back = spans[0].last + 2;  // spans count days from 0
    for (Day day = 1; day <= back + 40; ++day) {
      const int full = day % 7 == 6 || day % 7 == 0 ? 0 : 360;
      const int expected = day > spans[0].first && day < back ? 0
                           : day < back || day >= back + 21   ? full
                           : day < back + 7                   ? 0
                                                              : full / 2;
      EXPECT_EQ(run.roster(day, "a").opened, expected) << "day " << day << ", back on " << back;
    }
    ++followed;
  }
  EXPECT_GE(followed, 5);
}

TEST(Placements, SetThePaceByWeek) {
  Service service = one_step_clinic(6, 5);
  service.posts.push_back(post("b", {RoleId{0}}));
  service.absence.placements = {{PostId{0}, kMonday + Days{7}, {0.5, 0.85, 1.5}}};
  OneRun run{service};
  EXPECT_EQ(opened(run, 1, 5), (std::vector{360, 360, 360, 360, 360}));
  EXPECT_EQ(opened(run, 8, 12), (std::vector{180, 180, 180, 180, 180}));
  EXPECT_EQ(opened(run, 15, 19), (std::vector{300, 300, 300, 300, 300}));  // 306 a day: 30 are over
  EXPECT_EQ(opened(run, 22, 26), (std::vector{540, 540, 540, 540, 540}));
  EXPECT_EQ(opened(run, 29, 33), (std::vector{360, 360, 360, 360, 360}));
  EXPECT_DOUBLE_EQ(run.weekly(PostSeries::dcc_opened, 3, 1), 30);
}

}  // namespace
}  // namespace headroom
