// Every mistake about booking, costs and scenarios is reported, those of scenarios by name.

#include "bad_study.hpp"

namespace headroom {
namespace {

using BadRulesAndScenarios = BadStudyTest;

TEST_P(BadRulesAndScenarios, IsReportedInFull) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }

// clang-format off
const std::vector<BadStudy> kBadRulesAndScenarios{
    BadStudy{"", "absence: {sickness: {rate: 4%, spells: [{share: 90%, min: 1, max: 7, mean: 2.5}]}}\n", {"study.yaml:12:40: absence.sickness.spells is 90% in sum; expected shares that sum to 100%"}},
    BadStudy{"", "absence: {sickness: {spells: [{share: 100%, min: 1, max: 7, mean: 9}]}}\n", {"study.yaml:12:67: absence.sickness.spells[1].mean is 9; expected a mean between 1 and 7"}},
    BadStudy{"", "absence: {leave_year: 31 April}\n", {"study.yaml:12:23: absence.leave_year is 31 April; expected a day of the year such as 1 April"}},
    BadStudy{"", "booking: {order: random}\n", {"study.yaml:12:18: booking.order is random; expected one of target-date, priority, longest-wait (nearest: priority)"}},
    BadStudy{"", "booking: {reserve: {urgent: {share: 10%}}}\n", {"study.yaml:12:37: booking.reserve.urgent.share is 10%, not supported yet; expected 0"}},
    BadStudy{"", "costs: {pay: {10: 100000}}\n", {"study.yaml:12:15: costs.pay.10 is not a key here; expected one of 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9 (nearest: 2)"}},
    BadStudy{"", "experiment: {replications: 0}\n", {"study.yaml:12:28: experiment.replications is 0; expected a whole number from 1 to 100,000 or a map"}},
    BadStudy{"", "staff: {}\n", {"study.yaml:12:1: staff is written twice (first on line 10); expected each key once"}},
    BadStudy{"", "booking: {office_days: [tue, Wed]}\n", {"study.yaml:12:30: booking.office_days[2] is Wed; expected one of mon, tue, wed, thu, fri, sat, sun"}},
    BadStudy{"", "booking: {office_days: [tue, tue]}\n", {"study.yaml:12:30: booking.office_days[2] is tue; expected each day once"}},
    BadStudy{"", "booking: {office_days: []}\n", {"study.yaml:12:24: booking.office_days is an empty list; expected a list of at least one"}},
    BadStudy{"", "booking: {office_days: daily}\n", {"study.yaml:12:24: booking.office_days is daily; expected a list of at least one or one of mon-fri, clinic_days"}},
    BadStudy{"", "absence: {turnover: {leavers_per_year: 9%, time_to_hire: 14 weeks, start: full}}\n", {"study.yaml:12:75: absence.turnover.start is full; expected one of stationary, filled (nearest: filled)"}},
    BadStudy{"", "colour: blue\n", {"study.yaml:12:1: colour is not a key here; expected one of headroom, title, calendar, full_time_hours, sites, appointments, pathways, streams, staff, absence, booking, cover and 6 more (nearest: cover)"}},
    BadStudy{"", "scenarios: {more: {staff: {band-6: {wte: lots}}}}\n", {"study.yaml:12:42: staff.band-6.wte is lots; expected a number from 0 to 1,000 (in scenario more)"}},
    BadStudy{"", "scenarios: {longer: {calendar: {weeks: 104}}}\n", {"study.yaml:12:33: calendar.weeks is 104; expected no such key in a scenario: it is the same in all of them (in scenario longer)"}},
    BadStudy{"", "scenarios: {less: {staff: {band-6: null}}}\n", {"study.yaml:12:20: staff is an empty map; expected a map with at least one entry (in scenario less)"}},
    BadStudy{"", "scenarios: {less: {staff: {band-6: {role: null}}}}\n", {"study.yaml:12:37: staff.band-6.role is missing; expected a name (letters, digits, - and _, at most 64) or a list of at least one (in scenario less)"}},
    BadStudy{"", "scenarios: {part: {full_time_hours: 36, staff: {band-6: {job_plan: {dcc: 30, spa: 7.5}}}}}\n", {"study.yaml:12:68: staff.band-6.job_plan is 37.5 hours in sum; expected hours that sum to 36 hours (full_time_hours) (in scenario part)"}},
    BadStudy{"", "scenarios: {both: {with: [mor]}, more: {}}\n", {"study.yaml:12:27: scenarios.both.with[1] is mor; expected one of baseline, more (nearest: more)"}},
    BadStudy{"", "scenarios: {a: {with: [b]}, b: {with: [a]}}\n", {"study.yaml:12:39: scenarios.b.with is [a]; expected scenarios that do not lead back to this one"}},
    BadStudy{"", "scenarios: {a b: {}}\n", {"study.yaml:12:13: scenarios.a b is not a name; expected letters, digits, - and _, at most 64"}},
    BadStudy{"", "scenarios: {a: }\n", {"study.yaml:12:13: scenarios.a is empty; expected a map"}},
    BadStudy{"", "scenarios: {a: {abut: x}}\n", {"study.yaml:12:17: scenarios.a.abut is not a key here; expected one of about, with, is, uncertainty, title, calendar, full_time_hours, appointments, pathways, streams, staff, absence and 3 more (nearest: about)"}},
    BadStudy{"", "x: &a 1\ny: *a\n", {"study.yaml:12:4: x is an anchor; expected the value alone: anchors are not read", "study.yaml:13:4: y is an alias; expected the value itself: aliases are not read", "study.yaml:12:1: x is not a key here; expected one of headroom, title, calendar, full_time_hours, sites, appointments, pathways, streams, staff, absence, booking, cover and 6 more (nearest: title)", "study.yaml:13:1: y is not a key here; expected one of headroom, title, calendar, full_time_hours, sites, appointments, pathways, streams, staff, absence, booking, cover and 6 more (nearest: title)"}},
    BadStudy{"", "x: !!str 1\n", {"study.yaml:12:4: x is tagged tag:yaml.org,2002:str; expected the value alone: tags are not read", "study.yaml:12:1: x is not a key here; expected one of headroom, title, calendar, full_time_hours, sites, appointments, pathways, streams, staff, absence, booking, cover and 6 more (nearest: title)"}},
    BadStudy{"", "<<: {a: 1}\n", {"study.yaml:12:1: << is a merge key; expected the keys themselves: merge keys are not read"}},
    BadStudy{"", "title: \"never closed\n", {"study.yaml:12:8: the study is broken off: a quote is never closed; expected a closing quote"}},
    BadStudy{"", "---\nheadroom: 1\n", {"study.yaml:12:1: the study is more than one document; expected one document"}},
    BadStudy{"", "? [a]\n: 1\n", {"study.yaml:12:3: the study is a key that is a map or list, or a bracket that is never closed; expected plain names as keys and every bracket closed"}}};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Every, BadRulesAndScenarios, testing::ValuesIn(kBadRulesAndScenarios));

}  // namespace
}  // namespace headroom
