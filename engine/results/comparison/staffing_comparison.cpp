// Hours by cause and category, protected time used, and days ranked by how often they fall short.

#include "results/comparison/staffing_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "results/datasets/catalogue.hpp"
#include "statistics/proportion.hpp"

namespace headroom {
namespace {

/// From nought to all that is contracted; bank staff have no contract.
Scale scale_of_hours(Direction way, const std::vector<double>& contracted, std::string_view series = {}) {
  const bool is_bank = series == info(PostSeries::bank).name;
  return {way, kNoughtOrMore, is_bank ? std::vector<double>{} : contracted};
}

ComparedHours hours(const Results& results, std::size_t baseline, const std::vector<double>& contracted,
                    const NamedHours& named, std::string_view long_name, Direction way) {
  const Wanted hours = wanted_hours(named.series);
  const auto values = [&](std::size_t s) { return columns_of(results, hours, s, {0}); };
  return {
      named.name, long_name, way,
      std::move(compared(results, baseline, scale_of_hours(way, contracted, named.series), values).front())};
}

/// By category.
std::vector<std::vector<ComparedScenario>> by_category(const Results& results, std::size_t baseline,
                                                       DatasetId hours) {
  const Wanted of_category = wanted(hours);
  return compared(results, baseline, scale_of_hours(Direction::higher_is_better, contracted_hours(results)),
                  [&](std::size_t s) {
                    return columns_of(results, of_category, s, {0, 1, 2, 3});
                  });
}

/// The parts of "POST/CATEGORY/ACTIVITY/PILLAR"; only the activity may hold a slash.
ComparedProtectedUse named_parts(const std::string& label) {
  const std::size_t post = label.find('/'), category = label.find('/', post + 1), pillar = label.rfind('/');
  ensure(category != std::string::npos && pillar > category,
         "protected time has a post, category and activity");
  ComparedProtectedUse use;
  use.post = label.substr(0, post);
  use.category = label.substr(post + 1, category - post - 1);
  use.activity = label.substr(category + 1, pillar - category - 1);
  use.pillar = label.substr(pillar + 1);
  return use;
}

/// Hours of some activities for one reason, one figure for each of `groups`.
std::vector<std::vector<ComparedScenario>> protected_uses_of(
    const Results& results, std::size_t baseline, const std::vector<std::vector<std::size_t>>& groups,
    std::size_t reason) {
  const Wanted used = wanted(DatasetId::protected_hours_used);
  const std::size_t reasons = results.reasons.size();
  return compared(results, baseline, scale_of_hours(Direction::lower_is_better, contracted_hours(results)),
                  [&](std::size_t s) {
                    std::vector<std::vector<double>> sums;
                    for (const std::vector<std::size_t>& group : groups) {
                      std::vector<std::size_t> columns;
                      for (std::size_t activity : group) columns.push_back(activity * reasons + reason);
                      std::vector<double> sum(results.replications[s], 0);
                      for (const std::vector<double>& column : columns_of(results, used, s, columns)) {
                        for (std::size_t r = 0; r < sum.size(); ++r)
                          sum[r] += std::isnan(column[r]) ? 0 : column[r];
                      }
                      sums.push_back(std::move(sum));
                    }
                    return sums;
                  });
}

/// A scenario whose cover may not take any holds none; nor does a file of an earlier version.
bool holds_protected_time(const Results& results) {
  for (std::size_t s = 0; s < results.scenarios.size(); ++s)
    if (!results.read(wanted(DatasetId::protected_hours_used), s).empty()) return true;
  return false;
}

/// One category for one reason: every activity, and all of them together.
void add_protected_uses(ComparedProtectedTime& all, const Results& results, std::size_t baseline,
                        const char* category, std::size_t reason) {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::size_t> together;
  for (std::size_t a = 0; a < results.activities.size(); ++a) {
    if (named_parts(results.activities[a]).category != category) continue;
    groups.push_back({a});
    together.push_back(a);
  }
  if (together.empty()) return;
  groups.push_back(together);
  auto figures = protected_uses_of(results, baseline, groups, reason);
  for (std::size_t i = 0; i < together.size(); ++i) {
    ComparedProtectedUse use = named_parts(results.activities[together[i]]);
    use.reason = results.reasons[reason];
    use.scenarios = std::move(figures[i]);
    all.protected_uses.push_back(std::move(use));
  }
  all.protected_uses_in_all.push_back(
      {"", category, "", "", results.reasons[reason], std::move(figures.back())});
}

/// One day and role: where it stands in below_minimum, and what it is ranked by.
struct RankedDay {
  std::size_t cell;
  double baseline, greatest;  ///< shares of replications; 0 without a rule
};

/// Shares of replications by day of the first file and role; NaN throughout where the file has none.
std::vector<double> below_minimum(const Results& results, std::size_t scenario) {
  std::vector<double> shares = results.read(wanted(DatasetId::below_minimum), scenario);
  const std::size_t cells = results.files.front().weeks * 7 * results.roles.size();
  if (shares.empty()) shares.assign(cells, std::nan(""));
  ensure(shares.size() == cells, "days below minimum are by day and role");
  return shares;
}

/// Those below minimum in any replication of any scenario.
std::vector<RankedDay> ranked_days(const Results& results, std::size_t baseline) {
  std::vector<RankedDay> days;
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<double> shares = below_minimum(results, s);
    for (std::size_t cell = days.size(); cell < shares.size(); ++cell) days.push_back({cell, 0, 0});
    for (std::size_t cell = 0; cell < shares.size(); ++cell) {
      if (std::isnan(shares[cell])) continue;
      days[cell].greatest = std::max(days[cell].greatest, shares[cell]);
      if (s == baseline) days[cell].baseline = shares[cell];
    }
  }
  std::erase_if(days, [](const RankedDay& day) { return !(day.greatest > 0); });
  std::stable_sort(days.begin(), days.end(), [](const RankedDay& a, const RankedDay& b) {
    return std::pair{a.baseline, a.greatest} > std::pair{b.baseline, b.greatest};
  });
  if (days.size() > kWorstDays) days.resize(kWorstDays);
  return days;
}

}  // namespace

std::vector<ComparedHours> compare_hours(const Results& results, std::size_t baseline) {
  const std::vector<double> contracted = contracted_hours(results);
  std::vector<ComparedHours> rows;
  for (const HoursCause& cause : kHoursByCause) {
    rows.push_back(hours(results, baseline, contracted, {cause.name, series_of(cause)}, long_name_of(cause),
                         info(cause.series).better));
  }
  const SeriesInfo delivered = info(CategorySeries::delivered_hours);
  rows.insert(rows.begin() + 1, hours(results, baseline, contracted, {"delivered", delivered.name},
                                      delivered.long_name, Direction::higher_is_better));
  return rows;
}

std::vector<ComparedCategory> compare_categories(const Results& results, std::size_t baseline) {
  std::vector<ComparedCategory> rows;
  if (results.read(wanted(DatasetId::planned_by_category), baseline).empty()) return rows;
  auto planned = by_category(results, baseline, DatasetId::planned_by_category);
  auto delivered = by_category(results, baseline, DatasetId::delivered_by_category);
  for (std::size_t c = 0; c < kCategories; ++c)
    rows.push_back({static_cast<Category>(c), std::move(planned[c]), std::move(delivered[c])});
  return rows;
}

ComparedProtectedTime compare_protected_time(const Results& results, std::size_t baseline) {
  ComparedProtectedTime all;
  if (!results.activities.empty() && !holds_protected_time(results)) return all;
  for (std::size_t reason = 0; reason < results.reasons.size(); ++reason) {
    for (const char* category : {kCategoryNames[1], kCategoryNames[2]})
      add_protected_uses(all, results, baseline, category, reason);
  }
  return all;
}

std::vector<WorstDay> compare_worst_days(const Results& results, std::size_t baseline) {
  const std::vector<RankedDay> ranked = ranked_days(results, baseline);
  const std::size_t roles = results.roles.size();
  std::vector<WorstDay> days;
  for (const RankedDay& day : ranked) {
    const Date date = results.files.front().start + Days{static_cast<std::int32_t>(day.cell / roles)};
    days.push_back({date, results.roles[day.cell % roles], {}});
  }
  for (std::size_t s = 0; s < results.scenarios.size() && !days.empty(); ++s) {
    const std::vector<double> shares = below_minimum(results, s);
    const auto n = static_cast<std::int64_t>(results.replications[s]);
    for (std::size_t d = 0; d < days.size(); ++d) {
      const double share = shares[ranked[d].cell];
      const bool rule = !std::isnan(share);
      const std::int64_t below = rule ? std::llround(share * static_cast<double>(n)) : 0;
      days[d].below.push_back(proportion(below, rule ? n : 0, kConfidence));
    }
  }
  return days;
}

StaffingComparison compare_staffing(const Results& results, std::size_t baseline) {
  return {compare_hours(results, baseline), compare_categories(results, baseline),
          compare_protected_time(results, baseline), compare_worst_days(results, baseline)};
}

}  // namespace headroom
