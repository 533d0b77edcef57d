// Every key about the time of staff reaches the service with its value.

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "bad_study.hpp"
#include "good_study.hpp"
#include "staff_time_study.hpp"

namespace headroom {
namespace {

using testing::Contains;
using testing::ElementsAre;

const Post& post_of(const Service& service, const std::string& name) {
  const auto found = std::find_if(service.posts.begin(), service.posts.end(),
                                  [&](const Post& post) { return post.name == name; });
  if (found == service.posts.end()) throw std::out_of_range{name};
  return *found;
}

TEST(StaffTime, HoursByDateHoldFromTheFirstOn) {
  const Service service = good_study(kStaffTimeStudy).base;
  EXPECT_EQ(service.full_time_hours, Hours{37.5});
  EXPECT_EQ(service.hours_changes, (std::vector<DatedHours>{{Date{2026, 10, 1}, Hours{36}}}));
  EXPECT_EQ(full_time_hours(service, Date{2020, 1, 1}), Hours{37.5});
  EXPECT_EQ(full_time_hours(service, Date{2026, 9, 30}), Hours{37.5});
  EXPECT_EQ(full_time_hours(service, Date{2026, 10, 1}), Hours{36});
}

TEST(StaffTime, ReadsActivitiesPillarsAndSites) {
  const Service service = good_study(kStaffTimeStudy).base;
  const Post& lead = post_of(service, "lead");
  const Activity meeting{"Team meeting", Category::spa, Hours{2}, Pillar::education, Protection::soft};
  const Activity leading{"Leading the team", Category::ar, Hours{5}, Pillar::leadership, Protection::hard};
  EXPECT_EQ(lead.activities, (std::vector<Activity>{meeting, leading}));
  ASSERT_TRUE(lead.pillars);
  EXPECT_DOUBLE_EQ((*lead.pillars)[0], 0.7);
  EXPECT_DOUBLE_EQ((*lead.pillars)[1], 0.2);
  EXPECT_DOUBLE_EQ((*lead.pillars)[3], 0);
  const SiteId north{0}, south{1};
  EXPECT_THAT(lead.sites_on[0], ElementsAre(north));
  EXPECT_THAT(lead.sites_on[2], ElementsAre(north, south));
  EXPECT_THAT(lead.sites_on[3], ElementsAre(south));
  EXPECT_TRUE(lead.sites_on[4].empty());  // a day under no site
  EXPECT_THAT(post_of(service, "band-6").sites_on[4], ElementsAre(north));
  EXPECT_TRUE(post_of(service, "support").sites_on[0].empty());
  EXPECT_TRUE(service.streams[0].sites.empty());
  EXPECT_THAT(service.streams[1].sites, ElementsAre(south));
}

TEST(StaffTime, ReadsSessions) {
  const Service service = good_study(kStaffTimeStudy).base;
  const Post& lead = post_of(service, "lead");
  const Session every_monday{Weekday::monday, 540, Minutes{180}, SiteId{0}, {}, 1, Date{2026, 4, 1}};
  const Session ward{Weekday::wednesday, 810, Minutes{180}, SiteId{1}, {StreamId{1}}, 2, Date{2026, 4, 8}};
  EXPECT_EQ(lead.sessions, (std::vector<Session>{every_monday, ward}));
  EXPECT_TRUE(lead.outside_sessions);
  EXPECT_FALSE(post_of(service, "band-6").outside_sessions);
}

/// Each change is complete: what it does not say goes on.
TEST(StaffTime, CompletesChangesOfPlan) {
  const Service service = good_study(kStaffTimeStudy).base;
  const Post& lead = post_of(service, "lead");
  ASSERT_EQ(lead.changes.size(), 2u);
  EXPECT_EQ(lead.changes[0].from, Date(2026, 7, 1));
  EXPECT_EQ(lead.changes[0].terms, (PostTerms{1.0, {1.0}, "8a", lead.plan}));
  EXPECT_EQ(lead.changes[1].terms, (PostTerms{0.6, {0.6}, "8a", JobPlan{0.5, 0.25, 0.25, 0}}));
  const Post& office = post_of(service, "office");
  EXPECT_FALSE(office.has_job_plan);
  EXPECT_EQ(office.plan, (JobPlan{1, 0, 0, 0}));
  ASSERT_EQ(office.changes.size(), 1u);
  EXPECT_EQ(office.holders, (std::vector<double>{0.5, 0.5, 0.5}));
  ASSERT_EQ(office.changes[0].terms.holders.size(), 3u);
  EXPECT_DOUBLE_EQ(office.changes[0].terms.holders[2], 0.4);  // the same three heads share 1.2
}

/// More than the heads can hold is whole holders: 3.5 for three heads is 1 + 1 + 1 + 0.5.
TEST(StaffTime, ChangesBeyondTheHeadcountAreWholeHolders) {
  const Service service = good_study(with(kStaffTimeStudy, "wte: 1.2}]", "wte: 3.5}]")).base;
  EXPECT_EQ(post_of(service, "office").changes[0].terms.holders, (std::vector<double>{1, 1, 1, 0.5}));
}

TEST(StaffTime, ReadsAbsencesAndInduction) {
  const Service service = good_study(kStaffTimeStudy).base;
  const Post& post = post_of(service, "band-6");
  const LongAbsence away{Date{2026, 6, 1}, Date{2026, 6, 14}, "Secondment", false, 0.5, 0};
  const LongAbsence child{Date{2026, 9, 1}, Date{2027, 5, 31}, "Maternity leave", true, 0, 1};
  EXPECT_EQ(post.absent, (std::vector<LongAbsence>{away, child}));
  EXPECT_EQ(post.induction, (std::vector<InductionStep>{{28, 0.5}, {56, 0.75}}));
  EXPECT_DOUBLE_EQ(post_of(service, "support").productivity, 0.8);
  EXPECT_DOUBLE_EQ(post_of(service, "support").sickness_rate, 0.06);
  EXPECT_DOUBLE_EQ(post.sickness_rate, 0.05);
}

TEST(StaffTime, ReadsRulesOfAbsence) {
  const AbsenceRules rules = good_study(kStaffTimeStudy).base.absence;
  // 10 ones and 2 threes sum to 16: a mean of 1 makes the threes 3 x 12 / 16.
  EXPECT_DOUBLE_EQ(rules.leave_pattern[6], 2.25);
  EXPECT_DOUBLE_EQ(rules.leave_pattern[0], 0.75);
  EXPECT_DOUBLE_EQ(rules.sickness_months[0], 24.0 / 14);
  EXPECT_EQ(rules.phased_return, (PhasedReturn{4, 0.5}));
  EXPECT_DOUBLE_EQ(rules.turnover.leavers_per_year, 0.09);
  EXPECT_EQ(rules.turnover.notice_days, 70);
  EXPECT_EQ(rules.turnover.time_to_hire, (RandomDuration{RandomDuration::Kind::gamma, 98, 28, 0}));
  ASSERT_EQ(rules.placements.size(), 2u);
  EXPECT_EQ(rules.placements[0], (Placement{PostId{0}, Date{2026, 9, 7}, {0.85, 0.92, 0.97, 1, 1, 1}}));
  EXPECT_EQ(rules.placements[1], (Placement{PostId{1}, Date{2026, 9, 7}, {0.8, 1.1, 1.1}}));
}

TEST(StaffTime, ReadsRulesOfCover) {
  const Service service = good_study(kStaffTimeStudy).base;
  const CoverRules& cover = service.cover;
  EXPECT_THAT(cover.order,
              ElementsAre(CoverBy::colleagues, CoverBy::protected_time, CoverBy::bank, CoverBy::cancel));
  EXPECT_DOUBLE_EQ(cover.protected_time_limit, 0.3);
  EXPECT_EQ(cover.bank, (Bank{Hours{15}, Pounds{42}}));
  EXPECT_EQ(bank_per_hour(service), Pounds{42});
  const RoleId orthotist{0}, support{1};
  EXPECT_EQ(cover.minimum_on_duty,
            (std::vector<MinimumOnDuty>{
                {orthotist, std::nullopt, 1}, {support, SiteId{0}, 1}, {support, SiteId{1}, 2}}));
  EXPECT_EQ(service.appointments[0].mode, Mode::desk);
}

TEST(StaffTime, MeansNothingUnlessItIsWritten) {
  const Service service = good_study(kSmallStudy).base;
  EXPECT_EQ(service.cover, CoverRules{});
  EXPECT_EQ(service.absence.turnover, Turnover{});
  EXPECT_EQ(service.absence.leave_pattern, kEvenMonths);
  EXPECT_EQ(service.absence.phased_return, std::nullopt);
  EXPECT_EQ(service.posts[0].productivity, 1);
  EXPECT_TRUE(service.posts[0].has_job_plan);
}

/// A rhythm of two weeks that begins a week later never meets the other.
TEST(StaffTime, LetsSessionsTakeTurns) {
  const auto sessions = [](const std::string& starting) {
    return with(kSmallStudy, "wte: 1.0",
                "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, every: 2 weeks}, "
                "{day: mon, start: 9:00, minutes: 180, every: 4 weeks, starting: " +
                    starting + "}]");
  };
  EXPECT_EQ(lines_of(sessions("2026-04-10")), std::vector<std::string>{});  // the week of 6 April
  EXPECT_EQ(lines_of(sessions("2026-04-05")).size(), 1u);  // the week of 30 March, as the start
  EXPECT_EQ(lines_of(sessions("2026-03-23")), std::vector<std::string>{});  // a week before
}

/// 80% of 37.5 h less 2 h of MDT is 28 h: as much may be in sessions, and every other week counts half.
TEST(StaffTime, SessionsMayTakeAllThatIsForPatients) {
  const auto lines = [](const std::string& friday) {
    return lines_of(with(kSmallStudy, "wte: 1.0",
                         "wte: 1.0, dcc_fixed: [{name: MDT, hours_per_week: 2}], sessions: "
                         "[{day: mon, start: 8:00, minutes: 450}, {day: tue, start: 8:00, minutes: 450}, "
                         "{day: wed, start: 8:00, minutes: 450}, {day: fri, start: 8:00, minutes: " +
                             friday + "}]"));
  };
  EXPECT_EQ(lines("330"), std::vector<std::string>{});
  EXPECT_EQ(lines("331").size(), 1u);
  EXPECT_EQ(lines("660, every: 2 weeks"), std::vector<std::string>{});
  EXPECT_EQ(lines("662, every: 2 weeks").size(), 1u);
}

/// A minimum may be asked for a role that only another scenario has: then every day is below it.
TEST(StaffTime, TakesAMinimumOfARoleThatAScenarioBrings) {
  const Study study =
      good_study(kSmallStudy +
                 "cover: {minimum_on_duty: {apprentice: 1}}\n"
                 "scenarios: {two: {staff: {new: {role: apprentice, wte: 1, job_plan: {dcc: 100%}}}}}\n");
  ASSERT_EQ(study.base.cover.minimum_on_duty.size(), 1u);
  EXPECT_EQ(study.base.roles[study.base.cover.minimum_on_duty[0].role.index], "apprentice");
  EXPECT_THAT(study.warnings,
              Contains("cover.minimum_on_duty.apprentice is 1, and at most 0 ever work on mon, tue, wed, thu "
                       "and fri: such days are always below it"));
}

TEST(StaffTime, CopiesWithLikeWhatBelongsToTheRole) {
  const Study study = good_study(
      with(kStaffTimeStudy, "  office:",
           "  other-lead: {like: lead, wte: 0.8}\n  other-band-6: {like: band-6, wte: 0.5}\n  office:"));
  const Post &lead = post_of(study.base, "lead"), &copy = post_of(study.base, "other-lead");
  EXPECT_EQ(copy.activities, lead.activities);
  EXPECT_EQ(copy.pillars, lead.pillars);
  EXPECT_EQ(copy.sites_on, lead.sites_on);
  EXPECT_EQ(copy.sessions, lead.sessions);
  EXPECT_EQ(copy.outside_sessions, lead.outside_sessions);
  EXPECT_TRUE(copy.changes.empty());
  const Post& other = post_of(study.base, "other-band-6");
  EXPECT_TRUE(other.absent.empty());
  EXPECT_TRUE(other.induction.empty());
  EXPECT_EQ(other.from, std::nullopt);
}

TEST(StaffTime, ReplacesWholeWhatDoesNotMerge) {
  const Study study =
      good_study(kStaffTimeStudy +
                 "scenarios:\n"
                 "  sites: {staff: {lead: {sites: {north: [mon, tue, wed, thu], south: [wed]}}}}\n"
                 "  pillars: {staff: {lead: {pillars: {research: 100%}}}}\n"
                 "  plan: {staff: {office: {plans: null, job_plan: {dcc: 60%, spa: 40%}}}}\n"
                 "  none: {staff: {support: {job_plan: none}}}\n"
                 "  hire: {absence: {turnover: {time_to_hire: 20 weeks}}}\n"
                 "  hours: {full_time_hours: 37.5}\n"
                 "  bank: {cover: {order: [cancel], bank: none}}\n"
                 "  sick: {absence: {sickness: 7%}}\n");
  const auto service = [&](std::size_t i) { return study.scenarios.at(i).service; };
  EXPECT_THAT(post_of(service(1), "lead").sites_on[3], ElementsAre(SiteId{0}));
  EXPECT_EQ(post_of(service(2), "lead").pillars, (std::array<double, kPillars>{0, 0, 0, 1}));
  EXPECT_TRUE(post_of(service(3), "office").has_job_plan);
  EXPECT_EQ(post_of(service(3), "office").plan, (JobPlan{0.6, 0.4, 0, 0}));
  EXPECT_FALSE(post_of(service(4), "support").has_job_plan);
  EXPECT_EQ(service(5).absence.turnover.time_to_hire,
            (RandomDuration{RandomDuration::Kind::fixed, 140, 0, 0}));
  EXPECT_EQ(service(5).absence.turnover.notice_days, 70);
  EXPECT_TRUE(service(6).hours_changes.empty());
  EXPECT_EQ(service(7).cover.bank, std::nullopt);
  EXPECT_EQ(service(8).absence.phased_return, (PhasedReturn{4, 0.5}));
  EXPECT_DOUBLE_EQ(post_of(service(8), "support").sickness_rate, 0.06);
}

TEST(StaffTime, SaysWhatItAssumed) {
  const Study study = good_study(
      with(kSmallStudy, "wte: 1.0",
           "wte: 1.0, absent: [{from: 2026-10-01}], sessions: [{day: mon, start: 9:00, minutes: 90}]") +
      "absence: {turnover: {leavers_per_year: 9%, time_to_hire: 14 weeks}, "
      "placements: [{post: band-6, from: 2026-05-01, weeks: 2}]}\n"
      "cover: {order: [protected_time]}\n");
  std::vector<std::string> assumed;
  for (const auto& a : study.assumed) assumed.push_back(a.path + " = " + a.value);
  for (const std::string line :
       {"staff.band-6.absent[1].backfill = 0%", "staff.band-6.absent[1].paid = 100%",
        "staff.band-6.sessions[1].every = 1 week", "staff.band-6.outside_sessions = false",
        "absence.turnover.notice = 8 weeks", "absence.turnover.start = stationary",
        "booking.office_days = mon, tue, wed, thu and fri",
        "absence.placements[1].pace = 85%, 92%, 97%, then 100%", "cover.protected_time_limit = 20%"}) {
    EXPECT_THAT(assumed, Contains(line));
  }
}

/// Fingerprints are made of this text: no value may change without it.
TEST(StaffTime, EveryValueIsInTheTextOfAStudy) {
  using Change = std::function<void(Service&)>;
  const auto lead = [](auto change) -> Change { return [change](Service& s) { change(s.posts[0]); }; };
  const auto away = [](auto change) -> Change {
    return [change](Service& s) { change(s.posts[1].absent[0]); };
  };
  const auto held = [](auto change) -> Change {
    return [change](Service& s) { change(s.posts[0].sessions[1]); };
  };
  const auto done = [](auto change) -> Change {
    return [change](Service& s) { change(s.posts[0].activities[0]); };
  };
  const auto terms = [](auto change) -> Change {
    return [change](Service& s) { change(s.posts[0].changes[0]); };
  };
  const std::vector<Change> changes{[](Service& s) { s.hours_changes[0].hours = Hours{35}; },
                                    [](Service& s) {
                                      s.hours_changes[0].from = Date{2026, 11, 1};
                                    },
                                    [](Service& s) { s.streams[1].sites = {SiteId{0}}; },
                                    [](Service& s) { s.streams[1].day_counts = DayCounts::steady; },
                                    lead([](Post& p) { p.has_job_plan = false; }),
                                    lead([](Post& p) { p.changes.pop_back(); }),
                                    terms([](PlanChange& c) {
                                      c.from = Date{2026, 8, 1};
                                    }),
                                    terms([](PlanChange& c) { c.terms.wte = 0.9; }),
                                    terms([](PlanChange& c) { c.terms.holders = {0.9}; }),
                                    terms([](PlanChange& c) { c.terms.band = "7"; }),
                                    terms([](PlanChange& c) {
                                      c.terms.plan = {1, 0, 0, 0};
                                    }),
                                    done([](Activity& a) { a.name = "x"; }),
                                    done([](Activity& a) { a.category = Category::ed; }),
                                    done([](Activity& a) { a.per_week = Hours{1}; }),
                                    done([](Activity& a) { a.pillar = Pillar::research; }),
                                    done([](Activity& a) { a.pillar = std::nullopt; }),
                                    done([](Activity& a) { a.protection = Protection::hard; }),
                                    lead([](Post& p) { p.pillars = std::nullopt; }),
                                    lead([](Post& p) { (*p.pillars)[2] = 0.2; }),
                                    lead([](Post& p) { p.sites_on[4] = {SiteId{1}}; }),
                                    held([](Session& s) { s.day = Weekday::friday; }),
                                    held([](Session& s) { s.start_minute = 1; }),
                                    held([](Session& s) { s.length = Minutes{1}; }),
                                    held([](Session& s) { s.site = std::nullopt; }),
                                    held([](Session& s) { s.streams = {}; }),
                                    held([](Session& s) { s.every_weeks = 3; }),
                                    held([](Session& s) {
                                      s.starting = Date{2026, 4, 15};
                                    }),
                                    lead([](Post& p) { p.outside_sessions = false; }),
                                    away([](LongAbsence& a) {
                                      a.from = Date{2026, 5, 1};
                                    }),
                                    away([](LongAbsence& a) { a.until = std::nullopt; }),
                                    away([](LongAbsence& a) { a.reason = "x"; }),
                                    away([](LongAbsence& a) { a.accrues_leave = true; }),
                                    away([](LongAbsence& a) { a.backfill = 1; }),
                                    away([](LongAbsence& a) { a.paid = 1; }),
                                    lead([](Post& p) { p.productivity = 0.9; }),
                                    [](Service& s) { s.posts[1].induction[0].days = 1; },
                                    [](Service& s) { s.posts[1].induction[0].at = 0.1; },
                                    [](Service& s) { s.absence.leave_pattern[3] = 2; },
                                    [](Service& s) { s.absence.sickness_months[3] = 2; },
                                    [](Service& s) { s.absence.phased_return->weeks = 5; },
                                    [](Service& s) { s.absence.phased_return->at = 0.6; },
                                    [](Service& s) { s.absence.phased_return = std::nullopt; },
                                    [](Service& s) { s.absence.turnover.leavers_per_year = 0.1; },
                                    [](Service& s) { s.absence.turnover.notice_days = 1; },
                                    [](Service& s) { s.absence.turnover.time_to_hire.a = 1; },
                                    [](Service& s) { s.absence.turnover.start = TurnoverStart::filled; },
                                    [](Service& s) { s.booking.office_days = WeekdaySet{true}; },
                                    [](Service& s) { s.absence.placements[0].post = PostId{1}; },
                                    [](Service& s) {
                                      s.absence.placements[0].from = Date{2026, 9, 14};
                                    },
                                    [](Service& s) { s.absence.placements[0].pace[5] = 2; },
                                    [](Service& s) { s.cover.order = {CoverBy::bank}; },
                                    [](Service& s) { s.cover.protected_time_limit = 0.1; },
                                    [](Service& s) { s.cover.bank = std::nullopt; },
                                    [](Service& s) { s.cover.bank->per_week = Hours{1}; },
                                    [](Service& s) { s.cover.bank->per_hour = Pounds{1}; },
                                    [](Service& s) { s.cover.minimum_on_duty[1].role = RoleId{2}; },
                                    [](Service& s) { s.cover.minimum_on_duty[1].site = std::nullopt; },
                                    [](Service& s) { s.cover.minimum_on_duty[1].heads = 9; },
                                    [](Service& s) { s.costs.bank_per_hour = std::nullopt; },
                                    [](Service& s) { s.appointments[0].mode = Mode::clinic; }};
  const Study study = good_study(kStaffTimeStudy);
  const std::string text = canonical_text(study);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Study other = study;
    changes[i](other.base);
    EXPECT_NE(other.base, study.base) << "change " << i << " changes nothing";
    EXPECT_NE(canonical_text(other), text) << "change " << i;
  }
}

}  // namespace
}  // namespace headroom
