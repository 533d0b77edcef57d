// Every mistake about plans, sessions, places and times of staff is reported.

#include "bad_study.hpp"

namespace headroom {
namespace {

using BadStaffTime = BadStudyTest;

TEST_P(BadStaffTime, IsReportedInFull) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }

// clang-format off
const std::vector<BadStudy> kBadStaffTime{
    BadStudy{"wte: 1.0", "wte: 1.0, activities: [{name: \"-\", category: spa, hours: 1}]", {"study.yaml:11:68: staff.band-6.activities[1].name is \"-\"; expected a name, and not - alone"}},
    BadStudy{"wte: 1.0", "wte: 1.0, activities: [{name: \"\", category: spa, hours: 1}]", {"study.yaml:11:68: staff.band-6.activities[1].name is \"\"; expected a name, and not - alone"}},
    BadStudy{"", "cover: {minimum_on_duty: {clinician: {}}}\n", {"study.yaml:12:38: cover.minimum_on_duty.clinician is an empty map; expected a map with at least one entry"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 420}, {day: tue, start: 9:00, minutes: 420}, {day: wed, start: 9:00, minutes: 420}, {day: thu, start: 9:00, minutes: 420}, {day: fri, start: 9:00, minutes: 420}]", {"study.yaml:11:58: staff.band-6.sessions is 35 hours a week; expected at most the 30 hours for patients (dcc less dcc_fixed) at 1 WTE, 5 hours fewer"}},
    BadStudy{"wte: 1.0", "wte: 1.6, sessions: [{day: mon, start: 9:00, minutes: 420}, {day: tue, start: 9:00, minutes: 420}, {day: wed, start: 9:00, minutes: 420}, {day: thu, start: 9:00, minutes: 420}, {day: fri, start: 9:00, minutes: 60}]", {"study.yaml:11:58: staff.band-6.sessions is 21 hours a week for holder 2; expected at most the 18 hours for patients (dcc less dcc_fixed) at 0.6 WTE, 3 hours fewer"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 420}, {day: tue, start: 9:00, minutes: 420}, {day: wed, start: 9:00, minutes: 420}, {day: thu, start: 9:00, minutes: 420}], dcc_fixed: [{name: MDT, hours_per_week: 3}]", {"study.yaml:11:58: staff.band-6.sessions is 28 hours a week; expected at most the 27 hours for patients (dcc less dcc_fixed) at 1 WTE, 1 hour fewer"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180}], plans: [{from: 2026-10-01, job_plan: {dcc: 6%, spa: rest}}]", {"study.yaml:11:58: staff.band-6.sessions is 3 hours a week; expected at most the 2.25 hours for patients (dcc less dcc_fixed) at 1 WTE from 2026-10-01, 0.75 hours fewer"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180}, {day: mon, start: 11:00, minutes: 180}]", {"study.yaml:11:98: staff.band-6.sessions[2] is mon 11:00 to 14:00; expected no overlap with sessions[1], mon 9:00 to 12:00"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, every: 2 weeks}, {day: mon, start: 11:00, minutes: 180, every: 3 weeks, starting: 2026-04-13}]", {"study.yaml:11:114: staff.band-6.sessions[2] is mon 11:00 to 14:00; expected no overlap with sessions[1], mon 9:00 to 12:00"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: sat, start: 9:00, minutes: 180}]", {"study.yaml:11:65: staff.band-6.sessions[1].day is sat; expected a day on which the post works"}},
    BadStudy{"wte: 1.0", "wte: 1.0, days: [mon, tue], sessions: [{day: wed, start: 9:00, minutes: 180}]", {"study.yaml:11:83: staff.band-6.sessions[1].day is wed; expected a day on which the post works"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, site: north}]", {"study.yaml:11:103: staff.band-6.sessions[1].site is north; expected main"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sites: {main: [tue]}, sessions: [{day: tue, start: 9:00, minutes: 180, site: mian}]", {"study.yaml:11:125: staff.band-6.sessions[1].site is mian; expected main"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, for: [pg]}]", {"study.yaml:11:103: staff.band-6.sessions[1].for[1] is pg; expected gp"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, for: [gp, gp]}]", {"study.yaml:11:107: staff.band-6.sessions[1].for[2] is gp; expected each stream once"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, for: []}]", {"study.yaml:11:102: staff.band-6.sessions[1].for is an empty list; expected a list of at least one"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 180, every: 10 days}]", {"study.yaml:11:104: staff.band-6.sessions[1].every is 10 days; expected whole weeks, such as 2 weeks"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: \"09:60\", minutes: 180}]", {"study.yaml:11:77: staff.band-6.sessions[1].start is \"09:60\"; expected a time of day such as 9:00"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 9, minutes: 180}]", {"study.yaml:11:77: staff.band-6.sessions[1].start is 9; expected a time of day such as 9:00"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, start: 22:30, minutes: 180}]", {"study.yaml:11:93: staff.band-6.sessions[1].minutes is 180; expected at most 90, so that it ends by midnight"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sessions: [{day: mon, minutes: 180}]", {"study.yaml:11:59: staff.band-6.sessions[1].start is missing; expected a time of day such as 9:00"}},
    BadStudy{"wte: 1.0", "wte: 1.0, outside_sessions: yes", {"study.yaml:11:66: staff.band-6.outside_sessions is yes; expected true or false"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sites: [north]", {"study.yaml:11:56: staff.band-6.sites[1] is north; expected main"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sites: [main, main]", {"study.yaml:11:62: staff.band-6.sites[2] is main; expected each site once"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sites: []", {"study.yaml:11:55: staff.band-6.sites is an empty list; expected a list of at least one"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sites: {nroth: [mon]}", {"study.yaml:11:56: staff.band-6.sites.nroth is not a site; expected main"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sites: {main: [sat]}", {"study.yaml:11:63: staff.band-6.sites.main[1] is sat; expected a day on which the post works"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sites: {main: [mon, mon]}", {"study.yaml:11:68: staff.band-6.sites.main[2] is mon; expected each day once"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sites: main", {"study.yaml:11:55: staff.band-6.sites is main; expected any, a list of at least one or a map with at least one entry"}},
    BadStudy{"wte: 1.0", "wte: 1.0, activities: [{name: Teaching, category: spa, hours: 8}]", {"study.yaml:11:60: staff.band-6.activities is 8 hours of spa a week in all; expected at most the 7.5 hours of spa in the job plan at 1.0 WTE"}},
    BadStudy{"wte: 1.0", "wte: 1.0, activities: [{name: Lead, category: ar, hours: 1}]", {"study.yaml:11:60: staff.band-6.activities is 1 hour of ar a week in all; expected at most the 0 hours of ar in the job plan at 1.0 WTE"}},
    BadStudy{"wte: 1.0", "wte: 0.1, activities: [{name: Teaching, category: spa, hours: 5}]", {"study.yaml:11:60: staff.band-6.activities is 5 hours a week of spa, ar and ed for each holder; expected at most the 3.75 hours that a holder of 0.1 WTE works"}},
    BadStudy{"wte: 1.0", "wte: 1.0, activities: [{name: Teaching, category: spa, hours: 5}], plans: [{from: 2026-10-01, job_plan: {dcc: 90%, spa: 10%}}]", {"study.yaml:11:142: staff.band-6.plans[1].job_plan is 3.75 hours of spa at 1.0 WTE; expected at least the 5 hours of the post's activities"}},
    BadStudy{"wte: 1.0", "wte: 1.0, activities: [{name: Teaching, category: spa, hours: 5}], plans: [{from: 2026-10-01, wte: 0.1}]", {"study.yaml:11:137: staff.band-6.plans[1].wte is 0.1; expected at least 5 hours a week for each holder, as much as the activities in spa, ar and ed take, not 3.75 hours"}},
    BadStudy{"wte: 1.0", "wte: 1.0, activities: [{name: Teaching, category: research, hours: 5}]", {"study.yaml:11:88: staff.band-6.activities[1].category is research; expected one of dcc, spa, ar, ed (nearest: spa)"}},
    BadStudy{"wte: 1.0", "wte: 1.0, activities: [{name: Teaching, category: spa, hours: 5, protected: firm}]", {"study.yaml:11:114: staff.band-6.activities[1].protected is firm; expected one of soft, hard (nearest: hard)"}},
    BadStudy{"wte: 1.0", "wte: 1.0, pillars: {clinical: 80%, leadership: 10%}", {"study.yaml:11:57: staff.band-6.pillars is 90% in sum; expected shares that sum to 100%"}},
    BadStudy{"wte: 1.0", "wte: 1.0, pillars: {clincal: 100%}", {"study.yaml:11:58: staff.band-6.pillars.clincal is not a key here; expected one of clinical, leadership, education, research (nearest: clinical)"}},
    BadStudy{"{dcc: 80%, spa: 20%}", "nothing", {"study.yaml:11:58: staff.band-6.job_plan is nothing; expected a map or none"}},
    BadStudy{"{dcc: 80%, spa: 20%}", "none, plans: [{from: 2026-10-01, job_plan: {dcc: 100%}}]", {"study.yaml:11:101: staff.band-6.plans[1].job_plan is {dcc: 100%}; expected nothing here: the post has job_plan: none"}},
    BadStudy{"{dcc: 80%, spa: 20%}", "none, activities: [{name: Teaching, category: spa, hours: 1}]", {"study.yaml:11:76: staff.band-6.activities is 1 hour of spa a week in all; expected at most the 0 hours of spa in the job plan at 1.0 WTE"}},
    BadStudy{"wte: 1.0", "wte: 1.0, plans: [{from: 2026-10-01, wte: 0.8}, {from: 2026-10-01, wte: 0.6}]", {"study.yaml:11:93: staff.band-6.plans[2].from is 2026-10-01; expected a day after 2026-10-01"}},
    BadStudy{"wte: 1.0", "wte: 1.0, plans: [{from: 2026-10-01, wte: 0.8}, {from: 2026-07-01, wte: 0.6}]", {"study.yaml:11:93: staff.band-6.plans[2].from is 2026-07-01; expected a day after 2026-10-01"}},
    BadStudy{"wte: 1.0", "wte: 1.0, plans: [{from: 2026-10-01}]", {"study.yaml:11:56: staff.band-6.plans[1] is {from: 2026-10-01}; expected at least one of wte, band and job_plan"}},
    BadStudy{"wte: 1.0", "wte: 1.0, plans: [{wte: 0.8}]", {"study.yaml:11:56: staff.band-6.plans[1].from is missing; expected a date such as 2026-04-01, from 1990-01-01 to 2100-12-31"}},
    BadStudy{"wte: 1.0", "wte: 1.0, plans: [{from: 2026-10-01, job_plan: {dcc: 80%, spa: 10%}}]", {"study.yaml:11:85: staff.band-6.plans[1].job_plan is 90% in sum; expected shares that sum to 100%, or hours that sum to 37.5 hours (full_time_hours)"}},
    BadStudy{"wte: 1.0", "wte: 1.0, plans: [{from: 2026-10-01, job_plan: {dcc: 32, spa: 4}}]", {"study.yaml:11:85: staff.band-6.plans[1].job_plan is 36 hours in sum; expected hours that sum to 37.5 hours (full_time_hours)"}},
    BadStudy{"wte: 1.0", "wte: 1.0, from: 2026-05-01, plans: [{from: 2026-05-01, wte: 0.8}]", {"study.yaml:11:81: staff.band-6.plans[1].from is 2026-05-01; expected a day after 2026-05-01"}},
    BadStudy{"wte: 1.0", "wte: 1.0, until: 2026-09-30, plans: [{from: 2026-10-01, wte: 0.8}]", {"study.yaml:11:82: staff.band-6.plans[1].from is 2026-10-01; expected a day not after 2026-09-30, the last in post"}},
    BadStudy{"wte: 1.0", "wte: 1.0, plans: [{from: 2026-10-01, band: 10}]", {"study.yaml:11:81: staff.band-6.plans[1].band is 10; expected one of 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9 (nearest: 2)"}},
    BadStudy{"wte: 1.0", "wte: 0.2, days: [mon], plans: [{from: 2026-10-01, wte: 1}]", {"study.yaml:11:54: staff.band-6.days is [mon]; expected at most 24 hours a day, not 37.5 on each of 1 day"}},
    BadStudy{"wte: 1.0", "wte: 1.0, from: 2026-10-01, dcc_fixed: [], plans: [{from: 2026-12-01, wte: 0.5}], absent: [{from: 2026-12-01, until: 2026-12-02}, {from: 2026-12-02}]", {"study.yaml:11:175: staff.band-6.absent[2].from is 2026-12-02; expected a day after 2026-12-02"}},
    BadStudy{"wte: 1.0", "wte: 1.0, absent: [{from: 2026-10-01, until: 2026-09-01}]", {"study.yaml:11:83: staff.band-6.absent[1].until is 2026-09-01; expected a day not before 2026-10-01, the first of the absence"}},
    BadStudy{"wte: 1.0", "wte: 1.0, absent: [{from: 2026-10-01, until: 2026-11-30}, {from: 2026-11-30, until: 2026-12-31}]", {"study.yaml:11:103: staff.band-6.absent[2].from is 2026-11-30; expected a day after 2026-11-30"}},
    BadStudy{"wte: 1.0", "wte: 1.0, absent: [{from: 2026-10-01}, {from: 2026-11-30, until: 2026-12-31}]", {"study.yaml:11:84: staff.band-6.absent[2].from is 2026-11-30; expected no further absence: the one before it has no last day"}},
    BadStudy{"wte: 1.0", "wte: 1.0, from: 2026-10-01, absent: [{from: 2026-09-01, until: 2026-10-31}]", {"study.yaml:11:82: staff.band-6.absent[1].from is 2026-09-01; expected a day not before 2026-10-01, the first in post"}},
    BadStudy{"wte: 1.0", "wte: 1.0, until: 2026-10-01, absent: [{from: 2026-09-01, until: 2026-10-31}]", {"study.yaml:11:102: staff.band-6.absent[1].until is 2026-10-31; expected a day not after 2026-10-01, the last in post"}},
    BadStudy{"wte: 1.0", "wte: 1.0, absent: [{until: 2026-09-01}]", {"study.yaml:11:57: staff.band-6.absent[1].from is missing; expected a date such as 2026-04-01, from 1990-01-01 to 2100-12-31"}},
    BadStudy{"wte: 1.0", "wte: 1.0, absent: [{from: 2026-10-01, backfill: 120%}]", {"study.yaml:11:86: staff.band-6.absent[1].backfill is 120%; expected a share from 0% to 100%"}},
    BadStudy{"wte: 1.0", "wte: 1.0, absent: {from: 2026-10-01}", {"study.yaml:11:56: staff.band-6.absent is {from: 2026-10-01}; expected a list"}},
    BadStudy{"wte: 1.0", "wte: 1.0, productivity: 0", {"study.yaml:11:62: staff.band-6.productivity is 0; expected a share from 1% to 500%"}},
    BadStudy{"wte: 1.0", "wte: 1.0, productivity: 3%", {"study.yaml:11:62: staff.band-6.productivity is 3%; expected a pace at which assess takes at most 1,440 minutes, not 1,500"}},
    BadStudy{"wte: 1.0", "wte: 1.0, induction: [{weeks: 4, at: 150%}]", {"study.yaml:11:75: staff.band-6.induction[1].at is 150%; expected a share from 0% to 100%"}},
    BadStudy{"wte: 1.0", "wte: 1.0, induction: [{at: 50%}]", {"study.yaml:11:60: staff.band-6.induction[1].weeks is missing; expected a whole number of weeks from 1 to 520"}},
    BadStudy{"wte: 1.0", "wte: 1.0, sickness: {rat: 3%}", {"study.yaml:11:58: staff.band-6.sickness.rate is missing; expected a share from 0% to 90%", "study.yaml:11:59: staff.band-6.sickness.rat is not a key here; expected rate"}}};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Every, BadStaffTime, testing::ValuesIn(kBadStaffTime));

}  // namespace
}  // namespace headroom
