// On which days and where a post works.

#include <algorithm>

#include "study/bind/bind.hpp"
#include "study/bind/bind_post.hpp"
#include "study/text/names.hpp"
#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

void add_site(const Cursor& name, const std::vector<std::string>& names, std::vector<SiteId>& sites) {
  const auto site = position_of(name, names);
  if (!site) return;
  if (std::find(sites.begin(), sites.end(), SiteId{*site}) != sites.end()) {
    name.problem("each site once");
  } else {
    sites.push_back(SiteId{*site});
  }
}

/// The days of one site, each once and each a day of the post.
WeekdaySet bind_days_at(const Cursor& list, const WeekdaySet& days) {
  WeekdaySet at{};
  for (const auto& item : list.items()) {
    const auto day = item.good() ? parse_weekday(item.text()) : std::nullopt;
    if (!day) continue;
    const auto place = static_cast<std::size_t>(*day);
    if (at[place]) item.problem("each day once");
    if (!days[place]) item.problem("a day on which the post works");
    at[place] = true;
  }
  return at;
}

}  // namespace

std::optional<WeekdaySet> bind_days(const Cursor& days, const WeekdaySet& clinic_days) {
  if (!days.good()) return std::nullopt;
  if (days.is(Node::Kind::scalar) && days.text() == "clinic_days") return std::nullopt;
  const WeekdaySet set = bind_weekdays(days);
  for (const auto& item : days.items()) {
    const auto day = parse_weekday(item.text());
    if (day && !clinic_days[static_cast<std::size_t>(*day)]) item.problem("one of calendar.clinic_days");
  }
  if (days.is(Node::Kind::scalar)) {
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (set[i] && !clinic_days[i]) {
        days.problem("days that are all in calendar.clinic_days");
        break;
      }
    }
  }
  return set;
}

std::vector<SiteId> bind_site_list(const Cursor& list, const std::vector<std::string>& names) {
  std::vector<SiteId> sites;
  for (const auto& item : list.items()) add_site(item, names, sites);
  return sites;
}

std::array<std::vector<SiteId>, 7> bind_post_sites(const Cursor& sites, const std::vector<std::string>& names,
                                                   const WeekdaySet& days) {
  std::array<std::vector<SiteId>, 7> sites_on;
  if (sites.is(Node::Kind::list)) sites_on.fill(bind_site_list(sites, names));
  if (!sites.is(Node::Kind::map)) return sites_on;
  for (const auto& entry : sites.entries()) {
    const auto place = std::find(names.begin(), names.end(), entry.name);
    if (place == names.end()) {
      sites.reading().problems.push_back(
          {entry.mark, entry.value.path(), "not a site", one_of(names, entry.name), {}});
      continue;
    }
    const WeekdaySet at = bind_days_at(entry.value, days);
    for (std::size_t day = 0; day < at.size(); ++day) {
      if (at[day]) sites_on[day].push_back(SiteId{static_cast<std::uint32_t>(place - names.begin())});
    }
  }
  return sites_on;
}

}  // namespace headroom::reading
