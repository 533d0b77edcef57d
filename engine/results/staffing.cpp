#include "results/staffing.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "results/series.hpp"
#include "statistics/proportion.hpp"

namespace headroom {
namespace {

ComparedHours hours(const Samples& samples, std::size_t baseline, std::string_view name,
                    const SeriesInfo& series, Direction way) {
  const auto found = samples.hours.find(series.name);
  ensure(found != samples.hours.end(), "hours were read");
  const std::vector<double>& values = found->second;
  const auto value = [&](std::size_t s, std::size_t r) { return values[s * samples.replications + r]; };
  return {name, series.long_name, way, compared(samples, baseline, way, value)};
}

std::vector<ComparedHours> hours_by_cause(const Samples& samples, std::size_t baseline) {
  std::vector<ComparedHours> rows;
  for (const HoursCause& cause : kHoursByCause) {
    rows.push_back(hours(samples, baseline, cause.name, info(cause.series), direction(cause.series)));
  }
  rows.insert(rows.begin() + 1, hours(samples, baseline, "delivered", info(CategorySeries::delivered_hours),
                                      Direction::higher_is_better));
  return rows;
}

std::vector<ComparedCategory> hours_by_category(const Samples& samples, std::size_t baseline) {
  std::vector<ComparedCategory> rows;
  if (samples.planned_by_category.empty()) return rows;
  for (std::size_t c = 0; c < kCategories; ++c) {
    const auto of = [&](const std::vector<double>& values) {
      return compared(samples, baseline, Direction::higher_is_better, [&](std::size_t s, std::size_t r) {
        return values[(s * samples.replications + r) * kCategories + c];
      });
    };
    rows.push_back(
        {static_cast<Category>(c), of(samples.planned_by_category), of(samples.delivered_by_category)});
  }
  return rows;
}

/// The parts of "POST/CATEGORY/ACTIVITY/PILLAR"; only the activity may hold a slash.
ComparedRaid named_parts(const std::string& label) {
  const std::size_t post = label.find('/'), category = label.find('/', post + 1), pillar = label.rfind('/');
  ensure(category != std::string::npos && pillar > category,
         "what is raided has a post, category and activity");
  ComparedRaid raid;
  raid.post = label.substr(0, post);
  raid.category = label.substr(post + 1, category - post - 1);
  raid.activity = label.substr(category + 1, pillar - category - 1);
  raid.pillar = label.substr(pillar + 1);
  return raid;
}

/// Hours of some activities for one reason.
std::vector<ComparedScenario> raided(const Samples& samples, std::size_t baseline,
                                     const std::vector<std::size_t>& activities, std::size_t reason) {
  const std::size_t reasons = samples.reasons.size();
  return compared(samples, baseline, Direction::lower_is_better, [&](std::size_t s, std::size_t r) {
    double sum = 0;
    for (std::size_t a : activities) {
      const std::size_t row = (s * samples.replications + r) * samples.activities.size() + a;
      const double value = samples.raided[row * reasons + reason];
      if (!std::isnan(value)) sum += value;
    }
    return sum;
  });
}

void add_raids(Staffing& staffing, const Samples& samples, std::size_t baseline) {
  for (std::size_t reason = 0; reason < samples.reasons.size(); ++reason) {
    for (const char* category : {kCategoryNames[1], kCategoryNames[2]}) {
      std::vector<std::size_t> of_category;
      for (std::size_t a = 0; a < samples.activities.size(); ++a) {
        ComparedRaid raid = named_parts(samples.activities[a]);
        if (raid.category != category) continue;
        of_category.push_back(a);
        raid.reason = samples.reasons[reason];
        raid.scenarios = raided(samples, baseline, {a}, reason);
        staffing.raids.push_back(std::move(raid));
      }
      if (of_category.empty()) continue;
      staffing.raids_in_all.push_back(
          {"", category, "", "", samples.reasons[reason], raided(samples, baseline, of_category, reason)});
    }
  }
}

/// One day and role: where it stands in below_minimum, and what it is ranked by.
struct RankedDay {
  std::size_t cell;
  double baseline, greatest;  ///< shares of replications; 0 without a rule
};

RankedDay ranked(const Samples& samples, std::size_t baseline, std::size_t cell) {
  const std::size_t each = samples.below_minimum.size() / samples.scenarios.size();
  RankedDay day{cell, 0, 0};
  for (std::size_t s = 0; s < samples.scenarios.size(); ++s) {
    const double share = samples.below_minimum[s * each + cell];
    if (std::isnan(share)) continue;
    day.greatest = std::max(day.greatest, share);
    if (s == baseline) day.baseline = share;
  }
  return day;
}

/// Those below minimum in any replication of any scenario.
std::vector<RankedDay> ranked_days(const Samples& samples, std::size_t baseline) {
  std::vector<RankedDay> days;
  for (std::size_t cell = 0; cell < samples.weeks * 7 * samples.roles.size(); ++cell) {
    const RankedDay day = ranked(samples, baseline, cell);
    if (day.greatest > 0) days.push_back(day);
  }
  std::stable_sort(days.begin(), days.end(), [](const RankedDay& a, const RankedDay& b) {
    return std::pair{a.baseline, a.greatest} > std::pair{b.baseline, b.greatest};
  });
  if (days.size() > kWorstDays) days.resize(kWorstDays);
  return days;
}

std::vector<Estimate> below_minimum(const Samples& samples, std::size_t cell) {
  const std::size_t each = samples.below_minimum.size() / samples.scenarios.size();
  const auto n = static_cast<std::int64_t>(samples.replications);
  std::vector<Estimate> shares;
  for (std::size_t s = 0; s < samples.scenarios.size(); ++s) {
    const double share = samples.below_minimum[s * each + cell];
    const bool rule = !std::isnan(share);
    const std::int64_t below = rule ? std::llround(share * static_cast<double>(n)) : 0;
    shares.push_back(proportion(below, rule ? n : 0, kConfidence));
  }
  return shares;
}

std::vector<WorstDay> worst_days(const Samples& samples, std::size_t baseline) {
  std::vector<WorstDay> days;
  const std::size_t roles = samples.roles.size();
  for (const RankedDay& day : ranked_days(samples, baseline)) {
    const Date date = samples.start + Days{static_cast<std::int32_t>(day.cell / roles)};
    days.push_back({date, samples.roles[day.cell % roles], below_minimum(samples, day.cell)});
  }
  return days;
}

}  // namespace

Staffing compare_staffing(const Samples& samples, std::size_t baseline) {
  Staffing staffing;
  staffing.hours = hours_by_cause(samples, baseline);
  staffing.categories = hours_by_category(samples, baseline);
  add_raids(staffing, samples, baseline);
  staffing.worst_days = worst_days(samples, baseline);
  return staffing;
}

}  // namespace headroom
