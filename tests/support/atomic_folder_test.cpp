// Folders are exchanged whole, and the next command completes or clears what a killed one left.

#include "support/atomic_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/written_file.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

void write(const fs::path& path, const std::string& text) { std::ofstream{path} << text; }

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream{path}.rdbuf();
  return text.str();
}

bool is_ours(const std::string& name) { return name == "a.csv" || name == "b.csv"; }

class AFolder : public testing::TestWithParam<AtomicFolder::Exchange> {
 protected:
  void SetUp() override {
    fs::create_directories(top_);
    fs::create_directory(folder_);
    write(folder_ / "a.csv", "old");
    write(folder_ / "b.csv", "old");
  }
  void TearDown() override { fs::remove_all(top_); }

  AtomicFolder filled(const std::string& text) const {
    auto made = AtomicFolder::create(folder_.string(), is_ours);
    EXPECT_TRUE(made) << made.error();
    write(fs::path{made->temporary()} / "a.csv", text);
    return std::move(*made);
  }
  [[nodiscard]] std::set<std::string> names(const fs::path& in) const {
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator{in}) all.insert(entry.path().filename().string());
    return all;
  }

  fs::path top_ = fs::temp_directory_path() / ("headroom-folder-" + std::to_string(::getpid()));
  fs::path folder_ = top_ / "csv";
};

TEST_P(AFolder, IsExchangedWholeWithItsRights) {
  fs::permissions(folder_, fs::perms::owner_all | fs::perms::group_exec);
  AtomicFolder fresh = filled("new");
  EXPECT_THAT(names(folder_), ElementsAre("a.csv", "b.csv"));
  ASSERT_TRUE(fresh.commit(GetParam()));
  EXPECT_EQ(content(folder_ / "a.csv"), "new");
  EXPECT_THAT(names(folder_), ElementsAre("a.csv"));
  EXPECT_EQ(fresh.finish(), "");
  EXPECT_THAT(names(top_), ElementsAre("csv"));
  EXPECT_EQ(fs::status(folder_).permissions(), fs::perms::owner_all | fs::perms::group_exec);
}

TEST_P(AFolder, CanBeTakenBack) {
  {
    AtomicFolder fresh = filled("new");
    ASSERT_TRUE(fresh.commit(GetParam()));
    fresh.take_back();
  }
  EXPECT_EQ(content(folder_ / "a.csv"), "old");
  EXPECT_THAT(names(top_), ElementsAre("csv"));
}

TEST_P(AFolder, ThatIsNotThereAppears) {
  fs::remove_all(folder_);
  {
    AtomicFolder fresh = filled("new");
    EXPECT_FALSE(fs::exists(folder_));
    ASSERT_TRUE(fresh.commit(GetParam()));
  }
  EXPECT_EQ(content(folder_ / "a.csv"), "new");
  EXPECT_THAT(names(top_), ElementsAre("csv"));
}

TEST_P(AFolder, WithAStrangerStaysWhereItIs) {
  AtomicFolder fresh = filled("new");
  write(folder_ / "notes", "mine");
  const auto committed = fresh.commit(GetParam());
  ASSERT_FALSE(committed);
  EXPECT_THAT(committed.error(), HasSubstr("notes"));
  EXPECT_EQ(content(folder_ / "notes"), "mine");
  EXPECT_EQ(content(folder_ / "a.csv"), "old");
}

TEST_P(AFolder, StaysWhereNothingIsToBeReplacedUnlessItIsEmpty) {
  {
    AtomicFolder fresh = filled("new");
    EXPECT_FALSE(fresh.commit(GetParam(), AtomicFolder::Replaces::nothing));
  }
  EXPECT_EQ(content(folder_ / "a.csv"), "old");
  fs::remove(folder_ / "a.csv");
  fs::remove(folder_ / "b.csv");
  AtomicFolder fresh = filled("new");
  ASSERT_TRUE(fresh.commit(GetParam(), AtomicFolder::Replaces::nothing));
  EXPECT_EQ(content(folder_ / "a.csv"), "new");
}

TEST_P(AFolder, IsReachedThroughALinkThatStays) {
  fs::create_directory_symlink(folder_, top_ / "link");
  auto fresh = AtomicFolder::create((top_ / "link").string(), is_ours);
  ASSERT_TRUE(fresh);
  write(fs::path{fresh->temporary()} / "a.csv", "new");
  ASSERT_TRUE(fresh->commit(GetParam()));
  EXPECT_EQ(fresh->finish(), "");
  EXPECT_TRUE(fs::is_symlink(top_ / "link"));
  EXPECT_EQ(content(folder_ / "a.csv"), "new");
}

INSTANTIATE_TEST_SUITE_P(Exchanged, AFolder,
                         testing::Values(AtomicFolder::Exchange::in_one_step,
                                         AtomicFolder::Exchange::by_two_renames));

/// As a command leaves it that is killed.
class LeftBehind : public AFolder {
 protected:
  fs::path fresh_ = top_ / ".csv.headroom-aB3dE6", old_ = top_ / ".csv.headroom-aB3dE6.old";
};

TEST_F(LeftBehind, WhileItWroteIsClearedByTheNext) {
  fs::create_directory(fresh_);
  write(fresh_ / "a.csv", "half");
  EXPECT_THAT(names(top_), ElementsAre(".csv.headroom-aB3dE6", "csv"));
  { const AtomicFolder next = filled("next"); }
  EXPECT_THAT(names(top_), ElementsAre("csv"));
  EXPECT_EQ(content(folder_ / "a.csv"), "old");
}

TEST_F(LeftBehind, BetweenTheTwoRenamesIsCompletedByTheNext) {
  fs::create_directory(fresh_);
  write(fresh_ / "a.csv", "new");
  fs::rename(folder_, old_);
  { const AtomicFolder next = filled("next"); }
  EXPECT_EQ(content(folder_ / "a.csv"), "new");
  EXPECT_THAT(names(top_), ElementsAre("csv"));
}

TEST_F(LeftBehind, BeforeTheEarlierOneWasRemovedIsClearedByTheNext) {
  fs::create_directory(old_);
  write(old_ / "b.csv", "older");
  { const AtomicFolder next = filled("next"); }
  EXPECT_THAT(names(top_), ElementsAre("csv"));
  EXPECT_EQ(content(folder_ / "a.csv"), "old");
}

TEST_F(LeftBehind, WithoutANewOneTheEarlierOneComesBack) {
  fs::rename(folder_, old_);
  { const AtomicFolder next = filled("next"); }
  EXPECT_EQ(content(folder_ / "a.csv"), "old");
  EXPECT_THAT(names(top_), ElementsAre("csv"));
}

TEST_F(LeftBehind, IsNothingOfOthersWhateverItIsCalled) {
  fs::create_directory(fresh_);
  write(fresh_ / "mine.txt", "mine");
  fs::create_directory(top_ / ".csv.headroom-short");
  write(top_ / ".csv.headroom-aaaaaa", "a file");
  fs::create_directory_symlink(folder_, top_ / ".csv.headroom-bbbbbb");
  { const AtomicFolder next = filled("next"); }
  EXPECT_EQ(content(fresh_ / "mine.txt"), "mine");
  EXPECT_THAT(names(top_), testing::SizeIs(5));
  EXPECT_EQ(content(folder_ / "a.csv"), "old");
}

TEST_F(LeftBehind, IsNotWhatALivingCommandHolds) {
  AtomicFolder living = filled("living");
  { const AtomicFolder next = filled("next"); }
  ASSERT_TRUE(living.commit());
  EXPECT_EQ(content(folder_ / "a.csv"), "living");
}

TEST(AWrittenFile, SaysWhenADiskKeepsNothing) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no device that is always full";
  const auto written = write_and_read_again("/dev/full", "page.html", "text");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error(), "cannot write page.html: No space left on device");
}

TEST(AWrittenFile, ReadsWhatItWroteAgain) {
  const fs::path path = fs::temp_directory_path() / ("headroom-checked-" + std::to_string(::getpid()));
  auto file = WrittenFile::create(path.string(), "page.html");
  ASSERT_TRUE(file);
  file->add(std::string(1U << 19U, 'a'));
  file->add("end");
  // Another hand changes a byte of what is written already.
  std::fstream{path, std::ios::in | std::ios::out | std::ios::binary}.seekp(1000).put('b');
  const auto finished = file->finish();
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error(), "page.html was not kept as it was written: the disk is damaged or full");
  EXPECT_TRUE(write_and_read_again(path.string(), "page.html", "whole"));
  EXPECT_EQ(content(path), "whole");
  fs::remove(path);
}

}  // namespace
}  // namespace headroom
