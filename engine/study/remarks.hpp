// What was assumed and warned of, gathered over the study and its scenarios.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "study/read_tree.hpp"

namespace headroom::reading {

/// What was assumed and warned of, each said once however many scenarios repeat it.
class Remarks {
 public:
  void of_study(const ReadTree& tree);
  void of_experiment(const std::vector<Assumption>& assumed, const std::vector<std::string>& warnings);
  /// A default that means nothing in this study.
  void forget(const std::string& path);
  void of_scenario(const ReadTree& tree, const std::string& name);
  /// Of one of the sweep's: a warning that differs only in its numbers is the same.
  void of_combination(const ReadTree& tree, const std::string& name);
  void warn(const std::string& warning, const std::string& scenario);

  [[nodiscard]] std::vector<Assumption> assumed() && { return std::move(assumptions_); }
  /// First what nothing uses, then the others as they were met.
  [[nodiscard]] std::vector<std::string> warnings() &&;

 private:
  struct Repeated {
    std::string text, first;
    std::size_t others = 0;
  };

  void note(const std::vector<Usage>& usage, const std::string& scenario);
  void assume_in(const std::string& scenario, const std::vector<Assumption>& assumed);

  std::vector<Assumption> assumptions_;
  std::vector<std::string> warnings_;
  std::set<std::string> assumed_, warned_, kinds_, used_, noted_;
  std::vector<std::pair<std::string, std::string>> unused_;  // path and warning, as first met
  std::vector<Repeated> repeated_;                           // of the combinations, as first met
  std::map<std::string, std::size_t> places_;                // in `repeated_`, by kind
};

}  // namespace headroom::reading
