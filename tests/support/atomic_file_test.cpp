// Files appear whole when committed, leave nothing otherwise, and touch nothing of others.

#include "support/atomic_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace headroom {
namespace {

namespace fs = std::filesystem;

class AtomicFiles : public testing::Test {
 protected:
  AtomicFiles() {
    std::string name = (fs::temp_directory_path() / "headroom-files-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~AtomicFiles() override { fs::remove_all(folder_); }
  [[nodiscard]] std::string path(const char* name) const { return (folder_ / name).string(); }
  static void write(const std::string& path, const std::string& text) { std::ofstream{path} << text; }
  static std::string text(const std::string& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : fs::directory_iterator{folder_}) all.push_back(entry.path().filename().string());
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  fs::path folder_;
};

TEST_F(AtomicFiles, AppearUnderTheirNameWhenTheyAreCommitted) {
  write(path("a"), "earlier");
  auto file = AtomicFile::create(path("a"), path("elsewhere"));
  ASSERT_TRUE(file) << file.error();
  EXPECT_EQ(file->temporary(), path("elsewhere"));
  write(file->temporary(), "later");
  EXPECT_EQ(text(path("a")), "earlier");
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(text(path("a")), "later");
  EXPECT_FALSE(fs::exists(path("elsewhere")));
}

TEST_F(AtomicFiles, LeaveNothingWithoutACommit) {
  { const auto file = AtomicFile::create(path("a"), path("elsewhere")); }
  EXPECT_FALSE(fs::exists(path("a")));
  EXPECT_FALSE(fs::exists(path("elsewhere")));
}

TEST_F(AtomicFiles, AreVerifiedBeforeTheyReplaceAnother) {
  write(path("a"), "earlier");
  const auto commit = [&](const Verify& verify) {
    auto file = AtomicFile::create(path("a"));
    write(file->temporary(), "later");
    return file->commit(verify);
  };
  const auto seen = commit([&](const std::string& written) {
    EXPECT_EQ(text(written), "later");
    return std::string{"it is not right"};
  });
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error(), "it is not right");
  EXPECT_EQ(commit([&](const std::string&) -> std::string { throw cannot_read("it", EIO); }).error(),
            "cannot read it: Input/output error");
  EXPECT_EQ(text(path("a")), "earlier");
  EXPECT_EQ(names(), std::vector<std::string>{"a"});
  EXPECT_TRUE(commit([](const std::string&) { return ""; }));
  EXPECT_EQ(text(path("a")), "later");
}

TEST_F(AtomicFiles, ClearWhatAKilledCommandLeftAndNothingElse) {
  for (const char* name : {"a.headroom-abc123.tmp", "b.headroom-abc123.tmp", "a.headroom-abc1234.tmp",
                           "a.headroom-abc_23.tmp", "a.abc123.tmp", "outside"})
    write(path(name), "text");
  fs::create_symlink("outside", path("a.headroom-link00.tmp"));
  fs::create_directory(path("a.headroom-folder.tmp"));
  const auto other = AtomicFile::create(path("a"));  // of a command that is at work
  const auto file = AtomicFile::create(path("a"));
  ASSERT_TRUE(other);
  ASSERT_TRUE(file);
  std::vector<std::string> expected{"a.abc123.tmp",
                                    "a.headroom-abc1234.tmp",
                                    "a.headroom-abc_23.tmp",
                                    "a.headroom-folder.tmp",
                                    "a.headroom-link00.tmp",
                                    fs::path{file->temporary()}.filename().string(),
                                    fs::path{other->temporary()}.filename().string(),
                                    "b.headroom-abc123.tmp",
                                    "outside"};
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(names(), expected);
}

TEST_F(AtomicFiles, OfTextAreWhole) {
  ASSERT_TRUE(write_text_file(path("a"), "first"));
  ASSERT_TRUE(write_text_file(path("a"), std::string(300'000, 'x')));
  EXPECT_EQ(text(path("a")), std::string(300'000, 'x'));
  EXPECT_EQ(names(), std::vector<std::string>{"a"});
  EXPECT_FALSE(write_text_file(path("none/a"), "text"));
}

TEST_F(AtomicFiles, DoNotGoThroughALinkThatStandsWhereTheyAreWritten) {
  write(path("outside"), "mine");
  fs::create_symlink("outside", path("elsewhere"));
  auto file = AtomicFile::create(path("a"), path("elsewhere"));
  ASSERT_TRUE(file) << file.error();
  write(file->temporary(), "text");
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(text(path("outside")), "mine");
  EXPECT_EQ(text(path("a")), "text");
}

TEST_F(AtomicFiles, ReplaceWhatALinkNamesWhetherItIsThereOrNot) {
  fs::create_symlink("b", path("link"));
  fs::create_symlink("link", path("second"));
  EXPECT_EQ(through_links(path("second")), path("b"));
  EXPECT_EQ(through_links(path("none")), path("none"));
  auto file = AtomicFile::create(path("second"));
  ASSERT_TRUE(file);
  write(file->temporary(), "text");
  ASSERT_TRUE(file->commit());
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(text(path("b")), "text");
}

TEST_F(AtomicFiles, DoNotReplaceAFolder) {
  fs::create_directory(path("folder"));
  EXPECT_EQ(refusal_to_replace(path("folder")), path("folder") + " is not a plain file, and is left alone");
  EXPECT_EQ(refusal_to_replace(path("none")), "");
  EXPECT_FALSE(AtomicFile::create(path("folder")));
}

}  // namespace
}  // namespace headroom
