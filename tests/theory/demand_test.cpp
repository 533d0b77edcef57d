// Expected visits, slots and hours: by hand, by the closed forms and by the simulation's mean.

#include <gtest/gtest.h>

#include "planning/plan.hpp"
#include "simulation/clinics.hpp"
#include "theory/agreement.hpp"

namespace headroom {
namespace {

using namespace clinics;
using theory::agrees;

/// Ample room, a year of warm-up, two years reported; 30 replications of hours booked a week.
std::vector<double> booked_a_week(Service service) {
  service.calendar.warm_up_weeks = 78;
  service.calendar.weeks = 104;
  std::vector<double> hours;
  const Model model{service, service};
  Workspace workspace;
  for (std::uint32_t replication = 0; replication < 30; ++replication) {
    const Observations seen = simulate(model, 8, replication, workspace);
    double booked = 0;
    for (const HolderMinutes& m : seen.holders) booked += static_cast<double>(m.booked) / 60 / 104;
    hours.push_back(booked);
  }
  return hours;
}

/// Assessed, then seven in ten reviewed, after each review three in ten again; a fifth misses any
/// appointment.
Service looping(int rebook) {
  Service service = one_step_clinic(60, 1);
  service.appointments = {appointment("assess", 60, {RoleId{0}}, 0.2),
                          appointment("review", 30, {RoleId{0}}, 0.2)};
  service.pathways[0].steps = {step("assess", 0, 0, {to(1, 0.7), discharge(0.3)}),
                               step("review", 1, 20, {to(1, 0.3), discharge(0.7)})};
  service.streams[0].referrals_per_week = 40;
  service.booking.rebook_after_dna = rebook;
  return service;
}

TEST(Demand, OfALoopWithRebookingsIsWhatTheHandSays) {
  // Two rebookings: slots a visit (1 - 0.2^3) / 0.8 = 1.24, of which 1 - 0.2^3 = 0.992 go on.
  // Reviews entered: 0.992 x 0.7 / (1 - 0.992 x 0.3) = 0.6944 / 0.7024.
  const double reviews = 0.6944 / 0.7024;
  const double hours = 40 * 1.24 * (1 + 0.5 * reviews);
  const Service service = looping(2);
  const Plan planned = plan(service);
  EXPECT_NEAR(planned.streams[0].slots_per_referral, 1.24 * (1 + reviews), 1e-9);
  EXPECT_NEAR(planned.streams[0].appointments_per_referral, 0.992 * (1 + reviews), 1e-9);
  EXPECT_NEAR(planned.streams[0].dcc_hours_per_week.value(), hours, 1e-9);
  EXPECT_TRUE(agrees(booked_a_week(service), hours, 0.01));
}

TEST(Demand, WithoutRebookingLosesThoseWhoMiss) {
  // Slots a visit 1, of which 0.8 go on. Reviews entered: 0.56 / (1 - 0.24).
  const double hours = 40 * (1 + 0.5 * 0.56 / 0.76);
  EXPECT_NEAR(plan(looping(0)).streams[0].dcc_hours_per_week.value(), hours, 1e-9);
  EXPECT_TRUE(agrees(booked_a_week(looping(0)), hours, 0.01));
}

TEST(Demand, AgreesWithThePlanStreamByStream) {
  // Both streams alone, then together; the second enters half-way and goes back to the beginning now and
  // then.
  Service service = looping(1);
  service.appointments[1].dna = 0.1;
  service.appointments[1].admin = Minutes{7};
  service.appointments[1].travel = Minutes{4};
  service.pathways.push_back(
      {"other",
       {step("a", 0, 30, {to(1, 0.5), to(2, 0.2), discharge(0.3)}),
        step("b", 1, 3, {to(0, 0.2), discharge(0.8)}), step("c", 1, 11.5, {discharge()})}});
  service.pathways[1].steps[0].after = {RandomDuration::Kind::gamma, 30, 10, 0};
  service.streams.push_back(stream("other", 25, 1));
  service.streams[1].enters = StepId{1};
  service.streams[1].priorities = {priority("urgent", 0.3, 14), priority("routine", 0.7, 126)};
  const Plan planned = plan(service);
  const double first = planned.streams[0].dcc_hours_per_week.value(),
               second = planned.streams[1].dcc_hours_per_week.value();
  EXPECT_TRUE(agrees(booked_a_week(service), first + second, 0.01));
  Service alone = service;
  alone.streams[1].referrals_per_week = 0;
  EXPECT_TRUE(agrees(booked_a_week(alone), first, 0.01));
  alone = service;
  alone.streams[0].referrals_per_week = 0;
  EXPECT_TRUE(agrees(booked_a_week(alone), second, 0.01));
}

TEST(Opened, AgreesWithThePlanPostByPost) {
  Service service = one_step_clinic(7.5, 52);
  service.calendar.start = Date{2027, 4, 1};  // eight closures in this leave year
  service.calendar.bank_holidays = Division::england_and_wales;
  service.absence.public_holiday_days = 8;
  service.absence.study_days = 5;
  service.absence.spells = {{0.80, 1, 7, 2.5}, {0.14, 8, 28, 14}, {0.06, 29, std::nullopt, 75}};
  service.posts = {post("full", {RoleId{0}}), post("mixed", {RoleId{0}}, {1.0, 1.0, 0.6}),
                   post("days", {RoleId{0}}, {0.4}), post("fixed", {RoleId{0}}), post("dated", {RoleId{0}})};
  for (Post& p : service.posts) {
    p.annual_leave_days = 29;
    p.plan = {0.8, 0.15, 0.05, 0};
    p.sickness_rate = 0.06;
  }
  service.posts[2].days = WeekdaySet{false, false, true, true, false, false, false};
  service.posts[3].dcc_fixed = {{"triage", Hours{5}, std::nullopt}};
  service.posts[4].from = Date{2027, 7, 1};
  service.posts[4].until = Date{2028, 1, 31};
  const Plan planned = plan(service);
  const Model model{service, service};
  Workspace workspace;
  std::vector<std::vector<double>> opened(5), bookable(5);
  for (std::uint32_t replication = 0; replication < 300; ++replication) {
    const Observations seen = simulate(model, 4, replication, workspace);
    std::vector<double> o(5), b(5);
    for (const HolderMinutes& m : seen.holders) {
      o[m.post.index] += static_cast<double>(m.opened) / 60;
      b[m.post.index] += static_cast<double>(m.opened - m.opened_lost_sick) / 60;
    }
    for (std::size_t p = 0; p < 5; ++p) opened[p].push_back(o[p]), bookable[p].push_back(b[p]);
  }
  for (std::size_t p = 0; p < 5; ++p) {
    SCOPED_TRACE(service.posts[p].name);
    const double weeks = 52 * planned.posts[p].share_of_period;
    double mean = 0;
    for (double hours : opened[p]) mean += hours / 300;
    // Before sickness nothing is left to chance but which days leave falls on: to half a percent, the part of
    // a closure more or less that a part year happens to have.
    EXPECT_NEAR(mean, planned.posts[p].opened_dcc_per_week.value() * weeks, mean * (p == 4 ? 0.015 : 0.005));
    const double scale = mean / (planned.posts[p].opened_dcc_per_week.value() * weeks);
    EXPECT_TRUE(agrees(bookable[p], scale * planned.posts[p].bookable_dcc_per_week.value() * weeks, 0.01));
  }
}

TEST(Opened, IsWhatTheHandSaysForAFullTimer) {
  // A full leave year of 365 days: 29 + 8 days of leave and holidays, 5 of study; 80% of the rest for
  // patients.
  Service service = one_step_clinic(7.5, 56);
  service.calendar.start = Date{2027, 3, 22};
  service.calendar.bank_holidays = Division::england_and_wales;
  service.absence.public_holiday_days = 8;
  service.absence.study_days = 5;
  service.posts[0].annual_leave_days = 29;
  service.posts[0].plan = {0.8, 0.2, 0, 0};
  OneRun run{service};
  std::int64_t opened = 0, weekdays = 0;
  for (Day day = 1; day <= run.tables().end; ++day) {
    const Date date = run.tables().eve + Days{day};
    if (date < Date{2027, 4, 1} || date > Date{2028, 3, 31}) continue;
    opened += run.roster(day, "a").opened;
    weekdays += date.weekday() != Weekday::saturday && date.weekday() != Weekday::sunday;
  }
  EXPECT_NEAR(static_cast<double>(opened), 0.8 * 450 * static_cast<double>(weekdays - 29 - 8 - 5), 60);
}

}  // namespace
}  // namespace headroom
