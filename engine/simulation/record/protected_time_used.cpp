// What a day used of protected time, laid on soft activities in the order in which they are given up.

#include "simulation/record/protected_time_used.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace headroom {
namespace {

/// A part of a holder's soft time of one category, as a share of it.
struct SoftPart {
  std::optional<std::uint32_t> activity;  ///< none: hours under no activity
  double share = 0;
};

/// What a holder's soft time of a category consists of under these terms, in the order in which it is taken.
std::vector<SoftPart> soft_parts(const Post& post, const HolderTerms& terms, Category category) {
  const double week = terms.full_day * 5 / 60;  // hours
  double left = week * terms.plan[static_cast<std::size_t>(category)];
  std::vector<SoftPart> parts{{std::nullopt, 0}};
  for (std::uint32_t a = 0; a < post.activities.size(); ++a) {
    const Activity& activity = post.activities[a];
    if (activity.category != category) continue;
    left -= activity.per_week.value();
    if (activity.protection == Protection::soft) parts.push_back({a, activity.per_week.value()});
  }
  parts.front().share = std::max(0.0, left);
  double sum = 0;
  for (const SoftPart& part : parts) sum += part.share;
  for (SoftPart& part : parts) part.share = sum > 0 ? part.share / sum : 0;
  return parts;
}

using TakenFrom = std::tuple<std::uint32_t, Category, std::int64_t>;  ///< post, category, activity or -1
using TakenMinutes = std::map<TakenFrom, std::int64_t>;

/// `taken` of a day's `soft` minutes, part by part; what rounding leaves over goes to the last part.
void attribute(const std::vector<SoftPart>& parts, int soft, int taken, PostId post, Category category,
               TakenMinutes& taken_minutes) {
  double up_to = 0;
  int given = 0;
  for (std::size_t i = 0; i < parts.size() && given < taken; ++i) {
    up_to += parts[i].share * soft;
    const bool is_last = i + 1 == parts.size();
    const int here = std::min(taken, is_last ? taken : static_cast<int>(std::floor(up_to + 0.5))) - given;
    if (here <= 0) continue;
    const std::int64_t activity = parts[i].activity ? static_cast<std::int64_t>(*parts[i].activity) : -1;
    taken_minutes[{post.index, category, activity}] += here;
    given += here;
  }
}

void add_holder(const Model::Tables& tables, const HoursSeen& seen, std::size_t h,
                TakenMinutes& taken_minutes) {
  const Holder& holder = tables.roster.holders()[h];
  const Post& post = tables.service[holder.post];
  for (const HolderTerms& terms : holder.terms) {
    const std::vector<SoftPart> spa = soft_parts(post, terms, Category::spa),
                                ar = soft_parts(post, terms, Category::ar);
    const Day first = std::max(terms.first, tables.warm_up_days + 1), last = std::min(terms.last, tables.end);
    for (Day day = first; day <= last; ++day) {
      const UsedOnDay used = protected_time_used_on(seen, h, day);
      const auto& soft = seen.roster.at(h, day, tables.last).soft;
      if (used.spa > 0) attribute(spa, soft[0], used.spa, holder.post, Category::spa, taken_minutes);
      if (used.ar > 0) attribute(ar, soft[1], used.ar, holder.post, Category::ar, taken_minutes);
    }
  }
}

}  // namespace

UsedOnDay protected_time_used_on(const HoursSeen& seen, std::size_t holder, Day day) {
  const int used = seen.protected_time_used(day, holder);
  const int spa = std::min<int>(used, seen.roster.at(holder, day, seen.roster.last).soft[0]);
  return {spa, used - spa};
}

std::vector<ProtectedUse> record_protected_time_used(const Model::Tables& tables, const HoursSeen& seen) {
  std::vector<ProtectedUse> uses;
  if (seen.protected_time_used.empty()) return uses;
  TakenMinutes taken_minutes;
  for (std::size_t h = 0; h < tables.roster.holders().size(); ++h) add_holder(tables, seen, h, taken_minutes);
  for (const auto& [key, minutes] : taken_minutes) {
    const auto& [post, category, activity] = key;
    ProtectedUse use{PostId{post}, category, std::nullopt, ProtectedUseReason::sickness, minutes};
    if (activity >= 0) use.activity = static_cast<std::uint32_t>(activity);
    uses.push_back(use);
  }
  return uses;
}

}  // namespace headroom
