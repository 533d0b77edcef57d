// A result gives any scenario in any order, in whichever way it was kept.

#include "store/result/result_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <numeric>

#include "results/comparison/comparison.hpp"
#include "results/comparison/week_bands.hpp"
#include "results/example.hpp"
#include "store/hdf5/attributes.hpp"
#include "store/hdf5/hdf5_handle.hpp"
#include "store/result/seal.hpp"
#include "store/stored.hpp"
#include "store/writing/pack.hpp"
#include "store/writing/result_writer.hpp"

namespace headroom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::uint32_t kReaderReplications = 5;
constexpr std::size_t kScenarios = 7;

/// A result of seven scenarios in a folder that is gone after the test.
class ResultReader : public testing::Test {
 protected:
  ResultReader() {
    std::string name = (fs::temp_directory_path() / "headroom-reader-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    write();
  }
  ~ResultReader() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path() const { return (folder_ / "r.h5").string(); }

  /// Replication k of scenario s leaves 100 s + k wards patients waiting; its first week begins with 10 k gp
  /// patients more.
  void write() const {
    std::vector<Scenario> all;
    for (std::size_t s = 0; s < kScenarios; ++s)
      all.push_back({"s" + std::to_string(s), "", {}, example::service()});
    const ExperimentPlan plan = plan_of(all, kReaderReplications);
    const Axes axes = axes_of(plan.scenarios, kReaderReplications);
    const std::uint32_t length = chunk_length(axes, Keep::replications);
    ResultWriter writer{path(),
                        {"0.1.0", "", "title: x\n", "f00d", 0xFFFF'FFFF'FFFF'FFFFu, "2026-11-22T00:00:00Z"},
                        axes,
                        Keep::replications,
                        length};
    for (const BlockSpan span : blocks_of(plan, axes)) {
      const Service& service = all[span.scenario].service;
      BlockPacker packer{span, axes, Keep::replications, length, service};
      for (std::uint32_t k = 1; k <= span.count; ++k) {
        Observations o = example::nothing_seen(service);
        const auto number = static_cast<std::uint32_t>(100 * span.scenario + span.first + k);
        o.totals.back().waiting_end = number;
        o.by_stream[o.at(StreamSeries::waiting, 0, 0)] = static_cast<float>(10 * number);
        Summary summary = summarise({o, service});
        packer.add({std::move(o), std::move(summary)});
      }
      writer.write(packer.finish(), kReaderReplications);
    }
    writer.finish();
  }

  /// Puts a dataset in, as the writer of such files does.
  template <class T>
  void add(const char* name, hid_t type, std::vector<hsize_t> lengths, const std::vector<T>& values) const {
    {
      const Handle file{H5Fopen(path().c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open"};
      if (H5Lexists(file.get(), name, H5P_DEFAULT) > 0)
        check(H5Ldelete(file.get(), name, H5P_DEFAULT), "delete");
      const Handle links{H5Pcreate(H5P_LINK_CREATE), H5Pclose, "make"};
      check(H5Pset_create_intermediate_group(links.get(), 1), "make groups");
      const Handle space{H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr),
                         H5Sclose, "make"};
      const Handle dataset{
          H5Dcreate2(file.get(), name, type, space.get(), links.get(), H5P_DEFAULT, H5P_DEFAULT), H5Dclose,
          "make"};
      check(H5Dwrite(dataset.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write");
    }
    append_seal(path());
  }
  void remove(const char* name) const {
    {
      const Handle file{H5Fopen(path().c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "open"};
      check(H5Ldelete(file.get(), name, H5P_DEFAULT), "delete");
    }
    append_seal(path());
  }

 private:
  fs::path folder_;
};

TEST_F(ResultReader, GivesAnyScenarioInAnyOrder) {
  const auto results = read_results(path());
  ASSERT_TRUE(results) << results.error().message;
  for (std::size_t s : {3u, 0u, 6u, 1u, 2u, 6u}) {
    const std::vector<double> waiting = results->read({"summary/waiting_end", {Along::stream}}, s);
    ASSERT_EQ(waiting.size(), kReaderReplications * 2);
    EXPECT_EQ(waiting[2 * 4 + 1], static_cast<double>(100 * s + 5)) << s;
  }
  EXPECT_TRUE(results->read({"summary/no_such_metric"}, 0).empty());
}

TEST_F(ResultReader, KnowsSeedsThatAreLargerThanSignedNumbers) {
  EXPECT_EQ(read_results(path())->files[0].seed, 0xFFFF'FFFF'FFFF'FFFFu);
}

TEST_F(ResultReader, GivesTheReplicationsThatWereRun) {
  add<std::uint32_t>("replications_run", H5T_NATIVE_UINT32, {kScenarios}, {5, 2, 3, 5, 5, 5, 1});
  const auto results = read_results(path());
  ASSERT_TRUE(results) << results.error().message;
  EXPECT_THAT(results->replications, ElementsAre(5, 2, 3, 5, 5, 5, 1));
  const Comparison c = compare(*results, {.metrics = {"waiting_end"}});
  EXPECT_EQ(c.figures[1].scenarios[1].level.mean, 101.5);  // 101 and 102
  EXPECT_EQ(c.figures[1].scenarios[1].change->difference.replications, 2u);
  EXPECT_EQ(c.figures[1].scenarios[6].level.replications, 1u);
  EXPECT_EQ(c.fewest_replications(), 1u);
}

TEST_F(ResultReader, ShowsTheDistributionByWeek) {
  const auto results = read_results(path());
  const WeekBands bands = week_bands(*results, "waiting", 0);
  ASSERT_EQ(bands.bands.size(), kScenarios);
  EXPECT_EQ(bands.bands[2].weeks[0][0], 2030);  // 2010 to 2050
  EXPECT_EQ(bands.bands[2].weeks[0][4], 2045);  // rank 6 x 0.75 = 4.5 of five
  EXPECT_EQ(bands.bands[2].weeks[1][0], 0);
}

TEST_F(ResultReader, ReadsWhatIsKeptAsBands) {
  remove("weekly/waiting");
  std::vector<float> numbers(kScenarios * 6 * 2 * 2);
  std::iota(numbers.begin(), numbers.end(), 0.0f);
  add("weekly_bands/waiting", H5T_NATIVE_FLOAT, {kScenarios, 6, 2, 2}, numbers);
  const auto results = read_results(path());
  ASSERT_TRUE(results) << results.error().message;
  const WeekBands bands = week_bands(*results, "waiting", 1);
  EXPECT_EQ(bands.bands[1].weeks[1], (WeekStatistics{27, 31, 35, 39, 43, 47}));  // 24 + 4 statistic + 3
}

TEST_F(ResultReader, ReadsHoursByCauseWhereTheFileHasThem) {
  EXPECT_THAT(read_results(path())->read({"hours/lost_sickness"}, 1), ElementsAre(0, 0, 0, 0, 0));
  std::vector<double> numbers(kScenarios * kReaderReplications * 3);
  std::iota(numbers.begin(), numbers.end(), 0.0);
  const std::vector<const char*> causes{"contracted", "delivered", "sickness"};
  const Handle text = utf8_type();
  add("cause", text.get(), {3}, causes);
  add("summary/hours_by_cause", H5T_NATIVE_DOUBLE, {kScenarios, kReaderReplications, 3}, numbers);
  const auto results = read_results(path());
  ASSERT_TRUE(results) << results.error().message;
  EXPECT_THAT(results->read({"hours/lost_sickness"}, 1), ElementsAre(17, 20, 23, 26, 29));  // 15 + 3 r + 2
  EXPECT_THAT(results->read({"hours/delivered_hours"}, 0), ElementsAre(1, 4, 7, 10, 13));
  EXPECT_THROW((void)results->read({"hours/bank"}, 0), StoreError);
}

TEST_F(ResultReader, SaysWhichFileHasADatasetOfTheWrongShape) {
  add<double>("summary/cost", H5T_NATIVE_DOUBLE, {2}, {1, 2});
  const auto results = read_results(path());
  ASSERT_TRUE(results);
  try {
    (void)results->read({"summary/cost"}, 0);
    FAIL() << "it was read";
  } catch (const StoreError& broken) {
    EXPECT_THAT(broken.what(), HasSubstr(path() + " is damaged or cannot be read: summary/cost has not the"));
  }
}

}  // namespace
}  // namespace headroom
