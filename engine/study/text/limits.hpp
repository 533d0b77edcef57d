// What a study can have at most.
// The key table refuses more, and so does whoever reads a result: a file that declares more was not made from
// a study.
#pragma once

#include <cstddef>

namespace headroom {

inline constexpr std::size_t kMostWeeks = 1040;            ///< reported, and again of warm-up
inline constexpr std::size_t kMostReplications = 100'000;  ///< that a study asks for
/// That the command line asks for.
inline constexpr std::size_t kMostReplicationsAsked = 1'000'000;
inline constexpr std::size_t kMostCombinations = 100'000;  ///< of a sweep
inline constexpr std::size_t kLongestName = 64;            ///< of anything that a study names

inline constexpr std::size_t kMostStudyBytes = 16u << 20;
/// Files that a study names, and what they hold together.
inline constexpr std::size_t kMostInputFiles = 1000, kMostInputBytes = 64u << 20;
inline constexpr std::size_t kLongestFileName = 1000;

}  // namespace headroom
