// A run from its start population to its end: referrals arrive, follow-ups join, records are closed.

#include "simulation/day/replication.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ensure.hpp"
#include "simulation/simulate.hpp"

namespace headroom {
namespace {

/// Entities of the start population are numbered beside the days of the calendar.
constexpr std::uint32_t kInitial = 0xffffffff, kUnderWay = 0xfffffffe;

/// Of shares that add up: how many but the last lie below. Without a branch: they cannot be foreseen.
std::size_t draw_index(const std::vector<double>& cumulative, double u) {
  std::size_t index = 0;
  for (std::size_t i = 0; i + 1 < cumulative.size(); ++i)
    index += static_cast<std::size_t>(u >= cumulative[i]);
  return index;
}

}  // namespace

Replication::Replication(const Model::Tables& tables, std::uint64_t seed, std::uint32_t replication,
                         Workspace::Buffers& buffers)
    : t_{tables}, draws_{seed, replication}, at_{buffers}, record_{buffers.recorder} {}

Observations Replication::run() {
  prepare();
  draw_start();
  staffing(0);
  follow_ups(0);
  book(0, Notice::waived);
  ledger_.appointments.booked_at_start = std::exchange(ledger_.appointments.made, 0);
  for (Day day = 1; day <= t_.end; ++day) {
    record_.start_day(day);
    staffing(day);
    clinic(day);
    referrals(day);
    follow_ups(day);
    if (t_.open.is_open(day)) same_day(day);
    if (t_.office[static_cast<std::size_t>(day)]) book(day, Notice::as_asked);
    record_.end_day();
  }
  finish();
  return std::move(record_.observations());
}

void Replication::prepare() {
  const std::size_t days = static_cast<std::size_t>(t_.last) + 1, columns = t_.holder_of.size();
  at_.patients.clear();
  at_.counters.clear();
  at_.patients.reserve(
      t_.patients_expected);  // in one piece: grown, it would be there twice while it is copied
  at_.due_on.resize(days);
  for (Joining& list : at_.due_on) list.clear();
  at_.booked_on.resize(days);
  for (std::vector<PatientId>& list : at_.booked_on) list.clear();
  at_.waiting.resize(t_.classes.size());
  for (WaitingClass& waiting : at_.waiting) waiting.clear();
  at_.booked.assign(days * columns, 0);
  at_.not_attended.assign(days * columns, 0);
  at_.off_sick.assign(t_.roster.holders().size(), {});
  at_.referrals_owed.assign(t_.streams.size(), 0);
  prepare_cover();
  record_.reset(t_);
  draw_roster(t_.service, t_.roster, t_.open, draws_, at_.roster);
  at_.diary.reset(t_.needs, columns, t_.last);
  for (std::size_t c = 0; c < columns; ++c) {
    const auto column = static_cast<Position>(c);
    for (Day day = 1; day <= t_.last; ++day) {
      if (t_.open.is_open(day)) at_.diary.set_free(day, column, at_.roster.opened(column, day));
    }
  }
  at_.diary.index();
  at_.look_ahead = std::max(t_.look_ahead, t_.longest_window + at_.diary.longest_closure() + 1);
}

void Replication::draw_start() {
  auto group = t_.in_progress.begin();  // in the order of the streams
  for (std::size_t s = 0; s < t_.streams.size(); ++s) {
    add_waiting(s);
    for (; group != t_.in_progress.end() && group->stream.index == s; ++group) add_in_progress(*group);
  }
  ledger_.patients.initial = static_cast<std::int64_t>(at_.patients.size());
}

void Replication::add_waiting(std::size_t s) {
  const StreamTable& stream = t_.streams[s];
  for (const WaitingGroup& group : stream.waiting) {
    const std::string& name =
        group.drawn_as.empty() ? stream.priorities[group.priority.index].name : group.drawn_as;
    const std::uint64_t all = mixed(stream.key + name_key(name));
    for (int k = 0; k < group.count; ++k) {
      const Entity key = entity(all, kInitial, static_cast<std::uint32_t>(k));
      const double waited = (k + 0.5) / group.count * group.longest_days;
      const int minute = static_cast<int>(draws_.uniform(Purpose::referral, key, 0) * 1440);
      const Day start = t_.warm_up_days + 1 - whole_days(waited);
      const std::uint32_t kind = t_.steps[stream.waits_for].bookings + group.priority.index;
      const Entrance by = entrance(t_.bookings[kind], start);
      enter(by, key, start * 1440 + minute, add_counters(by.like, 1));
      record_.clocks(by.like.group).add(by.like.target);
      record_.on_books(s, +1);
      record_.waiting(s, +1);
      record_.unbooked(s, +1);
    }
  }
}

void Replication::add_in_progress(const InProgress& group) {
  const StreamTable& stream = t_.streams[group.stream.index];
  const Entity all = entity(group.key, kUnderWay, kInitial);
  const int count = group.count(draws_.uniform(Purpose::in_progress_count, all, 0));
  for (int k = 0; k < count; ++k) {
    const Entity key = entity(group.key, kUnderWay, static_cast<std::uint32_t>(k));
    auto generator = draws_.generator(Purpose::in_progress_due, key, 0);
    const double delay = draw_length_biased_days(group.delay, generator);
    const Day due =
        1 + static_cast<Day>(std::min(delay * draws_.uniform(Purpose::in_progress_due, key, 1), 1e6));
    const std::size_t priority = draw_index(group.priority_up_to, draws_.uniform(Purpose::priority, key, 0));
    const Patient like = make_patient(group.stream.index, group.priority[priority].index,
                                      stream.first_step + group.step.index);
    const PatientId id = add_patient(like, key, due * 1440, add_counters(like, 1));
    Patient& p = patient(id);
    p.has_clock = false;
    p.seen = true;
    p.treated = draws_.uniform(Purpose::in_progress_state, key, 0) < group.treated_share;
    p.deadline = t_.open.after(due, step_of(p).within);
    record_.on_books(p.stream, +1);
    record_.follow_ups(p.stream).add(p.deadline);
    set_due(p, id, due, 0);
  }
}

Patient Replication::make_patient(std::uint32_t stream, std::uint32_t priority, std::uint32_t step) const {
  Patient p;
  p.stream = static_cast<std::uint16_t>(stream);
  p.priority = static_cast<std::uint8_t>(priority);
  p.group = static_cast<std::uint16_t>(t_.streams[stream].first_priority + priority);
  p.step = step;
  return p;
}

std::uint32_t Replication::add_counters(const Patient& like, int patients) {
  const std::size_t first = at_.counters.size(), each = t_.streams[like.stream].counters;
  at_.counters.resize(first + each * static_cast<std::size_t>(patients), 0);
  // Both are numbered with 32 bits.
  ensure(at_.counters.size() <= 0xffffffff &&
             at_.patients.size() + static_cast<std::size_t>(patients) <= 0xffffffff,
         "a replication has fewer than 4,294,967,296 patients, and as few visits to count");
  const std::uint32_t begun = t_.steps[like.step].counter;
  if (begun != kSeenOnce) {
    for (std::size_t at = first + begun; at < at_.counters.size(); at += each) at_.counters[at] = 1;
  }
  return static_cast<std::uint32_t>(first);
}

inline PatientId Replication::add_patient(const Patient& like, Entity key, std::int32_t clock_start,
                                          std::uint32_t counters) {
  const auto id = static_cast<PatientId>(at_.patients.size());
  at_.patients.push_back(like);
  Patient& p = at_.patients.back();
  p.key = key;
  p.clock_start = clock_start;
  p.order_low = order_low(clock_start, like.stream);
  p.counters = counters;
  return id;
}

/// A clock starts, and the first appointment is wanted from that day on.
Entrance Replication::entrance(const StepBooking& booking, Day day) const {
  Patient like = make_patient(booking.stream, booking.priority, booking.step);
  like.has_clock = like.clock_runs = true;
  like.due = day;
  like.deadline = like.target =
      t_.open.after(day, t_.streams[booking.stream].priorities[booking.priority].target);
  const bool by_wait = t_.service.booking.order == BookingOrder::longest_wait;
  return {like, booking.as_usual, order_high(by_wait ? day : like.target, booking.priority)};
}

inline void Replication::enter(const Entrance& by, Entity key, std::int32_t clock_start,
                               std::uint32_t counters) {
  const PatientId id = add_patient(by.like, key, clock_start, counters);
  at_.waiting[by.in_class].join({by.order_high | at_.patients[id].order_low, id, by.like.due});
}

/// A Poisson count, or the expected number with its fraction carried to the next day.
int Replication::referrals_of(std::size_t s, Date date) {
  const StreamTable& stream = t_.streams[s];
  const auto weekday = static_cast<std::size_t>(date.weekday());
  if (stream.day_counts == DayCounts::poisson) {
    const Entity day = entity(stream.key, static_cast<std::uint32_t>(date.days_since_1970()), 0);
    return stream.referrals[weekday](draws_.uniform(Purpose::referral_count, day, 0));
  }
  double& owed = at_.referrals_owed[s];
  owed += stream.expected[weekday];
  const int whole = static_cast<int>(owed + 1e-9);
  owed -= whole;
  return whole;
}

void Replication::referrals(Day day) {
  for (std::size_t s = 0; s < t_.streams.size(); ++s) {
    const int arrive = referrals_of(s, t_.eve + Days{day});
    if (arrive > 0) refer(s, arrive, day);
  }
}

void Replication::refer(std::size_t s, int count, Day day) {
  const StreamTable& stream = t_.streams[s];
  const auto day_number = static_cast<std::uint32_t>((t_.eve + Days{day}).days_since_1970());
  const StepBooking* const bookings = &t_.bookings[t_.steps[stream.enters].bookings];
  at_.entrances.clear();
  for (std::size_t p = 0; p < stream.priorities.size(); ++p)
    at_.entrances.push_back(entrance(bookings[p], day));
  std::uint32_t counters = add_counters(at_.entrances.front().like, count);
  for (int k = 0; k < count; ++k, counters += stream.counters) {
    const Entity key = entity(stream.key, day_number, static_cast<std::uint32_t>(k));
    const auto [time, rank] = draws_.pair(Purpose::referral, key, 0);
    const int minute = static_cast<int>(unit_interval(time) * 1440);
    Entrance& by = at_.entrances[draw_index(stream.priority_up_to, unit_interval(rank))];
    ++by.count;
    enter(by, key, day * 1440 + minute, counters);
  }
  for (const Entrance& by : at_.entrances) record_.clocks(by.like.group).add(by.like.target, by.count);
  record_.count(StreamSeries::referrals, s, count);
  record_.on_books(s, count);
  record_.waiting(s, count);
  record_.unbooked(s, count);
  ledger_.patients.referrals += count;
}

void Replication::follow_ups(Day day) {
  const Joining& joining = at_.due_on[static_cast<std::size_t>(day)];
  for (std::size_t i = 0; i < joining.places.size(); ++i)
    at_.waiting[joining.classes[i]].join(joining.places[i]);
}

void Replication::finish() {
  for (Day day = t_.end + 1; day <= t_.last; ++day) {
    ledger_.appointments.booked_at_end += std::ssize(at_.booked_on[static_cast<std::size_t>(day)]);
  }
  ledger_.patients.on_books =
      ledger_.patients.initial + ledger_.patients.referrals - ledger_.patients.discharged;
  Observations& seen = record_.observations();
  std::int64_t on_books = 0;
  for (const Patient& p : at_.patients) {
    if (p.step == kGone) continue;
    ++on_books;
    if (p.has_clock && !p.seen) record_.left_waiting(p.group, t_.end - day_of(p.clock_start));
    if (p.clock_runs) record_.clock_left_running(p.group, p.target);
  }
  const Ledger::Appointments& a = ledger_.appointments;
  ensure(on_books == ledger_.patients.on_books, "every patient is discharged once or on the books", t_.end);
  ensure(a.made + a.booked_at_start == a.attended + a.not_attended + a.cancelled_by_service + a.booked_at_end,
         "every appointment is attended, missed, cancelled or still to come", t_.end);
  seen.ledger = ledger_;
  record_hours(t_, at_, seen);
}

Workspace::Workspace() : buffers_{std::make_unique<Buffers>()} {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

Observations simulate(const Model& model, std::uint64_t seed, std::uint32_t replication,
                      Workspace& workspace) {
  return Replication{model.tables(), seed, replication, workspace.buffers()}.run();
}

}  // namespace headroom
