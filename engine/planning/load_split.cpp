// The tightest set of needs again and again, by maximum flows at one pace and a linear programme at several.

#include "planning/load_split.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "base/ensure.hpp"
#include "planning/bottleneck.hpp"

namespace headroom {
namespace {

constexpr double kNegligible =
    1e-12;  // of the whole demand, or of all hours: below the rounding of their sums

using Positions = std::vector<std::size_t>;

/// Needs that the same pools may serve at the same pace, together: for loads they are one.
struct Group {
  double demand = 0;         // hours of a pool where `pace` is empty
  Positions pools;           // sorted, with hours
  std::vector<double> pace;  // by pool; empty: the same in all
  Positions needs;
};

class Groups {
 public:
  void add(Group group) {
    const auto& pace = group.pace;
    if (!pace.empty() && std::all_of(pace.begin(), pace.end(), [&](double p) { return p == pace.front(); })) {
      group.demand *= pace.front();
      group.pace.clear();
    }
    const auto [found, is_new] = groups_.try_emplace({group.pools, group.pace}, group);
    if (is_new) return;
    found->second.demand += group.demand;
    found->second.needs.insert(found->second.needs.end(), group.needs.begin(), group.needs.end());
  }

  [[nodiscard]] std::vector<Group> all() && {
    std::vector<Group> all;
    for (auto& [key, group] : groups_) all.push_back(std::move(group));
    return all;
  }

 private:
  std::map<std::pair<Positions, std::vector<double>>, Group> groups_;
};

/// The group without the pools of which `leave_out` is true.
template <class LeaveOut>
Group without_pools(const Group& group, LeaveOut leave_out) {
  Group left{group.demand, {}, {}, group.needs};
  for (std::size_t k = 0; k < group.pools.size(); ++k) {
    if (leave_out(group.pools[k])) continue;
    left.pools.push_back(group.pools[k]);
    if (!group.pace.empty()) left.pace.push_back(group.pace[k]);
  }
  return left;
}

Group group_of(const SharedNeed& need, std::size_t position) {
  Positions order(need.pools.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return need.pools[a] < need.pools[b]; });
  Group group{need.demand, {}, {}, {position}};
  for (const std::size_t k : order) {
    group.pools.push_back(need.pools[k]);
    if (!need.pace.empty()) group.pace.push_back(need.pace[k]);
  }
  return group;
}

std::vector<Group> grouped(const std::vector<SharedNeed>& needs, const std::vector<double>& hours) {
  Groups groups;
  for (std::size_t n = 0; n < needs.size(); ++n) {
    Group group = without_pools(group_of(needs[n], n), [&](std::size_t p) { return !(hours[p] > 0); });
    if (group.demand > 0 && !group.pools.empty()) groups.add(std::move(group));
  }
  return std::move(groups).all();
}

/// The greatest flow of demand into pools that are filled up to one level of load.
class Filling {
 public:
  Filling(const std::vector<Group>& groups, const std::vector<double>& hours, double level)
      : groups_{groups}, flow_(groups.size(), std::vector<double>(hours.size())), serves_(hours.size()) {
    double whole = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      left_.push_back(groups[g].demand);
      whole += groups[g].demand;
      for (std::size_t p : groups[g].pools) serves_[p].push_back(g);
    }
    for (double h : hours) room_.push_back(h * level);
    negligible_ = whole * kNegligible;
    while (augment()) {
    }
  }

  /// Groups whose demand the pools open to them cannot take; empty where all demand finds room.
  [[nodiscard]] Positions stuck() const {
    Positions groups;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (reached_group_[g]) groups.push_back(g);
    }
    return groups;
  }

  /// [group][pool of it]: the share of the demand that found room there.
  [[nodiscard]] std::vector<std::vector<double>> shares() const {
    std::vector<std::vector<double>> shares;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      shares.emplace_back();
      for (const std::size_t p : groups_[g].pools) shares.back().push_back(flow_[g][p] / groups_[g].demand);
    }
    return shares;
  }

 private:
  /// One shortest augmenting path (Edmonds & Karp 1972), breadth first; false where there is none.
  bool augment() {
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    const std::size_t pools = room_.size();
    reached_group_.assign(groups_.size(), false);
    std::vector<bool> reached_pool(pools);
    Positions pool_before(groups_.size(), kNone), group_before(pools, kNone), queue;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (left_[g] > negligible_) queue.push_back(g), reached_group_[g] = true;
    }
    for (std::size_t k = 0; k < queue.size(); ++k) {
      for (std::size_t p : groups_[queue[k]].pools) {
        if (reached_pool[p]) continue;
        reached_pool[p] = true;
        group_before[p] = queue[k];
        if (room_[p] > negligible_) {
          push(p, pool_before, group_before);
          return true;
        }
        for (std::size_t g : serves_[p]) {
          if (reached_group_[g] || flow_[g][p] <= negligible_) continue;
          reached_group_[g] = true;
          pool_before[g] = p;
          queue.push_back(g);
        }
      }
    }
    return false;
  }

  void push(std::size_t last_pool, const Positions& pool_before, const Positions& group_before) {
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    double amount = room_[last_pool];
    std::size_t g = group_before[last_pool];
    for (; pool_before[g] != kNone; g = group_before[pool_before[g]]) {
      amount = std::min(amount, flow_[g][pool_before[g]]);
    }
    amount = std::min(amount, left_[g]);
    left_[g] -= amount;
    room_[last_pool] -= amount;
    for (std::size_t p = last_pool;;) {
      const std::size_t from = group_before[p];
      flow_[from][p] += amount;
      if (pool_before[from] == kNone) return;
      p = pool_before[from];
      flow_[from][p] -= amount;
    }
  }

  const std::vector<Group>& groups_;
  std::vector<double> left_, room_;
  std::vector<std::vector<double>> flow_;  // [group][pool]
  std::vector<Positions> serves_;          // groups by pool
  std::vector<bool> reached_group_;        // by the last search
  double negligible_ = 0;
};

struct TightSet {
  Positions groups;
  Positions pools;  // sorted: all that may serve any of them
  double level = 0;
  std::vector<std::vector<double>> given{};  // [group][pool of it]: shares
};

TightSet level_of(const std::vector<Group>& groups, const std::vector<double>& hours, Positions members) {
  TightSet set{std::move(members), {}, 0};
  double demand = 0, capacity = 0;
  for (std::size_t g : set.groups) {
    demand += groups[g].demand;
    set.pools.insert(set.pools.end(), groups[g].pools.begin(), groups[g].pools.end());
  }
  std::sort(set.pools.begin(), set.pools.end());
  set.pools.erase(std::unique(set.pools.begin(), set.pools.end()), set.pools.end());
  for (std::size_t p : set.pools) capacity += hours[p];
  set.level = demand / capacity;
  return set;
}

/// The set of groups with the greatest demand over the hours that may serve any of them. Dinkelbach: what
/// does not fit at the level of one set is a set of a higher level, until all fits.
TightSet tightest_at_one_pace(const std::vector<Group>& groups, const std::vector<double>& hours) {
  Positions members(groups.size());
  std::iota(members.begin(), members.end(), std::size_t{0});
  TightSet best = level_of(groups, hours, members);
  for (;;) {
    const Filling filling{groups, hours, best.level};
    const Positions stuck = filling.stuck();
    best.given = filling.shares();
    if (stuck.empty()) return best;
    TightSet next = level_of(groups, hours, stuck);
    if (!(next.level > best.level)) return best;
    best = std::move(next);
  }
}

/// The pools that set the level, and the groups that only they may serve.
TightSet tightest_at_several_paces(const std::vector<Group>& groups, const std::vector<double>& hours) {
  std::vector<PacedWork> works;
  for (const Group& group : groups) {
    PacedWork work{group.pools, std::vector<double>(group.pools.size(), group.demand)};
    for (std::size_t k = 0; k < group.pace.size(); ++k) work.hours[k] *= group.pace[k];
    works.push_back(std::move(work));
  }
  const Bottleneck found = bottleneck(works, hours);
  TightSet set;
  set.level = found.level;
  const auto free = [&](std::size_t p) { return found.prices[p] <= 0; };
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (std::none_of(groups[g].pools.begin(), groups[g].pools.end(), free)) set.groups.push_back(g);
  }
  for (std::size_t p = 0; p < hours.size(); ++p) {
    if (!free(p)) set.pools.push_back(p);
  }
  set.given = found.given;
  ensure(!set.groups.empty(), "some work sets the level of load");
  return set;
}

TightSet tightest_set(const std::vector<Group>& groups, const std::vector<double>& hours) {
  const bool one_pace =
      std::all_of(groups.begin(), groups.end(), [](const Group& g) { return g.pace.empty(); });
  return one_pace ? tightest_at_one_pace(groups, hours) : tightest_at_several_paces(groups, hours);
}

/// The groups that are not settled with the set, without its pools, which are full.
std::vector<Group> without(const std::vector<Group>& groups, const TightSet& set) {
  Groups left;
  for (const Group& group : groups) {
    Group rest = without_pools(
        group, [&](std::size_t p) { return std::binary_search(set.pools.begin(), set.pools.end(), p); });
    if (!rest.pools.empty()) left.add(std::move(rest));
  }
  return std::move(left).all();
}

std::size_t position_in(const SharedNeed& need, std::size_t pool) {
  const auto found = std::find(need.pools.begin(), need.pools.end(), pool);
  return static_cast<std::size_t>(found - need.pools.begin());
}

double pace_in(const SharedNeed& need, std::size_t pool) {
  return need.pace.empty() ? 1 : need.pace[position_in(need, pool)];
}

/// Of the needs of the groups that are settled with the set: all of whose pools are full then.
void settle(const std::vector<SharedNeed>& needs, const std::vector<Group>& groups, const TightSet& set,
            LoadSplit& split) {
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Group& group = groups[g];
    const bool settled = std::all_of(group.pools.begin(), group.pools.end(), [&](std::size_t p) {
      return std::binary_search(set.pools.begin(), set.pools.end(), p);
    });
    if (!settled) continue;
    for (const std::size_t n : group.needs) {
      for (std::size_t k = 0; k < group.pools.size(); ++k)
        split.given[n][position_in(needs[n], group.pools[k])] = set.given[g][k];
      split.need_pace[n] = pace_in(needs[n], group.pools.front());
      if (group.pace.empty()) continue;
      split.need_pace[n] = 0;
      for (std::size_t k = 0; k < group.pools.size(); ++k)
        split.need_pace[n] += set.given[g][k] * pace_in(needs[n], group.pools[k]);
    }
  }
}

/// As long as nothing is dealt out: of the most preferred pool, with hours if there is one.
std::vector<double> preferred_paces(const std::vector<SharedNeed>& needs, const std::vector<double>& hours) {
  std::vector<double> paces;
  for (const SharedNeed& need : needs) {
    const auto with_hours =
        std::find_if(need.pools.begin(), need.pools.end(), [&](std::size_t p) { return hours[p] > 0; });
    const auto best = with_hours == need.pools.end() ? need.pools.begin() : with_hours;
    paces.push_back(need.pools.empty() ? 1 : pace_in(need, *best));
  }
  return paces;
}

/// Needs with demand that no pool with hours may serve.
Positions hopeless(const std::vector<SharedNeed>& needs, const std::vector<double>& hours) {
  Positions found;
  for (std::size_t n = 0; n < needs.size(); ++n) {
    const auto& pools = needs[n].pools;
    const bool served = std::any_of(pools.begin(), pools.end(), [&](std::size_t p) { return hours[p] > 0; });
    if (needs[n].demand > 0 && !served) found.push_back(n);
  }
  return found;
}

/// What rounding leaves of hours that are all spoken for (1e-16 of those outside sessions, say) is none.
std::vector<double> without_noise(std::vector<double> hours) {
  const double all = std::accumulate(hours.begin(), hours.end(), 0.0);
  for (double& of_pool : hours) of_pool = of_pool > kNegligible * all ? of_pool : 0;
  return hours;
}

double load_of_need(const SharedNeed& need, const std::vector<double>& hours, const LoadSplit& split) {
  double least = kBoundless;
  for (std::size_t p : need.pools) {
    if (hours[p] > 0) least = std::min(least, split.pool_demand[p] / hours[p]);
  }
  return need.demand <= 0 && least == kBoundless ? 0 : least;
}

}  // namespace

LoadSplit split_load(const std::vector<SharedNeed>& needs, const std::vector<double>& hours) {
  const std::vector<double> pool_hours = without_noise(hours);
  LoadSplit split;
  split.pool_demand.resize(pool_hours.size());
  split.need_pace = preferred_paces(needs, pool_hours);
  for (const SharedNeed& need : needs) split.given.emplace_back(need.pools.size());
  split.tightest = hopeless(needs, pool_hours);
  if (!split.tightest.empty()) split.tightest_load = kBoundless;
  for (std::size_t n : split.tightest) {
    if (needs[n].pools.empty()) continue;
    const double pace = needs[n].pace.empty() ? 1 : needs[n].pace.front();
    split.pool_demand[needs[n].pools.front()] += needs[n].demand * pace;
    split.given[n].front() = 1;
  }
  for (auto groups = grouped(needs, pool_hours); !groups.empty();) {
    const TightSet set = tightest_set(groups, pool_hours);
    for (std::size_t p : set.pools) split.pool_demand[p] = set.level * pool_hours[p];
    if (split.tightest.empty()) {
      split.tightest_load = set.level;
      for (std::size_t g : set.groups) {
        split.tightest.insert(split.tightest.end(), groups[g].needs.begin(), groups[g].needs.end());
      }
      std::sort(split.tightest.begin(), split.tightest.end());
    }
    settle(needs, groups, set, split);
    groups = without(groups, set);
  }
  for (const SharedNeed& need : needs) split.need_load.push_back(load_of_need(need, pool_hours, split));
  return split;
}

}  // namespace headroom
