// The frame of laws that hold of every run, on services made at random.
#pragma once

#include <gtest/gtest.h>

#include "theory/random_services.hpp"

namespace headroom::theory {

/// Laws that hold of every run of every service: 240 of them made at random, as they are and with everything
/// that may happen to staff time.
class EveryRun : public testing::TestWithParam<std::uint32_t> {
 protected:
  static constexpr std::uint32_t kServicesEach = 20;

  template <class Law>
  void for_each_run(Law law) const {
    for (std::uint32_t i = 0; i < kServicesEach; ++i) {
      const std::uint32_t number = GetParam() * kServicesEach + i;
      for (const bool everything : {false, true}) {
        SCOPED_TRACE("service " + std::to_string(number) + (everything ? " with everything" : ""));
        RandomServices services{number};
        const Service service = everything ? services.service_with_everything() : services.service();
        clinics::OneRun run{service, service, 3, number % 2};
        law(service, run);
        if (testing::Test::HasFatalFailure()) return;
      }
    }
  }
};

inline constexpr double kRounding = 2e-3;  ///< hours, of single precision

/// Minutes of a holder's SPA and AR that cover took on a day.
inline int protected_used_on(clinics::OneRun& run, std::size_t h, Day day) {
  return run.protected_time_used(day, h);
}

}  // namespace headroom::theory
