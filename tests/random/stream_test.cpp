// Draws depend on their key alone, are uniform, and never share one.

#include "random/stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace headroom {
namespace {

using Words = std::vector<std::uint64_t>;

Words first_words(ReplicationDraws::Generator generator, std::size_t count) {
  Words words;
  for (std::size_t i = 0; i < count; ++i) words.push_back(generator());
  return words;
}

TEST(ReplicationDraws, GiveTheSameNumbersInWhateverOrderTheyAreAskedFor) {
  const ReplicationDraws draws{1, 1};
  std::map<std::uint64_t, Words> forwards, backwards;
  for (std::uint64_t k = 0; k < 100; ++k) {
    forwards[k] = first_words(draws.generator(Purpose::route, Entity{k % 7}, k), 5);
  }
  const ReplicationDraws again{1, 1};
  for (std::uint64_t k = 100; k-- > 0;) {
    auto other = again.generator(Purpose::delay, Entity{k}, k);  // draws of others in between change nothing
    for (int i = 0; i < 3; ++i) other();
    backwards[k] = first_words(again.generator(Purpose::route, Entity{k % 7}, k), 5);
  }
  EXPECT_EQ(forwards, backwards);
}

TEST(ReplicationDraws, ContinueAcrossBlocksWithoutRepeating) {
  const auto words = first_words(ReplicationDraws{1, 1}.generator(Purpose::sickness, Entity{3}, 9), 10'000);
  EXPECT_EQ(std::set<std::uint64_t>(words.begin(), words.end()).size(), words.size());
}

TEST(ReplicationDraws, DifferForEverySeedReplicationPurposeEntityAndOccurrence) {
  std::set<std::uint64_t> seen;
  std::size_t asked = 0;
  const auto ask = [&](std::uint64_t seed, std::uint32_t replication, Purpose purpose, std::uint64_t who,
                       std::uint64_t occurrence) {
    const auto words =
        first_words(ReplicationDraws{seed, replication}.generator(purpose, Entity{who}, occurrence), 4);
    seen.insert(words.begin(), words.end());
    asked += words.size();
  };
  for (std::uint64_t seed : {0u, 1u, 2u}) {
    for (std::uint32_t replication : {0u, 1u, 2u, 100u}) {
      for (int purpose = 1; purpose <= 12; ++purpose) {
        for (std::uint64_t who : {0u, 1u, 2u}) {
          for (std::uint64_t occurrence : {0ull, 1ull, 2ull, (1ull << 40) - 1}) {
            ask(seed, replication, static_cast<Purpose>(purpose), who, occurrence);
          }
        }
      }
    }
  }
  EXPECT_EQ(seen.size(), asked);
}

TEST(ReplicationDraws, KeepTheNumbersThatResultsAreMadeOf) {  // a change here changes every published result
  const ReplicationDraws draws{1, 1};
  const std::uint64_t key = mixed(mixed(1 + 0x9E3779B97F4A7C15u) ^ (1 + 0x632BE59BD9B4E019u));
  const auto block = Philox::block(5, (std::uint64_t{4} << 56) | (7u << 16), key);
  auto generator = draws.generator(Purpose::route, Entity{5}, 7);
  EXPECT_EQ(generator(), block[1]);
  EXPECT_EQ(generator(), block[0]);
  EXPECT_EQ(generator(), Philox::block(5, ((std::uint64_t{4} << 56) | (7u << 16)) + 1, key)[1]);
}

TEST(ReplicationDraws, AreUniform) {
  const ReplicationDraws draws{2026, 3};
  constexpr int kDraws = 200'000, kBins = 100;
  std::vector<int> counts(kBins);
  double sum = 0;
  for (std::uint64_t k = 0; k < kDraws; ++k) {
    const double u = draws.uniform(Purpose::attendance, Entity{k}, 0);
    ASSERT_TRUE(u >= 0 && u < 1);
    ++counts[static_cast<std::size_t>(u * kBins)];
    sum += u;
  }
  EXPECT_LT(std::abs(sum / kDraws - 0.5) / std::sqrt(1.0 / 12 / kDraws), 3.5);
  double chi_squared = 0;
  for (int count : counts) chi_squared += std::pow(count - kDraws / kBins, 2) * kBins / kDraws;
  EXPECT_LT(std::abs(chi_squared - (kBins - 1)) / std::sqrt(2.0 * (kBins - 1)), 3.5);
}

TEST(ReplicationDraws, AreNotCorrelatedBetweenNeighbours) {
  const ReplicationDraws draws{2026, 3}, next{2026, 4};
  constexpr int kDraws = 100'000;
  double by_entity = 0, by_occurrence = 0, by_purpose = 0, by_replication = 0;
  for (std::uint64_t k = 0; k < kDraws; ++k) {
    const double u = draws.uniform(Purpose::route, Entity{2 * k}, 0) - 0.5;
    by_entity += u * (draws.uniform(Purpose::route, Entity{2 * k + 1}, 0) - 0.5);
    by_occurrence += u * (draws.uniform(Purpose::route, Entity{2 * k}, 1) - 0.5);
    by_purpose += u * (draws.uniform(Purpose::delay, Entity{2 * k}, 0) - 0.5);
    by_replication += u * (next.uniform(Purpose::route, Entity{2 * k}, 0) - 0.5);
  }
  const double standard_error = std::sqrt(1.0 / 144 * kDraws);  // of a sum of products of centred uniforms
  for (double sum : {by_entity, by_occurrence, by_purpose, by_replication}) {
    EXPECT_LT(std::abs(sum) / standard_error, 3.5);
  }
}

TEST(Entities, OfOneNameNeverShareAKey) {
  std::set<Entity> seen;
  const std::uint64_t name = name_key("gp");
  std::size_t asked = 0;
  for (std::uint32_t a : {0u, 1u, 2u, 1000u, 0xffffffffu}) {
    for (std::uint32_t b = 0; b < 5'000; ++b, ++asked) seen.insert(entity(name, a, b));
    seen.insert(entity(name, a, 0xffffffffu)), ++asked;
  }
  EXPECT_EQ(seen.size(), asked);
}

TEST(Entities, OfManyNamesDoNotShareKeys) {
  std::set<Entity> seen;
  std::size_t asked = 0;
  for (int i = 0; i < 300; ++i) {
    for (const char* stem : {"gp", "band-", "lead"}) {
      const std::uint64_t name = name_key(stem + std::to_string(i));
      for (std::uint32_t a = 0; a < 10; ++a) {
        for (std::uint32_t b = 0; b < 10; ++b, ++asked) seen.insert(entity(name, a, b));
      }
    }
  }
  EXPECT_EQ(seen.size(), asked);
  EXPECT_NE(name_key(""), name_key("a"));
  EXPECT_NE(name_key("ab"), name_key("ba"));
}

}  // namespace
}  // namespace headroom
