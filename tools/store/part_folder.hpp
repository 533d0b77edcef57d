#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "experiment/experiment.hpp"

namespace headroom {

/// The folder OUTPUT.parts beside an output, where finished blocks wait for the result to be put together.
/// While it lives nobody else can have it: two runs to one output would mix. It outlives the program where it
/// holds a part, and is gone where it holds none.
class PartFolder {
 public:
  /// Makes the folder or takes the one that is there; `output` is no link, since two names of one file must
  /// have one folder. Fails, with a sentence for people, where another run
  /// has it or it cannot be made.
  [[nodiscard]] static tl::expected<PartFolder, std::string> open(const std::string& output);
  PartFolder(PartFolder&& other) noexcept;
  PartFolder& operator=(PartFolder&&) = delete;
  ~PartFolder();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Names of the parts that are there, in order.
  [[nodiscard]] std::vector<std::string> parts() const;
  /// What they take on the disk.
  [[nodiscard]] std::uint64_t bytes() const;
  /// Whole or not at all; throws StoreError. Several workers may call it, each with its own name.
  void write(const std::string& name, std::string_view bytes) const;
  /// None where it is not there or cannot be read.
  [[nodiscard]] std::optional<std::string> read(const std::string& name) const;
  [[nodiscard]] std::uint64_t size_of(const std::string& name) const;
  /// Where the result is written before it is renamed: on the same disk, and removed with the rest.
  [[nodiscard]] std::string temporary() const { return path_ + "/result.tmp"; }
  /// Takes away every part.
  void clear() const;

 private:
  PartFolder(std::string path, int lock) : path_{std::move(path)}, lock_{lock} {}
  std::string path_;
  int lock_ = -1;  ///< an open file under a lock
};

/// "000012-0000340.part": scenario and first replication, counted from 0.
[[nodiscard]] std::string part_name(const BlockSpan& block);

}  // namespace headroom
