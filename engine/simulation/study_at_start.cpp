// Patients first seen by stream, and the follow-ups that each of them comes to.

#include "simulation/study_at_start.hpp"

#include <algorithm>

#include "planning/plan.hpp"

namespace headroom {
namespace {

/// Patients first seen a week: referrals less those turned away at the desk or lost by not attending, and no
/// more than the hours of the study allow.
double first_seen_per_week(const Service& study, StreamId id, double load) {
  return study[id].referrals_per_week * first_seen_per_referral(study, id) *
         std::min(1.0, load > 0 ? 1 / load : 1.0);
}

StudyAtStart::Referrals referrals_of(const Service& study, StreamId id, double load) {
  const Stream& stream = study[id];
  StudyAtStart::Referrals referrals{stream.name, first_seen_per_week(study, id, load), {}, {}, {}};
  const std::vector<FollowUpVisits> visits = follow_up_visits(study, id);
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const Step& step = study[stream.pathway].steps[i];
    referrals.visits.push_back({step.name, step.after, visits[i].untreated, visits[i].treated});
  }
  double up_to = 0;
  for (const Priority& priority : stream.priorities) {
    referrals.priorities.push_back(priority.name);
    referrals.priority_up_to.push_back(up_to += priority.share);
  }
  return referrals;
}

}  // namespace

StudyAtStart::StudyAtStart(const Service& study) {
  if (study.calendar.warm_up_weeks > 0) return;
  const double load = plan(study).tightest.load;
  for (std::uint32_t s = 0; s < study.streams.size(); ++s)
    streams.push_back(referrals_of(study, StreamId{s}, load));
}

}  // namespace headroom
