// Several waiting classes read as one, in booking order.
#pragma once

#include <vector>

#include "simulation/diary/waiting_class.hpp"

namespace headroom {

/// Lanes of several classes read at the same time, so that whoever is first in order of all of them is next.
class Readings {
 public:
  void clear() { open_.clear(); }
  [[nodiscard]] bool empty() const { return open_.empty(); }
  /// Starts to read those lanes of a class in which there is somebody.
  void start(WaitingClass& waiting, std::size_t in_class) {
    waiting.settle();
    for (Lane& lane : waiting.lanes()) {
      if (!lane.empty()) open_.push_back(lane.read(in_class));
    }
  }
  /// Without a branch: which of them is first cannot be foreseen.
  [[nodiscard]] Reading& first() {
    Reading* first = open_.data();
    Reading* const end = first + open_.size();
    for (Reading* at = first + 1; at < end; ++at) first = *at->next < *first->next ? at : first;
    return *first;
  }
  /// The first in order of all readings but one.
  [[nodiscard]] Place first_of_others(const Reading& but) const {
    Place first = kLastPlace;
    for (const Reading& reading : open_) {
      if (&reading != &but && *reading.next < first) first = *reading.next;
    }
    return first;
  }
  /// Leaves the lane with whoever was kept or not reached.
  void close(Reading& reading) {
    reading.lane->finish(reading);
    reading = open_.back();
    open_.pop_back();
  }

 private:
  std::vector<Reading> open_;
};

}  // namespace headroom
