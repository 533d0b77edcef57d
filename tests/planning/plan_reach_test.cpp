// Who may see whom, where and how fast decides what the plan's balance says.

#include <gmock/gmock.h>

#include "planning/plan.hpp"
#include "services.hpp"

namespace headroom {
namespace {

using namespace testing_services;
using ::testing::ElementsAre;

constexpr double kWeek = 30 * kAtWork;  // bookable hours of 1.0 WTE at 80% DCC
constexpr SiteId kNorth{0}, kSouth{1};
constexpr StreamId kFirst{0}, kSecond{1};

void works_at(Post& post, SiteId site) { post.sites_on.fill({site}); }

/// A post and a stream at each of two sites; an hour a patient.
Service two_sites(double referrals_north, double referrals_south) {
  Service service = single_step(referrals_north, 1);
  service.calendar.bank_holidays = Division::none;
  service.sites = {"north", "south"};
  service.streams[0].name = "northern";
  service.streams.push_back(stream("southern", referrals_south));
  service.streams[0].sites = {kNorth};
  service.streams[1].sites = {kSouth};
  service.posts.push_back(post("other", {RoleId{0}}, 1, {0.8, 0.2, 0, 0}));
  works_at(service.posts[0], kNorth);
  works_at(service.posts[1], kSouth);
  return service;
}

std::vector<std::string> names(const Service& service, const Tightest& tightest) {
  std::vector<std::string> all;
  for (const NamedNeed& need : tightest.needs) all.push_back(name_of(service, need));
  return all;
}

TEST(Sites, ShowAnOverloadThatTheRoleAsAWholeHides) {
  const Service service = two_sites(30, 10);
  const Plan p = plan(service);
  EXPECT_NEAR(p.roles[0].load, 40 / (2 * kWeek), 1e-9);  // 82%
  EXPECT_NEAR(p.tightest.load, 30 / kWeek, 1e-9);        // 124%
  EXPECT_THAT(names(service, p.tightest), ElementsAre("visit (northern)"));
  EXPECT_NEAR(p.waiting[0].queue_load, 30 / kWeek, 1e-9);
  EXPECT_NEAR(p.waiting[1].queue_load, 10 / kWeek, 1e-9);
}

TEST(Sites, DoNotBindWhereEitherSideIsFree) {
  Service service = two_sites(30, 10);
  works_at(service.posts[1], kSouth);
  service.streams[0].sites = {};  // anywhere: both posts share the 40 hours
  EXPECT_NEAR(plan(service).tightest.load, 40 / (2 * kWeek), 1e-9);
  service.streams[0].sites = {kNorth};
  service.posts[1].sites_on.fill({});
  EXPECT_NEAR(plan(service).tightest.load, 40 / (2 * kWeek), 1e-9);
  service.streams[0].sites = service.streams[1].sites = {};
  works_at(service.posts[1], kSouth);
  EXPECT_THAT(names(service, plan(service).tightest), ElementsAre("visit"));  // nothing restricts
}

TEST(Sites, ByWeekdayShareOutTheWeek) {
  Service service = two_sites(10, 10);
  service.posts.pop_back();
  Post& only = service.posts[0];  // Monday and Tuesday in the north, both on Wednesday, then in the south
  only.sites_on[2] = {kNorth, kSouth};
  only.sites_on[3] = only.sites_on[4] = {kSouth};
  only.sites_on[1] = only.sites_on[0] = {kNorth};
  service.streams[0].referrals_per_week = 0.6 * kWeek;  // as much as the three days hold
  service.streams[1].referrals_per_week = 0.2 * kWeek;
  const Plan p = plan(service);
  EXPECT_NEAR(p.roles[0].load, 0.8, 1e-9);
  EXPECT_NEAR(p.tightest.load, 1, 1e-9);
  EXPECT_THAT(names(service, p.tightest), ElementsAre("visit (northern)"));
  EXPECT_NEAR(p.waiting[1].queue_load, 0.5, 1e-9);
}

TEST(Sites, ThatNobodyWorksAtHaveNoHours) {
  Service service = two_sites(30, 10);
  works_at(service.posts[1], kNorth);
  const Plan p = plan(service);
  EXPECT_TRUE(std::isinf(p.tightest.load));
  EXPECT_THAT(names(service, p.tightest), ElementsAre("visit (southern)"));
  EXPECT_TRUE(std::isinf(p.waiting[1].queue_load));
  EXPECT_NEAR(p.waiting[0].queue_load, 15 / kWeek, 1e-9);
}

/// Demand, hours and load.
std::vector<double> figures(const SiteBalance& b) {
  return {b.demand_per_week.value(), b.capacity_per_week.value(), b.load};
}

/// What the sites have in all, and what the roles have.
void expect_the_same_in_all(const Plan& p) {
  double demand = 0, capacity = 0;
  for (const SiteBalance& b : p.sites)
    demand += b.demand_per_week.value(), capacity += b.capacity_per_week.value();
  for (const RoleBalance& b : p.roles)
    demand -= b.demand_per_week.value(), capacity -= b.capacity_per_week.value();
  EXPECT_NEAR(demand, 0, 1e-9);
  EXPECT_NEAR(capacity, 0, 1e-9);
}

auto are(double demand, double capacity, double load) {
  using ::testing::DoubleNear;
  return ElementsAre(DoubleNear(demand, 1e-9), DoubleNear(capacity, 1e-9), DoubleNear(load, 1e-9));
}

TEST(SiteBalances, ShowTheFullSiteOfAnIdleRole) {
  const Plan p = plan(two_sites(30, 10));
  ASSERT_EQ(p.sites.size(), 2);
  EXPECT_EQ(p.sites[0].site, kNorth);
  EXPECT_THAT(figures(p.sites[0]), are(30, kWeek, 30 / kWeek));  // 124%
  EXPECT_THAT(figures(p.sites[1]), are(10, kWeek, 10 / kWeek));  // 41%
  expect_the_same_in_all(p);
}

TEST(SiteBalances, CountHoursForAnywhereWhereTheirPatientsAre) {
  Service service = two_sites(30, 10);
  service.posts[1].sites_on.fill({});  // half of the 40 hours: 10 of the north, 10 of the south
  const Plan p = plan(service);
  ASSERT_EQ(p.sites.size(), 2);
  EXPECT_THAT(figures(p.sites[0]), are(30, 1.5 * kWeek, 20 / kWeek));
  EXPECT_THAT(figures(p.sites[1]), are(10, 0.5 * kWeek, 20 / kWeek));
  expect_the_same_in_all(p);
}

TEST(SiteBalances, CountHoursForAnywhereAtTheirPace) {
  Service service = two_sites(15, 10);
  service.posts.erase(service.posts.begin());  // one post for all, half as quick: 30 and 20 hours
  service.posts[0].sites_on.fill({});
  service.posts[0].productivity = 0.5;
  const Plan p = plan(service);
  EXPECT_THAT(figures(p.sites[0]), are(30, 0.6 * kWeek, 50 / kWeek));
  EXPECT_THAT(figures(p.sites[1]), are(20, 0.4 * kWeek, 50 / kWeek));
  expect_the_same_in_all(p);
}

TEST(SiteBalances, FollowThePostWhereAStreamIsSeenAnywhere) {
  Service service = two_sites(30, 10);
  service.streams[0].sites = service.streams[1].sites = {};
  const Plan p = plan(service);  // both posts share all 40 hours
  EXPECT_THAT(figures(p.sites[0]), are(20, kWeek, 20 / kWeek));
  EXPECT_THAT(figures(p.sites[1]), are(20, kWeek, 20 / kWeek));
  expect_the_same_in_all(p);
}

TEST(SiteBalances, KeepApartWhatIsBoundToNoSite) {
  Service service = two_sites(30, 10);
  service.streams[1].sites = {};
  service.posts[1].sites_on.fill({});
  service.posts[0].wte = 0;
  Plan p = plan(service);  // who works anywhere sees the north's and those who are seen anywhere
  ASSERT_EQ(p.sites.size(), 3);
  EXPECT_THAT(figures(p.sites[0]), are(30, 0.75 * kWeek, 40 / kWeek));
  EXPECT_THAT(figures(p.sites[1]), are(0, 0, 0));
  EXPECT_EQ(p.sites[2].site, std::nullopt);
  EXPECT_THAT(figures(p.sites[2]), are(10, 0.25 * kWeek, 40 / kWeek));
  expect_the_same_in_all(p);
  service.streams[0].sites = {};
  service.posts.erase(service.posts.begin());
  EXPECT_TRUE(plan(service).sites.empty());  // nothing is bound to any
}

TEST(SiteBalances, ShowWorkWhereNobodyMayDoIt) {
  Service service = two_sites(30, 10);
  works_at(service.posts[1], kNorth);
  const Plan p = plan(service);
  EXPECT_THAT(figures(p.sites[0]), are(30, 2 * kWeek, 15 / kWeek));
  EXPECT_EQ(p.sites[1].demand_per_week, Hours{10});
  EXPECT_TRUE(std::isinf(p.sites[1].load));
}

TEST(SiteBalances, ComeToTheRolesWithSessionsDaysAndSeveralRoles) {
  Service service = two_sites(20, 12);
  service.roles.push_back("support");
  service.appointments.push_back(appointment("fit", 30, {RoleId{1}, RoleId{0}}));
  service.pathways[0].steps[0].next = {{StepId{1}, 0.7}, {std::nullopt, 0.3}};
  service.pathways[0].steps.push_back(step("fit", 1, {{-1, 1.0}}));
  service.posts.push_back(post("support", {RoleId{1}}, 0.5, {0.8, 0.2, 0, 0}));
  service.posts[0].sites_on[3] = {kNorth, kSouth};
  service.posts[1].sites_on[4] = {};
  service.posts[1].productivity = 0.8;
  service.posts[2].sites_on[1] = {kSouth};
  const Plan p = plan(service);
  ASSERT_GE(p.sites.size(), 2);
  expect_the_same_in_all(p);
}

TEST(SiteBalances, SayNothingOfOneSite) { EXPECT_TRUE(plan(single_step(30, 1)).sites.empty()); }

Session session_for(Weekday day, int hours, std::vector<StreamId> streams, std::optional<SiteId> site = {}) {
  Session s;
  s.day = day;
  s.length = Minutes{60 * hours};
  s.streams = std::move(streams);
  s.site = site;
  s.starting = Date{2026, 4, 1};
  return s;
}

TEST(Sessions, KeepTheirHoursForTheirStreams) {
  Service service = two_sites(4, 2);
  service.streams[0].sites = service.streams[1].sites = {};
  service.posts.pop_back();
  service.posts[0].sessions = {session_for(Weekday::monday, 4, {kFirst}),
                               session_for(Weekday::tuesday, 6, {kSecond})};
  const Plan p = plan(service);
  EXPECT_NEAR(p.roles[0].capacity_per_week.value(), 10 * kAtWork, 1e-9);
  EXPECT_NEAR(p.waiting[0].queue_load, 4 / (4 * kAtWork), 1e-9);
  EXPECT_NEAR(p.waiting[1].queue_load, 2 / (6 * kAtWork), 1e-9);
  EXPECT_THAT(names(service, p.tightest), ElementsAre("visit (northern)"));
}

TEST(Sessions, SeeTheStreamsOfTheirSiteOrOfThePostsDay) {
  Service service = two_sites(4, 2);
  service.posts.pop_back();  // in the north but for a clinic in the south
  service.posts[0].sessions = {session_for(Weekday::monday, 4, {}),
                               session_for(Weekday::tuesday, 6, {}, kSouth)};
  const Plan p = plan(service);
  EXPECT_NEAR(p.waiting[0].queue_load, 4 / (4 * kAtWork), 1e-9);
  EXPECT_NEAR(p.waiting[1].queue_load, 2 / (6 * kAtWork), 1e-9);
}

/// One stream, 45 minutes and 15 of admin: an hour at the standard pace, 75 minutes at 75% of it.
Service slow_post(double referrals) {
  Service service = single_step(referrals, 1);
  service.appointments[0].minutes = Minutes{45};
  service.appointments[0].admin = Minutes{15};
  service.posts[0].productivity = 0.75;
  return service;
}

TEST(Productivity, LengthensTheSlotsOfTheBalanceAndOfTheDemand) {
  const Plan p = plan(slow_post(10));
  EXPECT_DOUBLE_EQ(p.streams[0].dcc_hours_per_referral.value(), 1.25);
  EXPECT_DOUBLE_EQ(p.streams[0].dcc_hours_per_week.value(), 12.5);
  EXPECT_NEAR(p.roles[0].demand_per_week.value(), 12.5, 1e-9);
  EXPECT_NEAR(p.roles[0].load, 12.5 / kWeek, 1e-9);
  EXPECT_NEAR(p.tightest.load, 12.5 / kWeek, 1e-9);
  EXPECT_NEAR(p.posts[0].bookable_dcc_per_week.value(), kWeek, 1e-9);
}

TEST(Productivity, EvensOutTheLoadsOfTheQuickAndTheSlow) {
  Service service = slow_post(36);
  service.posts.push_back(post("quick", {RoleId{0}}, 1, {0.8, 0.2, 0, 0}));
  const Plan p = plan(service);  // x = 1.25 (36 - x): 20 at the standard pace, 16 in 20 hours
  EXPECT_NEAR(p.roles[0].demand_per_week.value(), 40, 1e-9);
  EXPECT_NEAR(p.tightest.load, 20 / kWeek, 1e-9);
  EXPECT_NEAR(p.streams[0].dcc_hours_per_week.value(), 40, 1e-9);
  EXPECT_NEAR(p.streams[0].dcc_hours_per_referral.value(), 40.0 / 36, 1e-9);
}

TEST(Productivity, IsThatOfWhoeverMaySeeTheStream) {
  Service service = two_sites(4, 2);
  service.posts[0].productivity = 0.5;  // an hour becomes two
  const Plan p = plan(service);
  EXPECT_NEAR(p.streams[0].dcc_hours_per_week.value(), 8, 1e-9);
  EXPECT_NEAR(p.streams[1].dcc_hours_per_week.value(), 2, 1e-9);
}

TEST(Productivity, OfAStreamWithoutReferralsIsThatOfThePreferred) {
  EXPECT_DOUBLE_EQ(plan(slow_post(0)).streams[0].dcc_hours_per_referral.value(), 1.25);
  Service service = slow_post(10);
  service.posts[0].wte = 0;  // nobody, but it would be they
  EXPECT_DOUBLE_EQ(plan(service).streams[0].dcc_hours_per_week.value(), 12.5);
}

TEST(DeskWork, NeedsSlotsAndHoursOfThoseWithoutAJobPlan) {
  Service service = single_step(30, 1);
  service.roles.push_back("administrator");
  service.appointments.push_back(appointment("triage", 15, {RoleId{1}}));
  service.appointments[1].mode = Mode::desk;
  service.pathways[0].steps = {step("triage", 1, {{1, 1.0}}), step("see", 0, {{-1, 1.0}})};
  service.posts.push_back(post("office", {RoleId{1}}, 0.5, {1, 0, 0, 0}));
  service.posts[1].has_job_plan = false;
  const Plan p = plan(service);
  EXPECT_DOUBLE_EQ(p.streams[0].slots_per_referral, 2);
  EXPECT_DOUBLE_EQ(p.streams[0].dcc_hours_per_referral.value(), 1.25);
  EXPECT_NEAR(p.roles[1].load, 7.5 / (0.5 * 37.5 * kAtWork), 1e-9);
}

}  // namespace
}  // namespace headroom
