// Scotland's shorter week by date, and warnings where its calendar meets England's pay or hours.

#include "service/nation.hpp"

#include <algorithm>
#include <set>

#include "service/calendar.hpp"
#include "service/pay.hpp"

namespace headroom {
namespace {

constexpr std::string_view kEngland = "2026-27", kScotland = "scotland-2026-27";
const Date kWeekOf37{2024, 4, 1}, kWeekOf36{2026, 4, 1};

/// "a, b and c".
std::string joined(const std::set<std::string>& names) {
  std::string text;
  std::size_t left = names.size();
  for (const std::string& name : names) {
    text += (text.empty() ? "" : left == 1 ? " and " : ", ") + name;
    --left;
  }
  return text;
}

/// Bands that posts have, whose pay is England's.
std::set<std::string> bands_with_english_pay(const Service& service) {
  const PayTable& england = pay_table(kEngland);
  std::set<std::string> bands;
  const auto add = [&](const std::string& band) {
    const auto usual = england.pay.find(band), paid = service.costs.pay.find(band);
    if (usual != england.pay.end() && paid != service.costs.pay.end() && usual->second == paid->second)
      bands.insert(band);
  };
  for (const Post& post : service.posts) {
    if (post.cost_per_year) continue;
    add(post.band);
    for (const PlanChange& change : post.changes) add(change.terms.band);
  }
  return bands;
}

std::string pay_warning(const std::set<std::string>& bands) {
  const PayTable& scotland = pay_table(kScotland);
  std::set<std::string> missing;
  for (const std::string& band : bands) {
    if (!scotland.pay.contains(band)) missing.insert(band);
  }
  std::string text = "calendar.bank_holidays is scotland, but pay of band " + joined(bands) +
                     " is that of England: write costs: {year: " + std::string{kScotland} + "}";
  if (missing.empty()) return text;
  text += ", with costs.pay for band " + joined(missing) +
          ", of which it holds none: {year: " + std::string{kScotland} + ", pay: {";
  std::string pay;
  for (const std::string& band : missing) pay += (pay.empty() ? "" : ", ") + band + ": GBP A YEAR";
  return text + pay + "}}";
}

/// Whether a week at 1.0 WTE has more than 37 hours on a reported day on which Scotland has 36.
bool has_too_long_a_week(const Service& service) {
  const Date end = end_of_period(service.calendar);
  const Date day = std::max(service.calendar.start, kWeekOf36);
  if (day >= end) return false;
  if (full_time_hours(service, day) > Hours{37}) return true;
  return std::any_of(service.hours_changes.begin(), service.hours_changes.end(),
                     [&](const DatedHours& change) {
                       return change.from > day && change.from < end && change.hours > Hours{37};
                     });
}

}  // namespace

std::vector<DatedHours> scottish_hours(Date from) {
  std::vector<DatedHours> hours{{from, Hours{37.5}}};
  for (const DatedHours& change : {DatedHours{kWeekOf37, Hours{37}}, DatedHours{kWeekOf36, Hours{36}}}) {
    if (change.from <= from) {
      hours = {{from, change.hours}};
    } else {
      hours.push_back(change);
    }
  }
  return hours;
}

std::vector<std::string> nation_warnings(const Service& service) {
  std::vector<std::string> warnings;
  if (service.calendar.bank_holidays != Division::scotland) return warnings;
  if (!service.costs.year.starts_with("scotland")) {
    const std::set<std::string> bands = bands_with_english_pay(service);
    if (!bands.empty()) warnings.push_back(pay_warning(bands));
  }
  if (has_too_long_a_week(service))
    warnings.push_back(
        "calendar.bank_holidays is scotland, but a week at 1.0 WTE has more than 37 hours after 1 April "
        "2026, "
        "when it became 36 there: write full_time_hours: scotland");
  return warnings;
}

}  // namespace headroom
