// Where a step leads, looked up once for all of a day; delays that are drawn; discharge.

#include "simulation/day/journeys.hpp"

namespace headroom {

void Journeys::discharge(Patient& p, Day day) {
  clocks_.leave(p, day);
  record_.count(StreamSeries::discharged, p.stream);
  record_.on_books(p.stream, -1);
  patients_.discharge(p);
}

/// When the next step falls due, of those who wait as long as they draw or have not been seen.
void Journeys::wait_as_drawn(Patient& p, PatientId id, Day day) {
  const StepTable& step = tables_->step_of(p);
  int delay = step.delay;
  if (!step.fixed_delay) {
    auto generator = draws_->generator(Purpose::delay, p.key, visit_number(step, p));
    delay = whole_days(draw_days(step.after, generator));
  }
  if (p.seen) {
    p.deadline = tables_->open.after(day + delay, step.within);
    record_.follow_ups(p.stream).add(p.deadline);
  }
  list_.await(p, id, day + delay, day);
}

Journeys::Onward Journeys::onward(std::uint32_t step, std::uint32_t priority, Day day) {
  Onward to;
  to.step = step;
  if (step == kGone) return to;
  const StepTable& table = tables_->steps[step];
  to.counter = table.counter;
  to.fixed_delay = table.fixed_delay;
  if (!table.fixed_delay) return to;
  to.due = day + table.delay;
  to.deadline = tables_->open.after(to.due, table.within);
  to.order_high = order_high(tables_->service.booking.order, to.due, to.deadline, priority);
  to.way = list_.way(tables_->bookings[table.bookings + priority], to.due, day);
  return to;
}

VisitKind Journeys::start_kind(std::size_t kind, Day day) {
  const StepBooking& booking = tables_->bookings[kind];
  const StepTable& step = tables_->steps[booking.step];
  onward_.clear();
  for (const Branch& branch : step.next) onward_.push_back(onward(branch.step, booking.priority, day));
  return {day, step, tables_->streams[booking.stream], record_.follow_ups(booking.stream)};
}

void Journeys::end_kind(const VisitKind& kind) {
  for (const Onward& to : onward_) kind.follow_ups.add(to.deadline, to.count);
}

}  // namespace headroom
