// What is allowed and surely not meant about staff is warned of, each with its remedy.

#include <gmock/gmock.h>

#include "bad_study.hpp"
#include "good_study.hpp"
#include "staff_time_study.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> warnings_of(const std::string& text) { return good_study(text).warnings; }

std::vector<std::string> warnings_with(const std::string& keys_of_the_post) {
  return warnings_of(with(kSmallStudy, "wte: 1.0", keys_of_the_post));
}

const std::string kMonday = "sessions: [{day: mon, start: 9:00, minutes: 180}]";

TEST(StaffTimeWarnings, NameAHolderWhoseDaysHoldNoSession) {
  const auto warnings = warnings_with("wte: 1.0, headcount: 2, days: [mon, tue], " + kMonday);
  EXPECT_THAT(warnings, IsEmpty());
  const std::string all_week = "wte: 1.0, headcount: 5, " + kMonday;  // each works one day
  const auto lonely = warnings_with(all_week);
  ASSERT_EQ(lonely.size(), 1u);
  EXPECT_THAT(lonely[0],
              testing::MatchesRegex(
                  "staff.band-6: holder [1-5] of 0.2 WTE works on (tue|wed|thu|fri), where the post "
                  "has no session, and sees nobody: give the post days, or outside_sessions: true"));
  EXPECT_THAT(warnings_with(all_week + ", outside_sessions: true"), IsEmpty());
}

// kSmallStudy looks at 52 weeks from 1 April 2026, to 30 March 2027.
TEST(StaffTimeWarnings, TellFromWhenToWhenNobodyIsInPost) {
  EXPECT_THAT(
      warnings_with("wte: 1.0, until: 2026-09-30"),
      ElementsAre(
          "appointments.assess: nobody who may deliver it is in post from 2026-10-01 to 2027-03-30, so "
          "that none is held then"));
  const std::string follower =
      "  next: {role: clinician, band: 6, wte: 1.0, from: FROM, job_plan: {dcc: 80%, spa: 20%}}\n";
  const std::string leaver = with(kSmallStudy, "wte: 1.0", "wte: 1.0, until: 2026-09-30");
  EXPECT_THAT(warnings_of(leaver + with(follower, "FROM", "2026-10-01")), IsEmpty());
  EXPECT_THAT(
      warnings_of(leaver + with(follower, "FROM", "2027-01-04")),
      ElementsAre(
          "appointments.assess: nobody who may deliver it is in post from 2026-10-01 to 2027-01-03, so "
          "that none is held then"));
  EXPECT_THAT(
      warnings_with("wte: 1.0, from: 2026-04-15"),
      ElementsAre(
          "appointments.assess: nobody who may deliver it is in post from 2026-04-01 to 2026-04-14, so "
          "that none is held then"));
}

TEST(StaffTimeWarnings, TellOfSessionsThatDoNotFit) {
  EXPECT_THAT(
      warnings_with("wte: 1.0, outside_sessions: true, sessions: [{day: mon, start: 9:00, minutes: 40}]"),
      ElementsAre("staff.band-6.sessions[1] is 40 minutes long, and no appointment of the post takes less "
                  "than 45: nobody is seen in it"));
  // 37.5 h over five days are 450 minutes, of which the MDT takes an hour.
  EXPECT_THAT(
      warnings_with("wte: 1.0, dcc_fixed: [{name: MDT, hours_per_week: 1, day: mon}], "
                    "sessions: [{day: mon, start: 8:00, minutes: 400}]"),
      ElementsAre("staff.band-6.sessions[1] is 400 minutes long, and a day of the post has room for 390: "
                  "the rest of it is never opened"));
}

/// At half the pace an assessment takes 90 minutes.
TEST(StaffTimeWarnings, TakePaceAndSessionsIntoAccount) {
  const auto warnings = [](const std::string& pace) {
    return warnings_with("wte: 1.0, productivity: " + pace +
                         ", sessions: [{day: mon, start: 9:00, minutes: 80}]");
  };
  EXPECT_THAT(warnings("100%"), IsEmpty());
  EXPECT_THAT(
      warnings("50%"),
      ElementsAre("staff.band-6.sessions[1] is 80 minutes long, and no appointment of the post takes less "
                  "than 90: nobody is seen in it"));
}

TEST(StaffTimeWarnings, TellHowToSendOneOfSeveralHoldersAway) {
  EXPECT_THAT(
      warnings_with("wte: 2.6, absent: [{from: 2026-09-01}]"),
      ElementsAre("staff.band-6.absent takes all 3 holders away: to send one, give them a post of their "
                  "own (like: band-6) and this one so much less wte"));
  EXPECT_THAT(warnings_with("wte: 1.0, absent: [{from: 2026-09-01}]"), IsEmpty());
}

TEST(StaffTimeWarnings, TellWhatChangesNothing) {
  EXPECT_THAT(warnings_with("wte: 1.0, outside_sessions: true"),
              ElementsAre("staff.band-6.outside_sessions changes nothing without sessions"));
  EXPECT_THAT(
      warnings_with("wte: 1.0, induction: [{weeks: 4, at: 50%}]"),
      ElementsAre("staff.band-6.induction changes nothing: the post has no from, and nobody leaves it"));
  EXPECT_THAT(warnings_with("wte: 1.0, from: 2026-04-01, induction: [{weeks: 4, at: 50%}]"), IsEmpty());
  EXPECT_THAT(warnings_with("wte: 1.0, absent: [{from: 2025-06-01, until: 2025-07-01}]"),
              ElementsAre("staff.band-6.absent[1] is not in the reported period"));
  EXPECT_THAT(warnings_with("wte: 1.0, absent: [{from: 2025-06-01, until: 2026-03-01, reason: maternity}]"),
              IsEmpty());  // its leave follows
  EXPECT_THAT(warnings_of(kSmallStudy + "cover: {bank: {hours_per_week: 5, cost_per_hour: 40}}\n"),
              ElementsAre("cover.bank is never used: bank is not in cover.order"));
  EXPECT_THAT(warnings_of(kSmallStudy + "cover: {order: [cancel, colleagues]}\n"),
              ElementsAre("cover.order[2]: nobody is left for colleagues after cancel"));
  EXPECT_THAT(
      warnings_of(kSmallStudy + "absence: {sickness: {spells: [{share: 1, min: 1, max: 7, mean: 2.5}], "
                                "phased_return: {weeks: 4, at: 50%}}}\n"),
      ElementsAre("absence.sickness.phased_return changes nothing: no spell is longer than 28 days"));
  EXPECT_THAT(
      warnings_of(kSmallStudy + "absence: {turnover: {leavers_per_year: 9%, time_to_hire: 8 weeks}}\n"),
      ElementsAre("absence.turnover.time_to_hire is not longer than the notice of 56 days: no post is "
                  "ever empty"));
}

TEST(StaffTimeWarnings, TellWhereCostsAreNotKnown) {
  const std::string bank = "cover: {order: [bank], bank: {hours_per_week: 5}}\n";
  EXPECT_THAT(
      warnings_of(kSmallStudy + bank),
      ElementsAre("cover.bank has no cost_per_hour, and costs no bank_per_hour: cost will not be a number"));
  EXPECT_THAT(warnings_of(kSmallStudy + bank + "costs: {bank_per_hour: 40}\n"), IsEmpty());
  EXPECT_THAT(
      warnings_with("wte: 1.0, plans: [{from: 2026-09-01, band: 9}]"),
      ElementsAre(
          "staff.band-6 is of band 9, for which costs.pay has no pay: cost will not be a number; give it "
          "as costs: {pay: {9: GBP A YEAR}} or staff.band-6.cost_per_year"));
  EXPECT_THAT(warnings_with("wte: 1.0, plans: [{from: 2026-09-01, band: 9}], cost_per_year: 130000"),
              IsEmpty());
}

const std::string kInScotland = with(kSmallStudy, "weeks: 52", "weeks: 52, bank_holidays: scotland");

/// Each remedy is what the warning says, and leaves none.
TEST(StaffTimeWarnings, TellOfEnglishPayAndHoursUnderTheScottishCalendar) {
  const std::string band_5 = with(kInScotland, "band: 6", "band: 5");
  const auto warnings = warnings_of(band_5);
  ASSERT_EQ(warnings.size(), 2u);
  EXPECT_THAT(warnings[0], testing::HasSubstr("write costs: {year: scotland-2026-27}"));
  EXPECT_THAT(warnings[1], testing::HasSubstr("write full_time_hours: scotland"));
  const std::string mended = "full_time_hours: scotland\ncosts: {year: scotland-2026-27}\n";
  EXPECT_THAT(warnings_of(band_5 + mended), IsEmpty());
  EXPECT_THAT(warnings_of(kInScotland)[0], testing::HasSubstr("pay: {6: GBP A YEAR}}"));
  EXPECT_THAT(warnings_of(kInScotland +
                          "full_time_hours: scotland\ncosts: {year: scotland-2026-27, pay: {6: 45000}}\n"),
              IsEmpty());
}

TEST(StaffTimeWarnings, TellThatTheScottishTableHasNoPayOfABand) {
  EXPECT_THAT(
      warnings_of(kInScotland + "full_time_hours: scotland\ncosts: {year: scotland-2026-27}\n"),
      ElementsAre(
          "staff.band-6 is of band 6, for which costs.pay has no pay: cost will not be a number; give "
          "it as costs: {pay: {6: GBP A YEAR}} or staff.band-6.cost_per_year"));
}

TEST(ScottishPresets, ArePayOfTheTableAndTheWeekByDate) {
  const Study study =
      good_study(with(kSmallStudy, "start: 2026-04-01, weeks: 52", "start: 2026-02-01, weeks: 52") +
                 "full_time_hours: scotland\ncosts: {year: scotland-2026-27, pay: {6: 45000}}\n");
  EXPECT_EQ(study.base.costs.pay.at("5"), Pounds{38'736});
  EXPECT_EQ(study.base.costs.pay.at("6"), Pounds{45'000});
  EXPECT_FALSE(study.base.costs.pay.contains("7"));
  EXPECT_EQ(full_time_hours(study.base, Date{2026, 3, 31}), Hours{37});
  EXPECT_EQ(full_time_hours(study.base, Date{2026, 4, 1}), Hours{36});
}

/// Hours of a plan are those at the beginning: 37 until the end of March, and the shares hold after it.
TEST(ScottishPresets, HoldAJobPlanInHoursAgainstTheWeekAtTheBeginning) {
  const std::string early =
      with(kSmallStudy, "start: 2026-04-01", "start: 2026-02-01") + "full_time_hours: scotland\n";
  EXPECT_TRUE(lines_of(with(early, "{dcc: 80%, spa: 20%}", "{dcc: 30, spa: 7}")).empty());
  EXPECT_FALSE(lines_of(with(early, "{dcc: 80%, spa: 20%}", "{dcc: 30, spa: 7.5}")).empty());
  const std::string scenario = "scenarios: {scotland: {full_time_hours: scotland}}\n";
  EXPECT_TRUE(lines_of(kSmallStudy + scenario).empty());
}

TEST(ScottishPresets, KeepTheWarningOfAYearThatNobodyKnows) {
  EXPECT_THAT(warnings_of(with(kInScotland, "band: 6", "band: 5") +
                          "full_time_hours: scotland\ncosts: {year: scotland-2027-28}\n"),
              ElementsAre("costs.year is scotland-2027-28, but pay of band 5 is that of scotland-2026-27"));
}

TEST(StaffTimeWarnings, TellWhichDaysAreAlwaysBelowTheMinimum) {
  const auto warnings = [](const std::string& days, const std::string& minimum) {
    return warnings_of(with(kSmallStudy, "wte: 1.0", "wte: 1.6, headcount: 2, days: " + days) +
                       "cover: {minimum_on_duty: {clinician: " + minimum + "}}\n");
  };
  EXPECT_THAT(warnings("mon-fri", "2"), IsEmpty());
  EXPECT_THAT(
      warnings("mon-fri", "3"),
      ElementsAre("cover.minimum_on_duty.clinician is 3, and at most 2 ever work on mon, tue, wed, thu "
                  "and fri: such days are always below it"));
  EXPECT_THAT(
      warnings("[mon, tue, wed, thu]", "1"),
      ElementsAre("cover.minimum_on_duty.clinician is 1, and at most 0 ever work on fri: such days are "
                  "always below it"));
}

TEST(StaffTimeWarnings, CountTheMinimumAtASiteThere) {
  const std::string two_sites = with(kSmallStudy, "appointments:", "sites: [north, south]\nappointments:");
  const auto warnings = [&](const std::string& sites) {
    return warnings_of(with(two_sites, "wte: 1.0", "wte: 1.0, sites: " + sites) +
                       "cover: {minimum_on_duty: {clinician: {south: 1}}}\n");
  };
  EXPECT_THAT(warnings("any"), IsEmpty());
  EXPECT_THAT(warnings("{north: [mon], south: [mon, tue]}"), IsEmpty());  // other days are unbound
  EXPECT_THAT(
      warnings("{north: [mon], south: [tue]}"),
      ElementsAre("cover.minimum_on_duty.clinician.south is 1, and at most 0 ever work on mon: such days "
                  "are always below it"));
}

TEST(StaffTimeWarnings, TellOfPatientsWhomNobodyCanSeeWhereTheyAre) {
  const std::string two_sites =
      with(with(kSmallStudy, "appointments:", "sites: [north, south]\nappointments:"), "per_week: 10}",
           "per_week: 10}, sites: [south]");
  const std::string never =
      "streams.gp: nobody who may deliver assess works at its sites or has a session for it, so that it can "
      "never be booked";
  const auto warnings = [&](const std::string& keys) {
    return warnings_of(with(two_sites, "wte: 1.0", keys));
  };
  EXPECT_THAT(warnings("wte: 1.0"), IsEmpty());
  EXPECT_THAT(warnings("wte: 1.0, sites: [north]"), ElementsAre(never));
  EXPECT_THAT(warnings("wte: 1.0, sites: [north, south]"), IsEmpty());
  EXPECT_THAT(warnings("wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 90, site: north}]"),
              ElementsAre(never));
  EXPECT_THAT(warnings("wte: 1.0, sessions: [{day: mon, start: 9:00, minutes: 90, site: south}]"), IsEmpty());
}

TEST(StaffTimeWarnings, TellOfAJourneyOfDeskWorkAlone) {
  EXPECT_THAT(warnings_of(with(kSmallStudy, "by: [clinician]", "by: [clinician], mode: desk")),
              ElementsAre("streams.gp: all of its pathway is desk work, so that nobody is ever seen"));
}

TEST(StaffTimeWarnings, WaitForAStudyThatCanBeRead) {
  EXPECT_EQ(
      lines_of(with(kSmallStudy, "{pathway: main, ", "{sites: [main], ")),
      std::vector<std::string>{"study.yaml:9:7: streams.gp.pathway is missing; expected a name (letters, "
                               "digits, - and _, at most 64)"});
  // A plan that cannot be read leaves nothing to hold sessions against.
  const std::string session = with(kSmallStudy, "wte: 1.0", "wte: 1.0, " + kMonday);
  EXPECT_EQ(lines_of(with(session, "spa: 20%", "spa: 30%")).size(), 1u);
}

TEST(OfficeDayWarnings, TellOfClinicDaysThatNoBookingRunReaches) {
  const auto with_booking = [](const std::string& booking) {
    return warnings_of(kSmallStudy + "booking: {" + booking + "}\n");
  };
  EXPECT_THAT(
      with_booking("office_days: [tue], horizon: 3 days"),
      ElementsAre("streams.gp.priorities.routine: bookings are made on tue for 3 days ahead, so that a "
                  "clinic on a mon is never booked"));
  EXPECT_THAT(
      with_booking("office_days: [tue], horizon: 6 days"),
      ElementsAre("streams.gp.priorities.routine: bookings are made on tue for 6 days ahead, so that a "
                  "clinic on a tue is never booked"));
  EXPECT_THAT(with_booking("office_days: [tue], horizon: 7 days"), IsEmpty());
  EXPECT_THAT(with_booking("office_days: clinic_days, horizon: 1 day"), IsEmpty());
  EXPECT_THAT(with_booking("horizon: 1 day"), IsEmpty());
}

TEST(OfficeDayWarnings, TellWhereNobodyIsEverAtTheOffice) {
  const std::string two_weeks = with(kSmallStudy, "weeks: 52", "weeks: 2, closed: [2026-04-07, 2026-04-14]");
  EXPECT_THAT(
      warnings_of(two_weeks + "booking: {office_days: [tue]}\n"),
      ElementsAre("booking.office_days: none of them is open from 2026-04-01 to 2026-04-14, so that no "
                  "booking is made after the start"));
  EXPECT_THAT(warnings_of(two_weeks + "booking: {office_days: [tue, wed]}\n"), IsEmpty());
}

TEST(SeasonWarnings, TellWhatLongSpellsDoNotAllow) {
  EXPECT_THAT(
      warnings_of(kSmallStudy + "absence: {sickness: {monthly: [1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1], spells: "
                                "[{share: 1, min: 60, max: 60, mean: 60}]}}\n"),
      ElementsAre(
          testing::AllOf(testing::HasSubstr("absence.sickness.monthly cannot be met with these spells"),
                         testing::HasSubstr("July "), testing::HasSubstr("% instead of 0%"))));
  EXPECT_THAT(warnings_of(kSmallStudy + "absence: {sickness: {monthly: [2, 1.2, 1, 0.95, 0.93, 0.93, 0.8, "
                                        "0.75, 0.8, 0.9, 0.95, 1.1]}}\n"),
              IsEmpty());
}

}  // namespace
}  // namespace headroom
