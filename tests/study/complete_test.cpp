// What is offered at a place of a text that somebody is writing.

#include "study/hints/complete.hpp"

#include <gmock/gmock.h>

#include "hints_example.hpp"
#include "study/keys/key.hpp"

namespace headroom {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Complete, OffersTheKeysOfAMapInTheOrderOfTheTableButThoseThatAreThere) {
  EXPECT_THAT(labels("calendar: {start: 2026-04-01, ^}\n"),
              ElementsAre("weeks", "warm_up_weeks", "clinic_days", "bank_holidays", "closed", "open"));
  EXPECT_THAT(
      labels("absence:\n  study_days: 5\n  turnover:\n    notice: 4 weeks\n    ^\n  leave_year: 1 April\n"),
      ElementsAre("leavers_per_year", "time_to_hire", "start"));
  EXPECT_THAT(labels("^"), AllOf(Contains("calendar"), Contains("staff"), Contains("scenarios")));
  EXPECT_THAT(labels("headroom: 1\n^\ntitle: A\n"), AllOf(Contains("calendar"), Not(Contains("title"))));
}

TEST(Complete, FiltersByWhatIsTypedPrefixesFirst) {
  EXPECT_THAT(labels("calendar:\n  we^\n"), ElementsAre("weeks", "warm_up_weeks"));
  EXPECT_THAT(labels("calendar:\n  WE^\n"), ElementsAre("weeks", "warm_up_weeks"));
  EXPECT_THAT(labels("booking:\n  zz^\n"), IsEmpty());
  const Completion all = completed("booking:\n  or^xx\n");
  EXPECT_EQ(all.from, 11u);
  EXPECT_EQ(all.to, 15u);
}

TEST(Complete, InsertsAKeyWithItsColonAndTheLineBelowWhereAMapFollows) {
  EXPECT_EQ(taken("booking:\n  or^\n", "order"), "booking:\n  order: \n");
  EXPECT_EQ(taken("booking:\n  ^\n", "after_dna"), "booking:\n  after_dna:\n    \n");
  EXPECT_EQ(taken("cal^", "calendar"), "calendar:\n  ");
  EXPECT_EQ(taken("cover:\r\n  ^\r\n", "minimum_on_duty"), "cover:\r\n  minimum_on_duty:\r\n    \r\n");
  EXPECT_EQ(taken("staff:\n  lead:\n    ^", "absent"), "staff:\n  lead:\n    absent:\n      - ");
  EXPECT_EQ(taken("staff: {lead: {^}}", "job_plan"), "staff: {lead: {job_plan: }}");
}

TEST(Complete, ReplacesAKeyThatHasItsColonByItsNameAlone) {
  EXPECT_EQ(taken("booking:\n  or^er: priority\n", "order"), "booking:\n  order: priority\n");
  EXPECT_EQ(taken("booking: {ho^: 6 weeks}\n", "horizon"), "booking: {horizon: 6 weeks}\n");
}

TEST(Complete, OffersTheFirstKeyOfAMapBelowItsName) {
  EXPECT_THAT(labels("staff:\n  lead:\n    ^\n"), Contains("role"));
  EXPECT_THAT(labels("staff:\n  lead:\n    ^\n    wte: 1\n"), AllOf(Contains("role"), Not(Contains("wte"))));
  EXPECT_THAT(labels("staff:\n  lead:\n    ro^\n    wte: 1\n"), ElementsAre("role", "from", "productivity"));
  EXPECT_THAT(labels("sizing:\n  meet:\n    - ^\n"), AllOf(Contains("metric"), Contains("at_least")));
  EXPECT_THAT(labels("sizing:\n  meet:\n  - metric: in_time\n    ^\n"),
              AllOf(Contains("stream"), Not(Contains("metric"))));
}

TEST(Complete, OffersWordsWithTheDefaultMarked) {
  EXPECT_THAT(labels("booking: {order: ^}\n"), ElementsAre("target-date", "priority", "longest-wait"));
  EXPECT_EQ(option_of("booking: {order: ^}\n", "target-date").detail, "by target date, default");
  EXPECT_THAT(labels("booking:\n  order: l^\n"), ElementsAre("longest-wait"));
  EXPECT_THAT(labels("pathways: {p: {fit: {stops_clock: ^}}}"), ElementsAre("true", "false"));
  EXPECT_THAT(labels("calendar: {clinic_days: [mon, ^]}"), AllOf(Contains("tue"), Not(Contains("mon"))));
  EXPECT_THAT(labels("staff: {lead: {job_plan: {dcc: ^}}}"), ElementsAre("rest"));
}

TEST(Complete, OffersTheDefaultWithItsUnit) {
  EXPECT_THAT(labels("absence:\n  study_days: ^\n"), ElementsAre("5 days"));
  EXPECT_THAT(labels("full_time_hours: ^"), Contains("37.5 hours"));
  EXPECT_THAT(labels("appointments: {a: {dna: ^}}"), ElementsAre("0%"));
  EXPECT_THAT(labels("booking: {horizon: ^}"), ElementsAre("6 weeks"));
}

TEST(Complete, WritesTheBlankThatIsMissing) {
  EXPECT_EQ(taken("booking:\n  order:^\n", "priority"), "booking:\n  order: priority\n");
  EXPECT_EQ(taken("sizing:\n  meet:\n    -^", "metric"), "sizing:\n  meet:\n    - metric: ");
}

constexpr const char* kNames =
    "sites: [north, south]\n"
    "appointments:\n  first: {minutes: 30, by: [nurse]}\n  later: {minutes: 20, by: [nurse]}\n"
    "pathways:\n  short:\n    see: {appointment: first}\n  long:\n    ask: {appointment: first}\n    treat: "
    "{}\n"
    "staff:\n  lead: {role: [nurse, lead]}\n  aide: {role: aide}\n"
    "streams:\n  gp:\n    pathway: long\n    priorities: {urgent: {}, routine: {}}\n"
    "  ward:\n    pathway: short\n    priorities: {now: {}}\n";

TEST(Complete, OffersTheNamesThatStandInTheText) {
  const std::string names = kNames;
  EXPECT_THAT(labels(names + "sweep: {}\nabsence: {placements: [{post: ^}]}"), ElementsAre("lead", "aide"));
  EXPECT_THAT(labels("appointments: {a: {by: [^]}}\nstaff: {x: {role: [nurse, lead]}, y: {role: aide}}"),
              ElementsAre("nurse", "lead", "aide"));
  EXPECT_THAT(labels("pathways: {p: {s: {appointment: ^}}}\nappointments: {one: {}, two: {}}"),
              ElementsAre("one", "two"));
  EXPECT_THAT(labels(names + "experiment: {select: {stream: ^}}"), ElementsAre("gp", "ward"));
  EXPECT_THAT(labels(names + "cover: {minimum_on_duty: {^}}"), ElementsAre("nurse", "lead", "aide"));
  EXPECT_THAT(labels("streams: {gp: {sites: [^]}}"), ElementsAre("main"));
  EXPECT_EQ(option_of(names + "experiment: {select: {stream: ^}}", "gp").detail, "One stream");
}

TEST(Complete, OffersOnlyTheNamesOfTheStreamOrPathwayThatIsMeant) {
  const std::string names = kNames;
  EXPECT_THAT(labels(names + "  more: {pathway: long, enters: ^}"), ElementsAre("ask", "treat"));
  EXPECT_THAT(labels(names + "experiment: {select: {stream: ward, priority: ^}}"), ElementsAre("now"));
  EXPECT_THAT(labels("pathways:\n  a: {one: {}}\n  b:\n    two: {next: {^}}\n    three: {}\n"),
              ElementsAre("two", "three", "discharge"));
  EXPECT_THAT(
      labels(
          "streams:\n  gp:\n    waiting: {^}\n    priorities: {soon: {}}\n  b: {priorities: {late: {}}}\n"),
      ElementsAre("count", "longest", "soon"));
}

TEST(Complete, InAScenarioOffersTheKeysOfTheStudyThatMayDifferAndItsNames) {
  const std::string names = kNames;
  EXPECT_THAT(labels("scenarios:\n  more:\n    ^\n"),
              AllOf(Contains("about"), Contains("with"), Contains("staff"), Contains("absence"),
                    Not(Contains("headroom")), Not(Contains("scenarios")), Not(Contains("experiment"))));
  EXPECT_THAT(labels(names + "scenarios: {more: {staff: {^}}}"), ElementsAre("lead", "aide", "csv"));
  EXPECT_THAT(labels(names + "scenarios: {more: {calendar: {^}}}"), Not(Contains("weeks")));
  EXPECT_THAT(labels(names + "scenarios: {more: {staff: {new: {like: ^}}}}"),
              ElementsAre("lead", "aide", "new"));
  EXPECT_THAT(labels(names + "scenarios: {a: {}, b: {with: [^]}}"), ElementsAre("a", "b"));
  EXPECT_THAT(labels("staff: {lead: {wte: 2.6}}\nscenarios: {more: {staff: {lead: {wte: ^}}}}"),
              ElementsAre("2.6"));
  EXPECT_THAT(labels(names + "scenarios: {more: {streams: {gp: {enters: ^}}}}"), ElementsAre("ask", "treat"));
}

TEST(Complete, OffersThePathsOfNumbersThatMayBeSet) {
  const std::string study =
      "calendar: {weeks: 52}\nstaff: {lead: {wte: 1.5, band: 6, job_plan: {dcc: 80%}, absent: [{backfill: "
      "10%}]}}\n"
      "absence: {sickness: 4%}\n";
  const auto paths = ElementsAre("staff.lead.wte", "absence.sickness");
  EXPECT_THAT(labels(study + "sizing: {vary: {^}}"), paths);
  EXPECT_THAT(labels(study + "sweep: {people: {set: ^}}"), paths);
  EXPECT_THAT(labels(study + "sweep: {people: {set: [staff.^]}}"), ElementsAre("staff.lead.wte"));
}

TEST(Complete, OffersDistributionsOfARandomDuration) {
  EXPECT_THAT(labels("pathways: {p: {s: {after: {^}}}}"), Contains("triangular"));
}

TEST(Complete, OffersNothingInCommentsUnknownMapsAndText) {
  EXPECT_THAT(labels("booking:   # or^\n"), IsEmpty());
  EXPECT_THAT(labels("# ^\n"), IsEmpty());
  EXPECT_THAT(labels("holidays: {^}\n"), IsEmpty());
  EXPECT_THAT(labels("title: ^\n"), IsEmpty());
  EXPECT_THAT(labels("title: \"see booking: {^\"\n"), IsEmpty());
  EXPECT_THAT(labels("booking: {order: priority} ^\n"), IsEmpty());
}

TEST(Complete, ReadsOnBehindWhatNobodyHasClosedYet) {
  EXPECT_THAT(labels("staff:\n  lead: {role: nurse, ^\n  aide: {role: aide}\n"),
              AllOf(Contains("wte"), Not(Contains("role"))));
  EXPECT_THAT(labels("title: \"half\nbooking:\n  or^\n"), ElementsAre("order", "horizon"));
  EXPECT_THAT(labels("staff:\n  lead: {absent: [{from: 2026-01-01, un^\nbooking: {}\n"),
              ElementsAre("until"));
  EXPECT_THAT(labels("appointments: {a: {by: [\nstaff:\n  lead:\n    wt^\n"), ElementsAre("wte"));
}

TEST(Complete, TellsWhatAKeyIs) {
  const auto order = option_of("booking:\n  ^\n", "order");
  EXPECT_EQ(order.detail, "Who goes first");
  EXPECT_THAT(order.info, AllOf(HasSubstr("Who is booked first"), HasSubstr("target-date")));
}

}  // namespace
}  // namespace headroom
