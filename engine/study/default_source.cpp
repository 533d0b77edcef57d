#include "study/default_source.hpp"

#include <map>

namespace headroom {
namespace {

const std::map<std::string_view, std::string_view>& sources() {
  static const std::map<std::string_view, std::string_view> kSources{
      {"full_time_hours", "NHS Terms and Conditions of Service Handbook (Agenda for Change), section 10.1"},
      {"staff.*.annual_leave_days",
       "NHS Terms and Conditions of Service Handbook (Agenda for Change), section 13, table 6"},
      {"absence.public_holiday_days",
       "NHS Terms and Conditions of Service Handbook (Agenda for Change), section 13"},
      {"absence.leave_year", "assumption: the usual NHS leave year; set locally"},
      {"calendar.bank_holidays", "GOV.UK, bank holidays, www.gov.uk/bank-holidays"},
      {"streams.*.priorities", "NHS Constitution: 18 weeks from referral to treatment"},
      {"streams.*.priorities.*.target", "NHS Constitution: 18 weeks from referral to treatment"},
      {"streams.*.standard", "NHS Constitution: 92% of incomplete pathways within 18 weeks"},
      {"absence.sickness.rate",
       "assumption, near NHS Sickness Absence Rates of England before 2020 (4.0% to 4.4%)"},
      {"absence.sickness",
       "assumption, near NHS Sickness Absence Rates of England before 2020 (4.0% to 4.4%)"},
      {"costs.pay",
       "2025/26 Agenda for Change scales of England, middle of each band, raised by the 3.3% award of "
       "2026/27 "
       "(written ministerial statement, 12 February 2026)"},
      {"costs.on_cost",
       "NHS Business Services Authority, employer contribution 14.38%; National Insurance 15% above £5,000 "
       "and "
       "apprenticeship levy 0.5% are assumptions"},
      {"absence.placements[].pace",
       "assumption; the shape after reviews of student placements: a drop at first, made up by week 4"},
  };
  return kSources;
}

}  // namespace

std::string without_names(const std::string& path) {
  static const std::map<std::string, std::size_t> kNamesAfter{
      {"appointments", 1}, {"pathways", 2}, {"streams", 1}, {"staff", 1}};
  std::string result, part;
  std::size_t names = 0, index = 0;
  for (const char c : path + '.') {
    if (c != '.') {
      const bool in_list = part.find('[') != std::string::npos;
      if (!in_list || c == ']') part += c;
      continue;
    }
    if (index == 0 && kNamesAfter.contains(part)) names = kNamesAfter.at(part);
    const bool is_name = (index >= 1 && index <= names) || (index == 3 && result == "streams.*.priorities");
    result += (result.empty() ? "" : ".") + (is_name ? std::string{"*"} : part);
    part.clear();
    ++index;
  }
  return result;
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
