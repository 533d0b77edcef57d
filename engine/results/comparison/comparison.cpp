// Datasets picked by question, their possible ranges, and the scenarios that a short answer shows.

#include "results/comparison/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.hpp"
#include "base/undefined.hpp"
#include "results/datasets/catalogue.hpp"

namespace headroom {
namespace {

/// What to read of a metric, and which of its columns are figures.
struct Figures {
  Wanted wanted;
  std::vector<std::size_t> columns;
  std::vector<std::optional<std::size_t>> streams;  ///< by column
};

Figures figures_of(const Results& results, const Question& question, const Metric& m) {
  if (!m.by_stream()) return {wanted(m.id), {0}, {std::nullopt}};
  if (question.priority && !m.by_priority()) return {};
  Figures figures{question.priority ? wanted(by_priority(m.id)) : wanted(m.id), {}, {}};
  const std::size_t stride = question.priority ? results.priorities.size() : 1;
  for (std::size_t s = 0; s < results.streams.size(); ++s) {
    if (question.stream && *question.stream != s) continue;
    figures.columns.push_back(s * stride + question.priority.value_or(0));
    figures.streams.emplace_back(s);
  }
  return figures;
}

/// What meets the standard of the stream, or comes under its target list at all.
double bound_of(const Metric& m, const StreamGoals& goals, std::size_t weeks) {
  if (m.has_standard()) return goals.standard;
  const bool has_target = m.may_never_come() && !std::isnan(goals.target_list);
  return has_target ? static_cast<double>(weeks) : kUndefined;
}

/// [figure][scenario]; empty where no stream can have any.
std::vector<std::vector<double>> bounds_of(const Metric& m, const Results& results, const Figures& figures) {
  if (!m.has_standard() && !m.may_never_come()) return {};
  std::vector<std::vector<double>> bounds(figures.streams.size());
  for (std::size_t s = 0; s < results.scenarios.size(); ++s) {
    const std::vector<StreamGoals> goals = goals_of(results, s);
    for (std::size_t f = 0; f < bounds.size(); ++f)
      bounds[f].push_back(bound_of(m, goals[*figures.streams[f]], results.file(s).weeks));
  }
  return bounds;
}

/// What a period and its people allow: no more days than it has, no more hours lost than there are.
Scale scale_of(const Metric& m, const Results& results) {
  Scale scale;
  scale.direction = m.direction;
  scale.possible = m.possible;
  switch (m.id) {
    case MetricId::days_below_minimum:
      for (std::size_t s = 0; s < results.scenarios.size(); ++s)
        scale.most.push_back(7.0 * static_cast<double>(results.file(s).weeks));
      return scale;
    case MetricId::protected_hours_lost:
    case MetricId::leadership_hours_lost:
    case MetricId::other_spa_hours_lost:
    case MetricId::other_ar_hours_lost:
      scale.most = contracted_hours(results);
      return scale;
    default:
      return scale;
  }
}

void add_metric(Comparison& comparison, const Results& results, const Question& question, const Metric& m) {
  const Figures figures = figures_of(results, question, m);
  const FiguresOf values = [&](std::size_t scenario) {
    return columns_of(results, figures.wanted, scenario, figures.columns);
  };
  if (figures.columns.empty()) return;
  Scale scale = scale_of(m, results);
  scale.bounds = bounds_of(m, results, figures);
  scale.may_never_come = m.may_never_come();
  auto by_figure = compared(results, question.baseline, scale, values);
  const std::size_t first = comparison.figures.size();
  for (std::size_t f = 0; f < by_figure.size(); ++f) {
    comparison.figures.push_back({m.name, m.units, m.long_name, m.direction, m.prominence, figures.streams[f],
                                  std::move(by_figure[f])});
  }
  if (question.beyond == Beyond::quantiles) {
    auto all = quantiles(results, values);
    for (std::size_t f = 0; f < all.size(); ++f) comparison.figures[first + f].quantiles = std::move(all[f]);
  }
  if (question.beyond == Beyond::ranking) {
    auto all = ranks(results, m.direction, values);
    for (std::size_t f = 0; f < all.size(); ++f) comparison.figures[first + f].ranks = std::move(all[f]);
  }
}

Comparison empty_comparison(const Results& results, const Question& question) {
  Comparison comparison;
  const ResultFile& first = results.files.front();
  comparison.title = first.title;
  comparison.scenarios = results.scenarios;
  comparison.streams = results.streams;
  comparison.baseline = question.baseline;
  if (question.priority) comparison.priority = results.priorities[*question.priority];
  comparison.rule = question.rule;
  if (question.headings) comparison.headings = headings(results);
  for (std::size_t s = 0; results.is_event && s < results.scenarios.size(); ++s)
    comparison.events.push_back(results.is_event(s));
  comparison.start = first.start;
  comparison.weeks = first.weeks;
  comparison.files = results.files;
  comparison.file_of = results.file_of;
  comparison.played = results.replications;
  comparison.replications = *std::max_element(comparison.played.begin(), comparison.played.end());
  return comparison;
}

template <class T>
void keep(std::vector<T>& all, const std::vector<std::size_t>& positions) {
  if (all.empty()) return;
  std::vector<T> kept;
  for (std::size_t p : positions) kept.push_back(std::move(all[p]));
  all = std::move(kept);
}

void keep(StaffingComparison& staffing, const std::vector<std::size_t>& positions) {
  for (ComparedHours& hours : staffing.hours) keep(hours.scenarios, positions);
  for (ComparedCategory& category : staffing.categories) {
    keep(category.planned, positions);
    keep(category.delivered, positions);
  }
  for (ComparedProtectedUse& use : staffing.protected_time.protected_uses) keep(use.scenarios, positions);
  for (ComparedProtectedUse& use : staffing.protected_time.protected_uses_in_all)
    keep(use.scenarios, positions);
  for (WorstDay& day : staffing.worst_days) keep(day.below, positions);
}

/// The mean; where a scenario was played less often than the baseline, the baseline's and the paired
/// difference from it, since its own replications may have been easier ones.
double mean_beside(const Comparison& comparison, const ComparedFigure& figure, std::size_t s) {
  const ComparedScenario& one = figure.scenarios[s];
  const Estimate& baseline = figure.scenarios[comparison.baseline].level;
  const bool fewer = one.level.replications < baseline.replications && comparison.is_paired(s);
  return fewer && one.change && one.change->difference.replications > 0
             ? baseline.mean + one.change->difference.mean
             : one.level.mean;
}

/// Mean over the streams; NaN where the leading metric is not defined in any. Greater is better.
std::vector<double> scores(const Comparison& comparison) {
  std::vector<double> sums(comparison.scenarios.size(), 0), streams(comparison.scenarios.size(), 0);
  const std::string_view leading = leading_metric(comparison);
  for (const ComparedFigure& figure : comparison.figures) {
    if (figure.name != leading) continue;
    const double sign = figure.direction == Direction::higher_is_better ? 1 : -1;
    for (std::size_t s = 0; s < sums.size(); ++s) {
      if (figure.scenarios[s].level.replications == 0) continue;
      sums[s] += sign * mean_beside(comparison, figure, s);
      streams[s] += 1;
    }
  }
  for (std::size_t s = 0; s < sums.size(); ++s) sums[s] /= streams[s];
  return sums;
}

}  // namespace

bool Comparison::is_paired(std::size_t scenario) const {
  if (file_of.empty()) return true;
  const std::size_t a = file_of[scenario], b = file_of[baseline];
  return a == b || files[a].seed == files[b].seed;
}

std::size_t Comparison::shared_draws() const {
  if (files.empty()) return 0;
  const SharedDraws& numbers = files.front().draws.numbers;
  const std::size_t different = number_of_draws(numbers);
  return different < numbers.size() ? different : 0;
}

std::size_t Comparison::fewest_replications() const {
  return played.empty() ? replications : *std::min_element(played.begin(), played.end());
}

Comparison compare(const Results& results, const Question& question) {
  Comparison comparison = empty_comparison(results, question);
  for (const std::string& name : question.metrics) {
    const Metric* metric = find_metric(name);
    ensure(metric != nullptr, "only metrics that exist are compared");
    add_metric(comparison, results, question, *metric);
  }
  if (!question.metrics.empty()) {
    for (ComparedFigure& figure : comparison.figures) figure.prominence = Prominence::headline;
    return comparison;
  }
  for (const Metric& metric : metrics()) {
    const bool shown = question.least == Prominence::detail || metric.prominence == Prominence::headline;
    if (metric.about == question.about && shown) add_metric(comparison, results, question, metric);
  }
  if (question.about == About::staffing && question.beyond == Beyond::nothing)
    comparison.staffing = compare_staffing(results, question.baseline);
  return comparison;
}

Comparison compare(const Samples& samples, const Question& question) {
  return compare(results_of(samples), question);
}

Comparison only(Comparison comparison, const std::vector<std::size_t>& scenarios) {
  const auto baseline = std::find(scenarios.begin(), scenarios.end(), comparison.baseline);
  ensure(baseline != scenarios.end(), "the baseline is always among the scenarios");
  comparison.compared = comparison.all_scenarios();
  comparison.baseline = static_cast<std::size_t>(baseline - scenarios.begin());
  keep(comparison.scenarios, scenarios);
  keep(comparison.file_of, scenarios);
  keep(comparison.played, scenarios);
  keep(comparison.headings, scenarios);
  keep(comparison.events, scenarios);
  for (ComparedFigure& figure : comparison.figures) {
    keep(figure.scenarios, scenarios);
    keep(figure.quantiles, scenarios);
    keep(figure.ranks, scenarios);
  }
  if (comparison.staffing) keep(*comparison.staffing, scenarios);
  return comparison;
}

std::string_view leading_metric(const Comparison& comparison) {
  for (const ComparedFigure& figure : comparison.figures) {
    if (std::any_of(figure.scenarios.begin(), figure.scenarios.end(),
                    [](const ComparedScenario& s) { return s.level.replications > 0; }))
      return figure.name;
  }
  return {};
}

std::vector<std::size_t> baseline_and_best(const Comparison& comparison, std::size_t most) {
  std::vector<std::size_t> others;
  for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
    if (s != comparison.baseline && !comparison.is_event(s)) others.push_back(s);
  }
  const std::vector<double> score = scores(comparison);
  std::stable_sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
    if (std::isnan(score[a]) || std::isnan(score[b])) return !std::isnan(score[a]) && std::isnan(score[b]);
    return score[a] > score[b];
  });
  others.resize(std::min(others.size(), most));
  others.insert(others.begin(), comparison.baseline);
  return others;
}

}  // namespace headroom
