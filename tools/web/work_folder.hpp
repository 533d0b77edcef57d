// The folder that a session works in: in a page a file system in memory, which nothing else sees.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::web {

/// A sentence for the page about what cannot be done as it was asked; the page shows it as it is.
struct CannotDo {
  std::string sentence;
};

/// Files by names like "study.yaml" and "data/staff.csv"; a name that leads out of the folder is refused.
/// Every call throws CannotDo where the file system fails.
class WorkFolder {
 public:
  /// Made where it is not there; the program works in it from now on.
  explicit WorkFolder(std::filesystem::path folder);

  void put(const std::string& name, std::string_view bytes) const;
  /// The files of this name that are there: itself, or of a folder all that are in it, in order.
  [[nodiscard]] std::vector<std::string> named(const std::string& name) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  /// A file, or a folder with all that is in it; nothing where it is not there.
  void remove(const std::string& name) const;

 private:
  [[nodiscard]] std::filesystem::path path_of(const std::string& name) const;
  std::filesystem::path folder_;
};

}  // namespace headroom::web
