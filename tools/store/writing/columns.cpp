// One column a dataset, in the order of the layout, undefined where the scenario lacks something.

#include "store/writing/columns.hpp"

#include <cstddef>

namespace headroom {

std::vector<Column> columns(const Axes& axes, const Positions& at, Keep keep, Kept kept) {
  std::vector<Column> all;
  const std::vector<DatasetLayout> layouts = block_datasets(axes, keep);
  for (std::size_t position = 0; position < layouts.size(); ++position) {
    const Dataset& dataset = *layouts[position].of;
    if (dataset.kept(keep) == kept) all.push_back({position, &dataset, placing(dataset, axes, at)});
  }
  return all;
}

void place(const Column& column, const Replicated& replicated, NumberRoom& room, unsigned char* row) {
  take(column, replicated, room, [&]<class T>(std::span<const T> own) {
    spread(column.placing, own.data(), reinterpret_cast<T*>(row));
  });
}

void ensure_complete(const Observations& o, const Axes& axes, const Positions& at) {
  ensure(o.weeks == axes.weeks && o.streams == at.streams.size() && o.posts == at.posts.size(),
         "observations are of the scenario they are stored under");
  ensure(o.below_minimum.size() == (at.minimum_roles.empty() ? 0 : axes.days() * at.minimum_roles.size()),
         "every rule of minimum on duty is looked at on every day");
}

}  // namespace headroom
