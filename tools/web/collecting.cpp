// Each part held against what the run could have packed, and kept; a file of them where one is asked for.

#include "web/collecting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answers/result_page.hpp"
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

/// Their places are their positions.
std::vector<StoredBlock> stored(const std::vector<std::shared_ptr<const PackedBlock>>& blocks) {
  std::vector<StoredBlock> stored;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const BlockSpan& span = blocks[b]->span;
    stored.push_back({span, {span.count, StoppedBecause::all_done, 0}, b});
  }
  return stored;
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

std::uint32_t Collecting::have(std::size_t scenario) const {
  std::uint32_t next = 0;
  for (auto at = blocks_.find({scenario, 0}); at != blocks_.end(); at = blocks_.find({scenario, next}))
    next += at->second->span.count;
  return next;
}

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
  if (!part || !has_shape(*part, {run.axes, run.keep, run.chunk_length}))
    throw CannotDo{"a part of the run is damaged: ask again"};
  if (part->key != run.key) throw CannotDo{"a part is of another run: " + difference(part->key, run.key)};
  const std::pair place{part->block.span.scenario, part->block.span.first};
  blocks_[place] = std::make_shared<const PackedBlock>(std::move(part->block));
}

Results Collecting::results(std::uint32_t replications) {
  ExperimentPlan plan = plan_;
  plan.replications = replications;
  ResultPlan result{parts_.provenance, parts_.settings.axes, plan.keep, parts_.settings.chunk_length};
  result.provenance.plan = plan_text(plan);
  result.provenance.created = creation_time();
  result.axes.replications = replications;
  std::vector<std::shared_ptr<const PackedBlock>> blocks;
  for (const auto& [place, block] : blocks_)
    if (block->span.first + block->span.count <= replications) blocks.push_back(block);
  if (const std::string gap = gap_in(stored(blocks), result); !gap.empty())
    throw CannotDo{"there is no answer yet: " + gap};
  unwritten_ = Unwritten{result, blocks};
  return results_of_blocks(result, std::move(blocks), kResultName);
}

void Collecting::write_result() {
  if (!unwritten_) return;
  auto file = AtomicFile::create(kResultName);
  if (!file) throw CannotDo{file.error()};
  const std::vector<std::shared_ptr<const PackedBlock>>& blocks = unwritten_->blocks;
  const auto read = [&](const StoredBlock& block) { return Part{{}, {}, {}, *blocks[block.place]}; };
  static_cast<void>(join(file->temporary(), unwritten_->plan, stored(blocks), read, [] { return true; }));
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
  for (const std::string& part : asked.attachments) collecting->accept(part);
  return collecting->state();
}

Message answer_call(const std::unique_ptr<Collecting>& collecting, const Message& asked) {
  if (!collecting) throw CannotDo{"nothing has been asked yet"};
  return {{{"html", page_html(answer_of_results(collecting->results(count(asked, "replications"))))}}};
}

}  // namespace headroom::web
