// A complete study is read to its values, with scenarios, assumptions and warnings.

#include "study/read_study.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "bad_study.hpp"
#include "good_study.hpp"

namespace headroom {
namespace {

using testing::Contains;
using testing::Field;

const std::string kOrthotics = R"(headroom: 1
title: Orthotics, two hospitals
calendar: {start: 2026-04-01, weeks: 104}
appointments:
  assessment: {minutes: 45, admin_minutes: 15, by: [orthotist], dna: 8%}
  fitting:    {minutes: 30, admin_minutes: 10, by: [orthotist], dna: 5%}
  review:     {minutes: 20, admin_minutes: 5, by: [support, orthotist], dna: 10%}
pathways:
  footwear:
    assess: {appointment: assessment, next: {fit: 80%, discharge: 20%}}
    fit:    {appointment: fitting, after: 6 weeks, stops_clock: true, next: {review: 60%, discharge: 40%}}
    review: {appointment: review, after: {triangular: [10 weeks, 12 weeks, 16 weeks]}, next: {review: 30%, discharge: 70%}}
streams:
  gp:
    pathway: footwear
    clock: first
    referrals: {per_week: 43}
    priorities:
      urgent:  {share: 10%, target: 2 weeks}
      routine: {share: 90%, target: 18 weeks, notice: 7 days, horizon: 2 weeks}
    standard: 92%
    waiting: {count: 310, longest: 30 weeks}
staff:
  lead:    {role: orthotist, band: 8a, wte: 1.0, service_years: 12, job_plan: {dcc: 50%, spa: 25%, ar: 20%, ed: 5%}}
  band-6:  {role: orthotist, band: 6, wte: 2.6, job_plan: {dcc: 80%, spa: 15%, ar: 5%, ed: 0%}}
  support: {role: support, band: 3, wte: 1.0, job_plan: {dcc: 90%, spa: 10%, ar: 0%, ed: 0%}}
scenarios:
  baseline: {}
  extra-band-6: {about: One more band 6 from October, staff: {new-band-6: {like: band-6, wte: 1.0, from: 2026-10-01}}}
  high-sickness: {absence: {sickness: {rate: 7%}}}
)";

TEST(ReadStudy, ReadsTheCompleteStudy) {
  const Study study = good_study(kOrthotics);
  EXPECT_EQ(study.title, "Orthotics, two hospitals");
  ASSERT_EQ(study.scenarios.size(), 3u);
  const Service& s = study.base;
  EXPECT_EQ(s.calendar.start, Date(2026, 4, 1));
  EXPECT_EQ(s.calendar.weeks, 104);
  EXPECT_EQ(s.roles, (std::vector<std::string>{"orthotist", "support"}));
  EXPECT_EQ(slot_length(s.appointments[0]), Minutes{60});
  EXPECT_EQ(s.appointments[2].by, (std::vector<RoleId>{RoleId{1}, RoleId{0}}));
  EXPECT_DOUBLE_EQ(s.appointments[0].dna, 0.08);
  const auto& steps = s.pathways[0].steps;
  EXPECT_EQ(steps[1].after, (RandomDuration{RandomDuration::Kind::fixed, 42, 0, 0}));
  EXPECT_EQ(steps[2].after, (RandomDuration{RandomDuration::Kind::triangular, 70, 84, 112}));
  EXPECT_EQ(steps[2].next[0].step, StepId{2});
  EXPECT_EQ(steps[2].next[1].step, std::nullopt);
  const Stream& gp = s.streams[0];
  EXPECT_EQ(gp.clock, ClockKind::first);
  EXPECT_EQ(gp.priorities[1].horizon_days, 14);
  EXPECT_EQ(gp.priorities[0].horizon_days, 42);
  ASSERT_EQ(gp.waiting.size(), 1u);
  EXPECT_EQ(gp.waiting[0], (WaitingGroup{PriorityId{1}, 310, 210}));
  EXPECT_EQ(s.posts[0].annual_leave_days, 33);
  ASSERT_EQ(s.posts[1].holders.size(), 3u);
  EXPECT_NEAR(s.posts[1].holders[2], 0.6, 1e-12);
}

TEST(ReadStudy, PutsAScenarioOnTop) {
  const Study study = good_study(kOrthotics);
  const Scenario& extra = study.scenarios[1];
  EXPECT_EQ(extra.about, "One more band 6 from October");
  EXPECT_EQ(extra.changes, (std::vector<Change>{{"staff.new-band-6.like", "band-6"},
                                                {"staff.new-band-6.wte", "1.0"},
                                                {"staff.new-band-6.from", "2026-10-01"}}));
  ASSERT_EQ(extra.service.posts.size(), 4u);
  const Post& added = extra.service.posts[3];
  EXPECT_EQ(added.plan, study.base.posts[1].plan);
  EXPECT_EQ(added.from, Date(2026, 10, 1));
  EXPECT_EQ(added.band, "6");
  EXPECT_DOUBLE_EQ(study.scenarios[2].service.posts[0].sickness_rate, 0.07);
  EXPECT_DOUBLE_EQ(study.base.posts[0].sickness_rate, 0.045);
  EXPECT_EQ(study.scenarios[0].service, study.base);
}

TEST(ReadStudy, TellsWhatItAssumed) {
  const Study study = good_study(kSmallStudy);
  EXPECT_THAT(study.assumed, Contains(Field(&Assumption::path, "booking.horizon")));
  EXPECT_THAT(study.assumed, Contains(Field(&Assumption::path, "staff.band-6.annual_leave_days")));
  EXPECT_THAT(study.assumed, testing::Not(Contains(Field(&Assumption::path, "calendar.weeks"))));
}

TEST(ReadStudy, SplitsPostsIntoHolders) {
  const auto holders = [](const std::string& wte) {
    return good_study(with(kSmallStudy, "wte: 1.0", "wte: " + wte)).base.posts.at(0).holders;
  };
  EXPECT_EQ(holders("3.0"), (std::vector<double>{1, 1, 1}));
  EXPECT_EQ(holders("0"), std::vector<double>{});
  ASSERT_EQ(holders("2.2").size(), 3u);
  EXPECT_NEAR(holders("2.2")[2], 0.2, 1e-12);
  EXPECT_EQ(holders("1.5, headcount: 3"), (std::vector<double>{0.5, 0.5, 0.5}));
}

TEST(ReadStudy, ReadsJobPlansInSharesAndHours) {
  const auto plan = [](const std::string& text) {
    return good_study(with(kSmallStudy, "{dcc: 80%, spa: 20%}", text)).base.posts.at(0).plan;
  };
  EXPECT_EQ(plan("{dcc: 30, spa: 7.5}"), (JobPlan{0.8, 0.2, 0, 0}));
  EXPECT_EQ(plan("{dcc: rest, spa: 20%}"), (JobPlan{0.8, 0.2, 0, 0}));
  EXPECT_EQ(plan("{dcc: 0.75, ed: 0.25}"), (JobPlan{0.75, 0, 0, 0.25}));
  EXPECT_EQ(plan("{dcc: rest, spa: 3.75 hours}"), (JobPlan{0.9, 0.1, 0, 0}));
}

TEST(ReadStudy, WarnsWhenTheRoutineCrowdOutTheUrgent) {
  const auto study = good_study(
      with(kSmallStudy, "per_week: 10}",
           "per_week: 10}, priorities: {urgent: {share: 10%, target: 2 weeks}, routine: {share: 90%}}"));
  ASSERT_EQ(study.warnings.size(), 1u);
  EXPECT_EQ(study.warnings[0],
            "streams.gp.priorities.routine: its horizon of 42 days exceeds the target of urgent (14 days) "
            "and nothing "
            "is reserved, so that a full diary leaves no room for urgent");
}

TEST(ReadStudy, WarnsOfAnAppointmentThatFitsIntoNobodysDay) {
  // 37.5 h over five days x 80% = 360 minutes a day, opened in units of 25; up to 24 are carried to a day.
  const auto warnings = [](const std::string& minutes) {
    return good_study(with(kSmallStudy, "  assess: {minutes: 45, by: [clinician]}\n",
                           "  assess: {minutes: " + minutes +
                               ", by: [clinician]}\n  call: {minutes: 25, by: [clinician]}\n"))
        .warnings;
  };
  const std::string unused = "appointments.call is in no pathway";
  EXPECT_EQ(warnings("375"), std::vector{unused});
  EXPECT_EQ(warnings("400"),
            (std::vector<std::string>{
                unused,
                "appointments.assess takes 400 minutes, and no day of those who may deliver it "
                "opens more than 375: it can never be booked"}));
}

/// What only a scenario uses is there for that scenario; what nobody uses is said once.
TEST(ReadStudy, WarnsOfWhatNoScenarioUses) {
  const auto warnings = [](const std::string& scenarios) {
    return good_study(
               with(kSmallStudy, "  assess: {minutes: 45, by: [clinician]}\n",
                    "  assess: {minutes: 45, by: [clinician]}\n  call: {minutes: 25, by: [clinician]}\n") +
               scenarios)
        .warnings;
  };
  const std::string calls = "{see: {appointment: call, next: {discharge: 100%}}}";
  const std::string unused = "appointments.call is in no pathway";
  EXPECT_EQ(warnings("scenarios: {other: {booking: {horizon: 5 weeks}}}\n"), std::vector{unused});
  EXPECT_TRUE(warnings("scenarios: {other: {pathways: {calls: " + calls + "}, " +
                       "streams: {gp: {pathway: calls}}}}\n")
                  .empty());
  EXPECT_EQ(warnings("scenarios: {other: {pathways: {calls: " + calls + "}}}\n"),
            std::vector<std::string>{"pathways.calls is taken by no stream (in scenario other)"});
}

TEST(ReadStudy, WarnsOfANoticeBeyondTheHorizon) {
  const Study study =
      good_study(with(kSmallStudy, "per_week: 10}",
                      "per_week: 10}, priorities: {routine: {notice: 20 days, horizon: 2 weeks}}"));
  ASSERT_EQ(study.warnings.size(), 1u);
  EXPECT_EQ(
      study.warnings[0],
      "streams.gp.priorities.routine: its notice of 20 days is longer than its horizon of 14 days, so that "
      "only the first open day after the notice is ever offered");
}

/// Who waits at the start comes from the study: a priority that a scenario lacks becomes the stream's last,
/// and a longer target elsewhere moves nobody.
TEST(ReadStudy, KeepsThoseWhoWaitAtTheStartWhateverAScenarioDoesToPriorities) {
  const Study study =
      good_study(with(kSmallStudy, "per_week: 10}",
                      "per_week: 10}, waiting: {count: 9, longest: 20 weeks}, priorities: {soon: {share: "
                      "50%, target: 6 weeks}, late: {share: 50%, target: 18 weeks}}") +
                 "scenarios:\n"
                 "  longer: {streams: {gp: {priorities: {soon: {target: 30 weeks}}}}}\n"
                 "  fewer: {streams: {gp: {priorities: {late: null, soon: {share: 100%}}}}}\n"
                 "  other: {streams: {gp: {waiting: {count: 5, longest: 3 weeks}}}}\n");
  const auto waiting = [&](std::size_t scenario) {
    return study.scenarios.at(scenario).service.streams[0].waiting;
  };
  EXPECT_EQ(waiting(0), (std::vector<WaitingGroup>{{PriorityId{1}, 9, 140, ""}}));
  EXPECT_EQ(waiting(1), waiting(0));
  EXPECT_EQ(waiting(2), (std::vector<WaitingGroup>{{PriorityId{0}, 9, 140, "late"}}));
  EXPECT_EQ(waiting(3), (std::vector<WaitingGroup>{{PriorityId{1}, 5, 21, ""}}));
}

TEST(ReadStudy, AcceptsLaterKeysThatChangeNothing) {
  std::string text =
      with(kSmallStudy, "per_week: 10}",
           "per_week: 10, growth_per_year: 0%, monthly: [2,2,2,2,2,2,2,2,2,2,2,2], variance_ratio: 1.0, "
           "changes: []}, acuity: {usual: {share: 100%, time: 1}}, overdue: {}, removals_per_week: 0");
  text = with(text, "minutes: 45",
              "minutes: 45, places: 1, duration_cv: 0, cancelled_by_patient: {rate: 0%, notice: 3 days}");
  text = with(text, "wte: 1.0", "wte: 1.0, productivity: 100%, plans: [], absent: [], sites: any");
  text +=
      "absence: {turnover: {leavers_per_year: 0, notice: 8 weeks}, leave_pattern: even}\n"
      "booking: {reserve: {}}\ncover: {order: [cancel], bank: none, protected_time_limit: 20%}\n"
      "experiment: {keep: replications}\nsweep: {}\n";
  const Study plain = good_study(kSmallStudy), study = good_study(text);
  EXPECT_EQ(study.base, plain.base);
}

TEST(ReadStudy, HasTheSameTextForEqualStudiesOnly) {
  const auto text = [](const std::string& study) { return canonical_text(good_study(study)); };
  EXPECT_EQ(text(kSmallStudy), text(with(kSmallStudy, "80%", "0.8")));
  EXPECT_NE(text(kSmallStudy), text(with(kSmallStudy, "per_week: 10", "per_week: 10.000001")));
  EXPECT_NE(text(kSmallStudy), text(kSmallStudy + "experiment: {seed: 2}\n"));
}

TEST(ReadStudy, ReportsAStudysMistakeOnceHoweverManyScenarios) {
  EXPECT_EQ(
      lines_of(with(kSmallStudy, "wte: 1.0", "wte: one") + "scenarios: {a: {}, b: {}, c: {title: C}}\n"),
      (std::vector<std::string>{
          "study.yaml:11:43: staff.band-6.wte is one; expected a number from 0 to 1,000"}));
}

TEST(ReadStudy, AppliesASharedPartOnce) {
  std::string text = kSmallStudy + "scenarios:\n  a0: {staff: {band-6: {wte: 2}}}\n  b0: {}\n";
  for (int i = 1; i < 40; ++i) {
    const std::string below = std::to_string(i - 1), here = std::to_string(i);
    text += "  a" + here + ": {with: [a" + below + ", b" + below + "]}\n";
    text += "  b" + here + ": {with: [a" + below + ", b" + below + "]}\n";
  }
  const Study study = good_study(text);
  ASSERT_EQ(study.scenarios.size(), 81u);
  EXPECT_EQ(study.scenarios.back().service.posts[0].wte, 2);
  EXPECT_EQ(study.scenarios.back().changes.size(), 1u);
}

TEST(ReadStudy, LetsTheLaterOfTwoPartsWin) {
  const Study study =
      good_study(kSmallStudy +
                 "scenarios: {two: {staff: {band-6: {wte: 2}}}, three: {staff: {band-6: {wte: 3}}}, "
                 "both: {with: [three, two]}, own: {with: [three], staff: {band-6: {wte: 4}}}}\n");
  EXPECT_EQ(study.scenarios[3].service.posts[0].wte, 2);
  EXPECT_EQ(study.scenarios[4].service.posts[0].wte, 4);
}

TEST(ReadStudy, ReplacesWholeWhatDoesNotMerge) {
  const Study study =
      good_study(with(kSmallStudy, "per_week: 10}", "per_week: 10, weekdays: [1, 0, 0, 0, 0, 0, 0]}") +
                 "absence: {sickness: {rate: 4%, spells: [{share: 1, min: 1, max: 7, mean: 2}]}}\n"
                 "scenarios:\n"
                 "  plan: {staff: {band-6: {job_plan: {dcc: 100%}}}}\n"
                 "  more: {streams: {gp: {referrals: {per_week: 12}}}}\n"
                 "  sick: {absence: {sickness: 7%}}\n"
                 "  usual: {absence: null}\n");
  EXPECT_EQ(study.scenarios[1].service.posts[0].plan, (JobPlan{1, 0, 0, 0}));
  const Stream more = study.scenarios[2].service.streams[0];
  EXPECT_EQ(more.referrals_per_week, 12);
  EXPECT_EQ(more.weekdays[0], 1);
  EXPECT_EQ(study.scenarios[3].service.posts[0].sickness_rate, 0.07);
  EXPECT_EQ(study.scenarios[3].service.absence.spells.size(), 1u);
  EXPECT_EQ(study.scenarios[4].service.posts[0].sickness_rate, 0.045);
  EXPECT_EQ(study.scenarios[4].service.absence.spells.size(), 3u);
}

TEST(ReadStudy, CopiesWithLikeOnlyWhatBelongsToTheRole) {
  const Study study =
      good_study(with(kSmallStudy, "wte: 1.0",
                      "wte: 2.0, headcount: 4, from: 2026-05-01, service_years: 12, days: [mon, tue]") +
                 "  b: {like: c, wte: 0.5}\n  c: {like: band-6, wte: 0.6, days: [wed]}\n");
  const Post &b = study.base.posts[1], &c = study.base.posts[2];
  EXPECT_EQ(b.plan, study.base.posts[0].plan);
  EXPECT_EQ(b.annual_leave_days, 33);
  EXPECT_EQ(b.from, std::nullopt);
  EXPECT_EQ(b.holders, std::vector<double>{0.5});
  EXPECT_EQ(b.days, c.days);
  EXPECT_EQ(c.days, (WeekdaySet{false, false, true, false, false, false, false}));
}

}  // namespace
}  // namespace headroom
