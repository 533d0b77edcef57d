#include "service/post.hpp"

#include <algorithm>

namespace headroom {

PostTerms terms_on(const Post& post, Date day) {
  PostTerms terms{post.wte, post.holders, post.band, post.plan};
  for (const PlanChange& change : post.changes) {
    if (change.from <= day) terms = change.terms;
  }
  return terms;
}

std::size_t most_holders(const Post& post) {
  std::size_t most = post.holders.size();
  for (const PlanChange& change : post.changes) most = std::max(most, change.terms.holders.size());
  return most;
}

JobPlan holder_plan(const Post& post, const JobPlan& plan, Hours week) {
  std::array<Hours, kCategories> fixed{};
  for (const Activity& activity : post.activities) {
    fixed[static_cast<std::size_t>(activity.category)] += activity.per_week;
  }
  JobPlan own = plan;
  if (week <= Hours{}) return own;
  for (std::size_t c = 1; c < kCategories; ++c) {
    const double least = std::min(fixed[c] / week, own[0] + own[c]);
    if (least <= own[c]) continue;
    own[0] -= least - own[c];
    own[c] = least;
  }
  return own;
}

}  // namespace headroom
