// The folder beside an output where finished blocks wait, held by one run at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "experiment/experiment.hpp"
#include "reading/checked_file.hpp"

namespace headroom {

/// Why a folder for parts cannot be had, in a sentence for people.
struct NoFolder {
  enum class Kind {
    wrong_input,  ///< what has its name is somebody's own
    failed,       ///< the disk, or another run has it
  };
  Kind kind = Kind::failed;
  std::string message;
};

/// The folder OUTPUT.parts beside an output, where finished blocks wait for the result to be put together.
/// While it lives nobody else can have it: two runs to one output would mix. It outlives the program where it
/// holds a part, and is gone where it holds nothing.
///
/// It bears a mark, a file with a text of ours. Only files with names of ours in a folder with the mark are
/// ever replaced or removed, and never through a link; whatever else is put there stays.
class PartFolder {
 public:
  /// Makes the folder or takes the one that is there; `output` is no link, since two names of one file must
  /// have one folder. What is there already is taken if it bears the mark, is empty, or holds nothing but
  /// what a run leaves: then blocks say themselves whose they are, and the mark is written anew.
  [[nodiscard]] static tl::expected<PartFolder, NoFolder> open(const std::string& output);
  PartFolder(PartFolder&& other) noexcept = default;
  PartFolder& operator=(PartFolder&&) = delete;
  ~PartFolder();

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Names of the parts that are there, in order. Throws StoreError where the folder cannot be read.
  [[nodiscard]] std::vector<std::string> parts() const;
  /// Whole or not at all; throws StoreError. Several workers may call it, each with its own name.
  void write(const std::string& name, std::string_view bytes) const;
  /// None where it is not there; throws StoreError where it cannot be read.
  [[nodiscard]] std::optional<std::string> read(const std::string& name) const;
  /// 0 where it is not there.
  [[nodiscard]] std::uint64_t size_of(const std::string& name) const;
  /// Where the result is written before it is renamed: on the same disk, and removed with the rest.
  [[nodiscard]] std::string temporary() const;
  /// Takes these parts away, as far as that is possible.
  void remove(const std::vector<std::string>& names) const;
  /// Takes every part away, as far as that is possible.
  void clear() const;
  /// Moves these parts into a folder of their own beside this one, which a run can use under this one's name;
  /// its path. Throws StoreError.
  [[nodiscard]] std::string set_aside(const std::vector<std::string>& names) const;

 private:
  PartFolder(std::string path, Descriptor folder, Descriptor lock)
      : path_{std::move(path)}, folder_{std::move(folder)}, lock_{std::move(lock)} {}
  std::string path_;
  Descriptor folder_;
  Descriptor lock_;  ///< an open file under a lock
};

/// "000012-0000340.part": scenario and first replication, counted from 0.
[[nodiscard]] std::string part_name(const BlockSpan& block);

}  // namespace headroom
