// What came of all appointments, with those still to come.

#include "simulation/books/appointments.hpp"

#include <iterator>

namespace headroom {

void Appointments::reset(const Model::Tables& tables) {
  tables_ = &tables;
  by_day_.resize(static_cast<std::size_t>(tables.last) + 1);
  for (std::vector<PatientId>& list : by_day_) list.clear();
  ledger_ = {};
}

Ledger::Appointments Appointments::ledger() const {
  Ledger::Appointments ledger = ledger_;
  for (Day day = tables_->end + 1; day <= tables_->last; ++day) ledger.booked_at_end += std::ssize(on(day));
  return ledger;
}

}  // namespace headroom
