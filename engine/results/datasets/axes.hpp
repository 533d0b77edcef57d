// The labels along every dimension of a result, and where one scenario's things stand on them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "results/results.hpp"
#include "service/post.hpp"
#include "study/study.hpp"

namespace headroom {

/// The labels along every dimension of a result. Names are the union over scenarios in order of appearance.
struct Axes {
  std::vector<std::string> scenarios, streams, priorities, posts, roles;
  /// Protected time that cover may use, by `protected_label`; empty where it may use none.
  std::vector<std::string> activities;
  std::uint32_t replications = 0;  ///< numbered from 1
  Date start;                      ///< first reported day
  std::size_t weeks = 0;

  [[nodiscard]] std::size_t days() const { return weeks * 7; }
};

/// What the result file calls a dimension and says of it.
struct AxisRow {
  Along along;
  std::string_view name, units, meaning;
};
inline constexpr auto kAxisRows = std::to_array<AxisRow>({
    {Along::scenario, "scenario", "name", "scenario"},
    {Along::replication, "replication", "1", "number of the replication"},
    {Along::week, "week", "date", "first day of the week"},
    {Along::day, "day", "date", "calendar day"},
    {Along::stream, "stream", "name", "patient stream"},
    {Along::priority, "priority", "name", "priority within the stream"},
    {Along::post, "post", "name", "post"},
    {Along::role, "role", "name", "role"},
    {Along::category, "category", "name", "category of job-planned time"},
    {Along::wait_day, "wait_day", "days", "days waited, the last with all beyond it"},
    {Along::activity, "activity", "name", "protected time: POST/CATEGORY/ACTIVITY/PILLAR, - for none"},
    {Along::reason, "reason", "name", "why protected time was taken"},
    {Along::statistic, "statistic", "name",
     "mean, or smallest value with this percentage of the replications at or below it"},
    {Along::cause, "cause", "name", "what hours are, or what took them"},
});
[[nodiscard]] constexpr const AxisRow& axis_row(Along along) {
  return kAxisRows[static_cast<std::size_t>(along)];
}
static_assert(
    [] {
      for (std::size_t i = 0; i < kAxisRows.size(); ++i) {
        if (kAxisRows[i].along != static_cast<Along>(i)) return false;
      }
      return true;
    }(),
    "a row for each dimension, in the order of Along");
[[nodiscard]] std::uint64_t length_of(Along along, const Axes& axes);
/// How many numbers stand along these dimensions, of which the last varies fastest: the product of their
/// lengths.
[[nodiscard]] std::uint64_t numbers_along(std::span<const Along> dimensions, const Axes& axes);
/// Names or dates, one a place; none of replications and days waited, which are counted.
[[nodiscard]] std::vector<std::string> labels_of(Along along, const Axes& axes);

[[nodiscard]] Axes axes_of(const Scenarios& scenarios, std::uint32_t replications);

/// Where what one scenario has stands on the axes, by its own ids.
struct Positions {
  std::vector<std::size_t> streams, posts;
  struct StreamPriority {
    std::size_t stream, priority;
  };
  std::vector<StreamPriority> stream_priorities;  ///< in the order of Observations
  std::vector<std::size_t> minimum_roles;         ///< the role of each rule of CoverRules::minimum_on_duty
  std::vector<std::size_t> ruled_roles;           ///< the same, each role once, in order
  struct ProtectedPart {
    PostId post;
    Category category;
    std::optional<std::uint32_t> activity;  ///< none: the rest of the category
    std::size_t position;
  };
  std::vector<ProtectedPart> protected_parts;  ///< that the scenario's cover may use
  std::vector<std::size_t> activities;         ///< where these stand, each place once, in order
};
[[nodiscard]] Positions positions(const Axes& axes, const Service& service);

}  // namespace headroom
