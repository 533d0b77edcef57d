// The same service without chance: demand, productive hours, balance and waiting lists in closed form.
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
  Hours dcc_hours_per_referral{};        ///< at the pace of those who will deliver it
  Hours dcc_hours_per_week{};
};

/// Productive hours of one post in a full year (365/7 weeks) in post, at the terms of the first reported day
/// on which it exists; then what it has been over the reported period.
struct PostCapacity {
  double wte = 0;
  Hours contracted_per_year{}, leave{}, study{}, sickness{},
      productive{};                              ///< leave includes public holidays
  std::array<Hours, kCategories> by_category{};  ///< of the productive hours; 0 without a job plan
  /// Opened for patients before sickness, after leave, study and `dcc_fixed`, in sessions where there are
  /// any; mean over paid weeks.
  Hours opened_dcc_per_week{};
  Hours bookable_dcc_per_week{};  ///< the same, after sickness
  double share_of_period = 0;     ///< part of the reported period for which the post exists
  double absent_share = 0;        ///< of that part, away for long and not backfilled
  double vacant_share = 0;        ///< of that part, between a leaver and the next
  /// The same hours averaged over the whole reported period: with the days out of post, changes of terms and
  /// of full-time hours, long absences and the leave that follows them, vacancies, inductions and placements.
  Hours mean_opened_per_week{}, mean_bookable_per_week{};
};

struct RoleBalance {
  RoleId role;  ///< as reported: a post counts under its first role
  Hours demand_per_week{}, capacity_per_week{};
  double load = 0;       ///< demand / capacity; infinite where there is no capacity
  double wte_short = 0;  ///< WTE of this role's present mix that would bring load to 1; 0 where load <= 1
};

/// What is done at a site, and the hours of those who work there. Work may be done where its stream is seen
/// and whoever does it works; where that leaves several sites, or any, it counts at none. Hours that lie at
/// several sites, or at any, count where the patients are that the least greatest load gives them, pro rata.
/// Worked example: 30 h of patients of the north and 10 h of the south, 25 h in the north, 25 h anywhere: at
/// 80%, north 30 of 37.5 h (25 + 10/20 x 25), south 10 of 12.5 h.
struct SiteBalance {
  std::optional<SiteId> site;  ///< none: bound to no one site
  Hours demand_per_week{}, capacity_per_week{};
  double load = 0;  ///< demand / capacity; infinite where there is no capacity
};

/// Whether more than the days in post is averaged: `mean_bookable_per_week` is not `bookable_dcc_per_week` x
/// `share_of_period`.
[[nodiscard]] bool varies(const PostCapacity& capacity);

/// Work that the same hours may do: an appointment, of all streams or, where location or sessions let
/// different posts see them, of one.
struct NamedNeed {
  AppointmentId appointment;
  std::optional<StreamId> stream;
  friend bool operator==(const NamedNeed&, const NamedNeed&) = default;
};

/// "assessment", or "assessment (stream)".
[[nodiscard]] std::string name_of(const Service& service, const NamedNeed& need);

struct Tightest {
  std::vector<NamedNeed> needs;
  double load = 0;
};

struct StreamWaiting {
  double queue_load = 0;                   ///< demand / capacity of its tightest need
  std::optional<double> target_list_size;  ///< patients
  std::optional<double>
      relief_capacity_per_week;  ///< first appointments a week; only where the list is over twice its target
  std::optional<double> target_capacity_per_week;  ///< first appointments a week
};

/// The list at which the standard is met on average, by its priorities' targets (`target_list_size` of
/// statistics/queueing); none where every list does, or none.
[[nodiscard]] std::optional<double> target_list_of(const Service& service, const Stream& stream);

struct Plan {
  std::vector<StreamDemand> streams;  ///< by StreamId
  std::vector<PostCapacity> posts;    ///< by PostId
  std::vector<RoleBalance> roles;     ///< roles that some post reports, in order of Service::roles
  /// All sites, then what is bound to none if there is any: in all as much as the roles have, and what no
  /// post may do. Empty where there is one site, or nothing is bound to any.
  std::vector<SiteBalance> sites;
  Tightest tightest;
  std::vector<StreamWaiting> waiting;  ///< by StreamId
};

/// Closed forms only; no simulation, no randomness.
[[nodiscard]] Plan plan(const Service& service);

/// The share of those who enter a stream who attend a first appointment: who is neither turned away at the
/// desk nor lost by not attending.
[[nodiscard]] double first_seen_per_referral(const Service& service, StreamId stream);

/// Expected entered visits to each step per patient first seen, split by whether the patient has been treated
/// (attended a step that stops the clock) before that visit. What leads to the first appointment (desk work
/// before it) and that appointment itself are not counted.
struct FollowUpVisits {
  double untreated = 0, treated = 0;
};
[[nodiscard]] std::vector<FollowUpVisits> follow_up_visits(const Service& service, StreamId stream);

/// Expected booked slots per entered visit, (1 - d^(k+1)) / (1 - d), for DNA share d and k rebookings.
[[nodiscard]] double slots_per_visit(double dna, int rebook);
/// Share of entered visits that are attended in the end, 1 - d^(k+1).
[[nodiscard]] double attended_per_visit(double dna, int rebook);

}  // namespace headroom
