// The method section answers every item of STRESS-DES and names seed, rule, files and version.

#include "report/page/sections.hpp"
#include "results/example.hpp"
#include "section_example.hpp"

namespace headroom {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Results method_results(std::vector<std::string> scenarios = {"baseline", "more", "less"},
                       std::size_t replications = 20) {
  Samples s;
  s.scenarios = std::move(scenarios);
  s.replications = replications;
  s.start = Date{2026, 4, 1};
  s.weeks = 104;
  Results all = results_of(s);
  ResultFile& file = all.files.front();
  file.seed = 7;
  file.version = "1.2.3";
  file.fingerprint = "abc";
  file.study_sha256 = "def";
  file.created = "2026-11-25T09:00:00Z";
  return all;
}

/// What stands beside an item of the checklist; empty where it is not there.
std::string item(const Section& section, const std::string& number) {
  for (const auto& row : section.exhibits.at(0).table.rows) {
    if (row[0] == number) return row[2];
  }
  return "";
}

struct StudiedMethod {
  explicit StudiedMethod(const Results& of) : input{input_of(of)} {
    input.study = &study;
    input.services[0] = Scenario{"baseline", "", {}, example::service()};
    std::vector<std::string> names = of.scenarios;
    study.scenarios = Scenarios{names, [](std::size_t) { return Scenario{}; }};
  }
  Study study;
  PageInput input;
};

TEST(MethodSection, SaysHowToMakeTheSameFiguresAgain) {
  const Results of = method_results();
  const Section section = method_section(StudiedMethod{of}.input);
  EXPECT_THAT(item(section, "4.2"), "104 weeks from 2026-04-01 in each replication.");
  EXPECT_THAT(item(section, "5.1"), "Headroom 1.2.3, C++20; results written 2026-11-25T09:00:00Z.");
  EXPECT_THAT(item(section, "5.2"), HasSubstr("seed 7"));
  EXPECT_THAT(item(section, "5.3"),
              HasSubstr("`headroom run study.yaml --seed 7 --replications 20 -o results.h5`"));
  EXPECT_THAT(item(section, "6.1"), AllOf(HasSubstr("SHA-256 of its text: def."),
                                          HasSubstr("Fingerprint of what was read from it: abc.")));
  expect_readable(section);
}

// The six parts of STRESS-DES, table 1 of Monks and others (2019): objectives, logic, data, experimentation,
// implementation, code access.
TEST(MethodSection, AnswersEveryItemOfTheChecklist) {
  const Results of = method_results();
  const Section section = method_section(StudiedMethod{of}.input);
  std::vector<std::string> numbers;
  for (const auto& row : section.exhibits[0].table.rows) numbers.push_back(row[0]);
  EXPECT_THAT(numbers, ElementsAre("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2",
                                   "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1"));
  for (const auto& row : section.exhibits[0].table.rows) EXPECT_FALSE(row[2].empty()) << row[0];
}

TEST(MethodSection, NamesTheBookingRules) {
  const Results of = method_results();
  StudiedMethod studied{of};
  const auto algorithms = [&] { return item(method_section(studied.input), "2.4"); };
  EXPECT_THAT(algorithms(), Not(HasSubstr("Bookings are made")));
  BookingRules& rules = studied.input.services[0]->service.booking;
  rules.order = BookingOrder::longest_wait;
  rules.continuity = Continuity::require;
  rules.rebook_after_dna = 2;
  rules.office_days = WeekdaySet{false, true, false, true, false, false, false};
  EXPECT_THAT(
      algorithms(),
      HasSubstr("Waiting patients are booked by the longest wait into the earliest free time of a clinician "
                "who may see them, with who saw them before, also where that is later. Bookings are made on "
                "tue and thu, less bank holidays and closures. Those who do not attend are booked again up "
                "to 2 times, then discharged."));
}

TEST(MethodSection, CountsWhatIsComparedWithTheBaseline) {
  const Results three = method_results();
  EXPECT_EQ(item(method_section(input_of(three)), "1.3"), "To compare 2 scenarios with baseline.");
  EXPECT_THAT(item(method_section(input_of(three)), "4.3"), HasSubstr("hold for all 2 differences at once"));
  const Results two = method_results({"baseline", "more"});
  EXPECT_EQ(item(method_section(input_of(two)), "1.3"), "To compare 1 scenario with baseline.");
  EXPECT_THAT(item(method_section(input_of(two)), "4.3"),
              AllOf(HasSubstr("differences are paired by replication."), Not(HasSubstr("Bonferroni"))));
  const Results one = method_results({"as-is"});
  EXPECT_EQ(item(method_section(input_of(one)), "1.3"),
            "To show what happens in as-is; nothing is compared with it.");
  EXPECT_THAT(item(method_section(input_of(one)), "4.3"), Not(HasSubstr("differences")));
}

TEST(MethodSection, OfOneReplicationSaysThatThereIsNoInterval) {
  const Results of = method_results({"baseline", "more"}, 1);
  EXPECT_EQ(item(method_section(input_of(of)), "4.3"),
            "1 replication of each scenario, a number fixed beforehand. One replication: no interval can be "
            "given.");
}

TEST(MethodSection, SaysWhichRuleChoseTheReplications) {
  Results of = method_results();
  of.replications = {40, 25, 30};
  of.files.front().stopped_because = {"for_others", "precise", "precise"};
  StudiedMethod studied{of};
  studied.study.experiment.precision = PrecisionGoal{0.05, {"in_time"}, 10, 5, 1000};
  const Section section = method_section(studied.input);
  EXPECT_THAT(item(section, "4.3"),
              AllOf(HasSubstr("25 to 40 replications of a scenario, as many as it took"),
                    HasSubstr("of in_time reached no further than 5.0% of the mean"),
                    HasSubstr("over 5 replications more"), HasSubstr("at least 10 and at most 1000")));
  EXPECT_THAT(item(section, "5.3"), HasSubstr("`headroom run study.yaml --seed 7 -o results.h5`"));
}

TEST(MethodSection, OfAPrecisionStudyRunWithANumberSaysThatItWasFixed) {
  const Results of = method_results();
  StudiedMethod studied{of};
  studied.study.experiment.precision = PrecisionGoal{};
  EXPECT_THAT(item(method_section(studied.input), "4.3"), HasSubstr("a number fixed beforehand"));
}

TEST(MethodSection, NamesTheProcedureThatFoundTheBest) {
  Results of = method_results();
  of.files.front().stopped_because = {"eliminated", "selected", "eliminated"};
  of.files.front().best = FoundBest{"kim_nelson", "more", true, 0.95, {"more"}, 60};
  StudiedMethod studied{of};
  studied.study.experiment.select = SelectionGoal{{"wait_first_mean", {}, {}}};
  const Section section = method_section(studied.input);
  EXPECT_THAT(item(section, "4.3"),
              HasSubstr("best scenario by wait_first_mean with the procedure of Kim and Nelson"));
  EXPECT_THAT(item(section, "1.3"), HasSubstr("To find the best: more."));
}

TEST(MethodSection, OfASizingSaysHowToSizeAgain) {
  const Results of = method_results({"baseline", "staff.band-6.wte=2.4"});
  StudiedMethod studied{of};
  studied.study.scenarios = Scenarios{{"baseline"}, [](std::size_t) { return Scenario{}; }};
  studied.study.sizing = Sizing{};
  EXPECT_THAT(item(method_section(studied.input), "5.3"),
              HasSubstr("`headroom size study.yaml --seed 7 --replications 20 -o results.h5`"));
}

TEST(MethodSection, SaysInWhichOrderCoverHelps) {
  const Results of = method_results();
  StudiedMethod studied{of};
  CoverRules& cover = studied.input.services[0]->service.cover;
  EXPECT_THAT(item(method_section(studied.input), "2.4"),
              HasSubstr("Patients of somebody who is off are cancelled and booked again."));
  cover.order = {CoverBy::colleagues, CoverBy::bank, CoverBy::cancel};
  EXPECT_THAT(item(method_section(studied.input), "2.4"),
              HasSubstr("moved to colleagues' free time, then bank staff; those for whom there is no room"));
}

// 45 referrals, 10% urgent within 14 days and 90% routine within 126, to the first appointment by default.
TEST(MethodSection, GivesTheInputsOfEachStreamWithTheirUnits) {
  const Results of = method_results();
  StudiedMethod studied{of};
  Service& service = studied.input.services[0]->service;
  service.streams[0].referrals_per_week = 45;
  const Section section = method_section(studied.input);
  EXPECT_THAT(item(section, "3.3"), HasSubstr("gp: 45.0 referrals a week"));
  EXPECT_THAT(item(section, "3.3"), HasSubstr("urgent 10.0% within 14 days; routine 90.0% within 126 days"));
  EXPECT_EQ(item(section, "2.5"), "2 streams, 2 posts in 1 role, 1 appointment type, 1 pathway, 1 site.");
}

TEST(MethodSection, NamesTheFilesThatBelongToTheStudy) {
  Results of = method_results();
  of.files.front().inputs = {{"posts.csv", "name,wte"}, {"referrals.csv", "date,count"}};
  const Section section = method_section(input_of(of));
  EXPECT_THAT(item(section, "6.1"), HasSubstr("but for the files that it names: posts.csv, referrals.csv."));
  EXPECT_THAT(item(section, "5.3"), HasSubstr("saved as study.yaml beside the files that it names"));
}

TEST(MethodSection, WithoutAStudySaysWhatIsLeftOut) {
  const Results of = method_results();
  const Section section = method_section(input_of(of));
  EXPECT_THAT(section.notes, ElementsAre(HasSubstr("Items 2.3 to 4.1 are left out")));
  EXPECT_EQ(item(section, "3.3"), "");
  EXPECT_NE(item(section, "5.3"), "");
  expect_readable(section);
}

TEST(MethodSection, OfAnEarlierFileIsSilentOnWhatItDoesNotHold) {
  Results of = method_results();
  of.files.front().study_sha256 = of.files.front().created = "";
  const Section section = method_section(input_of(of));
  EXPECT_EQ(item(section, "5.1"), "Headroom 1.2.3, C++20.");
  EXPECT_THAT(item(section, "6.1"), Not(HasSubstr("SHA-256")));
}

}  // namespace
}  // namespace headroom
