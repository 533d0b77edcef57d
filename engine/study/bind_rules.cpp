#include <algorithm>
#include <set>

#include "study/bind.hpp"
#include "study/names.hpp"
#include "study/quantities.hpp"

namespace headroom::reading {
namespace {

const std::map<std::string, Pounds>& usual_pay() {
  static const std::map<std::string, Pounds> pay{
      {"3", Pounds{26618}}, {"4", Pounds{29775}},  {"5", Pounds{34592}}, {"6", Pounds{42170}},
      {"7", Pounds{51932}}, {"8a", Pounds{60417}}, {"8b", Pounds{70896}}};
  return pay;
}

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

void warn_of_unknown_cost(const Cursor& root, const Post& post, const Costs& costs) {
  for (const std::string& band : bands_of(post)) {
    if (cost_per_year(post, band, costs)) continue;
    const std::string why = band.empty() ? "has neither band nor cost_per_year"
                                         : "is of band " + band + ", for which costs.pay has no pay";
    root.warn("staff." + post.name + ' ' + why + ": cost will not be a number");
  }
}

std::optional<WeekdaySet> bind_office_days(const Cursor& days, const WeekdaySet& clinic_days) {
  if (!days.good()) return std::nullopt;
  if (days.is(Node::Kind::scalar) && days.text() == "clinic_days") return clinic_days;
  return bind_weekdays(days);
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
  if (keys["bank_per_hour"].good()) costs.bank_per_hour = Pounds{keys["bank_per_hour"].number()};
  std::set<std::string> of_another_year;
  for (const auto& post : posts) {
    warn_of_unknown_cost(root, post, costs);
    for (const std::string& band : bands_of(post)) {
      const bool from_table = !post.cost_per_year && costs.pay.contains(band) && !given.contains(band);
      if (from_table && costs.year != "2026-27") of_another_year.insert(band);
    }
  }
  if (!of_another_year.empty()) {
    root.warn("costs.year is " + costs.year + ", but pay of band " +
              listed({of_another_year.begin(), of_another_year.end()}) + " is that of 2026-27");
  }
  return costs;
}

}  // namespace headroom::reading
