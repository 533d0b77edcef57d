// Hours that may do the same work at the same pace, and the demand as needs over them.
#pragma once

#include <vector>

#include "planning/load_split.hpp"
#include "planning/plan.hpp"
#include "planning/post_average.hpp"

namespace headroom {

/// Hours at these sites; at none: anywhere.
struct PlacedHours {
  std::vector<SiteId> sites;
  Hours per_week{};
};

/// Hours that may do the same work at the same pace: of posts with the same roles in the same order, for the
/// patients of the same streams.
struct Pool {
  std::vector<RoleId> roles;
  double productivity = 1;
  Reach reach;
  Hours per_week{};                   ///< bookable, averaged over the reported period
  std::vector<PlacedHours> placed{};  ///< the same, by where they are
};

/// Pools in the order of the posts. A post has as many as it has reaches.
[[nodiscard]] std::vector<Pool> pools_of(const Service& service, const std::vector<PostAverage>& posts);

/// The demand as needs over the pools: one for an appointment where the same pools may give it to all of its
/// streams, else one for each of them.
struct Needs {
  std::vector<NamedNeed> names;
  std::vector<SharedNeed> shared;            ///< the same, in hours at the standard pace
  std::vector<std::vector<std::size_t>> of;  ///< by StreamId: positions of those it takes part in
};

/// Of the stream for the appointment, in hours a week at the standard pace. `slots[s][a]`: booked slots of
/// appointment a per referral of stream s.
[[nodiscard]] double demand_of(const Service& service, StreamId stream, AppointmentId appointment,
                               const std::vector<std::vector<double>>& slots);

[[nodiscard]] Needs needs_of(const Service& service, const std::vector<Pool>& pools,
                             const std::vector<std::vector<double>>& slots);

}  // namespace headroom
