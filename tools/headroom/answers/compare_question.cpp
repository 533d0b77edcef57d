// Metrics, streams, priorities, posts and scenarios looked up, with the nearest right name.

#include "compare_question.hpp"

#include <algorithm>

#include "results/comparison/side_by_side.hpp"
#include "results/comparison/week_bands.hpp"
#include "scenario_choice.hpp"
#include "study/text/names.hpp"

namespace headroom {
namespace {

template <class T>
using OrSentence = tl::expected<T, std::string>;

OrSentence<std::size_t> position(const std::vector<std::string>& names, const std::string& name,
                                 const std::string& option) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  return tl::unexpected{option + " is '" + name + "'; expected " + reading::one_of(names, name)};
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
  std::vector<std::string> all, chosen;
  for (const Metric& metric : metrics()) all.emplace_back(metric.name);
  for (const std::string& name : options.metrics) {
    if (const auto at = position(all, name, "--metric"); !at) return tl::unexpected{at.error()};
    if (std::find(chosen.begin(), chosen.end(), name) == chosen.end()) chosen.push_back(name);
  }
  return chosen;
}

/// FILE:NAME of every scenario.
std::vector<std::string> full_names(const Results& results) {
  std::vector<std::string> paths, names;
  for (const ResultFile& file : results.files) paths.push_back(file.path);
  const std::vector<std::string> labels = file_labels(paths);
  for (std::size_t s = 0; s < results.scenarios.size(); ++s)
    names.push_back(labels[results.file_of[s]] + ':' + results.own_names[s]);
  return names;
}

}  // namespace

OrSentence<std::size_t> baseline_of(const Results& results, const std::string& name) {
  const std::vector<std::string> full = full_names(results);
  const auto found = std::find(full.begin(), full.end(), name);
  if (found != full.end()) return static_cast<std::size_t>(found - full.begin());
  return position(results.scenarios, name, "--baseline");
}

OrSentence<std::vector<std::size_t>> scenarios_of(const Results& results, std::size_t baseline,
                                                  const std::vector<std::string>& globs) {
  const std::vector<std::string> full = full_names(results);
  const auto matches = [&](const std::string& glob, std::size_t s) {
    return glob_matches(glob, results.scenarios[s]) || glob_matches(glob, results.own_names[s]) ||
           glob_matches(glob, full[s]);
  };
  std::vector<bool> chosen(full.size(), globs.empty());
  for (const std::string& glob : globs) {
    bool any = false;
    for (std::size_t s = 0; s < full.size(); ++s) {
      if (!matches(glob, s)) continue;
      chosen[s] = any = true;
    }
    if (any) continue;
    return tl::unexpected{"no scenario matches '" + glob + "'; expected " +
                          reading::one_of(results.scenarios, glob)};
  }
  chosen[baseline] = true;
  std::vector<std::size_t> positions;
  for (std::size_t s = 0; s < chosen.size(); ++s) {
    if (chosen[s]) positions.push_back(s);
  }
  return positions;
}

OrSentence<Question> question_of(const Results& results, std::size_t baseline,
                                 const CompareOptions& options) {
  Question q;
  const auto about = subject(options.about);
  if (!about) return tl::unexpected{about.error()};
  const auto chosen = chosen_metrics(options);
  if (!chosen) return tl::unexpected{chosen.error()};
  q.about = *about;
  q.baseline = baseline;
  q.metrics = *chosen;
  q.rule = options.rule;
  if (options.stream) {
    const auto stream = position(results.streams, *options.stream, "--stream");
    if (!stream) return tl::unexpected{stream.error()};
    q.stream = *stream;
  }
  if (options.priority) {
    const auto priority = position(results.priorities, *options.priority, "--priority");
    if (!priority) return tl::unexpected{priority.error()};
    q.priority = *priority;
    for (const std::string& name : q.metrics) {
      const Metric& metric = *find_metric(name);
      if (metric.by_stream() && !metric.by_priority())
        return tl::unexpected{"--priority: " + name + " is of whole streams, not of a priority"};
    }
  }
  if (options.quantiles) q.beyond = Beyond::quantiles;
  if (options.ranking) q.beyond = Beyond::ranking;
  return q;
}

OrSentence<WeekQuestion> week_question_of(const Results& results, const CompareOptions& options) {
  const std::string& series = *options.by_week;
  const std::vector<std::string_view> views = week_series();
  const std::vector<std::string> all(views.begin(), views.end());
  if (const auto at = position(all, series, "--by-week"); !at) return tl::unexpected{at.error()};
  const bool by_post = along_of(series) == Along::post;
  const std::optional<std::string>& wanted = by_post ? options.post : options.stream;
  if (by_post ? options.stream.has_value() : options.post.has_value()) {
    return tl::unexpected{by_post ? "--stream chooses patients; " + series + " is by post, see --post"
                                  : "--post chooses posts; " + series + " is by stream, see --stream"};
  }
  if (options.priority)
    return tl::unexpected{std::string{"--priority: what happens week by week is not by priority"}};
  if (!wanted) return WeekQuestion{series, std::nullopt};
  const auto of =
      position(by_post ? results.posts : results.streams, *wanted, by_post ? "--post" : "--stream");
  if (!of) return tl::unexpected{of.error()};
  return WeekQuestion{series, *of};
}

}  // namespace headroom
