// Who is at work by minimum rule and day, and the open days on which they were too few.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "simulation/model/tables.hpp"

namespace headroom {

/// Counts who is at work by rule and reported day, and says on which open days they were too few.
class OnDuty {
 public:
  explicit OnDuty(const Model::Tables& tables)
      : tables_{tables}, heads_(rules().size() * tables.weeks * 7, 0) {}

  void count(const Holder& holder, Day day) {
    const Post& post = tables_.service[holder.post];
    const auto weekday = static_cast<std::size_t>((tables_.eve + Days{day}).weekday());
    for (std::size_t r = 0; r < rules().size(); ++r) {
      if (holds(post, rules()[r].role) && works_at(post.sites_on[weekday], rules()[r].site))
        ++heads_[cell(day, r)];
    }
  }
  [[nodiscard]] std::vector<std::uint8_t> below() const {
    std::vector<std::uint8_t> below(heads_.size(), 0);
    for (Day day = tables_.warm_up_days + 1; day <= tables_.end; ++day) {
      for (std::size_t r = 0; r < rules().size(); ++r) {
        below[cell(day, r)] = tables_.open.is_open(day) && heads_[cell(day, r)] < rules()[r].heads ? 1 : 0;
      }
    }
    return below;
  }

 private:
  [[nodiscard]] const std::vector<MinimumOnDuty>& rules() const {
    return tables_.service.cover.minimum_on_duty;
  }
  [[nodiscard]] std::size_t cell(Day day, std::size_t rule) const {
    return static_cast<std::size_t>(day - tables_.warm_up_days - 1) * rules().size() + rule;
  }
  [[nodiscard]] static bool holds(const Post& post, RoleId role) {
    return std::find(post.roles.begin(), post.roles.end(), role) != post.roles.end();
  }
  [[nodiscard]] static bool works_at(const std::vector<SiteId>& sites, const std::optional<SiteId>& site) {
    return !site || sites.empty() || std::find(sites.begin(), sites.end(), *site) != sites.end();
  }

  const Model::Tables& tables_;
  std::vector<int> heads_;  ///< [reported day][rule]
};

}  // namespace headroom
