// The chunks of a dataset unpacked one after another, block by block.

#include "store/parts/block_results.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/ensure.hpp"
#include "results/datasets/catalogue.hpp"
#include "store/hdf5/filter.hpp"
#include "store/result/dataset_reading.hpp"
#include "store/result/digest.hpp"
#include "store/result/value_reader.hpp"

namespace headroom {
namespace {

using HeldBlocks = std::vector<std::shared_ptr<const PackedBlock>>;

class BlockReader {
 public:
  BlockReader(const ResultPlan& plan, HeldBlocks blocks)
      : axes_{plan.axes},
        keep_{plan.keep},
        chunk_length_{plan.chunk_length},
        layouts_{block_datasets(axes_, keep_)},
        blocks_{std::move(blocks)} {}

  [[nodiscard]] std::vector<double> read(const Wanted& of, std::size_t scenario) const {
    if (const std::string_view series = hours_wanted(of); !series.empty()) {
      return hours_of(series, labels_of(Along::cause, axes_),
                      [&] { return read(wanted(DatasetId::hours_by_cause), scenario); });
    }
    if (of.name == dataset(DatasetId::below_minimum).path(keep_)) return below_minimum(scenario);
    const auto layout = std::find_if(layouts_.begin(), layouts_.end(), [&](const DatasetLayout& l) {
      return l.group + '/' + l.name == of.name;
    });
    if (layout == layouts_.end()) return {};
    return values(*layout, static_cast<std::size_t>(layout - layouts_.begin()), scenario);
  }

 private:
  [[nodiscard]] std::vector<double> values(const DatasetLayout& layout, std::size_t position,
                                           std::size_t scenario) const {
    const std::size_t each = numbers_along(layout.dimensions, axes_) / axes_.scenarios.size();
    const std::size_t row = layout.by_replication() ? each / axes_.replications : each;
    const std::size_t rows = layout.by_replication() ? chunk_length_ : 1;
    std::vector<double> values(each);
    for (const auto& block : blocks_) {
      if (block->span.scenario != scenario) continue;
      for (const PackedChunk& chunk : block->chunks) {
        if (chunk.dataset != position) continue;
        const std::size_t from = chunk.first * row;
        ensure(from < each, "a chunk is of the replications of its run");
        const std::size_t width = bytes_of(layout.number);
        const auto raw = unfiltered(chunk.bytes, rows * row * width, width);
        if (!raw) throw StoreError{of_name(layout) + " holds a piece that cannot be unpacked"};
        numbers_of(*raw, layout.number, std::min(rows * row, each - from), values.data() + from);
      }
    }
    return values;
  }

  [[nodiscard]] static std::string of_name(const DatasetLayout& layout) {
    return layout.group + '/' + layout.name;
  }

  /// NaN throughout where the scenario has no rule.
  [[nodiscard]] std::vector<double> below_minimum(std::size_t scenario) const {
    BelowMinimum below;
    for (const auto& block : blocks_)
      if (block->span.scenario == scenario) below.add(block->below_minimum);
    const std::vector<float> shares = below.shares(axes_.replications);
    if (shares.empty()) return std::vector<double>(axes_.days() * axes_.roles.size(), std::nan(""));
    return {shares.begin(), shares.end()};
  }

  Axes axes_;
  Keep keep_;
  std::uint32_t chunk_length_;
  std::vector<DatasetLayout> layouts_;
  HeldBlocks blocks_;
};

ResultFile file_of(const ResultPlan& plan, const std::string& path) {
  const Provenance& from = plan.provenance;
  ResultFile file;
  file.path = path;
  file.title = from.title;
  file.version = from.headroom_version;
  file.study = from.study;
  file.fingerprint = from.fingerprint;
  file.seed = from.seed;
  file.created = from.created;
  file.study_sha256 = sha256(from.study);
  file.inputs = from.inputs;
  file.draws = first_of(from.draws, plan.axes.replications);
  file.decides = plan.decides;
  file.start = plan.axes.start;
  file.weeks = plan.axes.weeks;
  file.replications = plan.axes.replications;
  return file;
}

}  // namespace

Results results_of_blocks(const ResultPlan& plan, HeldBlocks blocks, const std::string& path) {
  ensure(plan.runs.empty() && !plan.best, "the number of replications was fixed");
  const auto labels = [&](Along along) {
    return is_there(along, plan.axes, plan.keep) ? labels_of(along, plan.axes) : std::vector<std::string>{};
  };
  Results results;
  results.files = {file_of(plan, path)};
  results.scenarios = results.own_names = plan.axes.scenarios;
  results.streams = plan.axes.streams;
  results.priorities = plan.axes.priorities;
  results.posts = plan.axes.posts;
  results.roles = plan.axes.roles;
  results.activities = labels(Along::activity);
  results.reasons = labels(Along::reason);
  results.causes = labels(Along::cause);
  results.file_of.assign(results.scenarios.size(), 0);
  results.replications.assign(results.scenarios.size(), plan.axes.replications);
  const auto reader = std::make_shared<const BlockReader>(plan, std::move(blocks));
  results.read = [reader](const Wanted& wanted, std::size_t scenario) {
    return reader->read(wanted, scenario);
  };
  return results;
}

}  // namespace headroom
