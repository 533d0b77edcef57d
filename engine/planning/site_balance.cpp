// Each pool's work and hours put where its hours are and its patients may be seen.

#include "planning/site_balance.hpp"

#include <algorithm>
#include <utility>

namespace headroom {
namespace {

using Sites = std::vector<SiteId>;

/// Hours a week of a pool's work, by stream.
using WorkOfPool = std::vector<std::pair<StreamId, double>>;

/// The site that both leave (none: any); none where they leave several.
std::optional<SiteId> one_site(const Sites& patients, const Sites& hours) {
  Sites both;
  for (const SiteId site : patients.empty() ? hours : patients) {
    const bool open = hours.empty() || std::find(hours.begin(), hours.end(), site) != hours.end();
    if (open && std::find(both.begin(), both.end(), site) == both.end()) both.push_back(site);
  }
  return both.size() == 1 ? std::optional{both.front()} : std::nullopt;
}

class BySite {
 public:
  explicit BySite(const Service& service) : service_{service}, balances_(service.sites.size() + 1) {
    for (std::uint32_t s = 0; s < service.sites.size(); ++s) balances_[s].site = SiteId{s};
  }

  void add(std::optional<SiteId> site, double demand, Hours capacity) {
    SiteBalance& balance = balances_[site ? site->index : service_.sites.size()];
    balance.demand_per_week += Hours{demand};
    balance.capacity_per_week += capacity;
  }

  /// Every hour of a pool is as busy as all of it.
  void add(const Pool& pool, double demand, const WorkOfPool& work) {
    double whole = 0;
    for (const auto& [stream, hours] : work) whole += hours;
    for (const PlacedHours& placed : pool.placed) {
      const bool is_first =
          &placed == &pool.placed.front();  // it has the work where there are no hours at all
      const double share = pool.per_week > Hours{} ? placed.per_week / pool.per_week : is_first ? 1.0 : 0.0;
      if (whole <= 0) add(one_site({}, placed.sites), demand * share, placed.per_week);
      for (const auto& [stream, hours] : work) {
        if (whole <= 0) break;
        const double of_it = hours / whole;
        add(one_site(service_[stream].sites, placed.sites), demand * share * of_it, placed.per_week * of_it);
      }
    }
  }

  [[nodiscard]] std::vector<SiteBalance> all() && {
    const auto is_something = [](const SiteBalance& b) {
      return b.demand_per_week > Hours{} || b.capacity_per_week > Hours{};
    };
    if (!is_something(balances_.back())) balances_.pop_back();
    const bool bound = std::any_of(balances_.begin(), balances_.end(),
                                   [&](const SiteBalance& b) { return b.site && is_something(b); });
    if (!bound) return {};
    for (SiteBalance& b : balances_) b.load = load_of(b.demand_per_week, b.capacity_per_week);
    return std::move(balances_);
  }

 private:
  const Service& service_;
  std::vector<SiteBalance> balances_;  // by site, then what is bound to none
};

}  // namespace

std::vector<SiteBalance> site_balances(const Service& service, const std::vector<Pool>& pools,
                                       const Needs& needs, const LoadSplit& split,
                                       const std::vector<std::vector<double>>& slots) {
  if (service.sites.size() < 2) return {};
  BySite by_site{service};
  std::vector<WorkOfPool> work(pools.size());
  for (std::uint32_t s = 0; s < service.streams.size(); ++s) {
    for (const std::size_t n : needs.of[s]) {
      const double demand = demand_of(service, StreamId{s}, needs.names[n].appointment, slots);
      const SharedNeed& need = needs.shared[n];
      if (need.pools.empty()) by_site.add(one_site(service.streams[s].sites, {}), demand, Hours{});
      for (std::size_t k = 0; k < need.pools.size(); ++k) {
        const double hours = demand * split.given[n][k] * (need.pace.empty() ? 1 : need.pace[k]);
        if (hours > 0) work[need.pools[k]].emplace_back(StreamId{s}, hours);
      }
    }
  }
  for (std::size_t p = 0; p < pools.size(); ++p) by_site.add(pools[p], split.pool_demand[p], work[p]);
  return std::move(by_site).all();
}

}  // namespace headroom
