// Repeated warnings told by their words without numbers, and what no scenario uses.

#include "study/remarks.hpp"

#include <algorithm>
#include <utility>

#include "study/text/quantities.hpp"

namespace headroom::reading {
namespace {

std::string in_scenario(const std::string& name) { return " (in scenario " + name + ")"; }

/// A warning without its numbers.
std::string kind_of(const std::string& warning) {
  std::string kind;
  for (const char c : warning) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) kind += c;
    if (digit && (kind.empty() || kind.back() != '#')) kind += '#';
  }
  return kind;
}

}  // namespace

void Remarks::note(const std::vector<Usage>& usage, const std::string& scenario) {
  for (const Usage& thing : usage) {
    if (thing.used) used_.insert(thing.path);
    if (!noted_.insert(thing.path).second) continue;
    unused_.emplace_back(thing.path, thing.warning + (scenario.empty() ? "" : in_scenario(scenario)));
  }
}

void Remarks::assume_in(const std::string& scenario, const std::vector<Assumption>& assumed) {
  for (const auto& assumption : assumed) {
    if (!assumed_.insert(assumption.path).second) continue;
    assumptions_.push_back(
        {"scenarios." + scenario + '.' + assumption.path, assumption.value, assumption.help});
  }
}

void Remarks::of_study(const ReadTree& tree) {
  assumptions_ = tree.assumed;
  warnings_ = tree.warnings;
  note(tree.usage, "");
  for (const auto& assumption : assumptions_) assumed_.insert(assumption.path);
  for (const auto& warning : warnings_) warned_.insert(warning), kinds_.insert(kind_of(warning));
}

void Remarks::of_experiment(const std::vector<Assumption>& assumed,
                            const std::vector<std::string>& warnings) {
  for (const auto& assumption : assumed) {
    if (assumed_.insert(assumption.path).second) assumptions_.push_back(assumption);
  }
  warnings_.insert(warnings_.end(), warnings.begin(), warnings.end());
}

void Remarks::forget(const std::string& path) {
  std::erase_if(assumptions_, [&](const Assumption& assumption) { return assumption.path == path; });
}

void Remarks::of_scenario(const ReadTree& tree, const std::string& name) {
  assume_in(name, tree.assumed);
  note(tree.usage, name);
  for (const auto& warning : tree.warnings) {
    if (warned_.insert(warning).second) warn(warning, name);
  }
}

void Remarks::warn(const std::string& warning, const std::string& scenario) {
  warnings_.push_back(scenario.empty() ? warning : warning + in_scenario(scenario));
}

void Remarks::of_combination(const ReadTree& tree, const std::string& name) {
  assume_in(name, tree.assumed);
  note(tree.usage, name);
  for (const auto& warning : tree.warnings) {
    const std::string kind = kind_of(warning);
    if (kinds_.contains(kind)) continue;
    const auto [place, is_new] = places_.emplace(kind, repeated_.size());
    if (is_new) {
      repeated_.push_back({warning, name});
    } else {
      ++repeated_[place->second].others;
    }
  }
}

/// A pathway that one scenario takes is there for a reason, though the others leave it aside.
std::vector<std::string> Remarks::warnings() && {
  std::vector<std::string> all;
  for (auto& [path, warning] : unused_) {
    if (!used_.contains(path)) all.push_back(std::move(warning));
  }
  all.insert(all.end(), warnings_.begin(), warnings_.end());
  for (const Repeated& warning : repeated_) {
    const std::string others = warning.others == 0 ? "" : " and " + count_text(warning.others) + " more";
    all.push_back(warning.text + in_scenario(warning.first + others));
  }
  return all;
}

}  // namespace headroom::reading
