// The last word where bytes that somebody forged would crash the HDF5 library, and bounds on what it takes.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace headroom {

/// While it lives, what would end the program without a word, as bytes that somebody forged can make the HDF5
/// library do, ends it with "PATH is damaged…" and exit code 1. A seal keeps damage from getting so far; one
/// who forges a file can forge its seal.
///
/// A place that handles such signals itself, as sanitizers and fuzzers do, is left alone. One thread reads.
class CrashSentence {
 public:
  CrashSentence(const std::string& path, const char* damaged);
  CrashSentence(const CrashSentence&) = delete;
  CrashSentence& operator=(const CrashSentence&) = delete;
  ~CrashSentence();

 private:
  std::string sentence_;
  const char* before_;
};

/// While it lives, so much processor time and so much more memory are there; with less time the program ends
/// likewise, with less memory what asks for it fails.
class Budget {
 public:
  struct Most {
    std::chrono::milliseconds time;
    std::uint64_t bytes;
  };
  explicit Budget(const Most& most);
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;
  ~Budget();

 private:
  std::uint64_t memory_before_ = 0;
};

}  // namespace headroom
