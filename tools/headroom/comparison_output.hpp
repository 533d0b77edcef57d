#pragma once

#include "commands.hpp"
#include "results/comparison.hpp"

namespace headroom {

/// Prints a comparison to stdout in the given format.
void print_comparison(const Comparison& comparison, Format format);

}  // namespace headroom
