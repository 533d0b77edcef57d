#include "results/comparison.hpp"

#include "base/ensure.hpp"

namespace headroom {
namespace {

/// Where the values of one figure stand in an array whose first two dimensions are scenario and replication.
struct Column {
  const std::vector<double>* values;
  std::size_t stride, offset;  ///< of one replication, and within it
};

std::vector<ComparedScenario> compared(const Samples& samples, const Column& column, Direction direction,
                                       std::size_t baseline) {
  ensure(column.values->size() == samples.scenarios.size() * samples.replications * column.stride,
         "a dataset has a value for every scenario and replication");
  return compared(samples, baseline, direction, [&](std::size_t scenario, std::size_t replication) {
    return (*column.values)[(scenario * samples.replications + replication) * column.stride + column.offset];
  });
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

}  // namespace

Comparison compare(const Samples& samples, const Question& question) {
  Comparison comparison{samples.title,     samples.scenarios, samples.streams,
                        question.baseline, std::nullopt,      samples.replications,
                        samples.start,     samples.weeks,     {},
                        std::nullopt};
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
  if (question.about == About::staffing) comparison.staffing = compare_staffing(samples, question.baseline);
  return comparison;
}

}  // namespace headroom
