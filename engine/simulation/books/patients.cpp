// New patients, and room to count their visits in.

#include "simulation/books/patients.hpp"

#include "base/ensure.hpp"

namespace headroom {

void Patients::reset(const Model::Tables& tables) {
  tables_ = &tables;
  all_.clear();
  counters_.clear();
  all_.reserve(tables.patients_expected);  // in one piece: grown, it would be there twice while it is copied
  ledger_ = {};
}

Patient Patients::like(std::uint32_t stream, std::uint32_t priority, std::uint32_t step) const {
  Patient p;
  p.stream = static_cast<std::uint16_t>(stream);
  p.priority = static_cast<std::uint8_t>(priority);
  p.group = static_cast<std::uint16_t>(tables_->streams[stream].first_priority + priority);
  p.step = step;
  return p;
}

std::uint32_t Patients::add_counters(const Patient& like, int patients) {
  const std::size_t first = counters_.size(), each = tables_->stream_of(like).counters;
  counters_.resize(first + each * static_cast<std::size_t>(patients), 0);
  // Both are numbered with 32 bits.
  ensure(counters_.size() <= 0xffffffff && all_.size() + static_cast<std::size_t>(patients) <= 0xffffffff,
         "a replication has fewer than 4,294,967,296 patients, and as few visits to count");
  const std::uint32_t begun = tables_->step_of(like).counter;
  if (begun != kSeenOnce) {
    for (std::size_t at = first + begun; at < counters_.size(); at += each) counters_[at] = 1;
  }
  return static_cast<std::uint32_t>(first);
}

Ledger::Patients Patients::ledger() const {
  Ledger::Patients ledger = ledger_;
  ledger.on_books = ledger.initial + ledger.referrals - ledger.discharged;
  return ledger;
}

}  // namespace headroom
