// The study before overlays, as far as those under way at the start are drawn from it.
#pragma once

#include <string>
#include <vector>

#include "random/duration.hpp"
#include "service/service.hpp"

namespace headroom {

/// What the follow-ups of a study come to when it has been as it is for long: worked out once for all
/// scenarios, which may have other people and rules and still begin with the same patients. Empty where the
/// study warms up, since nobody is there before.
struct StudyAtStart {
  StudyAtStart() = default;
  StudyAtStart(const Service& study);  // a service may stand where its start is meant

  struct Visits {
    std::string step;      ///< its name
    RandomDuration delay;  ///< before it
    double untreated = 0,
           treated = 0;  ///< expected at the step for one patient first seen, before and after treatment
  };
  struct Referrals {
    std::string stream;          ///< its name
    double first_seen = 0;       ///< a week, where the stream does not say it: no more than hours allow
    std::vector<Visits> visits;  ///< step by step of its pathway
    std::vector<std::string> priorities;
    std::vector<double> priority_up_to;  ///< their shares, added up
  };
  std::vector<Referrals> streams;
};

}  // namespace headroom
