// The checked study as JSON for `check --json`, with words that the tables of `check` share.
#pragma once

#include <string>
#include <vector>

#include "experiment/screening.hpp"
#include "planning/plan.hpp"
#include "reading/load_study.hpp"
#include "study/study.hpp"

namespace headroom {

/// What `check --json` prints. `screened`: `screened_numbers`.
[[nodiscard]] std::string check_json(const LoadedStudy& loaded, const Plan& demand,
                                     const Screening& screened);

[[nodiscard]] std::string lead_time_text(const LeadTime& time);
/// People who wait for the stream on the first day.
[[nodiscard]] int waiting_count(const Stream& stream);

}  // namespace headroom
