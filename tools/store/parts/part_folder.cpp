// Lock, mark and names of ours; blocks written whole; nothing of anybody else ever removed.

#include "store/parts/part_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "store/hdf5/hdf5_handle.hpp"
#include "store/parts/folder_entries.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

tl::unexpected<NoFolder> wrong_input(std::string message) {
  return tl::unexpected{NoFolder{NoFolder::Kind::wrong_input, std::move(message)}};
}
tl::unexpected<NoFolder> failed(std::string message) {
  return tl::unexpected{NoFolder{NoFolder::Kind::failed, std::move(message)}};
}

/// Not through a link.
Descriptor open_folder(const std::string& path) {
  return Descriptor{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
}

bool unlink_in(const Descriptor& folder, const std::string& name) {
  return ::unlinkat(folder.number(), name.c_str(), 0) == 0;
}

/// Whether what is written outlives a failure of power: a block is known by its digest, and is made again.
enum class Synced { no, yes };

/// Whole under its name or not there. Throws FileFailure; `path` is what it calls the file.
void write_in(const Descriptor& folder, const std::string& name, std::string_view bytes,
              const std::string& path, Synced synced = Synced::no) {
  const std::string temporary = name + ".tmp";
  unlink_in(folder, temporary);  // never into what stands there, nor through a link
  Descriptor file{::openat(folder.number(), temporary.c_str(),
                           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666)};
  if (!file) throw cannot_write(path, errno);
  try {
    FileWriter writer{std::move(file), path};
    writer.write(bytes);
    if (synced == Synced::yes) writer.sync();
    writer.close();
    if (::renameat(folder.number(), temporary.c_str(), folder.number(), name.c_str()) != 0)
      throw cannot_write(path, errno);
  } catch (const FileFailure&) {
    unlink_in(folder, temporary);
    throw;
  }
}

void write_mark(const Descriptor& folder, const std::string& path) {
  if (beginning_of(folder, kMarkName, folder_mark().size() + 1) == folder_mark()) return;
  write_in(folder, kMarkName, folder_mark(), path + '/' + kMarkName, Synced::yes);
}

/// Of a run that was killed while it wrote.
void remove_temporaries(const Descriptor& folder, const std::string& path) {
  for (const std::string& name : names_in(folder, path)) {
    if (is_temporary_name(name)) unlink_in(folder, name);
  }
}

/// Takes away what is ours where nothing else is left, and then the folder.
void remove_if_empty(const Descriptor& folder, const std::string& path) {
  try {
    for (const std::string& name : names_in(folder, path)) {
      if (name != kLockName && name != kMarkName) return;
    }
  } catch (const FileFailure&) {
    return;  // then it stays, and the next run looks again
  }
  unlink_in(folder, kMarkName);
  // Whoever comes now finds either the lock or no file, and then begins anew.
  unlink_in(folder, kLockName);
  ::rmdir(path.c_str());
}

enum class Locked { yes, by_another, vanished, failed };

/// Whether the lock of the folder is now this process's; the file is left open in `file`.
struct LockAttempt {
  Locked locked = Locked::vanished;
  Descriptor file{};
};

LockAttempt try_lock(const Descriptor& folder) {
  Descriptor file{::openat(folder.number(), kLockName, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666)};
  if (!file) return {errno == ENOENT ? Locked::vanished : Locked::failed};
  if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return {Locked::by_another};
    return {Locked::yes, std::move(file)};  // a disk that knows no locks: nobody can be kept out
  }
  // One who has just finished may have taken the file away between the two calls.
  struct stat held {
  }, named{};
  if (::fstat(file.number(), &held) == 0 &&
      ::fstatat(folder.number(), kLockName, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
      held.st_ino == named.st_ino) {
    return {Locked::yes, std::move(file)};
  }
  return {};
}

std::string folder_of(const std::string& path) {
  const fs::path folder = fs::path{path}.parent_path();
  return folder.empty() ? "." : folder.string();
}

/// What stands where a folder should.
const char* part_kind(const std::string& path) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0) return "no folder";
  return S_ISLNK(about.st_mode) ? "a link" : "a file";
}

constexpr const char* kRemedy = "rename it, or name another --output";

std::string stranger_words(const Stranger& stranger, const std::string& path) {
  if (stranger.beside_blocks)
    return fmt::format(
        "{0} holds {1}, which no run wrote, beside finished blocks of a run; take {1} out of it "
        "to go on with these, or name another --output",
        path, stranger.name);
  return fmt::format(
      "{} holds {}, which no run wrote; the run would keep its finished blocks in a folder of "
      "this name: {}",
      path, stranger.name, kRemedy);
}

}  // namespace

std::string part_name(const BlockSpan& block) {
  return fmt::format("{:06}-{:07}{}", block.scenario, block.first, kPartEnding);
}

tl::expected<PartFolder, NoFolder> PartFolder::open(const std::string& output) try {
  const std::string path = output + ".parts";
  for (int attempt = 0; attempt < 100; ++attempt) {
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST)
      return failed(fmt::format("cannot write in {}: {}", folder_of(path), std::strerror(errno)));
    Descriptor folder = open_folder(path);
    if (!folder && errno == ENOENT) continue;
    if (!folder && (errno == ENOTDIR || errno == ELOOP))
      return wrong_input(
          fmt::format("{} is {}, where the run would keep its finished blocks in a folder of its own; {}",
                      path, part_kind(path), kRemedy));
    if (!folder) throw cannot_read(path, errno);
    if (const auto stranger = stranger_in(folder, path)) return wrong_input(stranger_words(*stranger, path));
    LockAttempt lock = try_lock(folder);
    if (lock.locked == Locked::vanished) continue;
    if (lock.locked == Locked::failed) throw cannot_write(path + '/' + kLockName, errno);
    if (lock.locked == Locked::by_another) {
      return failed(fmt::format(
          "another run is writing {} at this moment; wait for it, or name another --output", output));
    }
    PartFolder taken{path, std::move(folder), std::move(lock.file)};
    write_mark(taken.folder_, path);
    remove_temporaries(taken.folder_, path);
    return taken;
  }
  return failed(fmt::format("cannot write in {}: others make it and take it away all the time", path));
} catch (const FileFailure& failure) {
  return failed(failure.what());
}

PartFolder::~PartFolder() {
  if (!lock_) return;
  unlink_in(folder_, kResultTemporary);
  remove_if_empty(folder_, path_);
}

std::string PartFolder::temporary() const { return path_ + '/' + kResultTemporary; }

std::vector<std::string> PartFolder::parts() const try {
  std::vector<std::string> names = names_in(folder_, path_);
  std::erase_if(names, [](const std::string& name) { return !is_part_name(name); });
  return names;
} catch (const FileFailure& failure) {
  throw StoreError{failure.what()};
}

std::uint64_t PartFolder::size_of(const std::string& name) const {
  struct stat about {};
  if (::fstatat(folder_.number(), name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) return 0;
  return S_ISREG(about.st_mode) ? static_cast<std::uint64_t>(about.st_size) : 0;
}

void PartFolder::write(const std::string& name, std::string_view bytes) const try {
  write_in(folder_, name, bytes, path_ + '/' + name);
} catch (const FileFailure& failure) {
  throw StoreError{failure.what()};
}

std::optional<std::string> PartFolder::read(const std::string& name) const try {
  const std::string path = path_ + '/' + name;
  Descriptor file{::openat(folder_.number(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
  if (!file && (errno == ENOENT || errno == ELOOP)) return std::nullopt;
  if (!file) throw cannot_read(path, errno);
  const FileReader reader{std::move(file), path};
  return reader.read(reader.size());
} catch (const FileFailure& failure) {
  throw StoreError{failure.what()};
}

void PartFolder::remove(const std::vector<std::string>& names) const {
  for (const std::string& name : names) unlink_in(folder_, name);
}

void PartFolder::clear() const {
  try {
    remove(parts());
  } catch (const StoreError&) {
    // Then they stay, and whoever comes next sees them.
  }
}

std::string PartFolder::set_aside(const std::vector<std::string>& names) const try {
  constexpr int kMost = 10'000;
  std::string path;
  for (int n = 1;; ++n) {
    path = fmt::format("{}.other-{}", path_, n);
    if (::mkdir(path.c_str(), 0777) == 0) break;
    if (errno != EEXIST || n == kMost) throw cannot_write(path, errno);
  }
  const Descriptor folder = open_folder(path);
  if (!folder) throw cannot_write(path, errno);
  try {
    write_mark(folder, path);
    for (const std::string& name : names) {
      if (::renameat(folder_.number(), name.c_str(), folder.number(), name.c_str()) != 0)
        throw cannot_write(path + '/' + name, errno);
    }
  } catch (const FileFailure&) {
    remove_if_empty(folder, path);  // what has been moved stays there: it is kept in either place
    throw;
  }
  return path;
} catch (const FileFailure& failure) {
  throw StoreError{failure.what()};
}

}  // namespace headroom
