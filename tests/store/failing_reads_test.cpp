// Every single read of a result fails in turn, as those of a broken disk do.
// What is read then is right to the last bit, or there is a sentence; and the next reading of the same file
// knows nothing of it. The HDF5 library keeps what it has read, and not every call of it that fails looks as
// one that did.

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "experiment/experiment.hpp"
#include "store/parts/shard_file.hpp"
#include "store/parts/stored_key.hpp"
#include "store/result/seal.hpp"
#include "store/stored.hpp"
#include "store/whole_result.hpp"
#include "whole.hpp"

namespace headroom {
namespace {

enum class How { never, once, from_then_on, in_halves };

/// Which read of which file fails.
struct Failing {
  dev_t device = 0;
  ino_t file = 0;
  How how = How::never;
  std::size_t at = 0, seen = 0;

  /// Whether this one does, with errno set.
  bool next(int descriptor) {
    struct stat about {};
    if (file == 0 || ::fstat(descriptor, &about) != 0 || about.st_ino != file || about.st_dev != device)
      return false;
    ++seen;
    const bool fails = (how == How::once && seen == at) || (how == How::from_then_on && seen >= at);
    if (fails) errno = EIO;
    return fails;
  }
};

Failing failing;

std::size_t cut(std::size_t count) { return failing.how == How::in_halves && count > 1 ? count / 2 : count; }

}  // namespace
}  // namespace headroom

// Called by the library and by us in place of the system's: a program's own symbols come first.
extern "C" ssize_t pread(int file, void* into, size_t count, off_t at) {
  static const auto real =
      reinterpret_cast<ssize_t (*)(int, void*, size_t, off_t)>(::dlsym(RTLD_NEXT, "pread"));
  return headroom::failing.next(file) ? -1 : real(file, into, headroom::cut(count), at);
}

extern "C" ssize_t read(int file, void* into, size_t count) {
  static const auto real = reinterpret_cast<ssize_t (*)(int, void*, size_t)>(::dlsym(RTLD_NEXT, "read"));
  return headroom::failing.next(file) ? -1 : real(file, into, headroom::cut(count));
}

/// A cache of the library in which hardly anything stays, as of a result of thousands of scenarios: otherwise
/// all that it asks for a second time would be there already.
extern "C" hid_t H5Fopen(const char* path, unsigned flags, hid_t access) {
  static const auto real =
      reinterpret_cast<hid_t (*)(const char*, unsigned, hid_t)>(::dlsym(RTLD_NEXT, "H5Fopen"));
  const headroom::Handle small{access == H5P_DEFAULT ? H5Pcreate(H5P_FILE_ACCESS) : H5Pcopy(access), H5Pclose,
                               "make"};
  H5AC_cache_config_t config{};
  config.version = H5AC__CURR_CACHE_CONFIG_VERSION;
  H5Pget_mdc_config(small.get(), &config);
  config.set_initial_size = true;
  config.initial_size = config.max_size = config.min_size = 1024;
  if (headroom::failing.file != 0) H5Pset_mdc_config(small.get(), &config);
  return real(path, flags, small.get());
}

namespace headroom {
namespace {

void add(std::string& all, const std::string& text) { all += text + '\n'; }
void add(std::string& all, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) add(all, text);
}
void add(std::string& all, const std::vector<double>& values) {
  all.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
  all += '\n';
}

constexpr const char* kLeft[] = {
    "weekly/waiting",         "weekly/delivered_hours", "waits/first",
    "summary/utilisation",    "summary/in_time",        "summary/in_time_by_priority",
    "summary/hours_by_cause", "daily/below_minimum"};

/// All that a result says of itself.
void add(std::string& all, const Results& results) {
  const ResultFile& file = results.files.front();
  for (const auto* texts :
       {&results.scenarios, &results.streams, &results.priorities, &results.posts, &results.roles,
        &results.activities, &results.reasons, &results.causes, &results.own_names, &file.stopped_because})
    add(all, *texts);
  for (const auto& text :
       {file.title, file.version, file.study, file.fingerprint, file.created, file.study_sha256,
        to_string(file.start), std::to_string(file.seed), std::to_string(file.weeks)})
    add(all, text);
  for (const auto& [name, text] : file.inputs) add(all, std::vector{name, text});
  for (const std::size_t count : results.replications) add(all, std::to_string(count));
  if (file.best) add(all, file.best->left);
}

/// Everything that a result holds, its numbers bit by bit; a sentence where it cannot be read.
struct Seen {
  std::string all, sentence;
};

Seen everything(const std::string& path) try {
  Seen seen;
  const auto results = read_results(path);
  if (!results) return {"", results.error().message};
  add(seen.all, *results);
  for (const DatasetLayout& layout : block_datasets(axes_of(scenarios(), 2), Keep::replications)) {
    const Wanted all = wanted(*layout.of);
    const bool is_there = std::find(std::begin(kLeft), std::end(kLeft), all.name) != std::end(kLeft);
    if (!is_there && layout.name != "waiting_end") continue;
    add(seen.all, read_whole(*results, all));
  }
  add(seen.all, read_whole(*results, wanted(DatasetId::below_minimum)));
  add(seen.all, read_whole(*results, {"hours/" + std::string{named_hours()[0].series}}));
  return seen;
} catch (const StoreError& failed) {
  return {"", failed.what()};
}

Seen key_text(const std::string& path) {
  const auto key = key_of_result(path);
  return key ? Seen{key->fingerprint + key->plan + std::to_string(key->seed), ""}
             : Seen{"", path + " has none"};
}

Seen shard_text(const std::string& path) {
  const auto shard = read_shard(path);
  if (!shard) return {"", shard.error().message};
  return {shard->key.fingerprint + std::to_string(shard->key.seed) + std::to_string(shard->blocks.size()),
          ""};
}

/// One of each kind, as in a file of an earlier version, so that each read can be tried in seconds.
void leave_some(const std::string& path) {
  {
    const Handle file{H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open"};
    for (const DatasetLayout& layout : block_datasets(axes_of(scenarios(), 2), Keep::replications)) {
      const std::string name = layout.group + '/' + layout.name;
      const auto& left = kLeft;
      if (std::find(std::begin(left), std::end(left), name) == std::end(left))
        headroom::check(H5Ldelete(file.get(), name.c_str(), H5P_DEFAULT), "delete " + name);
    }
  }
  append_seal(path);  // the library has cut the first one off
}

/// One read of so many.
std::size_t one_of(std::size_t many) { return tries_whole() ? 1 : many; }

class FailingReads : public Store {
 protected:
  FailingReads() {
    const auto nothing = [](const Service& service, std::size_t scenario, std::uint32_t replication) {
      Observations o = example::nothing_seen(service);
      o.totals.front().waiting_end = static_cast<std::uint32_t>(10 * scenario + replication);
      Summary summary = summarise({o, service});
      return ReplicationResult{std::move(o), std::move(summary)};
    };
    write(path(), plan_of(scenarios(), 2), nothing);
    leave_some(path());
  }
  ~FailingReads() override { failing = {}; }

  static void watch(const std::string& path, How how, std::size_t at) {
    struct stat about {};
    ASSERT_EQ(::stat(path.c_str(), &about), 0);
    failing = {about.st_dev, about.st_ino, how, at, 0};
  }

  /// Each read in turn, or one of so many.
  void check(const std::string& path, Seen (*look)(const std::string&), How how, std::size_t apart = 1) {
    watch(path, How::never, 0);
    const Seen right = look(path);
    const std::size_t reads = failing.seen;
    ASSERT_EQ(right.sentence, "");
    std::size_t sentences = 0;
    for (std::size_t at = 1; at <= reads; at += apart) {
      watch(path, how, at);
      const Seen seen = look(path);
      if (seen.sentence.empty()) {
        EXPECT_TRUE(seen.all == right.all)
            << "read " << at << " of " << reads << " failed, and nobody saw it";
      } else {
        ++sentences;
        EXPECT_NE(seen.sentence.find(path), std::string::npos) << seen.sentence;
      }
      EXPECT_EQ(H5Fget_obj_count(static_cast<hid_t>(H5F_OBJ_ALL), H5F_OBJ_ALL), 0) << "after read " << at;
    }
    failing = {};
    EXPECT_TRUE(look(path).all == right.all) << "what failed is remembered";
    EXPECT_GE(2 * sentences * apart, reads) << "otherwise nothing is tried";
  }
};

TEST_F(FailingReads, OnceGiveASentenceOrTheRightFigures) { check(path(), everything, How::once, one_of(7)); }
TEST_F(FailingReads, FromThenOnGiveASentenceOrTheRightFigures) {
  check(path(), everything, How::from_then_on, one_of(7));
}
TEST_F(FailingReads, OfTheKeyGiveNoOther) { check(path(), key_text, How::once, one_of(29)); }

TEST_F(FailingReads, OfAShardGiveASentenceOrTheRightBlocks) {
  BlockShape shape = shape_of(2, 3);
  shape.chunk_length = chunk_length(shape.axes, shape.keep);
  Part part = packed_part({0, 0, shape.chunk_length}, shape);
  part.key = {
      kProvenance.fingerprint, kProvenance.headroom_version, kProvenance.seed, kProvenance.plan, {1, 2}};
  const std::string packed = encoded(part);
  const std::string shard = path("1.h5");
  ASSERT_EQ(write_shard(
                shard, {kProvenance, shape.axes, shape.keep, shape.chunk_length}, {1, 2},
                {{part.block.span, part.run, 0, packed.size()}}, [&](const StoredBlock&) { return packed; },
                [] { return true; }),
            Outcome::finished);
  check(shard, shard_text, How::once, one_of(7));
  check(shard, shard_text, How::from_then_on, one_of(7));
}

TEST_F(FailingReads, InHalvesChangeNothing) {
  const Seen right = everything(path());
  watch(path(), How::in_halves, 0);
  const Seen seen = everything(path());
  EXPECT_EQ(seen.sentence, "");
  EXPECT_TRUE(seen.all == right.all);
}

}  // namespace
}  // namespace headroom
