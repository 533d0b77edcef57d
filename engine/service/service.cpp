#include "service/service.hpp"

#include <algorithm>

namespace headroom {

std::optional<std::size_t> preference(const Post& post, const Appointment& appointment) {
  for (std::size_t i = 0; i < appointment.by.size(); ++i) {
    if (std::find(post.roles.begin(), post.roles.end(), appointment.by[i]) != post.roles.end()) return i;
  }
  return std::nullopt;
}

double on_cost_share(Pounds pay) {
  if (pay.value() <= 0) return 0;
  constexpr double kPension = 0.1438, kInsurance = 0.15, kInsuranceFrom = 5000, kLevy = 0.005;
  return kPension + kLevy + kInsurance * std::max(0.0, pay.value() - kInsuranceFrom) / pay.value();
}

std::optional<Pounds> cost_per_year(const Post& post, const Costs& costs) {
  if (post.cost_per_year) return post.cost_per_year;
  const auto pay = costs.pay.find(post.band);
  if (pay == costs.pay.end()) return std::nullopt;
  return pay->second * (1 + costs.on_cost.value_or(on_cost_share(pay->second)));
}

}  // namespace headroom
