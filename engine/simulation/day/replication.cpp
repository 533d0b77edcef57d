// The order of the day, and what must hold when the run is over.

#include "simulation/day/replication.hpp"

#include <utility>

#include "base/ensure.hpp"
#include "simulation/record/hours.hpp"
#include "simulation/simulate.hpp"

namespace headroom {

Observations Replication::run(const Model::Tables& tables, std::uint64_t seed, std::uint32_t replication) {
  tables_ = &tables;
  draws_ = ReplicationDraws{seed, replication};
  reset();
  start_.draw();
  staffing(0);
  list_.open_windows(0);
  booking_.run(0, Notice::waived);
  appointments_.end_start();
  for (Day day = 1; day <= tables.end; ++day) {
    record_.start_day(day);
    staffing(day);
    clinic_.hold(day);
    referrals_.arrive(day);
    list_.open_windows(day);
    if (tables.open.is_open(day)) same_day_.see(day);
    if (tables.office[static_cast<std::size_t>(day)]) booking_.run(day, Notice::as_asked);
    record_.end_day();
  }
  record_the_end();
  return std::move(record_.observations());
}

void Replication::reset() {
  record_.reset(*tables_);
  patients_.reset(*tables_);
  list_.reset(*tables_);
  appointments_.reset(*tables_);
  offers_.reset(*tables_);
  people_.reset(*tables_, draws_);
  protected_time_.reset(*tables_);
  bank_.reset(*tables_);
  displaced_.reset(*tables_);
  cover_.reset(*tables_);
  clocks_.reset(*tables_);
  referrals_.reset(*tables_, draws_);
  start_.reset(*tables_, draws_);
  journeys_.reset(*tables_, draws_);
  clinic_.reset(*tables_, draws_);
  same_day_.reset(*tables_);
  booking_.reset(*tables_);
}

void Replication::staffing(Day day) {
  const std::vector<LostDay>& lost = people_.start_day(day);
  cover_.find_for(displaced_.by(lost));
}

void Replication::record_the_end() {
  std::int64_t on_books = 0;
  for (const Patient& p : patients_.all()) {
    if (p.step == kGone) continue;
    ++on_books;
    if (p.has_clock && !p.seen) record_.left_waiting(p.group, tables_->end - day_of(p.clock_start));
    if (p.clock_runs) record_.clock_left_running(p.group, p.target);
  }
  Observations& seen = record_.observations();
  seen.ledger = {patients_.ledger(), appointments_.ledger()};
  const auto& [patients, a] = seen.ledger;
  ensure(on_books == patients.on_books, "every patient is discharged once or on the books", tables_->end);
  ensure(a.made + a.booked_at_start == a.attended + a.not_attended + a.cancelled_by_service + a.booked_at_end,
         "every appointment is attended, missed, cancelled or still to come", tables_->end);
  record_hours(
      *tables_,
      {people_.roster(), clinic_.booked(), clinic_.not_attended(), protected_time_.used(), bank_.minutes()},
      seen);
}

Workspace::Workspace() : replication_{std::make_unique<Replication>()} {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

Observations simulate(const Model& model, std::uint64_t seed, std::uint32_t replication,
                      Workspace& workspace) {
  return workspace.replication().run(model.tables(), seed, replication);
}

}  // namespace headroom
