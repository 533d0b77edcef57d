// Hours bought in from the bank.
#pragma once

#include <vector>

#include "simulation/model/tables.hpp"

namespace headroom {

/// What has been bought of the bank's hours, week by week from the first simulated day.
class BankHours {
 public:
  void reset(const Model::Tables& tables);
  /// Sees the patient in bank hours at the standard pace, where the week of the appointment has some left.
  /// The hours are with the post that is off.
  [[nodiscard]] bool call(Patient& patient, const StepTable& step, PostId off, Day day);
  /// Minutes by [simulated week][post that is off]; empty: no bank.
  [[nodiscard]] const std::vector<int>& minutes() const { return by_post_; }

 private:
  const Model::Tables* tables_ = nullptr;
  std::vector<int> used_;     ///< minutes by simulated week
  std::vector<int> by_post_;  ///< by [simulated week][post]
};

}  // namespace headroom
