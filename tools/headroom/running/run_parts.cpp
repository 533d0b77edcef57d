// Axes over the most replications that any scenario can take, and chunks as long as these ask for.

#include "run_parts.hpp"

#include "store/parts/run_key.hpp"
#include "store/result/digest.hpp"
#include "store/result/layout.hpp"

namespace headroom {

std::string fingerprint_of(const Study& study) {
  Sha256 digest;
  write_canonical(study, [&](const std::string& text) { digest.add(text); });
  return digest.text();
}

RunParts parts_of(const LoadedStudy& loaded, const ExperimentPlan& plan, const WhatDecides& decides) {
  const std::string what = plan_text(plan, decides), fingerprint = fingerprint_of(loaded.study);
  RunParts parts;
  parts.provenance = {HEADROOM_VERSION, loaded.study.title, loaded.text, fingerprint,
                      plan.seed,        creation_time(),    what,        loaded.inputs};
  parts.provenance.draws = draw_table(loaded.study.uncertainty, plan.draws, most_replications(plan));
  parts.settings.key = {fingerprint, HEADROOM_VERSION, plan.seed, what, plan.shard};
  parts.settings.axes = axes_of(plan.scenarios, most_replications(plan));
  parts.settings.keep = plan.keep;
  parts.settings.decides = decides;
  parts.settings.chunk_length = chunk_length(parts.settings.axes, plan.keep);
  return parts;
}

}  // namespace headroom
