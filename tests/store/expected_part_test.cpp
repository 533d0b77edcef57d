// Only a part that a packer of the run could have made passes for one.

#include "store/parts/expected_part.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "store/stored.hpp"

namespace headroom {
namespace {

/// A block of the run as it is packed, with something changed.
bool is_packed_still(const std::function<void(Part&)>& change) {
  const BlockShape shape = shape_of(2, 9);
  Part part = packed_part({1, 3, 4}, shape);
  change(part);
  return is_as_packed(part, shape);
}

TEST(ExpectedPart, IsWhatTheBlockPackerMakes) {
  EXPECT_TRUE(is_packed_still([](Part&) {}));
}

TEST(ExpectedPart, IsWithinTheScalesOfItsRun) {
  const auto with_span = [](const BlockSpan& span) {
    return is_packed_still([&](Part& part) { part.block.span = span; });
  };
  EXPECT_FALSE(with_span({2, 3, 4})) << "a scenario too many";
  EXPECT_FALSE(with_span({1, 6, 4})) << "past the last replication";
  EXPECT_FALSE(with_span({1, 4'294'967'294u, 4})) << "round the end of the numbers";
  EXPECT_FALSE(with_span({1, 4, 4})) << "not where a piece begins";
  EXPECT_FALSE(with_span({1, 3, 0})) << "nothing";
}

TEST(ExpectedPart, HasEveryPieceOnceAndAsLongAsItShouldBe) {
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.chunks.pop_back(); }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.chunks[1] = part.block.chunks[0]; }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.chunks[0].dataset = 100'000; }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.chunks[0].first = 1; }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.chunks[0].first = 3'000'000'000u; }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.chunks[0].bytes.pop_back(); }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.chunks[0].bytes = part.block.chunks[60].bytes; }));
}

TEST(ExpectedPart, HasTheShapeOfOneBeforeItsPiecesAreUnpacked) {
  const BlockShape shape = shape_of(2, 9);
  Part part = packed_part({1, 3, 4}, shape);
  EXPECT_TRUE(has_shape(part, shape));
  part.block.chunks[0].bytes.back() ^= 1;
  EXPECT_TRUE(has_shape(part, shape));
  EXPECT_FALSE(is_as_packed(part, shape));
  part.block.chunks.erase(part.block.chunks.begin());
  EXPECT_FALSE(has_shape(part, shape));
}

// What the last dataset of all is, an earlier program did not write.
TEST(ExpectedPart, OfAnEarlierProgramMayLackTheDatasetsThatCameLater) {
  const BlockShape shape = shape_of(2, 9);
  const Part whole = packed_part({1, 3, 4}, shape);
  const auto without = [&](std::size_t dataset) {
    Part part = whole;
    std::erase_if(part.block.chunks, [&](const PackedChunk& chunk) { return chunk.dataset == dataset; });
    return part;
  };
  const std::size_t last = whole.block.chunks.back().dataset;
  EXPECT_TRUE(is_as_packed(without(last), shape, Lacks::what_came_later));
  EXPECT_FALSE(is_as_packed(without(last), shape));
  EXPECT_FALSE(is_as_packed(without(last - 1), shape, Lacks::what_came_later));
  EXPECT_FALSE(is_as_packed(without(0), shape, Lacks::what_came_later));
}

TEST(ExpectedPart, CountsAndWatchesItsOwnReplications) {
  EXPECT_FALSE(is_packed_still([](Part& part) { part.run.replications = 5; }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.stopping_figures.pop_back(); }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.stopping_figures.back().push_back(1); }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.below_minimum.has_rule.push_back(true); }));
  EXPECT_FALSE(is_packed_still([](Part& part) { part.block.below_minimum.counts.push_back(1); }));
}

}  // namespace
}  // namespace headroom
