// Each part held against what the run could have packed, and kept; a file of them where one is asked for.

#include "web/collecting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answers/result_page.hpp"
#include "experiment/variants.hpp"
#include "report/page_html.hpp"
#include "running/run_size.hpp"
#include "running/run_words.hpp"
#include "store/commit_sealed.hpp"
#include "store/parts/block_results.hpp"
#include "store/parts/expected_part.hpp"
#include "store/parts/part_file.hpp"
#include "support/atomic_file.hpp"
#include "web/asked.hpp"
#include "web/asked_study.hpp"
#include "web/simulating.hpp"

namespace headroom::web {
namespace {

constexpr std::uint64_t kMostBytes = 1'000'000'000;
void refuse_if_too_large(const ExperimentPlan& plan, const Axes& axes) {
  const std::uint64_t bytes = expected_result_bytes(plan, axes);
  if (bytes <= kMostBytes) return;
  throw CannotDo{
      fmt::format("the result would take about {}, and a page may have {}: ask for fewer possible years or "
                  "scenarios, write "
                  "keep: bands under the study's experiment, or use the program that is installed",
                  bytes_text(bytes), bytes_text(kMostBytes))};
}

/// Their places are their positions, those of variants after all others.
std::vector<StoredBlock> stored(const std::vector<std::shared_ptr<const PackedBlock>>& blocks,
                                const std::vector<std::shared_ptr<const Part>>& variants) {
  std::vector<StoredBlock> stored;
  const auto add = [&](const BlockSpan& span) {
    stored.push_back({span, {span.count, StoppedBecause::all_done, 0}, stored.size()});
  };
  for (const auto& block : blocks) add(block->span);
  for (const auto& part : variants) add(part->block.span);
  return stored;
}

std::uint32_t count_of(const PackedBlock& block) { return block.span.count; }
std::uint32_t count_of(const Part& part) { return part.block.span.count; }

/// How many replications of a scenario, or of a variant, are there from the first on.
template <class ByPlace>
std::uint32_t without_a_gap(const ByPlace& all, std::size_t scenario) {
  std::uint32_t next = 0;
  for (auto at = all.find({scenario, 0}); at != all.end(); at = all.find({scenario, next}))
    next += count_of(*at->second);
  return next;
}

}  // namespace

Collecting::Collecting(LoadedStudy study, const std::vector<std::string>& scenarios,
                       std::uint32_t replications, const WorkFolder& folder)
    : study_{std::move(study)},
      plan_{page_plan(study_.study, scenarios, replications)},
      parts_{parts_of(study_, plan_)} {
  refuse_if_too_large(plan_, parts_.settings.axes);
  folder.remove(kResultName);
}

std::uint32_t Collecting::have(std::size_t scenario) const { return without_a_gap(blocks_, scenario); }

std::uint32_t Collecting::common() const {
  std::uint32_t least = plan_.replications;
  for (std::size_t s = 0; s < plan_.scenarios.size(); ++s) least = std::min(least, have(s));
  return least;
}

Message Collecting::state() const {
  ordered_json have_json = ordered_json::object();
  for (std::size_t s = 0; s < plan_.scenarios.size(); ++s) have_json[plan_.scenarios.name(s)] = have(s);
  return {
      {{"step", block_step(plan_, parts_.settings)}, {"have", std::move(have_json)}, {"common", common()}}};
}

void Collecting::accept(const std::string& bytes) {
  const PartSettings& run = parts_.settings;
  auto part = decoded(bytes);
  const WhatDecides& labels = variants_ ? variants_->labels : run.decides;
  if (!part || !has_shape(*part, {run.axes, run.keep, run.chunk_length, labels}))
    throw CannotDo{"a part of the run is damaged: ask again"};
  const std::pair place{part->block.span.scenario, part->block.span.first};
  const bool is_variant = place.first >= run.axes.scenarios.size();
  const RunKey& key = is_variant ? variants_->key : run.key;
  if (part->key != key) throw CannotDo{"a part is of another run: " + difference(part->key, key)};
  if (is_variant)
    variants_->parts[place] = std::make_shared<const Part>(std::move(*part));
  else
    blocks_[place] = std::make_shared<const PackedBlock>(std::move(part->block));
}

Message Collecting::begin_variants() {
  WhatDecides labels = variant_plans(study_.study, plan_, plan_.replications).labels;
  RunKey key = parts_of(study_, plan_, labels).settings.key;
  const std::size_t pieces = labels.size();
  variants_ = Variants{std::move(labels), std::move(key)};
  return {{{"pieces", pieces}}};
}

bool Collecting::Variants::all_there(std::size_t scenarios) const {
  for (std::size_t v = 0; v < labels.size(); ++v) {
    if (without_a_gap(parts, scenarios + v) != labels.replications_of(v)) return false;
  }
  return !labels.empty();
}

Results Collecting::results(std::uint32_t replications) {
  ExperimentPlan plan = plan_;
  plan.replications = replications;
  const std::size_t scenarios = parts_.settings.axes.scenarios.size();
  ResultPlan result{parts_.provenance, parts_.settings.axes, plan.keep, parts_.settings.chunk_length};
  std::vector<std::shared_ptr<const Part>> variants;
  if (variants_ && replications == plan_.replications && variants_->all_there(scenarios)) {
    result.decides = variants_->labels;
    for (const auto& [place, part] : variants_->parts) {
      take_figures(result.decides, place.first - scenarios, *part, result.axes.streams.size());
      variants.push_back(part);
    }
  }
  result.provenance.plan = plan_text(plan, result.decides);
  result.provenance.created = creation_time();
  result.axes.replications = replications;
  std::vector<std::shared_ptr<const PackedBlock>> blocks;
  for (const auto& [place, block] : blocks_)
    if (block->span.first + block->span.count <= replications) blocks.push_back(block);
  if (const std::string gap = gap_in(stored(blocks, variants), result); !gap.empty())
    throw CannotDo{"there is no answer yet: " + gap};
  unwritten_ = Unwritten{result, blocks, std::move(variants)};
  return results_of_blocks(result, std::move(blocks), kResultName);
}

void Collecting::write_result() {
  if (!unwritten_) return;
  auto file = AtomicFile::create(kResultName);
  if (!file) throw CannotDo{file.error()};
  const auto& [plan, blocks, variants] = *unwritten_;
  const auto read = [&, of_scenarios = blocks.size()](const StoredBlock& block) {
    return block.place < of_scenarios ? Part{{}, {}, {}, *unwritten_->blocks[block.place]}
                                      : *unwritten_->variants[block.place - of_scenarios];
  };
  static_cast<void>(join(file->temporary(), plan, stored(blocks, variants), read, [] { return true; }));
  commit_sealed(*file, Sealed::result);
  unwritten_.reset();
}

Message accept_call(std::unique_ptr<Collecting>& collecting, const Message& asked, const WorkFolder& folder) {
  if (is_true(asked, "begin")) {
    collecting.reset();
    collecting = std::make_unique<Collecting>(good_study(asked, folder), texts(asked, "scenarios"),
                                              count(asked, "replications"), folder);
    return collecting->state();
  }
  if (!collecting) throw CannotDo{"the page gave a part before it said of which run"};
  if (is_true(asked, "variants")) return collecting->begin_variants();
  for (const std::string& part : asked.attachments) collecting->accept(part);
  return collecting->state();
}

Message answer_call(const std::unique_ptr<Collecting>& collecting, const Message& asked) {
  if (!collecting) throw CannotDo{"nothing has been asked yet"};
  return {{{"html", page_html(answer_of_results(collecting->results(count(asked, "replications"))))}}};
}

}  // namespace headroom::web
