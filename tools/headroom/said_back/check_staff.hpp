// What `check` says back about who works.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "report/words/table.hpp"
#include "service/service.hpp"

namespace headroom {

/// Contracted hours a week of a post on a day, whole and by category: the holders' own plans, in which
/// activities take a larger share of a smaller week.
struct WeeklyHours {
  double contracted = 0;
  std::array<double, kCategories> by_category{};
};
[[nodiscard]] WeeklyHours weekly_hours(const Service& service, const Post& post, Date day);

/// Of hours.
[[nodiscard]] std::string two_decimals(double hours);

/// Contracted hours by category, a row for each time that they change.
[[nodiscard]] Table posts_table(const Service& service);
/// How the holders of each post work, where the study says more than hours.
[[nodiscard]] Table work_table(const Service& service);
/// Booking, leave, sickness, turnover, learners and cover.
[[nodiscard]] Table rules_table(const Service& service);

[[nodiscard]] std::string roles_text(const Post& post, const Service& service);
[[nodiscard]] std::string sites_text(const std::vector<SiteId>& sites, const Service& service);
/// `mon 9:00 to 12:00 at north, every 2 weeks from the week of 2026-04-08, for ward`
[[nodiscard]] std::string session_text(const Session& session, const Service& service);
/// `north on mon and tue, anywhere on wed`; empty where location does not bind.
[[nodiscard]] std::string places_text(const Post& post, const Service& service);

}  // namespace headroom
