#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "results/example.hpp"
#include "store/expected_part.hpp"
#include "store/pack.hpp"
#include "store/result_writer.hpp"

/// Results written into a folder of their own, and read back number by number.
namespace headroom {

namespace fs = std::filesystem;

/// A folder that is gone after the test.
class Store : public testing::Test {
 protected:
  Store() {
    std::string name = (fs::temp_directory_path() / "headroom-store-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Store() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const char* name = "r.h5") const { return (folder_ / name).string(); }

 private:
  fs::path folder_;
};

inline const Provenance kProvenance{"0.1.0", "Übung", "title: Übung\n", "f00d", 7, "2026-11-22T00:00:00Z"};

/// The baseline, and a scenario without wards and with a post of its own.
inline std::vector<Scenario> scenarios() {
  Service other = example::service();
  other.streams.pop_back();
  other.posts.push_back(example::post("extra", 1, 40'000));
  return {{"baseline", "", {}, example::service()}, {"other", "", {}, other}};
}

/// A fixed number of replications.
[[nodiscard]] inline ExperimentPlan plan_of(const std::vector<Scenario>& all, std::uint32_t replications,
                                            Keep keep = Keep::replications) {
  return {all[0].service, all, replications, 1, keep};
}

using Replicate =
    std::function<ReplicationResult(const Service&, std::size_t scenario, std::uint32_t replication)>;

/// Every block of the plan, packed and written. `run` says how far each scenario is run where that is not
/// fixed: [scenario].
inline void write(const std::string& path, const ExperimentPlan& plan, const Replicate& replicate,
                  const std::vector<std::uint32_t>& run = {}) {
  Axes axes = axes_of(plan.scenarios, most_replications(plan));
  const Axes most = axes;
  if (!run.empty()) axes.replications = *std::max_element(run.begin(), run.end());
  const std::uint32_t length = chunk_length(most, plan.keep);
  ResultWriter writer{path, kProvenance, axes, plan.keep, length};
  for (const BlockSpan& span : blocks_of(plan, most)) {
    const Service service = plan.scenarios[span.scenario].service;
    const std::uint32_t count = run.empty() ? span.count : run[span.scenario];
    BlockPacker packer{span, most, plan.keep, length, service};
    for (std::uint32_t k = 1; k <= count; ++k) packer.add(replicate(service, span.scenario, span.first + k));
    writer.write(packer.finish(), run.empty() ? most.replications : count);
  }
  writer.finish();
}

/// What the blocks of so many scenarios and replications hold, three replications to a piece.
inline BlockShape shape_of(std::size_t scenarios, std::uint32_t replications) {
  std::vector<Scenario> all;
  for (std::size_t s = 0; s < scenarios; ++s)
    all.push_back({"s" + std::to_string(s), "", {}, example::service()});
  return {axes_of(plan_of(all, replications).scenarios, replications), Keep::replications, 3};
}

/// A block of such a run in which nothing was seen.
inline Part packed_part(const BlockSpan& span, const BlockShape& shape) {
  Part part;
  const Service service = example::service();
  BlockPacker packer{{span.scenario, span.first, 0}, shape.axes, shape.keep, shape.chunk_length, service};
  for (std::uint32_t k = 0; k < span.count; ++k) {
    Observations seen = example::nothing_seen(service);
    Summary summary = summarise({seen, service});
    packer.add({std::move(seen), std::move(summary)});
    part.watched.push_back({1.5 + k});
  }
  part.block = packer.finish();
  part.run = {span.count, StoppedBecause::precise, 2};
  return part;
}

inline std::string bytes(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// A dataset as it stands in the file.
struct Stored {
  std::vector<std::size_t> lengths;
  std::vector<double> values;

  /// By position along every dimension.
  [[nodiscard]] double at(const std::vector<std::size_t>& position) const {
    std::size_t offset = 0;
    for (std::size_t d = 0; d < lengths.size(); ++d) offset = offset * lengths[d] + position.at(d);
    return values.at(offset);
  }
};

[[nodiscard]] inline Stored stored(const std::string& path, const std::string& name) {
  const Handle file{H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open"};
  const Handle dataset{H5Dopen2(file.get(), name.c_str(), H5P_DEFAULT), H5Dclose, "open " + name};
  const Handle space{H5Dget_space(dataset.get()), H5Sclose, "open " + name};
  std::vector<hsize_t> lengths(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space.get())));
  H5Sget_simple_extent_dims(space.get(), lengths.data(), nullptr);
  Stored all{{lengths.begin(), lengths.end()}, {}};
  all.values.resize(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get())));
  check(H5Dread(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, all.values.data()), "read");
  return all;
}

}  // namespace headroom
