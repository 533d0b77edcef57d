// One value against one row of the key table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "service/service.hpp"
#include "study/keys/key.hpp"
#include "study/text/tree.hpp"

namespace headroom::reading {

/// Whether a scalar is of the row's type and in its range. A random duration may also be a map: see
/// `read_random`.
[[nodiscard]] bool is_valid_scalar(const Node& node, const Key& key);

/// Whether a valid value of a row that is not supported yet would change anything.
[[nodiscard]] bool has_effect(const Node& node, const Key& key);

/// What is expected of a value that is not supported yet.
[[nodiscard]] std::string supported_text(const Key& key);

// The value of a scalar that is_valid_scalar has accepted.
[[nodiscard]] double number_of(const Node& node, const Key& key);  ///< in the row's unit; shares as fractions
/// As a study would write it, with its unit.
[[nodiscard]] std::string number_written(double value, const Key& key);
[[nodiscard]] LeadTime lead_time_of(const Node& node);
[[nodiscard]] double duration_days_of(const Node& node);

/// A part of a job plan.
struct PlanPart {
  enum class Kind { share, hours, number, rest };  ///< a number is a share or hours: the whole plan tells
  Kind kind = Kind::number;
  double value = 0;
};
[[nodiscard]] std::optional<PlanPart> parse_plan_part(const Node& node);

/// The distributions that a random duration may name.
[[nodiscard]] std::vector<std::string> distribution_names();

/// A duration or a distribution of one, within the row's range.
[[nodiscard]] Result<RandomDuration> read_random(const Node& node, const Key& key, const std::string& path);

}  // namespace headroom::reading
