// Metrics, streams and priorities found by name among those of the scenario's service.

#include "experiment/stopping_figures.hpp"

#include <algorithm>
#include <limits>

namespace headroom {
namespace {

template <class Named>
std::optional<std::size_t> position(const std::vector<Named>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

/// Where the priority stands among those of all streams in a row.
std::optional<std::size_t> in_a_row(const Service& service, std::size_t stream, const std::string& priority) {
  std::size_t before = 0;
  for (std::size_t s = 0; s < stream; ++s) before += service.streams[s].priorities.size();
  const auto within = position(service.streams[stream].priorities, priority);
  if (!within) return std::nullopt;
  return before + *within;
}

}  // namespace

StoppingFigures::StoppingFigures(const std::vector<std::string>& names, const Service& service) {
  for (const std::string& name : names) {
    const std::size_t metric = metric_position(name);
    if (!metrics()[metric].by_stream()) {
      figures_.push_back({metric, "", std::nullopt, std::nullopt});
      continue;
    }
    for (std::size_t s = 0; s < service.streams.size(); ++s) {
      figures_.push_back({metric, service.streams[s].name, s, std::nullopt});
    }
  }
}

StoppingFigures::StoppingFigures(const MetricChoice& choice, const Service& service) {
  Figure figure;
  figure.metric = metric_position(choice.metric);
  if (metrics()[figure.metric].by_stream()) {
    figure.stream = choice.stream.value_or(service.streams.front().name);
    figure.of_stream = position(service.streams, figure.stream);
    if (figure.of_stream && choice.priority) {
      figure.of_both = in_a_row(service, *figure.of_stream, *choice.priority);
    }
    figure.there = figure.of_stream && (!choice.priority || figure.of_both);
  }
  figures_.push_back(figure);
}

std::string StoppingFigures::name(std::size_t figure) const {
  const Figure& f = figures_.at(figure);
  const std::string metric{metrics()[f.metric].name};
  return f.stream.empty() ? metric : metric + " of " + f.stream;
}

std::vector<double> StoppingFigures::values(const Summary& summary) const {
  std::vector<double> values;
  for (const Figure& figure : figures_) {
    if (!figure.there) {
      values.push_back(std::numeric_limits<double>::quiet_NaN());
    } else if (figure.of_both) {
      values.push_back(summary.by_priority[figure.metric][*figure.of_both]);
    } else if (figure.of_stream) {
      values.push_back(summary.by_stream[figure.metric][*figure.of_stream]);
    } else {
      values.push_back(summary.overall[figure.metric]);
    }
  }
  return values;
}

std::optional<std::size_t> StoppingFigures::same_in(const StoppingFigures& other, std::size_t figure) const {
  const Figure& wanted = figures_.at(figure);
  for (std::size_t f = 0; f < other.figures_.size(); ++f) {
    if (other.figures_[f].metric == wanted.metric && other.figures_[f].stream == wanted.stream) return f;
  }
  return std::nullopt;
}

}  // namespace headroom
