// What is written to a result is read back, and every truncation or wrong byte is found.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/ensure.hpp"
#include "base/sha256.hpp"
#include "store/commit_sealed.hpp"
#include "store/result/digest.hpp"
#include "store/result/seal.hpp"
#include "store/stored.hpp"
#include "store/whole_result.hpp"

namespace headroom {
namespace {

using testing::HasSubstr;

/// Values that say where they come from: 100 x scenario + replication, from 1.
ReplicationResult marked(const Service& service, std::size_t scenario, std::uint32_t replication) {
  Observations o = example::nothing_seen(service);
  const auto mark = static_cast<std::uint32_t>(100 * scenario + replication);
  o.totals.back().waiting_end = mark;
  o.by_post[o.at(PostSeries::lost_sickness, 1, o.posts - 1)] = static_cast<float>(mark);
  o.by_post[o.at(PostSeries::lost_sickness, 0, 0)] = 0.5f;
  o.waits_first[o.waits_first.size() - 1] = mark;
  Summary summary = summarise({o, service});
  return {std::move(o), std::move(summary)};
}

void write(const std::string& path, std::uint32_t replications) {
  write(path, plan_of(scenarios(), replications), marked);
}

void overwrite(const std::string& path, const std::string& text) {
  std::ofstream{path, std::ios::binary | std::ios::trunc} << text;
}

// 47 replications make blocks of 3, the last of them short.
TEST_F(Store, GivesBackWhatWasWritten) {
  write(path(), 47);
  const auto samples = read_samples(path());
  ASSERT_TRUE(samples) << samples.error().message;
  EXPECT_EQ(samples->title, "Übung");
  EXPECT_EQ(samples->scenarios, (std::vector<std::string>{"baseline", "other"}));
  EXPECT_EQ(samples->streams, (std::vector<std::string>{"gp", "wards"}));
  EXPECT_EQ(samples->priorities, (std::vector<std::string>{"urgent", "routine"}));
  EXPECT_EQ(samples->replications, 47u);
  EXPECT_EQ(samples->start, (Date{2026, 4, 1}));
  EXPECT_EQ(samples->weeks, 2u);
  const std::vector<double>& waiting = samples->values.at("summary/waiting_end");
  const std::vector<double>& by_priority = samples->values.at("summary/waiting_end_by_priority");
  const std::vector<double>& sick = samples->values.at("hours/lost_sickness");
  for (std::size_t r = 0; r < 47; ++r) {
    const auto mark = static_cast<double>(r + 1);
    EXPECT_EQ(waiting[r * 2 + 1], mark);           // wards, the baseline's last priority
    EXPECT_EQ(waiting[(47 + r) * 2], 100 + mark);  // gp, the other's
    EXPECT_EQ(by_priority[r * 4 + 2], mark);
    EXPECT_EQ(by_priority[(47 + r) * 4 + 1], 100 + mark);
    EXPECT_EQ(sick[r], mark + 0.5);
    EXPECT_EQ(sick[47 + r], 100 + mark + 0.5);
  }
}

TEST_F(Store, LeavesWhatAScenarioLacksUndefined) {
  write(path(), 3);
  const auto samples = read_samples(path());
  ASSERT_TRUE(samples) << samples.error().message;
  const std::vector<double>& waiting = samples->values.at("summary/waiting_end");
  const std::vector<double>& by_priority = samples->values.at("summary/waiting_end_by_priority");
  for (std::size_t r = 0; r < 3; ++r) {
    EXPECT_TRUE(std::isnan(waiting[(3 + r) * 2 + 1]));  // the other has no wards
    EXPECT_TRUE(std::isnan(by_priority[r * 4 + 3]));    // wards have no routine
    EXPECT_FALSE(std::isnan(by_priority[r * 4 + 2]));
  }
}

TEST_F(Store, WritesTheSameBytesTwice) {
  write(path("a.h5"), 21);
  write(path("b.h5"), 21);
  EXPECT_EQ(bytes(path("a.h5")), bytes(path("b.h5")));
}

TEST_F(Store, SaysThatThereIsNoSuchFile) {
  const auto samples = read_samples(path("none.h5"));
  ASSERT_FALSE(samples);
  EXPECT_EQ(samples.error().kind, ReadFailure::Kind::wrong_input);
  EXPECT_EQ(samples.error().message, path("none.h5") + ": no such file");
}

TEST_F(Store, RefusesAFileOfAnotherKind) {
  overwrite(path(), "headroom: 1\ntitle: a study, not a result\n");
  const auto samples = read_samples(path());
  ASSERT_FALSE(samples);
  EXPECT_EQ(samples.error().kind, ReadFailure::Kind::wrong_input);
  EXPECT_EQ(samples.error().message, path() + " is not a result of headroom run (it is not an HDF5 file)");
}

TEST_F(Store, RefusesAnotherProgramsHdf5File) {
  {
    const Handle file{H5Fcreate(path().c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose, "create"};
  }
  const auto samples = read_samples(path());
  ASSERT_FALSE(samples);
  EXPECT_EQ(samples.error().kind, ReadFailure::Kind::wrong_input);
  EXPECT_EQ(samples.error().message, path() + " is an HDF5 file, but not a result of headroom run");
}

TEST_F(Store, RefusesAnUnfinishedResult) {
  { const ResultWriter writer{path(), kProvenance, axes_of(scenarios(), 3), Keep::replications, 1}; }
  const auto samples = read_samples(path());
  ASSERT_FALSE(samples);
  EXPECT_EQ(samples.error().kind, ReadFailure::Kind::wrong_input);
  EXPECT_THAT(samples.error().message, HasSubstr("is not complete"));
}

TEST_F(Store, FindsEveryTruncationDamaged) {
  write(path(), 21);
  const std::string whole = bytes(path());
  for (std::size_t kept :
       {whole.size() - 1, whole.size() / 2, whole.size() / 10, std::size_t{100}, std::size_t{8}}) {
    overwrite(path(), whole.substr(0, kept));
    const auto samples = read_samples(path());
    ASSERT_FALSE(samples) << kept;
    EXPECT_EQ(samples.error().kind, ReadFailure::Kind::damaged) << kept;
    EXPECT_THAT(samples.error().message, HasSubstr(path() + " is damaged or cannot be read: ")) << kept;
  }
}

TEST_F(Store, FindsWrongBytesAnywhere) {
  write(path(), 5);
  const std::string whole = bytes(path());
  int refused = 0, broken_files = 0;
  for (std::size_t at = 8; at < whole.size(); at += whole.size() / 150) {
    std::string broken = whole;
    for (std::size_t i = at; i < std::min(at + 16, whole.size()); ++i) broken[i] = static_cast<char>(0xA5);
    overwrite(path(), broken);
    ++broken_files;
    const auto samples = read_samples(path());
    if (!samples && samples.error().kind == ReadFailure::Kind::damaged) ++refused;
  }
  EXPECT_EQ(refused, broken_files);
}

// Seven replications in chunks of three.
TEST(BlockPacker, PacksAChunkAsSoonAsItIsFull) {
  const std::vector<Scenario> all = scenarios();
  const Axes axes = axes_of(all, 7);
  BlockPacker packer{{1, 0, 100}, axes, Keep::replications, 3, all[1].service};
  for (std::uint32_t k = 1; k <= 7; ++k) packer.add(marked(all[1].service, 1, k));
  const PackedBlock block = packer.finish();
  EXPECT_EQ(block.span, (BlockSpan{1, 0, 7}));
  const std::size_t datasets = block_datasets(axes, Keep::replications).size();
  ASSERT_EQ(block.chunks.size(), 3 * datasets);
  for (std::size_t c = 0; c < block.chunks.size(); ++c) {
    EXPECT_EQ(block.chunks[c].dataset, c % datasets);
    EXPECT_EQ(block.chunks[c].first, 3 * (c / datasets));
  }
}

/// The baseline uses no protected time and has no minimum; the other takes lead's protected time and has a
/// minimum for its second role, in two rules.
std::vector<Scenario> covered_scenarios() {
  std::vector<Scenario> all = scenarios();
  Service& other = all[1].service;
  other.cover.order = {CoverBy::protected_time};
  other.posts.resize(1);
  other.posts[0].activities = {{"audit", Category::spa, Hours{1}, Pillar::education, Protection::soft}};
  other.roles.push_back("support");
  other.cover.minimum_on_duty = {{RoleId{1}, std::nullopt, 2}, {RoleId{1}, SiteId{0}, 1}};
  return all;
}

/// In replication k the audit loses k hours, and the rest of AR half an hour; support is below minimum on day
/// 3 by the first rule where k is even, by the second where it is a multiple of 3.
ReplicationResult covered(const Service& service, std::uint32_t k) {
  Observations o = example::nothing_seen(service);
  if (!service.cover.minimum_on_duty.empty()) {
    o.protected_uses = {
        {PostId{0}, Category::spa, 0, ProtectedUseReason::sickness, 60 * static_cast<std::int64_t>(k)},
        {PostId{0}, Category::ar, std::nullopt, ProtectedUseReason::sickness, 30}};
    o.below_minimum.assign(14 * 2, 0);
    o.below_minimum[3 * 2] = k % 2 == 0 ? 1 : 0;
    o.below_minimum[3 * 2 + 1] = k % 3 == 0 ? 1 : 0;
  }
  o.by_category[o.at(CategorySeries::planned_hours, 0, 0, 2)] = static_cast<float>(k);
  o.by_category[o.at(CategorySeries::delivered_hours, 1, 0, 2)] = 2;
  Summary summary = summarise({o, service});
  return {std::move(o), std::move(summary)};
}

void write_covered(const std::string& path, std::uint32_t replications) {
  write(path, plan_of(covered_scenarios(), replications),
        [](const Service& service, std::size_t, std::uint32_t k) { return covered(service, k); });
}

// Of 1 to 47, 23 are even, 15 multiples of 3, 7 of both: 31 are below by either rule.
TEST_F(Store, AddsUpDaysBelowMinimumOverTheBlocksOfAScenario) {
  write_covered(path(), 47);
  const auto samples = read_samples(path());
  ASSERT_TRUE(samples) << samples.error().message;
  EXPECT_EQ(samples->roles, (std::vector<std::string>{"orthotist", "support"}));
  const std::vector<double>& below = samples->values.at("daily/below_minimum");
  ASSERT_EQ(below.size(), 2u * 14 * 2);
  for (std::size_t day = 0; day < 14; ++day) {
    EXPECT_TRUE(std::isnan(below[day * 2 + 1])) << "the baseline has no rule";
    EXPECT_TRUE(std::isnan(below[(14 + day) * 2])) << "orthotists have no rule";
    EXPECT_FLOAT_EQ(static_cast<float>(below[(14 + day) * 2 + 1]), day == 3 ? 31.0f / 47 : 0.0f) << day;
  }
}

TEST_F(Store, HoldsProtectedTimeUsedByActivity) {
  write_covered(path(), 47);
  const auto samples = read_samples(path());
  ASSERT_TRUE(samples) << samples.error().message;
  EXPECT_EQ(samples->activities,
            (std::vector<std::string>{"lead/spa/-/-", "lead/spa/audit/education", "lead/ar/-/-"}));
  EXPECT_EQ(samples->reasons, (std::vector<std::string>{"sickness"}));
  for (std::size_t r = 0; r < 47; ++r) {
    for (std::size_t a = 0; a < 3; ++a)
      EXPECT_TRUE(std::isnan(samples->values.at("summary/protected_hours_used_by_activity")[r * 3 + a]));
    EXPECT_EQ(samples->values.at("summary/protected_hours_used_by_activity")[(47 + r) * 3], 0);
    EXPECT_EQ(samples->values.at("summary/protected_hours_used_by_activity")[(47 + r) * 3 + 1],
              static_cast<double>(r + 1));
    EXPECT_EQ(samples->values.at("summary/protected_hours_used_by_activity")[(47 + r) * 3 + 2], 0.5);
    EXPECT_EQ(samples->values.at("summary/planned_hours_by_category")[r * 4 + 2], static_cast<double>(r + 1));
    EXPECT_EQ(samples->values.at("summary/delivered_hours_by_category")[(47 + r) * 4 + 2], 2);
    EXPECT_EQ(samples->values.at("hours/delivered_hours")[r], 2);
  }
}

TEST_F(Store, LeavesActivitiesOutWhereNoCoverMayUseThem) {
  write(path(), 3);
  const auto samples = read_samples(path());
  ASSERT_TRUE(samples) << samples.error().message;
  EXPECT_TRUE(samples->activities.empty());
  EXPECT_TRUE(samples->values.at("summary/protected_hours_used_by_activity").empty());
  const Handle file{H5Fopen(path().c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open"};
  for (const char* name :
       {"activity", "reason", "summary/activity", "summary/protected_hours_used_by_activity"}) {
    EXPECT_EQ(H5Lexists(file.get(), name, H5P_DEFAULT), 0) << name;
  }
}

TEST_F(Store, RefusesUseOfTimeThatNoCoverMayTake) {
  const std::vector<Scenario> all = covered_scenarios();
  const Axes axes = axes_of(all, 1);
  BlockPacker packer{{1, 0, 1}, axes, Keep::replications, 1, all[1].service};
  ReplicationResult result = covered(all[1].service, 1);
  result.observations.protected_uses[0].category = Category::ed;
  EXPECT_THROW(packer.add(result), BrokenPromise);
}

TEST_F(Store, ReadsAResultOfAnEarlierVersionWithoutWhatWasAddedSince) {
  write_covered(path(), 3);
  {
    const Handle file{H5Fopen(path().c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open"};
    for (const char* name : {"summary/covered_by_bank", "summary/planned_hours_by_category",
                             "summary/delivered_hours_by_category",
                             "summary/protected_hours_used_by_activity", "summary/hours_by_cause", "cause"}) {
      ASSERT_GE(H5Ldelete(file.get(), name, H5P_DEFAULT), 0);
    }
  }
  append_seal(path());
  const auto samples = read_samples(path());
  ASSERT_TRUE(samples) << samples.error().message;
  EXPECT_TRUE(samples->values.at("summary/covered_by_bank").empty());
  EXPECT_EQ(samples->values.at("summary/bank_hours")[0], 0);
  EXPECT_TRUE(samples->values.at("summary/planned_hours_by_category").empty());
  EXPECT_TRUE(samples->values.at("summary/protected_hours_used_by_activity").empty());
  EXPECT_EQ(samples->values.at("hours/delivered_hours")[0], 2);  // summed up from the weeks
}

TEST_F(Store, GivesBackTheHoursOfAResultThatIsKeptAsBands) {
  write(path(), plan_of(scenarios(), 47, Keep::bands), marked);
  const auto samples = read_samples(path());
  ASSERT_TRUE(samples) << samples.error().message;
  for (std::size_t r = 0; r < 47; ++r) {
    EXPECT_EQ(samples->values.at("summary/waiting_end")[r * 2 + 1], static_cast<double>(r + 1));
    EXPECT_EQ(samples->values.at("hours/lost_sickness")[r], static_cast<double>(r + 1) + 0.5);
    EXPECT_EQ(samples->values.at("hours/contracted")[r], 0);
  }
}

TEST_F(Store, SealsNothingThatItCannotReadBack) {
  // A folder opens, and every read of it fails.
  EXPECT_THROW(append_seal("/tmp"), FileFailure);
  EXPECT_THROW((void)examine_seal("/tmp"), FileFailure);
  EXPECT_THROW(append_seal(path("none.h5")), FileFailure);
  EXPECT_EQ(examine_seal(path("none.h5")), Seal::missing);
}

TEST_F(Store, GivesAResultItsNameOnlyWhenItReadsBackRight) {
  overwrite(path(), "an earlier result");
  const auto commit = [&](Sealed what, const auto& spoil) {
    auto file = AtomicFile::create(path());
    write_covered(file->temporary(), 3);
    spoil(file->temporary());
    commit_sealed(*file, what);
  };
  const auto change = [](const std::string& at) {
    std::fstream file{at, std::ios::binary | std::ios::in | std::ios::out};
    file.seekp(5000);
    file.put('x');
  };
  const auto cut = [](const std::string& at) { fs::resize_file(at, fs::file_size(at) - 1); };
  const auto empty = [](const std::string& at) { fs::resize_file(at, 0); };
  const auto remove = [](const std::string& at) { fs::remove(at); };
  const auto leave = [](const std::string&) {};
  EXPECT_THROW(commit(Sealed::result, change), StoreError);
  EXPECT_THROW(commit(Sealed::result, cut), StoreError);
  EXPECT_THROW(commit(Sealed::result, empty), StoreError);
  EXPECT_THROW(commit(Sealed::result, remove), StoreError);
  EXPECT_THROW(commit(Sealed::shard, leave), StoreError) << "it is a result";
  std::ifstream earlier{path()};
  EXPECT_EQ((std::string{std::istreambuf_iterator<char>{earlier}, {}}), "an earlier result");
  commit(Sealed::result, leave);
  EXPECT_TRUE(read_results(path()));
}

TEST(Digest, AgreesWithTheStandardsExample) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, IsThatOfOurOwnByHand) {
  const auto own = [](std::string_view bytes) {
    PlainSha256 digest;
    digest.add(bytes);
    std::string text;
    for (const unsigned char byte : digest.digest()) {
      text += "0123456789abcdef"[byte >> 4];
      text += "0123456789abcdef"[byte & 15];
    }
    return text;
  };
  std::string bytes;
  for (int length = 0; length < 700; ++length) {
    EXPECT_EQ(sha256(bytes), own(bytes)) << length;
    bytes += static_cast<char>(length * 37 % 251);
  }
}

TEST(CreationTime, HonoursSourceDateEpoch) {
  ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1);
  EXPECT_EQ(creation_time(), "2026-01-01T00:00:00Z");
  ::unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_GT(creation_time(), "2026-01-01T00:00:00Z");
}

}  // namespace
}  // namespace headroom
