// What was written is read back by seal and by our own reader before it is renamed.

#include "store/commit_sealed.hpp"

#include <string>

#include "store/parts/shard_file.hpp"
#include "store/result/result_reader.hpp"

namespace headroom {
namespace {

/// Why what was written is not what it should be; empty where it is. Both readers look at every byte.
std::string wrong_with(const std::string& path, Sealed what) {
  if (what == Sealed::shard) {
    const auto shard = read_shard(path);
    return shard ? "" : shard.error().message;
  }
  const auto results = read_results(path);
  return results ? "" : results.error().message;
}

}  // namespace

void commit_sealed(AtomicFile& file, Sealed what) {
  const auto committed = file.commit([&](const std::string& path) { return wrong_with(path, what); });
  if (!committed) throw StoreError{committed.error()};
}

}  // namespace headroom
