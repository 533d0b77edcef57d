// Free memory is what the tightest of machine, control groups and limits leaves.

#include "support/machine.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <fstream>

namespace headroom {
namespace {

namespace fs = std::filesystem;

/// A system of files of our own.
class MachineMemory : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path{testing::TempDir()} /
            ("machine-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(root_);
    write("proc/meminfo", "MemTotal: 900000 kB\nMemFree: 10 kB\nMemAvailable: 800000 kB\n");
    write("proc/self/status", "VmSize:\t 50000 kB\nVmRSS:\t 30000 kB\nVmData:\t 20000 kB\n");
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream{root_ / path} << text;
  }
  void version_2(const std::string& folder, const std::string& limit, std::uint64_t used,
                 std::uint64_t kept) const {
    write(folder + "/memory.max", limit + "\n");
    write(folder + "/memory.current", std::to_string(used) + "\n");
    write(folder + "/memory.stat", "anon 1\ninactive_file " + std::to_string(kept) + "\n");
  }
  void version_1(const std::string& folder, std::uint64_t limit, std::uint64_t used) const {
    write(folder + "/memory.limit_in_bytes", std::to_string(limit) + "\n");
    write(folder + "/memory.usage_in_bytes", std::to_string(used) + "\n");
    write(folder + "/memory.stat", "inactive_file 999999\ntotal_inactive_file 1000\n");
  }
  [[nodiscard]] SystemFiles files() const { return {root_ / "proc", root_ / "group"}; }

  fs::path root_;
};

TEST_F(MachineMemory, IsWhatIsFreeWhereNothingElseIsSaid) {
  const MemoryRoom room = memory_room(1, files());
  EXPECT_EQ(room.free, 800'000u * 1024);
  EXPECT_EQ(room.set_by, "the machine has no more free");
  EXPECT_EQ(memory_held(files()), 30'000u * 1024);
}

TEST_F(MachineMemory, IsBoundByTheTightestOfNestedControlGroups) {
  write("proc/self/cgroup", "0::/a/b\n");
  version_2("group", "max", 0, 0);
  version_2("group/a", "5000000", 3'000'000, 500'000);  // 5.0 - 3.0 + 0.5 that can be read again
  version_2("group/a/b", "max", 100, 0);
  const MemoryRoom room = memory_room(1, files());
  EXPECT_EQ(room.free, 2'500'000u);
  EXPECT_EQ(room.set_by, "its control group may have no more");
}

TEST_F(MachineMemory, SeesItsOwnGroupAtTheTopOfAContainer) {
  write("proc/self/cgroup", "0::/docker/0123\n");
  version_2("group", "4000000", 1'000'000, 0);
  EXPECT_EQ(memory_room(1, files()).free, 3'000'000u);
}

TEST_F(MachineMemory, ReadsTheFirstVersionOfControlGroupsToo) {
  write("proc/self/cgroup", "12:cpu,cpuacct:/x\n4:memory:/x/y\n0::/\n");
  version_1("group/memory", 9'223'372'036'854'771'712u, 7);  // none
  version_1("group/memory/x", 6'000'000, 4'001'000);
  version_1("group/memory/x/y", 9'223'372'036'854'771'712u, 7);
  EXPECT_EQ(memory_room(1, files()).free, 2'000'000u);
}

TEST_F(MachineMemory, IsNothingWhereTheGroupIsOverItsLimit) {
  write("proc/self/cgroup", "0::/\n");
  version_2("group", "1000", 5000, 0);
  EXPECT_EQ(memory_room(1, files()).free, 0u);
}

TEST_F(MachineMemory, IsBoundByTheLimitOnAddressSpaceLessWhatIsMappedAndStacks) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
  rlimit stack{};
  ASSERT_EQ(getrlimit(RLIMIT_STACK, &stack), 0);
  const std::uint64_t each = stack.rlim_cur == RLIM_INFINITY ? 2'000'000 : stack.rlim_cur;
  const rlimit limited{std::uint64_t{300'000} * 1024 + 4 * each, before.rlim_max};
  if (setrlimit(RLIMIT_AS, &limited) != 0) GTEST_SKIP() << "the limit on address space cannot be set";
  const MemoryRoom room = memory_room(4, files());
  ASSERT_EQ(setrlimit(RLIMIT_AS, &before), 0);
  EXPECT_EQ(room.free, std::uint64_t{300'000 - 50'000} * 1024);
  EXPECT_EQ(room.set_by, "ulimit -v allows no more");
}

TEST(MachineMemoryHere, IsKnown) {
  EXPECT_GT(memory_held(), 1'000'000u);
  EXPECT_GT(memory_room(1).free, 1'000'000u);
}

}  // namespace
}  // namespace headroom
