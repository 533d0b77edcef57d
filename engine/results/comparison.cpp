#include "results/comparison.hpp"

#include <algorithm>
#include <array>

#include "base/ensure.hpp"

namespace headroom {
namespace {

/// Hours by cause, in the order in which they leave the contracted hours.
constexpr std::array kHoursShown{PostSeries::contracted,          PostSeries::lost_leave,
                                 PostSeries::lost_public_holiday, PostSeries::lost_study,
                                 PostSeries::lost_sickness,       PostSeries::lost_absent,
                                 PostSeries::lost_vacancy,        PostSeries::dcc_unused};

/// Where the values of one figure stand in an array whose first two dimensions are scenario and replication.
struct Column {
  const std::vector<double>* values;
  std::size_t stride, offset;  ///< of one replication, and within it
};

std::vector<double> replications_of(const Samples& samples, const Column& column, std::size_t scenario) {
  std::vector<double> values;
  values.reserve(samples.replications);
  for (std::size_t r = 0; r < samples.replications; ++r) {
    values.push_back((*column.values)[(scenario * samples.replications + r) * column.stride + column.offset]);
  }
  return values;
}

std::vector<ComparedScenario> compared(const Samples& samples, const Column& column, Direction direction,
                                       std::size_t baseline) {
  ensure(column.values->size() == samples.scenarios.size() * samples.replications * column.stride,
         "a dataset has a value for every scenario and replication");
  const std::vector<double> base = replications_of(samples, column, baseline);
  const std::size_t comparisons = std::max<std::size_t>(1, samples.scenarios.size() - 1);
  std::vector<ComparedScenario> all;
  for (std::size_t s = 0; s < samples.scenarios.size(); ++s) {
    const std::vector<double> values = replications_of(samples, column, s);
    ComparedScenario one{estimate(values, kConfidence), std::nullopt};
    if (s != baseline) one.change = paired_difference(values, base, direction, kConfidence, comparisons);
    all.push_back(std::move(one));
  }
  return all;
}

const std::vector<double>& named(const std::map<std::string, std::vector<double>, std::less<>>& all,
                                 std::string_view name) {
  const auto found = all.find(name);
  ensure(found != all.end(), "every figure compared was read");
  return found->second;
}

void add_metric(Comparison& comparison, const Samples& samples, const Question& question, const Metric& m) {
  const auto add = [&](const Column& column, std::optional<std::size_t> stream) {
    comparison.figures.push_back({m.name, m.units, m.long_name, m.direction, m.prominence, stream,
                                  compared(samples, column, m.direction, question.baseline)});
  };
  if (!m.by_stream()) return add({&named(samples.metrics, m.name), 1, 0}, std::nullopt);
  const std::size_t streams = samples.streams.size(), priorities = samples.priorities.size();
  for (std::size_t s = 0; s < streams; ++s) {
    if (question.stream && *question.stream != s) continue;
    if (question.priority) {
      add({&named(samples.by_priority, m.name), streams * priorities, s * priorities + *question.priority},
          s);
    } else {
      add({&named(samples.metrics, m.name), streams, s}, s);
    }
  }
}

void add_hours(Comparison& comparison, const Samples& samples, const Question& question, PostSeries series,
               Prominence prominence) {
  const SeriesInfo i = info(series);
  const Column column{&named(samples.hours, i.name), 1, 0};
  comparison.figures.push_back({i.name, i.units, i.long_name, direction(series), prominence, std::nullopt,
                                compared(samples, column, direction(series), question.baseline)});
}

}  // namespace

Comparison compare(const Samples& samples, const Question& question) {
  Comparison comparison{samples.title,     samples.scenarios, samples.streams,
                        question.baseline, std::nullopt,      samples.replications,
                        samples.start,     samples.weeks,     {}};
  if (question.priority) comparison.priority = samples.priorities[*question.priority];
  for (const std::string& name : question.metrics) {
    const Metric* metric = find_metric(name);
    ensure(metric != nullptr, "only metrics that exist are compared");
    add_metric(comparison, samples, question, *metric);
  }
  if (!question.metrics.empty()) {
    for (ComparedFigure& figure : comparison.figures) figure.prominence = Prominence::headline;
    return comparison;
  }
  for (const Metric& metric : metrics()) {
    if (metric.about == question.about) add_metric(comparison, samples, question, metric);
  }
  if (question.about == About::staffing) {
    for (PostSeries series : kHoursShown)
      add_hours(comparison, samples, question, series, Prominence::headline);
  }
  return comparison;
}

}  // namespace headroom
