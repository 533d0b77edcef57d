// Everybody who is or was on the books.
#pragma once

#include <vector>

#include "simulation/books/booking_order.hpp"
#include "simulation/model/tables.hpp"

namespace headroom {

/// The patients of one replication, numbered as they come onto the books, and how often each came to a step.
class Patients {
 public:
  void reset(const Model::Tables& tables);

  /// What all of a stream and priority who come to a step have in common.
  [[nodiscard]] Patient like(std::uint32_t stream, std::uint32_t priority, std::uint32_t step) const;
  /// Makes room to count the visits of so many new patients like this one, who have begun their first; where
  /// the first one's counters start.
  [[nodiscard]] std::uint32_t add_counters(const Patient& like, int patients);
  [[gnu::always_inline]] PatientId add(const Patient& like, Entity key, std::int32_t clock_start,
                                       std::uint32_t counters);
  /// Those there are now were there before the first day.
  void end_start() { ledger_.initial = static_cast<std::int64_t>(all_.size()); }
  void count_referrals(int count) { ledger_.referrals += count; }
  void discharge(Patient& patient) {
    patient.step = kGone;
    ++ledger_.discharged;
  }

  [[nodiscard]] Patient& operator[](PatientId id) { return all_[id]; }
  [[nodiscard]] const Patient& operator[](PatientId id) const { return all_[id]; }
  [[nodiscard]] const std::vector<Patient>& all() const { return all_; }
  /// Does something with each of a list, fetching those to come ahead of time: they lie in no order.
  template <class Do>
  void meet(const std::vector<PatientId>& list, Do&& act);

  [[nodiscard]] std::uint16_t visits(const Patient& patient, std::size_t counter) const {
    return counters_[patient.counters + counter];
  }
  /// How often they came to the step before, counting this time from now on.
  [[nodiscard]] std::uint16_t next_visit(const Patient& patient, std::uint32_t counter) {
    return counter == kSeenOnce ? std::uint16_t{0} : counters_[patient.counters + counter]++;
  }

  /// So far.
  [[nodiscard]] Ledger::Patients ledger() const;

 private:
  const Model::Tables* tables_ = nullptr;
  std::vector<Patient> all_;
  std::vector<std::uint16_t> counters_;  ///< by patient: visits to each step that may come again
  Ledger::Patients ledger_;
};

inline PatientId Patients::add(const Patient& like, Entity key, std::int32_t clock_start,
                               std::uint32_t counters) {
  const auto id = static_cast<PatientId>(all_.size());
  all_.push_back(like);
  Patient& p = all_.back();
  p.key = key;
  p.clock_start = clock_start;
  p.order_low = order_low(clock_start, like.stream);
  p.counters = counters;
  return id;
}

template <class Do>
void Patients::meet(const std::vector<PatientId>& list, Do&& act) {
  constexpr std::size_t kAhead = 8;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i + kAhead < list.size()) __builtin_prefetch(&all_[list[i + kAhead]]);
    act(list[i], all_[list[i]]);
  }
}

}  // namespace headroom
