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

std::optional<WeekdaySet> bind_office_days(const Cursor& days, const WeekdaySet& clinic_days) {
  if (!days.good()) return std::nullopt;
  if (days.is(Node::Kind::scalar) && days.text() == "clinic_days") return clinic_days;
  return bind_weekdays(days);
}

void bind_costs(const Cursor& root, const std::vector<Post>& posts, Costs& costs) {
  const Cursor keys = root["costs"];
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
  for (const auto& post : posts) warn_of_unknown_cost(root, post, costs);
  warn_of_another_year(root, posts, costs, given);
}

}  // namespace headroom::reading
