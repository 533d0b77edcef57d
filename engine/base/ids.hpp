// Positions in the service's vectors as types, so that a role is never taken for a session or a post.
#pragma once

#include <compare>
#include <cstdint>

namespace headroom {

/// The position of a thing in the vector that holds its kind. Indices of different kinds do not mix.
template <class Of>
struct Id {
  std::uint32_t index{};
  friend constexpr auto operator<=>(Id, Id) = default;
};

using RoleId = Id<struct Role>;
using SiteId = Id<struct Site>;
using AppointmentId = Id<struct Appointment>;
using PathwayId = Id<struct Pathway>;
using StepId = Id<struct Step>;  ///< within its pathway
using StreamId = Id<struct Stream>;
using PriorityId = Id<struct Priority>;  ///< within its stream; also its rank, 0 first
using PostId = Id<struct Post>;

}  // namespace headroom
