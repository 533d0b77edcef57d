// Planned, lost and shared among leads, read from the overall figures of a comparison.

#include "report/words/leadership_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "report/words/figure_text.hpp"

namespace headroom {

std::string over_weeks(std::size_t weeks) {
  if (weeks == 52) return "a year";
  return fmt::format("in {} {}", weeks, weeks == 1 ? "week" : "weeks");
}

Estimate level_of(const Comparison& comparison, MetricId metric, std::size_t scenario) {
  const auto& figures = comparison.figures;
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [&](const ComparedFigure& f) { return f.is(metric) && !f.stream; });
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  return found == figures.end() ? Estimate{kNone, kNone, kNone, 0} : found->scenarios[scenario].level;
}

bool knows_planned_leadership(const Comparison& comparison, std::size_t scenario) {
  return level_of(comparison, MetricId::leadership_hours_planned, scenario).replications > 0;
}

std::string of_planned_leadership(const Comparison& comparison, std::size_t scenario) {
  const double planned = level_of(comparison, MetricId::leadership_hours_planned, scenario).mean;
  return fmt::format("of {} planned leadership hours {}", digits(planned, "hours"),
                     over_weeks(comparison.weeks));
}

std::string leadership_shares(const Comparison& comparison, std::size_t scenario) {
  const Estimate share = level_of(comparison, MetricId::leadership_hours_lost_share, scenario);
  const Estimate a_lead = level_of(comparison, MetricId::leadership_hours_lost_per_lead, scenario);
  if (share.replications == 0 || a_lead.replications == 0) return "";
  return fmt::format("{}%, {} a lead a week", number(100 * share.mean, share.mean < 0.0095 ? 1 : 0),
                     digits(a_lead.mean, "hours per week"));
}

}  // namespace headroom
