// What a study asks for, said back to the last digit that is written.
#pragma once

#include <string>

#include "study/study.hpp"

namespace headroom {

/// "in_time of gp, urgent".
[[nodiscard]] std::string goal_text(const MetricChoice& of);
/// A figure of the metric: "92.25%", "14 days", "1 day", "£100,000".
[[nodiscard]] std::string asked_figure(const std::string& metric, double value);
/// A difference of two: of shares in points.
[[nodiscard]] std::string asked_difference(const std::string& metric, double value);

}  // namespace headroom
