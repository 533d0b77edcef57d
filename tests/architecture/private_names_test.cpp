// Files of one target can be compiled together: what is private to one has a name that no other has.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "private_names.hpp"

namespace headroom::architecture {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PrivateNames, NoTwoFilesOfATargetHaveOneInCommon) {
  EXPECT_THAT(shared_private_names(repository_files()), IsEmpty());
}

TEST(PrivateNames, AreSeenInTheRepository) {
  std::size_t count = 0;
  for (const SourceFile& file : repository_files())
    if (!target_of(file.path).empty()) count += private_names(file.text).size();
  EXPECT_GT(count, 2000u);
}

TEST(PrivateNames, AreThoseOfEveryKindOfDeclaration) {
  EXPECT_THAT(
      private_names(R"(
#define HEADROOM_TWICE(x) ((x) + (x))
namespace headroom::reading {
namespace {

constexpr std::array<int, 2> kBounds{1, 2};
const std::map<std::string, std::vector<int>> by_name = {
    {"inner", {1}}};
int counted;
enum class Colour { red };
struct Forward;
class Reader final : public Base {
  int member_;
};
using Names = std::vector<std::string>;
template <class T, class = int>
std::map<T, std::pair<int, T>>
far_away(const T& value) {
  int local = 3;
  return local;
}
const std::string& first(const Names& names) { return names.front(); }

}  // namespace

static bool written_once(int value) { return value == 1; }
int seen_by_all() { return 0; }

}  // namespace headroom::reading
)"),
      ElementsAre("#define HEADROOM_TWICE", "headroom::reading::Colour", "headroom::reading::Forward",
                  "headroom::reading::Names", "headroom::reading::Reader", "headroom::reading::by_name",
                  "headroom::reading::counted", "headroom::reading::far_away", "headroom::reading::first",
                  "headroom::reading::kBounds", "headroom::reading::written_once"));
}

TEST(PrivateNames, AreNotThoseOfElsewhereNorOfMembersTestsAndLiterals) {
  EXPECT_THAT(private_names(R"x(
namespace {

using testing::IsEmpty;
namespace fs = std::filesystem;
static_assert(sizeof(int) == 4);
bool operator==(Point a, Point b) { return a.x == b.x; }
Reader::Reader(int member) : member_{member} {}
std::string Reader::name() const { return {}; }
TEST(Reader, Reads) { EXPECT_TRUE(true); }
INSTANTIATE_TEST_SUITE_P(All, Reader, testing::Values(1));

}  // namespace
const char* text() { return R"(
static int not_declared = 1;
)"; }
)x"),
              IsEmpty());
}

TEST(PrivateNames, AreFoundInTwoFilesOfOneTargetOnly) {
  const std::string text = "namespace {\nint once() { return 1; }\n}  // namespace\n";
  EXPECT_THAT(shared_private_names({{"engine/study/bind/a.cpp", text},
                                    {"engine/study/keys/b.cpp", text},
                                    {"engine/study/keys/c.hpp", text},
                                    {"engine/results/a.cpp", text}}),
              ElementsAre("engine/study/keys/b.cpp has a once of its own, as engine/study/bind/a.cpp has"));
}

TEST(PrivateNames, BelongToTheTargetThatTheBuildHas) {
  EXPECT_EQ(target_of("engine/study/bind/bind_rules.cpp"), "engine/study");
  EXPECT_EQ(target_of("tools/headroom/commands/run.cpp"), "tools/headroom");
  EXPECT_EQ(target_of("bench/coverage/coverage.cpp"), "bench/coverage");
  EXPECT_EQ(target_of("tools/headroom/main.cpp"), "");
  EXPECT_EQ(target_of("engine/study/study.hpp"), "");
  EXPECT_EQ(target_of("scenarios/embedding/main.cpp"), "");
}

}  // namespace
}  // namespace headroom::architecture
