// One column a dataset, in the order of the layout, undefined where the scenario lacks something.

#include "store/result/columns.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/ensure.hpp"
#include "results/metrics/metrics.hpp"

namespace headroom {
namespace {

/// Makes the columns in the order of `block_datasets()`.
class Columns {
 public:
  Columns(const Axes& axes, const Positions& at, Keep keep)
      : axes_{axes}, at_{at}, datasets_{block_datasets(axes, keep)} {}

  void add_weekly() {
    for (const WeeklySeries& series : weekly_series(axes_, at_)) {
      add<float>([series](const ReplicationResult& result, float* row) {
        spread(series, &(result.observations.*series.values)[series.first], row);
      });
    }
  }

  void add_waits() {
    for (const auto waits :
         {&Observations::waits_first, &Observations::waits_treatment, &Observations::waits_waiting_end}) {
      add<std::uint32_t>(
          [&axes = axes_, &at = at_, waits](const ReplicationResult& result, std::uint32_t* row) {
            for (std::size_t sp = 0; sp < at.stream_priorities.size(); ++sp) {
              std::memcpy(row + wait_row(axes, at, sp), &(result.observations.*waits)[sp * kWaitDays],
                          kWaitDays * sizeof(std::uint32_t));
            }
          });
    }
  }

  void add_metrics() {
    for (std::size_t m = 0; m < metrics().size(); ++m) {
      if (!metrics()[m].by_stream()) {
        add<double>([m](const ReplicationResult& r, double* row) { *row = r.summary.overall[m]; });
        continue;
      }
      add<double>([&at = at_, m](const ReplicationResult& r, double* row) {
        for (std::size_t s = 0; s < at.streams.size(); ++s) row[at.streams[s]] = r.summary.by_stream[m][s];
      });
      add<double>([&axes = axes_, &at = at_, m](const ReplicationResult& r, double* row) {
        for (std::size_t sp = 0; sp < at.stream_priorities.size(); ++sp) {
          row[wait_row(axes, at, sp) / kWaitDays] = r.summary.by_priority[m][sp];
        }
      });
    }
  }

  template <std::size_t kCount>
  void add_hours(std::array<double, kCount> Summary::*hours) {
    add<double>([hours](const ReplicationResult& r, double* row) {
      std::copy((r.summary.*hours).begin(), (r.summary.*hours).end(), row);
    });
  }

  /// What the scenario may raid begins at 0, so that NaN is left where it may not.
  void add_raided() {
    add<double>([&at = at_](const ReplicationResult& r, double* row) {
      for (const Positions::Raided& raided : at.raided) {
        std::fill_n(row + raided.position * kRaidReasons, kRaidReasons, 0.0);
      }
      for (const Raid& raid : r.observations.raids) {
        row[position(at, raid) * kRaidReasons + static_cast<std::size_t>(raid.reason)] +=
            to_hours(Minutes{raid.minutes}).value();
      }
    });
  }

  [[nodiscard]] std::vector<Column> all() {
    ensure(next_by_replication() == datasets_.size(), "every dataset by replication has its column");
    return std::move(columns_);
  }

 private:
  [[nodiscard]] std::size_t next_by_replication() {
    while (next_ < datasets_.size() && !datasets_[next_].by_replication()) ++next_;
    return next_;
  }

  /// The next dataset by replication; `place(result, row)` writes its numbers.
  template <class T, class Place>
  void add(const Place& place) {
    const std::size_t dataset = next_by_replication();
    const DatasetLayout& layout = datasets_.at(dataset);
    ensure(bytes_of(layout.number) == sizeof(T), "a column writes numbers of its dataset's kind");
    const auto place_bytes = [place](const ReplicationResult& result, unsigned char* row) {
      place(result, reinterpret_cast<T*>(row));
    };
    const std::size_t inner = numbers_in(layout, axes_) / axes_.scenarios.size() / axes_.replications;
    columns_.push_back({dataset, layout.number, inner, place_bytes});
    ++next_;
  }

  [[nodiscard]] static std::size_t position(const Positions& at, const Raid& raid) {
    const auto found = std::find_if(at.raided.begin(), at.raided.end(), [&](const Positions::Raided& r) {
      return r.post == raid.post && r.category == raid.category && r.activity == raid.activity;
    });
    ensure(found != at.raided.end(), "only time that cover may raid is raided");
    return found->position;
  }

  const Axes& axes_;
  const Positions& at_;
  std::vector<DatasetLayout> datasets_;
  std::size_t next_ = 0;
  std::vector<Column> columns_;
};

}  // namespace

std::vector<WeeklySeries> weekly_series(const Axes& axes, const Positions& at) {
  std::vector<WeeklySeries> all;
  const std::size_t weeks = axes.weeks, streams = at.streams.size(), posts = at.posts.size();
  for (std::size_t s = 0; s < kStreamSeries; ++s) {
    all.push_back(
        {&Observations::by_stream, s * weeks * streams, weeks, 1, &at.streams, axes.streams.size()});
  }
  for (std::size_t s = 0; s < kPostSeries; ++s) {
    all.push_back({&Observations::by_post, s * weeks * posts, weeks, 1, &at.posts, axes.posts.size()});
  }
  for (std::size_t s = 0; s < kCategorySeries; ++s) {
    all.push_back({&Observations::by_category, s * weeks * posts * kCategories, weeks, kCategories, &at.posts,
                   axes.posts.size()});
  }
  return all;
}

void spread(const WeeklySeries& series, const float* numbers, float* row) {
  for (std::size_t w = 0; w < series.weeks; ++w, row += series.axis * series.each) {
    for (std::size_t position : *series.at) {
      std::copy_n(numbers, series.each, row + position * series.each);
      numbers += series.each;
    }
  }
}

std::size_t wait_row(const Axes& axes, const Positions& at, std::size_t stream_priority) {
  const auto [stream, priority] = at.stream_priorities[stream_priority];
  return (stream * axes.priorities.size() + priority) * kWaitDays;
}

std::vector<Column> columns(const Axes& axes, const Positions& at, Keep keep) {
  Columns columns{axes, at, keep};
  if (keep == Keep::replications) {
    columns.add_weekly();
    columns.add_waits();
  }
  columns.add_metrics();
  columns.add_hours(&Summary::planned_by_category);
  columns.add_hours(&Summary::delivered_by_category);
  columns.add_hours(&Summary::hours_by_cause);
  if (!axes.activities.empty()) columns.add_raided();
  return columns.all();
}

void ensure_complete(const Observations& o, const Axes& axes, const Positions& at) {
  const std::size_t waits = at.stream_priorities.size() * kWaitDays;
  ensure(o.weeks == axes.weeks && o.streams == at.streams.size() && o.posts == at.posts.size(),
         "observations are of the scenario they are stored under");
  ensure(o.by_stream.size() == kStreamSeries * o.weeks * o.streams &&
             o.by_post.size() == kPostSeries * o.weeks * o.posts &&
             o.by_category.size() == kCategorySeries * o.weeks * o.posts * kCategories,
         "weekly observations hold every series, week and stream or post");
  ensure(o.waits_first.size() == waits && o.waits_treatment.size() == waits &&
             o.waits_waiting_end.size() == waits,
         "waits are counted for every priority and day");
  ensure(o.below_minimum.size() == (at.minimum_roles.empty() ? 0 : axes.days() * at.minimum_roles.size()),
         "every rule of minimum on duty is looked at on every day");
}

}  // namespace headroom
