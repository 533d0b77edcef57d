// Folders that take another's place in one step.
#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace headroom {

/// A folder that appears under its name whole or not at all: its files are written into a folder beside it,
/// and the two are exchanged in one step. Where the system cannot exchange, the earlier one is renamed away
/// and the new one takes its name; of a command that is killed between the two, the next one finishes the
/// work.
///
/// The folder beside is called .NAME.headroom-XXXXXX (and .old at the end: an earlier one that was renamed
/// away). What a killed command left under such a name is cleared by the next one for the same folder, as far
/// as it holds nothing but our files, and no living command holds it.
class AtomicFolder {
 public:
  /// Which names of files are ours: nothing else is ever removed.
  using IsOurs = std::function<bool(const std::string& name)>;

  /// Through links to what `path` names. Folders above it are made, and go again if nothing comes of it.
  [[nodiscard]] static tl::expected<AtomicFolder, std::string> create(const std::string& path,
                                                                      IsOurs is_ours);
  AtomicFolder(AtomicFolder&& other) noexcept;
  AtomicFolder& operator=(AtomicFolder&&) = delete;
  /// What is not committed is gone.
  ~AtomicFolder();

  /// Where to write.
  [[nodiscard]] const std::string& temporary() const { return temporary_; }

  enum class Exchange { in_one_step, by_two_renames };
  enum class Replaces {
    our_files,
    nothing
  };  ///< in the earlier folder; an empty one is exchanged either way
  /// After every file in it is written and synced. The earlier folder keeps its rights and owner in the new
  /// one, and is beside until `finish`. One that holds what is not ours stays where it is.
  [[nodiscard]] tl::expected<void, std::string> commit(Exchange how = Exchange::in_one_step,
                                                       Replaces what = Replaces::our_files);
  /// After a commit: everything is again as it was.
  void take_back();
  /// After a commit: the earlier folder goes. A sentence where it cannot.
  [[nodiscard]] std::string finish();

 private:
  AtomicFolder(std::string called, std::string target, IsOurs is_ours);
  void close_locks();
  void remove_made();

  std::string called_, target_, temporary_,
      earlier_;                    ///< `earlier_`: where the earlier folder is after a commit
  std::vector<std::string> made_;  ///< folders above, the deepest last
  IsOurs is_ours_;
  bool committed_ = false;
  int lock_ = -1, earlier_lock_ = -1;
};

/// What killed commands left beside the folder goes, where nobody holds it; `create` does the same.
void clear_left_beside(const std::string& path, const AtomicFolder::IsOurs& is_ours);

/// The first thing in a folder that is not a plain file of ours, in the order of names; empty where there is
/// none or no such folder. Else the error number of a folder that cannot be read: what is in it nobody knows.
[[nodiscard]] tl::expected<std::string, int> first_stranger(const std::string& folder,
                                                            const AtomicFolder::IsOurs& is_ours);

/// A folder whose files are ours, with them; nothing of anybody else goes. Whether it is gone.
bool remove_our_folder(const std::string& folder, const AtomicFolder::IsOurs& is_ours);

/// Whether `name` is `start` and six letters or digits, as mkstemp makes them, and `end`.
[[nodiscard]] bool is_temporary_name(const std::string& name, const std::string& start,
                                     const std::string& end);

}  // namespace headroom
