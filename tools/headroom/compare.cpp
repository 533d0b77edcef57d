#include <algorithm>
#include <iostream>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "commands.hpp"
#include "comparison_output.hpp"
#include "results/comparison.hpp"
#include "results/metrics.hpp"
#include "store/result_reader.hpp"
#include "study/names.hpp"

namespace headroom {
namespace {

constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;

template <class T>
using OrSentence = tl::expected<T, std::string>;

OrSentence<std::size_t> position(const std::vector<std::string>& names, const std::string& name,
                                 const std::string& option) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  return tl::unexpected{option + " is '" + name + "'; expected " + reading::one_of(names, name)};
}

std::vector<std::string> metric_names() {
  std::vector<std::string> names;
  for (const Metric& metric : metrics()) names.emplace_back(metric.name);
  return names;
}

OrSentence<About> subject(const std::string& about) {
  if (about == "waits") return About::waits;
  if (about == "staffing") return About::staffing;
  if (about == "cost") return About::cost;
  return tl::unexpected{"--about is '" + about + "'; expected " +
                        reading::one_of({"waits", "staffing", "cost"}, about)};
}

/// The metrics asked for, each once.
OrSentence<std::vector<std::string>> chosen_metrics(const CompareOptions& options) {
  const std::vector<std::string> all = metric_names();
  std::vector<std::string> chosen;
  for (const std::string& name : options.metrics) {
    if (const auto at = position(all, name, "--metric"); !at) return tl::unexpected{at.error()};
    if (std::find(chosen.begin(), chosen.end(), name) == chosen.end()) chosen.push_back(name);
  }
  return chosen;
}

/// Whether what is asked for holds figures that no stream and no priority has a part of.
bool has_whole_service_figures(const CompareOptions& options) {
  if (options.metrics.empty()) return options.about != "waits";
  return std::any_of(options.metrics.begin(), options.metrics.end(),
                     [](const std::string& name) { return !find_metric(name)->by_stream(); });
}

OrSentence<Question> question(const Samples& samples, const CompareOptions& options) {
  Question q;
  const auto about = subject(options.about);
  if (!about) return tl::unexpected{about.error()};
  const auto baseline = position(samples.scenarios, options.baseline, "--baseline");
  if (!baseline) return tl::unexpected{baseline.error()};
  const auto chosen = chosen_metrics(options);
  if (!chosen) return tl::unexpected{chosen.error()};
  q.about = *about;
  q.baseline = *baseline;
  q.metrics = *chosen;
  if (options.stream) {
    const auto stream = position(samples.streams, *options.stream, "--stream");
    if (!stream) return tl::unexpected{stream.error()};
    q.stream = *stream;
  }
  if (options.priority) {
    const auto priority = position(samples.priorities, *options.priority, "--priority");
    if (!priority) return tl::unexpected{priority.error()};
    q.priority = *priority;
  }
  return q;
}

}  // namespace

int compare(const CompareOptions& options) {
  const bool staffing = options.about == "staffing" && options.metrics.empty();
  const auto samples = read_samples(options.results, staffing ? ReadStaffing::yes : ReadStaffing::no);
  if (!samples) {
    std::cerr << "headroom: " << samples.error().message << '\n';
    return samples.error().kind == ReadFailure::Kind::damaged ? kFailed : kWrongInput;
  }
  const auto asked = question(*samples, options);
  if (!asked) {
    std::cerr << "headroom: " << asked.error() << '\n';
    return kWrongInput;
  }
  if ((options.stream || options.priority) && has_whole_service_figures(options)) {
    std::cerr
        << "headroom: --stream and --priority choose patients; figures of staff, hours and cost are for the "
           "whole service\n";
  }
  print_comparison(compare(*samples, *asked), options.format);
  return kDone;
}

}  // namespace headroom
