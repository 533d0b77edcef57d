// Every mistake about the paths, values and steps of a sweep is reported.

#include "bad_study.hpp"

namespace headroom {
namespace {

using BadSweep = BadStudyTest;

TEST_P(BadSweep, IsReportedInFull) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }

/// A sweep of the one variable n.
BadStudy n(const std::string& keys, const std::vector<std::string>& lines) {
  return {"", "sweep: {n: {" + keys + "}}\n", lines};
}

// clang-format off
const std::vector<BadStudy> kBadSweep{
    BadStudy{"", "sweep: [n]\n", {"study.yaml:12:8: sweep is [n]; expected a map"}},
    BadStudy{"", "sweep: {n: 3}\n", {"study.yaml:12:12: sweep.n is 3; expected a map"}},
    BadStudy{"", "sweep: {a b: {set: staff.band-6.wte, values: [1]}}\n", {"study.yaml:12:9: sweep.a b is not a name; expected letters, digits, - and _, at most 64"}},
    n("values: [1, 2]", {"study.yaml:12:12: sweep.n.set is missing; expected text or a list of at least one"}),
    n("set: staff.band-6.wte", {"study.yaml:12:12: sweep.n is {set: staff.band-6.wte}; expected a map with either values or from, to and step"}),
    n("set: staff.band-6.wte, values: []", {"study.yaml:12:44: sweep.n.values is an empty list; expected a list of at least one"}),
    n("set: staff.band-6.wte, values: {}", {"study.yaml:12:44: sweep.n.values is an empty map; expected a map with at least one entry"}),
    n("set: staff.band-6.wte, values: 2", {"study.yaml:12:44: sweep.n.values is 2; expected a list of at least one or a map with at least one entry"}),
    n("set: staff.band-6.wte, values: [1, null]", {"study.yaml:12:48: sweep.n.values[2] is null; expected a number or text (lists and maps are given as NAME: value)"}),
    n("set: staff.band-6.wte, values: [1], vals: [2]", {"study.yaml:12:49: sweep.n.vals is not a key here; expected one of set, values, from, to, step (nearest: values)"}),
    n("set: staff.band-6.wte, values: [1], from: 1, to: 2, step: 1", {"study.yaml:12:55: sweep.n.from is written beside values; expected either values or from, to and step", "study.yaml:12:62: sweep.n.to is written beside values; expected either values or from, to and step", "study.yaml:12:71: sweep.n.step is written beside values; expected either values or from, to and step"}),
    n("set: staff.band-6.wte, from: 1, to: 2", {"study.yaml:12:12: sweep.n.step is missing; expected a number, a share such as 4% or a duration such as 2 weeks"}),
    n("set: staff.band-6.wte, from: one, to: 2, step: 1", {"study.yaml:12:42: sweep.n.from is one; expected a number, a share such as 4% or a duration such as 2 weeks"}),
    n("set: staff.band-6.wte, from: 1, to: 2 weeks, step: 1", {"study.yaml:12:49: sweep.n.to is 2 weeks; expected a value written like from, 1"}),
    n("set: booking.horizon, from: 1 weeks, to: 4 weeks, step: 7 days", {"study.yaml:12:69: sweep.n.step is 7 days; expected a value written like from, 1 weeks"}),
    n("set: staff.band-6.wte, from: 1, to: 2, step: 0", {"study.yaml:12:58: sweep.n.step is 0; expected a step above 0"}),
    n("set: staff.band-6.wte, from: 2, to: 1, step: 1", {"study.yaml:12:49: sweep.n.to is 1; expected at least from, 2"}),
    n("set: staff.band-6.wte, from: 1e0, to: 2, step: 1", {"study.yaml:12:42: sweep.n.from is 1e0; expected a number without exponent and with at most 9 decimals"}),
    n("set: staff.band-6.wte, from: 0, to: 1000, step: 0.001", {"study.yaml:12:61: sweep.n.step is 0.001; expected a step that makes at most 100,000 values, not 1,000,001"}),
    n("set: \"\", values: [1]", {"study.yaml:12:18: sweep.n.set is \"\"; expected a dotted path such as staff.band-6.wte"}),
    n("set: [], values: [1]", {"study.yaml:12:18: sweep.n.set is an empty list; expected a list of at least one"}),
    n("set: staff.band-6.wet, values: [1]", {"study.yaml:12:18: sweep.n.set is staff.band-6.wet; expected after staff.band-6 one of role, wte, band, cost_per_year, headcount, job_plan, activities, pillars, plans, days, sites, dcc_fixed and 11 more (nearest: wte)"}),
    n("set: staff.band-7.wte, values: [1]", {"study.yaml:12:18: sweep.n.set is staff.band-7.wte; expected after staff band-6"}),
    n("set: stuff.band-6.wte, values: [1]", {"study.yaml:12:18: sweep.n.set is stuff.band-6.wte; expected one of title, calendar, full_time_hours, appointments, pathways, streams, staff, absence, booking, cover, costs (nearest: staff)"}),
    n("set: staff.band-6.wte.more, values: [1]", {"study.yaml:12:18: sweep.n.set is staff.band-6.wte.more; expected a path that ends with staff.band-6.wte"}),
    n("set: staff..wte, values: [1]", {"study.yaml:12:18: sweep.n.set is staff..wte; expected a dotted path such as staff.band-6.wte"}),
    n("set: calendar.weeks, values: [10]", {"study.yaml:12:18: sweep.n.set is calendar.weeks; expected a path that may differ: calendar.weeks is the same in all scenarios"}),
    n("set: experiment.replications, values: [10]", {"study.yaml:12:18: sweep.n.set is experiment.replications; expected a path that may differ: experiment is the same in all scenarios"}),
    n("set: staff.band-6.job_plan.dcc, values: [80%]", {"study.yaml:12:18: sweep.n.set is staff.band-6.job_plan.dcc; expected a path that ends with staff.band-6.job_plan, which is replaced whole"}),
    n("set: \"appointments.assess.by[1]\", values: [clinician]", {"study.yaml:12:18: sweep.n.set is \"appointments.assess.by[1]\"; expected a path without [ and ]: a list is set whole"}),
    n("set: costs.pay.10, values: [1]", {"study.yaml:12:18: sweep.n.set is costs.pay.10; expected after costs.pay one of 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9 (nearest: 2)"}),
    n("set: [staff.band-6.wte, staff.band-6.wte], values: [1]", {"study.yaml:12:37: sweep.n.set[2] is staff.band-6.wte; expected a path that is set once: n sets staff.band-6.wte"}),
    BadStudy{"", "sweep: {n: {set: staff.band-6.wte, values: [1]}, m: {set: staff.band-6, values: {less: {wte: 1}}}}\n", {"study.yaml:12:59: sweep.m.set is staff.band-6; expected a path that is set once: n sets staff.band-6.wte"}},
    n("set: staff.band-6.wte, values: [1, 2, 1]", {"study.yaml:12:51: sweep.n.values[3] is 1; expected each value once"}),
    n("set: staff.band-6.wte, values: [1, [2]]", {"study.yaml:12:48: sweep.n.values[2] is [2]; expected a number or text (lists and maps are given as NAME: value)"}),
    n("set: title, values: [\"a,b\"]", {"study.yaml:12:34: sweep.n.values[1] is \"a,b\"; expected a short text without signs, or a name for it: values: {NAME: value}"}),
    n("set: staff.new, values: {a b: {like: band-6, wte: 1}}", {"study.yaml:12:38: sweep.n.values.a b is not a name; expected letters, digits, - and _, at most 64"}),
    n("set: staff.band-6.wte, values: [1, lots, -1]", {"study.yaml:12:48: staff.band-6.wte is lots; expected a number from 0 to 1,000 (in scenario n=lots)", "study.yaml:12:54: staff.band-6.wte is -1; expected a number from 0 to 1,000 (in scenario n=-1)"}),
    n("set: staff.band-6.wte, from: -1, to: 1, step: 1", {"study.yaml:12:42: staff.band-6.wte is -1; expected a number from 0 to 1,000 (in scenario n=-1)"}),
    n("set: staff.new, values: {one: {wte: 1}}", {"study.yaml:12:43: staff.new.role is missing; expected a name (letters, digits, - and _, at most 64) or a list of at least one (in scenario n=one)", "study.yaml:12:43: staff.new.job_plan is missing; expected a map or none (in scenario n=one)"}),
    n("set: staff.band-6.role, values: [clinician, 7 up]", {"study.yaml:12:57: staff.band-6.role is 7 up; expected a name (letters, digits, - and _, at most 64) or a list of at least one (in scenario n=7 up)"}),
    BadStudy{"", "sweep: {n: {set: staff.band-6.wte, values: [1, lots]}, m: {set: absence.sickness, from: 1.0%, to: 9.9%, step: 0.1%}}\n", {"study.yaml:12:48: staff.band-6.wte is lots; expected a number from 0 to 1,000 (in scenario n=lots,m=1.0%)"}},
    BadStudy{"", "sweep: {n: {set: staff.band-6.wte, from: 1.0, to: 101.0, step: 0.1}, m: {set: absence.sickness, from: 1.0%, to: 10.9%, step: 0.1%}}\n", {"study.yaml:12:8: sweep is 100,100 combinations (n 1,001, m 100); expected at most 100,000: fewer values, of n for example"}},
    BadStudy{"wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n", "wte: 1.0, headcount: 3, job_plan: {dcc: 80%, spa: 20%}}\nsweep: {n: {set: staff.band-6.wte, values: [3, 4, 5]}, m: {set: absence.sickness, values: [3%, 4%]}}\n", {"study.yaml:12:48: staff.band-6.headcount is 3; expected at least 4: 4 WTE would be more than 1.0 each (in scenario n=4,m=3%)", "study.yaml:12:51: staff.band-6.headcount is 3; expected at least 5: 5 WTE would be more than 1.0 each (in scenario n=5,m=3%)"}},
    BadStudy{"wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n", "wte: none, job_plan: {dcc: 80%, spa: 20%}}\nsweep: {m: {set: absence.sickness, values: [3%, 40]}}\n", {"study.yaml:11:43: staff.band-6.wte is none; expected a number from 0 to 1,000", "study.yaml:12:49: absence.sickness is 40; expected a share from 0% to 90% or a map (in scenario m=40)"}},
    BadStudy{"wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n", "wte: 1.0, job_plan: {dcc: 80%, spa: 20%}, sessions: [{day: mon, start: 9:00, minutes: 570}, {day: tue, start: 9:00, minutes: 570}]}\nsweep: {plan: {set: staff.band-6.job_plan, values: {most: {dcc: 80%, spa: 20%}, less: {dcc: 60%, spa: 40%}}}, week: {set: full_time_hours, values: [37.5, 30, 29]}}\n", {"study.yaml:12:87: staff.band-6.sessions is 19 hours a week; expected at most the 18 hours for patients (dcc less dcc_fixed) at 1 WTE, 1 hour fewer (in scenario plan=less,week=30)"}}};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Every, BadSweep, testing::ValuesIn(kBadSweep));

}  // namespace
}  // namespace headroom
