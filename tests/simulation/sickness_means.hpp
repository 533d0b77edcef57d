// The usual spells of sickness, and how a mean over replications is held against what it should be.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "service/service.hpp"

namespace headroom::clinics {

inline const std::vector<SpellPart> kUsualSpells{
    {0.80, 1, 7, 2.5}, {0.14, 8, 28, 14}, {0.06, 29, std::nullopt, 75}};

/// The mean lies within 3.5 standard errors of what is expected, and these are small enough to tell.
inline void expect_mean(const std::vector<double>& values, double expected, double worst_relative_error) {
  const double n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (double v : values) squares += (v - mean) * (v - mean);
  const double error = std::sqrt(squares / (n - 1) / n);
  EXPECT_LT(error, worst_relative_error * expected) << "too noisy to judge";
  EXPECT_LT(std::abs(mean - expected), 3.5 * error) << mean << " against " << expected;
}

}  // namespace headroom::clinics
