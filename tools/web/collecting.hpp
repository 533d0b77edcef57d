// Parts of a run gathered as they are simulated elsewhere, and what there is of it answered at any time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
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

/// Where `answer` leaves the result, and commands find it.
inline constexpr const char* kResultName = "results.h5";

/// One run of a fixed number of replications.
class Collecting {
 public:
  /// Parts lie in the folder until the next run. Throws CannotDo where the result would be too large for a
  /// page.
  Collecting(LoadedStudy study, const std::vector<std::string>& scenarios, std::uint32_t replications,
             const WorkFolder& folder);

  /// {step, have: {SCENARIO: replications}, common}: in how many replications, from the first on, every
  /// scenario can be answered.
  [[nodiscard]] Message state() const;
  /// A part of this run; throws CannotDo for any other.
  void accept(const std::string& part);
  /// The result over the first `replications` of every scenario as the file kResultName, with its datasets as
  /// `run` writes them. Throws CannotDo where there are not so many.
  void write_result(std::uint32_t replications) const;

 private:
  [[nodiscard]] std::uint32_t have(std::size_t scenario) const;
  [[nodiscard]] std::uint32_t common() const;
  [[nodiscard]] std::vector<StoredBlock> stored(std::uint32_t replications) const;

  LoadedStudy study_;
  ExperimentPlan plan_;
  RunParts parts_;
  const WorkFolder& folder_;
  std::map<std::pair<std::size_t, std::uint32_t>, std::uint32_t>
      counts_;  ///< by scenario and first replication
};

/// `asked`: {begin, study, files, scenarios, replications} with the bytes of `files`, a run that begins; or
/// {} with one part. The answer is the state.
[[nodiscard]] Message accept_call(std::unique_ptr<Collecting>& collecting, const Message& asked,
                                  const WorkFolder& folder);

/// `asked`: {replications}. The answer: {html}, the question and the answer as a document; the result is
/// left.
[[nodiscard]] Message answer_call(const std::unique_ptr<Collecting>& collecting, const Message& asked);

}  // namespace headroom::web
