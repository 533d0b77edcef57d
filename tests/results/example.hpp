// A small made-up service and what one replication of it might have seen.
// The numbers are small enough to add up by hand.
#pragma once

#include "service/service.hpp"
#include "simulation/observations.hpp"

namespace headroom::example {

/// A post of the only role.
inline Post post(const char* name, double wte, double cost) {
  Post p;
  p.name = name;
  p.roles = {RoleId{0}};
  p.wte = wte;
  p.holders = {wte};
  p.cost_per_year = Pounds{cost};
  p.plan = {0.8, 0.15, 0.05, 0};
  return p;
}

/// Two weeks; streams gp (urgent, routine) and wards (urgent); posts lead (1.0 WTE at 70,000) and new (0.5
/// WTE at 36,500, from the second week).
inline Service service() {
  Service s;
  s.calendar.start = Date{2026, 4, 1};
  s.calendar.weeks = 2;
  s.sites = {"main"};
  s.roles = {"orthotist"};
  s.appointments = {{"assessment", Minutes{45}, Minutes{15}, Minutes{0}, {RoleId{0}}, Mode::clinic, 0}};
  s.pathways = {{"footwear", {{"assess", AppointmentId{0}, {}, {}, true, {{std::nullopt, 1}}}}}};
  Stream gp;
  gp.name = "gp";
  gp.priorities = {{"urgent", 0.1, {14}, {1}, 42}, {"routine", 0.9, {126}, {1}, 42}};
  Stream wards;
  wards.name = "wards";
  wards.priorities = {{"urgent", 1, {14}, {1}, 42}};
  s.streams = {gp, wards};
  s.posts = {post("lead", 1, 70'000), post("new", 0.5, 36'500)};
  s.posts[1].from = Date{2026, 4, 8};
  return s;
}

/// Every series 0, every count 0, of the right shape, a holder for each post.
inline Observations nothing_seen(const Service& service) {
  Observations o;
  o.weeks = static_cast<std::size_t>(service.calendar.weeks);
  o.streams = service.streams.size();
  o.posts = service.posts.size();
  o.by_stream.assign(kStreamSeries * o.weeks * o.streams, 0);
  o.by_post.assign(kPostSeries * o.weeks * o.posts, 0);
  o.by_category.assign(kCategorySeries * o.weeks * o.posts * kCategories, 0);
  std::size_t priorities = 0;
  for (const Stream& stream : service.streams) priorities += stream.priorities.size();
  o.totals.resize(priorities);
  o.waiting_start.assign(o.streams, 0);
  o.waits_first.assign(priorities * kWaitDays, 0);
  o.waits_treatment.assign(priorities * kWaitDays, 0);
  o.waits_waiting_end.assign(priorities * kWaitDays, 0);
  for (std::uint32_t p = 0; p < o.posts; ++p) o.holders.push_back({.post = PostId{p}, .number = 1});
  return o;
}

}  // namespace headroom::example
