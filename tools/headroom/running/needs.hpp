// What a command needs of the machine's memory, said before it begins.
// It is worked out from the study alone, beside what the program has by then. Every figure is of the whole
// program at its fullest.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/sizing/size.hpp"
#include "results/datasets/axes.hpp"
#include "results/results.hpp"

namespace headroom {

/// What may be chosen otherwise about a run of the same study.
struct RunShape {
  std::size_t threads = 1;
  std::size_t scenarios = 1;
  std::uint32_t replications = 1;  ///< the most of any scenario
  Keep keep = Keep::replications;
};

/// Another way to ask for the same, and what it needs.
struct Remedy {
  std::string words;  ///< "--threads 1"
  std::uint64_t memory = 0;
};

/// Of a run or of what `explain` plays. Looks at every scenario once.
class RunNeeds {
 public:
  /// What becomes of it: a result file, and what is printed of it at the end.
  enum class Writes { result_and_json, result_and_table, result, nothing };
  /// `axes` over the most replications of any scenario.
  RunNeeds(const ExperimentPlan& plan, const Axes& axes, Writes writes);

  [[nodiscard]] std::uint64_t memory(std::size_t threads) const;
  /// Each tried, the mildest first.
  [[nodiscard]] std::vector<Remedy> remedies(std::size_t threads) const;

 private:
  struct Played {  ///< with the service that takes most
    Service service, base;
    Axes axes;
  };
  [[nodiscard]] std::uint64_t memory(const Played& played, const RunShape& shape) const;
  [[nodiscard]] std::uint64_t storing(const Played& played, const RunShape& shape) const;
  [[nodiscard]] std::uint64_t finishing(const Played& played, const RunShape& shape) const;
  [[nodiscard]] RunShape shape(std::size_t threads) const;
  [[nodiscard]] bool by_whole_scenarios(const RunShape& shape) const;

  const ExperimentPlan& plan_;
  Writes writes_;
  std::uint64_t held_;
  Played played_;
};

/// Of sizing: the largest choices stand for all.
[[nodiscard]] std::uint64_t size_memory(const SizePlan& plan, std::size_t threads);
[[nodiscard]] std::vector<Remedy> size_remedies(const SizePlan& plan, std::size_t threads);

/// Of `plan`, which keeps what it found out about every scenario; the last one stands for all.
enum class PlanOutput { table, json };
class PlanNeeds {
 public:
  PlanNeeds(const Scenarios& scenarios, PlanOutput output);
  [[nodiscard]] std::uint64_t memory(std::size_t scenarios) const;
  [[nodiscard]] std::vector<Remedy> remedies() const;

 private:
  std::size_t scenarios_;
  std::uint64_t held_, each_;
};

/// "12.3 GB"; always in GB, so that what is needed and what is there can be held beside each other.
[[nodiscard]] std::string gigabytes_text(std::uint64_t bytes);

/// Where so much is not there: "needs 12.3 GB of memory, 8.1 GB are there", and on a second line why there is
/// no more and which of the remedies would fit. Empty where it is there.
[[nodiscard]] std::string memory_refusal(std::uint64_t needed, std::size_t threads,
                                         const std::function<std::vector<Remedy>()>& remedies);

/// "needs about 85 MB of memory, and 62 MB of disk while it is made"; without disk where that is 0.
[[nodiscard]] std::string needs_text(std::uint64_t memory, std::uint64_t disk);

}  // namespace headroom
