// Datasets from the catalogues of series and metrics, chunk lengths, and bytes expected after compression.

#include "store/result/layout.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/experiment.hpp"

namespace headroom {
namespace {

constexpr std::uint32_t kBandsChunk = 100;

// Seen on the examples, with 20 replications of every scenario: a file takes about 400 kB (an index for every
// dataset) and 70 bytes for every chunk beside what the chunks hold; waits are compressed to 0.01 to 0.04 of
// their size, the summary to 0.3 to 0.6 and some bytes a chunk; weekly series by what happens in a week.
constexpr std::uint64_t kFileBytes = 400'000, kChunkBytesInFile = 80, kChunkBytesInPart = 30;

/// Bytes of a number of a weekly series, a mean over the series of a kind, fitted to services of 1 to 20
/// holders a post and 2 to 1,600 referrals a week, idle and busy. Figures of more people differ more from
/// week to week; those of nobody are all the same.
double weekly_bytes(const DatasetLayout& layout, const Busyness& busyness) {
  // The examples, which use more of what there is, take more than what was fitted; posts that have little to
  // do, less.
  constexpr double kExamples = 0.4, kBusyWeek = 15;
  const double of_posts = 1 + kExamples * std::min(1.0, busyness.bookings / kBusyWeek);
  const double spread = std::log2(std::max(1.0, busyness.holders));
  const double booked = 1 - std::exp(-busyness.bookings);  // of weeks of a post, those with a booking
  if (layout.of->is_along(Along::category)) return of_posts * (0.13 + 0.08 * booked + 0.06 * spread);
  if (layout.of->is_along(Along::post))
    return of_posts * (0.25 + 0.25 * booked + (0.08 + 0.04 * booked) * spread);
  return (1 + kExamples) * (0.25 + 0.08 * std::log2(1 + busyness.referrals));
}

/// Bytes that a dataset's numbers are compressed to.
std::uint64_t compressed(const DatasetLayout& layout, std::uint64_t bytes, const Busyness& busyness) {
  if (layout.of->group == Group::waits) return bytes * 15 / 1000;
  if (layout.of->group == Group::summary) return bytes * 2 / 5;
  const double each =
      weekly_bytes(layout, busyness) + (layout.by_replication() ? 0 : 0.1);  // means have digits
  return static_cast<std::uint64_t>(static_cast<double>(bytes) / 4 * each);
}

/// `each`: bytes that a chunk takes beside its numbers.
std::uint64_t expected_bytes(const Axes& axes, Keep keep, std::uint32_t chunk_length, std::uint64_t each,
                             const Busyness& busyness) {
  const std::uint64_t along = (axes.replications + chunk_length - 1) / chunk_length;
  std::uint64_t bytes = 0;
  for (const DatasetLayout& layout : block_datasets(axes, keep)) {
    const std::uint64_t chunks = axes.scenarios.size() * (layout.by_replication() ? along : 1);
    bytes += compressed(layout, numbers_along(layout.dimensions, axes) * bytes_of(layout.number), busyness) +
             chunks * each;
  }
  return bytes;
}

Axes one_scenario(Axes axes, std::uint32_t replications) {
  axes.scenarios.resize(1);
  axes.replications = replications;
  return axes;
}

}  // namespace

bool is_there(Along dimension, const Axes& axes, Keep keep) {
  if (dimension == Along::activity || dimension == Along::reason) return !axes.activities.empty();
  if (dimension != Along::statistic) return true;
  return std::any_of(kGroupRows.begin(), kGroupRows.end(),
                     [&](const GroupRow& group) { return kept_of(group.id, keep) == Kept::statistics; });
}

DatasetLayout layout_of(const Dataset& dataset, Keep keep) {
  const Wanted as_kept = wanted(dataset, keep);
  DatasetLayout layout{&dataset,
                       group_name(dataset.group, dataset.kept(keep)),
                       dataset.name,
                       dataset.number(keep),
                       {Along::scenario}};
  if (as_kept.by == Wanted::By::replication) layout.dimensions.push_back(Along::replication);
  layout.dimensions.insert(layout.dimensions.end(), as_kept.along.begin(), as_kept.along.end());
  return layout;
}

std::vector<DatasetLayout> block_datasets(const Axes& axes, Keep keep) {
  std::vector<DatasetLayout> all;
  for (const Dataset& dataset : catalogue()) {
    if (dataset.kept(keep) != Kept::share && dataset.is_there(axes)) all.push_back(layout_of(dataset, keep));
  }
  return all;
}

std::uint32_t chunk_length(const Axes& axes, Keep keep) {
  if (!keep_row(keep).reduces) return block_length(axes);
  return std::clamp(axes.replications, std::uint32_t{1}, kBandsChunk);
}

std::uint64_t largest_chunk_bytes(const Axes& axes, Keep keep) {
  const Axes chunk = one_scenario(axes, chunk_length(axes, keep));
  std::uint64_t largest = 0;
  for (const DatasetLayout& layout : block_datasets(axes, keep))
    largest = std::max(largest, numbers_along(layout.dimensions, chunk) * bytes_of(layout.number));
  return largest;
}

std::uint64_t uncompressed_bytes(const Axes& axes, Keep keep) {
  std::uint64_t bytes = 0;
  for (const DatasetLayout& layout : block_datasets(axes, keep))
    bytes += numbers_along(layout.dimensions, axes) * bytes_of(layout.number);
  return bytes;
}

std::uint64_t expected_file_bytes(const Axes& axes, Keep keep, const Busyness& busyness) {
  const std::uint64_t names = axes.scenarios.size() + axes.days() + axes.weeks;
  return kFileBytes + 100 * names +
         expected_bytes(axes, keep, chunk_length(axes, keep), kChunkBytesInFile, busyness);
}

std::uint64_t expected_bytes_of_part(const Axes& axes, Keep keep, std::uint32_t replications) {
  return expected_bytes(one_scenario(axes, replications), keep, chunk_length(axes, keep), kChunkBytesInPart,
                        {});
}

std::uint64_t expected_packer_bytes(const Axes& axes, Keep keep, std::uint32_t replications) {
  const Axes chunk = one_scenario(axes, chunk_length(axes, keep)), block = one_scenario(axes, replications);
  std::uint64_t bytes = expected_bytes_of_part(axes, keep, replications) + uncompressed_bytes(chunk, keep);
  for (const DatasetLayout& layout : block_datasets(axes, keep)) {
    const Dataset& of = *layout.of;
    // Of what statistics are made every replication is held; sums are counted in numbers twice as wide.
    if (of.kept(keep) == Kept::statistics)
      bytes += numbers_along(layout_of(of, Keep::replications).dimensions, block) * bytes_of(layout.number);
    if (of.kept(keep) == Kept::sum)
      bytes += numbers_along(layout.dimensions, chunk) * bytes_of(layout.number);
  }
  return bytes;
}

}  // namespace headroom
