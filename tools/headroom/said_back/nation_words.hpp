// Warnings on stderr where the calendar is Scotland's and pay or hours are not.
#pragma once

#include "results/results.hpp"
#include "study/study.hpp"

namespace headroom {

/// On stderr, before figures of money and hours are made or shown: where the calendar is Scotland's and pay
/// or hours are not. Each warning once, of the first hundred scenarios.
void warn_of_nations(const Study& study);
/// Of the study that a result keeps; nothing where this version cannot read it.
void warn_of_nations(const ResultFile& file);

}  // namespace headroom
