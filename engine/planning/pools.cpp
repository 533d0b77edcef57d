// Posts grouped by roles, pace and reach; appointments split by stream only where different pools see them.

#include "planning/pools.hpp"

#include <algorithm>

namespace headroom {
namespace {

using PoolPositions = std::vector<std::size_t>;

/// The pools that hold any role of `by` and reach the stream, in the order of preference.
PoolPositions pools_that_serve(const Appointment& appointment, std::size_t stream,
                               const std::vector<Pool>& pools) {
  PoolPositions found;
  for (const RoleId role : appointment.by) {
    for (std::size_t p = 0; p < pools.size(); ++p) {
      const auto& roles = pools[p].roles;
      const bool holds = std::find(roles.begin(), roles.end(), role) != roles.end();
      if (!holds || !pools[p].reach[stream]) continue;
      if (std::find(found.begin(), found.end(), p) == found.end()) found.push_back(p);
    }
  }
  return found;
}

/// Hours in each of the pools for an hour at the standard pace; empty where it is one in all of them.
std::vector<double> paces(const Appointment& appointment, const PoolPositions& in,
                          const std::vector<Pool>& pools) {
  const auto standard = static_cast<double>(slot_length(appointment).value());
  std::vector<double> pace;
  for (const std::size_t p : in) {
    const auto slot = static_cast<double>(slot_length(appointment, pools[p].productivity).value());
    pace.push_back(standard > 0 ? slot / standard : 1.0);
  }
  if (std::all_of(pace.begin(), pace.end(), [](double hours) { return hours == 1; })) pace.clear();
  return pace;
}

}  // namespace

std::vector<Pool> pools_of(const Service& service, const std::vector<PostAverage>& posts) {
  std::vector<Pool> pools;
  for (std::size_t p = 0; p < service.posts.size(); ++p) {
    const Post& post = service.posts[p];
    for (const ReachableHours& part : posts[p].bookable) {
      auto pool = std::find_if(pools.begin(), pools.end(), [&](const Pool& other) {
        return other.roles == post.roles && other.productivity == post.productivity &&
               other.reach == part.reach;
      });
      if (pool == pools.end()) {
        pool = pools.insert(pools.end(), Pool{post.roles, post.productivity, part.reach, Hours{}});
      }
      pool->per_week += part.per_week;
    }
  }
  return pools;
}

Needs needs_of(const Service& service, const std::vector<Pool>& pools,
               const std::vector<std::vector<double>>& slots) {
  Needs needs;
  needs.of.resize(service.streams.size());
  for (std::uint32_t a = 0; a < service.appointments.size(); ++a) {
    const Appointment& appointment = service.appointments[a];
    std::vector<std::uint32_t> streams;
    std::vector<PoolPositions> served_by;
    for (std::uint32_t s = 0; s < service.streams.size(); ++s) {
      if (slots[s][a] <= 0) continue;
      streams.push_back(s);
      served_by.push_back(pools_that_serve(appointment, s, pools));
    }
    const bool alike = std::all_of(served_by.begin(), served_by.end(),
                                   [&](const PoolPositions& other) { return other == served_by.front(); });
    for (std::size_t i = 0; i < streams.size(); ++i) {
      const StreamId stream{streams[i]};
      if (i == 0 || !alike) {
        needs.names.push_back({AppointmentId{a}, alike ? std::nullopt : std::optional{stream}});
        needs.shared.push_back({0, served_by[i], paces(appointment, served_by[i], pools)});
      }
      needs.shared.back().demand += slots[stream.index][a] * service[stream].referrals_per_week *
                                    to_hours(slot_length(appointment)).value();
      needs.of[stream.index].push_back(needs.shared.size() - 1);
    }
  }
  return needs;
}

}  // namespace headroom
