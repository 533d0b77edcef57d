#include "store/pack.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>

#include "base/ensure.hpp"
#include "results/metrics.hpp"

namespace headroom {
namespace {

using Bytes = std::vector<unsigned char>;

/// Byte k of every number, then byte k + 1, …: what HDF5's shuffle filter does.
Bytes shuffled(const unsigned char* raw, std::size_t count, std::size_t width) {
  Bytes out(count * width);
  for (std::size_t byte = 0; byte < width; ++byte) {
    for (std::size_t i = 0; i < count; ++i) out[byte * count + i] = raw[i * width + byte];
  }
  return out;
}

Bytes deflated(const Bytes& raw) {
  uLongf size = compressBound(raw.size());
  Bytes out(size);
  const int status = compress2(out.data(), &size, raw.data(), raw.size(), 1);
  ensure(status == Z_OK, "a buffer of compressBound() bytes is enough");
  out.resize(size);
  return out;
}

template <class T>
Bytes filtered(const std::vector<T>& values) {
  return deflated(shuffled(reinterpret_cast<const unsigned char*>(values.data()), values.size(), sizeof(T)));
}

/// Makes the chunks of one block.
class Packer {
 public:
  Packer(const Block& block, const Axes& axes, const Positions& at)
      : block_{block}, axes_{axes}, at_{at}, length_{block_length(axes)} {}

  [[nodiscard]] std::vector<Bytes> chunks() {
    add_weekly();
    add_waits(&Observations::waits_first);
    add_waits(&Observations::waits_treatment);
    add_waits(&Observations::waits_waiting_end);
    add_metrics();
    add_by_category(&Summary::planned_by_category);
    add_by_category(&Summary::delivered_by_category);
    if (!axes_.activities.empty()) add_raided();
    return std::move(chunks_);
  }

 private:
  /// One dataset: `inner` numbers a replication, `fill` where `place(result, row)` puts nothing.
  template <class T, class Place>
  void add(std::size_t inner, T fill, const Place& place) {
    std::vector<T> values(length_ * inner, fill);
    for (std::size_t r = 0; r < block_.replications.size(); ++r) {
      place(block_.replications[r], values.data() + r * inner);
    }
    chunks_.push_back(filtered(values));
  }

  void add_weekly() {
    const std::size_t streams = axes_.streams.size(), posts = axes_.posts.size();
    for (std::size_t s = 0; s < kStreamSeries; ++s) {
      add(axes_.weeks * streams, kNoFloat, [&](const ReplicationResult& result, float* row) {
        const Observations& o = result.observations;
        for (std::size_t w = 0; w < o.weeks; ++w) {
          for (std::size_t i = 0; i < o.streams; ++i) {
            row[w * streams + at_.streams[i]] = o.by_stream[o.at(static_cast<StreamSeries>(s), w, i)];
          }
        }
      });
    }
    for (std::size_t s = 0; s < kPostSeries; ++s) {
      add(axes_.weeks * posts, kNoFloat, [&](const ReplicationResult& result, float* row) {
        const Observations& o = result.observations;
        for (std::size_t w = 0; w < o.weeks; ++w) {
          for (std::size_t p = 0; p < o.posts; ++p) {
            row[w * posts + at_.posts[p]] = o.by_post[o.at(static_cast<PostSeries>(s), w, p)];
          }
        }
      });
    }
    for (std::size_t s = 0; s < kCategorySeries; ++s) {
      add(axes_.weeks * posts * kCategories, kNoFloat, [&](const ReplicationResult& result, float* row) {
        const Observations& o = result.observations;
        for (std::size_t w = 0; w < o.weeks; ++w) {
          for (std::size_t p = 0; p < o.posts; ++p) {
            const float* from = &o.by_category[o.at(static_cast<CategorySeries>(s), w, p, 0)];
            std::memcpy(row + (w * posts + at_.posts[p]) * kCategories, from, kCategories * sizeof(float));
          }
        }
      });
    }
  }

  [[nodiscard]] std::size_t cell(std::size_t stream_priority) const {
    const auto [stream, priority] = at_.stream_priorities[stream_priority];
    return stream * axes_.priorities.size() + priority;
  }

  void add_waits(std::vector<std::uint32_t> Observations::*waits) {
    const std::size_t cells = axes_.streams.size() * axes_.priorities.size();
    add(cells * kWaitDays, std::uint32_t{0}, [&](const ReplicationResult& result, std::uint32_t* row) {
      for (std::size_t sp = 0; sp < at_.stream_priorities.size(); ++sp) {
        std::memcpy(row + cell(sp) * kWaitDays, &(result.observations.*waits)[sp * kWaitDays],
                    kWaitDays * sizeof(std::uint32_t));
      }
    });
  }

  void add_metrics() {
    const std::size_t streams = axes_.streams.size(), cells = streams * axes_.priorities.size();
    for (std::size_t m = 0; m < metrics().size(); ++m) {
      if (!metrics()[m].by_stream()) {
        add(1, kNoDouble, [&](const ReplicationResult& r, double* row) { *row = r.summary.overall[m]; });
        continue;
      }
      add(streams, kNoDouble, [&](const ReplicationResult& r, double* row) {
        for (std::size_t s = 0; s < at_.streams.size(); ++s) row[at_.streams[s]] = r.summary.by_stream[m][s];
      });
      add(cells, kNoDouble, [&](const ReplicationResult& r, double* row) {
        const std::vector<double>& from = r.summary.by_priority[m];
        for (std::size_t sp = 0; sp < at_.stream_priorities.size(); ++sp) row[cell(sp)] = from[sp];
      });
    }
  }

  void add_by_category(std::array<double, kCategories> Summary::*hours) {
    add(kCategories, kNoDouble, [&](const ReplicationResult& r, double* row) {
      std::memcpy(row, (r.summary.*hours).data(), kCategories * sizeof(double));
    });
  }

  /// What the scenario may raid begins at 0, so that NaN is left where it may not.
  void add_raided() {
    add(axes_.activities.size() * kRaidReasons, kNoDouble, [&](const ReplicationResult& r, double* row) {
      for (const Positions::Raided& raided : at_.raided) {
        std::fill_n(row + raided.position * kRaidReasons, kRaidReasons, 0.0);
      }
      for (const Raid& raid : r.observations.raids) {
        row[position(raid) * kRaidReasons + static_cast<std::size_t>(raid.reason)] +=
            to_hours(Minutes{raid.minutes}).value();
      }
    });
  }

  [[nodiscard]] std::size_t position(const Raid& raid) const {
    const auto found = std::find_if(at_.raided.begin(), at_.raided.end(), [&](const Positions::Raided& r) {
      return r.post == raid.post && r.category == raid.category && r.activity == raid.activity;
    });
    ensure(found != at_.raided.end(), "only time that cover may raid is raided");
    return found->position;
  }

  static constexpr float kNoFloat = std::numeric_limits<float>::quiet_NaN();
  static constexpr double kNoDouble = std::numeric_limits<double>::quiet_NaN();
  const Block& block_;
  const Axes& axes_;
  const Positions& at_;
  std::size_t length_;
  std::vector<Bytes> chunks_;
};

/// What would otherwise be read beyond its end.
void ensure_complete(const ReplicationResult& result, const Axes& axes, const Positions& at) {
  const Observations& o = result.observations;
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

/// Adds one replication.
void count(const Observations& o, const Positions& at, std::size_t roles, BelowMinimum& into) {
  const std::size_t rules = at.minimum_roles.size();
  for (std::size_t cell = 0; cell < o.below_minimum.size(); cell += rules) {
    std::vector<bool> below(roles, false);
    for (std::size_t rule = 0; rule < rules; ++rule) {
      if (o.below_minimum[cell + rule] != 0) below[at.minimum_roles[rule]] = true;
    }
    for (std::size_t role = 0; role < roles; ++role) {
      if (below[role]) ++into.counts[cell / rules * roles + role];
    }
  }
}

BelowMinimum below_minimum(const Block& block, const Axes& axes, const Positions& at) {
  const std::size_t roles = axes.roles.size();
  BelowMinimum sums{std::vector<bool>(roles, false), {}};
  if (at.minimum_roles.empty()) return sums;
  for (std::size_t role : at.minimum_roles) sums.has_rule[role] = true;
  sums.counts.assign(axes.days() * roles, 0);
  for (const ReplicationResult& result : block.replications) count(result.observations, at, roles, sums);
  return sums;
}

}  // namespace

PackedBlock packed(const Block& block, const Axes& axes, const Positions& at) {
  for (const ReplicationResult& result : block.replications) ensure_complete(result, axes, at);
  return {block.span, Packer{block, axes, at}.chunks(), below_minimum(block, axes, at)};
}

}  // namespace headroom
