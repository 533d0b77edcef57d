// Every mistake about what sizing may vary and must meet is reported.

#include "bad_study.hpp"

namespace headroom {
namespace {

using BadSizing = BadStudyTest;

TEST_P(BadSizing, IsReportedInFull) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }

/// What varies, with one target that stands.
BadStudy vary(const std::string& paths, const std::vector<std::string>& lines) {
  return {"", "sizing:\n  meet: [{metric: in_time, at_least: 92%}]\n  vary: {" + paths + "}\n", lines};
}

/// A target, with one path that varies.
BadStudy meet(const std::string& target, const std::vector<std::string>& lines) {
  return {"",
          "sizing:\n  vary: {staff.band-6.wte: {from: 1, to: 3, step: 0.5}}\n  meet: [{" + target + "}]\n",
          lines};
}

// clang-format off
const std::vector<BadStudy> kBadSizing{
    BadStudy{"", "sizing: {}\n", {"study.yaml:12:9: sizing.vary is missing; expected a map with at least one entry", "study.yaml:12:9: sizing.meet is missing; expected a list of at least one"}},
    vary("", {"study.yaml:14:9: sizing.vary is an empty map; expected a map with at least one entry"}),
    vary("staff.band-6.wte: 3", {"study.yaml:14:28: sizing.vary.staff.band-6.wte is 3; expected a map"}),
    vary("staff.band-6.wte: {from: 1, to: 3}", {"study.yaml:14:28: sizing.vary.staff.band-6.wte.step is missing; expected a number, a share such as 4% or a duration such as 2 weeks"}),
    vary("staff.band-6.wte: {from: 1, to: 3, step: 1, values: [1]}", {"study.yaml:14:35: sizing.vary.staff.band-6.wte.from is written beside values; expected either values or from, to and step", "study.yaml:14:42: sizing.vary.staff.band-6.wte.to is written beside values; expected either values or from, to and step", "study.yaml:14:51: sizing.vary.staff.band-6.wte.step is written beside values; expected either values or from, to and step"}),
    vary("staff.band-6.wte: {}", {"study.yaml:14:28: sizing.vary.staff.band-6.wte is an empty map; expected a map with either values or from, to and step"}),
    vary("staff.band-6.wte: {values: [3, 2]}", {"study.yaml:14:41: sizing.vary.staff.band-6.wte.values[2] is 2; expected more than the one before, 3"}),
    vary("absence.sickness: {values: [4%, 0.05]}", {"study.yaml:14:42: sizing.vary.absence.sickness.values[2] is 0.05; expected a value written like the one before, 4%"}),
    vary("staff.band-6.wte: {from: 3, to: 1, step: 1}", {"study.yaml:14:42: sizing.vary.staff.band-6.wte.to is 1; expected at least from, 3"}),
    vary("staff.band-7.wte: {from: 1, to: 3, step: 1}", {"study.yaml:14:10: sizing.vary.staff.band-7.wte is a path that cannot vary; expected after staff band-6"}),
    vary("staff.band-6: {from: 1, to: 3, step: 1}", {"study.yaml:14:10: sizing.vary.staff.band-6 is a path that cannot vary; expected a path of a number, a share or a duration"}),
    vary("staff.band-6.role: {from: 1, to: 3, step: 1}", {"study.yaml:14:10: sizing.vary.staff.band-6.role is a path that cannot vary; expected a path of a number, a share or a duration"}),
    vary("calendar.weeks: {from: 50, to: 52, step: 1}", {"study.yaml:14:10: sizing.vary.calendar.weeks is a path that cannot vary; expected a path that may differ: calendar.weeks is the same in all scenarios"}),
    vary("staff.band-6.job_plan.dcc: {from: 70%, to: 80%, step: 1%}", {"study.yaml:14:10: sizing.vary.staff.band-6.job_plan.dcc is a path that cannot vary; expected a path that ends with staff.band-6.job_plan, which is replaced whole"}),
    vary("staff.band-6.wte: {from: 0, to: 10, step: 0.01}, full_time_hours: {from: 30, to: 40, step: 0.01}", {"study.yaml:14:9: sizing.vary is 1,002,001 choices (1,001 times 1,001); expected at most 1,000,000: longer steps or fewer paths"}),
    vary("staff.band-6.wte: {from: -1, to: 2, step: 0.5}", {"study.yaml:14:35: staff.band-6.wte is -1.0; expected a number from 0 to 1,000 (in scenario staff.band-6.wte=-1.0)"}),
    vary("staff.band-6.wte: {from: 999, to: 1001, step: 1}", {"study.yaml:14:35: staff.band-6.wte is 1001; expected a number from 0 to 1,000 (in scenario staff.band-6.wte=1001)"}),
    vary("booking.horizon: {from: 1, to: 3, step: 1}", {"study.yaml:14:34: booking.horizon is 1; expected a duration such as 6 weeks, from 1 day to 520 weeks (in scenario booking.horizon=1)"}),
    vary("absence.sickness: {values: [4%]}, absence.sickness.rate: {values: [5%]}", {"study.yaml:14:44: sizing.vary.absence.sickness.rate is a path that cannot vary; expected a path that is set once: absence.sickness is set too"}),
    meet("metric: in_time", {"study.yaml:14:10: sizing.meet[1] is {metric: in_time}; expected a map with either at_least or at_most"}),
    meet("metric: in_time, at_least: 92%, at_most: 95%", {"study.yaml:14:52: sizing.meet[1].at_most is written beside at_least; expected either at_least or at_most"}),
    meet("at_least: 92%", {"study.yaml:14:10: sizing.meet[1].metric is missing; expected one of in_time, in_time_end, wait_first_mean, wait_first_median, wait_first_p92, "
      "wait_first_p95, wait_treatment_mean, wait_treatment_p92, waiting_start, waiting_end, within_target, "
      "within_target_waiting and 23 more"}),
    meet("metric: on_time, at_least: 92%", {"study.yaml:14:19: sizing.meet[1].metric is on_time; expected one of in_time, in_time_end, wait_first_mean, wait_first_median, wait_first_p92, "
      "wait_first_p95, wait_treatment_mean, wait_treatment_p92, waiting_start, waiting_end, within_target, "
      "within_target_waiting and 23 more (nearest: in_time)"}),
    meet("metric: in_time, at_least: 92", {"study.yaml:14:38: sizing.meet[1].at_least is 92; expected a share from 0% to 100%, the unit of in_time"}),
    meet("metric: in_time, at_least: most", {"study.yaml:14:38: sizing.meet[1].at_least is most; expected a number, a share such as 4% or a duration such as 2 weeks"}),
    meet("metric: wait_first_mean, at_most: 5%", {"study.yaml:14:45: sizing.meet[1].at_most is 5%; expected days, or a duration such as 2 weeks, the unit of wait_first_mean"}),
    meet("metric: in_time, at_least: 92%, stream: pg", {"study.yaml:14:51: sizing.meet[1].stream is pg; expected gp"}),
    meet("metric: in_time, at_least: 92%, priority: urgent", {"study.yaml:14:53: sizing.meet[1].priority is urgent; expected routine"}),
    meet("metric: cost, at_most: 100000, stream: gp", {"study.yaml:14:50: sizing.meet[1].stream is gp; expected none: cost is of the whole service"}),
    meet("metric: in_time, at_least: 92%, in: 100%", {"study.yaml:14:47: sizing.meet[1].in is 100%; expected a share from 1% to 99%"}),
    BadStudy{"", "sizing: {vary: {staff.band-6.wte: {values: [1, 2]}}, meet: [{metric: cost, at_most: 100000}], confidence: 30%}\n", {"study.yaml:12:107: sizing.confidence is 30%; expected a share from 50% to 99.99%"}},
    BadStudy{"", "sizing: {vary: {staff.band-6.wte: {values: [1, 2]}}, meet: [], confidence: 95%, minimise: staff}\n", {"study.yaml:12:60: sizing.meet is an empty list; expected a list of at least one", "study.yaml:12:91: sizing.minimise is staff; expected one of cost, wte (nearest: wte)"}},
    BadStudy{"per_week: 10}}\n", "per_week: 10}}\n  self:\n    pathway: main\n    referrals: {per_week: 5}\n    priorities: {soon: {share: 100%}}\nsizing:\n  vary: {staff.band-6.wte: {values: [1]}}\n  meet: [{metric: in_time, at_least: 92%, priority: soon}]\n", {"study.yaml:16:53: sizing.meet[1].priority is soon; expected a stream beside it: no priority is in every stream"}},
    BadStudy{"wte: 1.0, job_plan: {dcc: 80%, spa: 20%}}\n", "wte: 1.0, headcount: 2, job_plan: {dcc: 80%, spa: 20%}}\nsizing:\n  vary: {staff.band-6.wte: {from: 1.0, to: 3.0, step: 0.1}}\n  meet: [{metric: in_time, at_least: 92%}]\n", {"study.yaml:13:35: staff.band-6.headcount is 2; expected at least 3: 3 WTE would be more than 1.0 each (in scenario staff.band-6.wte=3.0)"}}};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Every, BadSizing, testing::ValuesIn(kBadSizing));

}  // namespace
}  // namespace headroom
