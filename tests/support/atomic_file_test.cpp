#include "support/atomic_file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

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
