#include <algorithm>
#include <set>

#include "study/bind.hpp"
#include "study/names.hpp"
#include "study/quantities.hpp"

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

std::vector<SpellPart> usual_spells() {
  return {{0.80, 1, 7, 2.5}, {0.14, 8, 28, 14}, {0.06, 29, std::nullopt, 75}};
}

std::vector<SpellPart> bind_spells(const Cursor& list) {
  if (!list.written()) return usual_spells();
  std::vector<SpellPart> spells;
  double sum = 0;
  for (const auto& item : list.items()) {
    SpellPart part{item["share"].number(), item["min"].whole(), std::nullopt, item["mean"].number()};
    if (item["max"].good()) part.max = item["max"].whole();
    check_spell(item, part);
    sum += part.share;
    spells.push_back(part);
  }
  if (list.good() && !sums_to(sum, 1)) list.problem(share_text(sum) + " in sum", "shares that sum to 100%");
  for (auto& part : spells) part.share = sum > 0 && sums_to(sum, 1) ? part.share / sum : part.share;
  return spells;
}

const std::map<std::string, Pounds>& usual_pay() {
  static const std::map<std::string, Pounds> pay{
      {"3", Pounds{26618}}, {"4", Pounds{29775}},  {"5", Pounds{34592}}, {"6", Pounds{42170}},
      {"7", Pounds{51932}}, {"8a", Pounds{60417}}, {"8b", Pounds{70896}}};
  return pay;
}

void warn_of_unknown_cost(const Cursor& root, const Post& post, const Costs& costs) {
  if (cost_per_year(post, costs)) return;
  const std::string why = post.band.empty() ? "has neither band nor cost_per_year"
                                            : "is of band " + post.band + ", for which costs.pay has no pay";
  root.warn("staff." + post.name + ' ' + why + ": cost will not be a number");
}

}  // namespace

AbsenceRules bind_absence(const Cursor& root) {
  const Cursor keys = root["absence"];
  AbsenceRules rules;
  rules.public_holiday_days = keys["public_holiday_days"].number();
  rules.study_days = keys["study_days"].number();
  rules.leave_year = parse_month_day(keys["leave_year"].text()).value_or(MonthDay{4, 1});
  rules.leave_together = keys["leave_together"].number();
  rules.spells = bind_spells(keys["sickness"]["spells"]);
  return rules;
}

BookingRules bind_booking(const Cursor& root) {
  const Cursor keys = root["booking"];
  BookingRules rules;
  const std::string order = keys["order"].text(), continuity = keys["continuity"].text();
  rules.order = order == "priority"       ? BookingOrder::priority
                : order == "longest-wait" ? BookingOrder::longest_wait
                                          : BookingOrder::target_date;
  rules.continuity = continuity == "prefer"    ? Continuity::prefer
                     : continuity == "require" ? Continuity::require
                                               : Continuity::none;
  rules.rebook_after_dna = keys["after_dna"]["rebook"].whole();
  return rules;
}

Costs bind_costs(const Cursor& root, const std::vector<Post>& posts) {
  const Cursor keys = root["costs"];
  Costs costs;
  costs.year = keys["year"].text();
  costs.pay = usual_pay();
  std::set<std::string> given;
  for (const auto& band : keys["pay"].entries()) {
    if (!band.value.good()) continue;
    costs.pay[band.name] = Pounds{band.value.number()};
    given.insert(band.name);
  }
  if (!keys["pay"].written()) keys["pay"].assume("the middle points of 2026-27");
  if (!keys["on_cost"].written()) {
    keys["on_cost"].assume("by band: pension 14.38%, National Insurance 15% above 5,000, levy 0.5%");
  }
  if (keys["on_cost"].good()) costs.on_cost = keys["on_cost"].number();
  std::set<std::string> of_another_year;
  for (const auto& post : posts) {
    warn_of_unknown_cost(root, post, costs);
    const bool from_table =
        !post.cost_per_year && costs.pay.contains(post.band) && !given.contains(post.band);
    if (from_table && costs.year != "2026-27") of_another_year.insert(post.band);
  }
  if (!of_another_year.empty()) {
    root.warn("costs.year is " + costs.year + ", but pay of band " +
              listed({of_another_year.begin(), of_another_year.end()}) + " is that of 2026-27");
  }
  return costs;
}

Experiment bind_experiment(const Cursor& root) {
  const Cursor keys = root["experiment"];
  return {keys["replications"].whole(), static_cast<std::uint64_t>(keys["seed"].number())};
}

}  // namespace headroom::reading
