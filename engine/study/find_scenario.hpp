// The scenario behind a name that a result gives, choices of a sizing among them.
#pragma once

#include <optional>
#include <string>

#include "study/study.hpp"

namespace headroom {

/// The scenario that a result calls so: one of the study's, or a choice of its sizing, whose name is its
/// values as `staff.band-6.wte=2.4,staff.assistant.wte=1.0`. None where the study makes no such scenario.
[[nodiscard]] std::optional<Scenario> find_scenario(const Study& study, const std::string& name);

}  // namespace headroom
