// A file kept as bands says of each figure what counting its replications says.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/ensure.hpp"
#include "results/datasets/band_statistics.hpp"
#include "results/metrics/hours_by_cause.hpp"
#include "simulation/series.hpp"
#include "store/stored.hpp"

namespace headroom {
namespace {

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr std::uint32_t kBandedReplications = 23;
const std::vector<std::string> kStreams{"gp", "wards"}, kPosts{"lead", "new", "extra"};

/// Numbers below 1,000 that depend on where they stand, without a pattern: the mixing step of SplitMix64.
/// Source: Steele, Lea & Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
std::uint32_t number(std::size_t scenario, std::uint32_t replication, std::size_t at) {
  std::uint64_t z = (scenario * 1000 + replication) * 0x9e3779b97f4a7c15u + at * 0xd1b54a32d192ed03u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return static_cast<std::uint32_t>((z ^ (z >> 31)) % 1000);
}

/// Every number of every series is another one in every replication, but that what is contracted stays the
/// same, and that now and then no wait is known in a week. In the second, too few are on duty on day 5.
ReplicationResult varied(const Service& service, std::size_t scenario, std::uint32_t replication) {
  Observations o = example::nothing_seen(service);
  std::size_t at = 0;
  const auto next = [&] { return number(scenario, replication, at++); };
  for (float& value : o.by_stream) value = static_cast<float>(next() / 100);
  for (std::size_t i = o.at(StreamSeries::wait_first_p50, 0, 0); i < o.by_stream.size(); ++i) {
    if (next() % 3 == 0) o.by_stream[i] = kNothing;
  }
  for (std::size_t i = 0; i < o.by_post.size(); ++i) o.by_post[i] = static_cast<float>(next()) / 7;
  for (std::size_t i = 0; i < o.weeks * o.posts; ++i) o.by_post[i] = 37.5f;  // contracted comes first
  for (float& value : o.by_category) value = static_cast<float>(next()) / 11;
  for (auto* waits : {&o.waits_first, &o.waits_treatment, &o.waits_waiting_end}) {
    for (std::size_t i = 0; i < waits->size(); i += 97) (*waits)[i] = next();
  }
  for (PriorityTotals& totals : o.totals) totals.waiting_end = next();
  o.below_minimum.assign(14 * service.cover.minimum_on_duty.size(), 0);
  if (replication == 2 && !o.below_minimum.empty()) o.below_minimum[5] = 1;
  Summary summary = summarise({o, service});
  return {std::move(o), std::move(summary)};
}

/// At rank (n + 1) × probability of the values in order.
double percentile_of(std::vector<double> values, double probability) {
  std::sort(values.begin(), values.end());
  const double rank = static_cast<double>(values.size() + 1) * probability;
  const auto below = static_cast<std::size_t>(rank);
  if (below < 1) return values.front();
  if (below >= values.size()) return values.back();
  return values[below - 1] + (rank - static_cast<double>(below)) * (values[below] - values[below - 1]);
}

/// What the file should say of the values of one figure over replications.
void expect_bands(const std::vector<double>& bands, std::vector<double> values, const std::string& what) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  if (values.empty()) {
    for (double band : bands) EXPECT_TRUE(std::isnan(band)) << what;
    return;
  }
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  EXPECT_FLOAT_EQ(static_cast<float>(bands[0]), static_cast<float>(sum / static_cast<double>(values.size())))
      << what;
  for (std::size_t s = 1; s < kBandStatistics; ++s) {
    EXPECT_FLOAT_EQ(static_cast<float>(bands[s]),
                    static_cast<float>(percentile_of(values, kBandProbabilities[s - 1])))
        << what << ' ' << kBandStatisticNames[s];
  }
}

/// Position of a name among what the scenario has; its end where it lacks it.
template <class Things>
std::size_t own(const Things& things, const std::string& name) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const auto& t) { return t.name == name; });
  return static_cast<std::size_t>(found - things.begin());
}

class Bands : public Store {
 protected:
  Bands() {
    write(path(), plan_of(all_, kBandedReplications, Keep::bands), varied);
    for (std::size_t s = 0; s < all_.size(); ++s) {
      for (std::uint32_t r = 1; r <= kBandedReplications; ++r)
        seen_[s].push_back(varied(all_[s].service, s, r));
    }
  }

  using Value = std::function<double(const Observations&, std::size_t week, std::size_t own)>;
  /// One scenario and stream, post or category of one, every week: `own` is its position in the scenario.
  void expect_series(const Stored& file, std::size_t scenario, const std::vector<std::size_t>& cell,
                     std::size_t own, bool there, const Value& value, const std::string& what) const {
    for (std::size_t week = 0; week < 2; ++week) {
      std::vector<double> bands, values;
      for (std::size_t s = 0; s < kBandStatistics; ++s) {
        std::vector<std::size_t> position{scenario, s, week};
        position.insert(position.end(), cell.begin(), cell.end());
        bands.push_back(file.at(position));
      }
      for (const ReplicationResult& r : seen_[scenario]) {
        if (there) values.push_back(value(r.observations, week, own));
      }
      expect_bands(bands, values, what);
    }
  }

  const std::vector<Scenario> all_ = scenarios();
  std::array<std::vector<ReplicationResult>, 2> seen_;
};

TEST_F(Bands, OfStreamsAreThoseOfTheReplications) {
  for (std::size_t s = 0; s < kStreamSeries; ++s) {
    const auto series = static_cast<StreamSeries>(s);
    const std::string name{info(series).name};
    const Stored file = stored(path(), "weekly_bands/" + name);
    ASSERT_EQ(file.lengths, (std::vector<std::size_t>{2, kBandStatistics, 2, 2})) << name;
    const auto value = [&](const Observations& o, std::size_t week, std::size_t own) {
      return static_cast<double>(o.by_stream[o.at(series, week, own)]);
    };
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (std::size_t i = 0; i < kStreams.size(); ++i) {
        const std::vector<Stream>& streams = all_[scenario].service.streams;
        const std::size_t position = own(streams, kStreams[i]);
        expect_series(file, scenario, {i}, position, position < streams.size(), value,
                      name + ' ' + kStreams[i]);
      }
    }
  }
}

TEST_F(Bands, OfPostsAreThoseOfTheReplications) {
  for (std::size_t s = 0; s < kPostSeries; ++s) {
    const auto series = static_cast<PostSeries>(s);
    const std::string name{info(series).name};
    const Stored file = stored(path(), "weekly_bands/" + name);
    ASSERT_EQ(file.lengths, (std::vector<std::size_t>{2, kBandStatistics, 2, 3})) << name;
    const auto value = [&](const Observations& o, std::size_t week, std::size_t own) {
      return static_cast<double>(o.by_post[o.at(series, week, own)]);
    };
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (std::size_t i = 0; i < kPosts.size(); ++i) {
        const std::vector<Post>& posts = all_[scenario].service.posts;
        const std::size_t position = own(posts, kPosts[i]);
        expect_series(file, scenario, {i}, position, position < posts.size(), value, name + ' ' + kPosts[i]);
      }
    }
  }
}

TEST_F(Bands, OfCategoriesAreThoseOfTheReplications) {
  for (std::size_t s = 0; s < kCategorySeries; ++s) {
    const auto series = static_cast<CategorySeries>(s);
    const std::string name{info(series).name};
    const Stored file = stored(path(), "weekly_bands/" + name);
    ASSERT_EQ(file.lengths, (std::vector<std::size_t>{2, kBandStatistics, 2, 3, kCategories})) << name;
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (std::size_t i = 0; i < kPosts.size() * kCategories; ++i) {
        const std::vector<Post>& posts = all_[scenario].service.posts;
        const std::size_t position = own(posts, kPosts[i / kCategories]), category = i % kCategories;
        const auto value = [&](const Observations& o, std::size_t week, std::size_t own) {
          return static_cast<double>(o.by_category[o.at(series, week, own, category)]);
        };
        expect_series(file, scenario, {i / kCategories, category}, position, position < posts.size(), value,
                      name + ' ' + kPosts[i / kCategories]);
      }
    }
  }
}

TEST_F(Bands, GoWithWaitsSummedOverReplications) {
  const std::vector<std::pair<const char*, std::vector<std::uint32_t> Observations::*>> datasets{
      {"first", &Observations::waits_first},
      {"treatment", &Observations::waits_treatment},
      {"waiting_end", &Observations::waits_waiting_end}};
  for (const auto& [name, member] : datasets) {
    const Stored file = stored(path(), std::string{"waits/"} + name);
    ASSERT_EQ(file.lengths, (std::vector<std::size_t>{2, 2, 2, kWaitDays})) << name;
    std::vector<double> expected(file.values.size(), 0);
    // The priorities of the scenario in a row, and where they stand: stream x 2 + priority.
    const std::array<std::vector<std::size_t>, 2> rows{{{0, 1, 2}, {0, 1}}};
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (const ReplicationResult& r : seen_[scenario]) {
        for (std::size_t i = 0; i < rows[scenario].size() * kWaitDays; ++i) {
          const std::size_t row = scenario * 4 + rows[scenario][i / kWaitDays];
          expected[row * kWaitDays + i % kWaitDays] += (r.observations.*member)[i];
        }
      }
    }
    EXPECT_EQ(file.values, expected) << name;
  }
}

TEST_F(Bands, LeaveWhatIsKeptOfEveryReplicationAsItIs) {
  write(path("all.h5"), plan_of(all_, kBandedReplications), varied);
  const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  for (const DatasetLayout& layout : block_datasets(axes_of(all_, kBandedReplications), Keep::bands)) {
    if (layout.group != "summary") continue;
    const Stored banded = stored(path(), "summary/" + layout.name);
    const Stored whole = stored(path("all.h5"), "summary/" + layout.name);
    EXPECT_EQ(banded.lengths, whole.lengths) << layout.name;
    EXPECT_TRUE(std::equal(banded.values.begin(), banded.values.end(), whole.values.begin(), same))
        << layout.name;
  }
}

TEST_F(Bands, KeepTheHoursThatTheWeeksOfEveryReplicationSumUpTo) {
  write(path("all.h5"), plan_of(all_, kBandedReplications), varied);
  const Stored hours = stored(path(), "summary/hours_by_cause");
  ASSERT_EQ(hours.lengths, (std::vector<std::size_t>{2, kBandedReplications, kHoursCauses}));
  const auto causes = named_hours();
  for (std::size_t c = 0; c < causes.size(); ++c) {
    if (causes[c].name == kNotPlanned) continue;  // of no post here, and of no series of its own
    const Stored weeks = stored(path("all.h5"), "weekly/" + std::string{causes[c].series});
    const std::size_t rows = 2 * kBandedReplications, each = weeks.values.size() / rows;
    for (std::size_t row = 0; row < rows; ++row) {
      double sum = 0;
      for (std::size_t i = row * each; i < (row + 1) * each; ++i) {
        if (!std::isnan(weeks.values[i])) sum += weeks.values[i];
      }
      EXPECT_NEAR(hours.values[row * kHoursCauses + c], sum, 1e-9 * sum) << causes[c].name << ' ' << row;
      EXPECT_GT(sum, 0);
    }
  }
}

TEST_F(Bands, HaveNoSeriesByReplication) {
  const Handle file{H5Fopen(path().c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open"};
  EXPECT_EQ(H5Lexists(file.get(), "weekly", H5P_DEFAULT), 0);
  EXPECT_EQ(H5Lexists(file.get(), "waits/replication", H5P_DEFAULT), 0);
  EXPECT_GT(H5Lexists(file.get(), "weekly_bands/statistic", H5P_DEFAULT), 0);
}

TEST_F(Bands, HaveTheSameBytesTwice) {
  write(path("again.h5"), plan_of(all_, kBandedReplications, Keep::bands), varied);
  EXPECT_EQ(bytes(path()), bytes(path("again.h5")));
}

TEST_F(Bands, AreOverAWholeScenario) {
  const Axes axes = axes_of(all_, 20);
  EXPECT_THROW((BlockPacker{{0, 10, 10}, axes, Keep::bands, 10, all_[0].service}), BrokenPromise);
}

/// Where precision decides, how far a scenario is run is found out on the way: here at most 200, and so
/// chunks of 10, of which the baseline takes 13 and the other 4.
TEST_F(Store, HoldsScenariosOfDifferentLengths) {
  const std::vector<Scenario> all = scenarios();
  for (Keep keep : {Keep::replications, Keep::bands}) {
    ExperimentPlan plan = plan_of(all, 0, keep);
    plan.precision = PrecisionGoal{.of = {"waiting_end"}, .at_most = 200};
    write(path(), plan, varied, {13, 4});
    const Stored waiting = stored(path(), "summary/waiting_end");
    ASSERT_EQ(waiting.lengths, (std::vector<std::size_t>{2, 13, 2}));
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (std::uint32_t r = 1; r <= 13; ++r) {
        const double in_file = waiting.at({scenario, r - 1, 0});
        if (scenario == 1 && r > 4) {
          EXPECT_TRUE(std::isnan(in_file)) << r;
          continue;
        }
        const ReplicationResult result = varied(all[scenario].service, scenario, r);
        const std::vector<PriorityTotals>& totals = result.observations.totals;
        EXPECT_EQ(in_file, static_cast<double>(totals[0].waiting_end + totals[1].waiting_end)) << r;
      }
    }
  }
}

/// A chunk may be longer than what there is.
TEST_F(Store, HoldsFewerReplicationsThanAChunkTakes) {
  ExperimentPlan plan = plan_of(scenarios(), 0);
  plan.precision = PrecisionGoal{.of = {"waiting_end"}, .at_least = 2, .at_most = 200};
  write(path(), plan, varied, {2, 2});
  EXPECT_EQ(stored(path(), "weekly/bank").lengths, (std::vector<std::size_t>{2, 2, 2, 3}));
  EXPECT_EQ(stored(path(), "waits/first").lengths, (std::vector<std::size_t>{2, 2, 2, 2, kWaitDays}));
}

/// Below minimum: the share of the scenario's own replications.
TEST_F(Store, CountsDaysBelowMinimumAmongTheScenariosOwnReplications) {
  std::vector<Scenario> all = scenarios();
  for (Scenario& scenario : all) scenario.service.cover.minimum_on_duty = {{RoleId{0}, std::nullopt, 2}};
  ExperimentPlan plan = plan_of(all, 0);
  plan.precision = PrecisionGoal{.of = {"waiting_end"}, .at_most = 200};
  write(path(), plan, varied, {12, 4});
  const Stored below = stored(path(), "daily/below_minimum");
  EXPECT_FLOAT_EQ(static_cast<float>(below.at({0, 5, 0})), 1.0f / 12);
  EXPECT_FLOAT_EQ(static_cast<float>(below.at({1, 5, 0})), 1.0f / 4);
  EXPECT_EQ(below.at({1, 6, 0}), 0);
}

}  // namespace
}  // namespace headroom
