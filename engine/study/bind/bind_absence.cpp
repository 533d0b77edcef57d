// Leave, spells of sickness by months, turnover and placements, and what is wrong with their numbers.

#include <algorithm>
#include <map>
#include <numeric>

#include "study/bind/bind.hpp"
#include "study/bind/bind_post.hpp"
#include "study/bind/fields.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

void check_spell(const Cursor& keys, const SpellPart& part) {
  if (!keys.good()) return;
  if (part.max && *part.max < part.min)
    return keys["max"].problem("at least the min of " + std::to_string(part.min));
  const bool one_length = part.max && *part.max == part.min;
  const bool fits = one_length ? part.mean == part.min
                    : part.max ? part.mean > part.min && part.mean < *part.max
                               : part.mean >= part.min;
  if (fits) return;
  const std::string least = number_text(part.min);
  const std::string expected = one_length ? least
                               : part.max ? "a mean between " + least + " and " + number_text(*part.max)
                                          : "a mean of at least " + least;
  keys["mean"].problem(expected);
}

std::vector<SpellPart> bind_spells(const Cursor& list) {
  std::vector<SpellPart> spells;
  double sum = 0;
  for (const auto& item : list.written() ? list.items() : list.or_default().items()) {
    SpellPart part{0, 0, std::nullopt, 0};
    read_fields(item, part);
    check_spell(item, part);
    sum += part.share;
    spells.push_back(part);
  }
  if (list.good() && !sums_to(sum, 1)) list.problem(share_text(sum) + " in sum", "shares that sum to 100%");
  for (auto& part : spells) part.share = sum > 0 && sums_to(sum, 1) ? part.share / sum : part.share;
  return spells;
}

/// Twelve weights from January, scaled to a mean of 1.
MonthWeights bind_months(const Cursor& months) {
  MonthWeights weights = kEvenMonths;
  if (!months.good() || !months.is(Node::Kind::list)) return weights;
  const auto items = months.items();
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = items[i].number();
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (sum <= 0) {
    months.problem(flow_text(*months.node()), "at least one weight above 0");
    return kEvenMonths;
  }
  for (double& weight : weights) weight *= static_cast<double>(weights.size()) / sum;
  return weights;
}

void check_phased_return(const Cursor& keys, const std::vector<SpellPart>& spells) {
  constexpr int kLongSpell = 28;
  const bool any_long = std::any_of(spells.begin(), spells.end(), [](const SpellPart& part) {
    return part.share > 0 && (!part.max || *part.max > kLongSpell);
  });
  if (!any_long) {
    keys.warn(keys.path() + " changes nothing: no spell is longer than 28 days");
  }
}

/// What is assumed only where people leave, and what is then needed.
void check_turnover(const Cursor& keys, const Turnover& turnover) {
  if (turnover.leavers_per_year <= 0) return;
  keys["notice"].assume_default();
  keys["start"].assume_default();
  if (!keys["time_to_hire"].written()) {
    keys["time_to_hire"].problem(
        "missing",
        "how long from notice to the new starter's first day, such as 14 weeks, where people leave");
  } else if (keys["time_to_hire"].good() && turnover.time_to_hire.kind == RandomDuration::Kind::fixed &&
             turnover.time_to_hire.a <= turnover.notice_days) {
    keys.warn(keys["time_to_hire"].path() + " is not longer than the notice of " +
              std::to_string(turnover.notice_days) + " days: no post is ever empty");
  }
}

/// A drop at first, and back to the usual pace in week 4. An assumption: the shape is that of studies of
/// placements, the numbers are not.
constexpr std::array<double, 4> kUsualPace{0.85, 0.92, 0.97, 1};

std::vector<double> bind_pace(const Cursor& keys) {
  const auto weeks = static_cast<std::size_t>(std::max(1, keys["weeks"].whole()));
  const Cursor list = keys["pace"];
  std::vector<double> pace;
  for (const auto& item : list.items()) pace.push_back(item.number());
  if (list.good() && keys["weeks"].good() && pace.size() > weeks) {
    list.problem("a list of " + count_text(pace.size()), "at most one pace a week, " + count_text(weeks));
  }
  if (pace.empty()) pace.assign(kUsualPace.begin(), kUsualPace.end());
  if (!list.written()) list.assume("85%, 92%, 97%, then 100%");
  pace.resize(weeks, pace.back());
  return pace;
}

void check_placement(const Cursor& keys, const Placement& placement, const Post& post) {
  const Date last = placement.from + Days{static_cast<int>(placement.pace.size()) * 7 - 1};
  const bool inside = (!post.from || placement.from >= *post.from) && (!post.until || last <= *post.until);
  if (!inside) {
    const std::string from = post.from ? " from " + to_string(*post.from) : "";
    const std::string until = post.until ? " until " + to_string(*post.until) : "";
    keys.problem("from " + to_string(placement.from) + " to " + to_string(last),
                 "weeks in which " + post.name + " is filled," + from + until);
  }
  if (most_holders(post) == 0) keys.warn(keys.path() + ": nobody holds " + post.name + " to supervise");
}

/// What learners at the same time make of a post's time for patients, by day.
using PaceByDay = std::map<Date, double>;

/// No day may become so long that its minutes could not be counted.
void check_pace_together(const Cursor& keys, const Placement& placement, PaceByDay& together) {
  constexpr double kMost = 5;  // as much as one alone may ask for
  double greatest = 0;
  for (std::size_t i = 0; i < 7 * placement.pace.size(); ++i) {
    double& pace = together.try_emplace(placement.from + Days{static_cast<std::int32_t>(i)}, 1).first->second;
    pace *= placement.pace[i / 7];
    greatest = std::max(greatest, pace);
  }
  if (greatest > kMost + 1e-9) {
    keys.problem(share_text(greatest) + " of the time for patients, together with the placements before it",
                 "at most " + share_text(kMost));
  }
}

std::vector<Placement> bind_placements(const Cursor& list, const std::vector<Post>& posts) {
  std::vector<std::string> names;
  for (const Post& post : posts) names.push_back(post.name);
  std::vector<Placement> placements;
  std::vector<PaceByDay> together(posts.size());
  for (const auto& item : list.items()) {
    const auto post = position_of(item["post"], names);
    const auto from = item["from"].date();
    const Placement placement{PostId{post.value_or(0)}, from.value_or(Date{}), bind_pace(item)};
    if (post && from && item["weeks"].good()) {
      check_placement(item, placement, posts[*post]);
      check_pace_together(item, placement, together[*post]);
    }
    placements.push_back(placement);
  }
  return placements;
}

}  // namespace

void bind_absence(const Cursor& root, const std::vector<Post>& posts, AbsenceRules& rules) {
  const Cursor keys = root["absence"];
  rules.leave_pattern = bind_months(keys["leave_pattern"]);
  rules.spells = bind_spells(keys["sickness"]["spells"]);
  rules.sickness_months = bind_months(keys["sickness"]["monthly"]);
  if (rules.phased_return) check_phased_return(keys["sickness"]["phased_return"], rules.spells);
  check_turnover(keys["turnover"], rules.turnover);
  rules.placements = bind_placements(keys["placements"], posts);
}

}  // namespace headroom::reading
