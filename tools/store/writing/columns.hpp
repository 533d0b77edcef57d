// The columns of a block: how the numbers of a replication are put where they stand in each dataset.
#pragma once

#include <cstdint>
#include <span>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "base/ensure.hpp"
#include "experiment/experiment.hpp"
#include "store/result/layout.hpp"

namespace headroom {

/// One dataset that is written block by block: where a scenario's numbers stand in it.
struct Column {
  std::size_t position = 0;  ///< in `block_datasets()`
  const Dataset* of = nullptr;
  Placing placing;
};
/// Of those of which so much is kept, in order.
[[nodiscard]] std::vector<Column> columns(const Axes& axes, const Positions& at, Keep keep, Kept kept);

/// For numbers that stand nowhere as they are, one replication at a time.
using NumberRoom = std::tuple<std::vector<float>, std::vector<double>, std::vector<std::uint32_t>>;

/// Calls `use` with what the replication has of the column, all of it.
template <class Use>
void take(const Column& column, const Replicated& replicated, NumberRoom& room, const Use& use) {
  const auto take_one = [&]<class T>(const Take<T>& numbers) {
    const std::span<const T> own = numbers(replicated, std::get<std::vector<T>>(room));
    ensure(own.size() == column.placing.own(), "observations hold every number of every dataset");
    use(own);
  };
  std::visit(take_one, column.of->take);
}

/// Puts what the replication has of the column into its row; the rest of the row stays as it is.
void place(const Column& column, const Replicated& replicated, NumberRoom& room, unsigned char* row);

/// Refuses observations of another scenario, or that lack something.
void ensure_complete(const Observations& observations, const Axes& axes, const Positions& at);

}  // namespace headroom
