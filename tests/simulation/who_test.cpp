// Who gets an appointment on the day it falls on.
// By preferred role, continuity, most free minutes, name, number.

#include <gtest/gtest.h>

#include "simulation/clinics.hpp"

namespace headroom {
namespace {

using namespace clinics;

constexpr RoleId kSenior{0}, kJunior{1};

/// Two roles; `senior` is preferred. Posts: "a" a junior, "z" a senior, each with two slots a day.
Service two_roles() {
  Service service = one_step_clinic(2, 1);
  service.roles = {"senior", "junior"};
  service.appointments[0].by = {kSenior, kJunior};
  service.posts = {post("a", {kJunior}), post("z", {kSenior})};
  return service;
}

TEST(Who, PrefersTheRoleNamedFirstOnTheSameDay) {
  Service service = two_roles();
  wait_at_start(service, 0, 0, 3, 60);
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "z"), 120);
  EXPECT_EQ(run.booked(1, "a"), 60);
}

TEST(Who, TakesTheEarliestDayBeforeThePreferredRole) {
  Service service = two_roles();
  wait_at_start(service, 0, 0, 5, 60);
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "z"), 120);
  EXPECT_EQ(run.booked(1, "a"), 120);
  EXPECT_EQ(run.booked(2, "z"), 60);
  EXPECT_EQ(run.booked(2, "a"), 0);
}

TEST(Who, CountsEveryRoleOfAPost) {
  Service service = two_roles();
  service.appointments[0].by = {kSenior};
  service.posts[0].roles = {kJunior, kSenior};
  wait_at_start(service, 0, 0, 3, 60);
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "a"),
            120);  // equal in role and free minutes: by name, then the freer, then by name
  EXPECT_EQ(run.booked(1, "z"), 60);
}

TEST(Who, LeavesOutWhoeverMayNotDeliverIt) {
  Service service = two_roles();
  service.appointments[0].by = {kJunior};
  wait_at_start(service, 0, 0, 12, 60);
  OneRun run{service};
  EXPECT_EQ(run.total(PostSeries::dcc_booked, 0), 10);
  EXPECT_EQ(run.total(PostSeries::dcc_booked, 1), 0);
}

TEST(Who, GivesItToWhoeverHasMostFreeMinutesThenByName) {
  Service service = one_step_clinic(4, 1);
  service.posts = {post("b", {RoleId{0}}), post("a", {RoleId{0}}, {0.5})};
  service.posts[1].days = service.calendar.clinic_days;  // two slots a day against four
  wait_at_start(service, 0, 0, 3, 60);
  OneRun run{service};  // b 4 to 3, b 3 to 2, then 2 and 2: a
  EXPECT_EQ(run.booked(1, "b"), 120);
  EXPECT_EQ(run.booked(1, "a"), 60);
}

TEST(Who, GoesByNumberAmongTheHoldersOfAPost) {
  Service service = one_step_clinic(2, 1);
  service.posts = {post("a", {RoleId{0}}, std::vector<double>(11, 1.0))};
  wait_at_start(service, 0, 0, 2, 60);
  OneRun run{service};  // 1 before 2, and 2 before 10 and 11
  EXPECT_EQ(run.booked(1, "a", 1), 60);
  EXPECT_EQ(run.booked(1, "a", 2), 60);
}

/// Seen on Monday, with a review due after so many days.
Service reviewed(double after_days) {
  Service service = one_step_clinic(8, 3);
  service.appointments.push_back(appointment("review", 60, {RoleId{0}}));
  service.pathways[0].steps = {step("see", 0, 0, {to(1)}), step("review", 1, after_days, {discharge()})};
  service.posts = {post("a", {RoleId{0}}), post("b", {RoleId{0}})};
  wait_at_start(service, 0, 0, 1, 60);
  return service;
}

TEST(Continuity, PrefersWhoeverSawThePatientLast) {
  Service service = reviewed(1);
  service.posts[0].holders = {0.5};
  service.posts[0].days = service.calendar.clinic_days;  // "a" has four slots a day
  service.posts[1].from = kMonday + Days{1};             // "b", with eight, starts on Tuesday
  service.booking.continuity = Continuity::none;
  EXPECT_EQ(OneRun{service}.booked(2, "b"), 60);
  service.booking.continuity = Continuity::prefer;
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "a"), 60);
  EXPECT_EQ(run.booked(2, "a"), 60);
  EXPECT_EQ(run.booked(2, "b"), 0);
}

TEST(Continuity, ComesAfterThePreferredRole) {
  Service service = reviewed(1);
  service.roles = {"clinician", "senior"};
  service.appointments[1].by = {RoleId{1}, RoleId{0}};
  service.posts[1].roles = {RoleId{1}};  // "b" may do reviews only, and before "a"
  service.booking.continuity = Continuity::prefer;
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "a"), 60);
  EXPECT_EQ(run.booked(2, "b"), 60);
}

/// "a" works on Mondays only and has most room then; "b" works every day.
Service monday_clinician(Continuity continuity) {
  Service service = reviewed(1);
  service.posts[0].days = WeekdaySet{true, false, false, false, false, false, false};
  service.booking.continuity = continuity;
  return service;
}

TEST(Continuity, IsNoReasonToWaitUnlessRequired) {
  OneRun prefer{monday_clinician(Continuity::prefer)};
  EXPECT_EQ(prefer.booked(1, "a"), 60);
  EXPECT_EQ(prefer.booked(2, "b"), 60);
  OneRun require{monday_clinician(Continuity::require)};
  EXPECT_EQ(require.booked(1, "a"), 60);
  EXPECT_EQ(require.booked(2, "b"), 0);
  EXPECT_EQ(require.booked(8, "a"), 60);
}

TEST(Continuity, IsRequiredOfSameDayPatientsToo) {
  Service service = monday_clinician(Continuity::require);
  service.streams[0].priorities[0].notice = calendar_days(0);
  service.streams[0].priorities[0].horizon_days = 1;
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "a"), 60);
  EXPECT_EQ(run.booked(2, "b"), 0);
  EXPECT_EQ(run.booked(8, "a"), 60);
}

TEST(Continuity, EndsWhenThePersonHasLeft) {
  Service service = monday_clinician(Continuity::require);
  service.posts[0].until = kMonday;
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "a"), 60);
  EXPECT_EQ(run.booked(2, "b"), 60);
}

TEST(Continuity, IsNotAskedOfWorkThatThePersonMayNotDo) {
  Service service = monday_clinician(Continuity::require);
  service.roles = {"clinician", "reviewer"};
  service.appointments[1].by = {RoleId{1}};
  service.posts[1].roles = {RoleId{1}};
  OneRun run{service};
  EXPECT_EQ(run.booked(1, "a"), 60);
  EXPECT_EQ(run.booked(2, "b"), 60);
}

}  // namespace
}  // namespace headroom
