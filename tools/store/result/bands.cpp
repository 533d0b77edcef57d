// Weekly series of all replications gathered, then packed as statistics; waits summed.

#include "store/result/bands.hpp"

#include <cstring>
#include <limits>

#include "base/ensure.hpp"
#include "results/datasets/bands.hpp"

namespace headroom {
namespace {

using Bytes = std::vector<unsigned char>;

template <class T>
Bytes bytes_of_all(const std::vector<T>& numbers) {
  Bytes bytes(numbers.size() * sizeof(T));
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

void add_up(const std::vector<std::uint32_t>& counts, std::vector<std::uint64_t>& into) {
  for (std::size_t i = 0; i < counts.size(); ++i) into[i] += counts[i];
}

}  // namespace

ScenarioBands::ScenarioBands(const Axes& axes, const Positions& at) : axes_{axes}, at_{at} {
  for (std::vector<std::uint64_t>& counts : waits_) {
    counts.assign(at.stream_priorities.size() * kWaitDays, 0);
  }
}

void ScenarioBands::add(const Observations& o) {
  std::vector<float> row;
  row.reserve(o.by_stream.size() + o.by_post.size() + o.by_category.size());
  row.insert(row.end(), o.by_stream.begin(), o.by_stream.end());
  row.insert(row.end(), o.by_post.begin(), o.by_post.end());
  row.insert(row.end(), o.by_category.begin(), o.by_category.end());
  replications_.push_back(std::move(row));
  add_up(o.waits_first, waits_[0]);
  add_up(o.waits_treatment, waits_[1]);
  add_up(o.waits_waiting_end, waits_[2]);
}

std::vector<PackedChunk> ScenarioBands::chunks(ChunkFilter& filter) const {
  std::vector<PackedChunk> chunks;
  add_weekly(chunks, filter);
  for (const std::vector<std::uint64_t>& counts : waits_) {
    chunks.push_back({chunks.size(), 0, filter.filtered(summed(counts), sizeof(std::uint32_t))});
  }
  return chunks;
}

void ScenarioBands::add_weekly(std::vector<PackedChunk>& chunks, ChunkFilter& filter) const {
  const std::vector<float> bands = band_statistics(replications_);
  const std::size_t figures = replications_.front().size();
  const float* numbers = bands.data();
  for (const WeeklySeries& series : weekly_series(axes_, at_)) {
    const std::size_t inner = series.weeks * series.axis * series.each;
    std::vector<float> chunk(kBandStatistics * inner, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t s = 0; s < kBandStatistics; ++s) {
      spread(series, numbers + s * figures, chunk.data() + s * inner);
    }
    chunks.push_back({chunks.size(), 0, filter.filtered(bytes_of_all(chunk), sizeof(float))});
    numbers += series.weeks * series.at->size() * series.each;
  }
  ensure(numbers == bands.data() + figures, "weekly series stand one after another in Observations");
}

Bytes ScenarioBands::summed(const std::vector<std::uint64_t>& counts) const {
  std::vector<std::uint32_t> chunk(axes_.streams.size() * axes_.priorities.size() * kWaitDays, 0);
  for (std::size_t sp = 0; sp < at_.stream_priorities.size(); ++sp) {
    for (std::size_t day = 0; day < kWaitDays; ++day) {
      const std::uint64_t count = counts[sp * kWaitDays + day];
      ensure(count <= std::numeric_limits<std::uint32_t>::max(), "counts of patients fit into the file");
      chunk[wait_row(axes_, at_, sp) + day] = static_cast<std::uint32_t>(count);
    }
  }
  return bytes_of_all(chunk);
}

}  // namespace headroom
