// Colleagues, protected time, bank: tried in the order of the study for each patient, or cancelled.

#include "simulation/staffing/cover.hpp"

namespace headroom {

void Cover::find_for(const std::vector<Stranded>& stranded) {
  for (const Stranded& one : stranded) find_for(one);
}

void Cover::find_for(const Stranded& one) {
  for (CoverBy way : tables_->service.cover.order) {
    if (way == CoverBy::cancel) break;
    if (!by(way, one)) continue;
    record_.covered(way, one.day);
    appointments_.put(one.day, one.patient);
    return;
  }
  if (tables_->step_of(patients_[one.patient]).sees_patient) record_.covered(CoverBy::cancel, one.day);
  cancel(one.patient, one.day);
}

/// Whether this way helped; the patient is then booked for the same day with somebody else.
bool Cover::by(CoverBy way, const Stranded& one) {
  Patient& p = patients_[one.patient];
  const StepTable& step = tables_->step_of(p);
  if (offers_.insists(p, step.need, one.day)) return false;
  switch (way) {
    case CoverBy::colleagues:
      return by_colleague(p, step, one.day);
    case CoverBy::protected_time:
      return ways_.protected_time.take(p, tables_->needs[step.need], one.day);
    case CoverBy::bank:
      return ways_.bank.call(p, step, one.post, one.day);
    case CoverBy::cancel:
      break;
  }
  return false;
}

bool Cover::by_colleague(Patient& p, const StepTable& step, Day day) {
  if (!ways_.colleagues.fits(step.need, day)) return false;
  p.holder = offers_.choose(p, step.need, day);
  ways_.colleagues.take(day, p.holder, tables_->slot_of(step, p.holder));
  return true;
}

/// Before everybody else until booked again, from tomorrow on. Desk work that is put off cancels nobody's
/// appointment: the ledger counts it, what is reported of patients does not.
void Cover::cancel(PatientId id, Day day) {
  Patient& p = patients_[id];
  p.front = true;
  appointments_.cancelled_by_service();
  if (tables_->step_of(p).sees_patient) {
    if (p.cancelled_from == kNoDay) p.cancelled_from = day;
    record_.count(StreamSeries::cancelled_by_service, p.stream);
    if (!p.seen) record_.unbooked(p.stream, +1);
  }
  list_.join(p, id);
}

}  // namespace headroom
