// Results written into a folder of their own, and read back number by number.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "results/example.hpp"
#include "store/packed.hpp"
#include "store/writing/pack.hpp"
#include "store/writing/result_writer.hpp"

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
  for (const BlockSpan span : blocks_of(plan, most)) {
    const Service service = plan.scenarios[span.scenario].service;
    const std::uint32_t count = run.empty() ? span.count : run[span.scenario];
    BlockPacker packer{span, most, plan.keep, length, service};
    for (std::uint32_t k = 1; k <= count; ++k) packer.add(replicate(service, span.scenario, span.first + k));
    writer.write(packer.finish(), run.empty() ? most.replications : count);
  }
  writer.finish();
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
