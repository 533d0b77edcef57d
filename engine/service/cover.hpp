// What happens to patients booked with somebody who is off, and how few may be on duty.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ids.hpp"
#include "base/quantity.hpp"
#include "base/words.hpp"

namespace headroom {

enum class CoverBy { colleagues, protected_time, bank, cancel };
inline constexpr std::size_t kCoverBy = 4;
template <>
inline constexpr std::array<EnumWord, kCoverBy> kWords<CoverBy>{{{"colleagues", "colleagues' free time"},
                                                                 {"protected_time", "protected time"},
                                                                 {"bank", "bank staff"},
                                                                 {"cancel"}}};

struct Bank {
  Hours per_week{};
  std::optional<Pounds> per_hour;
  friend bool operator==(const Bank&, const Bank&) = default;
};

/// So many holders of the role have to be on duty on each open day, at the site where one is named.
struct MinimumOnDuty {
  RoleId role;
  std::optional<SiteId> site;
  int heads = 0;
  friend bool operator==(const MinimumOnDuty&, const MinimumOnDuty&) = default;
};

struct CoverRules {
  std::vector<CoverBy> order{CoverBy::cancel};  ///< each once; whoever none of them helps is cancelled
  double protected_time_limit = 0.2;            ///< of a holder's soft SPA and AR of the week
  std::optional<Bank> bank;
  std::vector<MinimumOnDuty> minimum_on_duty;

  [[nodiscard]] bool tries(CoverBy way) const {
    return std::find(order.begin(), order.end(), way) != order.end();
  }
  friend bool operator==(const CoverRules&, const CoverRules&) = default;
};

}  // namespace headroom
