#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "service/service.hpp"

namespace headroom {

struct Experiment {
  int replications = 100;
  std::uint64_t seed = 1;
  friend bool operator==(const Experiment&, const Experiment&) = default;
};

/// One leaf that a scenario sets, adds or removes, as written.
struct Change {
  std::string path;   ///< dotted, e.g. staff.new-band-6.wte
  std::string value;  ///< as written in the overlay, flow style; "removed" for null
  friend bool operator==(const Change&, const Change&) = default;
};

struct Scenario {
  std::string name;
  std::string about;
  std::vector<Change> changes;  ///< empty for a plain baseline
  Service service;              ///< the study with the overlay on top, checked
};

/// A value that the study does not write and that was filled in.
struct Assumption {
  std::string path;
  std::string value;
  std::string help;  ///< the key's one line of help
};

/// A study that has been read and checked.
struct Study {
  std::string title;
  Service base;                     ///< before overlays: the start population is drawn from it
  std::vector<Scenario> scenarios;  ///< baseline first
  Experiment experiment;
  std::vector<Assumption> assumed;
  std::vector<std::string> warnings;  ///< things that are allowed and that the user should know
};

/// Every value of every checked service as text, the same for equal studies: what fingerprints are made of.
[[nodiscard]] std::string canonical_text(const Study& study);

}  // namespace headroom
