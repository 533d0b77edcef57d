// Booking rules, costs and pay, with warnings where a cost or a year is not known.

#include <algorithm>
#include <set>

#include "service/pay.hpp"
#include "study/bind/bind.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

/// The bands of a post, in the order in which it has them.
std::vector<std::string> bands_of(const Post& post) {
  std::vector<std::string> bands{post.band};
  for (const PlanChange& change : post.changes) {
    if (std::find(bands.begin(), bands.end(), change.terms.band) == bands.end()) {
      bands.push_back(change.terms.band);
    }
  }
  return bands;
}

/// With the remedy: the post's own cost, or pay of the band.
void warn_of_unknown_cost(const Cursor& root, const Post& post, const Costs& costs) {
  for (const std::string& band : bands_of(post)) {
    if (cost_per_year(post, band, costs)) continue;
    const std::string why = band.empty() ? "has neither band nor cost_per_year"
                                         : "is of band " + band + ", for which costs.pay has no pay";
    const std::string pay = band.empty() ? "" : "costs: {pay: {" + band + ": GBP A YEAR}} or ";
    root.warn("staff." + post.name + ' ' + why + ": cost will not be a number; give it as " + pay + "staff." +
              post.name + ".cost_per_year");
  }
}

std::optional<WeekdaySet> bind_office_days(const Cursor& days, const WeekdaySet& clinic_days) {
  if (!days.good()) return std::nullopt;
  if (days.is(Node::Kind::scalar) && days.text() == "clinic_days") return clinic_days;
  return bind_weekdays(days);
}

/// Bands of a year that the program does not know have the pay of the year that it does.
void warn_of_another_year(const Cursor& root, const std::vector<Post>& posts, const Costs& costs,
                          const std::set<std::string>& given) {
  const PayTable& table = pay_table(costs.year);
  if (is_known_pay_year(costs.year)) return;
  std::set<std::string> bands;
  for (const Post& post : posts) {
    for (const std::string& band : bands_of(post)) {
      if (!post.cost_per_year && costs.pay.contains(band) && !given.contains(band)) bands.insert(band);
    }
  }
  if (bands.empty()) return;
  root.warn("costs.year is " + costs.year + ", but pay of band " + listed({bands.begin(), bands.end()}) +
            " is that of " + std::string{table.year});
}

/// What the table has, as an answer to what was assumed.
std::string pay_text(const PayTable& table) {
  if (table.year == pay_tables().front().year) return "the middle points of 2026-27";
  std::string text;
  for (const auto& [band, pay] : table.pay)
    text += (text.empty() ? "" : ", ") + band + ": " + number_text(pay.value());
  return "the middle of each range of " + std::string{table.name} + ": " + text;
}

}  // namespace

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
  rules.office_days = bind_office_days(keys["office_days"], bind_weekdays(root["calendar"]["clinic_days"]));
  return rules;
}

Costs bind_costs(const Cursor& root, const std::vector<Post>& posts) {
  const Cursor keys = root["costs"];
  Costs costs;
  costs.year = keys["year"].text();
  const PayTable& table = pay_table(costs.year);
  costs.pay = table.pay;
  std::set<std::string> given;
  for (const auto& band : keys["pay"].entries()) {
    if (!band.value.good()) continue;
    costs.pay[band.name] = Pounds{band.value.number()};
    given.insert(band.name);
  }
  if (!keys["pay"].written()) keys["pay"].assume(pay_text(table));
  if (!keys["on_cost"].written()) {
    keys["on_cost"].assume("by person: pension 14.38%, National Insurance 15% above 5,000, levy 0.5%");
  }
  if (keys["on_cost"].good()) costs.on_cost = keys["on_cost"].number();
  if (keys["bank_per_hour"].good()) costs.bank_per_hour = Pounds{keys["bank_per_hour"].number()};
  for (const auto& post : posts) warn_of_unknown_cost(root, post, costs);
  warn_of_another_year(root, posts, costs, given);
  return costs;
}

}  // namespace headroom::reading
