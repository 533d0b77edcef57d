// Some replications of a scenario, simulated as one block of a run.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "reading/load_study.hpp"
#include "store/parts/part_storage.hpp"
#include "web/message.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {

/// The run of a fixed number of replications that a page asks for: whatever the study says of precision or of
/// a selection. Those are the program's own command, by one worker, since they ask for the next by the last.
[[nodiscard]] ExperimentPlan page_plan(const Study& study, const std::vector<std::string>& scenarios,
                                       std::uint32_t replications);

/// Blocks begin at a multiple of this, and but for the last are multiples of it.
[[nodiscard]] std::uint32_t block_step(const ExperimentPlan& plan, const PartSettings& parts);

/// The study that is being simulated, prepared once for all its blocks.
class Simulating {
 public:
  /// The scenarios by name; the baseline is always among them.
  Simulating(LoadedStudy study, const std::vector<std::string>& scenarios, std::uint32_t replications);
  ~Simulating();
  Simulating(const Simulating&) = delete;
  Simulating& operator=(const Simulating&) = delete;

  /// `asked`: {scenario, first, count}; the answer {scenario, first, count}, its attachment a part
  /// (store/parts/part_file.hpp). Throws CannotDo where there is no such block.
  [[nodiscard]] Message block(const Message& asked);
  /// `asked`: {piece, of}, piece 1 to `of` of the variants that show what decides the baseline's answer; the
  /// attachments are their parts.
  [[nodiscard]] Message variants(const Message& asked);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// `asked`: {prepare, study, files, replications, scenarios} and {scenario, first, count} or {piece, of};
/// with `prepare` the attachments are the bytes of `files`, and the study takes the place of the one before.
[[nodiscard]] Message simulate_call(std::unique_ptr<Simulating>& simulating, const Message& asked,
                                    const WorkFolder& folder);

}  // namespace headroom::web
