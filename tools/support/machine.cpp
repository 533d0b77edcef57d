// /proc, control groups of both versions and resource limits, the tightest of which counts.

#include "support/machine.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

namespace headroom {
namespace {

namespace fs = std::filesystem;

/// The number after a name at the beginning of a line, "MemAvailable:   12345 kB".
std::optional<std::uint64_t> number_after(const fs::path& path, const std::string& name) {
  std::ifstream file{path};
  for (std::string line; std::getline(file, line);) {
    std::istringstream words{line};
    std::string first;
    std::uint64_t number = 0;
    if (words >> first >> number && first == name) return number;
  }
  return std::nullopt;
}

/// None where there is no file, or it says "max".
std::optional<std::uint64_t> only_number(const fs::path& path) {
  std::ifstream file{path};
  std::uint64_t number = 0;
  return file >> number ? std::optional{number} : std::nullopt;
}

std::uint64_t left(std::uint64_t limit, std::uint64_t used) { return limit > used ? limit - used : 0; }

/// What both versions of control groups call the same.
struct GroupFiles {
  const char *limit, *used, *kept_files;  ///< the last is a line of memory.stat
};
constexpr GroupFiles kVersion2{"memory.max", "memory.current", "inactive_file"};
constexpr GroupFiles kVersion1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"};

/// None where the group has no limit.
std::optional<std::uint64_t> left_in_group(const fs::path& folder, const GroupFiles& files) {
  const auto limit = only_number(folder / files.limit), used = only_number(folder / files.used);
  if (!limit || !used) return std::nullopt;
  const std::uint64_t kept = number_after(folder / "memory.stat", files.kept_files).value_or(0);
  return left(*limit, left(*used, kept));
}

/// In the group and every one around it. A container may see its own group at the top: then the path that the
/// kernel tells is not there, and the top is looked at alone.
std::optional<std::uint64_t> left_in_groups(const fs::path& top, const fs::path& group,
                                            const GroupFiles& files) {
  std::optional<std::uint64_t> least;
  const auto look = [&](const fs::path& folder) {
    const auto free = left_in_group(folder, files);
    if (free && (!least || *free < *least)) least = free;
  };
  look(top);
  fs::path folder = top;
  for (const fs::path& name : group.relative_path()) look(folder /= name);
  return least;
}

bool names(const std::string& controllers, const std::string& wanted) {
  std::istringstream words{controllers};
  for (std::string word; std::getline(words, word, ',');) {
    if (word == wanted) return true;
  }
  return false;
}

/// A line of /proc/self/cgroup is "0::/a/b" in version 2 and "9:memory:/a/b" in version 1.
std::optional<std::uint64_t> left_in_all_groups(const SystemFiles& files) {
  std::ifstream file{files.proc / "self/cgroup"};
  std::optional<std::uint64_t> least;
  for (std::string line; std::getline(file, line);) {
    const auto first = line.find(':'), second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1),
                      path = line.substr(second + 1);
    std::optional<std::uint64_t> free;
    if (controllers.empty()) {
      free = left_in_groups(files.control_groups, path, kVersion2);
      if (!free) free = left_in_groups(files.control_groups / "unified", path, kVersion2);
    } else if (names(controllers, "memory")) {
      free = left_in_groups(files.control_groups / "memory", path, kVersion1);
    }
    if (free && (!least || *free < *least)) least = free;
  }
  return least;
}

constexpr std::uint64_t kKilo = 1024;

std::optional<std::uint64_t> status(const SystemFiles& files, const char* name) {
  const auto kilobytes = number_after(files.proc / "self/status", name);
  return kilobytes ? std::optional{*kilobytes * kKilo} : std::nullopt;
}

/// None where the limit is none.
std::optional<std::uint64_t> left_by_limit(decltype(RLIMIT_AS) which, std::optional<std::uint64_t> used,
                                           std::uint64_t stacks) {
  rlimit limit{};
  if (getrlimit(which, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
  return left(left(limit.rlim_cur, used.value_or(0)), stacks);
}

std::uint64_t stack_bytes() {
  constexpr std::uint64_t kUnlimited = 2'000'000;
  rlimit limit{};
  const bool known = getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
  return known ? limit.rlim_cur : kUnlimited;
}

}  // namespace

MemoryRoom memory_room(std::size_t threads, const SystemFiles& files) {
  MemoryRoom room;
  const auto at_most = [&](std::optional<std::uint64_t> bytes, const char* set_by) {
    if (bytes && *bytes < room.free) room = {*bytes, set_by};
  };
  const std::uint64_t stacks = threads * stack_bytes();
  const auto free = number_after(files.proc / "meminfo", "MemAvailable:");
  at_most(free ? std::optional{*free * kKilo} : std::nullopt, "the machine has no more free");
  at_most(left_in_all_groups(files), "its control group may have no more");
  at_most(left_by_limit(RLIMIT_AS, status(files, "VmSize:"), stacks), "ulimit -v allows no more");
  at_most(left_by_limit(RLIMIT_DATA, status(files, "VmData:"), stacks), "ulimit -d allows no more");
  return room;
}

std::uint64_t memory_held(const SystemFiles& files) { return status(files, "VmRSS:").value_or(0); }

}  // namespace headroom
