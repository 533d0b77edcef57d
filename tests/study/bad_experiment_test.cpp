// Every mistake about replications, precision and selection is reported where it stands.

#include "bad_study.hpp"

namespace headroom {
namespace {

using BadExperiment = BadStudyTest;

TEST_P(BadExperiment, IsReportedInFull) { EXPECT_EQ(lines_of(text_of(GetParam())), GetParam().lines); }

/// The experiment of a study with two scenarios and one stream.
BadStudy with_two(const std::string& experiment, const std::vector<std::string>& lines) {
  return {"", "scenarios: {more: {staff: {band-6: {wte: 2}}}}\nexperiment: {" + experiment + "}\n", lines};
}

/// The same of a study with two streams.
BadStudy two_streams(const std::string& experiment, const std::vector<std::string>& lines) {
  return {"per_week: 10}}\n",
          "per_week: 10}}\n  self:\n    pathway: main\n    referrals: {per_week: 5}\n    priorities: {soon: "
          "{share: 100%}}\nscenarios: {more: {staff: {band-6: {wte: 2}}}}\nexperiment: {" +
              experiment + "}\n",
          lines};
}

// clang-format off
const std::vector<BadStudy> kBadExperiment{
    with_two("precision: 0%", {"study.yaml:13:25: experiment.precision is 0%; expected a share above 0% and up to 100%"}),
    with_two("precision: close", {"study.yaml:13:25: experiment.precision is close; expected a share above 0% and up to 100%"}),
    with_two("precision: 5%, of: []", {"study.yaml:13:33: experiment.of is an empty list; expected a list of at least one"}),
    with_two("precision: 5%, of: [in_tme]", {"study.yaml:13:34: experiment.of[1] is in_tme; expected one of in_time, in_time_end, wait_first_mean, wait_first_median, wait_first_p92, "
      "wait_first_p95, wait_treatment_mean, wait_treatment_p92, waiting_start, waiting_end, within_target, "
      "within_target_waiting and 23 more (nearest: in_time)"}),
    with_two("precision: 5%, of: [cost, cost]", {"study.yaml:13:40: experiment.of[2] is cost; expected each metric once"}),
    with_two("precision: 5%, of: in_time", {"study.yaml:13:33: experiment.of is in_time; expected a list of at least one"}),
    with_two("of: [in_time]", {"study.yaml:13:14: experiment.of is written without precision; expected precision beside it"}),
    with_two("look_ahead: 5", {"study.yaml:13:14: experiment.look_ahead is written without precision; expected precision beside it"}),
    with_two("at_least: 20, at_most: 50", {"study.yaml:13:14: experiment.at_least is written without precision; expected precision or select beside it", "study.yaml:13:28: experiment.at_most is written without precision; expected precision or select beside it"}),
    with_two("precision: 5%, at_least: 1", {"study.yaml:13:39: experiment.at_least is 1; expected a whole number from 2 to 100,000"}),
    with_two("precision: 5%, at_least: 20, at_most: 10", {"study.yaml:13:52: experiment.at_most is 10; expected at least 20, as at_least"}),
    with_two("precision: 5%, at_least: 2000", {"study.yaml:13:39: experiment.at_least is 2000; expected at most 1,000, as at_most"}),
    with_two("replications: {of: [in_time]}", {"study.yaml:13:28: experiment.replications.precision is missing; expected a share above 0% and up to 100%"}),
    with_two("replications: {precision: 5%, upto: 7}", {"study.yaml:13:44: experiment.replications.upto is not a key here; expected one of precision, of, at_least, look_ahead, at_most (nearest: of)"}),
    with_two("replications: {precision: 5%}, precision: 2%", {"study.yaml:13:56: experiment.precision is 2%; expected no second precision beside that of replications"}),
    with_two("replications: {precision: 5%}, at_most: 100", {"study.yaml:13:45: experiment.at_most is written without precision; expected precision or select beside it"}),
    with_two("precision: 5%, select: {metric: cost, within: 10}", {"study.yaml:13:37: experiment.select is beside precision; expected one of the two: precision or select"}),
    with_two("select: {}", {"study.yaml:13:22: experiment.select.metric is missing; expected one of in_time, in_time_end, wait_first_mean, wait_first_median, wait_first_p92, "
      "wait_first_p95, wait_treatment_mean, wait_treatment_p92, waiting_start, waiting_end, within_target, "
      "within_target_waiting and 23 more"}),
    with_two("select: {metric: wait, within: 1}", {"study.yaml:13:31: experiment.select.metric is wait; expected one of in_time, in_time_end, wait_first_mean, wait_first_median, wait_first_p92, "
      "wait_first_p95, wait_treatment_mean, wait_treatment_p92, waiting_start, waiting_end, within_target, "
      "within_target_waiting and 23 more (nearest: wait_first_mean)"}),
    with_two("select: {metric: wait_first_mean}", {"study.yaml:13:22: experiment.select.within is missing; expected a difference that does not matter, in the unit of wait_first_mean"}),
    with_two("select: {metric: wait_first_mean, within: 0}", {"study.yaml:13:56: experiment.select.within is 0; expected a difference above 0 that does not matter"}),
    with_two("select: {metric: wait_first_mean, within: 4%}", {"study.yaml:13:56: experiment.select.within is 4%; expected days, or a duration such as 2 weeks, the unit of wait_first_mean"}),
    with_two("select: {metric: wait_first_mean, within: 2 working days}", {"study.yaml:13:56: experiment.select.within is 2 working days; expected days, or a duration such as 2 weeks, the unit of wait_first_mean"}),
    with_two("select: {metric: in_time, within: 2}", {"study.yaml:13:48: experiment.select.within is 2; expected a share from 0% to 100%, the unit of in_time"}),
    with_two("select: {metric: cost, within: 2 weeks}", {"study.yaml:13:45: experiment.select.within is 2 weeks; expected a number from 0, the unit of cost"}),
    with_two("select: {metric: cost, within: -2}", {"study.yaml:13:45: experiment.select.within is -2; expected a number from 0, the unit of cost"}),
    with_two("select: {metric: cost, within: 2, stream: gp}", {"study.yaml:13:56: experiment.select.stream is gp; expected none: cost is of the whole service"}),
    with_two("select: {metric: cost, within: 2, confidence: 40%}", {"study.yaml:13:60: experiment.select.confidence is 40%; expected a share from 50% to 99.99%"}),
    with_two("select: {metric: cost, within: 2, procedure: guess}", {"study.yaml:13:59: experiment.select.procedure is guess; expected one of kim-nelson, ocba (nearest: ocba)"}),
    with_two("select: {metric: cost, within: 2, lowest: perhaps}", {"study.yaml:13:56: experiment.select.lowest is perhaps; expected true or false"}),
    with_two("select: {metric: in_time, within: 2%, stream: pg}", {"study.yaml:13:60: experiment.select.stream is pg; expected gp"}),
    with_two("select: {metric: in_time, within: 2%, priority: urgent}", {"study.yaml:13:62: experiment.select.priority is urgent; expected routine"}),
    with_two("select: {metric: in_time, within: 2%}, at_least: 10, at_most: 5", {"study.yaml:13:76: experiment.at_most is 5; expected at least 10, as at_least"}),
    with_two("keep: band", {"study.yaml:13:20: experiment.keep is band; expected one of replications, bands (nearest: bands)"}),
    with_two("select: {metric: cost, within: 2}, keep: bands", {"study.yaml:13:55: experiment.keep is bands beside select; expected replications: scenarios are simulated a few at a time until the best is found"}),
    two_streams("select: {metric: in_time, within: 2%}", {"study.yaml:15:22: experiment.select.stream is missing; expected one of gp, self (nearest: gp)"}),
    two_streams("select: {metric: in_time, within: 2%, stream: self, priority: routine}", {"study.yaml:15:76: experiment.select.priority is routine; expected soon"}),
    BadStudy{"", "experiment: {select: {metric: cost, within: 1000}}\n", {"study.yaml:12:22: experiment.select is a choice from one scenario; expected at least two scenarios"}}};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Every, BadExperiment, testing::ValuesIn(kBadExperiment));

}  // namespace
}  // namespace headroom
