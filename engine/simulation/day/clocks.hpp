// The clocks of patients, and the waits that they measure.
#pragma once

#include "simulation/model/tables.hpp"
#include "simulation/record/recorder.hpp"

namespace headroom {

/// What starts, stops and nullifies a patient's clock, and which waits end with it.
class Clocks {
 public:
  explicit Clocks(Recorder& record) : record_{record} {}
  void reset(const Model::Tables& tables) { tables_ = &tables; }

  /// The clocks of so many patients of a priority start with the same target.
  void start(std::size_t stream_priority, Day target, int times = 1) {
    record_.clocks(stream_priority).add(target, times);
  }
  [[gnu::always_inline]] void first_seen(Patient& patient, const StreamTable& stream, Day day);
  void treated(Patient& patient, Day day);
  /// Not there and never seen: the clock is nullified, no wait is completed.
  void nullify(Patient& patient);
  /// Leaving untreated is a decision not to treat: it ends the wait for treatment. Leaving unseen (turned
  /// away at the desk) completes no wait for a first appointment.
  [[gnu::always_inline]] void leave(Patient& patient, Day day);

 private:
  [[gnu::always_inline]] void stop(Patient& patient);

  const Model::Tables* tables_ = nullptr;
  Recorder& record_;
};

inline void Clocks::stop(Patient& p) {
  p.clock_runs = false;
  record_.clocks(p.group).remove(p.target);
  record_.clock_stopped(p.group, p.target);
}

inline void Clocks::first_seen(Patient& p, const StreamTable& stream, Day day) {
  p.seen = true;
  record_.waiting(p.stream, -1);
  record_.count(StreamSeries::first_seen, p.stream);
  record_.first_wait(p.stream, p.group, day - day_of(p.clock_start));
  if (stream.clock == ClockKind::first) stop(p);
}

inline void Clocks::leave(Patient& p, Day day) {
  const StreamTable& stream = tables_->stream_of(p);
  if (p.has_clock && !p.seen) {
    record_.waiting(p.stream, -1);
    record_.unbooked(p.stream, -1);
    if (stream.clock == ClockKind::first) {
      record_.clocks(p.group).remove(p.target);
      p.clock_runs = false;
    }
  }
  if (p.has_clock && !p.treated && (stream.can_treat || stream.clock == ClockKind::treatment)) {
    record_.treatment_wait(p.group, day - day_of(p.clock_start));
    if (p.clock_runs) stop(p);
  }
}

}  // namespace headroom
