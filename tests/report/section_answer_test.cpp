// The answer's paragraph says who is in time and recommends nothing that is worse or unclear.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/page/sections.hpp"
#include "report/section_samples.hpp"
#include "report/words/method_text.hpp"

namespace headroom {
namespace {

using example::SamplePage;
using example::samples;
using example::text_of;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// gp: 82.5 ± 2.05 is below 92, wards 95 above. more − baseline: 8 to 11, mean 9.5 ± 2.70, its level 92.0 with
// s 2.58; less: −9 in every replication.
TEST(AnswerSection, SaysInAParagraphWhoIsInTimeAndWhatChangesIt) {
  const SamplePage page{samples()};
  EXPECT_EQ(
      answer_section(page.input).paragraphs.front(),
      "Are these patients seen in time by these people? In the baseline the standard is likely to be met for "
      "wards (95% in time in a middling future; standard 92%); the standard is unlikely to be met for gp "
      "(83% in "
      "time in a middling future, 81% to 84%, least to greatest of 4; standard 92%). "
      "2 changes were tried: the share in time clearly rises with 1 and clearly falls with 1. Of them "
      "more, in the mean over the streams, brings the greatest share in time: gp 92% (+9.5 points in a "
      "middling "
      "future, +8.0 to +11.0, least to greatest of 4) and wards 95% (the same); it costs £36,500 more over "
      "the "
      "period. In the baseline fewer "
      "than the minimum are on duty on 2.5 days (0.4 to 4.6) of the period.");
}

TEST(AnswerSection, HasASentenceForEachScenarioAndSaysHowIntervalsWereMade) {
  const SamplePage page{samples()};
  const Section section = answer_section(page.input);
  EXPECT_THAT(section.paragraphs, Contains("more: better for gp 92% (+9.5 points); the same for wards."));
  EXPECT_THAT(section.paragraphs, Contains("less: worse for gp 74% (-9.0 points), wards 86% (-9.0 points)."));
  EXPECT_THAT(section.notes.front(),
              testing::StartsWith("A range \"in nine of ten\" is of possible futures: 4 were "
                                  "played. The range beside a chance"));
}

// rival: 8.5 points more than the baseline, and by 1, 0, 1, 2 behind `more`: no clear difference.
TEST(AnswerSection, SaysWhatTheBestIsNotClearlyAheadOf) {
  Samples s = samples();
  s.scenarios = {"baseline", "more", "rival"};
  s.values["summary/in_time"] = {.81, .95, .82, .95, .83, .95, .84, .95,  //
                                 .89, .95, .91, .95, .93, .95, .95, .95,  //
                                 .88, .95, .91, .95, .92, .95, .93, .95};
  const SamplePage page{s};
  EXPECT_THAT(answer_section(page.input).paragraphs.front(),
              HasSubstr("over the period. It is not clearly ahead of rival. In the baseline"));
}

// One other: 9.5 ± 2.05.
TEST(AnswerSection, SpeaksOfOneChangeByItsName) {
  const SamplePage page{example::first_scenarios(samples(), 2)};
  EXPECT_THAT(
      answer_section(page.input).paragraphs.front(),
      HasSubstr(
          "One change was tried, more: the share in time clearly rises. With it: gp 92% (+9.5 points in a "
          "middling future, +8.0 to +11.0, least to greatest of 4) and wards 95% (the same); it costs "
          "£36,500 more over the period. "));
}

TEST(AnswerSection, OfOneScenarioSaysNothingOfChanges) {
  const SamplePage page{example::first_scenarios(samples(), 1)};
  const Section section = answer_section(page.input);
  EXPECT_EQ(section.paragraphs.size(), 1u);
  EXPECT_EQ(
      section.paragraphs.front(),
      "Are these patients seen in time by these people? In the baseline the standard is likely to be met "
      "for wards (95% in time in a middling future; standard 92%); the standard is unlikely to be met for "
      "gp (83% in time in a middling future, 81% to 84%, least to greatest of 4; standard 92%). "
      "In the baseline fewer than the minimum are on duty on 2.5 days (0.4 to 4.6) of the period.");
}

TEST(AnswerSection, OfOneReplicationJudgesNothing) {
  const SamplePage page{example::once(samples())};
  const Section section = answer_section(page.input);
  EXPECT_THAT(
      section.paragraphs.front(),
      HasSubstr("In the baseline one possible future cannot tell whether the standard is met for gp (81% in "
                "time; standard 92%) and wards (95% in time; standard 92%). One possible future cannot "
                "tell what the changes do from chance. "));
  EXPECT_THAT(section.notes, Contains(kOneReplication));
  const std::string text = text_of(section);
  EXPECT_FALSE(example::says_nan(text)) << text;
  EXPECT_THAT(text, Not(HasSubstr("clearly")));
}

TEST(AnswerSection, DoesNotRecommendWhatIsWorse) {
  Samples s = samples();
  s.scenarios = {"baseline", "less", "least"};
  s.values["summary/in_time"] = {.81, .95, .82, .95, .83, .95, .84, .95,  //
                                 .80, .95, .81, .95, .82, .95, .83, .95,  //
                                 .72, .86, .73, .86, .74, .86, .75, .86};
  const SamplePage page{s};
  EXPECT_THAT(answer_section(page.input).paragraphs.front(),
              HasSubstr("the share in time clearly falls with 2. None of them, in the mean over the streams, "
                        "brings more patients in time. "));
}

// gp: +4, −1, +3, −2 points, mean 1 with s 2.94.
TEST(AnswerSection, SaysWhenTheBestIsNotClearlyBetter) {
  Samples s = samples();
  s.values["summary/in_time"] = {.81, .95, .82, .95, .83, .95, .84, .95,  //
                                 .85, .95, .81, .95, .86, .95, .82, .95,  //
                                 .72, .86, .73, .86, .74, .86, .75, .86};
  const SamplePage page{s};
  EXPECT_THAT(answer_section(page.input).paragraphs.front(),
              HasSubstr(", which may be chance, since no difference is clear; it costs £36,500 more"));
}

// gp: 81, 82, 83 and 84% against a standard of 82.5%.
TEST(AnswerSection, SaysWhereTheChanceOfTheStandardIsEven) {
  SamplePage page{example::first_scenarios(samples(), 1)};
  page.input.services[0]->service.streams[0].standard = 0.825;
  EXPECT_THAT(
      answer_section(page.input).paragraphs.front(),
      HasSubstr("the standard is as likely met as missed for gp (83% in time in a middling future, 81% to "
                "84%, least to greatest of 4; standard 82.5%). "));
}

/// One scenario of 100 futures, gp in time in so many of them; its list goes from 240 to 300.
Samples hundred(std::size_t in_time) {
  Samples s;
  s.title = "Orthotics";
  s.scenarios = {"baseline"};
  s.streams = {"gp", "wards"};
  s.replications = 100;
  s.start = Date{2026, 4, 1};
  s.weeks = 52;
  for (std::size_t r = 0; r < 100; ++r) {
    const double gp = r < in_time ? 0.95 : 0.5;
    for (const double share : {gp, 0.95}) s.values["summary/in_time"].push_back(share);
    for (const double list : {240.0, 10.0}) s.values["summary/waiting_start"].push_back(list);
    for (const double list : {300.0, 10.0}) s.values["summary/waiting_end"].push_back(list);
  }
  return s;
}

TEST(AnswerSection, SaysTheChanceOfTheStandardAndWhereItIsHeading) {
  const SamplePage page{hundred(60)};
  const Section section = answer_section(page.input);
  EXPECT_THAT(
      section.paragraphs.front(),
      HasSubstr("the standard is at risk for gp (95% in time in a middling future, 50% to 95% in nine of "
                "ten; standard 92%, met in 60 of 100 possible years, 50 to 69; getting worse). "));
  EXPECT_THAT(section.paragraphs.front(),
              HasSubstr("In the baseline the standard is met for wards (95% in time "));
  EXPECT_THAT(section.notes, Contains(HasSubstr("at least 90%, missed where it is below 10%, else at risk")));
  EXPECT_THAT(section.notes, Contains(testing::StartsWith("The ranges hold no change of policy")));
}

TEST(AnswerSection, TakesTheThresholdsThatAreAskedFor) {
  SamplePage page{hundred(60)};
  page.input.rule = {.met_from = 0.45, .missed_below = 0.1};
  EXPECT_THAT(answer_section(page.input).paragraphs.front(), HasSubstr("the standard is met for gp (95%"));
  page.input.rule = {.met_from = 0.9, .missed_below = 0.65};
  EXPECT_THAT(answer_section(page.input).paragraphs.front(),
              HasSubstr("the standard is missed, not yet surely, for gp (95%"));
}

// `more` gives gp 9.5 points and takes 5 from the wards.
TEST(AnswerSection, SetsApartWhatHelpsOneAndHarmsAnother) {
  Samples s = samples();
  for (std::size_t replication = 0; replication < 4; ++replication)
    s.values["summary/in_time"][9 + 2 * replication] = .90;
  const SamplePage page{s};
  EXPECT_THAT(answer_section(page.input).paragraphs.front(),
              HasSubstr("2 changes were tried: the share in time clearly falls with 1 and rises for some and "
                        "falls for others with 1. "));
}

TEST(AnswerSection, SaysWhichStreamHasNoTargetDateAndLeavesOutOneThatTheBaselineLacks) {
  Samples s = example::first_scenarios(samples(), 1);
  const double n = kNaN;
  s.values["summary/in_time"] = {n, n, n, n, n, n, n, n};
  SamplePage page{s};
  page.input.services[0]->service.streams.pop_back();
  const std::string answer = answer_section(page.input).paragraphs.front();
  EXPECT_THAT(answer, HasSubstr("For gp no target date lies in the period. "));
  EXPECT_THAT(answer, Not(HasSubstr("wards")));
}

TEST(AnswerSection, GivesSharesWithoutStandardsWhereTheStudyCannotBeRead) {
  SamplePage page{samples()};
  page.forget_study();
  EXPECT_THAT(
      answer_section(page.input).paragraphs.front(),
      HasSubstr(
          "In the baseline patients are seen or treated as follows: gp (83% in time in a middling "
          "future, 81% to 84%, least to greatest of 4) and wards (95% in time in a middling future). "));
}

TEST(AnswerSection, SaysThatNoMinimumIsSet) {
  Samples s = samples();
  s.values.erase("summary/days_below_minimum");
  s.values.erase("summary/cost");
  const SamplePage page{s};
  const std::string text = text_of(answer_section(page.input));
  EXPECT_THAT(text, HasSubstr("No minimum on duty is set, so nothing is said of safe staffing."));
  EXPECT_THAT(text, Not(HasSubstr("costs")));
  EXPECT_FALSE(example::says_nan(text)) << text;
}

TEST(AnswerSection, SaysWhatASearchForTheBestFound) {
  SamplePage page{samples()};
  page.results.files.front().best = FoundBest{"kim_nelson", "more", true, 0.95, {"more"}, 12};
  EXPECT_THAT(answer_section(page.input).paragraphs,
              Contains("The run looked for the best scenario and found more."));
  page.results.files.front().best->sure = false;
  EXPECT_THAT(
      answer_section(page.input).paragraphs,
      Contains("The run looked for the best scenario. Its replications ran out before the others were "
               "ruled out: more is ahead."));
}

// 70 futures lose 5 points and their standard, 30 bad ones gain 12: +0.1 points in the mean, 70 to 0 of 100
// by chance.
TEST(AnswerSection, GoesByTheChanceOfTheStandardWhereTheMeanShowsNothing) {
  Samples s = hundred(70);
  s.scenarios.push_back("further-ahead");
  for (std::size_t r = 0; r < 100; ++r)
    for (const double share : {r < 70 ? 0.9 : 0.62, 0.95}) s.values["summary/in_time"].push_back(share);
  s.values.erase("summary/waiting_start");
  s.values.erase("summary/waiting_end");
  const SamplePage page{s};
  const Section section = answer_section(page.input);
  EXPECT_THAT(section.paragraphs.front(),
              HasSubstr("One change was tried, further-ahead: the share in time clearly falls."));
  EXPECT_THAT(section.paragraphs,
              Contains(HasSubstr("further-ahead: worse for gp 90% (-5.0 points, standard met in 0 of 100)")));
}

// A change and an event, which nobody chooses.
TEST(AnswerSection, KeepsWhatMayHappenApartFromWhatOneMayChoose) {
  SamplePage page{samples()};
  page.results.is_event = [](std::size_t scenario) { return scenario == 2; };
  const std::string text = answer_section(page.input).paragraphs.front();
  EXPECT_THAT(text,
              HasSubstr("One change was tried, more: the share in time clearly rises. With it: gp 92%"));
  EXPECT_THAT(text, HasSubstr("If it happens, less: the share in time clearly falls."));
}

TEST(AnswerSection, HasNoSentencesForAHundredScenarios) {
  Samples s = samples();
  s.scenarios.assign(100, "x");
  for (std::size_t i = 1; i < 100; ++i) s.scenarios[i] = "s" + std::to_string(i);
  const std::vector<double> baseline = {.81, .95, .82, .95, .83, .95, .84, .95};
  std::vector<double>& all = s.values["summary/in_time"];
  all.clear();
  for (std::size_t i = 0; i < 100; ++i) {
    for (double v : baseline) all.push_back(v - (i == 0 ? 0 : 0.001 * static_cast<double>(i)));
  }
  s.values.erase("summary/cost");
  s.values.erase("summary/days_below_minimum");
  s.values.erase("summary/wait_first_mean");
  const SamplePage page{s};
  const Section section = answer_section(page.input);
  EXPECT_EQ(section.paragraphs.size(), 1u);
  EXPECT_THAT(section.paragraphs.front(),
              HasSubstr("99 changes were tried: the share in time clearly falls with 99. None"));
}

}  // namespace
}  // namespace headroom
