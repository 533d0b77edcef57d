// Every mistake about leave, sickness, turnover and cover is reported, the whole line.

#include "bad_study.hpp"

namespace headroom {
namespace {

using BadAbsenceAndCover = BadStudyTest;

TEST_P(BadAbsenceAndCover, IsReportedInFull) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }

// clang-format off
const std::vector<BadStudy> kBadAbsenceAndCover{
    BadStudy{"", "absence: {leave_pattern: [1, 1]}\n", {"study.yaml:12:26: absence.leave_pattern is a list of 2; expected a list of 12"}},
    BadStudy{"", "absence: {leave_pattern: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}\n", {"study.yaml:12:26: absence.leave_pattern is [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]; expected at least one weight above 0"}},
    BadStudy{"", "absence: {leave_pattern: summer}\n", {"study.yaml:12:26: absence.leave_pattern is summer; expected even or a list of 12"}},
    BadStudy{"", "absence: {sickness: {monthly: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}}\n", {"study.yaml:12:31: absence.sickness.monthly is [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]; expected at least one weight above 0"}},
    BadStudy{"", "absence: {sickness: {monthly: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1]}}\n", {"study.yaml:12:65: absence.sickness.monthly[12] is -1; expected a number from 0 to 1,000"}},
    BadStudy{"", "absence: {sickness: {phased_return: {weeks: 4}}}\n", {"study.yaml:12:37: absence.sickness.phased_return.at is missing; expected a share from 0% to 100%"}},
    BadStudy{"", "absence: {sickness: {phased_return: {weeks: 4, at: 120%}}}\n", {"study.yaml:12:52: absence.sickness.phased_return.at is 120%; expected a share from 0% to 100%"}},
    BadStudy{"", "absence: {sickness: {phased_return: 4 weeks}}\n", {"study.yaml:12:37: absence.sickness.phased_return is 4 weeks; expected none or a map"}},
    BadStudy{"", "absence: {turnover: {leavers_per_year: 9%}}\n", {"study.yaml:12:21: absence.turnover.time_to_hire is missing; expected how long from notice to the new starter's first day, such as 14 weeks, where people leave"}},
    BadStudy{"", "absence: {turnover: {leavers_per_year: 9%, time_to_hire: long}}\n", {"study.yaml:12:58: absence.turnover.time_to_hire is long; expected a duration such as 6 weeks, from 0 days to 1,040 weeks, or a random one such as {triangular: [4 weeks, 6 weeks, 10 weeks]}"}},
    BadStudy{"", "absence: {placements: [{post: band-7, from: 2026-09-01, weeks: 6}]}\n", {"study.yaml:12:31: absence.placements[1].post is band-7; expected band-6"}},
    BadStudy{"", "absence: {placements: [{post: band-6, weeks: 6}]}\n", {"study.yaml:12:24: absence.placements[1].from is missing; expected a date such as 2026-04-01, from 1990-01-01 to 2100-12-31"}},
    BadStudy{"", "absence: {placements: [{post: band-6, from: 2026-09-01, weeks: 2, pace: [85%, 92%, 100%]}]}\n", {"study.yaml:12:73: absence.placements[1].pace is a list of 3; expected at most one pace a week, 2"}},
    BadStudy{"", "absence: {placements: [{post: band-6, from: 2026-09-01, weeks: 2, pace: []}]}\n", {"study.yaml:12:73: absence.placements[1].pace is an empty list; expected a list of at least one"}},
    BadStudy{"", "absence: {placements: [{post: band-6, from: 2026-09-01, weeks: 2, pace: [300%, 100%]}, {post: band-6, from: 2026-09-08, weeks: 2, pace: [500%]}, {post: band-6, from: 2026-09-14, weeks: 2, pace: [200%]}]}\n", {"study.yaml:12:146: absence.placements[3] is 1000% of the time for patients, together with the placements before it; expected at most 500%"}},
    BadStudy{"wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n", "wte: 1.0, job_plan: {dcc: 80%, spa: 20%}, from: 2026-09-02}\nabsence: {placements: [{post: band-6, from: 2026-09-01, weeks: 6}]}\n", {"study.yaml:12:24: absence.placements[1] is from 2026-09-01 to 2026-10-12; expected weeks in which band-6 is filled, from 2026-09-02"}},
    BadStudy{"wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n", "wte: 1.0, job_plan: {dcc: 80%, spa: 20%}, until: 2026-10-11}\nabsence: {placements: [{post: band-6, from: 2026-09-01, weeks: 6}]}\n", {"study.yaml:12:24: absence.placements[1] is from 2026-09-01 to 2026-10-12; expected weeks in which band-6 is filled, until 2026-10-11"}},
    BadStudy{"wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n", "wte: 1.0, job_plan: {dcc: 80%, spa: 20%}, sessions: [{day: mon, start: 9:00, minutes: 420}, {day: tue, start: 9:00, minutes: 420}, {day: wed, start: 9:00, minutes: 420}, {day: thu, start: 9:00, minutes: 420}, {day: fri, start: 9:00, minutes: 120}]}\nfull_time_hours: [{from: 2026-04-01, hours: 37.5}, {from: 2026-10-01, hours: 36}]\n", {"study.yaml:11:90: staff.band-6.sessions is 30 hours a week; expected at most the 28.8 hours for patients (dcc less dcc_fixed) at 1 WTE from 2026-10-01, 1.2 hours fewer"}},
    BadStudy{"", "cover: {order: [bank, cancel]}\n", {"study.yaml:12:17: cover.order[1] is bank; expected another way, or cover.bank beside it, such as bank: {hours_per_week: 20}"}},
    BadStudy{"", "cover: {order: [bank, cancel], bank: none}\n", {"study.yaml:12:17: cover.order[1] is bank; expected another way, or cover.bank beside it, such as bank: {hours_per_week: 20}"}},
    BadStudy{"", "cover: {order: [colleagues, colleagues]}\n", {"study.yaml:12:29: cover.order[2] is colleagues; expected each way once"}},
    BadStudy{"", "cover: {order: [colleages]}\n", {"study.yaml:12:17: cover.order[1] is colleages; expected one of colleagues, protected_time, bank, cancel (nearest: colleagues)"}},
    BadStudy{"", "cover: {order: []}\n", {"study.yaml:12:16: cover.order is an empty list; expected a list of at least one"}},
    BadStudy{"", "cover: {bank: {cost_per_hour: 40}}\n", {"study.yaml:12:15: cover.bank.hours_per_week is missing; expected a number from 0 to 100,000"}},
    BadStudy{"", "cover: {protected_time_limit: 120%}\n", {"study.yaml:12:31: cover.protected_time_limit is 120%; expected a share from 0% to 100%"}},
    BadStudy{"", "cover: {minimum_on_duty: {clinican: 1}}\n", {"study.yaml:12:27: cover.minimum_on_duty.clinican is not a role that a post holds; expected clinician"}},
    BadStudy{"", "cover: {minimum_on_duty: {clinician: {north: 1}}}\n", {"study.yaml:12:39: cover.minimum_on_duty.clinician.north is not a site; expected main"}},
    BadStudy{"", "cover: {minimum_on_duty: {clinician: one}}\n", {"study.yaml:12:38: cover.minimum_on_duty.clinician is one; expected a whole number from 0 to 10,000 or a map with at least one entry"}},
    BadStudy{"", "costs: {bank_per_hour: cheap}\n", {"study.yaml:12:24: costs.bank_per_hour is cheap; expected a number from 0 to 10,000,000"}},
    BadStudy{"", "full_time_hours: [{from: 2026-04-01, hours: 37.5}, {from: 2026-04-01, hours: 36}]\n", {"study.yaml:12:59: full_time_hours[2].from is 2026-04-01; expected a day after 2026-04-01"}},
    BadStudy{"", "full_time_hours: [{from: 2026-10-01, hours: 37.5}, {from: 2026-04-01, hours: 36}]\n", {"study.yaml:12:59: full_time_hours[2].from is 2026-04-01; expected a day after 2026-10-01"}},
    BadStudy{"", "full_time_hours: []\n", {"study.yaml:12:18: full_time_hours is an empty list; expected a list of at least one"}},
    BadStudy{"", "full_time_hours: [{from: 2026-04-01}]\n", {"study.yaml:12:19: full_time_hours[1].hours is missing; expected hours above 0 and up to 60"}},
    BadStudy{"", "full_time_hours: [{from: 2026-04-01, hours: 36}, {from: 2026-10-01, hours: 35}]\nscenarios: {a: {staff: {band-6: {job_plan: {dcc: 30, spa: 7.5}}}}}\n", {"study.yaml:13:44: staff.band-6.job_plan is 37.5 hours in sum; expected hours that sum to 36 hours (full_time_hours) (in scenario a)"}},
    BadStudy{"by: [clinician]", "by: [clinician], mode: desk, dna: 5%", {"study.yaml:4:59: appointments.assess.dna is 5%; expected no dna: nobody can miss desk work"}},
    BadStudy{"{minutes: 45, by: [clinician]}\npathways:\n  main:\n    first: {appointment: assess}", "{minutes: 45, by: [clinician], mode: desk}\npathways:\n  main:\n    first: {appointment: assess, stops_clock: true}", {"study.yaml:7:47: pathways.main.first.stops_clock is true; expected false: assess is desk work, which no patient attends"}},
    BadStudy{"per_week: 10}", "per_week: 10}, sites: [main, main]", {"study.yaml:9:64: streams.gp.sites[2] is main; expected each site once"}},
    BadStudy{"", "scenarios: {away: {staff: {band-6: {until: 2026-09-30, absent: [{from: 2026-09-01, until: 2026-10-31}]}}}}\n", {"study.yaml:12:91: staff.band-6.absent[1].until is 2026-10-31; expected a day not after 2026-09-30, the last in post (in scenario away)"}},
    BadStudy{"", "absence: {placements: [{post: band-6, from: 2026-09-01, weeks: 6}]}\nscenarios: {less: {staff: {b: {like: band-6, wte: 1}, band-6: null}}}\n", {"study.yaml:13:13: absence.placements[1].post is band-6; expected b (in scenario less)", "study.yaml:13:38: staff.b.like is band-6; expected another post, of which there is none (in scenario less)"}},
    BadStudy{"", "scenarios: {bank: {cover: {order: [bank]}}}\n", {"study.yaml:12:36: cover.order[1] is bank; expected another way, or cover.bank beside it, such as bank: {hours_per_week: 20} (in scenario bank)"}}};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Every, BadAbsenceAndCover, testing::ValuesIn(kBadAbsenceAndCover));

}  // namespace
}  // namespace headroom
