// Each part held against what the run could have packed, and kept as a file of the session's folder.

#include "web/collecting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answers/result_page.hpp"
#include "report/page_html.hpp"
#include "running/run_size.hpp"
#include "running/run_words.hpp"
#include "store/commit_sealed.hpp"
#include "store/parts/expected_part.hpp"
#include "store/parts/part_file.hpp"
#include "store/parts/part_folder.hpp"
#include "store/result/result_reader.hpp"
#include "support/atomic_file.hpp"
#include "web/asked.hpp"
#include "web/asked_study.hpp"
#include "web/simulating.hpp"

namespace headroom::web {
namespace {

constexpr std::uint64_t kMostBytes = 1'000'000'000;
constexpr const char* kParts = "parts";

std::string file_of(const BlockSpan& span) { return std::string{kParts} + '/' + part_name(span); }

void refuse_if_too_large(const ExperimentPlan& plan, const Axes& axes) {
  const std::uint64_t bytes = expected_result_bytes(plan, axes);
  if (bytes <= kMostBytes) return;
  throw CannotDo{
      fmt::format("the result would take about {}, and a page may have {}: ask for fewer possible years or "
                  "scenarios, write "
                  "keep: bands under the study's experiment, or use the program that is installed",
                  bytes_text(bytes), bytes_text(kMostBytes))};
}

}  // namespace

Collecting::Collecting(LoadedStudy study, const std::vector<std::string>& scenarios,
                       std::uint32_t replications, const WorkFolder& folder)
    : study_{std::move(study)},
      plan_{page_plan(study_.study, scenarios, replications)},
      parts_{parts_of(study_, plan_)},
      folder_{folder} {
  refuse_if_too_large(plan_, parts_.settings.axes);
  folder_.remove(kParts);
  folder_.remove(kResultName);
}

std::uint32_t Collecting::have(std::size_t scenario) const {
  std::uint32_t next = 0;
  for (auto at = counts_.find({scenario, 0}); at != counts_.end(); at = counts_.find({scenario, next}))
    next += at->second;
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
  const auto part = decoded(bytes);
  if (!part || !is_as_packed(*part, {run.axes, run.keep, run.chunk_length}))
    throw CannotDo{"a part of the run is damaged: ask again"};
  if (part->key != run.key) throw CannotDo{"a part is of another run: " + difference(part->key, run.key)};
  const BlockSpan& span = part->block.span;
  folder_.put(file_of(span), bytes);
  counts_[{span.scenario, span.first}] = span.count;
}

std::vector<StoredBlock> Collecting::stored(std::uint32_t replications) const {
  std::vector<StoredBlock> blocks;
  for (const auto& [place, count] : counts_) {
    if (place.second + count > replications) continue;
    blocks.push_back({{place.first, place.second, count}, {count, StoppedBecause::all_done, 0}});
  }
  return blocks;
}

void Collecting::write_result(std::uint32_t replications) const {
  ExperimentPlan plan = plan_;
  plan.replications = replications;
  ResultPlan result{parts_.provenance, parts_.settings.axes, plan.keep, parts_.settings.chunk_length};
  result.provenance.plan = plan_text(plan);
  result.provenance.created = creation_time();
  result.axes.replications = replications;
  const std::vector<StoredBlock> blocks = stored(replications);
  if (const std::string gap = gap_in(blocks, result); !gap.empty())
    throw CannotDo{"there is no answer yet: " + gap};
  auto file = AtomicFile::create(kResultName);
  if (!file) throw CannotDo{file.error()};
  const auto read = [&](const StoredBlock& block) {
    auto part = decoded(folder_.read(file_of(block.span)));
    if (!part) throw CannotDo{"a part of the run is damaged: ask again"};
    return std::move(part->block);
  };
  static_cast<void>(join(file->temporary(), result, blocks, read, [] { return true; }));
  commit_sealed(*file, Sealed::result);
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
  collecting->write_result(count(asked, "replications"));
  const auto results = read_results(kResultName);
  if (!results) throw CannotDo{results.error().message};
  return {{{"html", page_html(answer_of_results(*results))}}};
}

}  // namespace headroom::web
