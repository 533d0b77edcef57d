// Every mistake about streams, posts and job plans is reported with what would be right.

#include "bad_study.hpp"

namespace headroom {
namespace {

using BadStreamsAndStaff = BadStudyTest;

TEST_P(BadStreamsAndStaff, IsReportedInFull) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }

// clang-format off
const std::vector<BadStudy> kBadStreamsAndStaff{
    BadStudy{"pathway: main", "pathway: mian", {"study.yaml:9:17: streams.gp.pathway is mian; expected main"}},
    BadStudy{"per_week: 10", "per_week: -1", {"study.yaml:9:45: streams.gp.referrals.per_week is -1; expected a number from 0 to 100,000"}},
    BadStudy{"per_week: 10", "per_week: 10, growth_per_year: 3%", {"study.yaml:9:66: streams.gp.referrals.growth_per_year is 3%, not supported yet; expected 0 (no growth)"}},
    BadStudy{"per_week: 10", "per_week: 10, monthly: [1,1,1,1,1,1,1,1,1,1,1,2]", {"study.yaml:9:58: streams.gp.referrals.monthly is [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2], not supported yet; expected even"}},
    BadStudy{"per_week: 10", "per_week: 10, weekdays: [0,0,0,0,0,0,0]", {"study.yaml:9:59: streams.gp.referrals.weekdays is [0, 0, 0, 0, 0, 0, 0]; expected at least one weight above 0"}},
    BadStudy{"per_week: 10", "per_week: 10, weekdays: [1,1]", {"study.yaml:9:59: streams.gp.referrals.weekdays is a list of 2; expected a list of 7"}},
    BadStudy{"{per_week: 10}", "{csv: referrals.csv}", {"study.yaml:9:40: streams.gp.referrals.csv is referrals.csv, not supported yet; expected per_week"}},
    BadStudy{"{per_week: 10}", "{}", {"study.yaml:9:34: streams.gp.referrals.per_week is missing; expected a number from 0 to 100,000"}},
    BadStudy{"per_week: 10}", "per_week: 10}, priorities: {urgent: {share: 20%}, routine: {share: 70%}}", {"study.yaml:9:62: streams.gp.priorities is 90% in sum; expected shares that sum to 100%"}},
    BadStudy{"per_week: 10}", "per_week: 10}, priorities: {urgent: {share: 120%}}", {"study.yaml:9:79: streams.gp.priorities.urgent.share is 120%; expected a share from 0% to 100%"}},
    BadStudy{"per_week: 10}", "per_week: 10}, waiting: 310", {"study.yaml:9:59: streams.gp.waiting is 310; expected 0 or a map"}},
    BadStudy{"per_week: 10}", "per_week: 10}, waiting: {count: 310}", {"study.yaml:9:59: streams.gp.waiting.longest is missing; expected how long the one who waits longest has waited, such as 30 weeks"}},
    BadStudy{"per_week: 10}", "per_week: 10}, waiting: {urgnet: {count: 3, longest: 1 week}}", {"study.yaml:9:60: streams.gp.waiting.urgnet is not a priority of this stream; expected routine"}},
    BadStudy{"per_week: 10}", "per_week: 10}, standard: 0.92.1", {"study.yaml:9:60: streams.gp.standard is 0.92.1; expected a share from 0% to 100%"}},
    BadStudy{"per_week: 10}", "per_week: 10}, enters: second", {"study.yaml:9:58: streams.gp.enters is second; expected first"}},
    BadStudy{"per_week: 10}", "per_week: 10}, sites: [north]", {"study.yaml:9:58: streams.gp.sites[1] is north; expected main"}},
    BadStudy{"per_week: 10}", "per_week: 10}, returns: {share: 10%, after: 2 years}", {"study.yaml:9:67: streams.gp.returns.share is 10%, not supported yet; expected 0"}},
    BadStudy{"per_week: 10}", "per_week: 10}, acuity: {high: {share: 50%, time: 1.5}, low: {share: 50%, time: 1}}", {"study.yaml:9:84: streams.gp.acuity.high.time is 1.5, not supported yet; expected 1"}},
    BadStudy{"wte: 1.0", "wte: one", {"study.yaml:11:43: staff.band-6.wte is one; expected a number from 0 to 1,000"}},
    BadStudy{"wte: 1.0", "wte: -0.5", {"study.yaml:11:43: staff.band-6.wte is -0.5; expected a number from 0 to 1,000"}},
    BadStudy{"wte: 1.0", "wte: 2.5, headcount: 2", {"study.yaml:11:59: staff.band-6.headcount is 2; expected at least 3: 2.5 WTE would be more than 1.0 each"}},
    BadStudy{"band: 6", "band: 6a", {"study.yaml:11:35: staff.band-6.band is 6a; expected one of 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9 (nearest: 6)"}},
    BadStudy{"dcc: 80%", "dcc: 70%", {"study.yaml:11:58: staff.band-6.job_plan is 90% in sum; expected shares that sum to 100%, or hours that sum to 37.5 hours (full_time_hours)"}},
    BadStudy{"dcc: 80%, spa: 20%", "dcc: 30, spa: 5", {"study.yaml:11:58: staff.band-6.job_plan is 35 hours in sum; expected hours that sum to 37.5 hours (full_time_hours)"}},
    BadStudy{"dcc: 80%, spa: 20%", "dcc: 80%, spa: 7.5", {"study.yaml:11:58: staff.band-6.job_plan is {dcc: 80%, spa: 7.5}; expected all shares or all hours"}},
    BadStudy{"dcc: 80%, spa: 20%", "dcc: rest, spa: rest", {"study.yaml:11:58: staff.band-6.job_plan is {dcc: rest, spa: rest}; expected rest at most once"}},
    BadStudy{"dcc: 80%, spa: 20%", "dcc: rest, spa: 1", {"study.yaml:11:58: staff.band-6.job_plan is {dcc: rest, spa: 1}; expected 1 hours or 100% instead of 1, which could be either"}},
    BadStudy{"{dcc: 80%, spa: 20%}", "80%", {"study.yaml:11:58: staff.band-6.job_plan is 80%; expected a map or none"}},
    BadStudy{"wte: 1.0", "wte: 1.0, days: [sat]", {"study.yaml:11:55: staff.band-6.days[1] is sat; expected one of calendar.clinic_days"}},
    BadStudy{"wte: 1.0", "wte: 1.0, days: [mon]", {"study.yaml:11:54: staff.band-6.days is [mon]; expected at most 24 hours a day, not 37.5 on each of 1 day"}},
    BadStudy{"wte: 1.0", "wte: 1.0, from: 2026-10-01, until: 2026-09-01", {"study.yaml:11:73: staff.band-6.until is 2026-09-01; expected a day not before 2026-10-01, the first in post"}},
    BadStudy{"wte: 1.0", "wte: 1.0, dcc_fixed: [{name: MDT, hours_per_week: 31}]", {"study.yaml:11:59: staff.band-6.dcc_fixed is 31 hours a week in all; expected at most the 30 hours of dcc in the job plan at 1.0 WTE"}},
    BadStudy{"wte: 1.0", "wte: 1.0, dcc_fixed: [{name: MDT, hours_per_week: 2, day: sat}]", {"study.yaml:11:96: staff.band-6.dcc_fixed[1].day is sat; expected a day on which the post works"}},
    BadStudy{"wte: 1.0", "wte: 1.0, like: band-7", {"study.yaml:11:54: staff.band-6.like is band-7; expected another post, of which there is none"}},
    BadStudy{"wte: 1.0", "wte: 1.0, like: band-6", {"study.yaml:11:54: staff.band-6.like is band-6; expected a post that is not like this one in turn"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 25:00, minutes: 240}]", {"study.yaml:11:77: staff.band-6.sessions[1].start is 25:00; expected a time of day such as 9:00"}}};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Every, BadStreamsAndStaff, testing::ValuesIn(kBadStreamsAndStaff));

}  // namespace
}  // namespace headroom
