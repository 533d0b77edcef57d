#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/service.hpp"

namespace headroom {

/// Closed-form demand of one stream, at the rate of the start.
struct StreamDemand {
  double referrals_per_week = 0;
  double appointments_per_referral = 0;  ///< attended
  double slots_per_referral = 0;         ///< booked, attended or not
  Hours dcc_hours_per_referral{};
  Hours dcc_hours_per_week{};
};

/// Productive hours of one post in a full year (365/7 weeks) in post, at its WTE.
struct PostCapacity {
  Hours contracted_per_year{}, leave{}, study{}, sickness{},
      productive{};                              ///< leave includes public holidays
  std::array<Hours, kCategories> by_category{};  ///< of the productive hours
  Hours opened_dcc_per_week{};  ///< before sickness, after leave, study and `dcc_fixed`; mean over paid weeks
  Hours bookable_dcc_per_week{};  ///< the same, after sickness
  double share_of_period = 0;     ///< part of the reported period for which the post exists
};

struct RoleBalance {
  RoleId role;  ///< as reported: a post counts under its first role
  Hours demand_per_week{}, capacity_per_week{};
  double load = 0;       ///< demand / capacity; infinite where there is no capacity
  double wte_short = 0;  ///< WTE of this role's present mix that would bring load to 1; 0 where load <= 1
};

struct Tightest {
  std::vector<AppointmentId> needs;
  double load = 0;
};

struct StreamWaiting {
  double queue_load = 0;                   ///< demand / capacity of its tightest need
  std::optional<double> target_list_size;  ///< patients
  std::optional<double>
      relief_capacity_per_week;  ///< first appointments a week; only where the list is over twice its target
  std::optional<double> target_capacity_per_week;  ///< first appointments a week
};

struct Plan {
  std::vector<StreamDemand> streams;  ///< by StreamId
  std::vector<PostCapacity> posts;    ///< by PostId
  std::vector<RoleBalance> roles;     ///< roles that some post reports, in order of Service::roles
  Tightest tightest;
  std::vector<StreamWaiting> waiting;  ///< by StreamId
};

/// Closed forms only; no simulation, no randomness.
[[nodiscard]] Plan plan(const Service& service);

/// Expected entered visits to each step per patient who attended the entry step, split by whether the patient
/// has been treated (attended a step that stops the clock) before that visit.
/// The first visit to the entry step itself is not counted.
struct FollowUpVisits {
  double untreated = 0, treated = 0;
};
[[nodiscard]] std::vector<FollowUpVisits> follow_up_visits(const Service& service, StreamId stream);

/// Expected booked slots per entered visit, (1 - d^(k+1)) / (1 - d), for DNA share d and k rebookings.
[[nodiscard]] double slots_per_visit(double dna, int rebook);
/// Share of entered visits that are attended in the end, 1 - d^(k+1).
[[nodiscard]] double attended_per_visit(double dna, int rebook);

}  // namespace headroom
