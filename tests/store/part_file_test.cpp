// Parts lose no bit unseen, their folder belongs to one run, and only the same run uses them.

#include "store/parts/part_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "store/parts/folder_entries.hpp"
#include "store/parts/part_folder.hpp"
#include "store/parts/part_storage.hpp"
#include "store/stored.hpp"

namespace headroom {
namespace {

using testing::HasSubstr;

Part example_part() {
  Part part;
  part.key = {"f00d", "0.1.0", 18'446'744'073'709'551'615u, "3 replications", {2, 5}};
  part.run = {3, StoppedBecause::precise, 2};
  part.stopping_figures = {{1.5, std::numeric_limits<double>::quiet_NaN()}, {}, {-0.0}};
  part.block.span = {7, 10, 3};
  part.block.chunks = {{0, 10, {1, 2, 3}}, {4, 12, {}}};
  part.block.below_minimum = {{true, false}, {0, 4'000'000'000u}};
  return part;
}

TEST(PartFile, GivesBackWhatWasEncoded) {
  const std::optional<Part> part = decoded(encoded(example_part()));
  ASSERT_TRUE(part);
  EXPECT_EQ(part->key, example_part().key);
  EXPECT_EQ(part->run, example_part().run);
  ASSERT_EQ(part->stopping_figures.size(), 3u);
  EXPECT_EQ(part->stopping_figures[0][0], 1.5);
  EXPECT_TRUE(std::isnan(part->stopping_figures[0][1]));
  EXPECT_TRUE(part->stopping_figures[1].empty());
  EXPECT_TRUE(std::signbit(part->stopping_figures[2][0]));
  EXPECT_EQ(part->block.span, (BlockSpan{7, 10, 3}));
  ASSERT_EQ(part->block.chunks.size(), 2u);
  EXPECT_EQ(part->block.chunks[0].bytes, (std::vector<unsigned char>{1, 2, 3}));
  EXPECT_EQ(part->block.chunks[1].dataset, 4u);
  EXPECT_EQ(part->block.chunks[1].first, 12u);
  EXPECT_EQ(part->block.below_minimum.has_rule, (std::vector<bool>{true, false}));
  EXPECT_EQ(part->block.below_minimum.counts, (std::vector<std::uint32_t>{0, 4'000'000'000u}));
}

TEST(PartFile, FindsEveryTruncationAndEveryByteTooMany) {
  const std::string whole = encoded(example_part());
  for (std::size_t kept = 0; kept < whole.size(); ++kept)
    EXPECT_FALSE(decoded(whole.substr(0, kept))) << kept;
  EXPECT_FALSE(decoded(whole + '\0'));
  EXPECT_FALSE(decoded(whole + whole));
}

TEST(PartFile, FindsEveryChangedBit) {
  const std::string whole = encoded(example_part());
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    std::string broken = whole;
    broken[bit / 8] = static_cast<char>(static_cast<unsigned char>(broken[bit / 8]) ^ (1u << (bit % 8)));
    EXPECT_FALSE(decoded(broken)) << bit;
  }
}

TEST(RunKeys, SayWhatDiffers) {
  const RunKey here{"f00d", "0.1.0", 7, "3 replications", {}};
  EXPECT_EQ(difference(here, here), "");
  RunKey there = here;
  there.fingerprint = "beef";
  there.seed = 8;
  EXPECT_EQ(difference(there, here), "another study, another seed (8, not 7)");
  there = here;
  there.headroom_version = "0.2.0";
  there.shard = {1, 2};
  EXPECT_EQ(difference(there, here), "another version (0.2.0, not 0.1.0), another shard (1/2, not 1/1)");
}

TEST(RunKeys, TellPlansApartByAllThatDecidesTheBlocks) {
  const ExperimentPlan fixed = plan_of(scenarios(), 30);
  ExperimentPlan bands = fixed, precise = fixed, renamed = fixed, selected = fixed;
  bands.keep = Keep::bands;
  precise.precision = PrecisionGoal{0.05, {"in_time", "utilisation"}, 10, 5, 200};
  renamed.scenarios = {{"baseline", "", {}, example::service()}, {"third", "", {}, example::service()}};
  selected.select = SelectionGoal{{"wait_first_mean", "gp", std::nullopt}, true, 0.5, 0.95};
  EXPECT_THAT(plan_text(fixed), testing::StartsWith("30 replications; keep replications; 2 scenarios ("));
  EXPECT_THAT(plan_text(bands), testing::StartsWith("30 replications; keep bands; "));
  EXPECT_THAT(plan_text(precise), HasSubstr("precision 0.05 of in_time and utilisation, at least 10, look "
                                            "ahead 5, at most 200; "));
  EXPECT_THAT(plan_text(selected),
              HasSubstr("select lowest wait_first_mean of gp within 0.5, confidence 0.95"));
  EXPECT_NE(plan_text(renamed), plan_text(fixed));
  EXPECT_EQ(plan_text(plan_of(scenarios(), 30)), plan_text(fixed));
}

TEST_F(Store, KeepsPartsWholeAndInOrder) {
  {
    const auto folder = PartFolder::open(path());
    ASSERT_TRUE(folder) << folder.error().message;
    EXPECT_EQ(folder->path(), path() + ".parts");
    folder->write("000001-0000000.part", "two");
    folder->write("000000-0000010.part", "one");
    EXPECT_EQ(folder->parts(), (std::vector<std::string>{"000000-0000010.part", "000001-0000000.part"}));
    EXPECT_EQ(folder->read("000001-0000000.part"), "two");
    EXPECT_EQ(folder->read("000002-0000000.part"), std::nullopt);
    EXPECT_EQ(folder->size_of("000001-0000000.part"), 3u);
    EXPECT_EQ(folder->size_of("000002-0000000.part"), 0u);
  }
  EXPECT_TRUE(fs::exists(path() + ".parts/000000-0000010.part"));
  { PartFolder::open(path())->clear(); }
  EXPECT_FALSE(fs::exists(path() + ".parts"));
}

TEST_F(Store, LetsOneRunHaveAFolder) {
  const auto folder = PartFolder::open(path());
  ASSERT_TRUE(folder);
  const auto other = PartFolder::open(path());
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().kind, NoFolder::Kind::failed);
  EXPECT_EQ(other.error().message,
            "another run is writing " + path() + " at this moment; wait for it, or name another --output");
}

TEST_F(Store, SaysWhereNoFolderCanBeMade) {
  const auto folder = PartFolder::open(path("none/r.h5"));
  ASSERT_FALSE(folder);
  EXPECT_THAT(folder.error().message,
              testing::MatchesRegex("cannot write in .*/none: No such file or directory"));
}

TEST_F(Store, FailsWithoutATraceWhereAPartCannotBeWritten) {
  const auto folder = PartFolder::open(path());
  ASSERT_TRUE(folder);
  fs::create_directory(path() + ".parts/a.part");  // a name that no file can take
  EXPECT_THROW(folder->write("a.part", "bytes"), StoreError);
  EXPECT_FALSE(fs::exists(path() + ".parts/a.part.tmp"));
  fs::remove(path() + ".parts/a.part");
}

TEST_F(Store, SetsPartsAsideInAFolderThatAnotherRunCanUse) {
  const auto folder = PartFolder::open(path());
  ASSERT_TRUE(folder);
  for (const char* name : {"000000-0000000.part", "000000-0000001.part", "000000-0000002.part"})
    folder->write(name, name);
  fs::create_directory(path() + ".parts.other-1");
  const std::string aside = folder->set_aside({"000000-0000000.part", "000000-0000002.part"});
  EXPECT_EQ(aside, path() + ".parts.other-2");
  EXPECT_EQ(folder->parts(), std::vector<std::string>{"000000-0000001.part"});
  fs::rename(aside, path("s.h5") + ".parts");
  const auto other = PartFolder::open(path("s.h5"));
  ASSERT_TRUE(other) << other.error().message;
  EXPECT_EQ(other->parts(), (std::vector<std::string>{"000000-0000000.part", "000000-0000002.part"}));
  EXPECT_EQ(other->read("000000-0000002.part"), "000000-0000002.part");
}

TEST_F(Store, KnowsItsOwnFilesByName) {
  for (const char* ours : {"000000-0000000.part", "123456-1234567.part", "1234567-12345678.part"})
    EXPECT_TRUE(is_part_name(ours)) << ours;
  for (const char* other :
       {"a.part", ".part", "00000-0000000.part", "000000-000000.part", "000000-0000000.part2",
        "000000_0000000.part", " 000000-0000000.part", "000000-0000000.part.tmp", "-.part"})
    EXPECT_FALSE(is_part_name(other)) << other;
  for (const char* ours : {"000000-0000000.part.tmp", "result.tmp", "headroom-parts.txt.tmp"})
    EXPECT_TRUE(is_temporary_name(ours)) << ours;
  for (const char* other : {"a.tmp", "a.part.tmp", ".tmp", "000000-0000000.part", "lock.tmp"})
    EXPECT_FALSE(is_temporary_name(other)) << other;
}

TEST_F(Store, UsesThePartsOfTheSameRunOnly) {
  const auto folder = PartFolder::open(path());
  ASSERT_TRUE(folder);
  const BlockShape shape = shape_of(8, 15);
  const auto part_of = [&](std::uint32_t first) {
    Part part = packed_part({7, first, 3}, shape);
    part.key = example_part().key;
    return part;
  };
  const auto put = [&](std::uint32_t first, const std::string& bytes) {
    folder->write(part_name({7, first, 3}), bytes);
  };
  put(0, encoded(part_of(0)));
  put(3, encoded(part_of(0)));  // under another block's name
  put(6, encoded(part_of(6)).substr(0, 100));
  Part part = part_of(9);
  part.key.seed = 1;
  put(9, encoded(part));
  PartStorage storage{*folder, {example_part().key, shape.axes, Keep::replications, 3}};
  const LeftParts left = left_in(*folder, {example_part().key, shape.axes, Keep::replications, 3});
  storage.take_over(left.usable, PartStorage::Left::used);
  ASSERT_EQ(left.usable.size(), 1u);
  EXPECT_EQ(part_name(left.usable[0]), "000007-0000000.part");
  EXPECT_EQ(left.damaged, (std::vector<std::string>{"000007-0000003.part", "000007-0000006.part"}));
  EXPECT_EQ(left.foreign, std::vector<std::string>{"000007-0000009.part"});
  EXPECT_EQ(left.foreign_because, "another seed (1, not 18446744073709551615)");
  const auto kept = storage.kept({7, 0, 3});
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->run, example_part().run);
  EXPECT_EQ(kept->stopping_figures.size(), 3u);
  for (std::uint32_t first : {3u, 6u, 9u, 12u}) EXPECT_FALSE(storage.kept({7, first, 3})) << first;
  EXPECT_EQ(storage.kept_count(), 1u);
  storage.take_over(left.usable, PartStorage::Left::replaced);
  EXPECT_FALSE(storage.kept({7, 0, 3})) << "it is simulated again";
  storage.take_over(left.usable, PartStorage::Left::used);
  folder->clear();
  EXPECT_FALSE(storage.kept({7, 0, 3})) << "it has gone";
  EXPECT_EQ(storage.kept_count(), 0u);
}

}  // namespace
}  // namespace headroom
