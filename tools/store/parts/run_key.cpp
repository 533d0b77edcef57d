// The plan on one line with a digest of the names, and differences in words.

#include "store/parts/run_key.hpp"

#include <fmt/format.h>

#include <vector>

#include "store/result/digest.hpp"

namespace headroom {
namespace {

std::string replications_text(const ExperimentPlan& plan) {
  if (plan.precision) {
    const PrecisionGoal& goal = *plan.precision;
    return fmt::format("precision {} of {}, at least {}, look ahead {}, at most {}", goal.precision,
                       fmt::join(goal.of, " and "), goal.at_least, goal.look_ahead, goal.at_most);
  }
  if (plan.select) {
    const SelectionGoal& goal = *plan.select;
    const bool ocba = goal.procedure == SelectionProcedure::ocba;
    const std::string budget = ocba ? fmt::format(", budget {} each", plan.replications) : "";
    return fmt::format("select {} {}{}{} within {}, confidence {}, at least {}, at most {}, {}{}",
                       goal.lowest ? "lowest" : "highest", goal.of.metric,
                       goal.of.stream ? " of " + *goal.of.stream : "",
                       goal.of.priority ? " " + *goal.of.priority : "", goal.within, goal.confidence,
                       goal.at_least, goal.at_most, ocba ? "ocba" : "kim_nelson", budget);
  }
  return fmt::format("{} replications", plan.replications);
}

std::string digest_of_names(const Scenarios& scenarios) {
  Sha256 digest;
  for (std::size_t s = 0; s < scenarios.size(); ++s) digest.add(scenarios.name(s) + '\n');
  return digest.text().substr(0, 16);
}

std::string variants_text(const WhatDecides& decides) {
  if (decides.empty()) return {};
  Sha256 digest;
  for (std::size_t v = 0; v < decides.size(); ++v)
    digest.add(fmt::format("{} {}\n", decides.name_of(v), decides.replications_of(v)));
  for (const Variant& variant : decides.numbers.variants) digest.add(fmt::format("{}\n", variant.to));
  return fmt::format("; {} variants of the baseline ({})", decides.size(), digest.text().substr(0, 16));
}

}  // namespace

std::string plan_text(const ExperimentPlan& plan, const WhatDecides& decides) {
  return fmt::format("{}; keep {}; {} scenarios ({}){}", replications_text(plan), written_word(plan.keep),
                     plan.scenarios.size(), digest_of_names(plan.scenarios), variants_text(decides));
}

std::string difference(const RunKey& there, const RunKey& here) {
  std::vector<std::string> all;
  if (there.fingerprint != here.fingerprint) all.emplace_back("another study");
  if (there.seed != here.seed) all.push_back(fmt::format("another seed ({}, not {})", there.seed, here.seed));
  if (there.headroom_version != here.headroom_version) {
    all.push_back(fmt::format("another version ({}, not {})", there.headroom_version, here.headroom_version));
  }
  if (there.plan != here.plan) {
    all.push_back(fmt::format("another plan ({}, not {})", there.plan, here.plan));
  }
  if (there.shard != here.shard) {
    all.push_back(fmt::format("another shard ({}, not {})", shard_text(there.shard), shard_text(here.shard)));
  }
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string shard_text(const Shard& shard) { return fmt::format("{}/{}", shard.number, shard.of); }

}  // namespace headroom
