// What treatment, not attending for good and leaving do to a clock and the waits.

#include "simulation/day/clocks.hpp"

namespace headroom {

void Clocks::treated(Patient& p, Day day) {
  p.treated = true;
  record_.count(StreamSeries::treated, p.stream);
  if (!p.has_clock) return;
  record_.treatment_wait(p.group, day - day_of(p.clock_start));
  if (tables_->stream_of(p).clock == ClockKind::treatment) stop(p);
}

void Clocks::nullify(Patient& p) {
  record_.clocks(p.group).remove(p.target);
  record_.waiting(p.stream, -1);
  p.clock_runs = p.has_clock = false;
}

}  // namespace headroom
