// The closed form and the simulation are two roads to the same means.
// Here they meet, on every example.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "planning/plan.hpp"
#include "reading/load_study.hpp"
#include "simulation/simulate.hpp"
#include "theory/agreement.hpp"
#include "whole.hpp"

namespace headroom {
namespace {

std::vector<std::string> examples() {
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator{HEADROOM_SOURCE_DIR "/scenarios"})
    if (std::filesystem::exists(entry.path() / "study.yaml"))
      folders.push_back(entry.path().filename().string());
  return folders;
}

class PlanAgreement : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    auto loaded = load_study(HEADROOM_SOURCE_DIR "/scenarios/" + GetParam() + "/study.yaml");
    ASSERT_TRUE(loaded.has_value());
    study_ = std::move(loaded->study);
  }

  Study study_;
};

double opened_hours_per_week(const Observations& seen, std::size_t post) {
  std::int64_t minutes = 0;
  for (const HolderMinutes& holder : seen.holders)
    if (holder.post.index == post) minutes += holder.opened;
  return static_cast<double>(minutes) / 60.0 / static_cast<double>(seen.weeks);
}

double booked_hours_per_week(const Observations& seen) {
  double hours = 0;
  for (std::size_t week = 0; week < seen.weeks; ++week)
    for (std::size_t post = 0; post < seen.posts; ++post)
      hours += static_cast<double>(seen.by_post[seen.at(PostSeries::dcc_booked, week, post)]);
  return hours / static_cast<double>(seen.weeks);
}

/// Sessions for the stream see it under its new id; sessions for others alone are left out.
void keep_sessions_for(Post& post, StreamId stream) {
  std::vector<Session> kept;
  for (Session session : post.sessions) {
    const auto& streams = session.streams;
    if (!streams.empty() && std::find(streams.begin(), streams.end(), stream) == streams.end()) continue;
    if (!streams.empty()) session.streams = {StreamId{0}};
    kept.push_back(session);
  }
  post.sessions = std::move(kept);
}

std::vector<double> five_times(const std::vector<double>& holders) {
  std::vector<double> all;
  for (int copy = 0; copy < 5; ++copy) all.insert(all.end(), holders.begin(), holders.end());
  return all;
}

/// The stream alone with five times the staff, long after the first day: what is booked is what is needed.
/// Everybody works at one pace, so that it does not matter to whom the work is dealt out.
Service with_only(const Service& service, std::size_t stream, double productivity) {
  Service alone = service;
  alone.streams = {service.streams[stream]};
  alone.streams.front().waiting.clear();
  alone.calendar.warm_up_weeks = 208;
  for (Post& post : alone.posts) {
    keep_sessions_for(post, StreamId{static_cast<std::uint32_t>(stream)});
    post.holders = five_times(post.holders);
    post.wte *= 5;
    for (PlanChange& change : post.changes) {
      change.terms.holders = five_times(change.terms.holders);
      change.terms.wte *= 5;
    }
    post.productivity = productivity;
  }
  return alone;
}

TEST_P(PlanAgreement, OpensTheHoursOfEachPostInEachScenario) {
  Workspace workspace;
  for (Scenario scenario : study_.scenarios) {
    scenario.service.absence.turnover = {};  // who leaves is chance; the rest of a post's hours is not
    const Plan planned = plan(scenario.service);
    const Observations seen = simulate(Model{scenario.service, study_.base}, 1, 0, workspace);
    for (std::size_t post = 0; post < scenario.service.posts.size(); ++post) {
      const double expected = planned.posts[post].mean_opened_per_week.value();
      // Part years move a few days of leave in or out of the period.
      EXPECT_NEAR(opened_hours_per_week(seen, post), expected, 0.015 * expected + 0.01)
          << scenario.name << ", " << scenario.service.posts[post].name;
    }
  }
}

TEST_P(PlanAgreement, BooksTheHoursThatEachStreamDemands) {
  Workspace workspace;
  const Service& service = study_.scenarios.front().service;
  for (std::size_t stream = 0; stream < service.streams.size(); ++stream) {
    for (const double productivity : {1.0, 0.8}) {
      if (!tries_whole() && (productivity < 1) == (stream % 2 == 0)) continue;  // one pace or the other
      const Service alone = with_only(service, stream, productivity);
      const Model model{alone, alone};
      std::vector<double> booked;
      for (std::uint32_t replication = 0; replication < 30; ++replication)
        booked.push_back(booked_hours_per_week(simulate(model, 1, replication, workspace)));
      EXPECT_TRUE(theory::agrees(booked, plan(alone).streams[0].dcc_hours_per_week.value()))
          << service.streams[stream].name << " at " << productivity;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(EveryExample, PlanAgreement, testing::ValuesIn(examples()), [](const auto& example) {
  std::string name;
  for (const char c : example.param)
    if (c != '-') name += c;
  return name;
});

}  // namespace
}  // namespace headroom
