// A service described in code and simulated 100 times; prints how long its patients wait.
// `headroom run` says the same of the same service as a study. Build: cmake -S . -B build && cmake --build
// build, with headroom-dev installed.

#include <cstdint>
#include <cstdio>
#include <vector>

#include "headroom.hpp"

using namespace headroom;

static Service clinic() {
  Service service;
  service.calendar = {.start = Date{2026, 4, 1}, .weeks = 52, .warm_up_weeks = 26};
  service.sites = {"main"};
  service.roles = {"orthotist"};
  service.appointments = {{.name = "visit", .minutes = Minutes{45}, .admin = Minutes{15}, .by = {RoleId{0}}}};
  Step seen{.name = "seen", .appointment = AppointmentId{0}, .within = {14}, .stops_clock = true};
  seen.next = {{std::nullopt, 1.0}};  // then discharge
  service.pathways = {{"once", {seen}}};
  Stream stream{.name = "adults", .pathway = PathwayId{0}, .referrals_per_week = 22};
  stream.priorities = {{.name = "routine", .target = {42}}};
  stream.clock = ClockKind::treatment;
  stream.in_progress_usual = false;  // the warm-up fills the clinic
  service.streams = {stream};
  service.posts = {
      {.name = "clinician", .roles = {RoleId{0}}, .wte = 1, .holders = {1.0}, .plan = {0.8, 0.1, 0.1, 0}}};
  service.absence.spells = {{.share = 1, .min = 1, .max = 7, .mean = 2.5}};
  return service;
}

int main() {
  const Service service = clinic();
  const Model model{service, service};
  Workspace workspace;
  std::vector<double> waits;
  for (std::uint32_t replication = 1; replication <= 100; ++replication) {
    const Observations seen = simulate(model, /*seed=*/1, replication, workspace);
    const Summary summary = summarise({seen, service});
    waits.push_back(summary.by_stream[metric_position(MetricId::wait_first_mean)][0]);
  }
  const Estimate wait = estimate(waits, 0.95);
  std::printf("mean wait to the first appointment: %.2f days (95%% interval %.2f to %.2f)\n", wait.mean,
              wait.low, wait.high);
}
