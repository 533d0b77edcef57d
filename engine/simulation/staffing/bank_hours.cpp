// Whole appointments out of a week's hours, counted with the post that is off.

#include "simulation/staffing/bank_hours.hpp"

#include <cmath>

namespace headroom {

void BankHours::reset(const Model::Tables& tables) {
  tables_ = &tables;
  const bool used = tables.service.cover.tries(CoverBy::bank);
  const std::size_t weeks = used ? (static_cast<std::size_t>(tables.last) + 1) / 7 + 1 : 0;
  used_.assign(weeks, 0);
  by_post_.assign(weeks * tables.service.posts.size(), 0);
}

bool BankHours::call(Patient& p, const StepTable& step, PostId off, Day day) {
  const CoverRules& rules = tables_->service.cover;
  if (!rules.bank) return false;
  const auto week = static_cast<std::size_t>(day - 1) / 7;
  const int allowed = static_cast<int>(std::floor(rules.bank->per_week.value() * 60 + 1e-9));
  if (used_[week] + step.standard_slot > allowed) return false;
  used_[week] += step.standard_slot;
  by_post_[week * tables_->service.posts.size() + off.index] += step.standard_slot;
  p.holder = kBank;
  return true;
}

}  // namespace headroom
