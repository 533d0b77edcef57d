// What the machine, and the limits that somebody has set, leave to this program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>

namespace headroom {

/// Where the system says it. Tests put files of their own there.
struct SystemFiles {
  std::filesystem::path proc = "/proc", control_groups = "/sys/fs/cgroup";
};

struct MemoryRoom {
  /// More than the program has now, that it may still take; the greatest number where nothing is known.
  std::uint64_t free = std::numeric_limits<std::uint64_t>::max();
  /// What sets that bound, for people: "free memory of the machine", "the limit of the control group", …
  std::string set_by;
};

/// The least of free memory (MemAvailable), of what each control group leaves that the program is in (both
/// versions, parents included; files that are only kept for reading again count as free), and of what the
/// limits on address space and data leave (ulimit -v, ulimit -d), from which the stacks of so many further
/// threads go off.
[[nodiscard]] MemoryRoom memory_room(std::size_t threads, const SystemFiles& files = {});

/// Memory that the program has now (its resident set); 0 where the system does not say.
[[nodiscard]] std::uint64_t memory_held(const SystemFiles& files = {});

}  // namespace headroom
