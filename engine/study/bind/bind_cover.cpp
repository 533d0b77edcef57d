// Ways of cover in order, the bank, and the fewest on duty by role and site.

#include <algorithm>

#include "study/bind/bind.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

std::vector<CoverBy> bind_order(const Cursor& list) {
  std::vector<CoverBy> order;
  for (const auto& item : list.written() ? list.items() : list.or_default().items()) {
    const auto by = find_word<CoverBy>(item.text());
    if (!item.good() || !by) continue;
    if (std::find(order.begin(), order.end(), *by) != order.end()) item.problem("each way once");
    if (!order.empty() && order.back() == CoverBy::cancel && *by != CoverBy::cancel) {
      item.warn(item.path() + ": nobody is left for " + item.text() + " after " +
                written_word(CoverBy::cancel));
    }
    order.push_back(*by);
  }
  return order;
}

void check_bank(const Cursor& keys, const CoverRules& rules) {
  const bool in_order = rules.tries(CoverBy::bank);
  if (!in_order && rules.bank) keys.warn("cover.bank is never used: bank is not in cover.order");
  if (!in_order || rules.bank || (keys["bank"].written() && !keys["bank"].good())) return;
  for (const auto& item : keys["order"].items()) {
    if (item.text() == written_word(CoverBy::bank)) {
      item.problem("another way, or cover.bank beside it, such as bank: {hours_per_week: 20}");
    }
  }
}

/// The fewest of one role, everywhere or at the sites named.
std::vector<MinimumOnDuty> bind_minimum(const Cursor& entry, RoleId role,
                                        const std::vector<std::string>& sites) {
  std::vector<MinimumOnDuty> rules;
  if (entry.good() && entry.is(Node::Kind::scalar)) rules.push_back({role, std::nullopt, entry.whole()});
  for (const auto& at : entry.entries()) {
    const auto site = std::find(sites.begin(), sites.end(), at.name);
    if (site == sites.end()) {
      entry.reading().problems.push_back(
          {at.mark, at.value.path(), "not a site", one_of(sites, at.name), {}});
    } else if (at.value.good()) {
      rules.push_back({role, SiteId{static_cast<std::uint32_t>(site - sites.begin())}, at.value.whole()});
    }
  }
  std::erase_if(rules, [](const MinimumOnDuty& rule) { return rule.heads <= 0; });
  return rules;
}

std::vector<MinimumOnDuty> bind_minimums(const Cursor& minimum, const Service& service) {
  const auto& held = *minimum.reading().roles_held;
  std::vector<MinimumOnDuty> rules;
  for (const auto& entry : minimum.entries()) {
    const auto role = std::find(service.roles.begin(), service.roles.end(), entry.name);
    if (!held.contains(entry.name) || role == service.roles.end()) {
      minimum.reading().problems.push_back({entry.mark,
                                            entry.value.path(),
                                            "not a role that a post holds",
                                            one_of({held.begin(), held.end()}, entry.name),
                                            {}});
      continue;
    }
    const RoleId id{static_cast<std::uint32_t>(role - service.roles.begin())};
    for (const MinimumOnDuty& rule : bind_minimum(entry.value, id, service.sites)) rules.push_back(rule);
  }
  return rules;
}

}  // namespace

void bind_cover(const Cursor& root, const Service& service, CoverRules& rules) {
  const Cursor keys = root["cover"];
  rules.order = bind_order(keys["order"]);  // what is good of a list counts, whatever is wrong in it
  if (rules.tries(CoverBy::protected_time)) keys["protected_time_limit"].assume_default();
  rules.minimum_on_duty = bind_minimums(keys["minimum_on_duty"], service);
  check_bank(keys, rules);
}

}  // namespace headroom::reading
