// Parts of a run gathered as they are simulated elsewhere, and what there is of it answered at any time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "experiment/experiment.hpp"
#include "reading/load_study.hpp"
#include "running/run_parts.hpp"
#include "store/parts/join.hpp"
#include "web/message.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {

/// Where commands find the result of the last answer.
inline constexpr const char* kResultName = "results.h5";

/// One run of a fixed number of replications.
class Collecting {
 public:
  /// Throws CannotDo where the result would be too large for a
  /// page.
  Collecting(LoadedStudy study, const std::vector<std::string>& scenarios, std::uint32_t replications,
             const WorkFolder& folder);

  /// {step, have: {SCENARIO: replications}, common}: in how many replications, from the first on, every
  /// scenario can be answered.
  [[nodiscard]] Message state() const;
  /// A part of this run; throws CannotDo for any other.
  void accept(const std::string& part);
  /// What decides the baseline's answer is played too: {pieces}, as many as variants; 0 where there are none.
  /// Then its parts are accepted as well.
  [[nodiscard]] Message begin_variants();
  /// The result over the first `replications` of every scenario, read from the parts, of all of them with
  /// what decides it where that has been played. Throws CannotDo where there are not so many.
  [[nodiscard]] Results results(std::uint32_t replications);
  /// The same that was last asked for as the file kResultName, with its datasets as `run` writes them;
  /// nothing where it is there already. Throws StoreError.
  void write_result();

 private:
  [[nodiscard]] std::uint32_t have(std::size_t scenario) const;
  [[nodiscard]] std::uint32_t common() const;

  LoadedStudy study_;
  ExperimentPlan plan_;
  RunParts parts_;
  std::map<std::pair<std::size_t, std::uint32_t>, std::shared_ptr<const PackedBlock>>
      blocks_;  ///< by scenario and first replication
  /// What decides it, once it is asked for: labels, the key of a run that plays it, and what has come.
  struct Variants {
    WhatDecides labels;
    RunKey key;
    std::map<std::pair<std::size_t, std::uint32_t>, std::shared_ptr<const Part>> parts{};
    [[nodiscard]] bool all_there(std::size_t scenarios) const;
  };
  std::optional<Variants> variants_;
  /// What was answered last, as long as there is no file of it.
  struct Unwritten {
    ResultPlan plan;
    std::vector<std::shared_ptr<const PackedBlock>> blocks;
    std::vector<std::shared_ptr<const Part>> variants;
  };
  std::optional<Unwritten> unwritten_;
};

/// `asked`: {begin, study, files, scenarios, replications} with the bytes of `files`, a run that begins; or
/// {} with parts; the answer is the state. With {variants} what `begin_variants` says.
[[nodiscard]] Message accept_call(std::unique_ptr<Collecting>& collecting, const Message& asked,
                                  const WorkFolder& folder);

/// `asked`: {replications}. The answer: {html}, the question and the answer as a document; the result is
/// written where a command reads it.
[[nodiscard]] Message answer_call(const std::unique_ptr<Collecting>& collecting, const Message& asked);

}  // namespace headroom::web
