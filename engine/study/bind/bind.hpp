// From a tree that the key table has checked to plain values.
// These are the checks that see more than one key: references, sums, orders, and what cannot be done with
// what there is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/service.hpp"
#include "study/bind/cursor.hpp"

namespace headroom::reading {

/// The whole service. Complete only where neither the check of the tree nor the reading found a problem.
[[nodiscard]] Service bind_service(const Cursor& root);

// Its parts that do not follow from the rows of their keys alone, in the order in which they need each other.
[[nodiscard]] std::vector<std::string> bind_sites(const Cursor& root);
[[nodiscard]] std::vector<std::string> bind_roles(const Cursor& root);
[[nodiscard]] std::vector<Appointment> bind_appointments(const Cursor& root,
                                                         const std::vector<std::string>& roles);
[[nodiscard]] std::vector<Pathway> bind_pathways(const Cursor& root,
                                                 const std::vector<Appointment>& appointments);
[[nodiscard]] std::vector<Stream> bind_streams(const Cursor& root, const Service& service);
[[nodiscard]] std::vector<Post> bind_posts(const Cursor& root, const Service& service);
[[nodiscard]] std::optional<WeekdaySet> bind_office_days(const Cursor& days, const WeekdaySet& clinic_days);
// What the rows do not say of a part that holds all else already.
void bind_calendar(const Cursor& root, Calendar& calendar);
void bind_absence(const Cursor& root, const std::vector<Post>& posts, AbsenceRules& rules);
void bind_cover(const Cursor& root, const Service& service, CoverRules& rules);
void bind_costs(const Cursor& root, const std::vector<Post>& posts, Costs& costs);
/// `service` is the study's, without a problem.
[[nodiscard]] Experiment bind_experiment(const Cursor& root, const Service& service, std::size_t scenarios);

/// Checks that need the whole service: steps that lead nowhere, appointments that nobody can deliver,
/// horizons that crowd out the urgent, and the like.
void check_service(const Cursor& root, const Service& service);

/// The same for who works: holders without a session, patients whom nobody can see where they can be seen,
/// minima that are never met. Only warnings, for a service without a problem.
void warn_of_staff(const Cursor& root, const Service& service);

[[nodiscard]] WeekdaySet bind_weekdays(const Cursor& days);

/// Whether shares sum to 1, as closely as people write them.
[[nodiscard]] bool sums_to(double sum, double whole);

}  // namespace headroom::reading
