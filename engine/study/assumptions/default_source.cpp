// The sources by place in the key table, and paths freed of the study's own names.

#include "study/assumptions/default_source.hpp"

#include <map>

#include "study/keys/key.hpp"

namespace headroom {
namespace {

constexpr std::string_view kHandbookLeave =
    "NHS Terms and Conditions of Service Handbook (Agenda for Change), section 13, table 6";
constexpr std::string_view kEighteenWeeks =
    "assumption, after the consultant-led standard of England (92% of those waiting within 18 weeks), which "
    "does not bind direct referrals to allied health professionals";

/// What follows "assumption" is what the value was held against; the rest is taken from the source as it is.
const std::map<std::string_view, std::string_view>& sources() {
  static const std::map<std::string_view, std::string_view> kSources{
      {"full_time_hours",
       "NHS Terms and Conditions of Service Handbook (Agenda for Change), section 10.1; Scotland has had 36 "
       "hours since 1 April 2026"},
      {"staff.*.annual_leave_days", kHandbookLeave},
      {"absence.public_holiday_days", kHandbookLeave},
      {"absence.leave_year",
       "NHS Kirklees, Agenda for Change annual leave guidance: usual, but set locally by each employer"},
      {"calendar.bank_holidays",
       "assumption; the dates of each nation are those of GOV.UK, www.gov.uk/bank-holidays"},
      {"streams.*.priorities", kEighteenWeeks},
      {"streams.*.priorities.*.target", kEighteenWeeks},
      {"streams.*.standard", kEighteenWeeks},
      {"absence.sickness.rate",
       "assumption, near NHS Sickness Absence Rates of England before 2020 (4.1% to 4.4% of all staff); "
       "January 2025 had 5.7%"},
      {"absence.sickness.spells",
       "assumption; that most spells are short and few are long: 5,000 NHS staff in 1984, Occupational "
       "Medicine 37 (1987), 111-116"},
      {"absence.turnover.notice",
       "assumption; Agenda for Change leaves notice to each employer, often 1 to 3 months by band"},
      {"absence.placements[].pace",
       "assumption; that activity drops at first and is back in about week 4: Internet Journal of Allied "
       "Health Sciences and Practice 19(4), article 6"},
      {"costs.pay",
       "Agenda for Change scales of England 2025/26 (nhstakehomepaycalculator.co.uk), the middle of each "
       "band, raised by the 3.3% award of 2026/27 (written ministerial statement, 12 February 2026); of "
       "scotland-2026-27 the mean of both ends of each band's range (nhstakehomepaycalculator.co.uk, "
       "Scotland "
       "2026/27)"},
      {"costs.on_cost",
       "pension: NHS Business Services Authority, employer contribution 2025/26; apprenticeship levy: "
       "University of Cambridge Finance, employer on-costs; National Insurance: assumption"},
  };
  return kSources;
}

std::string_view take_segment(std::string_view& path) {
  const std::size_t end = path.find_first_of(".[", 1);
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(segment.size());
  return segment;
}

}  // namespace

std::string without_names(const std::string& path) {
  std::string key;
  std::string_view rest{path};
  const reading::Shape* place = &reading::study_shape();
  while (!rest.empty()) {
    std::string_view segment = take_segment(rest);
    if (segment.starts_with('[')) {
      key += "[]";
      place = place ? place->item.get() : nullptr;
      continue;
    }
    if (segment.starts_with('.')) segment.remove_prefix(1);
    place = place ? place->child(segment) : nullptr;
    key += (key.empty() ? "" : ".") + (place ? place->segment : std::string{segment});
    // What a scenario changes has the places of the study.
    if (key == "scenarios.*") key.clear(), place = &reading::study_shape();
  }
  return key;
}

std::string_view source_of_default(std::string_view path) {
  const auto found = sources().find(path);
  return found == sources().end() ? "assumption" : found->second;
}

std::vector<std::string_view> sourced_defaults() {
  std::vector<std::string_view> paths;
  for (const auto& [path, source] : sources()) paths.push_back(path);
  return paths;
}

}  // namespace headroom
