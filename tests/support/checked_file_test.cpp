// A read or write that fails is never taken for the end of a file.

#include "reading/checked_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "reading/text_file.hpp"

namespace headroom {
namespace {

namespace fs = std::filesystem;

/// Opens, and every read of it fails: it is the memory of this process, and nothing is at address 0.
constexpr const char* kBroken = "/proc/self/mem";
constexpr const char* kFull = "/dev/full";

std::string file_of(const std::string& text) {
  const std::string path = (fs::temp_directory_path() / "headroom-checked-file").string();
  std::ofstream{path} << text;
  return path;
}

TEST(CheckedFile, GivesFewerBytesOnlyAtTheEnd) {
  const std::string text(200'000, 'x'), path = file_of(text + "end");
  const FileReader file{path};
  EXPECT_EQ(file.size(), 200'003u);
  EXPECT_EQ(file.read(200'000), text);
  EXPECT_EQ(file.read(10), "end");
  EXPECT_EQ(file.read(10), "");
  file.seek(200'001);
  EXPECT_EQ(file.read(1), "n");
  fs::remove(path);
}

TEST(CheckedFile, SaysWhatFails) {
  const auto sentence = [](auto call) {
    try {
      call();
    } catch (const FileFailure& failure) {
      return std::string{failure.what()};
    }
    return std::string{"nothing"};
  };
  EXPECT_EQ(sentence([] { (void)FileReader{kBroken}.read(1); }),
            "cannot read /proc/self/mem: Input/output error");
  EXPECT_EQ(sentence([] { (void)FileReader{"/no/such"}; }),
            "cannot read /no/such: No such file or directory");
  EXPECT_EQ(sentence([] { FileWriter::at_end_of(kFull).write("x"); }),
            "cannot write /dev/full: No space left on device");
}

TEST(CheckedFile, TellsADiskThatFailsFromAWrongName) {
  EXPECT_TRUE(cannot_read("x", ENOENT).is_about_the_name());
  EXPECT_TRUE(cannot_read("x", EACCES).is_about_the_name());
  EXPECT_FALSE(cannot_read("x", EIO).is_about_the_name());
  EXPECT_FALSE(cannot_read("x", ENOSPC).is_about_the_name());
}

TEST(TextFile, ThatTheDiskCannotGiveIsNobodysMistake) {
  EXPECT_THROW((void)read_text_file(kBroken), FileFailure);
  const auto missing = read_text_file("/no/such");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().front().found, "not there");
  EXPECT_EQ(read_text_file("/dev").error().front().found, "a folder");
}

TEST(TextFile, IsReadWhole) {
  const std::string path = file_of(std::string(100'000, 'y'));
  EXPECT_EQ(read_text_file(path), std::string(100'000, 'y'));
  fs::resize_file(path, (16u << 20) + 1);
  EXPECT_EQ(read_text_file(path).error().front().found, "larger than 16 MB");
  fs::remove(path);
}

}  // namespace
}  // namespace headroom
