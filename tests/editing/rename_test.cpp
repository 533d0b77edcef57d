// A new name stands wherever the old one did, and nowhere else.

#include "editing.hpp"

namespace headroom {
namespace {

const std::string kStudy = R"(headroom: 1
sites: [north, 'south']
appointments:
  first: {minutes: 45, by: [nurse, doctor]}
pathways:
  main:
    see: {appointment: first, next: {see: 10%, check: 20%}}
    check: {appointment: first, next: {see: 50%}}
  other:
    see: {appointment: first}
streams:
  gp: {pathway: main, enters: see, referrals: {per_week: 1}, sites: [north], priorities: {soon: {share: 10%}, later: {share: 90%}},
       waiting: {soon: {count: 1}}, overdue: {check: {count: 1}}}
  ward: {pathway: other, enters: see, referrals: {per_week: 1}}
staff:
  doctor: {role: doctor, wte: 1, sites: {north: [mon]}, sessions: [{day: mon, for: [gp], site: north}]}
  nurse: {role: [nurse, doctor], wte: 1, like: doctor}
booking: {reserve: {soon: {share: 10%}}}
cover: {minimum_on_duty: {nurse: {north: 1}}}
scenarios:
  more:
    about: doctor
    staff: {doctor: {wte: 2}, second: {like: doctor, wte: 1}}
    streams: {ward: {pathway: main}}
  both: {with: [more], pathways: {main: {see: {next: {check: 30%}}}}, streams: {ward: {enters: see}}}
sweep:
  w: {set: [staff.doctor.wte, "staff.nurse.wte"], values: [1, 2]}
  p: {set: streams.gp.pathway, values: [main, other]}
sizing:
  vary:
    staff.doctor.wte: {from: 1, to: 2, step: 1}
  meet: [{metric: in_time, stream: gp, priority: soon, at_least: 92%}]
)";

std::string with_words(std::string text, const std::vector<std::pair<std::string, std::string>>& words) {
  for (const auto& [from, to] : words) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(Rename, OfAPostIsInPathsScenariosAndLikes) {
  EXPECT_EQ(edited(kStudy, {rename("staff.doctor", "dr-1")}),
            with_words(kStudy, {{"  doctor: {role", "  dr-1: {role"},
                                {"like: doctor}\nbooking", "like: dr-1}\nbooking"},
                                {"{doctor: {wte: 2}", "{dr-1: {wte: 2}"},
                                {"like: doctor, wte", "like: dr-1, wte"},
                                {"[staff.doctor.wte", "[staff.dr-1.wte"},
                                {"    staff.doctor.wte", "    staff.dr-1.wte"}}));
  EXPECT_EQ(
      edited(kStudy, {rename("staff.nurse", "n")}),
      with_words(kStudy, {{"  nurse: {role", "  n: {role"}, {"\"staff.nurse.wte\"", "\"staff.n.wte\""}}));
}

TEST(Rename, OfAPostThatOnlyAScenarioHas) {
  EXPECT_EQ(edited(kStudy, {rename("scenarios.more.staff.second", "third")}),
            with_words(kStudy, {{"second:", "third:"}}));
}

TEST(Rename, OfARoleIsThatOfAllWhoHoldIt) {
  const std::string expected = with_words(kStudy, {{"[nurse, doctor]", "[nurse, medic]"},
                                                   {"role: doctor", "role: medic"},
                                                   {"[nurse, doctor]", "[nurse, medic]"}});
  EXPECT_EQ(edited(kStudy, {rename("staff.doctor.role", "medic")}), expected);
  EXPECT_EQ(edited(kStudy, {rename("staff.nurse.role[2]", "medic")}), expected);
  EXPECT_EQ(edited(kStudy, {rename("staff.nurse.role[1]", "rn")}),
            with_words(kStudy, {{"[nurse, doctor]", "[rn, doctor]"},
                                {"[nurse, doctor]", "[rn, doctor]"},
                                {"{nurse: {north", "{rn: {north"}}));
  EXPECT_EQ(edited(kStudy, {rename("staff.nurse.role[1]", "doctor")}),
            "doctor is there already (study.yaml:16)");
}

TEST(Rename, OfASiteKeepsItsQuotes) {
  EXPECT_EQ(edited(kStudy, {rename("sites[1]", "n")}),
            with_words(kStudy, {{"[north, 'south']", "[n, 'south']"},
                                {"[north]", "[n]"},
                                {"{north: [mon]", "{n: [mon]"},
                                {"site: north", "site: n"},
                                {"{north: 1}", "{n: 1}"}}));
  EXPECT_EQ(edited(kStudy, {rename("sites[2]", "s")}), with_words(kStudy, {{"'south'", "'s'"}}));
}

TEST(Rename, OfAStepStaysWithinItsPathway) {
  EXPECT_EQ(edited(kStudy, {rename("pathways.main.see", "saw")}),
            with_words(kStudy, {{"    see: {appointment: first, next: {see",
                                 "    saw: {appointment: first, next: {saw"},
                                {"next: {see: 50%", "next: {saw: 50%"},
                                {"enters: see, referrals", "enters: saw, referrals"},
                                {"main: {see:", "main: {saw:"}}));
  EXPECT_EQ(edited(kStudy, {rename("pathways.main.check", "c")}),
            with_words(kStudy, {{"check: 20%", "c: 20%"},
                                {"check: {app", "c: {app"},
                                {"{check: {count", "{c: {count"},
                                {"{check: 30%", "{c: 30%"}}));
  EXPECT_EQ(
      edited(kStudy, {rename("pathways.other.see", "saw")}).find("enters: saw, referrals: {per_week: 1}}") !=
          std::string::npos,
      true);
}

TEST(Rename, OfAPathwayIsInTheValuesOfASweep) {
  EXPECT_EQ(edited(kStudy, {rename("pathways.main", "m")}),
            with_words(kStudy, {{"  main:\n", "  m:\n"},
                                {"pathway: main,", "pathway: m,"},
                                {"pathway: main}", "pathway: m}"},
                                {"{main: {see", "{m: {see"},
                                {"[main, other]", "[m, other]"}}));
}

TEST(Rename, OfAPriorityIsItsStreams) {
  EXPECT_EQ(edited(kStudy, {rename("streams.gp.priorities.soon", "now")}),
            with_words(kStudy, {{"{soon: {share: 10%}, later", "{now: {share: 10%}, later"},
                                {"waiting: {soon", "waiting: {now"},
                                {"reserve: {soon", "reserve: {now"},
                                {"priority: soon", "priority: now"}}));
  const std::string both =
      with_words(kStudy, {{"enters: see, referrals: {per_week: 1}}", "priorities: {soon: {share: 100%}}}"}});
  EXPECT_EQ(
      edited(both, {rename("streams.gp.priorities.soon", "now")}),
      "soon is what another stream calls a priority too, and study.yaml:18 means both: rename it by hand");
}

TEST(Rename, OfStreamsAppointmentsAndScenarios) {
  EXPECT_EQ(edited(kStudy, {rename("streams.gp", "g")}),
            with_words(kStudy, {{"  gp: {", "  g: {"},
                                {"for: [gp]", "for: [g]"},
                                {"streams.gp.pathway", "streams.g.pathway"},
                                {"stream: gp", "stream: g"}}));
  EXPECT_EQ(edited(kStudy, {rename("appointments.first", "f")}),
            with_words(kStudy, {{"  first: {", "  f: {"},
                                {"appointment: first", "appointment: f"},
                                {"appointment: first", "appointment: f"},
                                {"appointment: first", "appointment: f"}}));
  EXPECT_EQ(edited(kStudy, {rename("scenarios.more", "m")}),
            with_words(kStudy, {{"  more:\n", "  m:\n"}, {"with: [more]", "with: [m]"}}));
}

TEST(Rename, AndBackGivesTheFirstBytes) {
  for (const auto& [path, back] : std::vector<std::pair<std::string, std::string>>{
           {"staff.doctor", "staff.q"},
           {"staff.doctor.role", "staff.doctor.role"},
           {"sites[1]", "sites[1]"},
           {"pathways.main.see", "pathways.main.q"},
           {"streams.gp.priorities.soon", "streams.gp.priorities.q"},
           {"scenarios.both", "scenarios.q"}}) {
    const std::string there = edited(kStudy, {rename(path, "q")});
    EXPECT_NE(there, kStudy) << path;
    const std::string name = path == "staff.doctor.role" ? "doctor"
                             : path == "sites[1]"        ? "north"
                                                         : path.substr(path.rfind('.') + 1);
    EXPECT_EQ(edited(there, {rename(back, name)}), kStudy) << path;
  }
}

TEST(Rename, RefusesWhatIsTakenOrHasNoName) {
  EXPECT_EQ(edited(kStudy, {rename("staff.doctor", "nurse")}), "nurse is there already (study.yaml:17)");
  EXPECT_EQ(edited(kStudy, {rename("staff.doctor", "second")}), "second is there already (study.yaml:23)");
  EXPECT_EQ(edited(kStudy, {rename("staff.doctor", "a b")}),
            "a b is no name; expected letters, digits, - and _, at most 64");
  const std::string nothing =
      " gives nothing a name; expected a post, role, site, stream, priority, pathway, step, "
      "appointment or scenario, where it gets its name";
  EXPECT_EQ(edited(kStudy, {rename("staff.doctor.wte", "x")}), "staff.doctor.wte" + nothing);
  EXPECT_EQ(edited(kStudy, {rename("pathways.main.see.next.check", "x")}),
            "pathways.main.see.next.check" + nothing);
  EXPECT_EQ(edited("costs: {pay: {6: 40000}}\n", {rename("costs.pay.6", "x")}), "costs.pay.6" + nothing);
  EXPECT_EQ(edited("sizing: {vary: {staff.a.wte: {from: 1}}}\n", {rename("sizing.vary.staff.a.wte", "x")}),
            "sizing.vary.staff.a.wte" + nothing);
  EXPECT_EQ(edited("staff: {csv: staff.csv}\nappointments: {a: {by: [x]}}\n", {rename("staff.a", "b")},
                   {{"staff.csv", "post,role,wte\na,x,1\n"}}),
            "staff.a stands in staff.csv, line 2: change it there");
  EXPECT_EQ(edited("staff: {csv: staff.csv, b: {role: x}}\nappointments: {a: {by: [x]}}\n",
                   {rename("staff.b.role", "y")}, {{"staff.csv", "post,role,wte\na,x,1\n"}}),
            "x also stands in staff.csv, line 2: rename it by hand, there and here");
}

}  // namespace
}  // namespace headroom
