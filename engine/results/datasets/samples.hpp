// Figures of replications in memory, laid out as a result file has them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "results/results.hpp"

namespace headroom {

/// Results held in memory, replication by replication.
struct Samples {
  std::string title;
  std::vector<std::string> scenarios, streams, priorities;
  std::size_t replications = 0;
  Date start;             ///< first reported day
  std::size_t weeks = 0;  ///< reported length

  /// By metric name: [scenario][replication], and [stream] for a metric by stream.
  std::map<std::string, std::vector<double>, std::less<>> metrics;
  /// By metric name, those by stream only: [scenario][replication][stream][priority].
  std::map<std::string, std::vector<double>, std::less<>> by_priority;

  // Of what follows only as much is there as was put in.

  /// Hours of all posts over the period, by name of the PostSeries or CategorySeries:
  /// [scenario][replication].
  std::map<std::string, std::vector<double>, std::less<>> hours{};
  /// Hours of the posts with a job plan over the period: [scenario][replication][category].
  std::vector<double> planned_by_category{}, delivered_by_category{};
  /// Labels as in Axes, and hours: [scenario][replication][activity][reason].
  std::vector<std::string> activities{}, reasons{};
  std::vector<double> raided{};
  /// Share of replications: [scenario][day][role]; NaN for a role without a rule.
  std::vector<std::string> roles{};
  std::vector<double> below_minimum{};
  /// By name of the StreamSeries: [scenario][replication][week][stream].
  std::map<std::string, std::vector<double>, std::less<>> weekly{};
};

/// The same as one result file without a path; reads from a copy.
[[nodiscard]] Results results_of(Samples samples);

}  // namespace headroom
